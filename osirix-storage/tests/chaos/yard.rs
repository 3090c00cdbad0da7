//! Where a round takes place: a database, accounts with credits, and callers.

use std::any::Any;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use osirix_core::accounts::{Accounts, OpenAccount};
use osirix_core::clock::Ambient;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, JobId};
use osirix_core::jobs::{Job, JobFilter, JobService};
use osirix_core::ledger::{Grant, Operation, Teller};
use osirix_core::money::Credits;
use osirix_core::page::{Page, PageRequest};
use osirix_core::store::Store;
use osirix_storage::testing::TestDatabase;
use osirix_storage::{OpenOptions, SqlStore};

use crate::callers::Placed;
use crate::clock::Hands;
use crate::crew::Hand;
use crate::diary::{self, Note};
use crate::dice::Dice;
use crate::work;
use crate::worker::{HEARTBEAT, LEASE, Orders, POLL, bus, open_patiently};

/// How long a round may take until every job has ended.
const PATIENCE: Duration = Duration::from_secs(60);
const ACCOUNTS: usize = 3;

/// A database, and how one gets there.
pub(crate) struct Site {
    /// How workers and callers get there.
    pub(crate) url: String,
    /// A way on which nothing is disturbed, for the judges.
    pub(crate) undisturbed: String,
    pub(crate) redis: Option<String>,
    pub(crate) options: OpenOptions,
    /// What must live as long.
    pub(crate) _kept: Box<dyn Any + Send + Sync>,
}

impl Site {
    pub(crate) fn at(url: &str, kept: impl Any + Send + Sync) -> Self {
        let options = OpenOptions { busy_timeout: Duration::from_secs(2), max_connections: 6 };
        let url = url.to_owned();
        let undisturbed = url.clone();
        Site { url, undisturbed, redis: None, options, _kept: Box::new(kept) }
    }

    pub(crate) fn of(database: TestDatabase) -> Self {
        let url = database.url().to_owned();
        Site::at(&url, database)
    }
}

/// A round's place.
pub(crate) struct Yard {
    pub(crate) site: Site,
    pub(crate) store: Arc<SqlStore>,
    pub(crate) service: JobService,
    pub(crate) accounts: Vec<AccountId>,
    pub(crate) dice: Dice,
    folder: tempfile::TempDir,
    workers: AtomicU64,
}

impl Yard {
    pub(crate) async fn open(site: Site, dice: Dice) -> Arc<Self> {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        diary::prepare(folder.path());
        let accounts = accounts(&site).await;
        let store = Arc::new(open_patiently(&site.url, site.options).await);
        let bus = bus(&site.url, site.redis.as_deref()).await;
        let handler = work::handler(folder.path().to_owned(), None);
        let service = JobService::new(store.clone(), bus, Ambient::system(), &[handler]);
        let workers = AtomicU64::new(0);
        Arc::new(Yard { site, store, service, accounts, dice, folder, workers })
    }

    /// What a worker is told unless something else is said.
    pub(crate) fn orders(&self) -> Orders {
        Orders {
            name: format!("worker-{}", self.workers.fetch_add(1, Ordering::SeqCst)),
            url: self.site.url.clone(),
            redis: self.site.redis.clone(),
            folder: self.folder().to_owned(),
            concurrency: 6,
            connections: self.site.options.max_connections,
            patience: self.site.options.busy_timeout,
            lease: LEASE,
            heartbeat: HEARTBEAT,
            hands: Hands::default(),
        }
    }

    /// So many workers.
    pub(crate) fn crew(&self, count: usize) -> Vec<Hand> {
        (0..count).map(|_| Hand::start(self.orders())).collect()
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Waits until a worker notes something.
    pub(crate) async fn noted(&self, seen: impl Fn(&Note) -> bool) -> Note {
        let deadline = Instant::now() + PATIENCE / 3;
        loop {
            let notes = diary::read(self.folder());
            if let Some(note) = notes.iter().find(|note| seen(note)) {
                return note.clone();
            }
            assert!(Instant::now() < deadline, "this is not noted: {notes:#?}");
            // Whoever writes it may be a machine away.
            tokio::time::sleep(work::TICK).await;
        }
    }

    /// Waits until this job has ended.
    pub(crate) async fn until_ended(&self, id: JobId) {
        let deadline = Instant::now() + PATIENCE;
        let ended = |jobs: Vec<Job>| jobs.iter().any(|job| job.id == id && job.state.is_final());
        while !jobs(self.store.as_ref(), &self.accounts).await.is_ok_and(ended) {
            assert!(Instant::now() < deadline, "{id} does not end");
            tokio::time::sleep(POLL / 2).await;
        }
    }

    /// Waits until each job of these calls, and whatever else is there, has ended.
    pub(crate) async fn until_over(&self, placed: &[Placed]) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let jobs = jobs(self.store.as_ref(), &self.accounts).await;
            let over = jobs.as_ref().is_ok_and(|jobs| all_over(jobs, placed));
            if over {
                return;
            }
            assert!(Instant::now() < deadline, "these do not end: {}", laggards(jobs));
            // Nobody tells of jobs that callers do not know.
            tokio::time::sleep(POLL / 2).await;
        }
    }
}

fn all_over(jobs: &[Job], placed: &[Placed]) -> bool {
    let there = |placed: &Placed| placed.job.is_none_or(|id| jobs.iter().any(|job| job.id == id));
    placed.iter().all(there) && jobs.iter().all(|job| job.state.is_final())
}

fn laggards(jobs: Result<Vec<Job>>) -> String {
    match jobs {
        Ok(jobs) => {
            let open: Vec<_> = jobs.into_iter().filter(|job| !job.state.is_final()).collect();
            format!("{open:#?}")
        }
        Err(error) => format!("{error:?}"),
    }
}

/// Every job of these accounts.
pub(crate) async fn jobs(store: &dyn Store, accounts: &[AccountId]) -> Result<Vec<Job>> {
    let mut tx = store.read().await?;
    let mut jobs = Vec::new();
    for account in accounts {
        jobs.extend(
            all(async |page| tx.jobs().list(*account, &JobFilter::default(), page).await).await?,
        );
    }
    Ok(jobs)
}

/// All pages of a list.
pub(crate) async fn all<T>(
    mut list: impl AsyncFnMut(&PageRequest) -> Result<Page<T>>,
) -> Result<Vec<T>> {
    let mut page = PageRequest::first(PageRequest::MAX_LIMIT);
    let mut all = Vec::new();
    loop {
        let found = list(&page).await?;
        all.extend(found.items);
        if found.next.is_none() {
            return Ok(all);
        }
        page.after = found.next;
    }
}

async fn accounts(site: &Site) -> Vec<AccountId> {
    let store = Arc::new(open_patiently(&site.undisturbed, site.options).await);
    let opening = Accounts::new(store.clone(), Ambient::system());
    let teller = Teller::new(store.clone(), Ambient::system());
    let mut accounts = Vec::new();
    for _ in 0..ACCOUNTS {
        let request = OpenAccount { name: "Chaos".into(), external_id: None };
        let account = opening.open(request).await.expect("an account").id;
        teller.call(Operation::Grant(plenty(account))).await.expect("a grant");
        accounts.push(account);
    }
    store.close().await;
    accounts
}

fn plenty(account: AccountId) -> Grant {
    Grant {
        account,
        amount: Credits(1_000_000),
        idempotency_key: None,
        priority: 0,
        expires_at: None,
        memo: "for a round".into(),
    }
}
