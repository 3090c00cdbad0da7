use osirix_core::error::Result;
use osirix_core::id::{AccountId, JobId, UserId};
use osirix_core::jobs::{JobKind, JobService, KindLimits, Worker};
use osirix_core::page::{Page, PageRequest};

use super::payments::actor;
use super::work::scope;
use super::{JobControl, JobInfo, JobsApi, QueueDepth, QueueMetrics, exposition};

/// The queue as an operator sees it: how much waits, what failed, how much is at work at once.
///
/// What is said here goes for every machine on the same database. `by` is the user who acts, for the
/// audit log; without one it is the platform itself.
#[derive(Clone)]
pub struct QueueApi {
    jobs: JobsApi,
    service: JobService,
    worker: Worker,
}

impl QueueApi {
    pub(super) fn new(jobs: JobsApi, service: &JobService, worker: &Worker) -> Self {
        QueueApi { jobs, service: service.clone(), worker: worker.clone() }
    }

    /// Limits how many jobs of a kind are at work, on all machines together; nothing that is not
    /// said is limited.
    pub async fn limit(&self, kind: JobKind, limits: KindLimits, by: Option<UserId>) -> Result<()> {
        self.service.limit(actor(by), &kind, limits).await
    }

    /// Gives an account another number of jobs of a kind at once than the kind gives each; without
    /// a number that of the kind.
    pub async fn limit_account(
        &self,
        kind: JobKind,
        account: AccountId,
        at_once: Option<u32>,
        by: Option<UserId>,
    ) -> Result<()> {
        let scope = scope(Some(kind), Some(account))?;
        self.service.limit_scope(actor(by), scope, at_once).await
    }

    /// Lets no job of a kind, of an account, or of both begin any more; those at work go on.
    pub async fn pause(
        &self,
        kind: Option<JobKind>,
        account: Option<AccountId>,
        by: Option<UserId>,
    ) -> Result<()> {
        self.service.pause(actor(by), scope(kind, account)?).await
    }

    /// Lets them begin again.
    pub async fn resume(
        &self,
        kind: Option<JobKind>,
        account: Option<AccountId>,
        by: Option<UserId>,
    ) -> Result<()> {
        self.service.resume(actor(by), scope(kind, account)?).await
    }

    /// Everything that is limited or paused.
    pub async fn controls(&self) -> Result<Vec<JobControl>> {
        let controls = self.service.controls().await?;
        Ok(controls.into_iter().map(JobControl::from).collect())
    }

    /// The jobs that failed for good, of all accounts, the latest first.
    pub async fn failed(&self, kind: Option<JobKind>, page: PageRequest) -> Result<Page<JobInfo>> {
        let page = self.service.failed(kind.as_ref(), &page).await?;
        self.jobs.page(page)
    }

    /// Sends a failed job on its way again: credits are held anew, and it goes on behind its last
    /// finished stage.
    pub async fn redrive(
        &self,
        account: AccountId,
        id: JobId,
        by: Option<UserId>,
    ) -> Result<JobInfo> {
        self.jobs.info(self.service.redrive(actor(by), account, id).await?)
    }

    /// How many jobs are not over, by kind and by what they wait for.
    pub async fn depths(&self) -> Result<Vec<QueueDepth>> {
        let depths = self.service.depths().await?;
        Ok(depths.into_iter().map(QueueDepth::from).collect())
    }

    /// What this process did with jobs, by kind, since it began.
    pub async fn metrics(&self) -> Result<Vec<QueueMetrics>> {
        let metrics = self.service.metrics().into_iter();
        Ok(metrics.map(|(kind, counts)| QueueMetrics { kind, counts }).collect())
    }

    /// The same as text that Prometheus scrapes, and how many jobs are where, with `osirix_` before
    /// each name. What this process did begins anew with it; what waits is that of all machines.
    pub async fn exposition(&self) -> Result<String> {
        let (metrics, depths) = (self.metrics().await?, self.depths().await?);
        Ok(exposition::text(&metrics, &depths, self.jobs.now()))
    }

    /// Does everything that is due, one after the other, and tells how many jobs that were: for
    /// tests, on a platform without workers.
    pub async fn drain(&self) -> Result<u64> {
        self.worker.drain().await.map(|jobs| jobs as u64)
    }
}
