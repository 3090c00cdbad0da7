use serde::{Deserialize, Serialize};

use crate::auth::Token;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::events::EventKind;
use crate::id::{AccountId, EndpointId};
use crate::names::names;

names! {
    /// Whether an endpoint is told what happens.
    "state" pub enum EndpointState {
        /// It is.
        Active = "active",
        /// Its owner has paused it: what happens meanwhile is not told.
        Paused = "paused",
        /// It answered that it is gone, or nothing got through for days: its owner may enable it
        /// again.
        Disabled = "disabled",
    }
}

/// Where an account is told what happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebhookEndpoint {
    /// Its id.
    pub id: EndpointId,
    /// Whose it is.
    pub account_id: AccountId,
    /// The address that messages are posted to.
    pub url: String,
    /// What its owner calls it.
    pub description: String,
    /// What it is told.
    pub kinds: Vec<EventKind>,
    /// Whether it is told anything.
    pub state: EndpointState,
    /// Why it is disabled.
    pub reason: Option<String>,
    /// Since when every attempt has failed, where the last one did.
    pub failing_since: Option<Timestamp>,
    /// Until when the secret that was replaced signs too.
    pub old_secret_until: Option<Timestamp>,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

/// An endpoint to be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewWebhook {
    /// The address that messages are posted to: `https`, of at most 2,000 characters.
    pub url: String,
    /// What its owner calls it: at most 200 characters.
    #[serde(default)]
    pub description: String,
    /// What it is told: at least one kind.
    pub kinds: Vec<EventKind>,
}

/// What changes about an endpoint; what is not said stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WebhookUpdate {
    /// Another address.
    pub url: Option<String>,
    /// Another name.
    pub description: Option<String>,
    /// What it is told instead.
    pub kinds: Option<Vec<EventKind>>,
    /// Whether it is told anything: `false` pauses it, `true` lets it go on.
    pub enabled: Option<bool>,
}

/// An endpoint with a secret of its, which is shown at this moment alone.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AddedWebhook {
    /// The endpoint.
    pub endpoint: WebhookEndpoint,
    /// What its messages are signed with: `whsec_..`.
    pub secret: Token,
}

/// A secret that was replaced and signs for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldSecret {
    /// The secret, sealed.
    pub sealed: String,
    /// Until when it signs.
    pub until: Timestamp,
}

/// An endpoint as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEndpoint {
    /// What its owner may see of it.
    pub endpoint: WebhookEndpoint,
    /// Its secret, sealed.
    pub sealed: String,
    /// The secret before.
    pub old: Option<OldSecret>,
}

impl WebhookEndpoint {
    const MAX_URL: usize = 2_000;
    const MAX_DESCRIPTION: usize = 200;

    pub(super) fn check_url(url: &str) -> Result<()> {
        within("url", url, Self::MAX_URL)
    }

    pub(super) fn check_description(description: &str) -> Result<()> {
        within("description", description, Self::MAX_DESCRIPTION)
    }

    /// The kinds, each once; none, or one of which nobody is told, is refused.
    pub(super) fn checked_kinds(kinds: &[EventKind]) -> Result<Vec<EventKind>> {
        if let Some(kind) = kinds.iter().find(|kind| !kind.is_told()) {
            let message = "endpoints are not told of this kind";
            return Err(Error::invalid("kinds", message).with("value", kind));
        }
        let told = EventKind::ALL.iter().copied().filter(|kind| kinds.contains(kind));
        match told.collect::<Vec<_>>() {
            none if none.is_empty() => {
                Err(Error::invalid("kinds", "name at least one kind of event").with("limit", 1))
            }
            some => Ok(some),
        }
    }

    /// What people know it by.
    pub(super) fn name(&self) -> String {
        match self.description.trim() {
            "" => self.id.to_string(),
            description => format!("\"{description}\" ({})", self.id),
        }
    }
}

fn within(field: &'static str, text: &str, most: usize) -> Result<()> {
    let count = text.chars().count();
    if count <= most && !text.contains(char::is_control) {
        return Ok(());
    }
    let message = format!("at most {most} characters, without control characters");
    Err(Error::invalid(field, message).with("limit", most).with("value", count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_kept_once_and_there_is_one_at_least() {
        let twice = [EventKind::JobFailed, EventKind::JobCompleted, EventKind::JobFailed];
        let kept = WebhookEndpoint::checked_kinds(&twice).unwrap();
        assert_eq!(kept, [EventKind::JobCompleted, EventKind::JobFailed]);
        for wrong in [&[][..], &[EventKind::Ping], &[EventKind::AccountOpened]] {
            let refused = WebhookEndpoint::checked_kinds(wrong).unwrap_err();
            assert_eq!(refused.context_value("field"), Some("kinds"));
        }
    }
}
