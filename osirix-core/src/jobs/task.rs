//! Kinds of job of a program's own, typed.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Conclusion, Job, JobHandler, JobKind, Rules, StageContext, StageSpec};
use crate::error::{Error, ErrorCode, Result};
use crate::money::Credits;

/// A kind of job of a program's own: what is asked for, what it costs, and the work.
///
/// ```
/// use async_trait::async_trait;
/// use osirix_core::jobs::{Done, JobKind, StageContext, Task, TaskSpec};
/// use osirix_core::money::Credits;
/// use osirix_core::Result;
///
/// /// Counts the words of a text, at a credit for each thousand.
/// struct CountWords;
///
/// #[async_trait]
/// impl Task for CountWords {
///     type Request = String;
///     type Output = usize;
///
///     fn spec(&self) -> Result<TaskSpec> {
///         TaskSpec::new("count-words")
///     }
///
///     async fn quote(&self, text: &String) -> Result<Credits> {
///         Ok(Credits(1 + text.len() as i64 / 2_000))
///     }
///
///     async fn run(&self, text: String, _context: &StageContext) -> Result<Done<usize>> {
///         let words = text.split_whitespace().count();
///         Ok(Done { output: words, price: Credits(1 + words as i64 / 1_000) })
///     }
/// }
/// ```
#[async_trait]
pub trait Task: Send + Sync + 'static {
    /// What is asked for.
    type Request: DeserializeOwned + Send + Sync;
    /// What it gives.
    type Output: Serialize + Send;

    /// Its name, and how its jobs are treated.
    fn spec(&self) -> Result<TaskSpec>;

    /// Checks a request and tells the most it can cost; nothing is written before this is `Ok`.
    async fn quote(&self, request: &Self::Request) -> Result<Credits>;

    /// Does the work. It may be begun again, by another worker too: [`StageContext::step`] keeps
    /// what need not be done twice. Dropping the future stops the work.
    async fn run(
        &self,
        request: Self::Request,
        context: &StageContext,
    ) -> Result<Done<Self::Output>>;
}

/// What a task's work gave, and what that costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Done<T> {
    /// The result.
    pub output: T,
    /// Its price. At most what was quoted is charged.
    pub price: Credits,
}

/// The name of a task and how its jobs are treated.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskSpec {
    /// Its kind.
    pub kind: JobKind,
    /// How its jobs are treated: every plan includes them, unless it is said.
    pub rules: Rules,
    /// The longest that an attempt may take: an hour unless it is said.
    pub timeout: Duration,
}

impl TaskSpec {
    const STAGE: &'static str = "work";

    /// Of this name: 1 to 64 of `a-z`, `0-9`, `_`, `-` and `.`, and not that of a built-in kind.
    pub fn new(name: &str) -> Result<Self> {
        let kind: JobKind = name.parse()?;
        if [JobKind::TTS, JobKind::VIDEO, JobKind::LIP_SYNC].contains(&kind) {
            return Err(Error::new(ErrorCode::AlreadyExists, "this kind of job is built in")
                .with("field", "kind")
                .with("value", kind));
        }
        Ok(TaskSpec { kind, rules: Rules::default(), timeout: Duration::from_secs(3_600) })
    }
}

/// Makes of a task what workers work with.
pub fn handler<T: Task>(task: T) -> Result<Arc<dyn JobHandler>> {
    let spec = task.spec()?;
    let stages = [StageSpec { name: TaskSpec::STAGE, share: 100, timeout: spec.timeout }];
    Ok(Arc::new(TaskHandler { task, spec, stages }))
}

struct TaskHandler<T> {
    task: T,
    spec: TaskSpec,
    stages: [StageSpec; 1],
}

#[async_trait]
impl<T: Task> JobHandler for TaskHandler<T> {
    fn kind(&self) -> JobKind {
        self.spec.kind.clone()
    }

    fn rules(&self) -> Rules {
        self.spec.rules.clone()
    }

    fn stages(&self) -> &[StageSpec] {
        &self.stages
    }

    async fn quote(&self, request: &Value) -> Result<Credits> {
        let request = T::Request::deserialize(request).map_err(|e| {
            let why = format!("the request is not of this kind: {e}");
            Error::invalid("request", why).with("kind", &self.spec.kind).caused_by(e)
        })?;
        self.task.quote(&request).await
    }

    async fn run(&self, _stage: &str, context: &StageContext) -> Result<Value> {
        let done = self.task.run(context.request()?, context).await?;
        let output = serde_json::to_value(done.output).map_err(|e| {
            Error::new(ErrorCode::Plugin, "the result cannot be written as JSON").caused_by(e)
        })?;
        Ok(json!([output, done.price]))
    }

    fn conclude(&self, context: &StageContext) -> Result<Conclusion> {
        let (result, price): (Value, Credits) = context.output(TaskSpec::STAGE)?;
        Ok(Conclusion { result, price: price.not_negative("price")? })
    }

    async fn clean_up(&self, _job: &Job) -> Result<()> {
        Ok(())
    }

    async fn forget(&self, _job: &Job) -> Result<()> {
        Ok(())
    }
}
