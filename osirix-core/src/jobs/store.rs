use async_trait::async_trait;

use super::{Ending, Job, Lease, StageRecord};
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{AccountId, JobId};
use crate::page::{Page, PageRequest};

/// Keeps jobs, as their owners see them.
#[async_trait]
pub trait JobRepository: Send {
    /// Adds pending jobs, and tells how many: one whose idempotency key is taken is not added.
    async fn insert(&mut self, jobs: &[Job]) -> Result<u64>;

    /// Where so many new jobs of each account begin to stand in the queue: behind the account's
    /// others, and beside the foremost of those of all. Where none waits they begin at `now` in
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

    /// An account's jobs, newest first.
    async fn list(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<Job>>;

    /// Notes that the owner wants the job's end. `false` when it is over already.
    async fn request_cancel(&mut self, id: JobId) -> Result<bool>;

    /// Ends a job that no worker has: it must be pending. `false` when it is not.
    async fn cancel_pending(&mut self, id: JobId, now: Timestamp) -> Result<bool>;
}

/// Keeps jobs, as workers see them.
#[async_trait]
pub trait JobQueue: Send {
    /// Takes the next jobs, so many at most: first those left behind by a worker whose lease has
    /// run out, then those that are pending and due.
    ///
    /// - Concurrent claimers never get the same job.
    /// - A job is `processing` under a new, larger fence, and its attempt is counted.
    /// - Jobs are taken in the order of their positions.
    async fn claim(
        &mut self,
        owner: &str,
        now: Timestamp,
        lease_until: Timestamp,
        limit: u32,
    ) -> Result<Vec<Job>>;

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

    /// When the next pending job becomes due, if one is waiting.
    async fn next_due(&mut self) -> Result<Option<Timestamp>>;
}
