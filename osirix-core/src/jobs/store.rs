use async_trait::async_trait;

use super::{Ending, Job, Lease, StageRecord};
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{AccountId, JobId};
use crate::page::{Page, PageRequest};

/// Keeps jobs, as their owners see them.
#[async_trait]
pub trait JobRepository: Send {
    /// Adds a pending job. `false`, and nothing is written, when its idempotency key is taken.
    async fn insert(&mut self, job: &Job) -> Result<bool>;

    /// The job of this id.
    async fn get(&mut self, id: JobId) -> Result<Option<Job>>;

    /// An account's job of this idempotency key.
    async fn by_key(&mut self, account: AccountId, key: &str) -> Result<Option<Job>>;

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
    /// Takes the next job: pending and due, or left behind by a worker whose lease has run out.
    ///
    /// - Concurrent claimers never get the same job.
    /// - The job is `processing` under a new, larger fence, and its attempt is counted.
    /// - Jobs are taken in the order of `run_at`.
    async fn claim(
        &mut self,
        owner: &str,
        now: Timestamp,
        lease_until: Timestamp,
    ) -> Result<Option<Job>>;

    /// Renews a lease and notes the progress. `None` when the lease was lost; otherwise whether
    /// the owner asked for the job's end.
    async fn renew(&mut self, lease: &Lease, stage: &str, progress: u8) -> Result<Option<bool>>;

    /// Keeps a finished stage. `false`, and nothing is written, when the lease was lost.
    async fn save_stage(&mut self, lease: &Lease, record: &StageRecord) -> Result<bool>;

    /// The finished stages of a job, in the order they were finished.
    async fn stages(&mut self, id: JobId) -> Result<Vec<StageRecord>>;

    /// Ends the lease and leaves the job as `ending` says. `false`, and nothing is written, when
    /// the lease was lost: of all workers that ever had the job exactly one can end it.
    async fn end(&mut self, lease: &Lease, ending: &Ending, now: Timestamp) -> Result<bool>;

    /// When the next pending job becomes due, if one is waiting.
    async fn next_due(&mut self) -> Result<Option<Timestamp>>;
}
