use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Change, JobKind, Unique};
use crate::clock::Timestamp;
use crate::error::ErrorRecord;
use crate::id::{AccountId, HoldId, JobId};
use crate::money::Credits;
use crate::names::names;

names! {
    /// Where a job is in its life.
    "state" pub enum JobState {
        /// It waits for a worker, for the first time or again after a failed attempt.
        Pending = "pending",
        /// A worker has it.
        Processing = "processing",
        /// It has a result and was charged.
        Completed = "completed",
        /// It has an error and its credits went back.
        Failed = "failed",
        /// Its owner cancelled it and its credits went back.
        Cancelled = "cancelled",
    }
}

names! {
    /// What a pending job waits for.
    "waits" pub enum Waits {
        /// Its turn: a worker may take it.
        Turn = "turn",
        /// Its time.
        Time = "time",
        /// The ends of the jobs that it comes after.
        Jobs = "jobs",
        /// An answer from outside, until its time at the latest.
        Answer = "answer",
        /// Room: its account has as many of its kind at work as a limit allows, or is paused.
        Room = "room",
    }
}

impl JobState {
    /// Whether nothing will change any more.
    pub const fn is_final(self) -> bool {
        matches!(self, JobState::Completed | JobState::Failed | JobState::Cancelled)
    }
}

/// A job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// Whose it is.
    pub account_id: AccountId,
    /// What it makes.
    pub kind: JobKind,
    /// Where it is in its life.
    pub state: JobState,
    /// What was asked for, in the form of its kind.
    pub request: Value,
    /// The caller's own id, unique within the account where given.
    pub idempotency_key: Option<String>,
    /// The hold on its credits; `None` for a job that costs nothing.
    pub hold_id: Option<HoldId>,
    /// How many credits that hold was made for.
    pub held: Credits,
    /// What it waits for while it is pending.
    pub waits: Waits,
    /// How many jobs it still comes after.
    pub blockers: u32,
    /// The key under which its account has one such job at a time.
    pub unique: Option<Unique>,
    /// How long it stays after its end; `None` is for ever.
    pub keep: Option<Duration>,
    /// The stage that runs or ran last.
    pub stage: Option<String>,
    /// How far it is: 0 to 100.
    pub progress: u8,
    /// How many attempts were begun.
    pub attempt: u32,
    /// How many attempts it has.
    pub max_attempts: u32,
    /// Moves it forward in the queue, or back: -100 to 100, 0 unless it was said.
    pub priority: i32,
    /// Its place in the queue: accounts take turns, and a point of priority is worth a hundred.
    pub position: i64,
    /// From when on a worker may take it.
    pub run_at: Timestamp,
    /// Whether its owner asked for its end.
    pub cancel_requested: bool,
    /// The fencing token: how many leases it has had.
    pub fence: i64,
    /// The error of the last failed attempt.
    pub error: Option<ErrorRecord>,
    /// What it made, in the form of its kind.
    pub result: Option<Value>,
    /// What was charged, once it is completed.
    pub charged: Option<Credits>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When a worker first took it.
    pub started_at: Option<Timestamp>,
    /// When it reached its final state.
    pub finished_at: Option<Timestamp>,
}

impl Job {
    /// How long it will still take, judged by the time its progress took so far. `None` before the
    /// first progress and after the end.
    pub fn eta(&self, now: Timestamp) -> Option<Duration> {
        let started = self.started_at.filter(|_| self.state == JobState::Processing)?;
        let remaining = 100_u32.saturating_sub(self.progress.into());
        match self.progress {
            0 => None,
            progress => Some(now.since(started) * remaining / progress.into()),
        }
    }
}

/// A worker's right to a job, until a moment, under a fencing token that only grows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lease {
    /// The job.
    pub job_id: JobId,
    /// The token: every write of a worker names it, and is refused once another worker has a
    /// larger one.
    pub fence: i64,
    /// The worker's name.
    pub owner: String,
    /// Until when, unless it is renewed.
    pub expires_at: Timestamp,
}

/// A finished stage and what it left for the next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StageRecord {
    /// The job.
    pub job_id: JobId,
    /// The stage's name.
    pub name: String,
    /// Its checkpoint.
    pub output: Value,
    /// In which attempt it was finished.
    pub attempt: u32,
    /// When it began.
    pub started_at: Timestamp,
    /// When it was finished.
    pub finished_at: Timestamp,
}

/// How a worker's time with a job ends.
#[derive(Debug, Clone, PartialEq)]
pub enum Ending {
    /// It is done: the result and what was charged.
    Completed {
        /// The result, in the form of the job's kind.
        result: Value,
        /// What was charged.
        charged: Credits,
    },
    /// It failed for good.
    Failed(ErrorRecord),
    /// It was cancelled.
    Cancelled,
    /// This attempt failed; the next may begin at this time.
    Retry {
        /// Why this attempt failed.
        error: ErrorRecord,
        /// When the next may begin.
        run_at: Timestamp,
    },
    /// The worker stops and hands it back; the attempt does not count.
    HandedBack,
    /// It asked to go on later; the attempt does not count.
    Snoozed {
        /// When it goes on.
        run_at: Timestamp,
    },
    /// It waits for an answer from outside; the attempt does not count.
    Waiting {
        /// When it goes on without one.
        until: Timestamp,
    },
}

impl Ending {
    /// What it makes of the job.
    pub(super) const fn change(&self) -> Change {
        match self {
            Ending::Completed { .. } => Change::Completed,
            Ending::Failed(_) => Change::Failed,
            Ending::Cancelled => Change::Cancelled,
            Ending::Retry { .. } => Change::Retried,
            Ending::HandedBack => Change::HandedBack,
            Ending::Snoozed { .. } | Ending::Waiting { .. } => Change::Asleep,
        }
    }

    /// The state in which it leaves the job.
    pub const fn state(&self) -> JobState {
        match self {
            Ending::Completed { .. } => JobState::Completed,
            Ending::Failed(_) => JobState::Failed,
            Ending::Cancelled => JobState::Cancelled,
            Ending::Retry { .. }
            | Ending::HandedBack
            | Ending::Snoozed { .. }
            | Ending::Waiting { .. } => JobState::Pending,
        }
    }
}
