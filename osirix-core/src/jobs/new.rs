use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::JobKind;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::{AccountId, JobId};
use crate::money::Credits;
use crate::names::names;
use crate::text::check_key;

/// A job to be created.
#[derive(Debug, Clone, PartialEq)]
pub struct NewJob {
    /// Whose it is.
    pub account: AccountId,
    /// What it makes.
    pub kind: JobKind,
    /// What is asked for, in the form of its kind.
    pub request: Value,
    /// The most that it may cost, where no handler of its kind is at hand to tell.
    pub quote: Option<Credits>,
    /// The caller's own id: creating the same job with the same key again returns the first.
    pub idempotency_key: Option<String>,
    /// Moves it forward in the queue, or back: -100 to 100. A point is worth a hundred jobs of each
    /// other account, so that what waits is overtaken for a while, and not for ever.
    pub priority: i32,
    /// From when on it may run; `None` is at once.
    pub run_at: Option<Timestamp>,
    /// A key under which the account has one such job at a time.
    pub unique: Option<Unique>,
    /// The jobs that it comes after: it may run when all of them have ended.
    pub after: Vec<After>,
}

/// A key that one job of its kind has at a time, within an account.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Unique {
    /// 1 to 200 characters.
    pub key: String,
    /// Until when the job has it, and what becomes of another.
    pub mode: UniqueMode,
}

names! {
    /// What becomes of a job whose key another has.
    "unique" pub enum UniqueMode {
        /// A job has its key until its end: whoever asks for another meanwhile gets this one.
        Keep = "keep",
        /// A job has its key until it begins: another cancels it and takes its place, so that of
        /// many in a row the last one runs.
        Replace = "replace",
    }
}

/// A job that another comes after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct After {
    /// The job.
    pub job: Earlier,
    /// How it must end.
    pub needs: Needs,
}

/// Which job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Earlier {
    /// One that exists.
    Id(JobId),
    /// One that is created by the same call, before this one: its index there.
    Index(usize),
}

names! {
    /// How a job must end for those that come after it.
    "needs" pub enum Needs {
        /// Completed; otherwise the later job is cancelled.
        Result = "result",
        /// In any way.
        End = "end",
    }
}

impl After {
    /// After a job of the same call was completed.
    pub const fn result_of(index: usize) -> Self {
        After { job: Earlier::Index(index), needs: Needs::Result }
    }

    /// After a job of the same call has ended in any way.
    pub const fn end_of(index: usize) -> Self {
        After { job: Earlier::Index(index), needs: Needs::End }
    }
}

impl NewJob {
    /// The range of the priority.
    const PRIORITY: RangeInclusive<i32> = -100..=100;
    /// How many jobs one may come after.
    const MOST_BEFORE: usize = 10_000;

    /// A job that may run at once.
    pub fn new(account: AccountId, kind: JobKind, request: Value) -> Self {
        NewJob {
            account,
            kind,
            request,
            quote: None,
            idempotency_key: None,
            priority: 0,
            run_at: None,
            unique: None,
            after: Vec::new(),
        }
    }

    /// Refuses what cannot be, wherever this job stands among those of its call.
    pub(super) fn check(&self, index: usize) -> Result<()> {
        if !Self::PRIORITY.contains(&self.priority) {
            return Err(Error::invalid("priority", "use -100 to 100")
                .with("limit", "-100..100")
                .with("value", self.priority));
        }
        self.quote.unwrap_or_default().not_negative("quote")?;
        if self.after.len() > Self::MOST_BEFORE {
            return Err(Error::invalid("after", "a job comes after 10,000 others at most")
                .with("limit", Self::MOST_BEFORE));
        }
        let ahead = |after: &After| matches!(after.job, Earlier::Index(at) if at >= index);
        if self.after.iter().any(ahead) {
            let message = "a job comes after jobs that stand before it in the same call";
            return Err(Error::invalid("after", message).with("index", index));
        }
        check_key("idempotency_key", self.idempotency_key.as_deref())?;
        check_key("unique", self.unique.as_ref().map(|unique| unique.key.as_str()))
    }
}
