use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::lease::{ActiveLease, Stop};
use super::settle::{Desk, Ended};
use super::{
    Conclusion, Ending, Job, JobHandler, JobKind, JobService, Lease, Outlook, StageContext,
    StageSpec,
};
use crate::clock::Ambient;
use crate::combine::Combiner;
use crate::error::{Error, ErrorCode, ErrorRecord, Result, Retry};
use crate::events::{EventBus, Signal};
use crate::housekeeping::Housekeeping;
use crate::id::JobId;
use crate::store::Store;

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
    /// How long running jobs may go on when the worker is to stop, before they are handed back;
    /// and how long a cancelled one has to end by itself, before it is given up.
    pub grace: Duration,
}

impl Default for WorkerConfig {
    fn default() -> Self {
        WorkerConfig {
            name: "worker".to_owned(),
            concurrency: 1,
            lease: Duration::from_secs(15),
            heartbeat: Duration::from_millis(500),
            poll: Duration::from_secs(1),
            grace: Duration::ZERO,
        }
    }
}

/// Takes jobs and sees them to their end.
#[derive(Clone)]
pub struct Worker {
    service: JobService,
    desk: Desk,
    kinds: Arc<[JobKind]>,
    endings: Combiner<Ended, ()>,
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
        Worker::of(JobService::new(store, bus, ambient, handlers), config)
    }

    /// For the kinds of job that a service knows, beside whoever calls it.
    pub fn of(service: JobService, config: WorkerConfig) -> Self {
        let desk = service.desk().clone();
        let (store, ambient) = (desk.store.clone(), desk.ambient.clone());
        Worker {
            housekeeping: Housekeeping::new(store, ambient, config.name.clone()),
            endings: desk.endings(),
            kinds: service.kinds().into(),
            desk,
            service,
            config: Arc::new(config),
        }
    }

    pub(super) fn desk(&self) -> &Desk {
        &self.desk
    }

    pub(super) fn config(&self) -> &WorkerConfig {
        &self.config
    }

    /// The kinds that it does, sorted.
    pub(super) fn kinds(&self) -> &[JobKind] {
        &self.kinds
    }

    /// Works until `shutdown` turns true or its sender is gone; running jobs are then handed back
    /// at their last finished stage.
    pub async fn run(&self, shutdown: watch::Receiver<bool>) {
        futures_util::future::join4(
            self.take_and_work(shutdown.clone()),
            self.service.keep_schedules(self.config.poll, shutdown.clone()),
            self.remove_past(shutdown.clone()),
            self.housekeeping.run(self.config.lease, shutdown.clone()),
        )
        .await;
    }

    /// Does everything that is due, one after the other, and tells how many jobs that were: for
    /// tests, with a clock of their own.
    pub async fn drain(&self) -> Result<usize> {
        let mut done = 0;
        loop {
            self.service.create_scheduled().await?;
            match self.run_next().await? {
                Some(_) => done += 1,
                None => return Ok(done),
            }
        }
    }

    /// Removes jobs that need not stay any longer.
    async fn remove_past(&self, mut shutdown: watch::Receiver<bool>) {
        /// Others write in between.
        const BATCH: u32 = 100;
        while !is_down(&shutdown) {
            match self.service.remove_past(BATCH).await {
                Ok(removed) if removed == BATCH as usize => {}
                Ok(_) => pause(self.config.lease, &mut shutdown).await,
                Err(error) => {
                    tracing::warn!(worker = self.config.name, %error, "old jobs are still there");
                    pause(self.config.lease, &mut shutdown).await;
                }
            }
        }
    }

    /// Takes one job, if one is due, and sees it to its end.
    pub async fn run_next(&self) -> Result<Option<JobId>> {
        let (_keep, shutdown) = watch::channel(false);
        let Some((job, lease)) = self.take(1, None).await?.pop() else { return Ok(None) };
        self.see_through(job, lease, shutdown).await.map(Some)
    }

    /// Keeps as many jobs in work as it may; what is free is taken together.
    async fn take_and_work(&self, mut shutdown: watch::Receiver<bool>) {
        let mut signals = self.desk.bus.subscribe();
        let (mut at_work, mut outlook) = (JoinSet::new(), Outlook::default());
        while !is_down(&shutdown) {
            while at_work.try_join_next().is_some() {}
            let free = self.config.concurrency.max(1) - at_work.len();
            let taken = match free {
                0 => Ok(Vec::new()),
                free => self.look(free, &mut outlook).await,
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
                self.until_work(&mut signals, outlook.rest(), &mut shutdown).await;
            }
        }
        while at_work.join_next().await.is_some() {}
    }

    /// Takes so many jobs at most, looking no further than is needed.
    async fn look(&self, free: usize, outlook: &mut Outlook) -> Result<Vec<(Arc<Job>, Lease)>> {
        let (from, begun) = (outlook.from(), tokio::time::Instant::now());
        let taken = self.take(free, from).await?;
        let first = taken.iter().map(|(job, _)| job.position).min();
        outlook.looked(from, begun.elapsed(), first);
        Ok(taken)
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
        rest: Option<Duration>,
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
            () = pause(self.next_look(rest).await, shutdown) => {}
        }
    }

    /// How long to sleep without a signal: until the next retry is due, or until the whole queue
    /// may be looked at where it was not, at most the polling time.
    async fn next_look(&self, rest: Option<Duration>) -> Duration {
        if let Some(rest) = rest {
            return rest.min(self.config.poll);
        }
        let due = async { self.desk.store.read().await?.queue().next_due().await };
        match due.await {
            Ok(Some(due)) => due.since(self.desk.ambient.now()).min(self.config.poll),
            Ok(None) | Err(_) => self.config.poll,
        }
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
            let ended = self.end(job, active.lease(), &ending).await;
            drop(turn);
            match ended {
                Ok(()) => return Ok(ending),
                Err(error) if error.retry() == Retry::Later && tries < 5 => {
                    tracing::warn!(job = %job.id, %error, "cannot write the job's end yet");
                    tokio::time::sleep(self.config.poll).await;
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Ends a lease, with all that belongs to it.
    pub(crate) async fn end(&self, job: &Arc<Job>, lease: &Lease, ending: &Ending) -> Result<()> {
        let (job, lease, ending) = (job.clone(), lease.clone(), ending.clone());
        self.endings.call(Ended { job, lease, ending }).await
    }

    async fn work(&self, job: &Arc<Job>, active: &Arc<ActiveLease>) -> Result<Conclusion> {
        if job.cancel_requested {
            active.stop(Stop::Cancelled);
            return Err(Stop::Cancelled.error());
        }
        if job.attempt > job.max_attempts {
            return Err(Error::internal("the worker was lost in each of the job's attempts"));
        }
        let handler = self.service.handler(&job.kind).ok_or_else(|| {
            Error::new(ErrorCode::Unsupported, "no worker here does this kind of job")
                .with("kind", &job.kind)
        })?;
        let context = StageContext::new(job.clone(), active.clone(), self.desk.clone());
        // Under its first lease a job has no checkpoints.
        if job.fence > 1 {
            for record in self.desk.store.read().await?.queue().stages(job.id).await? {
                context.note(&record.name, record.output);
            }
        }
        let mut before = 0;
        for spec in handler.stages() {
            if !context.has(spec.name) {
                active.enter(spec, before);
                self.run_stage(handler.as_ref(), spec, &context, active).await?;
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
    ) -> Result<()> {
        self.renew(active).await?;
        let started_at = self.desk.ambient.now();
        let run = tokio::time::timeout(spec.timeout, handler.run(spec.name, context));
        tokio::pin!(run);
        let output = tokio::select! {
            stop = active.until_stopped() => {
                // It has been told; what it still gives is not wanted.
                let _ = tokio::time::timeout(self.grace(stop), run).await;
                return Err(stop.error());
            }
            timed = &mut run => timed.unwrap_or_else(|_| Err(timed_out(spec)))?,
        };
        // It may have ended its attempt by itself.
        match active.stopped() {
            Some(stop) => Err(stop.error()),
            None => context.finish(spec.name, output, started_at).await,
        }
    }

    /// How long a stage that was told to stop has to do so.
    fn grace(&self, stop: Stop) -> Duration {
        match stop {
            Stop::Cancelled => self.config.grace,
            _ => Duration::ZERO,
        }
    }

    /// Renews the lease until the worker is told to stop; never returns.
    async fn heartbeat(&self, active: &Arc<ActiveLease>, mut shutdown: watch::Receiver<bool>) {
        loop {
            pause(self.config.heartbeat, &mut shutdown).await;
            if is_down(&shutdown) {
                self.last_beats(active).await;
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

    /// Keeps the lease while what runs may still come to its end.
    async fn last_beats(&self, active: &Arc<ActiveLease>) {
        let end = tokio::time::Instant::now() + self.config.grace;
        while tokio::time::Instant::now() < end {
            let next = tokio::time::Instant::now() + self.config.heartbeat;
            tokio::time::sleep_until(next.min(end)).await;
            if let Err(error) = self.renew(active).await {
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
        tx.commit_soon().await?;
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
            (Err(_), Some(Stop::Snoozed(run_at))) => return Ok(Ending::Snoozed { run_at }),
            (Err(_), Some(Stop::Waiting(until))) => return Ok(Ending::Waiting { until }),
            (Err(error), _) if error.code() == ErrorCode::LeaseLost => return Err(error),
            (Err(error), _) => error,
        };
        tracing::warn!(job = %job.id, attempt = job.attempt, ?error, "an attempt failed");
        let record = ErrorRecord::from(&error);
        let rules = self.service.handler(&job.kind).map(|handler| handler.rules());
        let chance = self.desk.ambient.unit()?;
        let pause = rules.unwrap_or_default().retry.pause(&error, job.attempt, chance);
        Ok(match pause.filter(|_| job.attempt < job.max_attempts) {
            Some(pause) => Ending::Retry { error: record, run_at: self.desk.ambient.now() + pause },
            None => Ending::Failed(record),
        })
    }

    async fn clean_up(&self, job: Job) {
        let Some(handler) = self.service.handler(&job.kind) else { return };
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
        Ending::Cancelled
        | Ending::HandedBack
        | Ending::Snoozed { .. }
        | Ending::Waiting { .. } => over,
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
