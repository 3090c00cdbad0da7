use async_trait::async_trait;

use super::Schedule;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{AccountId, ScheduleId};

/// Keeps schedules.
#[async_trait]
pub trait ScheduleRepository: Send {
    /// Adds a schedule. `false` when the account has one of this name.
    async fn insert(&mut self, schedule: &Schedule) -> Result<bool>;

    /// The schedule of this id, for this transaction alone until it ends.
    async fn lock(&mut self, id: ScheduleId) -> Result<Option<Schedule>>;

    /// An account's schedules, by their names.
    async fn list(&mut self, account: AccountId) -> Result<Vec<Schedule>>;

    /// Writes what changes of a schedule: whether it is paused, and its times.
    async fn save(&mut self, schedule: &Schedule) -> Result<()>;

    /// Removes a schedule. `false` when there is none.
    async fn remove(&mut self, id: ScheduleId) -> Result<bool>;

    /// Schedules whose time has come, the oldest first.
    async fn due(&mut self, now: Timestamp, limit: u32) -> Result<Vec<Schedule>>;

    /// When the next schedule's time comes.
    async fn next(&mut self) -> Result<Option<Timestamp>>;
}
