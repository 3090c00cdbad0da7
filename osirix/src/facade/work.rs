//! What is asked of the queue and what it tells: jobs of any kind, schedules, limits.

use osirix_core::clock::Timestamp;
use osirix_core::error::ErrorRecord;
use osirix_core::id::{AccountId, JobId, ScheduleId};
use osirix_core::jobs::{
    After, Control, Depth, Earlier, JobKind, JobScope, JobState, KindLimits, KindMetrics, Missed,
    Needs, Schedule, Unique, Waits,
};
use osirix_core::money::Credits;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A job of any kind. In JSON only kind and request are needed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JobRequest {
    /// What it makes: `video`, `tts`, `lip_sync`, or a kind of the program's own.
    pub kind: JobKind,
    /// What is asked for, in the form of the kind: of a built-in one what its own method takes.
    pub request: Value,
    /// The most that it may cost: above it is refused. Needed where no handler of its kind is in
    /// this process to tell.
    pub quote: Option<Credits>,
    /// The caller's own id, 1 to 200 characters: the same request is done once.
    pub idempotency_key: Option<String>,
    /// Moves it forward in the queue, or back: -100 to 100.
    #[serde(default)]
    pub priority: i32,
    /// From when on it may run; at once unless it is said.
    pub run_at: Option<Timestamp>,
    /// A key under which the account has one such job at a time.
    pub unique: Option<Unique>,
    /// The jobs that it comes after: it runs when all of them have ended.
    #[serde(default)]
    pub after: Vec<AfterJob>,
}

impl JobRequest {
    /// This request, at once.
    pub fn new(kind: JobKind, request: Value) -> Self {
        JobRequest {
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
}

/// A job that another comes after: one that exists, or one of the same call that stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AfterJob {
    /// A job that exists.
    pub job: Option<JobId>,
    /// Its place among the jobs of the same call, from 0.
    pub index: Option<u32>,
    /// How it must end: with a result, unless it is said. Without one the later job is cancelled.
    #[serde(default = "with_a_result")]
    pub needs: Needs,
}

fn with_a_result() -> Needs {
    Needs::Result
}

impl AfterJob {
    pub(super) fn after(self) -> osirix_core::Result<After> {
        let job = match (self.job, self.index) {
            (Some(id), None) => Earlier::Id(id),
            (None, Some(index)) => Earlier::Index(index as usize),
            _ => {
                let message = "name the job it comes after by its id or by its index";
                return Err(osirix_core::Error::invalid("after", message));
            }
        };
        Ok(After { job, needs: self.needs })
    }
}

/// Which of an account's jobs are asked for; in JSON nothing is needed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct JobQuery {
    /// Of this kind alone.
    pub kind: Option<JobKind>,
    /// In this state alone.
    pub state: Option<JobState>,
}

/// A job that is created again and again, by the calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewJobSchedule {
    /// Its name, unique within the account: 1 to 100 characters.
    pub name: String,
    /// The jobs' kind.
    pub kind: JobKind,
    /// What is asked for each time, in the form of the kind.
    pub request: Value,
    /// The most that each may cost.
    pub quote: Option<Credits>,
    /// The jobs' priority.
    #[serde(default)]
    pub priority: i32,
    /// When: minute, hour, day of month, month, day of week, as in `0 9 * * MON-FRI`; or `@hourly`,
    /// `@daily`, `@weekly`, `@monthly`, `@yearly`.
    pub cron: String,
    /// In which time zone of the IANA database: `Europe/Berlin`. UTC unless it is said.
    #[serde(default = "utc")]
    pub time_zone: String,
    /// What is done about times at which nobody was at work.
    #[serde(default = "once")]
    pub missed: Missed,
}

fn utc() -> String {
    "UTC".to_owned()
}

fn once() -> Missed {
    Missed::Once
}

/// A schedule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct JobSchedule {
    /// Its id.
    pub id: ScheduleId,
    /// Whose it is.
    pub account_id: AccountId,
    /// Its name, unique within the account.
    pub name: String,
    /// The jobs' kind.
    pub kind: JobKind,
    /// When, as a cron expression.
    pub cron: String,
    /// In which time zone.
    pub time_zone: String,
    /// What is done about times at which nobody was at work.
    pub missed: Missed,
    /// Whether it creates nothing for now.
    pub paused: bool,
    /// When the next job is created.
    pub next_at: Timestamp,
    /// When the last one was to be.
    pub last_at: Option<Timestamp>,
    /// The last job.
    pub last_job: Option<JobId>,
    /// Why there was no job the last time.
    pub last_error: Option<ErrorRecord>,
}

impl From<Schedule> for JobSchedule {
    fn from(schedule: Schedule) -> Self {
        JobSchedule {
            id: schedule.id,
            account_id: schedule.account_id,
            name: schedule.name,
            kind: schedule.kind,
            cron: schedule.cron,
            time_zone: schedule.time_zone,
            missed: schedule.missed,
            paused: schedule.paused,
            next_at: schedule.next_at,
            last_at: schedule.last_at,
            last_job: schedule.last_job,
            last_error: schedule.last_error,
        }
    }
}

/// What is said of the jobs of a kind, of an account, or of both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobControl {
    /// Of this kind; of every kind where there is none.
    pub kind: Option<JobKind>,
    /// Of this account; of every account where there is none.
    pub account_id: Option<AccountId>,
    /// Whether none of them begins for now.
    pub paused: bool,
    /// How many may be at work.
    pub limits: KindLimits,
}

impl From<Control> for JobControl {
    fn from(control: Control) -> Self {
        let Control { scope, paused, limits, .. } = control;
        JobControl { kind: scope.kind().cloned(), account_id: scope.account(), paused, limits }
    }
}

/// The scope of a kind, an account, or both.
pub(super) fn scope(
    kind: Option<JobKind>,
    account: Option<AccountId>,
) -> osirix_core::Result<JobScope> {
    match (kind, account) {
        (Some(kind), None) => Ok(JobScope::Kind(kind)),
        (None, Some(account)) => Ok(JobScope::Account(account)),
        (Some(kind), Some(account)) => Ok(JobScope::Both(kind, account)),
        (None, None) => Err(osirix_core::Error::invalid("kind", "say which kind or account")),
    }
}

/// How many jobs are at one place of their way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueDepth {
    /// Their kind.
    pub kind: JobKind,
    /// Pending or at work.
    pub state: JobState,
    /// What the pending ones wait for.
    pub waits: Option<Waits>,
    /// How many.
    pub count: u64,
    /// When the oldest of them was created.
    pub oldest: Timestamp,
}

impl From<Depth> for QueueDepth {
    fn from(depth: Depth) -> Self {
        let Depth { kind, state, waits, count, oldest } = depth;
        let waits = (state == JobState::Pending).then_some(waits);
        QueueDepth { kind, state, waits, count, oldest }
    }
}

/// What this process did with the jobs of a kind, since it began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueMetrics {
    /// The kind.
    pub kind: JobKind,
    /// The counts.
    pub counts: KindMetrics,
}
