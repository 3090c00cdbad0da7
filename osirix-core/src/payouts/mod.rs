//! Payouts: what sellers have earned by money goes to them.
//!
//! A seller who has begun to say where they are paid earns money by what is paid by money, and
//! credits by what is paid with credits: these may have cost nothing, so they never become money.
//! Each share is an entry in the seller's balance, and so is what takes it back and what is paid
//! out; the balance is their sum.
//!
//! A share can be paid out once its buyer cannot send the product back any more. What can be paid
//! is paid when it reaches the minimum, to a seller whom the gateway says it can pay.
//!
//! That a payout is about to be sent is on record, and taken off the balance, before the one call
//! that sends it. Where its answer is missing it is looked for under its id, and asked for again
//! under the same id only where it is not found. So a crash pays nobody twice.
//!
//! What goes back after it was paid out makes the balance negative: that much of the last payouts
//! is asked back, and what does not come back is taken out of later sales.

mod gateway;
mod model;
mod sending;
mod service;
mod store;

pub use gateway::{PayoutGateway, Transfer};
pub use model::{
    Onboarding, Payout, PayoutState, Seller, SellerBalance, SellerEntry, SellerEntryKind,
};
pub use service::Payouts;
pub use store::SellerRepository;

use crate::clock::{Ambient, Timestamp};
use crate::error::Result;
use crate::id::{OrderId, PayoutId};
use crate::money::Money;
use crate::store::Transaction;

/// A change of a seller's balance, before it has its place.
pub(crate) struct SellerChange {
    pub(crate) kind: SellerEntryKind,
    pub(crate) amount: i64,
    pub(crate) order_id: Option<OrderId>,
    pub(crate) payout_id: Option<PayoutId>,
    pub(crate) available_at: Timestamp,
}

/// Enters a change of the balance of a seller who is locked.
pub(crate) async fn enter(
    ambient: &Ambient,
    tx: &mut dyn Transaction,
    seller: &mut Seller,
    change: SellerChange,
) -> Result<()> {
    let currency = seller.balance.currency;
    let sum = seller.balance.minor_units.saturating_add(change.amount);
    seller.balance.minor_units = sum;
    seller.entries += 1;
    let entry = SellerEntry {
        seller: seller.account_id,
        seq: seller.entries,
        kind: change.kind,
        amount: Money { minor_units: change.amount, currency },
        balance: seller.balance,
        order_id: change.order_id,
        payout_id: change.payout_id,
        available_at: change.available_at,
        at: ambient.now(),
    };
    tx.sellers().enter(&entry).await
}
