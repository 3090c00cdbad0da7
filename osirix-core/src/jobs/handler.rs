use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::lease::ActiveLease;
use super::{Job, JobKind};
use crate::error::{Error, Result};
use crate::media::Progress;
use crate::money::Credits;

/// A stage of a kind of job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageSpec {
    /// Its name, as people see it: `speech`, `encode`.
    pub name: &'static str,
    /// Its part of the job's progress in percent; the stages of a kind sum to 100.
    pub share: u8,
    /// The longest it may take.
    pub timeout: Duration,
}

/// What a finished job made, and what that costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Conclusion {
    /// The result, in the form of the job's kind.
    pub result: Value,
    /// The price of what was made. At most what was held is charged.
    pub price: Credits,
}

/// Does the work of one kind of job.
#[async_trait]
pub trait JobHandler: Send + Sync {
    /// The kind.
    fn kind(&self) -> JobKind;

    /// The stages, in order.
    fn stages(&self) -> &'static [StageSpec];

    /// Checks a request and tells the most it can cost; nothing is written before this is `Ok`.
    async fn quote(&self, request: &Value) -> Result<Credits>;

    /// Runs a stage and returns its checkpoint: all that later stages need, so that another worker
    /// can go on from here. Dropping the future stops the work.
    async fn run(&self, stage: &str, context: &StageContext) -> Result<Value>;

    /// Tells result and price when every stage has its checkpoint. Does no work of its own.
    fn conclude(&self, context: &StageContext) -> Result<Conclusion>;

    /// Removes what the job's stages left and its end does not need; `context` has what is known.
    async fn clean_up(&self, job: &Job) -> Result<()>;
}

/// What a stage knows: its job, the checkpoints before it, and whom to tell how far it is.
#[derive(Clone)]
pub struct StageContext {
    job: Arc<Job>,
    outputs: BTreeMap<String, Value>,
    lease: Arc<ActiveLease>,
}

impl StageContext {
    pub(super) fn new(job: Arc<Job>, lease: Arc<ActiveLease>) -> Self {
        StageContext { job, outputs: BTreeMap::new(), lease }
    }

    pub(super) fn keep(&mut self, stage: &str, output: Value) {
        self.outputs.insert(stage.to_owned(), output);
    }

    pub(super) fn has(&self, stage: &str) -> bool {
        self.outputs.contains_key(stage)
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
        let value = self.outputs.get(stage).ok_or_else(|| {
            Error::internal("a stage asks for a checkpoint that is not there").with("stage", stage)
        })?;
        parse(value, "output", &self.job)
    }

    /// Whom to tell how far this stage is, also from blocking code; its answer says when to stop.
    pub fn progress(&self) -> Arc<dyn Progress> {
        self.lease.clone()
    }
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
