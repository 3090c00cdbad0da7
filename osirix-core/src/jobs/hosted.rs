//! Kinds of job of a program's own that the program offers as an object, in whatever language.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::bench::Workbench;
use super::{
    Conclusion, Job, JobHandler, JobKind, RetryPolicy, Rules, StageContext, StageSpec, TaskSpec,
};
use crate::error::{Error, Result};
use crate::id::{AccountId, JobId};
use crate::money::Credits;
use crate::plans::Feature;

/// A kind of job of your own.
#[async_trait]
pub trait JobTask: Send + Sync {
    /// The kind that it does: 1 to 64 of `a-z`, `0-9`, `_`, `-` and `.`, and not that of a built-in
    /// kind.
    fn name(&self) -> &str;

    /// How its jobs are treated. Asked once, when the platform is opened.
    async fn settings(&self) -> Result<TaskSettings>;

    /// Checks a request and tells the most that it can cost; nothing is created before that. What
    /// cannot be done is refused by an error.
    async fn quote(&self, request: Value) -> Result<Credits>;

    /// Does the work, and gives what was made and its price.
    ///
    /// - It may be begun again, elsewhere too: what is kept as a step need not be done twice.
    /// - An error that passes is followed by another attempt; any other fails the job.
    /// - Who goes on after the job was cancelled, or is someone else's, does it for nothing: what
    ///   is given then is not taken.
    async fn run(&self, work: Work) -> Result<WorkDone>;
}

/// How the jobs of a kind of your own are treated. In JSON nothing is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TaskSettings {
    /// How many attempts a job has when its errors are of those that pass: 5 unless it is said.
    pub attempts: u32,
    /// The pause before the second attempt, in milliseconds; it doubles from attempt to attempt: a
    /// second unless it is said.
    pub pause_ms: u64,
    /// The longest pause, in milliseconds: five minutes unless it is said.
    pub longest_pause_ms: u64,
    /// The longest that an attempt may take, in milliseconds: an hour unless it is said.
    pub timeout_ms: u64,
    /// How long a job and its result stay after its end, in milliseconds: for ever unless it is
    /// said.
    pub keep_ms: Option<u64>,
    /// What a plan must include for it: every plan will do unless it is said.
    pub feature: Option<Feature>,
}

impl Default for TaskSettings {
    fn default() -> Self {
        TaskSettings {
            attempts: 5,
            pause_ms: 1_000,
            longest_pause_ms: 300_000,
            timeout_ms: 3_600_000,
            keep_ms: None,
            feature: None,
        }
    }
}

impl TaskSettings {
    fn rules(&self) -> Result<Rules> {
        if self.attempts == 0 || self.timeout_ms == 0 {
            let field = if self.attempts == 0 { "attempts" } else { "timeout_ms" };
            return Err(Error::invalid(field, "give at least 1"));
        }
        let retry = RetryPolicy {
            attempts: self.attempts,
            first: Duration::from_millis(self.pause_ms),
            longest: Duration::from_millis(self.longest_pause_ms),
            ..RetryPolicy::default()
        };
        let keep = self.keep_ms.map(Duration::from_millis);
        Ok(Rules { feature: self.feature, retry, keep })
    }
}

/// A job that is to be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Work {
    /// The job.
    pub job_id: JobId,
    /// Which of the job's turns at work this is: what is told and kept belongs to it, and is
    /// refused once another has begun.
    pub fence: i64,
    /// Whose it is.
    pub account_id: AccountId,
    /// Its kind.
    pub kind: JobKind,
    /// Which attempt this is, from 1.
    pub attempt: u32,
    /// What is asked for.
    pub request: Value,
    /// The results of the jobs that it comes after, in the order in which they were created;
    /// nothing for one that has none.
    pub earlier: Vec<Value>,
}

/// What was made, and what that costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkDone {
    /// The result: what the job gives to whoever asked for it.
    pub result: Value,
    /// Its price. At most what was quoted is charged.
    pub price: Credits,
}

/// Asks a task how its jobs are treated, and makes of it what workers work with. Whatever is at
/// work lies on the bench.
pub async fn hosted(task: Arc<dyn JobTask>, bench: Workbench) -> Result<Arc<dyn JobHandler>> {
    let spec = TaskSpec::new(task.name())?;
    let settings = task.settings().await?;
    let rules = settings.rules().map_err(|error| error.with("kind", &spec.kind))?;
    let timeout = Duration::from_millis(settings.timeout_ms);
    let stages = [StageSpec { name: STAGE, share: 100, timeout }];
    Ok(Arc::new(Hosted { task, kind: spec.kind, rules, stages, bench }))
}

const STAGE: &str = "work";

struct Hosted {
    task: Arc<dyn JobTask>,
    kind: JobKind,
    rules: Rules,
    stages: [StageSpec; 1],
    bench: Workbench,
}

#[async_trait]
impl JobHandler for Hosted {
    fn kind(&self) -> JobKind {
        self.kind.clone()
    }

    fn rules(&self) -> Rules {
        self.rules.clone()
    }

    fn stages(&self) -> &[StageSpec] {
        &self.stages
    }

    async fn quote(&self, request: &Value) -> Result<Credits> {
        self.task.quote(request.clone()).await
    }

    async fn run(&self, _stage: &str, context: &StageContext) -> Result<Value> {
        let job = context.job();
        let earlier = context.earlier().await?.into_iter();
        let work = Work {
            job_id: job.id,
            fence: job.fence,
            account_id: job.account_id,
            kind: job.kind.clone(),
            attempt: job.attempt,
            request: job.request.clone(),
            earlier: earlier.map(|job| job.result.unwrap_or_default()).collect(),
        };
        let _there = self.bench.put(context);
        let WorkDone { result, price } = self.task.run(work).await?;
        Ok(json!([result, price]))
    }

    fn conclude(&self, context: &StageContext) -> Result<Conclusion> {
        let (result, price): (Value, Credits) = context.output(STAGE)?;
        Ok(Conclusion { result, price: price.not_negative("price")? })
    }

    async fn clean_up(&self, _job: &Job) -> Result<()> {
        Ok(())
    }

    async fn forget(&self, _job: &Job) -> Result<()> {
        Ok(())
    }
}
