use async_trait::async_trait;

use super::AuditEntry;
use crate::error::Result;
use crate::id::AccountId;
use crate::page::{Page, PageRequest};

/// Keeps the audit log: lines are added, never changed or removed.
#[async_trait]
pub trait AuditRepository: Send {
    /// Adds a line.
    async fn append(&mut self, entry: &AuditEntry) -> Result<()>;

    /// Adds lines, in their order.
    async fn append_all(&mut self, entries: &[AuditEntry]) -> Result<()>;

    /// An account's lines, newest first.
    async fn list(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<AuditEntry>>;
}
