use async_trait::async_trait;

use super::{AuditEntry, AuditLine, AuditSeal};
use crate::error::Result;
use crate::id::AccountId;
use crate::page::{Page, PageRequest};

/// Keeps the audit log: lines are added, never changed or removed, and so are the seals on them.
#[async_trait]
pub trait AuditRepository: Send {
    /// Adds a line.
    async fn append(&mut self, entry: &AuditEntry) -> Result<()>;

    /// Adds lines, in their order.
    async fn append_all(&mut self, entries: &[AuditEntry]) -> Result<()>;

    /// An account's lines, newest first.
    async fn list(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<AuditEntry>>;

    /// The place up to which every line is committed that ever will be; 0 in an empty log. Whoever
    /// writes lines waits for this transaction, which must end at once;
    /// [`Busy`](crate::ErrorCode::Busy) when one that wrote a line does not end soon.
    async fn settled(&mut self) -> Result<i64>;

    /// The lines behind a place, up to another, so many at most, in their order.
    async fn lines(&mut self, after: i64, up_to: i64, limit: u32) -> Result<Vec<AuditLine>>;

    /// The last seal, for this transaction alone until it ends: others who want it wait.
    async fn last_seal(&mut self) -> Result<Option<AuditSeal>>;

    /// Adds seals.
    async fn add_seals(&mut self, seals: &[AuditSeal]) -> Result<()>;

    /// The seals behind a place in the chain, so many at most, in their order.
    async fn seals(&mut self, after: i64, limit: u32) -> Result<Vec<AuditSeal>>;
}
