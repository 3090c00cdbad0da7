//! The work itself: the one file that knows how jobs are made and done.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::id::{AccountId, JobId};
use osirix_core::jobs::{
    Conclusion, Job, JobHandler, JobKind, NewJob, RetryPolicy, Rules, StageContext, StageSpec,
};
use osirix_core::money::Credits;
use osirix_core::plans::Feature;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::diary::{Diary, What, made_by};

const KIND: JobKind = JobKind::TTS;
/// What is held for a job, and what one that is completed costs.
pub(crate) const QUOTE: Credits = Credits(3);
pub(crate) const PRICE: Credits = Credits(2);
/// How long a tick of a stage takes.
pub(crate) const TICK: Duration = Duration::from_millis(50);

const STAGES: &[StageSpec] = &[
    StageSpec { name: "prepare", share: 20, timeout: Duration::from_secs(60) },
    StageSpec { name: "make", share: 80, timeout: Duration::from_secs(60) },
];

/// What a job is to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Task {
    /// Whose call it was: no two calls have the same.
    pub(crate) call: u64,
    /// How long it takes.
    pub(crate) ticks: u32,
    pub(crate) script: Script,
    pub(crate) freeze: Option<Freeze>,
}

/// How it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Script {
    Complete,
    /// The first attempt fails for a passing reason.
    Stumble,
    Fail,
    /// Each attempt takes its worker's process with it.
    Poison,
}

/// Where the first worker of a job stands still; the second waits in its end to be let go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Freeze {
    InAStage,
    BeforeSavingIt,
    BeforeTheEnd,
}

/// What a job has made: the checkpoint of its last stage.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Made {
    pub(crate) fence: i64,
    pub(crate) content: String,
}

/// The result of a job.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Outcome {
    pub(crate) made: Made,
    /// The fence under which it was ended.
    pub(crate) ended: i64,
}

/// What a caller asks for.
pub(crate) fn new_job(account: AccountId, task: &Task, key: Option<&str>) -> NewJob {
    let request = serde_json::to_value(task).expect("a task is JSON");
    NewJob { idempotency_key: key.map(str::to_owned), ..NewJob::new(account, KIND, request) }
}

pub(crate) fn task_of(job: &Job) -> Task {
    serde_json::from_value(job.request.clone()).expect("the request of a task")
}

/// Where the second worker of a job that freezes looks whether it may go on.
pub(crate) fn gate(folder: &Path) -> PathBuf {
    folder.join("gate-is-open")
}

/// Where the first worker of such a job looks whether it may go on.
pub(crate) fn thaw(folder: &Path, job: JobId) -> PathBuf {
    folder.join(format!("{job}-may-go-on"))
}

/// For callers, who only ask what it costs, a handler without a diary.
pub(crate) fn handler(folder: PathBuf, diary: Option<Diary>) -> Arc<dyn JobHandler> {
    Arc::new(Handler { folder, diary })
}

struct Handler {
    folder: PathBuf,
    diary: Option<Diary>,
}

#[async_trait]
impl JobHandler for Handler {
    fn kind(&self) -> JobKind {
        KIND
    }

    fn rules(&self) -> Rules {
        let (first, longest) = (Duration::from_millis(100), Duration::from_millis(400));
        let retry = RetryPolicy { first, longest, ..RetryPolicy::default() };
        Rules { feature: Some(Feature::Tts), retry, ..Rules::default() }
    }

    fn stages(&self) -> &[StageSpec] {
        STAGES
    }

    async fn quote(&self, _request: &Value) -> Result<Credits> {
        Ok(QUOTE)
    }

    async fn run(&self, stage: &str, context: &StageContext) -> Result<Value> {
        self.note(What::Begun, context.job());
        match stage {
            "prepare" => Ok(json!({})),
            _ => self.make(context).await,
        }
    }

    fn conclude(&self, context: &StageContext) -> Result<Conclusion> {
        let (job, made) = (context.job(), context.output("make")?);
        self.note(What::Concluding, job);
        self.freeze(Freeze::BeforeTheEnd, job);
        if task_of(job).freeze.is_some() && job.fence > 1 {
            self.wait_at_the_gate();
        }
        let outcome = Outcome { made, ended: job.fence };
        let result = serde_json::to_value(outcome).map_err(|e| broken("outcome").caused_by(e))?;
        Ok(Conclusion { result, price: PRICE })
    }

    async fn clean_up(&self, _job: &Job) -> Result<()> {
        // What late workers wrote is evidence.
        Ok(())
    }

    async fn forget(&self, _job: &Job) -> Result<()> {
        Ok(())
    }
}

impl Handler {
    async fn make(&self, context: &StageContext) -> Result<Value> {
        let (job, task) = (context.job(), context.request::<Task>()?);
        for tick in 0..task.ticks {
            if tick == 1 {
                self.freeze(Freeze::InAStage, job);
            }
            tokio::time::sleep(TICK).await;
        }
        self.follow(task.script, job)?;
        let content = format!("{} of {} by process {}", job.fence, job.id, std::process::id());
        std::fs::write(made_by(&self.folder, job.id, job.fence), &content)
            .map_err(|e| broken("file").caused_by(e))?;
        self.note(What::Made, job);
        self.freeze(Freeze::BeforeSavingIt, job);
        Ok(json!(Made { fence: job.fence, content }))
    }

    fn follow(&self, script: Script, job: &Job) -> Result<()> {
        let error = match script {
            Script::Poison => return Err(die()),
            Script::Stumble if job.attempt == 1 => ErrorCode::Unavailable,
            Script::Fail => ErrorCode::Media,
            _ => return Ok(()),
        };
        self.note(What::GaveUp, job);
        Err(Error::new(error, "as it was told to"))
    }

    /// Stops this whole process, until somebody lets it go on, and again until they mean it.
    fn freeze(&self, here: Freeze, job: &Job) {
        if task_of(job).freeze != Some(here) || job.fence != 1 {
            return;
        }
        let pid = std::process::id().to_string();
        while !thaw(&self.folder, job.id).exists() {
            let sent = Command::new("kill").args(["-s", "STOP", &pid]).status();
            assert!(sent.is_ok_and(|sent| sent.success()), "kill -s STOP");
            std::thread::sleep(TICK);
        }
    }

    /// Keeps this attempt as it is, between its last stage and its end.
    fn wait_at_the_gate(&self) {
        tokio::task::block_in_place(|| {
            while !gate(&self.folder).exists() {
                std::thread::sleep(TICK);
            }
        });
    }

    fn note(&self, what: What, job: &Job) {
        if let Some(diary) = &self.diary {
            diary.note(what, job);
        }
    }
}

/// Ends this process as a crash would.
fn die() -> Error {
    let _ = Command::new("kill").args(["-s", "KILL", &std::process::id().to_string()]).status();
    broken("death")
}

fn broken(what: &'static str) -> Error {
    Error::internal("the work itself is broken").with("what", what)
}
