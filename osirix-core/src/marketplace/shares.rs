//! What sellers earn: it waits for a time, and is granted then.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Marketplace, Order};
use crate::analytics::{Count, Figure};
use crate::audit::Action;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{AccountId, OrderId};
use crate::ledger::{Grant, Revocation};
use crate::money::Credits;
use crate::names::names;
use crate::payouts::SellerEntryKind;
use crate::store::Transaction;

names! {
    /// Where a seller's share is on its way.
    "state" pub enum ShareState {
        /// It waits: what was paid may still go back.
        Waiting = "waiting",
        /// It was granted.
        Granted = "granted",
        /// What was paid went back.
        Returned = "returned",
    }
}

/// A seller's part of a sale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Of which order.
    pub order_id: OrderId,
    /// Whose it is.
    pub seller: AccountId,
    /// How many credits.
    pub credits: Credits,
    /// Where it is on its way.
    pub state: ShareState,
    /// When it is granted.
    pub due_at: Timestamp,
}

impl Marketplace {
    /// Grants the shares whose time has come, so many at most; how many there were.
    pub async fn pay_out(&self, limit: u32) -> Result<usize> {
        let now = self.ambient.now();
        if self.store.read().await?.orders().due_shares(now, 1).await?.is_empty() {
            return Ok(0);
        }
        let mut tx = self.store.begin().await?;
        let due = tx.orders().due_shares(now, limit).await?;
        let mut paid = 0;
        for share in due {
            // Another machine may have been first, or a refund.
            if !tx
                .orders()
                .move_share(share.order_id, ShareState::Waiting, ShareState::Granted)
                .await?
            {
                continue;
            }
            let key = format!("sale:{}", share.order_id);
            let memo = format!("share of the order {}", share.order_id);
            let grant = Grant {
                account: share.seller,
                amount: share.credits,
                idempotency_key: Some(key),
                priority: 0,
                expires_at: None,
                memo,
            };
            self.ledger.grant(tx.as_mut(), grant).await?;
            let earned = share.credits.0;
            let count = Count::once(share.seller, now, Figure::CreditsEarned, earned);
            tx.analytics().add(&[count]).await?;
            let details = json!({ "credits": share.credits });
            let subject = share.order_id.to_string();
            self.audit(tx.as_mut(), Action::ShareGranted, Some(share.seller), &subject, details)
                .await?;
            paid += 1;
        }
        tx.commit().await?;
        Ok(paid)
    }

    /// Notes what the seller earns by an order.
    pub(super) async fn earn(
        &self,
        tx: &mut dyn Transaction,
        order_id: OrderId,
        seller: Option<AccountId>,
        paid: Credits,
    ) -> Result<()> {
        let Some(seller) = seller else { return Ok(()) };
        let (credits, now) = (self.settings.share(paid), self.ambient.now());
        let count = |figure, amount: Credits| Count::once(seller, now, figure, amount.0);
        let counts = [count(Figure::SalesMade, paid), count(Figure::SalesShares, credits)];
        tx.analytics().add(&counts).await?;
        if credits == Credits::ZERO {
            return Ok(());
        }
        let due_at = now + self.settings.holding();
        let state = ShareState::Waiting;
        tx.orders().insert_share(&Share { order_id, seller, credits, state, due_at }).await
    }

    /// Takes back what the seller has earned by an order, also what was granted already.
    pub(super) async fn give_back(
        &self,
        tx: &mut dyn Transaction,
        order: &Order,
        seller: Option<AccountId>,
    ) -> Result<()> {
        let now = self.ambient.now();
        if let Some(seller) = seller {
            let count = Count::once(seller, now, Figure::SalesReturned, order.credits.0);
            tx.analytics().add(&[count]).await?;
        }
        let order = order.id;
        self.turn_money(tx, order, SellerEntryKind::Returned).await?;
        let Some(share) = tx.orders().share(order).await? else { return Ok(()) };
        if !tx.orders().move_share(order, share.state, ShareState::Returned).await? {
            return Ok(());
        }
        let count = Count::once(share.seller, now, Figure::SharesReturned, share.credits.0);
        tx.analytics().add(&[count]).await?;
        if share.state == ShareState::Granted {
            let back = Revocation {
                account: share.seller,
                amount: share.credits,
                grants: Vec::new(),
                idempotency_key: Some(format!("sale-returned:{order}")),
                memo: format!("the order {order} was refunded"),
            };
            self.ledger.revoke(tx, back).await?;
        }
        Ok(())
    }
}
