use async_trait::async_trait;

use super::Event;
use crate::error::Result;
use crate::page::{Page, PageRequest};

/// Keeps the outbox.
#[async_trait]
pub trait EventRepository: Send {
    /// Adds events, in their order, and a delivery of each for every active endpoint of its account
    /// that asks for its kind: both are written or neither.
    async fn append(&mut self, events: &[Event]) -> Result<()>;

    /// Everybody's events, oldest first.
    async fn list(&mut self, page: &PageRequest) -> Result<Page<Event>>;
}
