use serde::{Deserialize, Serialize};

use crate::auth::{Token, User};
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result};
use crate::id::{ApiKeyId, UserId};
use crate::names::names;

names! {
    /// What a key opens.
    #[derive(PartialOrd, Ord)]
    "scopes" pub enum Scope {
        /// To read balance and statement.
        CreditsRead = "credits:read",
        /// To read avatars and voices.
        AvatarsRead = "avatars:read",
        /// To add and change avatars.
        AvatarsWrite = "avatars:write",
        /// To read jobs, follow them and fetch what they made.
        JobsRead = "jobs:read",
        /// To create and cancel jobs, which costs credits.
        JobsWrite = "jobs:write",
        /// To read connections with social networks, posts and what became of them.
        SocialRead = "social:read",
        /// To write posts, schedule and cancel them.
        SocialWrite = "social:write",
        /// To read webhook endpoints and what was delivered to them.
        WebhooksRead = "webhooks:read",
        /// To add, change and remove webhook endpoints, and to send again.
        WebhooksWrite = "webhooks:write",
        /// To read figures by the day.
        AnalyticsRead = "analytics:read",
    }
}

/// A key with which a program acts for a user. It opens nothing of who the user is: neither
/// password nor sessions nor keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiKey {
    /// Its id.
    pub id: ApiKeyId,
    /// For whom it acts.
    pub user_id: UserId,
    /// What the user calls it.
    pub name: String,
    /// Its first characters, by which people know it.
    pub start: String,
    /// What it opens.
    pub scopes: Vec<Scope>,
    /// Whether it opens anything at present.
    pub enabled: bool,
    /// How many requests it may make in [`rate_window_s`](Self::rate_window_s); `None` is as many
    /// as anybody.
    pub rate_limit: Option<u32>,
    /// The window, in seconds.
    pub rate_window_s: u32,
    /// When it ends; `None` is never.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

impl ApiKey {
    /// What every key begins with, so that one that was published by mistake is found.
    pub const PREFIX: &'static str = "osx_";
    pub(super) const START_LEN: usize = 8;
    /// How many keys a user has at most.
    pub const MAX_PER_USER: usize = 100;

    /// Refuses what the key does not open: [`PermissionDenied`](ErrorCode::PermissionDenied).
    pub fn require(&self, scope: Scope) -> Result<()> {
        if self.scopes.contains(&scope) {
            return Ok(());
        }
        Err(Error::new(ErrorCode::PermissionDenied, "this key does not open this")
            .with("scope", scope)
            .with("reason", "insufficient_scope"))
    }
}

/// A key that was shown, and for whom it acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyIdentity {
    /// The key.
    pub api_key: ApiKey,
    /// For whom it acts.
    pub user: User,
}

/// A key that is to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewApiKey {
    /// What the user calls it: 1 to 200 characters.
    pub name: String,
    /// What it opens: one scope at least.
    pub scopes: Vec<Scope>,
    /// In how many seconds it ends: 60 to 31,536,000; `None` is never.
    #[serde(default)]
    pub expires_in_s: Option<u64>,
    /// How many requests it may make in a window.
    #[serde(default)]
    pub rate_limit: Option<u32>,
    /// The window in seconds: 1 to 86,400.
    #[serde(default = "a_minute")]
    pub rate_window_s: u32,
}

fn a_minute() -> u32 {
    60
}

/// What changes of a key; `None` leaves it as it is. What it opens does not change: that takes
/// another key.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ApiKeyUpdate {
    /// What the user calls it.
    pub name: Option<String>,
    /// Whether it opens anything.
    pub enabled: Option<bool>,
}

/// A key that was just made: the only moment at which it is known.
#[derive(Debug, Clone, Serialize)]
pub struct CreatedApiKey {
    /// What the program shows.
    pub key: Token,
    /// What is kept of it.
    pub api_key: ApiKey,
}
