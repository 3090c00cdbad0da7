use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::lease::{ActiveLease, Stop};
use super::settle::Desk;
use super::{Asked, Job, StageRecord};
use crate::auth::Token;
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result, Retry};
use crate::media::Progress;

/// What a stage knows: its job, the checkpoints before it, and whom to tell how far it is.
///
/// What is kept here outlives the worker: the next one finds it and goes on from there. Under the
/// lease of a worker that is late nothing is kept any more.
#[derive(Clone)]
pub struct StageContext {
    job: Arc<Job>,
    outputs: Arc<Mutex<BTreeMap<String, Value>>>,
    lease: Arc<ActiveLease>,
    desk: Desk,
}

impl StageContext {
    pub(super) fn new(job: Arc<Job>, lease: Arc<ActiveLease>, desk: Desk) -> Self {
        StageContext { job, outputs: Arc::default(), lease, desk }
    }

    fn outputs(&self) -> MutexGuard<'_, BTreeMap<String, Value>> {
        self.outputs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a checkpoint that is in the database.
    pub(super) fn note(&self, name: &str, output: Value) {
        self.outputs().insert(name.to_owned(), output);
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.outputs().contains_key(name)
    }

    /// The job, as it was claimed.
    pub fn job(&self) -> &Job {
        &self.job
    }

    /// The job's request in the form of its kind.
    pub fn request<T: DeserializeOwned>(&self) -> Result<T> {
        parse(&self.job.request, "request", &self.job)
    }

    /// The checkpoint of an earlier stage.
    pub fn output<T: DeserializeOwned>(&self, stage: &str) -> Result<T> {
        self.kept(stage)?.ok_or_else(|| {
            Error::internal("a stage asks for a checkpoint that is not there").with("stage", stage)
        })
    }

    /// Whom to tell how far this stage is, also from blocking code; its answer says when to stop.
    pub fn progress(&self) -> Arc<dyn Progress> {
        self.lease.clone()
    }

    /// The jobs that this one comes after, in the order in which they were created, with their
    /// results.
    pub async fn earlier(&self) -> Result<Vec<Job>> {
        self.desk.store.read().await?.job_links().earlier(self.job.id).await
    }

    /// Does this work once, however often the job is begun anew: what it gave is kept under the
    /// name and given again.
    pub async fn step<T, F>(&self, name: &str, work: impl FnOnce() -> F + Send) -> Result<T>
    where
        T: Serialize + DeserializeOwned + Send,
        F: Future<Output = Result<T>> + Send,
    {
        if let Some(done) = self.finished_step(name)? {
            return Ok(done);
        }
        let done = work().await?;
        self.keep(&step_name(name), to_json(&done)?).await?;
        Ok(done)
    }

    /// What a [`step`](Self::step) of this name gave, once it is done.
    pub fn finished_step<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>> {
        self.kept(&step_name(name))
    }

    /// Keeps what a [`step`](Self::step) of this name gave: it is done.
    pub async fn finish_step<T: Serialize + Sync>(&self, name: &str, done: &T) -> Result<()> {
        self.keep(&step_name(name), to_json(done)?).await
    }

    /// Keeps a value under a name, in place of the one before: how far a long work is.
    pub async fn save<T: Serialize + Sync>(&self, name: &str, value: &T) -> Result<()> {
        self.keep(&format!("saved:{name}"), to_json(value)?).await
    }

    /// The value that was kept last under this name.
    pub fn saved<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>> {
        self.kept(&format!("saved:{name}"))
    }

    /// Ends this attempt, and has the job begin again after a pause; the attempt does not count.
    /// Return the error that this gives.
    pub fn snooze(&self, pause: Duration) -> Error {
        let stop = Stop::Snoozed(self.desk.ambient.now() + pause);
        self.lease.stop(stop);
        stop.error()
    }

    /// A secret for somebody outside: whoever shows it to
    /// [`JobService::answer`](super::JobService::answer) within this time answers the job, which
    /// [`answer`](Self::answer) then gives. Asking again under the same name gives another secret
    /// for the same answer, and leaves its time as it was.
    pub async fn ask(&self, name: &str, within: Duration) -> Result<Token> {
        let until = match self.kept(&asked_name(name))? {
            Some(until) => until,
            None => self.desk.ambient.now() + within,
        };
        let secret = Token::new(&self.desk.ambient)?;
        let asked =
            Asked { hash: secret.hash(), job_id: self.job.id, name: answer_name(name), until };
        let mut tx = self.desk.store.begin().await?;
        tx.answers().expect(&asked).await?;
        tx.commit().await?;
        self.keep(&asked_name(name), to_json(&until)?).await?;
        Ok(secret)
    }

    /// The answer to what was asked under this name. While there is none the job goes to sleep and
    /// begins anew when it comes: return the error that this gives. After its time it is a
    /// [`Timeout`](ErrorCode::Timeout), which no attempt follows.
    pub async fn answer<T: DeserializeOwned>(&self, name: &str) -> Result<T> {
        if let Some(answer) = self.kept(&answer_name(name))? {
            return Ok(answer);
        }
        let until: Timestamp = self.kept(&asked_name(name))?.ok_or_else(|| {
            Error::internal("a job waits for an answer that it did not ask for").with("name", name)
        })?;
        if until <= self.desk.ambient.now() {
            let late = Error::new(ErrorCode::Timeout, "nobody answered in time");
            return Err(late.with("name", name).retryable(Retry::Never));
        }
        let stop = Stop::Waiting(until);
        self.lease.stop(stop);
        Err(stop.error())
    }

    fn kept<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>> {
        let value = self.outputs().get(name).cloned();
        value.map(|value| parse(&value, "output", &self.job)).transpose()
    }

    async fn keep(&self, name: &str, value: Value) -> Result<()> {
        let now = self.desk.ambient.now();
        self.finish(name, value, now).await
    }

    /// Keeps a checkpoint, under this lease alone.
    pub(super) async fn finish(
        &self,
        name: &str,
        output: Value,
        started_at: Timestamp,
    ) -> Result<()> {
        let record = StageRecord {
            job_id: self.job.id,
            name: name.to_owned(),
            output: output.clone(),
            attempt: self.job.attempt,
            started_at,
            finished_at: self.desk.ambient.now(),
        };
        let mut tx = self.desk.store.begin().await?;
        if !tx.queue().save_stage(self.lease.lease(), &record).await? {
            self.lease.stop(Stop::LeaseLost);
            return Err(Stop::LeaseLost.error());
        }
        tx.commit().await?;
        self.note(name, output);
        Ok(())
    }
}

fn step_name(name: &str) -> String {
    format!("step:{name}")
}

fn asked_name(name: &str) -> String {
    format!("asked:{name}")
}

fn answer_name(name: &str) -> String {
    format!("answer:{name}")
}

fn to_json<T: Serialize>(value: &T) -> Result<Value> {
    serde_json::to_value(value)
        .map_err(|e| Error::internal("a checkpoint cannot be written as JSON").caused_by(e))
}

fn parse<T: DeserializeOwned>(value: &Value, column: &'static str, job: &Job) -> Result<T> {
    T::deserialize(value).map_err(|e| {
        Error::inconsistent(
            "jobs",
            column,
            job.id,
            "stored in a form that this version cannot read",
        )
        .caused_by(e)
    })
}
