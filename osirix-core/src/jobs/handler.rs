use std::time::Duration;

use async_trait::async_trait;
use serde_json::Value;

use super::{Job, JobKind, Rules, StageContext};
use crate::error::Result;
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

    /// How its jobs are treated.
    fn rules(&self) -> Rules;

    /// The stages, in order.
    fn stages(&self) -> &[StageSpec];

    /// Checks a request and tells the most it can cost; nothing is written before this is `Ok`.
    async fn quote(&self, request: &Value) -> Result<Credits>;

    /// Runs a stage and returns its checkpoint: all that later stages need, so that another worker
    /// can go on from here. Dropping the future stops the work.
    async fn run(&self, stage: &str, context: &StageContext) -> Result<Value>;

    /// Tells result and price when every stage has its checkpoint. Does no work of its own.
    fn conclude(&self, context: &StageContext) -> Result<Conclusion>;

    /// Removes what the job's stages left and its end does not need; `context` has what is known.
    async fn clean_up(&self, job: &Job) -> Result<()>;

    /// Removes everything that the job made: the job itself is removed next.
    async fn forget(&self, job: &Job) -> Result<()>;
}
