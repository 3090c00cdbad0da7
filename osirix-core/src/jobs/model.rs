use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::Timestamp;
use crate::error::ErrorRecord;
use crate::id::{AccountId, HoldId, JobId};
use crate::money::Credits;
use crate::names::names;
use crate::plans::Feature;

names! {
    /// What a job makes.
    "kind" pub enum JobKind {
        /// Speech from text.
        Tts = "tts",
        /// A video of a speaking avatar from text.
        Video = "video",
        /// The mouth's movement for a speech.
        LipSync = "lip_sync",
    }
}

impl JobKind {
    /// What a plan must include for it.
    pub const fn feature(self) -> Feature {
        match self {
            JobKind::Tts => Feature::Tts,
            JobKind::Video => Feature::Video,
            JobKind::LipSync => Feature::LipSync,
        }
    }
}

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
    /// The hold on its credits.
    pub hold_id: HoldId,
    /// How many credits that hold was made for.
    pub held: Credits,
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

/// A job to be created.
#[derive(Debug, Clone, PartialEq)]
pub struct NewJob {
    /// Whose it is.
    pub account: AccountId,
    /// What it makes.
    pub kind: JobKind,
    /// What is asked for, in the form of its kind.
    pub request: Value,
    /// The caller's own id: creating the same job with the same key again returns the first.
    pub idempotency_key: Option<String>,
    /// Moves it forward in the queue, or back: -100 to 100. A point is worth a hundred jobs of each
    /// other account, so that what waits is overtaken for a while, and not for ever.
    pub priority: i32,
    /// From when on it may run; `None` is at once.
    pub run_at: Option<Timestamp>,
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
}

impl Ending {
    /// The state in which it leaves the job.
    pub const fn state(&self) -> JobState {
        match self {
            Ending::Completed { .. } => JobState::Completed,
            Ending::Failed(_) => JobState::Failed,
            Ending::Cancelled => JobState::Cancelled,
            Ending::Retry { .. } | Ending::HandedBack => JobState::Pending,
        }
    }
}
