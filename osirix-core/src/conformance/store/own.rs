//! A kind of job of a program's own, whose one stage is what a behaviour says.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use futures_util::future::BoxFuture;
use serde_json::{Value, json};

use super::harness::Harness;
use super::scripted::config;
use crate::error::Result;
use crate::id::AccountId;
use crate::jobs::{
    Conclusion, Job, JobHandler, JobKind, JobService, NewJob, Rules, StageContext, StageSpec,
    Worker,
};
use crate::money::Credits;

type Work = dyn Fn(StageContext) -> BoxFuture<'static, Result<Value>> + Send + Sync;

/// Does what it was told, holds 2 credits for it and charges 1.
pub(super) struct Own {
    kind: JobKind,
    rules: Rules,
    work: Box<Work>,
    begun: AtomicUsize,
}

const STAGES: &[StageSpec] =
    &[StageSpec { name: "work", share: 100, timeout: Duration::from_secs(60) }];

impl Own {
    pub(super) fn new<F>(
        kind: impl Into<Cow<'static, str>>,
        work: impl Fn(StageContext) -> F + Send + Sync + 'static,
    ) -> Arc<Self>
    where
        F: Future<Output = Result<Value>> + Send + 'static,
    {
        Self::with(kind, Rules::default(), work)
    }

    pub(super) fn with<F>(
        kind: impl Into<Cow<'static, str>>,
        rules: Rules,
        work: impl Fn(StageContext) -> F + Send + Sync + 'static,
    ) -> Arc<Self>
    where
        F: Future<Output = Result<Value>> + Send + 'static,
    {
        let kind = JobKind::new(kind).expect("a name of a kind");
        let work: Box<Work> = Box::new(move |context| Box::pin(work(context)));
        Arc::new(Own { kind, rules, work, begun: AtomicUsize::new(0) })
    }

    /// Gives back what was asked for.
    pub(super) fn echo(kind: impl Into<Cow<'static, str>>) -> Arc<Self> {
        Self::new(kind, async |context: StageContext| Ok(context.job().request.clone()))
    }

    /// How many attempts were begun.
    pub(super) fn begun(&self) -> usize {
        self.begun.load(Ordering::SeqCst)
    }

    pub(super) fn job(&self, account: AccountId, request: Value) -> NewJob {
        NewJob::new(account, self.kind.clone(), request)
    }
}

#[async_trait]
impl JobHandler for Own {
    fn kind(&self) -> JobKind {
        self.kind.clone()
    }

    fn rules(&self) -> Rules {
        self.rules.clone()
    }

    fn stages(&self) -> &[StageSpec] {
        STAGES
    }

    async fn quote(&self, _request: &Value) -> Result<Credits> {
        Ok(Credits(2))
    }

    async fn run(&self, _stage: &str, context: &StageContext) -> Result<Value> {
        self.begun.fetch_add(1, Ordering::SeqCst);
        (self.work)(context.clone()).await
    }

    fn conclude(&self, context: &StageContext) -> Result<Conclusion> {
        Ok(Conclusion { result: context.output("work")?, price: Credits(1) })
    }

    async fn clean_up(&self, _job: &Job) -> Result<()> {
        Ok(())
    }

    async fn forget(&self, _job: &Job) -> Result<()> {
        Ok(())
    }
}

impl Harness {
    pub(super) fn service(&self, handlers: &[&Arc<Own>]) -> JobService {
        self.service_on(0, handlers)
    }

    pub(super) fn service_on(&self, index: usize, handlers: &[&Arc<Own>]) -> JobService {
        let (store, bus) = (self.handle(index), self.bus.clone());
        JobService::new(store, bus, self.ambient.clone(), &ports(handlers))
    }

    /// A worker on the second handle.
    pub(super) fn hand(&self, handlers: &[&Arc<Own>]) -> Worker {
        self.hand_on(1, handlers)
    }

    pub(super) fn hand_on(&self, index: usize, handlers: &[&Arc<Own>]) -> Worker {
        let (store, bus) = (self.handle(index), self.bus.clone());
        Worker::new(store, bus, self.ambient.clone(), &ports(handlers), config("w"))
    }
}

fn ports(handlers: &[&Arc<Own>]) -> Vec<Arc<dyn JobHandler>> {
    handlers.iter().map(|handler| (*handler).clone() as Arc<dyn JobHandler>).collect()
}

/// A request of so much.
pub(super) fn asks(number: usize) -> Value {
    json!({ "number": number })
}
