use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use osirix_core::events::Signal;
use tokio::sync::Notify;

/// Signals that wait to be sent to other processes, each of them once.
#[derive(Default)]
pub(super) struct Outbox {
    pending: Mutex<Pending>,
    filled: Notify,
}

/// Different signals in the order in which they were first put.
#[derive(Default)]
struct Pending {
    order: Vec<Signal>,
    known: HashSet<Signal>,
}

impl Outbox {
    /// How many signals wait at most; beyond it one that says that signals were missed stands for
    /// all of them.
    pub(super) const CAPACITY: usize = 10_000;

    pub(super) fn put(&self, signal: Signal) {
        self.lock().add(signal);
        self.filled.notify_one();
    }

    /// Takes everything that waits.
    pub(super) fn take(&self) -> Vec<Signal> {
        std::mem::take(&mut *self.lock()).order
    }

    /// Puts what could not be sent before what came meanwhile.
    pub(super) fn put_back(&self, signals: Vec<Signal>) {
        let mut pending = self.lock();
        let newer = std::mem::take(&mut *pending).order;
        signals.into_iter().chain(newer).for_each(|signal| pending.add(signal));
    }

    /// Waits until something is there.
    pub(super) async fn filled(&self) {
        while self.lock().order.is_empty() {
            self.filled.notified().await;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Pending> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pending {
    fn add(&mut self, signal: Signal) {
        if self.known.contains(&Signal::Missed) || self.known.contains(&signal) {
            return;
        }
        if signal == Signal::Missed || self.order.len() == Outbox::CAPACITY {
            *self = Pending::default();
            self.order.push(Signal::Missed);
            self.known.insert(Signal::Missed);
        } else {
            self.order.push(signal);
            self.known.insert(signal);
        }
    }
}

#[cfg(test)]
mod tests {
    use osirix_core::clock::Ambient;

    use super::*;

    fn changed() -> Signal {
        Signal::JobChanged(Ambient::system().new_id().unwrap())
    }

    #[test]
    fn a_signal_waits_once_in_the_order_of_coming() {
        let (outbox, one, two) = (Outbox::default(), changed(), changed());
        for signal in [one, Signal::JobReady, two, one, Signal::JobReady] {
            outbox.put(signal);
        }
        assert_eq!(outbox.take(), [one, Signal::JobReady, two]);
        assert_eq!(outbox.take(), [], "what was taken is gone");
    }

    #[test]
    fn what_came_back_goes_first() {
        let (outbox, one, two) = (Outbox::default(), changed(), changed());
        outbox.put(one);
        let unsent = outbox.take();
        outbox.put(two);
        outbox.put(one);
        outbox.put_back(unsent);
        assert_eq!(outbox.take(), [one, two]);
    }

    #[test]
    fn beyond_its_capacity_one_signal_stands_for_all() {
        let outbox = Outbox::default();
        (0..Outbox::CAPACITY).for_each(|_| outbox.put(changed()));
        assert_eq!(outbox.lock().order.len(), Outbox::CAPACITY);
        (0..10).for_each(|_| outbox.put(changed()));
        assert_eq!(outbox.lock().order, [Signal::Missed]);
        assert_eq!(outbox.take(), [Signal::Missed]);
        outbox.put(Signal::JobReady);
        assert_eq!(outbox.take(), [Signal::JobReady], "and then it starts anew");
    }
}
