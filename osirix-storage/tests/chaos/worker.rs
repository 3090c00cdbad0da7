//! A worker in a process of its own: this program, started again.

use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use osirix_core::clock::{Ambient, SystemRandom};
use osirix_core::events::EventBus;
use osirix_core::jobs::{Worker, WorkerConfig};
use osirix_core::store::Store;
use osirix_storage::{
    BusOptions, InProcessBus, OpenOptions, PostgresBus, RedisBus, SqlStore, open_with,
};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use crate::clock::{Hands, WrongClock};
use crate::diary::Diary;
use crate::work;

pub(crate) const LEASE: Duration = Duration::from_millis(1_500);
pub(crate) const HEARTBEAT: Duration = Duration::from_millis(250);
pub(crate) const POLL: Duration = Duration::from_millis(200);

/// What a worker is told.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Orders {
    pub(crate) name: String,
    pub(crate) url: String,
    /// The signals go over this Redis, if there is one.
    pub(crate) redis: Option<String>,
    pub(crate) folder: PathBuf,
    pub(crate) concurrency: usize,
    pub(crate) connections: u32,
    pub(crate) patience: Duration,
    pub(crate) lease: Duration,
    pub(crate) heartbeat: Duration,
    pub(crate) hands: Hands,
}

impl Orders {
    pub(crate) fn options(&self) -> OpenOptions {
        OpenOptions { busy_timeout: self.patience, max_connections: self.connections }
    }

    fn config(&self) -> WorkerConfig {
        WorkerConfig {
            name: self.name.clone(),
            concurrency: self.concurrency,
            lease: self.lease,
            heartbeat: self.heartbeat,
            poll: POLL,
            grace: Duration::ZERO,
        }
    }
}

/// Works until its parent lets it go, or is gone.
pub(crate) async fn run(orders: &str) {
    let orders: Orders = serde_json::from_str(orders).expect("a worker is told what to do");
    let mut shutdown = until_let_go();
    tokio::select! {
        () = work(&orders, shutdown.clone()) => {}
        () = overdue(&mut shutdown) => panic!("{} does not come to an end", orders.name),
    }
}

async fn work(orders: &Orders, shutdown: watch::Receiver<bool>) {
    let store = Arc::new(open_patiently(&orders.url, orders.options()).await);
    let bus = bus(&orders.url, orders.redis.as_deref()).await;
    let clock = Arc::new(WrongClock::new(orders.hands.clone()));
    let diary = Diary::open(&orders.folder, &orders.name);
    let handler = work::handler(orders.folder.clone(), Some(diary));
    let ambient = Ambient::new(clock, Arc::new(SystemRandom));
    let worker = Worker::new(store.clone(), bus.clone(), ambient, &[handler], orders.config());
    worker.run(shutdown).await;
    bus.close().await;
    store.close().await;
}

/// A service manager would start a worker again that found no database.
pub(crate) async fn open_patiently(url: &str, options: OpenOptions) -> SqlStore {
    loop {
        match open_with(url, options).await {
            Ok(store) => return store,
            Err(_) => tokio::time::sleep(POLL).await,
        }
    }
}

/// The bus that goes with a database, opened as patiently.
pub(crate) async fn bus(url: &str, redis: Option<&str>) -> Arc<dyn EventBus> {
    loop {
        let bus: Result<Arc<dyn EventBus>, _> = match redis {
            Some(redis) => {
                RedisBus::open(redis, BusOptions::default()).await.map(|bus| Arc::new(bus) as _)
            }
            None if url.starts_with("postgres") => {
                PostgresBus::open(url, BusOptions::default()).await.map(|bus| Arc::new(bus) as _)
            }
            None => Ok(Arc::new(InProcessBus::new())),
        };
        match bus {
            Ok(bus) => return bus,
            Err(_) => tokio::time::sleep(POLL).await,
        }
    }
}

/// Turns true when the input ends: its other end is the parent's, however that ends.
fn until_let_go() -> watch::Receiver<bool> {
    let (down, shutdown) = watch::channel(false);
    std::thread::spawn(move || {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        down.send_replace(true);
    });
    shutdown
}

async fn overdue(shutdown: &mut watch::Receiver<bool>) {
    let _ = shutdown.wait_for(|down| *down).await;
    tokio::time::sleep(Duration::from_secs(30)).await;
}
