use async_trait::async_trait;

use super::{Balance, Entry, Hold, LedgerTransaction, Resolution};
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{AccountId, HoldId};
use crate::page::{Page, PageRequest};

/// What became of a transaction that was to be posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Posted {
    /// It took effect; these are the balances after it.
    Applied(Balance),
    /// Its idempotency key took effect before, with this transaction; nothing was written.
    Duplicate(LedgerTransaction),
    /// It would take `available` below zero; this is the balance. The transaction it runs in must
    /// be dropped.
    Insufficient(Balance),
}

/// Keeps the books.
#[async_trait]
pub trait LedgerRepository: Send {
    /// Writes a checked transaction: its row, the balances and an entry for each posting.
    ///
    /// - Concurrent callers on one account take turns; on different accounts they do not meet.
    /// - A transaction that lowers `available` below zero is refused as [`Posted::Insufficient`].
    /// - A key that was used before is answered with [`Posted::Duplicate`], also when both callers
    ///   run at the same time.
    async fn post(&mut self, transaction: &LedgerTransaction) -> Result<Posted>;

    /// The balance of an account; zero when it has no entries.
    async fn balance(&mut self, account: AccountId) -> Result<Balance>;

    /// An account's entries, newest first.
    async fn entries(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<Entry>>;

    /// Adds a hold.
    async fn insert_hold(&mut self, hold: &Hold) -> Result<()>;

    /// The hold of this id.
    async fn hold(&mut self, id: HoldId) -> Result<Option<Hold>>;

    /// Ends an open hold that covers `resolution.captured`, and returns it as it is then. `None`,
    /// and nothing is written, when there is no such hold, when it holds less, or when it was
    /// resolved before: of concurrent callers exactly one gets the hold.
    async fn resolve_hold(&mut self, id: HoldId, resolution: Resolution) -> Result<Option<Hold>>;

    /// Holds in the state `held` whose time was over at `now`, the oldest first.
    async fn expired_holds(&mut self, now: Timestamp, limit: u32) -> Result<Vec<Hold>>;
}
