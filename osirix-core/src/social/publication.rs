use serde::{Deserialize, Serialize};

use super::metrics::PostMetrics;
use super::network::Network;
use super::post::Draft;
use super::preparation::Preparation;
use super::publisher::Published;
use crate::clock::Timestamp;
use crate::error::{Error, ErrorRecord, Result};
use crate::id::{AccountId, ConnectionId, PostId, PublicationId};
use crate::names::names;

names! {
    /// Where a publication is on its way.
    "state" pub enum PublicationState {
        /// It waits for its time, or for its video.
        Scheduled = "scheduled",
        /// What it says does not change any more; its media are on their way to the network.
        Preparing = "preparing",
        /// The network is at work on its media.
        Processing = "processing",
        /// Its messages are being posted, one after the other.
        Publishing = "publishing",
        /// All of it is out.
        Published = "published",
        /// The rest of it will not get out, and what was tried last is not.
        Failed = "failed",
        /// It was cancelled before anything of it was posted.
        Cancelled = "cancelled",
        /// Nobody knows whether a message of it is out: a person has to look.
        Unconfirmed = "unconfirmed",
    }
}

impl PublicationState {
    /// Whether a worker has something to do.
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            PublicationState::Scheduled
                | PublicationState::Preparing
                | PublicationState::Processing
                | PublicationState::Publishing
        )
    }
}

/// A message that may be out: that it would be tried was on record before it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Armed {
    /// Which message, from 0.
    pub part: u32,
    /// When the last try was put on record.
    pub at: Timestamp,
    /// How many tries are on record: more than one only where the network recognises repeats.
    pub tries: u32,
    /// How often it was looked for.
    pub looks: u32,
}

/// What one connection publishes of a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// Its id.
    pub id: PublicationId,
    /// Whose it is.
    pub account_id: AccountId,
    /// The post.
    pub post_id: PostId,
    /// By which connection.
    pub connection_id: ConnectionId,
    /// On which network.
    pub network: Network,
    /// When its post is due.
    pub due_at: Timestamp,
    /// What its text has in common with others that say the same; none where it has no text.
    pub fingerprint: Option<String>,
    /// Where it is on its way.
    pub state: PublicationState,
    /// From when on a worker may take it; none when nobody has anything to do.
    pub run_at: Option<Timestamp>,
    /// The fencing token: grows with each lease, and who writes names the one it was given.
    pub fence: i64,
    /// What the network gets, from the moment on at which work began.
    pub draft: Option<Draft>,
    /// How far its media are.
    pub preparation: Option<Preparation>,
    /// The messages that are out, in order.
    pub published: Vec<Published>,
    /// The message that may be out.
    pub armed: Option<Armed>,
    /// How many tries in a row have failed without posting anything.
    pub failures: u32,
    /// How many entries its record has.
    pub entries: u32,
    /// What went wrong last.
    pub error: Option<ErrorRecord>,
    /// What people did with its first message, as far as its network tells.
    pub metrics: PostMetrics,
    /// When the network told that.
    pub counted_at: Option<Timestamp>,
    /// When it is asked again.
    pub count_at: Option<Timestamp>,
    /// When work on it began.
    pub begun_at: Option<Timestamp>,
    /// When it was scheduled.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

impl Publication {
    /// What the network gets and how far it is: there once work began.
    pub(super) fn work(&self) -> Result<(&Draft, &Preparation)> {
        self.draft.as_ref().zip(self.preparation.as_ref()).ok_or_else(|| {
            let message = "work on it began, and what it says is missing";
            Error::inconsistent("social_publications", "draft", self.id, message)
        })
    }

    /// Which message comes next.
    pub(super) fn next_part(&self) -> u32 {
        u32::try_from(self.published.len()).unwrap_or(u32::MAX)
    }

    /// Whether it can be cancelled and nobody will ever have seen anything of it.
    pub fn is_unseen(&self) -> bool {
        self.state.is_open() && self.armed.is_none() && self.published.is_empty()
    }
}

names! {
    /// What happened to a publication.
    "what" pub enum AttemptKind {
        /// Work began: what it says does not change any more.
        Begun = "begun",
        /// A message is about to be posted.
        Armed = "armed",
        /// A message is out, as the network answered.
        Published = "published",
        /// Nothing was posted.
        Refused = "refused",
        /// The answer is missing: it may be out.
        Unanswered = "unanswered",
        /// It was looked for and is out.
        Found = "found",
        /// It was looked for and is not there.
        Absent = "absent",
        /// It could not be looked for.
        NotSeen = "not_seen",
        /// A message was about to be posted, and was not tried.
        StoodDown = "stood_down",
        /// Nobody knows, and a person was told.
        GaveOver = "gave_over",
        /// A person decided.
        Resolved = "resolved",
        /// The publication has failed.
        Failed = "failed",
        /// It was cancelled.
        Cancelled = "cancelled",
    }
}

/// An entry of a publication's record. Entries are added and never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// Of which publication.
    pub publication_id: PublicationId,
    /// Its number in that record, from 0.
    pub number: u32,
    /// When.
    pub at: Timestamp,
    /// What happened.
    pub what: AttemptKind,
    /// To which message, from 0.
    pub part: u32,
    /// With which error.
    pub error: Option<ErrorRecord>,
}

/// What a person decides about a publication that is unconfirmed or has failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "decision", deny_unknown_fields)]
pub enum Resolution {
    /// The message is out: of an unconfirmed one alone.
    Out {
        /// The network's id of it; needed where further messages answer it.
        #[serde(default)]
        remote_id: Option<String>,
        /// Where people see it.
        #[serde(default)]
        permalink: Option<String>,
    },
    /// The message is not out: post it again.
    Again,
    /// Leave it as it is: of an unconfirmed one alone.
    GiveUp,
}
