use osirix_core::events::{EventBus, Signal};
use tokio::sync::broadcast::{self, Receiver, Sender};

/// Carries signals within one process.
///
/// Others learn of a change at their next look into the database: a signal only makes it sooner.
#[derive(Debug, Clone)]
pub struct InProcessBus {
    sender: Sender<Signal>,
}

impl InProcessBus {
    /// How many signals a slow receiver may be behind before it is told that it missed some.
    pub const CAPACITY: usize = 1_024;

    /// A bus without receivers.
    pub fn new() -> Self {
        InProcessBus { sender: broadcast::channel(Self::CAPACITY).0 }
    }
}

impl Default for InProcessBus {
    fn default() -> Self {
        InProcessBus::new()
    }
}

impl EventBus for InProcessBus {
    fn publish(&self, signal: Signal) {
        // It fails only when nobody listens, and then nobody misses it.
        let _ = self.sender.send(signal);
    }

    fn subscribe(&self) -> Receiver<Signal> {
        self.sender.subscribe()
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::broadcast::error::RecvError;

    use super::*;

    #[tokio::test]
    async fn everybody_who_listens_gets_a_signal() {
        let bus = InProcessBus::new();
        bus.publish(Signal::JobReady);
        let (mut first, mut second) = (bus.subscribe(), bus.clone().subscribe());
        bus.publish(Signal::JobReady);
        assert_eq!(first.recv().await, Ok(Signal::JobReady));
        assert_eq!(second.recv().await, Ok(Signal::JobReady));
        assert!(first.is_empty(), "what was sent before the subscription is not received");
    }

    #[tokio::test]
    async fn a_slow_receiver_is_told_how_many_it_missed() {
        let bus = InProcessBus::new();
        let mut slow = bus.subscribe();
        for _ in 0..InProcessBus::CAPACITY + 3 {
            bus.publish(Signal::JobReady);
        }
        assert_eq!(slow.recv().await, Err(RecvError::Lagged(3)));
    }
}
