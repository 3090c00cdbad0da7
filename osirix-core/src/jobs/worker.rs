use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use serde_json::Value;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::lease::{ActiveLease, Stop};
use super::settle::{Desk, Ended};
use super::{
    Conclusion, Ending, Job, JobHandler, JobKind, Lease, StageContext, StageRecord, StageSpec,
};
use crate::clock::Ambient;
use crate::combine::Combiner;
use crate::error::{Error, ErrorCode, ErrorRecord, Result, Retry};
use crate::events::{EventBus, Signal};
use crate::housekeeping::Housekeeping;
use crate::id::JobId;
use crate::store::Store;

/// The most jobs that are taken in one transaction.
const MOST_AT_ONCE: u32 = 256;

/// How a worker works.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkerConfig {
    /// Its name in leases and in the audit log.
    pub name: String,
    /// How many jobs it works on at once.
    pub concurrency: usize,
    /// How long a lease lasts without a heartbeat: after a crash another worker takes the job this
    /// much later.
    pub lease: Duration,
    /// How often progress is written and the lease renewed; well under `lease`.
    pub heartbeat: Duration,
    /// How often it looks for jobs when no signal wakes it.
    pub poll: Duration,
    /// The pause after the first failed attempt; it doubles with each further one.
    pub backoff: Duration,
    /// The longest pause between two attempts.
    pub max_backoff: Duration,
}

impl Default for WorkerConfig {
    fn default() -> Self {
        WorkerConfig {
            name: "worker".to_owned(),
            concurrency: 1,
            lease: Duration::from_secs(15),
            heartbeat: Duration::from_millis(500),
            poll: Duration::from_secs(1),
            backoff: Duration::from_secs(1),
            max_backoff: Duration::from_secs(300),
        }
    }
}

/// Takes jobs and sees them to their end.
#[derive(Clone)]
pub struct Worker {
    desk: Desk,
    handlers: Arc<HashMap<JobKind, Arc<dyn JobHandler>>>,
    endings: Combiner<Ended, Result<()>>,
    housekeeping: Housekeeping,
    config: Arc<WorkerConfig>,
}

impl Worker {
    /// Over a store, for the kinds of job that `handlers` can do.
    pub fn new(
        store: Arc<dyn Store>,
        bus: Arc<dyn EventBus>,
        ambient: Ambient,
        handlers: &[Arc<dyn JobHandler>],
        config: WorkerConfig,
    ) -> Self {
        let handlers = handlers.iter().map(|handler| (handler.kind(), handler.clone())).collect();
        let name = config.name.clone();
        let desk = Desk::new(store.clone(), bus, ambient.clone());
        Worker {
            housekeeping: Housekeeping::new(store, ambient, name),
            endings: desk.endings(),
            desk,
            handlers: Arc::new(handlers),
            config: Arc::new(config),
        }
    }

    /// Works until `shutdown` turns true or its sender is gone; running jobs are then handed back
    /// at their last finished stage.
    pub async fn run(&self, shutdown: watch::Receiver<bool>) {
        futures_util::future::join(
            self.take_and_work(shutdown.clone()),
            self.housekeeping.run(self.config.lease, shutdown.clone()),
        )
        .await;
    }

    /// Takes one job, if one is due, and sees it to its end.
    pub async fn run_next(&self) -> Result<Option<JobId>> {
        let (_keep, shutdown) = watch::channel(false);
        let Some((job, lease)) = self.take(1).await?.pop() else { return Ok(None) };
        self.see_through(job, lease, shutdown).await.map(Some)
    }

    /// Keeps as many jobs in work as it may; what is free is taken together.
    async fn take_and_work(&self, mut shutdown: watch::Receiver<bool>) {
        let mut signals = self.desk.bus.subscribe();
        let mut at_work = JoinSet::new();
        while !is_down(&shutdown) {
            while at_work.try_join_next().is_some() {}
            let free = self.config.concurrency.max(1) - at_work.len();
            let taken = match free {
                0 => Ok(Vec::new()),
                free => self.take(free).await,
            };
            let look_again = match taken {
                Ok(jobs) => {
                    let full = jobs.len() == free;
                    for (job, lease) in jobs {
                        let (worker, shutdown) = (self.clone(), shutdown.clone());
                        at_work.spawn(async move { worker.finish(job, lease, shutdown).await });
                    }
                    full
                }
                Err(error) => {
                    tracing::warn!(worker = self.config.name, %error, "cannot take a job");
                    pause(self.config.poll, &mut shutdown).await;
                    true
                }
            };
            if at_work.len() >= self.config.concurrency.max(1) {
                let done = at_work.join_next();
                tokio::select! {
                    _ = done => {}
                    _ = shutdown.wait_for(|down| *down) => {}
                }
            } else if !look_again {
                self.until_work(&mut signals, &mut shutdown).await;
            }
        }
        while at_work.join_next().await.is_some() {}
    }

    async fn finish(&self, job: Arc<Job>, lease: Lease, shutdown: watch::Receiver<bool>) {
        let id = job.id;
        if let Err(error) = self.see_through(job, lease, shutdown).await {
            tracing::warn!(worker = self.config.name, job = %id, %error, "a job was left behind");
        }
    }

    async fn until_work(
        &self,
        signals: &mut Receiver<Signal>,
        shutdown: &mut watch::Receiver<bool>,
    ) {
        let ready = async {
            loop {
                match signals.recv().await {
                    Ok(Signal::JobChanged(_)) => {}
                    // Nothing will wake it any more: the pause alone decides.
                    Err(RecvError::Closed) => std::future::pending().await,
                    // A receiver that lagged may have missed the signal: look at once.
                    Ok(_) | Err(RecvError::Lagged(_)) => return,
                }
            }
        };
        tokio::select! {
            () = ready => {}
            () = pause(self.next_look().await, shutdown) => {}
        }
    }

    /// How long to sleep without a signal: until the next retry is due, at most the polling time.
    async fn next_look(&self) -> Duration {
        let due = async { self.desk.store.read().await?.queue().next_due().await };
        match due.await {
            Ok(Some(due)) => due.since(self.desk.ambient.now()).min(self.config.poll),
            Ok(None) | Err(_) => self.config.poll,
        }
    }

    /// Takes so many jobs at most, each with its lease.
    async fn take(&self, limit: usize) -> Result<Vec<(Arc<Job>, Lease)>> {
        let now = self.desk.ambient.now();
        let expires_at = now + self.config.lease;
        let limit = u32::try_from(limit).unwrap_or(u32::MAX).min(MOST_AT_ONCE);
        let mut tx = self.desk.store.begin().await?;
        let jobs = tx.queue().claim(&self.config.name, now, expires_at, limit).await?;
        if jobs.is_empty() {
            return Ok(Vec::new());
        }
        tx.commit().await?;
        let with_lease = |job: Job| {
            self.desk.bus.publish(Signal::JobChanged(job.id));
            let (job_id, fence, owner) = (job.id, job.fence, self.config.name.clone());
            (Arc::new(job), Lease { job_id, fence, owner, expires_at })
        };
        Ok(jobs.into_iter().map(with_lease).collect())
    }

    async fn see_through(
        &self,
        job: Arc<Job>,
        lease: Lease,
        shutdown: watch::Receiver<bool>,
    ) -> Result<JobId> {
        let active = Arc::new(ActiveLease::new(lease));
        // The heartbeat goes on until the end is written: settling may have to wait for others.
        let done = tokio::select! {
            done = self.work_and_end(&job, &active) => done,
            () = self.heartbeat(&active, shutdown) => unreachable_heartbeat(),
        };
        match done {
            Ok(ending) if ending.state().is_final() => self.clean_up(over(&job, ending)).await,
            Ok(_) => {}
            Err(error) if error.code() == ErrorCode::LeaseLost => {
                tracing::warn!(job = %job.id, "another worker took the job over");
            }
            Err(error) => return Err(error),
        }
        Ok(job.id)
    }

    async fn work_and_end(&self, job: &Arc<Job>, active: &Arc<ActiveLease>) -> Result<Ending> {
        let worked = AssertUnwindSafe(self.work(job, active)).catch_unwind().await;
        let worked = worked.unwrap_or_else(|_| Err(panicked(active)));
        let ending = self.ending(job, active, worked)?;
        // A database that is busy for a moment must not cost the work of minutes.
        let mut tries = 0;
        loop {
            tries += 1;
            let turn = active.turn().await;
            let (lease, written) = (active.lease().clone(), ending.clone());
            let ended = Ended { job: job.clone(), lease, ending: written };
            let ended = self.endings.call(ended).await.and_then(|ended| ended);
            drop(turn);
            match ended {
                Ok(()) => return Ok(ending),
                Err(error) if error.retry() == Retry::Later && tries < 5 => {
                    tracing::warn!(job = %job.id, %error, "cannot write the job's end yet");
                    tokio::time::sleep(self.config.backoff).await;
                }
                Err(error) => return Err(error),
            }
        }
    }

    async fn work(&self, job: &Arc<Job>, active: &Arc<ActiveLease>) -> Result<Conclusion> {
        if job.cancel_requested {
            active.stop(Stop::Cancelled);
            return Err(Stop::Cancelled.error());
        }
        if job.attempt > job.max_attempts {
            return Err(Error::internal("the worker was lost in each of the job's attempts"));
        }
        let handler = self.handlers.get(&job.kind).ok_or_else(|| {
            Error::new(ErrorCode::Unsupported, "no worker here does this kind of job")
                .with("kind", job.kind)
        })?;
        let mut context = StageContext::new(job.clone(), active.clone());
        // Under its first lease a job has no checkpoints.
        if job.fence > 1 {
            for record in self.desk.store.read().await?.queue().stages(job.id).await? {
                context.keep(&record.name, record.output);
            }
        }
        let mut before = 0;
        for spec in handler.stages() {
            if !context.has(spec.name) {
                active.enter(spec, before);
                let output = self.run_stage(handler.as_ref(), spec, &context, active).await?;
                context.keep(spec.name, output);
            }
            before += spec.share;
        }
        handler.conclude(&context)
    }

    async fn run_stage(
        &self,
        handler: &dyn JobHandler,
        spec: &StageSpec,
        context: &StageContext,
        active: &Arc<ActiveLease>,
    ) -> Result<Value> {
        self.renew(active).await?;
        let started_at = self.desk.ambient.now();
        let run = handler.run(spec.name, context);
        let output = tokio::select! {
            stop = active.until_stopped() => return Err(stop.error()),
            timed = tokio::time::timeout(spec.timeout, run) => {
                timed.unwrap_or_else(|_| Err(timed_out(spec)))?
            }
        };
        let record = StageRecord {
            job_id: context.job().id,
            name: spec.name.to_owned(),
            output: output.clone(),
            attempt: context.job().attempt,
            started_at,
            finished_at: self.desk.ambient.now(),
        };
        let mut tx = self.desk.store.begin().await?;
        if !tx.queue().save_stage(active.lease(), &record).await? {
            active.stop(Stop::LeaseLost);
            return Err(Stop::LeaseLost.error());
        }
        tx.commit().await?;
        Ok(output)
    }

    /// Renews the lease until the worker is told to stop; never returns.
    async fn heartbeat(&self, active: &Arc<ActiveLease>, mut shutdown: watch::Receiver<bool>) {
        loop {
            pause(self.config.heartbeat, &mut shutdown).await;
            if is_down(&shutdown) {
                active.stop(Stop::Shutdown);
                return std::future::pending().await;
            }
            if let Err(error) = self.renew(active).await
                && error.code() != ErrorCode::LeaseLost
            {
                tracing::warn!(worker = self.config.name, %error, "cannot renew the lease");
            }
        }
    }

    async fn renew(&self, active: &Arc<ActiveLease>) -> Result<()> {
        let _turn = active.turn().await;
        let (stage, progress) = active.progress();
        let lease = active.renewed(&self.desk.ambient, self.config.lease);
        let mut tx = self.desk.store.begin().await?;
        let renewed = tx.queue().renew(&lease, stage, progress).await?;
        tx.commit().await?;
        match renewed {
            Some(false) => {}
            Some(true) => active.stop(Stop::Cancelled),
            None => {
                active.stop(Stop::LeaseLost);
                return Err(Stop::LeaseLost.error());
            }
        }
        self.desk.bus.publish(Signal::JobChanged(lease.job_id));
        Ok(())
    }

    fn ending(
        &self,
        job: &Job,
        active: &ActiveLease,
        worked: Result<Conclusion>,
    ) -> Result<Ending> {
        let error = match (worked, active.stopped()) {
            (Ok(Conclusion { result, price }), _) => {
                // Never more is charged than was held: the quote was a promise.
                return Ok(Ending::Completed { result, charged: price.min(job.held) });
            }
            (Err(_), Some(Stop::Cancelled)) => return Ok(Ending::Cancelled),
            (Err(_), Some(Stop::Shutdown)) => return Ok(Ending::HandedBack),
            (Err(error), _) if error.code() == ErrorCode::LeaseLost => return Err(error),
            (Err(error), _) => error,
        };
        tracing::warn!(job = %job.id, attempt = job.attempt, ?error, "an attempt failed");
        let record = ErrorRecord::from(&error);
        if error.retry() == Retry::Later && job.attempt < job.max_attempts {
            let run_at = self.desk.ambient.now() + self.backoff(job.attempt)?;
            return Ok(Ending::Retry { error: record, run_at });
        }
        Ok(Ending::Failed(record))
    }

    /// Exponential, with full jitter over its upper half, so that jobs that failed together do not
    /// come back together.
    fn backoff(&self, attempt: u32) -> Result<Duration> {
        let doubled = self.config.backoff.saturating_mul(1 << attempt.saturating_sub(1).min(16));
        Ok(doubled.min(self.config.max_backoff).mul_f64(0.5 + 0.5 * self.desk.ambient.unit()?))
    }

    async fn clean_up(&self, job: Job) {
        let Some(handler) = self.handlers.get(&job.kind) else { return };
        if let Err(error) = handler.clean_up(&job).await {
            tracing::warn!(job = %job.id, %error, "cannot remove what the job left");
        }
    }
}

/// The job as its end leaves it.
fn over(job: &Job, ending: Ending) -> Job {
    let over = Job { state: ending.state(), ..job.clone() };
    match ending {
        Ending::Completed { result, charged } => {
            Job { progress: 100, result: Some(result), charged: Some(charged), ..over }
        }
        Ending::Failed(error) | Ending::Retry { error, .. } => Job { error: Some(error), ..over },
        Ending::Cancelled | Ending::HandedBack => over,
    }
}

fn panicked(active: &ActiveLease) -> Error {
    Error::internal("the stage panicked").with("stage", active.progress().0)
}

fn timed_out(spec: &StageSpec) -> Error {
    Error::new(ErrorCode::Timeout, "the stage took too long")
        .with("stage", spec.name)
        .with("limit_seconds", spec.timeout.as_secs())
}

fn unreachable_heartbeat() -> Result<Ending> {
    Err(Error::internal("the heartbeat ended before the work"))
}

/// Nobody is left to stop a worker whose sender is gone: that stops it.
fn is_down(shutdown: &watch::Receiver<bool>) -> bool {
    *shutdown.borrow() || shutdown.has_changed().is_err()
}

async fn pause(length: Duration, shutdown: &mut watch::Receiver<bool>) {
    tokio::select! {
        () = tokio::time::sleep(length) => {}
        _ = shutdown.wait_for(|down| *down) => {}
    }
}
