use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use crate::accounts::{Accounts, OpenAccount};
use crate::audit::AuditEntry;
use crate::clock::{Ambient, ManualClock, SeededRandom, Timestamp};
use crate::error::Result;
use crate::events::{Event, EventBus};
use crate::id::{AccountId, HoldId};
use crate::jobs::JobFilter;
use crate::ledger::{Balance, Entry, Grant, Hold, HoldRequest, Ledger, Verification};
use crate::money::Credits;
use crate::page::PageRequest;
use crate::store::Store;

type Opening = Pin<Box<dyn Future<Output = Result<Arc<dyn Store>>> + Send>>;

/// A fresh database, and what a behaviour needs to work on it.
pub struct Harness {
    /// The database.
    pub store: Arc<dyn Store>,
    /// The same database through another handle, as another process would have it.
    pub second: Arc<dyn Store>,
    /// The signals of both handles.
    pub bus: Arc<dyn EventBus>,
    /// The time; it stands still until the behaviour moves it.
    pub clock: Arc<ManualClock>,
    /// That time, with repeatable ids.
    pub ambient: Ambient,
    open: Box<dyn Fn() -> Opening + Send + Sync>,
}

impl Harness {
    /// Over the database that `open` opens, migrates and seeds: a new handle on the same database
    /// with each call. What must live as long as the database (a temporary folder) belongs into
    /// the closure.
    pub async fn new<F, O>(bus: Arc<dyn EventBus>, open: F) -> Self
    where
        F: Fn() -> O + Send + Sync + 'static,
        O: Future<Output = Result<Arc<dyn Store>>> + Send + 'static,
    {
        // 2026-01-01T00:00:00Z
        let start = Timestamp::from_micros(1_767_225_600_000_000);
        let clock = Arc::new(ManualClock::new(start));
        let ambient = Ambient::new(clock.clone(), Arc::new(SeededRandom::new(7)));
        Harness {
            store: open().await.expect("the database opens"),
            second: open().await.expect("the database opens a second time"),
            bus,
            clock,
            ambient,
            open: Box::new(move || Box::pin(open())),
        }
    }

    /// A third handle on the same database.
    pub(super) async fn reopen(&self) -> Arc<dyn Store> {
        (self.open)().await.expect("the database opens again")
    }

    /// Moves the clock forward, so that what follows is younger also to the millisecond.
    pub(super) fn tick(&self) {
        self.clock.advance(Duration::from_millis(1));
    }

    pub(super) fn accounts(&self) -> Accounts {
        Accounts::new(self.store.clone(), self.ambient.clone())
    }

    pub(super) fn books(&self) -> Books {
        Books { store: self.store.clone(), ledger: Ledger::new(self.ambient.clone()) }
    }

    /// Both handles in turn.
    pub(super) fn handle(&self, index: usize) -> Arc<dyn Store> {
        if index.is_multiple_of(2) { self.store.clone() } else { self.second.clone() }
    }

    pub(super) fn books_on(&self, index: usize) -> Books {
        Books { store: self.handle(index), ..self.books() }
    }

    /// A new account with the 100 credits of the Free plan.
    pub(super) async fn account(&self) -> AccountId {
        let request = OpenAccount { name: "Ada".to_owned(), external_id: None };
        self.accounts().open(request).await.expect("an account opens").id
    }

    /// A new account with so many credits, at least 101.
    pub(super) async fn account_with(&self, credits: i64) -> AccountId {
        let account = self.account().await;
        self.books().grant(grant_of(account, credits - 100)).await.expect("a grant");
        account
    }

    pub(super) async fn balance(&self, account: AccountId) -> Balance {
        self.second.read().await.unwrap().statements().balance(account).await.unwrap()
    }

    /// What the account's history says, after its replay.
    pub(super) async fn reconciled(&self, account: AccountId) -> Verification {
        let mut tx = self.second.read().await.unwrap();
        Verification::run(tx.as_mut(), account).await.expect("the history explains the books")
    }

    pub(super) async fn hold(&self, id: HoldId) -> Hold {
        let hold = self.second.read().await.unwrap().statements().hold(id).await.unwrap();
        hold.expect("the hold is there")
    }

    /// An account's entries, oldest first, read in small pages.
    pub(super) async fn entries(&self, account: AccountId) -> Vec<Entry> {
        let mut tx = self.second.read().await.unwrap();
        let mut page = PageRequest::first(7);
        let mut entries = Vec::new();
        loop {
            let part = tx.statements().entries(account, &page).await.unwrap();
            entries.extend(part.items);
            match part.next {
                Some(next) => page.after = Some(next),
                None => break,
            }
        }
        entries.reverse();
        entries
    }

    /// An account's audit lines, oldest first.
    pub(super) async fn audit(&self, account: AccountId) -> Vec<AuditEntry> {
        let mut tx = self.second.read().await.unwrap();
        let page = PageRequest::first(PageRequest::MAX_LIMIT);
        let mut lines = tx.audit().list(account, &page).await.unwrap().items;
        lines.reverse();
        lines
    }

    /// An account's events, oldest first.
    pub(super) async fn events(&self, account: AccountId) -> Vec<Event> {
        let mut tx = self.second.read().await.unwrap();
        let mut page = PageRequest::first(PageRequest::MAX_LIMIT);
        let mut events = Vec::new();
        loop {
            let part = tx.events().list(&page).await.unwrap();
            events.extend(part.items.into_iter().filter(|event| event.account_id == account));
            page.after = part.next;
            if page.after.is_none() {
                return events;
            }
        }
    }

    /// Everything that is on record for an account, to show that a refused call wrote nothing.
    pub(super) async fn records(&self, account: AccountId) -> String {
        let mut tx = self.second.read().await.unwrap();
        let page = PageRequest::first(PageRequest::MAX_LIMIT);
        let jobs = tx.jobs().list(account, &JobFilter::default(), &page).await.unwrap().items;
        drop(tx);
        format!(
            "{:?}\n{:?}\n{:?}\n{jobs:?}",
            self.entries(account).await,
            self.audit(account).await,
            self.events(account).await,
        )
    }
}

/// The ledger with a transaction of its own for each call.
#[derive(Clone)]
pub(super) struct Books {
    pub(super) store: Arc<dyn Store>,
    pub(super) ledger: Ledger,
}

impl Books {
    pub(super) async fn grant(&self, grant: Grant) -> Result<Balance> {
        let mut tx = self.store.begin().await?;
        let balance = self.ledger.grant(tx.as_mut(), grant).await?;
        tx.commit().await?;
        Ok(balance)
    }

    pub(super) async fn hold(&self, request: HoldRequest) -> Result<Hold> {
        let mut tx = self.store.begin().await?;
        let hold = self.ledger.hold(tx.as_mut(), request).await?;
        tx.commit().await?;
        Ok(hold)
    }

    pub(super) async fn settle(&self, id: HoldId, captured: i64) -> Result<Hold> {
        let mut tx = self.store.begin().await?;
        let hold = self.ledger.settle(tx.as_mut(), id, Credits(captured), "settled").await?;
        tx.commit().await?;
        Ok(hold)
    }

    pub(super) async fn release(&self, id: HoldId) -> Result<Hold> {
        let mut tx = self.store.begin().await?;
        let hold = self.ledger.release(tx.as_mut(), id, "released").await?;
        tx.commit().await?;
        Ok(hold)
    }

    pub(super) async fn expire(&self, limit: u32) -> Result<Vec<Hold>> {
        let mut tx = self.store.begin().await?;
        let holds = self.ledger.expire_due(tx.as_mut(), limit).await?;
        tx.commit().await?;
        Ok(holds)
    }
}

pub(super) fn grant_of(account: AccountId, amount: i64) -> Grant {
    Grant {
        account,
        amount: Credits(amount),
        idempotency_key: None,
        priority: 0,
        expires_at: None,
        memo: "granted".to_owned(),
    }
}

pub(super) fn hold_of(account: AccountId, amount: i64) -> HoldRequest {
    HoldRequest {
        account,
        amount: Credits(amount),
        idempotency_key: None,
        lifetime: None,
        memo: "held".to_owned(),
    }
}

/// Looks until there is something to see, for as long as a slow machine may need.
pub(super) async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let seen = async {
        loop {
            match look().await {
                Some(seen) => return seen,
                None => tokio::time::sleep(Duration::from_millis(5)).await,
            }
        }
    };
    soon(what, seen).await
}

/// What this future gives, which must not take long.
pub(super) async fn soon<T>(what: &str, future: impl Future<Output = T>) -> T {
    within(Duration::from_secs(30), what, future).await
}

/// What this future gives, if it does so in time.
pub(super) async fn within<T>(
    deadline: Duration,
    what: &str,
    future: impl Future<Output = T>,
) -> T {
    let in_time = tokio::time::timeout(deadline, future).await;
    in_time.unwrap_or_else(|_| panic!("not within {deadline:?}: {what}"))
}

/// Runs these futures as tasks of their own, all at once.
pub(super) async fn at_once<T: Send + 'static>(
    futures: impl IntoIterator<Item = impl Future<Output = T> + Send + 'static>,
) -> Vec<T> {
    let tasks: Vec<_> = futures.into_iter().map(tokio::spawn).collect();
    let done = futures_util::future::join_all(tasks);
    soon("the tasks end", done).await.into_iter().map(|task| task.expect("a task")).collect()
}
