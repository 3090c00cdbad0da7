use std::sync::{Arc, PoisonError, RwLock};

use async_trait::async_trait;
use osirix_core::events::{EventBus, Signal};
use tokio::sync::broadcast::{self, Receiver, Sender};

/// Carries signals within one process.
///
/// Others learn of a change at their next look into the database: a signal only makes it sooner.
/// Clones are the same bus.
#[derive(Debug, Clone)]
pub struct InProcessBus {
    /// None after the bus was closed.
    sender: Arc<RwLock<Option<Sender<Signal>>>>,
}

impl InProcessBus {
    /// How many signals a slow receiver may be behind before it is told that it missed some.
    pub const CAPACITY: usize = 1_024;

    /// A bus without receivers.
    pub fn new() -> Self {
        let sender = broadcast::channel(Self::CAPACITY).0;
        InProcessBus { sender: Arc::new(RwLock::new(Some(sender))) }
    }
}

impl Default for InProcessBus {
    fn default() -> Self {
        InProcessBus::new()
    }
}

#[async_trait]
impl EventBus for InProcessBus {
    fn publish(&self, signal: Signal) {
        if let Some(sender) = &*self.sender.read().unwrap_or_else(PoisonError::into_inner) {
            // It fails only when nobody listens, and then nobody misses it.
            let _ = sender.send(signal);
        }
    }

    fn subscribe(&self) -> Receiver<Signal> {
        match &*self.sender.read().unwrap_or_else(PoisonError::into_inner) {
            Some(sender) => sender.subscribe(),
            // Its sender is gone at once: the receiver hears that the bus is closed.
            None => broadcast::channel(1).1,
        }
    }

    async fn close(&self) {
        self.sender.write().unwrap_or_else(PoisonError::into_inner).take();
    }
}
