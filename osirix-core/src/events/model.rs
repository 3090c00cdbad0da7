use serde::{Deserialize, Serialize};

use crate::clock::{Ambient, Timestamp};
use crate::error::Result;
use crate::id::{AccountId, EventId};
use crate::names::names;

names! {
    /// What happened, as a stable dotted name.
    #[non_exhaustive]
    "kind" pub enum EventKind {
        /// An account was opened.
        AccountOpened = "account.opened",
        /// A job was created.
        JobCreated = "job.created",
        /// A job was completed.
        JobCompleted = "job.completed",
        /// A job failed for good.
        JobFailed = "job.failed",
        /// A job was cancelled.
        JobCancelled = "job.cancelled",
        /// A failed job was sent on its way again.
        JobRedriven = "job.redriven",
    }
}

/// Something that happened, as the outbox keeps it until it was delivered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its id; later events have larger ids, to the millisecond.
    pub id: EventId,
    /// What happened.
    pub kind: EventKind,
    /// Whose account it concerns.
    pub account_id: AccountId,
    /// The id of the object it happened to.
    pub subject: String,
    /// When.
    pub at: Timestamp,
}

impl Event {
    /// An event with a new id and the current time.
    pub fn new(
        ambient: &Ambient,
        kind: EventKind,
        account_id: AccountId,
        subject: &str,
    ) -> Result<Self> {
        Ok(Event {
            id: ambient.new_id()?,
            kind,
            account_id,
            subject: subject.to_owned(),
            at: ambient.now(),
        })
    }
}
