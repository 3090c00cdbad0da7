//! Chance that can be repeated: the seed that is printed gives the same throws again.

use std::time::Duration;

use osirix_core::clock::{Random, SeededRandom};

/// A sequence of throws.
#[derive(Debug)]
pub(crate) struct Dice(SeededRandom);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Dice(SeededRandom::new(seed))
    }

    /// A number of 64 bits.
    pub(crate) fn number(&self) -> u64 {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes).expect("a sequence does not fail");
        u64::from_le_bytes(bytes)
    }

    /// A number below `limit`.
    pub(crate) fn below(&self, limit: usize) -> usize {
        (self.number() % limit as u64) as usize
    }

    /// Whether one of so many throws falls on this one.
    pub(crate) fn one_in(&self, count: usize) -> bool {
        self.below(count) == 0
    }

    /// A time in this range of milliseconds.
    pub(crate) fn millis(&self, range: std::ops::Range<usize>) -> Duration {
        Duration::from_millis((range.start + self.below(range.len())) as u64)
    }

    /// A sequence of its own, for somebody who throws at the same time.
    pub(crate) fn fork(&self) -> Dice {
        Dice::new(self.number())
    }
}
