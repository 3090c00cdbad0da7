use async_trait::async_trait;

use super::{Control, JobScope};
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{AccountId, JobId};
use crate::jobs::{Claim, Job, JobKind};

/// A job whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The job.
    pub id: JobId,
    /// What it makes.
    pub kind: JobKind,
    /// Whose it is.
    pub account: AccountId,
}

/// Keeps how many jobs may be at work.
#[async_trait]
pub trait JobLimits: Send {
    /// What is said of these kinds and of accounts, for this transaction alone until it ends:
    /// whoever takes or ends jobs of a limited kind waits for its turn. The order is always the
    /// same.
    async fn lock(&mut self, kinds: &[JobKind]) -> Result<Vec<Control>>;

    /// Everything that is said.
    async fn list(&mut self) -> Result<Vec<Control>>;

    /// Says something else of a scope, or nothing more when it says nothing.
    async fn save(&mut self, control: &Control) -> Result<()>;

    /// How many jobs of these kinds are at work, by kind and account.
    async fn at_work(&mut self, kinds: &[JobKind]) -> Result<Vec<(JobKind, AccountId, u32)>>;

    /// Jobs left behind by workers whose leases have run out, for the claimer: as with
    /// [`JobQueue::claim`](crate::jobs::JobQueue::claim).
    async fn take_over(&mut self, claim: &Claim<'_>) -> Result<Vec<Job>>;

    /// The foremost jobs, for this transaction alone until it ends.
    async fn candidates(&mut self, claim: &Claim<'_>) -> Result<Vec<Candidate>>;

    /// Takes these candidates for the claimer.
    async fn take(&mut self, claim: &Claim<'_>, ids: &[JobId]) -> Result<Vec<Job>>;

    /// Has these candidates wait for room.
    async fn park(&mut self, ids: &[JobId]) -> Result<()>;

    /// Has jobs that wait for room wait for their turn again: all of an account, all of a kind, or of
    /// an account's of a kind the foremost, so many at most.
    async fn unpark(&mut self, scope: &JobScope, limit: u32) -> Result<u64>;

    /// Counts jobs that began, in the window that is open now.
    async fn count(&mut self, kind: &JobKind, window_start: Timestamp, started: u32) -> Result<()>;
}
