//! Products that are bought by money.

use serde_json::json;

use super::{
    Billing, Checkout, CheckoutRequest, CheckoutState, Current, Payment, Purchase, Reference,
    RefundRequest, StartCheckout, Subject, SubjectKind,
};
use crate::audit::{Action, Actor, AuditEntry};
use crate::error::{Error, ErrorCode, Result};
use crate::id::AccountId;
use crate::marketplace::{Marketplace, Order, OrderPayment};
use crate::money::Money;
use crate::store::Transaction;

/// How many orders' money is sent back at once.
const AT_ONCE: u32 = 20;

impl Billing {
    /// The same, selling the products of a marketplace besides.
    #[must_use]
    pub fn selling(self, marketplace: Marketplace) -> Self {
        Billing { marketplace: Some(marketplace), ..self }
    }

    fn marketplace(&self) -> Result<&Marketplace> {
        let message = "no products are sold here";
        self.marketplace.as_ref().ok_or_else(|| Error::new(ErrorCode::Unsupported, message))
    }

    /// Who has paid a payment that something was given for.
    pub(super) async fn payer(&self, payment: &Reference) -> Result<AccountId> {
        let mut tx = self.store.read().await?;
        if let Some(stored) = tx.payments().payment(payment).await? {
            return Ok(stored.account_id);
        }
        let order = match tx.orders().payment_called(payment).await? {
            Some(paid) => tx.orders().get(paid.order_id).await?,
            None => None,
        };
        order.map(|order| order.account_id).ok_or_else(|| Error::not_found("payment", payment))
    }

    /// Begins the purchase of a product at the price that the buyer was shown.
    pub(super) async fn order_checkout(
        &self,
        account: AccountId,
        start: &StartCheckout,
        product: &str,
    ) -> Result<Checkout> {
        let message = "name the price that the buyer was shown";
        let shown = start.price.ok_or_else(|| Error::invalid("price", message))?;
        let order = self.open_order(account, product, shown).await?;
        let customer = self.customer(account, start.email.clone()).await?;
        let request = CheckoutRequest {
            customer: customer.reference,
            account,
            purchase: Purchase::Product { name: order.product_name.clone(), price: order.price },
            success_url: start.success_url.clone(),
            cancel_url: start.cancel_url.clone(),
            key: format!("checkout:order:{}", order.id),
        };
        let checkout = self.gateway.checkout(&request).await?;
        self.note_order(&order, &checkout).await?;
        Ok(checkout)
    }

    /// The order that waits for its payment. One whose checkout has ended meanwhile is followed
    /// first, whether or not the gateway has told.
    async fn open_order(&self, account: AccountId, product: &str, shown: Money) -> Result<Order> {
        let marketplace = self.marketplace()?;
        let (order, payment) = marketplace.begin_order(account, product, shown).await?;
        let Some(checkout) = payment.and_then(|one| one.checkout) else { return Ok(order) };
        self.refresh(&Subject::new(SubjectKind::Checkout, &checkout)).await?;
        let (order, _) = marketplace.begin_order(account, product, shown).await?;
        Ok(order)
    }

    async fn note_order(&self, order: &Order, checkout: &Checkout) -> Result<()> {
        let mut tx = self.store.begin().await?;
        tx.billing().lock(order.account_id).await?;
        if tx.orders().payment(order.id).await?.is_some() {
            return Ok(());
        }
        let payment = OrderPayment {
            order_id: order.id,
            checkout: Some(checkout.reference.clone()),
            payment: None,
            amount: 0,
            gone: 0,
            refund_due: false,
            created_at: self.ambient.now(),
        };
        tx.orders().save_payment(&payment).await?;
        let details = json!({ "order": order.id, "price": order.price });
        let (action, subject) = (Action::CheckoutStarted, checkout.reference.as_str());
        self.audit(tx.as_mut(), action, order.account_id, subject, details).await?;
        tx.commit().await
    }

    /// Follows the checkout of an order; `false` when it is nobody's here.
    pub(super) async fn apply_order_checkout(
        &self,
        tx: &mut dyn Transaction,
        state: &CheckoutState,
    ) -> Result<bool> {
        let Some(payment) = tx.orders().payment_of_checkout(&state.reference).await? else {
            return Ok(false);
        };
        let marketplace = self.marketplace()?;
        let order = tx.orders().get(payment.order_id).await?;
        let order = order.ok_or_else(|| Error::not_found("order", payment.order_id))?;
        tx.billing().lock(order.account_id).await?;
        self.check_owner(tx, order.account_id, state).await?;
        // Read again, now that nobody else can change it.
        let payment = tx.orders().payment(order.id).await?.unwrap_or(payment);
        match (state.paid, state.open) {
            (true, _) if state.subtotal != order.price => {
                Err(super::apply::other_price(order.price, state.subtotal))
            }
            (true, _) => {
                marketplace.order_paid(tx, payment, state.payment.as_ref()).await?;
                Ok(true)
            }
            (false, true) => Ok(true),
            (false, false) => marketplace.order_unpaid(tx, &payment).await.map(|()| true),
        }
    }

    /// Follows the payment of an order; `false` when it is of none.
    pub(super) async fn apply_order_payment(
        &self,
        tx: &mut dyn Transaction,
        payment: &Payment,
    ) -> Result<bool> {
        let Some(found) = tx.orders().payment_called(&payment.reference).await? else {
            return Ok(false);
        };
        let order = tx.orders().get(found.order_id).await?;
        let order = order.ok_or_else(|| Error::not_found("order", found.order_id))?;
        tx.billing().lock(order.account_id).await?;
        let before = tx.orders().payment(order.id).await?.unwrap_or(found);
        self.marketplace()?.order_payment_changed(tx, before, payment).await?;
        Ok(true)
    }

    /// Sends back the money of orders that were paid back here or could not be fulfilled; how many
    /// there were. Each goes back once, whoever is killed at it: what is left of the payment is
    /// asked for first.
    pub async fn refund_orders(&self) -> Result<usize> {
        let due = self.store.read().await?.orders().refunds_due(AT_ONCE).await?;
        let tried = due.len();
        for order in due {
            let id = order.order_id;
            // It stays due, and does not hold up the others.
            if let Err(error) = self.refund_order(order).await {
                tracing::warn!(%id, %error, "the money of an order was not sent back");
            }
        }
        Ok(tried)
    }

    async fn refund_order(&self, due: OrderPayment) -> Result<()> {
        let Some(reference) = &due.payment else { return Ok(()) };
        let subject = Subject::new(SubjectKind::Payment, reference);
        let Some(Current::Payment(payment)) = self.gateway.fetch(&subject).await? else {
            return Err(Error::not_found("payment", reference));
        };
        let left = payment.amount.minor_units - payment.gone();
        if left > 0 {
            let amount = Money { minor_units: left, ..payment.amount };
            let key = format!("order:{}:{left}", due.order_id);
            let request = RefundRequest { payment: reference.clone(), amount, key };
            self.gateway.refund(&request).await?;
        }
        let mut tx = self.store.begin().await?;
        let still = tx.orders().payment(due.order_id).await?.filter(|one| one.refund_due);
        if let Some(still) = still {
            tx.orders().save_payment(&OrderPayment { refund_due: false, ..still }).await?;
            let order = tx.orders().get(due.order_id).await?;
            let account = order.map(|order| order.account_id);
            let details = json!({ "order": due.order_id, "amount": left });
            let (ambient, action) = (&self.ambient, Action::RefundRequested);
            let (actor, subject) = (Actor::System, reference.as_str());
            let entry = AuditEntry::new(ambient, actor, action, account, subject, details)?;
            tx.audit().append(&entry).await?;
            tx.commit().await?;
        }
        self.refresh(&subject).await.map(drop)
    }
}
