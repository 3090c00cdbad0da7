//! Jobs that are over: those that failed are sent on their way again, and those whose time is over
//! are removed.

use async_trait::async_trait;
use serde_json::json;

use super::create::place;
use super::settle::Records;
use super::{Job, JobKind, JobService, JobState, Waits};
use crate::audit::{Action, Actor};
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result};
use crate::events::{EventKind, Signal};
use crate::id::{AccountId, HoldId, JobId};
use crate::ledger::HoldRequest;
use crate::money::Credits;
use crate::page::{Page, PageRequest};
use crate::store::Transaction;

/// Keeps jobs that are over.
#[async_trait]
pub trait JobArchive: Send {
    /// The jobs that failed for good, of all accounts or of one, the latest first.
    async fn failed(
        &mut self,
        account: Option<AccountId>,
        kind: Option<&JobKind>,
        page: &PageRequest,
    ) -> Result<Page<Job>>;

    /// Has a failed job wait for its turn again, with the hold and the place that it has here.
    /// `false` when it is not failed any more.
    async fn revive(&mut self, job: &Job) -> Result<bool>;

    /// Jobs of these kinds that need not stay any longer, the oldest first.
    async fn past(&mut self, kinds: &[JobKind], now: Timestamp, limit: u32) -> Result<Vec<Job>>;

    /// Removes jobs that are over, with everything that was kept for them.
    async fn remove(&mut self, ids: &[JobId]) -> Result<()>;

    /// How many jobs are not over, by kind and by what they wait for.
    async fn depths(&mut self) -> Result<Vec<Depth>>;
}

/// How many jobs of a kind are at one place of their way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Depth {
    /// Their kind.
    pub kind: JobKind,
    /// Pending or at work.
    pub state: JobState,
    /// What the pending ones wait for.
    pub waits: Waits,
    /// How many.
    pub count: u64,
    /// When the oldest of them was created.
    pub oldest: Timestamp,
}

impl JobService {
    /// The jobs that failed for good, of all accounts, the latest first: somebody may want to look
    /// at them, and send them on their way again.
    pub async fn failed(&self, kind: Option<&JobKind>, page: &PageRequest) -> Result<Page<Job>> {
        self.desk().store.read().await?.job_archive().failed(None, kind, page).await
    }

    /// Sends a failed job on its way again: credits are held anew, all its attempts are before it,
    /// and it goes on behind its last finished stage. Jobs that were cancelled because it failed
    /// stay cancelled.
    ///
    /// A job that has not failed is a [`Conflict`](ErrorCode::Conflict).
    pub async fn redrive(&self, actor: Actor, account: AccountId, id: JobId) -> Result<Job> {
        let desk = self.desk();
        let mut tx = desk.store.begin().await?;
        let job = tx.jobs().get(id).await?.filter(|job| job.account_id == account);
        let failed = job.ok_or_else(|| Error::not_found("job", id))?;
        let hold = match failed.held {
            Credits::ZERO => None,
            held => Some(self.hold_again(tx.as_mut(), &failed, held).await?),
        };
        let now = desk.ambient.now();
        let mut job = Job {
            state: JobState::Pending,
            waits: Waits::Turn,
            hold_id: hold,
            attempt: 0,
            cancel_requested: false,
            run_at: now,
            finished_at: None,
            ..failed
        };
        place(tx.as_mut(), std::iter::once(&mut job), now).await?;
        if !tx.job_archive().revive(&job).await? {
            return Err(Error::new(ErrorCode::Conflict, "only a failed job can be sent again")
                .with("job", id)
                .with("state", failed.state));
        }
        let mut records = Records::default();
        let details = json!({ "hold": job.hold_id, "held": job.held });
        records.add(
            desk.audit(&job, actor, Action::JobRedriven, details)?,
            desk.event(&job, EventKind::JobRedriven)?,
        );
        desk.write(tx.as_mut(), records).await?;
        tx.commit().await?;
        desk.bus.publish(Signal::JobChanged(id));
        desk.bus.publish(Signal::JobReady);
        Ok(job)
    }

    async fn hold_again(
        &self,
        tx: &mut dyn Transaction,
        job: &Job,
        amount: Credits,
    ) -> Result<HoldId> {
        let memo = format!("{} {}", job.kind, job.id);
        let request = HoldRequest {
            account: job.account_id,
            amount,
            idempotency_key: None,
            lifetime: None,
            memo,
        };
        self.desk().ledger.hold(tx, request).await.map(|hold| hold.id)
    }

    /// How many jobs are not over, by kind and by what they wait for.
    pub async fn depths(&self) -> Result<Vec<Depth>> {
        self.desk().store.read().await?.job_archive().depths().await
    }

    /// Removes the jobs of the kinds done here that need not stay any longer, with all they made,
    /// and tells how many.
    pub async fn remove_past(&self, limit: u32) -> Result<usize> {
        let (now, kinds) = (self.desk().ambient.now(), self.kinds());
        let mut tx = self.desk().store.read().await?;
        let past = tx.job_archive().past(&kinds, now, limit).await?;
        drop(tx);
        if past.is_empty() {
            return Ok(0);
        }
        // What a job made goes first: a job without its files would leave them to nobody.
        let mut ids = Vec::new();
        for job in &past {
            let Some(handler) = self.handler(&job.kind) else { continue };
            match handler.forget(job).await {
                Ok(()) => ids.push(job.id),
                Err(error) => tracing::warn!(job = %job.id, %error, "cannot remove what it made"),
            }
        }
        let mut tx = self.desk().store.begin().await?;
        tx.job_archive().remove(&ids).await?;
        tx.commit().await?;
        Ok(ids.len())
    }
}
