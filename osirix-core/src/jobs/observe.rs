//! Whoever wants to know, in this process, what becomes of jobs.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::{Job, JobKind};
use crate::clock::Timestamp;

/// What became of a job, after it was committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// It was created.
    Created,
    /// A worker of this process took it.
    Begun,
    /// An attempt failed; another follows.
    Retried,
    /// It sleeps: it asked to, or it waits for an answer.
    Asleep,
    /// It is handed back, for another worker.
    HandedBack,
    /// It has a result and was charged.
    Completed,
    /// It failed for good.
    Failed,
    /// It was cancelled.
    Cancelled,
}

/// Is told of every change of a job that this process makes.
///
/// - It is called after the change was committed, by the one who made it: it must be quick, and
///   never blocks.
/// - A panic is caught, and changes nothing.
pub trait JobObserver: Send + Sync {
    /// Takes note. `job` is as it was before the change; of a new one, as it is.
    fn changed(&self, job: &Job, change: Change, now: Timestamp);
}

/// What this process did with the jobs of a kind, since it began.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindMetrics {
    /// How many were created.
    pub created: u64,
    /// How many attempts were begun.
    pub begun: u64,
    /// How many attempts failed and were followed by another.
    pub retried: u64,
    /// How many were completed.
    pub completed: u64,
    /// How many failed for good.
    pub failed: u64,
    /// How many were cancelled.
    pub cancelled: u64,
    /// How long those that were begun had waited since they could be, in microseconds, all
    /// together.
    pub waited_us: u64,
    /// How long those that were completed took since they were first begun, in microseconds, all
    /// together.
    pub worked_us: u64,
}

/// Counts what becomes of jobs.
#[derive(Debug, Default)]
pub(super) struct Metrics(Mutex<BTreeMap<JobKind, KindMetrics>>);

impl Metrics {
    pub(super) fn read(&self) -> BTreeMap<JobKind, KindMetrics> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl JobObserver for Metrics {
    fn changed(&self, job: &Job, change: Change, now: Timestamp) {
        let mut kinds = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !kinds.contains_key(&job.kind) {
            kinds.insert(job.kind.clone(), KindMetrics::default());
        }
        let Some(of_kind) = kinds.get_mut(&job.kind) else { return };
        match change {
            Change::Created => of_kind.created += 1,
            Change::Begun => {
                of_kind.begun += 1;
                of_kind.waited_us += micros(job.run_at, now);
            }
            Change::Retried => of_kind.retried += 1,
            Change::Completed => {
                of_kind.completed += 1;
                of_kind.worked_us += micros(job.started_at.unwrap_or(now), now);
            }
            Change::Failed => of_kind.failed += 1,
            Change::Cancelled => of_kind.cancelled += 1,
            Change::Asleep | Change::HandedBack => {}
        }
    }
}

fn micros(from: Timestamp, to: Timestamp) -> u64 {
    u64::try_from(to.since(from).as_micros()).unwrap_or(u64::MAX)
}
