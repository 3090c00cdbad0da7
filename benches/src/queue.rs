//! A contestant of `cargo xtask bench queues`: the job queue with a hold and a settlement for each
//! job, or the ledger alone. Words and output are in `benches/peers/queues/README.md`.

mod growth;
mod ledger;

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use osirix::{AccountId, Credits, Error, ErrorCode, JobKind, Result};
use osirix_core::accounts::{Accounts, OpenAccount};
use osirix_core::clock::Ambient;
use osirix_core::jobs::{
    Conclusion, Job, JobHandler, JobService, NewJob, Rules, StageContext, StageSpec, Worker,
    WorkerConfig,
};
use osirix_core::ledger::{Grant, Operation, Teller};
use osirix_core::store::Store;
use osirix_storage::{InProcessBus, OpenOptions};
use serde_json::{Value, json};
use tokio::sync::{Notify, watch};

const WARM_UP: usize = 300;
const PER_SECOND: u32 = 100;
/// How long a worker has to begin and find nothing, before a clock runs.
const UNTIL_IDLE: Duration = Duration::from_secs(1);
/// How many jobs are in work at once, and how many accounts own them.
const CONCURRENCY: usize = 256;
const ACCOUNTS: usize = 64;

pub(crate) async fn run(words: &[&str]) -> Result<()> {
    let given = given(words)?;
    match given.text("task", "queue") {
        "ledger" => ledger::run(&given).await,
        "growth" => growth::run(&given).await,
        _ => queue(&given).await,
    }
}

struct Given<'a>(HashMap<&'a str, &'a str>);

fn given<'a>(words: &[&'a str]) -> Result<Given<'a>> {
    let pairs = words.chunks(2).map(|pair| match pair {
        [name, value] => Ok((name.trim_start_matches("--"), *value)),
        _ => Err(Error::invalid("words", "each word needs a value")),
    });
    pairs.collect::<Result<_>>().map(Given)
}

impl<'a> Given<'a> {
    fn text(&self, name: &str, otherwise: &'a str) -> &'a str {
        self.0.get(name).copied().unwrap_or(otherwise)
    }

    fn number(&self, name: &str, otherwise: usize) -> Result<usize> {
        let Some(text) = self.0.get(name) else { return Ok(otherwise) };
        text.parse().map_err(|e| Error::invalid("words", "this is no number").caused_by(e))
    }

    async fn store(&self, named: &str) -> Result<Arc<dyn Store>> {
        let database = self.text(named, "");
        let url = match database.contains("://") {
            true => database.to_owned(),
            false => format!("sqlite:{database}"),
        };
        let options = OpenOptions { busy_timeout: Duration::from_secs(60), ..Default::default() };
        Ok(Arc::new(osirix_storage::open_with(&url, options).await?))
    }
}

fn report(measure: &str, value: f64, unit: &str, waiting: usize) {
    let line = json!({ "measure": measure, "value": value, "unit": unit, "waiting": waiting });
    println!("{line}");
}

async fn accounts(store: &Arc<dyn Store>, count: usize) -> Result<Vec<AccountId>> {
    let ambient = Ambient::system();
    let accounts = Accounts::new(store.clone(), ambient.clone());
    let teller = Teller::new(store.clone(), ambient);
    let mut ids = Vec::new();
    for _ in 0..count {
        let request = OpenAccount { name: "Bench".into(), external_id: None };
        let account = accounts.open(request).await?.id;
        let grant = Grant {
            account,
            amount: Credits(1_000_000_000),
            idempotency_key: None,
            priority: 0,
            expires_at: None,
            memo: "bench".into(),
        };
        teller.call(Operation::Grant(grant)).await?;
        ids.push(account);
    }
    Ok(ids)
}

/// Does nothing, and notes when which job began.
#[derive(Default)]
struct Nothing {
    begun: Mutex<HashMap<u64, Instant>>,
    left: AtomicUsize,
    first: Mutex<Option<Instant>>,
    last: Mutex<Option<Instant>>,
    done: Notify,
}

impl Nothing {
    fn expect(&self, count: usize) {
        self.left.store(count, Ordering::SeqCst);
        *lock(&self.first) = None;
        lock(&self.begun).clear();
    }

    fn began(&self, number: u64) {
        let now = Instant::now();
        lock(&self.first).get_or_insert(now);
        lock(&self.begun).insert(number, now);
        if self.left.fetch_sub(1, Ordering::SeqCst) == 1 {
            *lock(&self.last) = Some(now);
            self.done.notify_one();
        }
    }

    /// When the first and the last of the expected jobs began.
    async fn finished(&self) -> (Instant, Instant) {
        self.done.notified().await;
        let (first, last) = (*lock(&self.first), *lock(&self.last));
        (first.unwrap_or_else(Instant::now), last.unwrap_or_else(Instant::now))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[async_trait]
impl JobHandler for Nothing {
    fn kind(&self) -> JobKind {
        JobKind::TTS
    }

    fn rules(&self) -> Rules {
        Rules::default()
    }

    fn stages(&self) -> &[StageSpec] {
        &[]
    }

    async fn quote(&self, _request: &Value) -> Result<Credits> {
        Ok(Credits(2))
    }

    async fn run(&self, stage: &str, _context: &StageContext) -> Result<Value> {
        Err(Error::new(ErrorCode::Unsupported, format!("there is no stage {stage}")))
    }

    fn conclude(&self, context: &StageContext) -> Result<Conclusion> {
        self.began(context.request::<u64>()?);
        Ok(Conclusion { result: Value::Null, price: Credits(1) })
    }

    async fn clean_up(&self, _job: &Job) -> Result<()> {
        Ok(())
    }

    async fn forget(&self, _job: &Job) -> Result<()> {
        Ok(())
    }
}

#[derive(Clone)]
struct Queue {
    service: JobService,
    worker: Worker,
    handler: Arc<Nothing>,
    store: Arc<dyn Store>,
    accounts: Vec<AccountId>,
    in_flight: usize,
    waiting: usize,
}

struct Working {
    down: watch::Sender<bool>,
    task: tokio::task::JoinHandle<()>,
}

impl Queue {
    /// On the database that this word names.
    async fn open(given: &Given<'_>, named: &str) -> Result<Self> {
        let store = given.store(named).await?;
        let (bus, ambient) = (Arc::new(InProcessBus::new()), Ambient::system());
        let handler = Arc::new(Nothing::default());
        let handlers: [Arc<dyn JobHandler>; 1] = [handler.clone()];
        let config = WorkerConfig { concurrency: CONCURRENCY, ..WorkerConfig::default() };
        Ok(Queue {
            service: JobService::new(store.clone(), bus.clone(), ambient.clone(), &handlers),
            worker: Worker::new(store.clone(), bus, ambient, &handlers, config),
            handler,
            accounts: accounts(&store, ACCOUNTS).await?,
            store,
            in_flight: given.number("in-flight", 64)?,
            waiting: given.number("waiting", 0)?,
        })
    }

    fn new_job(&self, number: usize) -> NewJob {
        NewJob::new(self.accounts[number % ACCOUNTS], JobKind::TTS, json!(number))
    }

    /// So many callers at once, each a task of its own, take their turns.
    async fn add(&self, count: usize) -> Result<()> {
        let next = Arc::new(AtomicUsize::new(0));
        let mut callers: tokio::task::JoinSet<Result<()>> = tokio::task::JoinSet::new();
        for _ in 0..self.in_flight {
            let (queue, next) = (self.clone(), next.clone());
            callers.spawn(async move {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        return Ok(());
                    }
                    queue.service.create(queue.new_job(number)).await?;
                }
            });
        }
        while let Some(caller) = callers.join_next().await {
            caller.map_err(|e| Error::internal("a caller panicked").caused_by(e))??;
        }
        Ok(())
    }

    async fn add_for_tomorrow(&self) -> Result<()> {
        let tomorrow = Ambient::system().now() + Duration::from_secs(86_400);
        let mut left = self.waiting;
        while left > 0 {
            let part = left.min(1_000);
            let later = |number| NewJob { run_at: Some(tomorrow), ..self.new_job(number) };
            self.add_together((0..part).map(later).collect()).await?;
            left -= part;
        }
        Ok(())
    }

    /// In one transaction.
    async fn add_together(&self, jobs: Vec<NewJob>) -> Result<()> {
        let mut tx = self.store.begin().await?;
        for job in self.service.create_in(tx.as_mut(), jobs).await? {
            job?;
        }
        tx.commit().await
    }

    fn work(&self) -> Working {
        let (down, shutdown) = watch::channel(false);
        let worker = self.worker.clone();
        Working { down, task: tokio::spawn(async move { worker.run(shutdown).await }) }
    }

    async fn stop(&self, working: Working) -> Result<()> {
        working.down.send_replace(true);
        working.task.await.map_err(|e| Error::internal("the worker panicked").caused_by(e))
    }

    async fn both(&self, count: usize) -> Result<f64> {
        self.handler.expect(count);
        let working = self.work();
        tokio::time::sleep(UNTIL_IDLE).await;
        let begun = Instant::now();
        let (added, (_, last)) =
            futures_util::future::join(self.add(count), self.handler.finished()).await;
        added?;
        self.stop(working).await?;
        Ok(count as f64 / (last - begun).as_secs_f64())
    }

    async fn latency(&self, seconds: u32) -> Result<(f64, f64)> {
        let count = (PER_SECOND * seconds) as usize;
        self.handler.expect(count);
        let working = self.work();
        tokio::time::sleep(UNTIL_IDLE).await;
        let mut ticks = tokio::time::interval(Duration::from_secs(1) / PER_SECOND);
        let mut called = Vec::new();
        let mut calls = Vec::new();
        for number in 0..count {
            ticks.tick().await;
            called.push(Instant::now());
            let (service, new) = (self.service.clone(), self.new_job(number));
            calls.push(tokio::spawn(async move { service.create(new).await }));
        }
        self.handler.finished().await;
        for call in calls {
            call.await.map_err(|e| Error::internal("a call panicked").caused_by(e))??;
        }
        self.stop(working).await?;
        let begun = lock(&self.handler.begun);
        let after = |(number, called): (usize, &Instant)| {
            Some((*begun.get(&(number as u64))? - *called).as_secs_f64() * 1_000.0)
        };
        let mut times: Vec<_> = called.iter().enumerate().filter_map(after).collect();
        times.sort_by(f64::total_cmp);
        let at = |part: f64| times.get((times.len() as f64 * part) as usize).copied();
        Ok((at(0.5).unwrap_or(f64::NAN), at(0.99).unwrap_or(f64::NAN)))
    }
}

async fn queue(given: &Given<'_>) -> Result<()> {
    let queue = Queue::open(given, "database").await?;
    let count = given.number("jobs", 2_000)?;
    let seconds = u32::try_from(given.number("seconds", 5)?).unwrap_or(5);
    queue.handler.expect(WARM_UP);
    let working = queue.work();
    queue.add(WARM_UP).await?;
    queue.handler.finished().await;
    queue.stop(working).await?;
    queue.add_for_tomorrow().await?;
    let mut ready = 0;
    for mode in given.text("modes", "enqueue,process,both,latency").split(',') {
        match mode {
            "enqueue" => {
                let begun = Instant::now();
                queue.add(count).await?;
                ready += count;
                let rate = count as f64 / begun.elapsed().as_secs_f64();
                report("enqueue", rate, "/s", queue.waiting);
            }
            "process" => {
                queue.add(count.saturating_sub(ready)).await?;
                let all = ready.max(count);
                ready = 0;
                queue.handler.expect(all);
                let working = queue.work();
                let (first, last) = queue.handler.finished().await;
                queue.stop(working).await?;
                report("process", all as f64 / (last - first).as_secs_f64(), "/s", queue.waiting);
            }
            "both" => report("both", queue.both(count).await?, "/s", queue.waiting),
            _ => {
                let (middle, late) = queue.latency(seconds).await?;
                report("latency p50", middle, "ms", queue.waiting);
                report("latency p99", late, "ms", queue.waiting);
            }
        }
    }
    queue.store.close().await;
    Ok(())
}
