//! Buying, and sending back.

use std::time::Duration;

use serde_json::json;

use super::service::{MAX_REASON, unknown};
use super::{
    Licence, LicenceState, Marketplace, NewRating, Order, OrderPayment, OrderState, Product,
    ProductState, PurchaseRequest, Rating, Receipt,
};
use crate::analytics::{Count, Figure};
use crate::audit::{Action, Actor};
use crate::error::{Error, ErrorCode, Result};
use crate::events::{Event, EventKind};
use crate::id::{AccountId, OrderId};
use crate::ledger::{Grant, HoldRequest};
use crate::money::Credits;
use crate::page::{Page, PageRequest};
use crate::store::Transaction;
use crate::text::{check_key, text};

/// How long credits can be used at least that come back.
const LATE: Duration = Duration::from_secs(7 * 86_400);

impl Marketplace {
    /// Buys a product with credits: the order is paid and the licence there when this returns.
    ///
    /// - Another price than the one that the buyer was shown is a
    ///   [`Conflict`](ErrorCode::Conflict), which says the present one.
    /// - Buying again what one has is a `Conflict`, and so is one's own product.
    /// - Of more buyers than there is stock, those who come first buy.
    /// - The same key is the same purchase, however often it is asked for.
    pub async fn purchase(&self, account: AccountId, request: &PurchaseRequest) -> Result<Receipt> {
        check_key("idempotency_key", request.idempotency_key.as_deref())?;
        let mut tx = self.store.begin().await?;
        tx.billing().lock(account).await?;
        if let Some(order) = self.known(tx.as_mut(), account, request).await? {
            let licence = tx.licences().of_order(order.id).await?;
            return Ok(Receipt { order, licence });
        }
        let found = tx.products().by_slug(&request.product).await?;
        let found = found.ok_or_else(|| unknown(&request.product))?;
        let found = tx.products().lock(found.id).await?;
        let mut product = found.ok_or_else(|| unknown(&request.product))?;
        self.for_sale(tx.as_mut(), account, &product).await?;
        if product.credits != request.credits {
            let message = "the price is another one now";
            return Err(Error::new(ErrorCode::Conflict, message)
                .with("field", "credits")
                .with("shown", request.credits)
                .with("price", product.credits));
        }
        let order = self.order(account, &product, request)?;
        self.pay(tx.as_mut(), &order).await?;
        tx.orders().insert(&order).await?;
        product.sold += 1;
        tx.products().update(&product).await?;
        let licence = self.license(tx.as_mut(), &order).await?;
        self.earn(tx.as_mut(), order.id, product.seller, order.credits).await?;
        let details = json!({
            "product": product.slug,
            "version": order.version,
            "credits": order.credits,
            "licence": licence.id,
        });
        let (action, subject) = (Action::ProductBought, order.id.to_string());
        self.audit(tx.as_mut(), action, Some(account), &subject, details).await?;
        if let Some(seller) = product.seller {
            let event = Event::new(&self.ambient, EventKind::ProductSold, seller, &subject)?;
            let facts = json!({ "product": product.slug, "credits": order.credits });
            tx.events().append(&[event.with(facts)]).await?;
        }
        tx.commit().await?;
        Ok(Receipt { order, licence: Some(licence) })
    }

    async fn known(
        &self,
        tx: &mut dyn Transaction,
        account: AccountId,
        request: &PurchaseRequest,
    ) -> Result<Option<Order>> {
        let Some(key) = &request.idempotency_key else { return Ok(None) };
        let Some(order) = tx.orders().by_key(account, key).await? else { return Ok(None) };
        let product = tx.products().get(order.product_id).await?;
        let same = product.is_some_and(|product| product.slug == request.product);
        if same && order.credits == request.credits {
            return Ok(Some(order));
        }
        let message = "this key bought something else";
        Err(Error::new(ErrorCode::Conflict, message).with("field", "idempotency_key"))
    }

    /// Refuses what an account cannot buy now.
    pub(super) async fn for_sale(
        &self,
        tx: &mut dyn Transaction,
        account: AccountId,
        product: &Product,
    ) -> Result<()> {
        let conflict = |message| {
            let error = Error::new(ErrorCode::Conflict, message);
            Err(error.with("field", "product").with("product", &product.slug))
        };
        match product.state {
            ProductState::Published => (),
            ProductState::Withdrawn => return conflict("this product is sold no more"),
            _ => return Err(unknown(&product.slug)),
        }
        if product.seller == Some(account) {
            return conflict("this product is your own");
        }
        if let Some(order) = tx.orders().paid(account, product.id).await? {
            return conflict("you have bought this product").map_err(|e| e.with("order", order.id));
        }
        if product.sold_out() {
            return conflict("this product is sold out").map_err(|e| e.with("limit", product.sold));
        }
        Ok(())
    }

    fn order(
        &self,
        account_id: AccountId,
        product: &Product,
        request: &PurchaseRequest,
    ) -> Result<Order> {
        let now = self.ambient.now();
        Ok(Order {
            id: self.ambient.new_id()?,
            account_id,
            product_id: product.id,
            product_name: product.name.clone(),
            version: product.version,
            state: OrderState::Paid,
            price: product.price,
            credits: product.credits,
            idempotency_key: request.idempotency_key.clone(),
            created_at: now,
            paid_at: Some(now),
            refunded_at: None,
        })
    }

    async fn pay(&self, tx: &mut dyn Transaction, order: &Order) -> Result<()> {
        let memo = format!("{}, order {}", order.product_name, order.id);
        let request = HoldRequest {
            account: order.account_id,
            amount: order.credits,
            idempotency_key: Some(format!("order:{}", order.id)),
            lifetime: None,
            memo: memo.clone(),
        };
        let hold = self.ledger.hold(tx, request).await?;
        let paid = self.ledger.settle(tx, hold.id, order.credits, &memo).await?;
        let (account, at) = (order.account_id, paid.resolved_at.unwrap_or(order.created_at));
        let count = Count::once(account, at, Figure::CreditsCharged, order.credits.0);
        tx.analytics().add(&[count.of("marketplace")]).await
    }

    /// An account's orders, the newest first.
    pub async fn orders(&self, account: AccountId, page: &PageRequest) -> Result<Page<Order>> {
        self.store.read().await?.orders().list(account, page).await
    }

    /// An account's order with its licence.
    pub async fn receipt(&self, account: AccountId, id: OrderId) -> Result<Receipt> {
        let mut tx = self.store.read().await?;
        let order = tx.orders().get(id).await?.filter(|order| order.account_id == account);
        let order = order.ok_or_else(|| Error::not_found("order", id))?;
        let licence = tx.licences().of_order(id).await?;
        Ok(Receipt { order, licence })
    }

    /// Sends a purchase back: its credits come again, or its money is sent back, its licence counts
    /// no more, and the seller's share is taken back. For buyers within the days of the settings.
    pub async fn send_back(&self, account: AccountId, id: OrderId) -> Result<Order> {
        let order = self.receipt(account, id).await?.order;
        let until = order.created_at + self.settings.refund_time();
        if self.ambient.now() > until {
            let message = "the days in which this can be sent back are over";
            return Err(Error::new(ErrorCode::Conflict, message)
                .with("limit_days", self.settings.refund_days)
                .with("until", until));
        }
        self.refund(Actor::Account(account), id, "sent back").await
    }

    /// Pays an order back, at any time. Doing so again changes nothing.
    pub async fn refund(&self, actor: Actor, id: OrderId, reason: &str) -> Result<Order> {
        let reason = text("reason", reason, MAX_REASON)?;
        let found = self.store.read().await?.orders().get(id).await?;
        let found = found.ok_or_else(|| Error::not_found("order", id))?;
        let mut tx = self.store.begin().await?;
        tx.billing().lock(found.account_id).await?;
        let order = self.refunded(tx.as_mut(), actor, id, &reason).await?;
        tx.commit().await?;
        Ok(order)
    }

    /// The same within a transaction that has locked the buyer.
    pub(super) async fn refunded(
        &self,
        tx: &mut dyn Transaction,
        actor: Actor,
        id: OrderId,
        reason: &str,
    ) -> Result<Order> {
        let order = tx.orders().get(id).await?;
        let mut order = order.ok_or_else(|| Error::not_found("order", id))?;
        if order.state == OrderState::Refunded {
            return Ok(order);
        }
        if order.state != OrderState::Paid {
            let message = "this order is not paid";
            return Err(Error::new(ErrorCode::Conflict, message).with("state", order.state));
        }
        let mut seller = None;
        if let Some(mut product) = tx.products().lock(order.product_id).await? {
            product.sold = product.sold.saturating_sub(1);
            tx.products().update(&product).await?;
            seller = product.seller;
        }
        (order.state, order.refunded_at) = (OrderState::Refunded, Some(self.ambient.now()));
        tx.orders().update(&order).await?;
        if let Some(licence) = tx.licences().of_order(id).await? {
            tx.licences().set_state(licence.id, LicenceState::Revoked).await?;
        }
        self.give_back(tx, &order, seller).await?;
        match tx.orders().payment(id).await? {
            // Sent back by the gateway, after this; unless that is where it comes from.
            Some(paid) => {
                let refund_due = paid.payment.is_some() && !paid.is_gone();
                tx.orders().save_payment(&OrderPayment { refund_due, ..paid }).await?;
            }
            None => self.pay_back(tx, &order).await?,
        }
        let details = json!({ "credits": order.credits, "reason": reason });
        let (action, subject) = (Action::OrderRefunded, id.to_string());
        self.audit_by(tx, actor, action, Some(order.account_id), &subject, details).await?;
        Ok(order)
    }

    /// Grants again what was paid, as it was: what would lapse still does, so that sending a
    /// purchase back makes nothing last.
    async fn pay_back(&self, tx: &mut dyn Transaction, order: &Order) -> Result<()> {
        let key = format!("order:{}", order.id);
        let paid = tx.ledger().by_keys(&[(order.account_id, key)]).await?;
        let (soonest, mut rest) = (self.ambient.now() + LATE, order.credits);
        let mut parts = Vec::new();
        for share in paid.into_iter().flat_map(|transaction| transaction.grants) {
            rest = rest.checked_sub(share.amount)?;
            let expires_at = share.expires_at.map(|end| end.max(soonest));
            parts.push((share.amount, share.priority, expires_at));
        }
        // What was paid out of an overdraft came of no grant.
        if rest > Credits::ZERO {
            parts.push((rest, 0, None));
        }
        for (number, (amount, priority, expires_at)) in parts.into_iter().enumerate() {
            let grant = Grant {
                account: order.account_id,
                amount,
                idempotency_key: Some(format!("refund:{}:{number}", order.id)),
                priority,
                expires_at,
                memo: format!("{}, order {}, paid back", order.product_name, order.id),
            };
            self.ledger.grant(tx, grant).await?;
        }
        let (account, now) = (order.account_id, self.ambient.now());
        let count = Count::once(account, now, Figure::CreditsRefunded, order.credits.0);
        tx.analytics().add(&[count]).await
    }

    /// Rates a product, or rates it anew. Only who has it can.
    pub async fn rate(&self, account: AccountId, slug: &str, new: NewRating) -> Result<Rating> {
        let new = new.checked()?;
        let found = self.store.read().await?.products().by_slug(slug).await?;
        let found = found.ok_or_else(|| unknown(slug))?;
        let mut tx = self.store.begin().await?;
        if tx.orders().paid(account, found.id).await?.is_none() {
            let message = "only who has bought a product can rate it";
            return Err(Error::new(ErrorCode::PermissionDenied, message).with("product", slug));
        }
        let locked = tx.products().lock(found.id).await?;
        let mut product = locked.ok_or_else(|| unknown(slug))?;
        let before = tx.products().rating(product.id, account).await?;
        product.ratings += u32::from(before.is_none());
        product.stars -= before.map_or(0, |before| before.stars.min(product.stars));
        product.stars += new.stars;
        tx.products().update(&product).await?;
        let (stars, at) = (new.stars, self.ambient.now());
        let rating =
            Rating { product_id: product.id, account_id: account, stars, text: new.text, at };
        tx.products().save_rating(&rating).await?;
        tx.commit().await?;
        Ok(rating)
    }

    pub(super) async fn license(&self, tx: &mut dyn Transaction, order: &Order) -> Result<Licence> {
        let (licence, key) = self.new_licence(order)?;
        let sealed = self.sealed(&key)?;
        tx.licences().insert(&licence, &super::licensing::hash(&key), &sealed).await?;
        Ok(licence)
    }
}
