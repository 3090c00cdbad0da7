//! A kind of job whose stages do what a behaviour tells them.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use super::harness::{Harness, soon};
use crate::error::{Error, Result};
use crate::id::{AccountId, JobId};
use crate::jobs::{
    Conclusion, Job, JobHandler, JobKind, JobService, NewJob, RetryPolicy, Rules, StageContext,
    StageSpec, Worker, WorkerConfig,
};
use crate::money::Credits;
use crate::plans::Feature;
use crate::store::Store;

/// What a stage does when it is called.
#[derive(Clone)]
pub(super) enum Step {
    /// It fails.
    Fail(Error),
    /// It panics.
    Panic,
    /// It never ends by itself.
    Hang,
    /// It says how far it is, and goes on when the gate opens.
    Wait(f32, Gate),
}

/// A place in a stage where a behaviour meets it.
#[derive(Clone)]
pub(super) struct Gate {
    reached: Arc<Semaphore>,
    opened: Arc<Semaphore>,
}

impl Gate {
    pub(super) fn new() -> Self {
        Gate { reached: Arc::new(Semaphore::new(0)), opened: Arc::new(Semaphore::new(0)) }
    }

    /// Waits until the stage is there.
    pub(super) async fn reached(&self) {
        soon("the stage begins", self.reached.acquire()).await.unwrap().forget();
    }

    pub(super) fn open(&self) {
        self.opened.add_permits(1);
    }

    pub(super) async fn pass(&self) {
        self.reached.add_permits(1);
        self.opened.acquire().await.unwrap().forget();
    }
}

const STAGES: &[StageSpec] = &[
    StageSpec { name: "speech", share: 40, timeout: Duration::from_secs(60) },
    StageSpec { name: "encode", share: 60, timeout: Duration::from_secs(60) },
];

const HASTY_STAGES: &[StageSpec] =
    &[StageSpec { name: "speech", share: 100, timeout: Duration::from_millis(30) }];

/// A handler. A stage without a step left succeeds; the request names quote and price.
pub(super) struct Scripted {
    kind: JobKind,
    stages: &'static [StageSpec],
    steps: Mutex<HashMap<&'static str, VecDeque<Step>>>,
    calls: Mutex<Vec<String>>,
    end_panics: bool,
}

impl Scripted {
    /// It makes videos in two stages.
    pub(super) fn new() -> Arc<Self> {
        Self::of(JobKind::VIDEO)
    }

    pub(super) fn of(kind: JobKind) -> Arc<Self> {
        Self::with(kind, STAGES, false)
    }

    /// Its only stage may take 30 ms.
    pub(super) fn hasty() -> Arc<Self> {
        Self::with(JobKind::VIDEO, HASTY_STAGES, false)
    }

    /// It panics when it should tell the result.
    pub(super) fn panics_at_the_end() -> Arc<Self> {
        Self::with(JobKind::VIDEO, STAGES, true)
    }

    fn with(kind: JobKind, stages: &'static [StageSpec], end_panics: bool) -> Arc<Self> {
        let (steps, calls) = (Mutex::default(), Mutex::default());
        Arc::new(Scripted { kind, stages, steps, calls, end_panics })
    }

    /// The next call of this stage that has no step yet does this.
    pub(super) fn then(&self, stage: &'static str, step: Step) {
        self.steps.lock().unwrap().entry(stage).or_default().push_back(step);
    }

    /// The next call of this stage waits at the gate that this returns.
    pub(super) fn gate(&self, stage: &'static str, done: f32) -> Gate {
        let gate = Gate::new();
        self.then(stage, Step::Wait(done, gate.clone()));
        gate
    }

    /// Every call so far: the stages' names and `clean_up`.
    pub(super) fn calls(&self) -> Vec<String> {
        self.calls.lock().unwrap().clone()
    }
}

#[async_trait]
impl JobHandler for Scripted {
    fn kind(&self) -> JobKind {
        self.kind.clone()
    }

    fn rules(&self) -> Rules {
        let feature = match self.kind.as_str() {
            "lip_sync" => Feature::LipSync,
            _ => Feature::Video,
        };
        // Quick, for behaviours that move the clock by seconds.
        let retry = RetryPolicy { longest: Duration::from_secs(3), ..RetryPolicy::default() };
        Rules { feature: Some(feature), retry, keep: None }
    }

    fn stages(&self) -> &[StageSpec] {
        self.stages
    }

    async fn quote(&self, request: &Value) -> Result<Credits> {
        match request["credits"].as_i64() {
            Some(credits) => Ok(Credits(credits)),
            None => Err(Error::invalid("credits", "say how many credits")),
        }
    }

    async fn run(&self, stage: &str, context: &StageContext) -> Result<Value> {
        self.calls.lock().unwrap().push(stage.to_owned());
        let step = self.steps.lock().unwrap().get_mut(stage).and_then(VecDeque::pop_front);
        match step {
            None => {}
            Some(Step::Fail(error)) => return Err(error),
            Some(Step::Panic) => panic!("as the script says"),
            Some(Step::Hang) => std::future::pending().await,
            Some(Step::Wait(done, gate)) => {
                context.progress().report(done)?;
                gate.pass().await;
            }
        }
        Ok(json!({ "stage": stage, "attempt": context.job().attempt }))
    }

    fn conclude(&self, context: &StageContext) -> Result<Conclusion> {
        assert!(!self.end_panics, "as the script says");
        let request = &context.job().request;
        let price = request["price"].as_i64().or(request["credits"].as_i64()).unwrap_or_default();
        let outputs: Result<Vec<Value>> =
            self.stages.iter().map(|spec| context.output(spec.name)).collect();
        Ok(Conclusion { result: json!({ "made": outputs? }), price: Credits(price) })
    }

    async fn clean_up(&self, _job: &Job) -> Result<()> {
        self.calls.lock().unwrap().push("clean_up".to_owned());
        Ok(())
    }

    async fn forget(&self, _job: &Job) -> Result<()> {
        self.calls.lock().unwrap().push("forget".to_owned());
        Ok(())
    }
}

/// A job that holds 8 credits and costs 5.
pub(super) fn video(account: AccountId) -> NewJob {
    NewJob::new(account, JobKind::VIDEO, json!({ "credits": 8, "price": 5 }))
}

/// Quick by its own timers; leases and pauses go by the behaviour's clock.
pub(super) fn config(name: &str) -> WorkerConfig {
    WorkerConfig {
        name: name.to_owned(),
        concurrency: 1,
        lease: Duration::from_secs(15),
        heartbeat: Duration::from_millis(10),
        poll: Duration::from_millis(20),
        grace: Duration::ZERO,
    }
}

impl Harness {
    pub(super) fn jobs(&self, handler: &Arc<Scripted>) -> JobService {
        self.jobs_on(0, handler)
    }

    pub(super) fn jobs_on(&self, index: usize, handler: &Arc<Scripted>) -> JobService {
        let handler: Arc<dyn JobHandler> = handler.clone();
        let (store, bus) = (self.handle(index), self.bus.clone());
        JobService::new(store, bus, self.ambient.clone(), &[handler])
    }

    /// A worker on the second handle, so that all it knows came through the database.
    pub(super) fn worker(&self, handler: &Arc<Scripted>) -> Worker {
        self.worker_with(1, handler, config("w"))
    }

    pub(super) fn worker_with(
        &self,
        index: usize,
        handler: &Arc<Scripted>,
        config: WorkerConfig,
    ) -> Worker {
        self.worker_over(self.handle(index), handler, config)
    }

    /// A worker on a handle of the behaviour's own.
    pub(super) fn worker_over(
        &self,
        store: Arc<dyn Store>,
        handler: &Arc<Scripted>,
        config: WorkerConfig,
    ) -> Worker {
        let handler: Arc<dyn JobHandler> = handler.clone();
        Worker::new(store, self.bus.clone(), self.ambient.clone(), &[handler], config)
    }

    pub(super) async fn job(&self, id: JobId) -> Job {
        let job = self.second.read().await.unwrap().jobs().get(id).await.unwrap();
        job.expect("the job is there")
    }

    /// What can be spent, what is held and what was charged.
    pub(super) async fn books_of(&self, account: AccountId) -> (i64, i64, i64) {
        let balance = self.balance(account).await;
        (balance.available.0, balance.held.0, balance.spent.0)
    }

    /// The actions on record for an account after its opening, the oldest first, each with its
    /// actor.
    pub(super) async fn actions(&self, account: AccountId) -> Vec<(String, &'static str)> {
        let lines = self.audit(account).await;
        lines.iter().skip(1).map(|l| (l.actor.to_string(), l.action.as_str())).collect()
    }

    /// The kinds of an account's events after its opening, the oldest first.
    pub(super) async fn happened(&self, account: AccountId) -> Vec<&'static str> {
        self.events(account).await.iter().skip(1).map(|event| event.kind.as_str()).collect()
    }
}

/// Takes one job and sees it to its end, within a time.
pub(super) async fn work_one(worker: &Worker) -> Option<JobId> {
    soon("the job ends", worker.run_next()).await.expect("the worker works")
}
