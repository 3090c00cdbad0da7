//! Random interleavings of workers against a model of the machine that a job is.

use std::time::Duration;

use proptest::prelude::*;
use serde_json::json;

use super::harness::Harness;
use super::property::check;
use super::queue::{lease_of, new_job};
use crate::clock::Timestamp;
use crate::error::{Error, ErrorRecord};
use crate::id::{AccountId, JobId};
use crate::jobs::{Ending, Job, JobState, Lease, StageRecord};
use crate::money::Credits;

const CASES: u32 = 48;
const STEPS: usize = 40;
const WORKERS: usize = 3;
/// A microsecond more than whole seconds: whether a lease is over at its very end is nobody's
/// business.
const LEASE: Duration = Duration::from_micros(10_000_001);

#[derive(Debug, Clone)]
enum Op {
    Create { delay: u64 },
    Claim { worker: usize },
    Renew { worker: usize, progress: u8 },
    Save { worker: usize },
    End { worker: usize, how: usize, delay: u64 },
    Cancel { job: usize },
    Wait { seconds: u64 },
}

fn op() -> impl Strategy<Value = Op> {
    let worker = || 0..WORKERS;
    prop_oneof![
        2 => (0..20_u64).prop_map(|delay| Op::Create { delay }),
        4 => worker().prop_map(|worker| Op::Claim { worker }),
        2 => (worker(), 0..100_u8).prop_map(|(worker, progress)| Op::Renew { worker, progress }),
        2 => worker().prop_map(|worker| Op::Save { worker }),
        3 => (worker(), 0..7_usize, 0..20_u64)
            .prop_map(|(worker, how, delay)| Op::End { worker, how, delay }),
        1 => (0..20_usize).prop_map(|job| Op::Cancel { job }),
        2 => (1..12_u64).prop_map(|seconds| Op::Wait { seconds }),
    ]
}

/// What the model knows of a job: all of it follows from the operations.
#[derive(Debug, Clone, PartialEq)]
struct ModelJob {
    id: JobId,
    state: JobState,
    position: i64,
    run_at: Timestamp,
    lease_until: Option<Timestamp>,
    attempt: u32,
    fence: i64,
    cancel_requested: bool,
    stages: usize,
    /// Known from a renewal or the end; `None` while nothing says what it is.
    progress: Option<u8>,
    failed: bool,
    started_at: Option<Timestamp>,
    finished_at: Option<Timestamp>,
}

impl ModelJob {
    fn new(job: &Job) -> Self {
        ModelJob {
            id: job.id,
            state: JobState::Pending,
            position: job.position,
            run_at: job.run_at,
            lease_until: None,
            attempt: 0,
            fence: 0,
            cancel_requested: false,
            stages: 0,
            progress: Some(0),
            failed: false,
            started_at: None,
            finished_at: None,
        }
    }

    fn can_be_claimed(&self, now: Timestamp) -> bool {
        match self.state {
            JobState::Pending => self.run_at <= now,
            JobState::Processing => self.lease_until.is_some_and(|until| until < now),
            _ => false,
        }
    }

    /// What is claimed first: what was left behind, then what stands in front.
    fn turn(&self) -> (bool, Option<Timestamp>, i64, JobId) {
        let waits = self.state == JobState::Pending;
        (waits, self.lease_until, if waits { self.position } else { 0 }, self.id)
    }

    fn claimed(&mut self, now: Timestamp) {
        self.state = JobState::Processing;
        self.lease_until = Some(now + LEASE);
        self.attempt += 1;
        self.fence += 1;
        self.started_at = self.started_at.or(Some(now));
        self.progress = None;
    }

    fn is_held_by(&self, lease: &Lease) -> bool {
        self.state == JobState::Processing && self.fence == lease.fence
    }

    fn ended(&mut self, ending: &Ending, now: Timestamp) {
        self.state = ending.state();
        self.lease_until = None;
        self.finished_at = self.state.is_final().then_some(now);
        self.progress = (self.state == JobState::Completed).then_some(100);
        match ending {
            Ending::Failed(_) => self.failed = true,
            Ending::Retry { run_at, .. } => (self.failed, self.run_at) = (true, *run_at),
            Ending::HandedBack => self.attempt -= 1,
            Ending::Snoozed { run_at: at } | Ending::Waiting { until: at } => {
                (self.attempt, self.run_at) = (self.attempt - 1, *at);
            }
            Ending::Completed { .. } | Ending::Cancelled => {}
        }
    }
}

struct Case<'a> {
    h: &'a Harness,
    account: AccountId,
    jobs: Vec<ModelJob>,
    /// The last lease of each worker, good or not.
    leases: [Option<Lease>; WORKERS],
    saved: usize,
}

impl Case<'_> {
    async fn step(&mut self, op: &Op) {
        match *op {
            Op::Create { delay } => self.create(delay).await,
            Op::Claim { worker } => self.claim(worker).await,
            Op::Renew { worker, progress } => self.renew(worker, progress).await,
            Op::Save { worker } => self.save(worker).await,
            Op::End { worker, how, delay } => self.end(worker, how, delay).await,
            Op::Cancel { job } => self.cancel(job).await,
            Op::Wait { seconds } => self.h.clock.advance(Duration::from_secs(seconds)),
        }
    }

    fn now(&self) -> Timestamp {
        self.h.ambient.now()
    }

    async fn create(&mut self, delay: u64) {
        let run_at = self.now() + Duration::from_secs(delay);
        // Every third stands in front of the others.
        let position = -i64::from(self.jobs.len().is_multiple_of(3));
        let job = Job { run_at, position, ..new_job(self.h, self.account).await };
        assert!(self.h.queue().insert(&job).await);
        self.jobs.push(ModelJob::new(&job));
    }

    async fn claim(&mut self, worker: usize) {
        let (now, owner) = (self.now(), format!("w{worker}"));
        let due: Vec<_> = self.jobs.iter().filter(|job| job.can_be_claimed(now)).collect();
        let first = due.iter().min_by_key(|job| job.turn()).map(|job| job.id);
        let claimed = self.h.queue_on(worker).claim(&owner, LEASE).await;
        assert_eq!(claimed.as_ref().map(|job| job.id), first, "of {due:#?}");
        let Some(claimed) = claimed else { return };
        let job = self.jobs.iter_mut().find(|job| job.id == claimed.id).expect("a known job");
        assert!(job.can_be_claimed(now), "{job:#?}");
        job.claimed(now);
        self.leases[worker] = Some(lease_of(&claimed, &owner, now + LEASE));
    }

    /// The worker's lease, and the model's job where the lease is good.
    fn lease(&mut self, worker: usize) -> Option<(Lease, Option<&mut ModelJob>)> {
        let now = self.now();
        let lease = self.leases[worker].clone()?;
        let lease = Lease { expires_at: now + LEASE, ..lease };
        let job = self.jobs.iter_mut().find(|job| job.is_held_by(&lease) && job.id == lease.job_id);
        Some((lease, job))
    }

    async fn renew(&mut self, worker: usize, progress: u8) {
        let queue = self.h.queue_on(worker);
        let Some((lease, job)) = self.lease(worker) else { return };
        let renewed = queue.renew(&lease, "stage", progress).await;
        assert_eq!(renewed, job.as_ref().map(|job| job.cancel_requested));
        if let Some(job) = job {
            (job.lease_until, job.progress) = (Some(lease.expires_at), Some(progress));
        }
    }

    async fn save(&mut self, worker: usize) {
        let (queue, now) = (self.h.queue_on(worker), self.now());
        self.saved += 1;
        let name = format!("stage-{}", self.saved);
        let Some((lease, job)) = self.lease(worker) else { return };
        let record = StageRecord {
            job_id: lease.job_id,
            name,
            output: json!({}),
            attempt: 1,
            started_at: now,
            finished_at: now,
        };
        assert_eq!(queue.save_stage(&lease, &record).await, job.is_some());
        if let Some(job) = job {
            job.stages += 1;
        }
    }

    async fn end(&mut self, worker: usize, how: usize, delay: u64) {
        let (h, now) = (self.h, self.now());
        let error = ErrorRecord::from(&Error::internal("as the case says"));
        let ending = match how {
            0 => Ending::Completed { result: json!({}), charged: Credits(1) },
            1 => Ending::Failed(error),
            2 => Ending::Cancelled,
            3 => Ending::Retry { error, run_at: now + Duration::from_secs(delay) },
            4 => Ending::HandedBack,
            5 => Ending::Snoozed { run_at: now + Duration::from_secs(delay) },
            _ => Ending::Waiting { until: now + Duration::from_secs(delay) },
        };
        let Some((lease, job)) = self.lease(worker) else { return };
        assert_eq!(h.queue_on(worker).end(&lease, &ending).await, job.is_some());
        let Some(job) = job else { return };
        job.ended(&ending, now);
        if ending == Ending::HandedBack {
            job.run_at = h.queue().get(job.id).await.run_at;
            assert!(job.run_at <= now, "a job that is handed back can be taken at once");
        }
    }

    async fn cancel(&mut self, pick: usize) {
        let (queue, now) = (self.h.queue_on(pick), self.now());
        let Some(index) = pick.checked_rem(self.jobs.len()) else { return };
        let job = &mut self.jobs[index];
        let cancelled = queue.cancel_pending(job.id).await;
        assert_eq!(cancelled, job.state == JobState::Pending);
        if cancelled {
            (job.state, job.finished_at) = (JobState::Cancelled, Some(now));
            job.progress = None;
        } else if !job.cancel_requested || job.state.is_final() {
            assert_eq!(queue.request_cancel(job.id).await, !job.state.is_final());
            job.cancel_requested |= !job.state.is_final();
        }
    }

    /// Every job is what the model says.
    async fn compare(&self, op: &Op) {
        for expected in &self.jobs {
            let job = self.h.queue().get(expected.id).await;
            let seen = ModelJob {
                id: job.id,
                state: job.state,
                position: job.position,
                run_at: job.run_at,
                lease_until: expected.lease_until,
                attempt: job.attempt,
                fence: job.fence,
                cancel_requested: expected.cancel_requested,
                stages: self.h.queue().stages(job.id).await.len(),
                progress: expected.progress.map(|_| job.progress),
                failed: job.error.is_some(),
                started_at: job.started_at,
                finished_at: job.finished_at,
            };
            assert_eq!(&seen, expected, "after {op:?}");
            assert!(!expected.cancel_requested || job.cancel_requested, "after {op:?}");
        }
    }
}

/// Ends what an earlier case left, so that no case claims another's jobs.
async fn clear(h: &Harness) {
    h.clock.advance(Duration::from_secs(3_600));
    while let Some(job) = h.queue().claim("sweeper", LEASE).await {
        let lease = lease_of(&job, "sweeper", h.ambient.now() + LEASE);
        assert!(h.queue().end(&lease, &Ending::Cancelled).await);
    }
}

pub(super) async fn any_interleaving_of_workers_agrees_with_the_model(h: Harness) {
    let ops = proptest::collection::vec(op(), 1..STEPS);
    check(CASES, &ops, async |ops: Vec<Op>| {
        clear(&h).await;
        let account = h.account().await;
        let mut case =
            Case { h: &h, account, jobs: Vec::new(), leases: Default::default(), saved: 0 };
        for op in &ops {
            case.step(op).await;
            case.compare(op).await;
        }
    });
}
