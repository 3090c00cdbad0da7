use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;

/// How many in how long a time. Time is cut into windows of this length, the same for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limit {
    /// How many a window allows.
    pub max: u32,
    /// How long a window is: [`LONGEST_WINDOW`](Self::LONGEST_WINDOW) at most.
    pub window: Duration,
}

impl Limit {
    /// What began longer ago is over for every limit.
    pub const LONGEST_WINDOW: Duration = Duration::from_secs(24 * 60 * 60);

    /// So many in so many seconds.
    pub const fn per_seconds(max: u32, seconds: u64) -> Self {
        Limit { max, window: Duration::from_secs(seconds) }
    }

    /// When the window began that is open now.
    pub fn window_start(&self, now: Timestamp) -> Timestamp {
        let window = i64::try_from(self.window.as_micros()).unwrap_or(i64::MAX).max(1);
        Timestamp::from_micros(now.as_micros().div_euclid(window).saturating_mul(window))
    }
}

/// How somebody stands after a request was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allowance {
    /// Whether it is within the limit.
    pub allowed: bool,
    /// How many a window allows.
    pub limit: u32,
    /// How many are left in this one.
    pub remaining: u32,
    /// In how many milliseconds the next window begins.
    pub reset_ms: u64,
}

impl Allowance {
    /// After so many in a window.
    pub(super) fn of(limit: &Limit, count: u64, now: Timestamp) -> Self {
        let left = u64::from(limit.max).saturating_sub(count);
        let reset = (limit.window_start(now) + limit.window).since(now);
        Allowance {
            allowed: count <= limit.max.into(),
            limit: limit.max,
            remaining: u32::try_from(left).unwrap_or(u32::MAX),
            reset_ms: u64::try_from(reset.as_millis()).unwrap_or(u64::MAX),
        }
    }

    /// In how many whole seconds the next window begins: never zero.
    pub fn reset_s(&self) -> u64 {
        self.reset_ms.div_ceil(1_000).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_begins_at_a_multiple_of_its_length() {
        let limit = Limit::per_seconds(3, 10);
        let at = |seconds: i64| Timestamp::from_micros(seconds * 1_000_000);
        assert_eq!(limit.window_start(at(29)), at(20));
        assert_eq!(limit.window_start(at(30)), at(30));
    }

    #[test]
    fn an_allowance_says_what_is_left_and_until_when() {
        let limit = Limit::per_seconds(3, 10);
        let now = Timestamp::from_micros(12_500_000);
        let last = Allowance::of(&limit, 3, now);
        assert_eq!((last.allowed, last.remaining, last.reset_s()), (true, 0, 8));
        assert!(!Allowance::of(&limit, 4, now).allowed);
    }
}
