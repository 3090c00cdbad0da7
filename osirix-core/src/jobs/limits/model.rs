use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::AccountId;
use crate::jobs::JobKind;
use crate::limits::Limit;

/// How many jobs may be at work; what is not said is not limited.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KindLimits {
    /// How many at once, of all accounts.
    pub at_once: Option<u32>,
    /// How many at once of each account.
    pub at_once_each: Option<u32>,
    /// How many may begin in each window of `window_ms`, of all accounts.
    pub starts: Option<u32>,
    /// The length of such a window in milliseconds, up to a day: 1,000 unless it is said.
    pub window_ms: Option<u64>,
}

impl KindLimits {
    /// The window unless one is said.
    const SECOND_MS: u64 = 1_000;

    /// Whether nothing is limited.
    pub fn is_none(&self) -> bool {
        *self == KindLimits::default()
    }

    /// How many may begin in how long a time.
    pub(super) fn rate(&self) -> Option<Limit> {
        let window = Duration::from_millis(self.window_ms.unwrap_or(Self::SECOND_MS));
        self.starts.map(|max| Limit { max, window })
    }

    pub(super) fn check(&self) -> Result<()> {
        let longest = u64::try_from(Limit::LONGEST_WINDOW.as_millis()).unwrap_or(u64::MAX);
        match self.window_ms {
            Some(window) if !(1..=longest).contains(&window) => {
                Err(Error::invalid("window_ms", "a window is a millisecond to a day long")
                    .with("limit", longest)
                    .with("value", window))
            }
            _ => Ok(()),
        }
    }
}

/// What a control is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobScope {
    /// Every job of a kind.
    Kind(JobKind),
    /// Every job of an account: it can be paused.
    Account(AccountId),
    /// An account's jobs of a kind: another number at once than the kind's for each account.
    Both(JobKind, AccountId),
}

/// What is said of the jobs of a scope, for every machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Control {
    /// Which jobs.
    pub scope: JobScope,
    /// Whether none of them begins for now.
    pub paused: bool,
    /// How many may be at work.
    pub limits: KindLimits,
    /// The window in which jobs began last.
    pub window_start: Timestamp,
    /// How many began in it.
    pub started: u32,
}

impl Control {
    /// Says nothing yet.
    pub(super) fn new(scope: JobScope) -> Self {
        let (limits, window_start) = (KindLimits::default(), Timestamp::default());
        Control { scope, paused: false, limits, window_start, started: 0 }
    }
}
