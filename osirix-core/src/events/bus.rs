use async_trait::async_trait;
use tokio::sync::broadcast;

use crate::id::JobId;

/// A hint that something changed. The database is the truth: a lost signal delays, never loses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Signal {
    /// A job can be claimed.
    JobReady,
    /// A job's state or progress changed.
    JobChanged(JobId),
    /// Signals may have been lost: whoever waits for one looks into the database at once.
    Missed,
}

/// Carries signals to everybody who waits, in this process and, where the bus reaches that far, in
/// others.
///
/// Every implementation passes the suite `conformance::bus`.
#[async_trait]
pub trait EventBus: Send + Sync {
    /// Sends a signal after the change was committed.
    ///
    /// - It never blocks and never fails, also while a server between the processes is away; what
    ///   waits for that server takes bounded memory.
    /// - Everybody in this process hears it at once, and once.
    /// - Other processes hear signals in the order in which they were published. One that is
    ///   published again before it was sent is sent once, so that it is heard after the last time.
    /// - Where signals may have been lost on their way, [`Signal::Missed`] is heard instead.
    fn publish(&self, signal: Signal);

    /// Receives every signal from now on.
    ///
    /// - One who is too slow is told how many it missed.
    /// - After [`close`](EventBus::close) it receives what came before, then that the bus is closed.
    fn subscribe(&self) -> broadcast::Receiver<Signal>;

    /// Sends what still waits, for two seconds at most, and ends whatever works for the bus.
    ///
    /// - Signals that are published later go nowhere.
    /// - Closing again waits for the same end.
    async fn close(&self);
}
