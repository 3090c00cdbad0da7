//! Kinds of job that are objects: who may still tell and keep things, and when.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

use std::sync::{Arc, OnceLock};

use futures_util::future::BoxFuture;
use osirix::{
    Account, Credits, Error, ErrorCode, JobInfo, JobKind, JobRequest, JobState, JobTask, Osirix,
    Result, TaskSettings, Work, WorkApi, WorkDone,
};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

type Run = Box<dyn Fn(WorkApi, Work) -> BoxFuture<'static, Result<WorkDone>> + Send + Sync>;

/// Does what it is given.
struct Does {
    settings: TaskSettings,
    told: OnceLock<WorkApi>,
    run: Run,
}

#[async_trait::async_trait]
impl JobTask for Does {
    fn name(&self) -> &str {
        "does"
    }

    async fn settings(&self) -> Result<TaskSettings> {
        Ok(self.settings)
    }

    async fn quote(&self, _request: Value) -> Result<Credits> {
        Ok(Credits(10))
    }

    async fn run(&self, work: Work) -> Result<WorkDone> {
        (self.run)(self.told.wait().clone(), work).await
    }
}

struct World {
    osirix: Osirix,
    account: Account,
    _home: TempDir,
}

impl World {
    async fn of<F>(run: impl Fn(WorkApi, Work) -> F + Send + Sync + 'static) -> World
    where
        F: Future<Output = Result<WorkDone>> + Send + 'static,
    {
        let settings = TaskSettings { pause_ms: 1, ..TaskSettings::default() };
        let run: Run = Box::new(move |told, work| Box::pin(run(told, work)));
        let task = Arc::new(Does { settings, told: OnceLock::new(), run });
        let home = tempfile::tempdir().unwrap();
        let builder = Osirix::builder().home(home.path()).job_task(task.clone());
        let osirix = builder.build().await.unwrap();
        assert!(task.told.set(osirix.work()).is_ok());
        let account = osirix.accounts().open("Ada".into(), None).await.unwrap();
        World { osirix, account, _home: home }
    }

    async fn begun(&self) -> JobInfo {
        let request = JobRequest::new(JobKind::new("does").unwrap(), json!(null));
        self.osirix.jobs().create(self.account.id, request).await.unwrap()
    }

    async fn ended(&self, job: &JobInfo) -> JobInfo {
        self.osirix.jobs().wait(self.account.id, job.id).await.unwrap()
    }

    async fn available(&self) -> i64 {
        self.osirix.credits().balance(self.account.id).await.unwrap().available.0
    }
}

fn done() -> Result<WorkDone> {
    Ok(WorkDone { result: json!("done"), price: Credits(1) })
}

/// Work that somebody goes on with when the job has given it up: it tells what became of that.
fn later() -> (UnboundedSender<Result<()>>, UnboundedReceiver<Result<()>>) {
    unbounded_channel()
}

#[tokio::test(flavor = "multi_thread")]
async fn work_that_was_given_up_can_tell_nothing_more() {
    let (begun, mut began) = unbounded_channel();
    let (free, freed) = tokio::sync::watch::channel(false);
    let (heard, mut hears) = later();
    let world = World::of(move |told, work| {
        let (begun, heard, mut freed) = (begun.clone(), heard.clone(), freed.clone());
        async move {
            let apart = tokio::spawn(async move {
                begun.send(()).unwrap();
                freed.wait_for(|free| *free).await.unwrap();
                let late = told.save(work.job_id, work.fence, "late".into(), json!(1)).await;
                heard.send(late).unwrap();
            });
            apart.await.unwrap();
            done()
        }
    })
    .await;
    let job = world.begun().await;
    began.recv().await.unwrap();
    world.osirix.jobs().cancel(world.account.id, job.id).await.unwrap();
    assert_eq!(world.ended(&job).await.state, JobState::Cancelled);
    free.send_replace(true);
    assert_eq!(hears.recv().await.unwrap().unwrap_err().code(), ErrorCode::LeaseLost);
    let job = world.ended(&job).await;
    assert_eq!((job.state, job.charged), (JobState::Cancelled, None));
    assert_eq!(world.available().await, 100);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_earlier_turn_cannot_speak_for_a_later_one() {
    let world = World::of(|told, work| async move {
        if work.attempt == 1 {
            return Err(Error::new(ErrorCode::Unavailable, "come back later"));
        }
        let save = |fence| told.save(work.job_id, fence, "place".into(), json!(fence));
        save(work.fence).await?;
        let earlier = save(work.fence - 1).await.unwrap_err();
        assert_eq!(earlier.code(), ErrorCode::LeaseLost);
        let kept = told.saved(work.job_id, work.fence, "place".into()).await?.unwrap();
        Ok(WorkDone { result: json!([kept.value, work.fence]), price: Credits(1) })
    })
    .await;
    let job = world.begun().await;
    let job = world.ended(&job).await;
    assert_eq!((job.state, job.attempt), (JobState::Completed, 2), "{job:?}");
    assert_eq!(world.available().await, 99);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_leaves_nothing_at_work() {
    let (begun, mut began) = unbounded_channel();
    let world = World::of(move |_, work| {
        begun.send((work.job_id, work.fence)).unwrap();
        async { panic!("the ink is dry") }
    })
    .await;
    let job = world.begun().await;
    assert_eq!(world.ended(&job).await.state, JobState::Failed);
    let (job, fence) = began.recv().await.unwrap();
    let refused = world.osirix.work().report(job, fence, 0.5).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::LeaseLost);
    assert_eq!(world.available().await, 100);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_has_its_time() {
    let settings = TaskSettings { timeout_ms: 20, attempts: 1, ..TaskSettings::default() };
    let run: Run = Box::new(|_, _| Box::pin(std::future::pending()));
    let task = Arc::new(Does { settings, told: OnceLock::new(), run });
    let home = tempfile::tempdir().unwrap();
    let builder = Osirix::builder().home(home.path()).job_task(task.clone());
    let osirix = builder.build().await.unwrap();
    assert!(task.told.set(osirix.work()).is_ok());
    let account = osirix.accounts().open("Ada".into(), None).await.unwrap();
    let request = JobRequest::new(JobKind::new("does").unwrap(), json!(null));
    let job = osirix.jobs().create(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!(job.error.map(|error| error.code), Some(ErrorCode::Timeout));
}
