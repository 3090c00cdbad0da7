//! The modes: the same as `measure.mjs` of the queues for Node.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use apalis::prelude::{BoxDynError, Data, WorkerContext};
use serde::{Deserialize, Serialize};
use tokio::sync::oneshot;
use tokio::time::sleep;

use crate::Outcome;
use crate::options::Options;

const WARM_UP: u64 = 300;
const PER_SECOND: u64 = 100;

/// What a job carries.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Job {
    pub(crate) number: u64,
}

/// Called by each job with its number.
#[derive(Clone)]
pub(crate) struct Handler(Arc<dyn Fn(u64) + Send + Sync>);

/// What a worker does with a job.
pub(crate) async fn job(job: Job, Data(handler): Data<Handler>) -> Result<(), BoxDynError> {
    (handler.0)(job.number);
    Ok(())
}

/// A queue, and one caller of it: each caller has a clone of its own.
pub(crate) trait Queue: Clone + Send + 'static {
    /// One job for now.
    fn add(&mut self, number: u64) -> impl Future<Output = Outcome> + Send;

    /// Many jobs, for now or for tomorrow.
    fn add_many(&mut self, count: u64, tomorrow: bool) -> impl Future<Output = Outcome> + Send;

    /// Starts a worker.
    fn work(&self, handler: Handler) -> impl Future<Output = Outcome<Worker>> + Send;
}

/// A worker that runs.
pub(crate) struct Worker {
    pub(crate) context: WorkerContext,
    pub(crate) task: tokio::task::JoinHandle<Outcome>,
}

impl Worker {
    async fn stop(self) -> Outcome {
        self.context.stop()?;
        self.task.await?
    }
}

pub(crate) async fn run<Q: Queue>(mut queue: Q, options: &Options) -> Outcome {
    let (worker, done) = watched(&queue, WARM_UP, |_, _| ()).await?;
    add(&queue, WARM_UP, options.in_flight).await?;
    done.await?;
    worker.stop().await?;
    queue.add_many(options.waiting, true).await?;
    let mut ready = 0;
    for mode in &options.modes {
        match mode.as_str() {
            "enqueue" => ready += enqueue(&queue, options).await?,
            "process" => {
                let missing = options.jobs.saturating_sub(ready);
                queue.add_many(missing, false).await?;
                process(&queue, ready + missing, options).await?;
                ready = 0;
            }
            "both" => both(&queue, options).await?,
            "latency" => latency(&queue, options).await?,
            _ => return Err(format!("no mode is called {mode}").into()),
        }
    }
    Ok(())
}

fn report(measure: &str, value: f64, unit: &str, options: &Options) {
    let waiting = options.waiting;
    println!(r#"{{"measure":"{measure}","value":{value},"unit":"{unit}","waiting":{waiting}}}"#);
}

/// Adds jobs by `width` callers, each of which waits for its own.
async fn add<Q: Queue>(queue: &Q, count: u64, width: u64) -> Outcome {
    let next = Arc::new(AtomicU64::new(0));
    let callers = (0..width).map(|_| {
        let (mut queue, next) = (queue.clone(), next.clone());
        tokio::spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= count {
                    return Ok(());
                }
                queue.add(number).await?;
            }
        })
    });
    for caller in callers.collect::<Vec<_>>() {
        let done: Outcome = caller.await?;
        done?;
    }
    Ok(())
}

/// A worker, and when the last of `count` jobs was done.
async fn watched<Q: Queue>(
    queue: &Q,
    count: u64,
    started: impl Fn(u64, Instant) + Send + Sync + 'static,
) -> Outcome<(Worker, oneshot::Receiver<Instant>)> {
    let (sender, done) = oneshot::channel();
    let (sender, left) = (Mutex::new(Some(sender)), AtomicU64::new(count));
    let handler = move |number| {
        let now = Instant::now();
        started(number, now);
        if left.fetch_sub(1, Ordering::Relaxed) == 1
            && let Some(sender) = sender.lock().ok().and_then(|mut sender| sender.take())
        {
            // Whoever waited has given up when this fails.
            let _ = sender.send(now);
        }
    };
    Ok((queue.work(Handler(Arc::new(handler))).await?, done))
}

async fn enqueue<Q: Queue>(queue: &Q, options: &Options) -> Outcome<u64> {
    let begun = Instant::now();
    add(queue, options.jobs, options.in_flight).await?;
    report("enqueue", rate(options.jobs, begun.elapsed()), "/s", options);
    Ok(options.jobs)
}

// From the first job's start to the last's, so that starting a worker does not count.
async fn process<Q: Queue>(queue: &Q, count: u64, options: &Options) -> Outcome {
    let first = Arc::new(std::sync::OnceLock::new());
    let noted = first.clone();
    let (worker, done) = watched(queue, count, move |_, now| {
        noted.get_or_init(|| now);
    })
    .await?;
    let ended = done.await?;
    let begun = first.get().copied().unwrap_or(ended);
    report("process", rate(count, ended - begun), "/s", options);
    worker.stop().await
}

async fn both<Q: Queue>(queue: &Q, options: &Options) -> Outcome {
    let (worker, done) = watched(queue, options.jobs, |_, _| ()).await?;
    sleep(Duration::from_secs(1)).await;
    let begun = Instant::now();
    add(queue, options.jobs, options.in_flight).await?;
    report("both", rate(options.jobs, done.await? - begun), "/s", options);
    worker.stop().await
}

async fn latency<Q: Queue>(queue: &Q, options: &Options) -> Outcome {
    let count = options.seconds * PER_SECOND;
    let origin = Instant::now();
    let zeros = || Arc::new((0..count).map(|_| AtomicU64::new(0)).collect::<Vec<_>>());
    let (added, begun) = (zeros(), zeros());
    let note = begun.clone();
    let (worker, done) = watched(queue, count, move |number, now| {
        note[number as usize].store((now - origin).as_nanos() as u64, Ordering::Relaxed);
    })
    .await?;
    sleep(Duration::from_secs(1)).await;
    let mut tick = tokio::time::interval(Duration::from_millis(1000 / PER_SECOND));
    for number in 0..count {
        tick.tick().await;
        added[number as usize].store(origin.elapsed().as_nanos() as u64, Ordering::Relaxed);
        let mut queue = queue.clone();
        tokio::spawn(async move {
            if let Err(error) = queue.add(number).await {
                eprintln!("{error}");
                std::process::exit(1);
            }
        });
    }
    done.await?;
    worker.stop().await?;
    let both = added.iter().zip(begun.iter());
    let waits = both.map(|(added, begun)| {
        (begun.load(Ordering::Relaxed) as f64 - added.load(Ordering::Relaxed) as f64) / 1e6
    });
    let mut waits: Vec<f64> = waits.collect();
    waits.sort_by(f64::total_cmp);
    for (name, share) in [("latency p50", 0.5), ("latency p99", 0.99)] {
        let place = ((share * waits.len() as f64) as usize).min(waits.len() - 1);
        report(name, waits[place], "ms", options);
    }
    Ok(())
}

fn rate(count: u64, time: Duration) -> f64 {
    count as f64 / time.as_secs_f64()
}
