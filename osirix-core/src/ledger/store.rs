use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    Balance, Books, CreditGrant, Entry, Hold, LedgerTransaction, SpendingAlert, TransactionKind,
};
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{AccountId, HoldId};
use crate::money::Credits;
use crate::page::{Page, PageRequest};

/// Which of an account's transactions are asked for; all of them unless something is said. In JSON
/// nothing is needed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TransactionFilter {
    /// Of this kind alone.
    pub kind: Option<TransactionKind>,
    /// Of this hold alone.
    pub hold: Option<HoldId>,
    /// From this time on.
    pub since: Option<Timestamp>,
    /// Before this time.
    pub until: Option<Timestamp>,
}

/// What a batch of operations writes.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// The books that changed, each with the number of the last transaction that they had before.
    pub books: Vec<(Books, i64)>,
    /// The transactions, in the order of each account.
    pub transactions: Vec<LedgerTransaction>,
    /// New grants.
    pub grants: Vec<CreditGrant>,
    /// New holds.
    pub holds: Vec<Hold>,
    /// Holds that were there and are resolved now.
    pub resolved: Vec<Hold>,
}

/// Changes the books.
#[async_trait]
pub trait LedgerRepository: Send {
    /// The books of these accounts, for this transaction alone until it ends: who wants the same
    /// waits for its turn. They are locked in the order of their ids, so that no two transactions
    /// wait for each other. An account without books is left out.
    async fn lock(&mut self, accounts: &[AccountId]) -> Result<Vec<Books>>;

    /// These holds, for this transaction alone until it ends, as with [`lock`](Self::lock); they
    /// are locked before their accounts' books.
    async fn lock_holds(&mut self, holds: &[HoldId]) -> Result<Vec<Hold>>;

    /// The transactions that had these keys.
    async fn by_keys(&mut self, keys: &[(AccountId, String)]) -> Result<Vec<LedgerTransaction>>;

    /// Writes what a batch changed. A transaction whose number was taken meanwhile, or a hold that
    /// is no longer open, is an error.
    async fn write(&mut self, changes: &Changes) -> Result<()>;

    /// Open holds whose time was over at `now`, the oldest first.
    async fn expired_holds(&mut self, now: Timestamp, limit: u32) -> Result<Vec<Hold>>;

    /// Accounts with grants whose time was over at `now`, the oldest first.
    async fn lapsing(&mut self, now: Timestamp, limit: u32) -> Result<Vec<AccountId>>;
}

/// Reads the books.
#[async_trait]
pub trait StatementRepository: Send {
    /// An account's books as they are; `None` when nothing ever happened in them.
    async fn books(&mut self, account: AccountId) -> Result<Option<Books>>;

    /// The balance of an account; zero when it has no entries.
    async fn balance(&mut self, account: AccountId) -> Result<Balance>;

    /// The balance of an account as it was at a time.
    async fn balance_at(&mut self, account: AccountId, at: Timestamp) -> Result<Balance>;

    /// An account's entries, newest first.
    async fn entries(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<Entry>>;

    /// An account's transactions after the one of this number, oldest first.
    async fn transactions(
        &mut self,
        account: AccountId,
        after: i64,
        limit: u32,
    ) -> Result<Vec<LedgerTransaction>>;

    /// An account's transactions that the filter asks for, newest first.
    async fn history(
        &mut self,
        account: AccountId,
        filter: &TransactionFilter,
        page: &PageRequest,
    ) -> Result<Page<LedgerTransaction>>;

    /// What an account's holds that were made at a time or later have charged or still reserve.
    async fn used_since(&mut self, account: AccountId, since: Timestamp) -> Result<Credits>;

    /// The hold of this id.
    async fn hold(&mut self, id: HoldId) -> Result<Option<Hold>>;

    /// An account's grants, newest first.
    async fn grants(&mut self, account: AccountId, page: &PageRequest)
    -> Result<Page<CreditGrant>>;
}

/// Keeps what accounts' owners are told of their spending.
#[async_trait]
pub trait AlertRepository: Send {
    /// Adds alerts; one of a kind that there is in its period changes nothing.
    async fn insert(&mut self, alerts: &[SpendingAlert]) -> Result<()>;

    /// An account's alerts, newest first.
    async fn list(&mut self, account: AccountId, page: &PageRequest)
    -> Result<Page<SpendingAlert>>;

    /// Alerts of which no mail was written, the oldest first.
    async fn untold(&mut self, limit: u32) -> Result<Vec<SpendingAlert>>;

    /// Notes that its mail is written. Of several who do so at once, one is told `true`.
    async fn told(&mut self, alert: &SpendingAlert, at: Timestamp) -> Result<bool>;
}
