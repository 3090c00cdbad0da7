use async_trait::async_trait;
use serde_json::Value;

use super::{Ending, Job, JobKind, JobState, Lease, Link, StageRecord};
use crate::auth::TokenHash;
use crate::clock::Timestamp;
use crate::error::{ErrorRecord, Result};
use crate::id::{AccountId, JobId};
use crate::page::{Page, PageRequest};

/// Which of an account's jobs are asked for; all of them unless something is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JobFilter {
    /// Of this kind alone.
    pub kind: Option<JobKind>,
    /// In this state alone.
    pub state: Option<JobState>,
}

/// Keeps jobs, as their owners see them.
#[async_trait]
pub trait JobRepository: Send {
    /// Adds pending jobs, and tells how many: one whose idempotency key, or whose unique key, is
    /// taken is not added.
    async fn insert(&mut self, jobs: &[&Job]) -> Result<u64>;

    /// Where so many new jobs of each account begin to stand in the queue: behind the account's
    /// others, and beside the foremost of those of all, as far as the last [looks](super::Outlook)
    /// at the queue tell. Where none waits they begin at `now` in
    /// microseconds: nobody's jobs, a place each, get ahead of that.
    async fn places(
        &mut self,
        counts: &[(AccountId, i64)],
        now: Timestamp,
    ) -> Result<Vec<(AccountId, i64)>>;

    /// The job of this id.
    async fn get(&mut self, id: JobId) -> Result<Option<Job>>;

    /// The jobs of these idempotency keys.
    async fn by_keys(&mut self, keys: &[(AccountId, String)]) -> Result<Vec<Job>>;

    /// The jobs that have these unique keys now.
    async fn by_unique(&mut self, keys: &[(AccountId, JobKind, String)]) -> Result<Vec<Job>>;

    /// An account's jobs, newest first.
    async fn list(
        &mut self,
        account: AccountId,
        filter: &JobFilter,
        page: &PageRequest,
    ) -> Result<Page<Job>>;

    /// Notes that the owner wants the job's end. `false` when it is over already.
    async fn request_cancel(&mut self, id: JobId) -> Result<bool>;

    /// Ends jobs that no worker has, for this reason where there is one; those that were pending
    /// are returned as they are now.
    async fn cancel_pending(
        &mut self,
        ids: &[JobId],
        reason: Option<&ErrorRecord>,
        now: Timestamp,
    ) -> Result<Vec<Job>>;
}

/// A worker's wish for jobs.
#[derive(Debug, Clone, Copy)]
pub struct Claim<'a> {
    /// The worker's name.
    pub owner: &'a str,
    /// The kinds that it does.
    pub kinds: &'a [JobKind],
    /// The time.
    pub now: Timestamp,
    /// Until when its leases last.
    pub until: Timestamp,
    /// How many jobs it takes at most.
    pub limit: u32,
    /// The place in the queue at which it begins to look. What stands before it is left then, and
    /// so is what was left behind or comes to its time. `None` looks for all.
    pub from: Option<i64>,
}

/// Keeps jobs, as workers see them.
#[async_trait]
pub trait JobQueue: Send {
    /// Takes the next jobs: first those left behind by a worker whose lease has run out, then
    /// those whose turn it is.
    ///
    /// - Concurrent claimers never get the same job.
    /// - A job is `processing` under a new, larger fence, and its attempt is counted.
    /// - Jobs are taken in the order of their positions, whatever their kinds.
    async fn claim(&mut self, claim: &Claim<'_>) -> Result<Vec<Job>>;

    /// Renews a lease and notes the progress. `None` when the lease was lost; otherwise whether
    /// the owner asked for the job's end.
    async fn renew(&mut self, lease: &Lease, stage: &str, progress: u8) -> Result<Option<bool>>;

    /// Keeps a finished stage. `false`, and nothing is written, when the lease was lost.
    async fn save_stage(&mut self, lease: &Lease, record: &StageRecord) -> Result<bool>;

    /// The finished stages of a job, in the order they were finished.
    async fn stages(&mut self, id: JobId) -> Result<Vec<StageRecord>>;

    /// Ends leases and leaves each job as its ending says; tells the indices of those that did.
    /// Nothing is written for a lease that was lost: of all workers that ever had a job exactly one
    /// can end it.
    async fn end(&mut self, endings: &[(&Lease, &Ending)], now: Timestamp) -> Result<Vec<usize>>;

    /// When the next job comes due that waits for its time.
    async fn next_due(&mut self) -> Result<Option<Timestamp>>;
}

/// Keeps which jobs come after which.
#[async_trait]
pub trait JobLinks: Send {
    /// These jobs; none of them ends before this transaction does.
    async fn keep_from_ending(&mut self, ids: &[JobId]) -> Result<Vec<Job>>;

    /// Adds links.
    async fn link(&mut self, links: &[Link]) -> Result<()>;

    /// The links from these jobs to later ones.
    async fn later(&mut self, ids: &[JobId]) -> Result<Vec<Link>>;

    /// Notes of jobs that so many of those before them have ended; one with none left waits for its
    /// turn, or for its time.
    async fn unblock(&mut self, counts: &[(JobId, u32)], now: Timestamp) -> Result<()>;

    /// The jobs that this one comes after, in the order in which they were created.
    async fn earlier(&mut self, id: JobId) -> Result<Vec<Job>>;
}

/// Keeps which jobs wait for answers from outside.
#[async_trait]
pub trait AnswerRepository: Send {
    /// Notes that whoever knows the secret of this hash may answer a job.
    async fn expect(&mut self, asked: &Asked) -> Result<()>;

    /// What was asked under this hash.
    async fn asked(&mut self, hash: &TokenHash) -> Result<Option<Asked>>;

    /// Keeps an answer, unless there is one already, and lets the job go on. `false`, and nothing is
    /// written, when the job is over.
    async fn answer(&mut self, asked: &Asked, answer: &Value, now: Timestamp) -> Result<bool>;
}

/// A question to somebody outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What is kept of the secret that whoever answers must know.
    pub hash: TokenHash,
    /// The job that asks.
    pub job_id: JobId,
    /// The name of the checkpoint that the answer becomes.
    pub name: String,
    /// Until when an answer is taken.
    pub until: Timestamp,
}
