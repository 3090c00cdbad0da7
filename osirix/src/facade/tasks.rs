use std::time::Duration;

use osirix_core::auth::Token;
use osirix_core::error::Result;
use osirix_core::id::JobId;
use osirix_core::jobs::Workbench;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a job of a kind of your own tells and keeps while it is at work.
///
/// A job is named with its turn, as its work has it. In a turn that is over, or is not at work in
/// this process, everything here is [`LeaseLost`](crate::ErrorCode::LeaseLost).
#[derive(Clone)]
pub struct WorkApi {
    bench: Workbench,
}

/// A value that was kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The value.
    pub value: Value,
}

impl WorkApi {
    pub(super) fn new(bench: &Workbench) -> Self {
        WorkApi { bench: bench.clone() }
    }

    /// Tells how much is done, 0.0 to 1.0. An error means: stop now.
    pub async fn report(&self, job: JobId, fence: i64, done: f32) -> Result<()> {
        self.bench.at(job, fence)?.progress().report(done)
    }

    /// What the step of this name gave, once it is done: it need not be done again.
    pub async fn finished_step(
        &self,
        job: JobId,
        fence: i64,
        name: String,
    ) -> Result<Option<Kept>> {
        kept(self.bench.at(job, fence)?.finished_step(&name))
    }

    /// Keeps what the step of this name gave, through every later attempt.
    pub async fn finish_step(
        &self,
        job: JobId,
        fence: i64,
        name: String,
        value: Value,
    ) -> Result<()> {
        self.bench.at(job, fence)?.finish_step(&name, &value).await
    }

    /// The value that was kept last under this name.
    pub async fn saved(&self, job: JobId, fence: i64, name: String) -> Result<Option<Kept>> {
        kept(self.bench.at(job, fence)?.saved(&name))
    }

    /// Keeps a value under a name, in place of the one before: how far a long work is.
    pub async fn save(&self, job: JobId, fence: i64, name: String, value: Value) -> Result<()> {
        self.bench.at(job, fence)?.save(&name, &value).await
    }

    /// A secret for somebody outside: whoever answers with it within this time answers the job.
    /// Asking again under the same name gives another secret for the same answer, and leaves its
    /// time as it was.
    pub async fn ask(
        &self,
        job: JobId,
        fence: i64,
        name: String,
        within_seconds: u64,
    ) -> Result<Token> {
        let within = Duration::from_secs(within_seconds);
        self.bench.at(job, fence)?.ask(&name, within).await
    }

    /// The answer to what was asked under this name. While there is none this is
    /// [`Closed`](crate::ErrorCode::Closed): the turn is over, and the job begins anew when the
    /// answer comes. After its time it is a [`Timeout`](crate::ErrorCode::Timeout), which no attempt
    /// follows.
    pub async fn answer(&self, job: JobId, fence: i64, name: String) -> Result<Value> {
        self.bench.at(job, fence)?.answer(&name).await
    }

    /// Ends this turn, and has the job begin again after a pause; the attempt does not count. It
    /// always gives an error, [`Closed`](crate::ErrorCode::Closed): stop now.
    pub async fn snooze(&self, job: JobId, fence: i64, seconds: u64) -> Result<()> {
        Err(self.bench.at(job, fence)?.snooze(Duration::from_secs(seconds)))
    }
}

fn kept(value: Result<Option<Value>>) -> Result<Option<Kept>> {
    Ok(value?.map(|value| Kept { value }))
}
