use std::time::Duration;

use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result};

/// How often something was tried since it last succeeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attempts {
    /// How many tries failed or are still under way.
    pub count: u32,
    /// When the last one began.
    pub last_at: Timestamp,
}

/// How long one must wait after so many failures: nothing at first, then twice as long with each.
///
/// A try counts when it begins and is forgiven when it succeeds, so that tries at the same moment
/// cannot outrun it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lockout {
    /// How many tries are free.
    pub free: u32,
    /// The first pause; each further failure doubles it.
    pub first_pause: Duration,
    /// The longest pause. After that time without a try everything is forgotten.
    pub longest_pause: Duration,
}

impl Default for Lockout {
    fn default() -> Self {
        Lockout {
            free: 10,
            first_pause: Duration::from_secs(1),
            longest_pause: Duration::from_secs(15 * 60),
        }
    }
}

impl Attempts {
    /// One more of them.
    #[must_use]
    pub fn and_another(self, now: Timestamp) -> Self {
        Attempts { count: self.count.saturating_add(1), last_at: now }
    }
}

impl Lockout {
    /// The attempts with one more, or [`RateLimited`](ErrorCode::RateLimited) with the seconds to
    /// wait in `retry_after_s`.
    pub fn next(&self, attempts: Attempts, now: Timestamp) -> Result<Attempts> {
        let passed = now.since(attempts.last_at);
        if passed >= self.longest_pause {
            return Ok(Attempts { count: 1, last_at: now });
        }
        match self.pause(attempts.count).checked_sub(passed) {
            Some(rest) if !rest.is_zero() => {
                let seconds = rest.as_micros().div_ceil(1_000_000);
                Err(Error::new(ErrorCode::RateLimited, "too many failed attempts: wait a while")
                    .with("retry_after_s", seconds)
                    .with("reason", "too_many_attempts"))
            }
            _ => Ok(attempts.and_another(now)),
        }
    }

    fn pause(&self, failures: u32) -> Duration {
        match failures.checked_sub(self.free) {
            None => Duration::ZERO,
            Some(beyond) => {
                let factor = 2_u32.saturating_pow(beyond);
                self.first_pause.saturating_mul(factor).min(self.longest_pause)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> Timestamp {
        Timestamp::from_micros(1_767_225_600_000_000) + Duration::from_secs(seconds)
    }

    fn seconds_to_wait(attempts: Attempts, now: Timestamp) -> u64 {
        let refused = Lockout::default().next(attempts, now).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::RateLimited);
        refused.context_value("retry_after_s").unwrap().parse().unwrap()
    }

    #[test]
    fn ten_tries_are_free_also_at_one_moment() {
        let mut attempts = Attempts::default();
        for _ in 0..10 {
            attempts = Lockout::default().next(attempts, at(0)).unwrap();
        }
        assert_eq!(seconds_to_wait(attempts, at(0)), 1);
    }

    #[test]
    fn each_failure_doubles_the_pause_up_to_the_longest() {
        let mut attempts = Attempts { count: 10, last_at: at(0) };
        let mut now = 0;
        for pause in [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] {
            assert_eq!(seconds_to_wait(attempts, at(now)), pause);
            now += pause;
            attempts = Lockout::default().next(attempts, at(now)).unwrap();
        }
        let last = Attempts { count: 60, last_at: at(0) };
        assert_eq!(seconds_to_wait(last, at(0)), 900);
    }

    #[test]
    fn who_waited_the_longest_pause_starts_anew() {
        let attempts = Attempts { count: 60, last_at: at(0) };
        let again = Lockout::default().next(attempts, at(900)).unwrap();
        assert_eq!(again, Attempts { count: 1, last_at: at(900) });
    }
}
