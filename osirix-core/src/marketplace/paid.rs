//! Orders that are paid by money, through the payment gateway.

use serde_json::json;

use super::service::unknown;
use super::{LicenceState, Marketplace, Order, OrderPayment, OrderState, ProductState, ShareState};
use crate::audit::{Action, Actor};
use crate::billing::{Payment, Reference};
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, OrderId};
use crate::money::{Credits, Money};
use crate::payouts::{self, Seller, SellerChange, SellerEntryKind};
use crate::store::Transaction;

impl Marketplace {
    /// Begins an order that is paid by money, or gives the one that was begun and waits for its
    /// payment. Another price than the one that the buyer was shown is a
    /// [`Conflict`](ErrorCode::Conflict), as with [`purchase`](Self::purchase).
    pub(crate) async fn begin_order(
        &self,
        account: AccountId,
        slug: &str,
        shown: Money,
    ) -> Result<(Order, Option<OrderPayment>)> {
        let mut tx = self.store.begin().await?;
        tx.billing().lock(account).await?;
        let found = tx.products().by_slug(slug).await?.ok_or_else(|| unknown(slug))?;
        let product = tx.products().lock(found.id).await?.ok_or_else(|| unknown(slug))?;
        self.for_sale(tx.as_mut(), account, &product).await?;
        if product.price != shown {
            return Err(Error::new(ErrorCode::Conflict, "the price is another one now")
                .with("field", "price")
                .with("shown", shown)
                .with("price", product.price));
        }
        let waiting = tx.orders().pending(account, product.id).await?;
        let same = |one: &Order| one.price == shown && one.version == product.version;
        if let Some(order) = waiting.filter(same) {
            let payment = tx.orders().payment(order.id).await?;
            return Ok((order, payment));
        }
        let order = Order {
            id: self.ambient.new_id()?,
            account_id: account,
            product_id: product.id,
            product_name: product.name,
            version: product.version,
            state: OrderState::Pending,
            price: shown,
            credits: Credits::ZERO,
            idempotency_key: None,
            created_at: self.ambient.now(),
            paid_at: None,
            refunded_at: None,
        };
        tx.orders().insert(&order).await?;
        tx.commit().await?;
        Ok((order, None))
    }

    /// An order's checkout is paid: the licence is given, once. What cannot be given any more is
    /// cancelled, and its money is to go back.
    pub(crate) async fn order_paid(
        &self,
        tx: &mut dyn Transaction,
        paid: OrderPayment,
        payment: Option<&Reference>,
    ) -> Result<()> {
        let order = tx.orders().get(paid.order_id).await?;
        let mut order = order.ok_or_else(|| Error::not_found("order", paid.order_id))?;
        let noted = OrderPayment { payment: payment.cloned().or(paid.payment), ..paid };
        tx.orders().save_payment(&noted).await?;
        // Also one whose checkout was told to be over: money counts.
        if !matches!(order.state, OrderState::Pending | OrderState::Cancelled) || noted.refund_due {
            return Ok(());
        }
        match self.hindered(tx, &order).await? {
            Some(why) => self.turn_away(tx, order, noted, why).await,
            None => {
                order.state = OrderState::Paid;
                order.paid_at = Some(self.ambient.now());
                self.hand_over(tx, &order).await
            }
        }
    }

    /// Why an order cannot be fulfilled any more.
    async fn hindered(
        &self,
        tx: &mut dyn Transaction,
        order: &Order,
    ) -> Result<Option<&'static str>> {
        let Some(product) = tx.products().lock(order.product_id).await? else {
            return Ok(Some("there is no such product any more"));
        };
        if product.state == ProductState::Withdrawn {
            return Ok(Some("this product is sold no more"));
        }
        if tx.orders().paid(order.account_id, product.id).await?.is_some() {
            return Ok(Some("the buyer has this product"));
        }
        Ok(product.sold_out().then_some("this product is sold out"))
    }

    async fn turn_away(
        &self,
        tx: &mut dyn Transaction,
        mut order: Order,
        paid: OrderPayment,
        why: &'static str,
    ) -> Result<()> {
        order.state = OrderState::Cancelled;
        tx.orders().update(&order).await?;
        let refund_due = paid.payment.is_some();
        tx.orders().save_payment(&OrderPayment { refund_due, ..paid }).await?;
        let (account, subject) = (Some(order.account_id), order.id.to_string());
        let details = json!({ "price": order.price, "reason": why });
        self.audit_by(tx, Actor::System, Action::OrderRefunded, account, &subject, details).await
    }

    async fn hand_over(&self, tx: &mut dyn Transaction, order: &Order) -> Result<()> {
        tx.orders().update(order).await?;
        let product = tx.products().lock(order.product_id).await?;
        let mut product = product.ok_or_else(|| Error::not_found("product", order.product_id))?;
        product.sold += 1;
        tx.products().update(&product).await?;
        let licence = self.license(tx, order).await?;
        let details = json!({
            "product": product.slug,
            "version": order.version,
            "price": order.price,
            "licence": licence.id,
        });
        let (action, subject) = (Action::ProductBought, order.id.to_string());
        self.audit(tx, action, Some(order.account_id), &subject, details).await
    }

    /// An order's checkout is over, and nobody has paid.
    pub(crate) async fn order_unpaid(
        &self,
        tx: &mut dyn Transaction,
        paid: &OrderPayment,
    ) -> Result<()> {
        let order = tx.orders().get(paid.order_id).await?;
        let Some(mut order) = order.filter(|order| order.state == OrderState::Pending) else {
            return Ok(());
        };
        order.state = OrderState::Cancelled;
        tx.orders().update(&order).await
    }

    /// What is left of an order's payment: one that went back whole takes the licence and the
    /// seller's share with it, and gives them again when it returns. A part changes nothing.
    pub(crate) async fn order_payment_changed(
        &self,
        tx: &mut dyn Transaction,
        before: OrderPayment,
        payment: &Payment,
    ) -> Result<()> {
        let (amount, gone) = (payment.amount.minor_units, payment.gone());
        let after = OrderPayment { amount, gone, ..before.clone() };
        tx.orders().save_payment(&after).await?;
        let order = tx.orders().get(after.order_id).await?;
        let order = order.ok_or_else(|| Error::not_found("order", after.order_id))?;
        match (order.state, before.is_gone(), after.is_gone()) {
            (OrderState::Paid, _, true) => {
                self.refunded(tx, Actor::System, order.id, "the payment went back").await?;
            }
            (OrderState::Paid, ..) => self.earn_by_money(tx, &order, amount).await?,
            (OrderState::Refunded, true, false) => self.reinstate(tx, order).await?,
            _ => {}
        }
        Ok(())
    }

    /// Notes what the seller earns by an order that is paid by money, once: a part of what was
    /// paid, and of no more than the price.
    async fn earn_by_money(
        &self,
        tx: &mut dyn Transaction,
        order: &Order,
        amount: i64,
    ) -> Result<()> {
        let earned = tx.orders().share(order.id).await?.is_some()
            || !tx.sellers().of_order(order.id).await?.is_empty();
        if amount < 1 || earned {
            return Ok(());
        }
        let product = tx.products().get(order.product_id).await?;
        let Some(seller) = product.and_then(|product| product.seller) else { return Ok(()) };
        let paid = Money { minor_units: amount.min(order.price.minor_units), ..order.price };
        // Who has said where they are paid earns money.
        match tx.sellers().lock(seller).await? {
            Some(paid_in_money) => {
                let change = SellerChange {
                    kind: SellerEntryKind::Sale,
                    amount: self.settings.share_of(paid.minor_units),
                    order_id: Some(order.id),
                    payout_id: None,
                    available_at: self.ambient.now() + self.settings.holding(),
                };
                self.enter(tx, paid_in_money, change).await
            }
            None => self.earn(tx, order.id, Some(seller), self.settings.credits(paid)).await,
        }
    }

    async fn enter(
        &self,
        tx: &mut dyn Transaction,
        mut seller: Seller,
        change: SellerChange,
    ) -> Result<()> {
        match change.amount {
            0 => Ok(()),
            _ => payouts::enter(&self.ambient, tx, &mut seller, change).await,
        }
    }

    /// Takes back what a seller has earned in money by an order, also what was paid out; or lets
    /// them have it again.
    pub(super) async fn turn_money(
        &self,
        tx: &mut dyn Transaction,
        order: OrderId,
        kind: SellerEntryKind,
    ) -> Result<()> {
        let entries = tx.sellers().of_order(order).await?;
        let Some(sale) = entries.iter().find(|one| one.kind == SellerEntryKind::Sale) else {
            return Ok(());
        };
        let Some(seller) = tx.sellers().lock(sale.seller).await? else { return Ok(()) };
        // Again, now that nobody else moves it.
        let entries = tx.sellers().of_order(order).await?;
        let there: i64 = entries.iter().map(|one| one.amount.minor_units).sum();
        let wanted = match kind {
            SellerEntryKind::Restored => sale.amount.minor_units,
            _ => 0,
        };
        let change = SellerChange {
            kind,
            amount: wanted - there,
            order_id: Some(order),
            payout_id: None,
            available_at: sale.available_at,
        };
        self.enter(tx, seller, change).await
    }

    /// The money of a refunded order has come back: unless it was bought again meanwhile, it is
    /// paid as before.
    async fn reinstate(&self, tx: &mut dyn Transaction, mut order: Order) -> Result<()> {
        if tx.orders().paid(order.account_id, order.product_id).await?.is_some() {
            return Ok(());
        }
        (order.state, order.refunded_at) = (OrderState::Paid, None);
        tx.orders().update(&order).await?;
        if let Some(mut product) = tx.products().lock(order.product_id).await? {
            // It was sold before: what is left of the stock is not asked.
            let room = product.stock.map_or(u32::MAX, |stock| stock);
            product.sold = product.sold.saturating_add(1).min(room);
            tx.products().update(&product).await?;
        }
        if let Some(licence) = tx.licences().of_order(order.id).await? {
            tx.licences().set_state(licence.id, LicenceState::Active).await?;
        }
        tx.orders().move_share(order.id, ShareState::Returned, ShareState::Waiting).await?;
        self.turn_money(tx, order.id, SellerEntryKind::Restored).await?;
        let (account, subject) = (Some(order.account_id), order.id.to_string());
        let details = json!({ "price": order.price, "reason": "the payment stands again" });
        self.audit_by(tx, Actor::System, Action::ProductBought, account, &subject, details).await
    }
}
