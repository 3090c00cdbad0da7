use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::auth::Email;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::MailId;
use crate::names::names;

/// A message to somebody, in plain text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// To whom.
    pub to: Email,
    /// The subject: one line.
    pub subject: String,
    /// The text; its lines end with `\n`.
    pub text: String,
}

/// Sends mail.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Its name, for people.
    fn name(&self) -> &str;

    /// Hands a message over to be delivered.
    ///
    /// - `Ok` means that a server has taken it.
    /// - An error that is worth another try says so by
    ///   [`retry`](crate::Error::retry).
    /// - The id is the message's own: one that is handed over again after a crash has the same.
    async fn send(&self, id: MailId, mail: &Mail) -> Result<()>;
}

names! {
    /// What became of a message.
    "state" pub enum MailState {
        /// It waits to be sent.
        Queued = "queued",
        /// A server has taken it.
        Sent = "sent",
        /// It was refused for good, or too often.
        Failed = "failed",
        /// It stays in the database: there is nobody who would send it.
        Kept = "kept",
        /// It is to nobody: an address that is not known here.
        Discarded = "discarded",
    }
}

/// A message as it is stored: its text is sealed, for it carries links that sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredMail {
    /// Its id.
    pub id: MailId,
    /// To whom.
    pub to: Email,
    /// Subject and text, sealed.
    pub sealed: String,
    /// What became of it.
    pub state: MailState,
    /// How often it was tried to be sent.
    pub attempts: u32,
    /// When it is to be sent.
    pub due_at: Timestamp,
    /// When it was written.
    pub created_at: Timestamp,
}

/// A message of the outbox, opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutboxMail {
    /// Its id.
    pub id: MailId,
    /// To whom.
    pub to: Email,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// What became of it.
    pub state: MailState,
    /// When it was written.
    pub created_at: Timestamp,
}
