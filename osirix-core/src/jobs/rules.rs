use std::time::Duration;

use crate::error::{Error, ErrorCode, Retry};
use crate::plans::Feature;

/// How every job of a kind is treated.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rules {
    /// What a plan must include for it; `None` is for every plan.
    pub feature: Option<Feature>,
    /// What happens after a failed attempt.
    pub retry: RetryPolicy,
    /// How long a job and its result stay after its end; `None` is for ever.
    pub keep: Option<Duration>,
}

/// Which failed attempts are followed by another, and after what pause.
///
/// The pause doubles with each attempt up to `longest`, and is spread over its upper half by
/// chance, so that jobs that failed together do not come back together.
#[derive(Debug, Clone, PartialEq)]
pub struct RetryPolicy {
    /// How many attempts a job has; at least 1.
    pub attempts: u32,
    /// The pause after the first failed attempt.
    pub first: Duration,
    /// The longest pause.
    pub longest: Duration,
    /// What is different after errors of a code: another first pause, or none at all, which fails
    /// the job at once. Without an entry the error itself says whether it passes.
    pub after: Vec<(ErrorCode, Option<Duration>)>,
}

impl Default for RetryPolicy {
    /// Five attempts, with pauses of a second and more, up to five minutes.
    fn default() -> Self {
        RetryPolicy {
            attempts: 5,
            first: Duration::from_secs(1),
            longest: Duration::from_secs(300),
            after: Vec::new(),
        }
    }
}

impl RetryPolicy {
    /// One attempt alone.
    pub fn never() -> Self {
        RetryPolicy { attempts: 1, ..RetryPolicy::default() }
    }

    /// The pause after the `attempt`th attempt failed with this error, where another follows;
    /// `chance` in `0.0..1.0` spreads it. An error that says how long to wait is waited for.
    pub(super) fn pause(&self, error: &Error, attempt: u32, chance: f64) -> Option<Duration> {
        let first = self.first_pause(error)?;
        let doubled = first.saturating_mul(1 << attempt.saturating_sub(1).min(16));
        let spread = doubled.min(self.longest).mul_f64(0.5 + 0.5 * chance);
        Some(spread.max(error.retry_after().unwrap_or_default()))
    }

    fn first_pause(&self, error: &Error) -> Option<Duration> {
        match self.after.iter().find(|(code, _)| *code == error.code()) {
            Some((_, first)) => *first,
            None => (error.retry() == Retry::Later).then_some(self.first),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn pauses_double_up_to_the_longest_and_are_spread_over_the_upper_half() {
        let policy = RetryPolicy { longest: SECOND * 5, ..RetryPolicy::default() };
        let busy = Error::new(ErrorCode::Busy, "busy");
        let pause = |attempt, chance| policy.pause(&busy, attempt, chance).unwrap();
        assert_eq!([1, 2, 3, 4, 40].map(|n| pause(n, 1.0).as_secs()), [1, 2, 4, 5, 5]);
        assert_eq!(pause(1, 0.0), SECOND / 2);
    }

    #[test]
    fn each_class_of_errors_has_a_pause_of_its_own() {
        let after = vec![(ErrorCode::RateLimited, Some(SECOND * 60)), (ErrorCode::Timeout, None)];
        let policy = RetryPolicy { after, ..RetryPolicy::default() };
        let pause = |code| policy.pause(&Error::new(code, ""), 1, 1.0);
        assert_eq!(pause(ErrorCode::RateLimited), Some(SECOND * 60));
        assert_eq!(pause(ErrorCode::Unavailable), Some(SECOND));
        assert_eq!(pause(ErrorCode::Timeout), None, "though it passes by itself");
        assert_eq!(pause(ErrorCode::InvalidInput), None);
    }

    #[test]
    fn an_error_that_says_how_long_to_wait_is_waited_for() {
        let limited = Error::new(ErrorCode::RateLimited, "slow down").after(SECOND * 90);
        let pause = RetryPolicy::default().pause(&limited, 1, 0.0);
        assert_eq!(pause, Some(SECOND * 90));
    }
}
