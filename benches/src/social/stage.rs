//! A platform that publishes on a network inside the process, with a clock that can be moved.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use osirix_core::accounts::{Accounts, OpenAccount};
use osirix_core::audit::Actor;
use osirix_core::clock::{Ambient, Clock, SystemRandom, Timestamp};
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::id::{AccountId, ConnectionId};
use osirix_core::page::PageRequest;
use osirix_core::secret::Secret;
use osirix_core::social::{
    Content, NewPost, Part, PlannedTime, Post, PublicationState, Publisher, Social, SocialParts,
    SocialSettings,
};
use osirix_core::store::{Store, Transaction};
use osirix_core::vault::Vault;
use osirix_storage::LocalBlobStore;
use tempfile::TempDir;
use tokio::sync::watch;

use super::Duty;
use super::network::{NETWORK, NoMedia, Quick};

const ACCOUNTS: usize = 100;
/// How many callers write what is to be measured.
const WRITERS: usize = 32;
/// When everything is written, 2026-01-01T00:00:00Z, and when all of it is due.
const BEGIN_MICROS: i64 = 1_767_225_600_000_000;
const DUE: (&str, Duration) = ("2026-01-02T09:00", Duration::from_secs(33 * 3_600));
/// How long after that the first credentials end, which are renewed before.
const ENDS: Duration = Duration::from_secs(600);
/// A measurement that takes so long has failed.
const LONGEST: Duration = Duration::from_secs(1_800);

/// The platform.
pub(super) struct Stage {
    social: Social,
    store: Arc<Counted>,
    ambient: Ambient,
    clock: Arc<Ahead>,
    network: Arc<Quick>,
    accounts: Vec<AccountId>,
    _blobs: TempDir,
}

impl Stage {
    pub(super) async fn open(url: &str, settings: &SocialSettings, duty: Duty) -> Result<Self> {
        let store = osirix_storage::open(url).await?;
        let store = Arc::new(Counted { store: Arc::new(store), begun: AtomicUsize::new(0) });
        let clock = Arc::new(Ahead { start: Instant::now(), micros: AtomicI64::new(BEGIN_MICROS) });
        let ambient = Ambient::new(clock.clone(), Arc::new(SystemRandom));
        let network = Arc::new(Quick::new(&ambient, duty));
        let folder = tempfile::tempdir().map_err(|e| Error::io("make a folder", e))?;
        let parts = SocialParts {
            store: store.clone(),
            ambient: ambient.clone(),
            vault: Vault::new(&Secret::new("a secret for measurements alone".repeat(2)), &[])?,
            blobs: Arc::new(LocalBlobStore::open(folder.path()).await?),
            probe: Arc::new(NoMedia),
            fitter: Arc::new(NoMedia),
            publishers: BTreeMap::from([(NETWORK, network.clone() as Arc<dyn Publisher>)]),
            connectors: BTreeMap::new(),
        };
        let social = Social::new(parts, settings.clone())?;
        let people = Accounts::new(store.clone(), ambient.clone());
        let mut accounts = Vec::new();
        for _ in 0..ACCOUNTS {
            let request = OpenAccount { name: "Bench".to_owned(), external_id: None };
            accounts.push(people.open(request).await?.id);
        }
        Ok(Stage { social, store, ambient, clock, network, accounts, _blobs: folder })
    }

    /// How many transactions have begun.
    pub(super) fn commits(&self) -> usize {
        self.store.begun.load(Ordering::SeqCst)
    }

    /// So many posts for one minute, each by one connection.
    pub(super) async fn schedule(&self, many: usize) -> Result<()> {
        let mut targets = Vec::new();
        for account in &self.accounts {
            targets.push((*account, self.connected(*account, 0, None).await?));
        }
        let posts = stream::iter(targets.iter().cycle().take(many).enumerate());
        let posts = posts.map(|(number, (account, target))| self.post(*account, *target, number));
        posts.buffer_unordered(WRITERS).try_collect().await
    }

    async fn post(&self, account: AccountId, target: ConnectionId, number: usize) -> Result<()> {
        let text = format!("The {number}th thing that is to be said on the hour.");
        let content =
            Content { parts: vec![Part { text, media: Vec::new() }], ..Content::default() };
        let time = PlannedTime { local: DUE.0.to_owned(), time_zone: "UTC".to_owned() };
        let post = Post { content, ..Post::default() };
        let new = NewPost { post, targets: vec![target], time: Some(time), ..NewPost::default() };
        let post = self.social.write(Actor::System, account, new).await?;
        self.social.schedule(Actor::System, account, post.id).await.map(drop)
    }

    /// So many connections whose credentials are to be renewed at that minute.
    pub(super) async fn connect(&self, many: usize) -> Result<()> {
        let ends = Timestamp::from_micros(BEGIN_MICROS) + DUE.1 + ENDS;
        let all = stream::iter(self.accounts.iter().cycle().take(many).enumerate());
        let all = all.map(|(number, account)| self.connected(*account, number, Some(ends)));
        all.buffer_unordered(WRITERS).try_for_each(async |_| Ok(())).await
    }

    async fn connected(
        &self,
        account: AccountId,
        number: usize,
        ends: Option<Timestamp>,
    ) -> Result<ConnectionId> {
        let connection = self.network.connection(number, ends);
        Ok(self.social.connect(Actor::System, account, &connection).await?.id)
    }

    /// The minute has come.
    pub(super) fn is_due(&self) {
        let micros = Timestamp::from_micros(BEGIN_MICROS) + DUE.1;
        self.clock.micros.store(micros.as_micros(), Ordering::SeqCst);
    }

    /// Runs the service until the network has been asked so often and all is on record.
    pub(super) async fn run_until_done(&self, many: usize) -> Result<()> {
        let (stop, down) = watch::channel(false);
        let social = self.social.clone();
        let service = tokio::spawn(async move { social.run(down).await });
        let done = tokio::time::timeout(LONGEST, self.network.asked(many)).await;
        done.map_err(|_| Error::new(ErrorCode::Timeout, "not everything was done"))?;
        stop.send_replace(true);
        service.await.map_err(|e| Error::internal("the service ended").caused_by(e))
    }

    /// How late the network was asked each time, in seconds, the least first.
    pub(super) fn lags(&self, since: Instant) -> Vec<f64> {
        let times = self.network.times();
        let mut lags: Vec<f64> =
            times.into_iter().map(|time| time.duration_since(since).as_secs_f64()).collect();
        lags.sort_by(f64::total_cmp);
        lags
    }

    /// Everything was done once, and is on record.
    pub(super) async fn close(self, many: usize) -> Result<()> {
        let asked = self.network.times().len();
        if asked != many {
            return Err(Error::internal(format!("the network was asked {asked} times")));
        }
        for account in &self.accounts {
            self.is_done(*account).await?;
        }
        self.store.close().await;
        Ok(())
    }

    async fn is_done(&self, account: AccountId) -> Result<()> {
        let page = PageRequest::first(1);
        let others = PublicationState::ALL.iter().filter(|s| **s != PublicationState::Published);
        for state in others {
            let left = self.social.publications(account, Some(*state), &page).await?.items;
            if let Some(one) = left.first() {
                return Err(Error::internal(format!("this is left: {one:?}")));
            }
        }
        let soon = self.ambient.now() + ENDS;
        let all = self.social.connections(account).await?;
        match all.iter().find(|one| one.expires_at.is_some_and(|ends| ends < soon)) {
            Some(one) => Err(Error::internal(format!("this was not renewed: {one:?}"))),
            None => Ok(()),
        }
    }
}

/// A clock that goes on from where it was set.
#[derive(Debug)]
struct Ahead {
    start: Instant,
    micros: AtomicI64,
}

impl Clock for Ahead {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.micros.load(Ordering::SeqCst)) + self.start.elapsed()
    }
}

/// A database that counts the transactions that may write.
struct Counted {
    store: Arc<dyn Store>,
    begun: AtomicUsize,
}

#[async_trait]
impl Store for Counted {
    async fn begin(&self) -> Result<Box<dyn Transaction>> {
        self.begun.fetch_add(1, Ordering::SeqCst);
        self.store.begin().await
    }

    async fn read(&self) -> Result<Box<dyn Transaction>> {
        self.store.read().await
    }

    async fn close(&self) {
        self.store.close().await;
    }
}
