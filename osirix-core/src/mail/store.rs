use async_trait::async_trait;

use super::{MailState, StoredMail};
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::MailId;

/// Keeps messages.
#[async_trait]
pub trait MailRepository: Send {
    /// Adds a message.
    async fn insert(&mut self, mail: &StoredMail) -> Result<()>;

    /// Takes queued messages that are due, the oldest first, counts the attempt and moves when
    /// they are due to `until`. Of several who take at once, each message goes to one.
    async fn take(
        &mut self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<StoredMail>>;

    /// Notes what became of a message.
    async fn settle(&mut self, id: MailId, state: MailState, due_at: Timestamp) -> Result<()>;

    /// The newest messages that were to somebody, so many at most.
    async fn recent(&mut self, limit: u32) -> Result<Vec<StoredMail>>;

    /// Removes what was written before a time and does not wait, so many at most; how many there
    /// were.
    async fn delete_before(&mut self, before: Timestamp, limit: u32) -> Result<u64>;
}
