use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use apalis::prelude::{BackendExt, Strategy, TaskBuilder, TaskSink, WorkerBuilder, WorkerContext};
use apalis_postgres::{Config, PgPool, PostgresStorage};

use crate::Outcome;
use crate::measure::{Handler, Job, Queue, Worker, job};

const QUEUE: &str = "bench";
const CHUNK: u64 = 10_000;
const TOMORROW: Duration = Duration::from_secs(86_400);
static WORKERS: AtomicU64 = AtomicU64::new(0);

#[derive(Clone)]
pub(crate) struct Postgres {
    storage: PostgresStorage<Job>,
    pool: PgPool,
}

impl Postgres {
    pub(crate) async fn open(url: &str) -> Outcome<Self> {
        let pool = PgPool::connect(url).await?;
        PostgresStorage::setup(&pool).await?;
        // Its examples take 5 to 50; a hundred halves the round trips of fifty. Its example of
        // waking by NOTIFY leaves out the second lock, for taking a job has already locked it.
        let config = Config::default().queue(QUEUE).batch_size(100).lock_tasks(false);
        let storage = PostgresStorage::new(&pool).with_config(config);
        Ok(Postgres { storage, pool })
    }
}

impl Queue for Postgres {
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
            let mut connection = self.pool.acquire().await?;
            apalis_postgres::queries::push_tasks(&mut *connection, QUEUE, tasks.collect()).await?;
        }
        Ok(())
    }

    async fn work(&self, handler: Handler) -> Outcome<Worker> {
        let number = WORKERS.fetch_add(1, Ordering::Relaxed);
        let context = WorkerContext::new(&format!("worker-{number}"));
        // Woken by NOTIFY, and every half second beside.
        let strategy = Strategy::new().interval(Duration::from_millis(500));
        let backend = self.storage.clone().with_pubsub().poll_with_strategy(strategy);
        let worker = WorkerBuilder::new(&context).backend(backend).data(handler).build(job);
        let task = tokio::spawn(async move { Ok(worker.run().await?) });
        Ok(Worker { context, task })
    }
}
