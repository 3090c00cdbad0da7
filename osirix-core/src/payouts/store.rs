use async_trait::async_trait;

use super::{Payout, Seller, SellerEntry};
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{AccountId, OrderId, PayoutId};
use crate::money::Money;
use crate::page::{Page, PageRequest};

/// Keeps sellers who are paid money, what they are owed, and payouts.
#[async_trait]
pub trait SellerRepository: Send {
    /// The seller that an account is.
    async fn get(&mut self, account: AccountId) -> Result<Option<Seller>>;

    /// The same, for this transaction alone until it ends.
    async fn lock(&mut self, account: AccountId) -> Result<Option<Seller>>;

    /// Adds a seller; `false`, and nothing is written, where the account is one.
    async fn insert(&mut self, seller: &Seller) -> Result<bool>;

    /// Writes whether a seller can be paid.
    async fn set_payable(&mut self, account: AccountId, payable: bool) -> Result<()>;

    /// Adds an entry, and moves the balance to what it says.
    async fn enter(&mut self, entry: &SellerEntry) -> Result<()>;

    /// The sum of the entries that can be paid out after `now` only.
    async fn waiting(&mut self, account: AccountId, now: Timestamp) -> Result<i64>;

    /// The entries of an order, in their order.
    async fn of_order(&mut self, order: OrderId) -> Result<Vec<SellerEntry>>;

    /// A seller's entries, the newest first.
    async fn entries(
        &mut self,
        account: AccountId,
        page: &PageRequest,
    ) -> Result<Page<SellerEntry>>;

    /// Sellers who are owed so much at least, in the order of their ids, behind this one.
    async fn owed(
        &mut self,
        least: Money,
        after: Option<AccountId>,
        limit: u32,
    ) -> Result<Vec<AccountId>>;

    /// Sellers who owe something, in the order of their ids, behind this one.
    async fn owing(&mut self, after: Option<AccountId>, limit: u32) -> Result<Vec<AccountId>>;

    /// The payout of this id.
    async fn payout(&mut self, id: PayoutId) -> Result<Option<Payout>>;

    /// Writes a payout, whether or not it is there.
    async fn save_payout(&mut self, payout: &Payout) -> Result<()>;

    /// Armed payouts that are due, the oldest first: they are not due again before `until`, and the
    /// attempt is counted. Of several who take at once, each goes to one.
    async fn take(&mut self, now: Timestamp, until: Timestamp, limit: u32) -> Result<Vec<Payout>>;

    /// Whether a payout of a seller's is armed, or has failed that was put on record after a time.
    async fn is_hindered(&mut self, account: AccountId, failed_after: Timestamp) -> Result<bool>;

    /// A seller's newest payout of which something can come back.
    async fn reversible(&mut self, account: AccountId) -> Result<Option<Payout>>;

    /// A seller's payouts, the newest first.
    async fn payouts(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<Payout>>;
}
