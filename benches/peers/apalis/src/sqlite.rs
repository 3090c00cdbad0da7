use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use apalis::prelude::{BackendExt, Strategy, TaskBuilder, TaskSink, WorkerBuilder, WorkerContext};
use apalis_sqlite::callback::HookCallbackListener;
use apalis_sqlite::{Config, SqlitePool, SqliteStorage};
use futures_util::StreamExt;

use crate::Outcome;
use crate::measure::{Handler, Job, Queue, Worker, job};

const QUEUE: &str = "bench";
const BATCH: usize = 100;
const CHUNK: u64 = 10_000;
const TOMORROW: Duration = Duration::from_secs(86_400);
static WORKERS: AtomicU64 = AtomicU64::new(0);

#[derive(Clone)]
pub(crate) struct Sqlite {
    storage: SqliteStorage<Job>,
    pool: SqlitePool,
    listener: HookCallbackListener,
}

impl Sqlite {
    pub(crate) async fn open(path: &str) -> Outcome<Self> {
        let url = format!("sqlite:{path}?mode=rwc");
        // Its setup turns `synchronous` off on the connection that runs it: on one that is closed
        // here. The others keep SQLite's own FULL, so that a commit is durable.
        let first = SqlitePool::connect(&url).await?;
        SqliteStorage::setup(&first).await?;
        first.close().await;
        let (pool, listener) = SqliteStorage::connect_with_callback(&url)?;
        // As on PostgreSQL; its example of waking by a callback leaves out the second lock, too.
        // Its worker misses a wake-up now and then and sleeps until its next heartbeat: by default
        // half a minute, after which nothing here would be worth comparing.
        let config = Config::default().queue(QUEUE).batch_size(BATCH).lock_tasks(false);
        let config = config.heartbeat_interval(Duration::from_secs(1));
        let storage = SqliteStorage::new(&pool).with_config(config);
        Ok(Sqlite { storage, pool, listener })
    }
}

impl Queue for Sqlite {
    async fn add(&mut self, number: u64) -> Outcome {
        Ok(self.storage.push(Job { number }).await?)
    }

    async fn add_many(&mut self, count: u64, tomorrow: bool) -> Outcome {
        let at = SystemTime::now() + if tomorrow { TOMORROW } else { Duration::ZERO };
        for from in (0..count).step_by(CHUNK as usize) {
            let numbers = from..count.min(from + CHUNK);
            let tasks = numbers.map(|number| {
                let args = format!(r#"{{"number":{number}}}"#).into_bytes();
                TaskBuilder::new(args).run_at_time(at).build()
            });
            let tasks: Vec<_> = tasks.collect();
            let mut transaction = self.pool.begin().await?;
            apalis_sqlite::queries::push_tasks(&mut *transaction, QUEUE, &tasks).await?;
            transaction.commit().await?;
        }
        Ok(())
    }

    async fn work(&self, handler: Handler) -> Outcome<Worker> {
        let number = WORKERS.fetch_add(1, Ordering::Relaxed);
        let context = WorkerContext::new(&format!("worker-{number}"));
        // Woken by SQLite's update hook as its guide shows, and by the clock beside.
        let inserts = self.listener.clone().ready_chunks(BATCH);
        let strategy = Strategy::new().interval(Duration::from_millis(100)).stream(inserts);
        let backend = self.storage.clone().poll_with_strategy(strategy);
        let worker = WorkerBuilder::new(&context).backend(backend).data(handler).build(job);
        let task = tokio::spawn(async move { Ok(worker.run().await?) });
        Ok(Worker { context, task })
    }
}
