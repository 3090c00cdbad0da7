use std::time::Duration;

use async_trait::async_trait;

use crate::clock::Timestamp;
use crate::error::Result;

/// Counts by key, one window a key.
#[async_trait]
pub trait RateLimitRepository: Send {
    /// Adds to the count of a key in the window that began at `window_start`, and returns it.
    ///
    /// - Callers at once all count, and each is told a count with their own in it.
    /// - What was counted in an earlier window of the key is forgotten.
    /// - A caller whose clock is behind, so that its window is an earlier one, counts in the window
    ///   that is open.
    async fn add(&mut self, key: &str, window_start: Timestamp, count: u32) -> Result<u64>;

    /// Forgets the keys whose windows began longer ago than this; how many there were.
    async fn forget(&mut self, now: Timestamp, age: Duration) -> Result<u64>;
}
