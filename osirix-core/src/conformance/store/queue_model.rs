//! Random interleavings of callers, workers and operators against a model of the queue: who waits
//! for what, who may be taken, and what the books say.

use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;
use serde_json::json;

use super::harness::Harness;
use super::own::{Own, asks};
use super::property::check;
use crate::audit::Actor;
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, ErrorRecord};
use crate::id::{AccountId, JobId};
use crate::jobs::{
    After, Earlier, Ending, Job, JobScope, JobState, KindLimits, Lease, Needs, NewJob, Unique,
    UniqueMode, Worker,
};
use crate::money::Credits;

const CASES: u32 = 40;
const STEPS: usize = 50;
const ACCOUNTS: usize = 2;
const WORKERS: usize = 3;
/// That of the workers' config, and a little more.
const LEASE: Duration = Duration::from_secs(15);

#[derive(Debug, Clone)]
enum Op {
    Create { account: usize, after: Option<(usize, bool)>, unique: Option<u8>, delay: u64 },
    Take { worker: usize },
    End { worker: usize, how: usize, delay: u64 },
    Cancel { job: usize },
    Redrive { job: usize },
    Limit { at_once: Option<u32>, each: Option<u32> },
    Pause { account: Option<usize>, paused: bool },
    Wait { seconds: u64 },
}

fn op() -> impl Strategy<Value = Op> {
    let after = proptest::option::of((0..30_usize, any::<bool>()));
    let unique = proptest::option::weighted(0.2, 0..2_u8);
    let few = || proptest::option::weighted(0.7, 0..4_u32);
    prop_oneof![
        6 => (0..ACCOUNTS, after, unique, 0..8_u64).prop_map(|(account, after, unique, delay)| {
            Op::Create { account, after, unique, delay: delay.saturating_sub(5) }
        }),
        8 => (0..WORKERS).prop_map(|worker| Op::Take { worker }),
        6 => (0..WORKERS, 0..5_usize, 0..20_u64)
            .prop_map(|(worker, how, delay)| Op::End { worker, how, delay }),
        1 => (0..30_usize).prop_map(|job| Op::Cancel { job }),
        1 => (0..30_usize).prop_map(|job| Op::Redrive { job }),
        1 => (few(), few()).prop_map(|(at_once, each)| Op::Limit { at_once, each }),
        1 => (proptest::option::of(0..ACCOUNTS), any::<bool>())
            .prop_map(|(account, paused)| Op::Pause { account, paused }),
        2 => (1..12_u64).prop_map(|seconds| Op::Wait { seconds }),
    ]
}

/// What the model knows of a job.
#[derive(Debug, Clone)]
struct ModelJob {
    id: JobId,
    account: usize,
    state: JobState,
    run_at: Timestamp,
    lease_until: Timestamp,
    fence: i64,
    unique: Option<u8>,
    /// The jobs that it comes after, and whether it needs their results.
    after: Vec<(usize, bool)>,
}

struct Case<'a> {
    h: &'a Harness,
    own: Arc<Own>,
    accounts: Vec<AccountId>,
    workers: Vec<Worker>,
    leases: Vec<Option<(Arc<Job>, Lease)>>,
    jobs: Vec<ModelJob>,
    limits: KindLimits,
    kind_paused: bool,
    paused: [bool; ACCOUNTS],
}

impl Case<'_> {
    fn now(&self) -> Timestamp {
        self.h.ambient.now()
    }

    async fn step(&mut self, op: &Op) {
        match op.clone() {
            Op::Create { account, after, unique, delay } => {
                self.create(account, after, unique, delay).await;
            }
            Op::Take { worker } => self.take(worker).await,
            Op::End { worker, how, delay } => self.end(worker, how, delay).await,
            Op::Cancel { job } => self.cancel(job).await,
            Op::Redrive { job } => self.redrive(job).await,
            Op::Limit { at_once, each } => self.limit(at_once, each).await,
            Op::Pause { account, paused } => self.pause(account, paused).await,
            Op::Wait { seconds } => self.h.clock.advance(Duration::from_secs(seconds)),
        }
    }

    async fn create(
        &mut self,
        account: usize,
        after: Option<(usize, bool)>,
        unique: Option<u8>,
        delay: u64,
    ) {
        let run_at = self.now() + Duration::from_secs(delay);
        let own = |job: &ModelJob| job.account == account;
        let earlier = after.and_then(|(pick, result)| {
            let index = pick.checked_rem(self.jobs.len())?;
            own(&self.jobs[index]).then_some((index, result))
        });
        let new = NewJob {
            run_at: Some(run_at),
            unique: unique.map(|key| Unique { key: key.to_string(), mode: UniqueMode::Keep }),
            after: Vec::from_iter(earlier.map(|(index, result)| After {
                job: Earlier::Id(self.jobs[index].id),
                needs: if result { Needs::Result } else { Needs::End },
            })),
            ..self.own.job(self.accounts[account], asks(self.jobs.len()))
        };
        let created = self.h.service_on(self.jobs.len(), &[&self.own]).create(new).await;
        let same = |job: &&ModelJob| own(job) && job.unique == unique && !job.state.is_final();
        if let Some(open) = self.jobs.iter().find(same).filter(|_| unique.is_some()) {
            assert_eq!(created.expect("the job that has the key").id, open.id);
            return;
        }
        let without = |(index, result): (usize, bool)| {
            let state = self.jobs[index].state;
            result && matches!(state, JobState::Failed | JobState::Cancelled)
        };
        if earlier.is_some_and(without) {
            assert_eq!(created.unwrap_err().code(), ErrorCode::Conflict);
            return;
        }
        let open = |(index, _): &(usize, bool)| !self.jobs[*index].state.is_final();
        let after = earlier.into_iter().filter(open).collect();
        self.jobs.push(ModelJob {
            id: created.expect("a job").id,
            account,
            state: JobState::Pending,
            run_at,
            lease_until: Timestamp::default(),
            fence: 0,
            unique,
            after,
        });
    }

    fn at_work(&self, of: impl Fn(&ModelJob) -> bool) -> u32 {
        let busy = |job: &&ModelJob| job.state == JobState::Processing && of(job);
        self.jobs.iter().filter(busy).count() as u32
    }

    /// Whether a worker may take it now.
    fn may_be_taken(&self, job: &ModelJob) -> bool {
        match job.state {
            JobState::Processing => job.lease_until <= self.now(),
            JobState::Pending => {
                let KindLimits { at_once, at_once_each, .. } = self.limits;
                let each = self.at_work(|other| other.account == job.account);
                job.after.is_empty()
                    && job.run_at <= self.now()
                    && !self.kind_paused
                    && !self.paused[job.account]
                    && at_once.is_none_or(|most| self.at_work(|_| true) < most)
                    && at_once_each.is_none_or(|most| each < most)
            }
            _ => false,
        }
    }

    async fn take(&mut self, worker: usize) {
        let taken = self.workers[worker].take(1, None).await.unwrap().pop();
        let Some((job, lease)) = taken else {
            let missed = self.jobs.iter().find(|job| self.may_be_taken(job));
            assert!(missed.is_none(), "nothing was taken, though {missed:#?} may be");
            return;
        };
        let index = self.jobs.iter().position(|known| known.id == job.id).expect("a known job");
        assert!(self.may_be_taken(&self.jobs[index]), "{:#?} was taken", self.jobs[index]);
        let until = self.now() + LEASE;
        let known = &mut self.jobs[index];
        (known.state, known.lease_until, known.fence) = (JobState::Processing, until, job.fence);
        self.leases[worker] = Some((job, lease));
    }

    async fn end(&mut self, worker: usize, how: usize, delay: u64) {
        let Some((job, lease)) = self.leases[worker].take() else { return };
        let (error, later) = (
            ErrorRecord::from(&Error::new(ErrorCode::Media, "as the case says")),
            self.now() + Duration::from_secs(delay),
        );
        let ending = match how {
            0 | 1 => Ending::Completed { result: json!(1), charged: Credits(1) },
            2 => Ending::Failed(error),
            3 => Ending::Retry { error, run_at: later },
            _ => Ending::HandedBack,
        };
        let ended = self.workers[worker].end(&job, &lease, &ending).await;
        let index = self.jobs.iter().position(|known| known.id == job.id).expect("a known job");
        let known = &mut self.jobs[index];
        if known.state != JobState::Processing || known.fence != lease.fence {
            assert_eq!(ended.unwrap_err().code(), ErrorCode::LeaseLost);
            return;
        }
        ended.expect("a good lease ends");
        known.state = ending.state();
        if how == 3 {
            known.run_at = later;
        }
        if known.state.is_final() {
            self.over(index);
        }
    }

    /// Frees or cancels what comes after a job that is over.
    fn over(&mut self, ended: usize) {
        let completed = self.jobs[ended].state == JobState::Completed;
        for index in 0..self.jobs.len() {
            let Some(at) = self.jobs[index].after.iter().position(|(first, _)| *first == ended)
            else {
                continue;
            };
            let (_, result) = self.jobs[index].after.remove(at);
            if result && !completed && self.jobs[index].state == JobState::Pending {
                self.jobs[index].state = JobState::Cancelled;
                self.over(index);
            }
        }
    }

    async fn cancel(&mut self, pick: usize) {
        let Some(index) = pick.checked_rem(self.jobs.len()) else { return };
        if self.jobs[index].state != JobState::Pending {
            return;
        }
        let account = self.accounts[self.jobs[index].account];
        let service = self.h.service_on(pick, &[&self.own]);
        service.cancel(account, self.jobs[index].id).await.expect("a waiting job is cancelled");
        self.jobs[index].state = JobState::Cancelled;
        self.over(index);
    }

    async fn redrive(&mut self, pick: usize) {
        let Some(index) = pick.checked_rem(self.jobs.len()) else { return };
        let job = self.jobs[index].clone();
        let account = self.accounts[job.account];
        let service = self.h.service_on(pick, &[&self.own]);
        let sent = service.redrive(Actor::System, account, job.id).await;
        let rival = |other: &ModelJob| {
            other.account == job.account && other.unique == job.unique && !other.state.is_final()
        };
        let key_taken = job.unique.is_some() && self.jobs.iter().any(rival);
        if job.state != JobState::Failed || key_taken {
            assert_eq!(sent.unwrap_err().code(), ErrorCode::Conflict);
            return;
        }
        sent.expect("a failed job is sent again");
        (self.jobs[index].state, self.jobs[index].run_at) = (JobState::Pending, self.now());
    }

    async fn limit(&mut self, at_once: Option<u32>, each: Option<u32>) {
        let limits = KindLimits { at_once, at_once_each: each, ..KindLimits::default() };
        let kind = self.own.job(self.accounts[0], json!(0)).kind;
        self.h.service(&[&self.own]).limit(Actor::System, &kind, limits).await.unwrap();
        self.limits = limits;
    }

    async fn pause(&mut self, account: Option<usize>, paused: bool) {
        let kind = self.own.job(self.accounts[0], json!(0)).kind;
        let scope = match account {
            Some(account) => JobScope::Account(self.accounts[account]),
            None => JobScope::Kind(kind),
        };
        let service = self.h.service(&[&self.own]);
        match paused {
            true => service.pause(Actor::System, scope).await.unwrap(),
            false => service.resume(Actor::System, scope).await.unwrap(),
        }
        match account {
            Some(account) => self.paused[account] = paused,
            None => self.kind_paused = paused,
        }
    }

    /// Every job is where the model has it, and the books hold what is not over.
    async fn compare(&self, op: &Op) {
        for expected in &self.jobs {
            let job = self.h.job(expected.id).await;
            assert_eq!(job.state, expected.state, "after {op:?}: {expected:#?}");
            if job.state == JobState::Pending {
                assert_eq!(job.blockers as usize, expected.after.len(), "after {op:?}");
            }
        }
        for (index, account) in self.accounts.iter().enumerate() {
            let own = || self.jobs.iter().filter(|job| job.account == index);
            let open = own().filter(|job| !job.state.is_final()).count() as i64;
            let done = own().filter(|job| job.state == JobState::Completed).count() as i64;
            let expected = (10_000 - 2 * open - done, 2 * open, done);
            assert_eq!(self.h.books_of(*account).await, expected, "after {op:?}");
        }
    }
}

pub(super) async fn any_interleaving_agrees_with_the_model(h: Harness) {
    let ops = proptest::collection::vec(op(), 1..STEPS);
    let mut number = 0;
    check(CASES, &ops, async |ops: Vec<Op>| {
        number += 1;
        // A kind of its own for each case: no case sees another's jobs.
        let own = Own::echo(format!("own-{number}"));
        let mut accounts = Vec::new();
        for _ in 0..ACCOUNTS {
            accounts.push(h.account_with(10_000).await);
        }
        let workers = (0..WORKERS).map(|index| h.hand_on(index, &[&own])).collect();
        let mut case = Case {
            h: &h,
            own,
            accounts,
            workers,
            leases: vec![None; WORKERS],
            jobs: Vec::new(),
            limits: KindLimits::default(),
            kind_paused: false,
            paused: [false; ACCOUNTS],
        };
        for op in &ops {
            case.step(op).await;
            case.compare(op).await;
        }
        for account in &case.accounts {
            h.reconciled(*account).await;
        }
    });
}
