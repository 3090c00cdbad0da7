use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use super::decide::Wanted;
use super::flow::Followed;
use super::settle::{Desk, Records};
use super::{
    Change, Ending, Job, JobFilter, JobHandler, JobKind, JobObserver, JobState, KindMetrics, NewJob,
};
use crate::audit::{Action, Actor};
use crate::clock::{Ambient, Timestamp};
use crate::combine::Combiner;
use crate::error::{Error, ErrorCode, Result};
use crate::events::{EventBus, Signal};
use crate::id::{AccountId, Id, JobId};
use crate::money::Credits;
use crate::page::{Page, PageRequest};
use crate::store::{Store, Transaction};

/// What callers do with jobs.
#[derive(Clone)]
pub struct JobService {
    desk: Desk,
    creations: Combiner<Wanted, Job>,
    handlers: Arc<HashMap<JobKind, Arc<dyn JobHandler>>>,
}

impl JobService {
    /// Over a store, for the kinds of job that `handlers` can do.
    pub fn new(
        store: Arc<dyn Store>,
        bus: Arc<dyn EventBus>,
        ambient: Ambient,
        handlers: &[Arc<dyn JobHandler>],
    ) -> Self {
        let handlers = handlers.iter().map(|handler| (handler.kind(), handler.clone())).collect();
        let desk = Desk::new(store, bus, ambient);
        JobService { creations: desk.creations(), desk, handlers: Arc::new(handlers) }
    }

    /// Tells these of what becomes of jobs, too.
    #[must_use]
    pub fn observed_by(self, observers: Vec<Arc<dyn JobObserver>>) -> Self {
        let desk = Desk { observers: observers.into(), ..self.desk };
        JobService { creations: desk.creations(), desk, handlers: self.handlers }
    }

    pub(super) fn desk(&self) -> &Desk {
        &self.desk
    }

    pub(super) fn handler(&self, kind: &JobKind) -> Option<&Arc<dyn JobHandler>> {
        self.handlers.get(kind)
    }

    /// The kinds that are done here, sorted.
    pub fn kinds(&self) -> Vec<JobKind> {
        let mut kinds: Vec<_> = self.handlers.keys().cloned().collect();
        kinds.sort_unstable();
        kinds
    }

    /// What this process did with jobs, by kind, since it began.
    pub fn metrics(&self) -> BTreeMap<JobKind, KindMetrics> {
        self.desk.metrics.read()
    }

    /// Tells the most that a job can cost, and refuses a request that cannot be done.
    pub async fn quote(&self, new: &NewJob) -> Result<Credits> {
        match (self.handlers.get(&new.kind), new.quote) {
            (Some(handler), limit) => {
                let quote = handler.quote(&new.request).await?;
                quote.not_negative("quote")?;
                limit.map_or(Ok(quote), |limit| within(quote, limit))
            }
            (None, Some(quote)) => Ok(quote),
            (None, None) => Err(Error::new(
                ErrorCode::Unsupported,
                "nothing here does this kind of job: give a quote where others do",
            )
            .with("kind", &new.kind)),
        }
    }

    /// Creates a job: the plan is checked, the credits are held, job, audit line and event are
    /// written, all in one transaction, which others share who call at the same time.
    ///
    /// The same job with the same idempotency key is created once and returned again; the key with
    /// another request is a [`Conflict`](ErrorCode::Conflict).
    pub async fn create(&self, new: NewJob) -> Result<Job> {
        let wanted = self.wanted(0, new).await?;
        self.creations.call(wanted).await
    }

    /// Creates all of these jobs or none, and those that come after others of them with them: the
    /// first that is refused is the answer.
    pub async fn create_all(&self, jobs: Vec<NewJob>) -> Result<Vec<Job>> {
        let mut tx = self.desk.store.begin().await?;
        let created = self.create_in(tx.as_mut(), jobs).await?;
        let named = |(index, job): (usize, Result<Job>)| job.map_err(|e| e.with("index", index));
        let created = created.into_iter().enumerate().map(named).collect::<Result<Vec<_>>>()?;
        tx.commit().await?;
        self.wake();
        created.iter().for_each(|job| self.desk.observe_new(job));
        Ok(created)
    }

    /// Creates jobs in the caller's own transaction: they exist when it is committed, and workers
    /// find them at their next look, or at once after [`wake`](Self::wake). One that is refused
    /// leaves the others as they are, but for those that come after it: then the whole call is
    /// refused, and the transaction must not be committed.
    pub async fn create_in(
        &self,
        tx: &mut dyn Transaction,
        jobs: Vec<NewJob>,
    ) -> Result<Vec<Result<Job>>> {
        let mut wanted = Vec::with_capacity(jobs.len());
        for (index, new) in jobs.into_iter().enumerate() {
            wanted.push(self.wanted(index, new).await.map_err(|e| e.with("index", index))?);
        }
        self.desk.create(tx, &wanted).await
    }

    pub(super) async fn wanted(&self, index: usize, new: NewJob) -> Result<Wanted> {
        new.check(index)?;
        let quote = self.quote(&new).await?;
        let rules = self.handlers.get(&new.kind).map(|handler| handler.rules());
        Ok(Wanted { new, quote, rules: rules.unwrap_or_default() })
    }

    /// Tells workers that there is something to do.
    pub fn wake(&self) {
        self.desk.bus.publish(Signal::JobReady);
    }

    /// The account's job of this id, or [`NotFound`](ErrorCode::NotFound).
    pub async fn get(&self, account: AccountId, id: JobId) -> Result<Job> {
        let mut tx = self.desk.store.read().await?;
        own(tx.as_mut(), account, id).await
    }

    /// The account's jobs, newest first.
    pub async fn list(
        &self,
        account: AccountId,
        filter: &JobFilter,
        page: &PageRequest,
    ) -> Result<Page<Job>> {
        let mut tx = self.desk.store.read().await?;
        tx.jobs().list(account, filter, page).await
    }

    /// The jobs that this one of the account comes after, in the order in which they were created.
    pub async fn earlier(&self, account: AccountId, id: JobId) -> Result<Vec<Job>> {
        let mut tx = self.desk.store.read().await?;
        own(tx.as_mut(), account, id).await?;
        tx.job_links().earlier(id).await
    }

    /// Cancels a job. One that waits is cancelled at once; one that runs is told to stop, and is
    /// cancelled when its worker has heard it. Cancelling again changes nothing; a job that has
    /// completed or failed is a [`Conflict`](ErrorCode::Conflict).
    pub async fn cancel(&self, account: AccountId, id: JobId) -> Result<Job> {
        let mut tx = self.desk.store.begin().await?;
        let job = own(tx.as_mut(), account, id).await?;
        let (actor, now) = (Actor::Account(account), self.desk.ambient.now());
        let cancelled = tx.jobs().cancel_pending(&[id], None, now).await?;
        let pending = !cancelled.is_empty();
        let mut followed = Followed::default();
        if pending {
            let mut records = Records::default();
            records.settle(&job, &Ending::Cancelled);
            self.desk.record(&mut records, &job, actor, &Ending::Cancelled)?;
            let over = vec![(id, JobState::Cancelled)];
            followed = self.desk.follow(tx.as_mut(), &mut records, over).await?;
            self.desk.write(tx.as_mut(), records).await?;
        } else if !job.cancel_requested && tx.jobs().request_cancel(id).await? {
            let action = Action::JobCancelRequested;
            let line = self.desk.audit(&job, actor, action, json!({}))?;
            tx.audit().append(&line).await?;
        } else {
            return over(own(tx.as_mut(), account, id).await?);
        }
        let job = own(tx.as_mut(), account, id).await?;
        tx.commit().await?;
        self.desk.bus.publish(Signal::JobChanged(id));
        self.desk.tell(&followed);
        if pending {
            self.desk.observe(&job, Change::Cancelled);
            self.clean_up(&job).await;
        }
        Ok(job)
    }

    /// Whether there is a job of this id. Of one that was completed or cancelled before this moment
    /// what its end does not need is removed. One that failed may go on again at any time.
    pub(crate) async fn tidy(&self, id: JobId, before: Timestamp) -> Result<bool> {
        let job = self.desk.store.read().await?.jobs().get(id).await?;
        if let Some(job) = &job
            && matches!(job.state, JobState::Completed | JobState::Cancelled)
            && job.finished_at.is_some_and(|ended| ended < before)
        {
            self.clean_up(job).await;
        }
        Ok(job.is_some())
    }

    /// Removes what the attempts of a job left that no worker will see again.
    async fn clean_up(&self, job: &Job) {
        let Some(handler) = self.handlers.get(&job.kind) else { return };
        if let Err(error) = handler.clean_up(job).await {
            tracing::warn!(job = %job.id, %error, "cannot remove what the job left");
        }
    }

    /// Follows a job until its end.
    pub async fn watch(&self, account: AccountId, id: JobId) -> Result<Watch> {
        let signals = self.desk.bus.subscribe();
        self.get(account, id).await?;
        let pause = Watch::SHORTEST_PAUSE;
        Ok(Watch { service: self.clone(), account, id, signals, seen: None, pause })
    }

    /// Waits for a job's end.
    pub async fn wait(&self, account: AccountId, id: JobId) -> Result<Job> {
        let mut watch = self.watch(account, id).await?;
        let mut last = None;
        while let Some(job) = watch.next().await? {
            last = Some(job);
        }
        last.ok_or_else(|| Error::internal("a watch ended before it began"))
    }
}

/// A job that is being followed.
pub struct Watch {
    service: JobService,
    account: AccountId,
    id: JobId,
    signals: Receiver<Signal>,
    seen: Option<Job>,
    /// How long it waits for a signal before it looks all the same: signals of other processes
    /// may not come here.
    pause: Duration,
}

impl Watch {
    /// The pause after a change: another is likely to follow.
    const SHORTEST_PAUSE: Duration = Duration::from_secs(1);
    /// The pause of a job with which nothing happens.
    const LONGEST_PAUSE: Duration = Duration::from_secs(4);

    /// The job as it is now, then after each change, and `None` after its final state.
    pub async fn next(&mut self) -> Result<Option<Job>> {
        if self.seen.as_ref().is_some_and(|job| job.state.is_final()) {
            return Ok(None);
        }
        loop {
            if self.seen.is_some() {
                self.until_signalled().await?;
            }
            let job = self.service.get(self.account, self.id).await?;
            if self.seen.as_ref() != Some(&job) {
                self.seen = Some(job.clone());
                self.pause = Self::SHORTEST_PAUSE;
                return Ok(Some(job));
            }
            self.pause = (self.pause * 2).min(Self::LONGEST_PAUSE);
        }
    }

    async fn until_signalled(&mut self) -> Result<()> {
        let changed = async {
            loop {
                match self.signals.recv().await {
                    Ok(Signal::JobChanged(id)) if id == self.id => return Ok(()),
                    Ok(Signal::Missed) | Err(RecvError::Lagged(_)) => return Ok(()),
                    Ok(_) => {}
                    Err(RecvError::Closed) => {
                        return Err(Error::new(ErrorCode::Closed, "the client was closed"));
                    }
                }
            }
        };
        tokio::time::timeout(self.pause, changed).await.unwrap_or(Ok(()))
    }
}

async fn own(tx: &mut dyn Transaction, account: AccountId, id: JobId) -> Result<Job> {
    let job = tx.jobs().get(id).await?.filter(|job| job.account_id == account);
    job.ok_or_else(|| Error::not_found(JobId::PREFIX, id))
}

/// Somebody was shown a price: more is not held.
fn within(quote: Credits, limit: Credits) -> Result<Credits> {
    if quote <= limit {
        return Ok(quote);
    }
    Err(Error::new(ErrorCode::Conflict, "this can cost more than what was allowed for")
        .with("field", "quote")
        .with("quote", quote)
        .with("limit", limit))
}

fn over(job: Job) -> Result<Job> {
    if job.state == JobState::Cancelled || job.cancel_requested && !job.state.is_final() {
        return Ok(job);
    }
    Err(Error::new(ErrorCode::Conflict, "the job is over: it cannot be cancelled")
        .with("job", job.id)
        .with("state", job.state))
}
