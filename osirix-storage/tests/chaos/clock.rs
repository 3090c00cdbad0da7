//! Clocks that are wrong.

use std::time::{Duration, Instant};

use osirix_core::clock::{Clock, SystemClock, Timestamp};
use serde::{Deserialize, Serialize};

/// How wrong a clock is: so many seconds, one after the other.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Hands {
    pub(crate) offsets: Vec<i64>,
    /// How long until it jumps to the next.
    pub(crate) each: Duration,
}

impl Hands {
    /// Always as wrong.
    pub(crate) fn off_by(seconds: i64) -> Self {
        Hands { offsets: vec![seconds], each: Duration::MAX }
    }
}

/// The system's clock, set wrong; it stays at its last offset.
#[derive(Debug)]
pub(crate) struct WrongClock {
    hands: Hands,
    started: Instant,
}

impl WrongClock {
    pub(crate) fn new(hands: Hands) -> Self {
        WrongClock { hands, started: Instant::now() }
    }

    fn offset(&self) -> i64 {
        let jumps = self.started.elapsed().as_micros() / self.hands.each.as_micros().max(1);
        let last = self.hands.offsets.len().saturating_sub(1);
        let index = usize::try_from(jumps).unwrap_or(last).min(last);
        self.hands.offsets.get(index).copied().unwrap_or(0)
    }
}

impl Clock for WrongClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(SystemClock.now().as_micros() + self.offset() * 1_000_000)
    }
}
