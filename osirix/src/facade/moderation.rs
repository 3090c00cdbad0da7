use osirix_core::error::Result;
use osirix_core::id::{LicenceId, OrderId, UserId};
use osirix_core::marketplace::{Licence, Marketplace, Order, Product};

use super::payments::actor;

/// What an operator does with the marketplace.
///
/// It asks for no token: a program offers it to those whom it trusts with it. `by` is the user who
/// acts, for the audit log; without one it is the platform itself.
#[derive(Clone)]
pub struct ModerationApi {
    marketplace: Marketplace,
}

impl ModerationApi {
    pub(super) fn new(marketplace: &Marketplace) -> Self {
        ModerationApi { marketplace: marketplace.clone() }
    }

    /// The products that wait for somebody to look at them, the oldest first, so many at most.
    pub async fn waiting(&self, limit: u32) -> Result<Vec<Product>> {
        self.marketplace.in_review(limit).await
    }

    /// Lets a product that waits be bought.
    pub async fn publish(&self, product: String, by: Option<UserId>) -> Result<Product> {
        self.marketplace.review(actor(by), &product, true, None).await
    }

    /// Sends a product that waits back to its seller.
    pub async fn reject(
        &self,
        product: String,
        reason: String,
        by: Option<UserId>,
    ) -> Result<Product> {
        self.marketplace.review(actor(by), &product, false, Some(&reason)).await
    }

    /// Takes a product off the market. With `refund`, every buyer is paid back, their licences
    /// count no more, and the seller's shares are taken back.
    pub async fn withdraw(
        &self,
        product: String,
        reason: String,
        refund: bool,
        by: Option<UserId>,
    ) -> Result<Product> {
        self.marketplace.withdraw(actor(by), &product, &reason, refund).await
    }

    /// Pays an order back, at any time. Doing so again changes nothing.
    pub async fn refund(
        &self,
        order: OrderId,
        reason: String,
        by: Option<UserId>,
    ) -> Result<Order> {
        self.marketplace.refund(actor(by), order, &reason).await
    }

    /// Takes a licence back, without paying anything back.
    pub async fn revoke(
        &self,
        licence: LicenceId,
        reason: String,
        by: Option<UserId>,
    ) -> Result<Licence> {
        self.marketplace.revoke(actor(by), licence, &reason).await
    }
}
