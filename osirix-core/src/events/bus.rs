use tokio::sync::broadcast;

use crate::id::JobId;

/// A hint that something changed. The database is the truth: a lost signal delays, never loses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Signal {
    /// A job can be claimed.
    JobReady,
    /// A job's state or progress changed.
    JobChanged(JobId),
}

/// Carries signals to everybody who waits.
pub trait EventBus: Send + Sync {
    /// Sends a signal after the change was committed. Never blocks, never fails.
    fn publish(&self, signal: Signal);

    /// Receives every signal from now on; one who is too slow is told how many it missed.
    fn subscribe(&self) -> broadcast::Receiver<Signal>;
}
