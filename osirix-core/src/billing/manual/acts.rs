//! What a person does by hand.

use super::ManualGateway;
use super::desk::{Desk, over};
use super::papers::line;
use crate::billing::{
    CheckoutState, Dispute, DisputeState, InvoiceState, PaidSubscriptionState, Period, Purchase,
    Reference, RefundState, SubjectKind,
};
use crate::error::{Error, ErrorCode, Result};
use crate::money::Money;
use crate::plans::Subscription;

impl ManualGateway {
    /// A checkout is paid. The subscription that comes of it, where a plan was bought.
    pub async fn pay(&self, checkout: &Reference) -> Result<Option<Reference>> {
        self.at("checkout", checkout, Some("paid"), |desk| desk.pay(checkout)).await
    }

    /// A checkout's time is over.
    pub async fn expire(&self, checkout: &Reference) -> Result<()> {
        self.at("checkout", checkout, Some("expired"), |desk| {
            let found = desk.papers.checkouts.get_mut(checkout);
            found.ok_or_else(|| Error::not_found("checkout", checkout))?.state.open = false;
            desk.tell("checkout.session.expired", SubjectKind::Checkout, checkout)
        })
        .await
    }

    /// The next period of a subscription begins: paid, or not. One that was to end has ended.
    pub async fn renew(&self, subscription: &Reference, paid: bool) -> Result<()> {
        self.at(
            "subscription",
            subscription,
            Some(if paid { "renewed" } else { "renewed unpaid" }),
            |desk| desk.renew(subscription, paid),
        )
        .await
    }

    /// The open invoice of a subscription is paid after all.
    pub async fn settle(&self, subscription: &Reference) -> Result<()> {
        self.at("subscription", subscription, Some("settled"), |desk| desk.settle(subscription))
            .await
    }

    /// A subscription ends now.
    pub async fn end(&self, subscription: &Reference) -> Result<()> {
        self.at("subscription", subscription, Some("ended"), |desk| {
            desk.subscription(subscription)?.state = PaidSubscriptionState::Canceled;
            let kind = SubjectKind::Subscription;
            desk.tell("customer.subscription.deleted", kind, subscription)
        })
        .await
    }

    /// A refund turns out so.
    pub async fn refund_ends(
        &self,
        payment: &Reference,
        refund: &Reference,
        state: RefundState,
    ) -> Result<()> {
        self.at("payment", payment, Some(state.as_str()), |desk| {
            let mut refunds = desk.payment(payment)?.refunds.iter_mut();
            let found = refunds.find(|one| one.reference == *refund);
            found.ok_or_else(|| Error::not_found("refund", refund))?.state = state;
            desk.tell("refund.updated", SubjectKind::Payment, payment)
        })
        .await
    }

    /// A payment is called back: the bank asks, or takes the money as well.
    pub async fn dispute(
        &self,
        payment: &Reference,
        amount: Money,
        withdrawn: bool,
    ) -> Result<Reference> {
        self.at("payment", payment, Some("disputed"), |desk| {
            desk.dispute(payment, amount, withdrawn)
        })
        .await
    }

    /// A dispute is decided: the money comes back, or it is lost.
    pub async fn decide(&self, payment: &Reference, dispute: &Reference, won: bool) -> Result<()> {
        self.at(
            "payment",
            payment,
            Some(if won { "dispute won" } else { "dispute lost" }),
            |desk| desk.decide(payment, dispute, won),
        )
        .await
    }
}

impl Desk {
    fn pay(&mut self, checkout: &Reference) -> Result<Option<Reference>> {
        let sale = self.sale(checkout)?.clone();
        if !sale.state.open {
            let message = "this checkout has ended";
            return Err(Error::new(ErrorCode::Conflict, message).with("checkout", checkout));
        }
        let customer = sale.state.customer.as_ref();
        let customer = customer.ok_or_else(|| Error::internal("a checkout has a customer"))?;
        let (subscription, payment) = match &sale.purchase {
            Purchase::Plan { plan, trial_days } => {
                (Some(self.begin(customer, plan, *trial_days)?), None)
            }
            Purchase::Pack(pack) => (None, Some(self.paid(customer, pack.price)?)),
            Purchase::Product { price, .. } => (None, Some(self.paid(customer, *price)?)),
        };
        let (open, paid) = (false, true);
        let state = sale.state.clone();
        let state =
            CheckoutState { open, paid, payment, subscription: subscription.clone(), ..state };
        if let Some(sale) = self.papers.checkouts.get_mut(checkout) {
            sale.state = state;
        }
        self.tell("checkout.session.completed", SubjectKind::Checkout, checkout)?;
        Ok(subscription)
    }

    fn renew(&mut self, subscription: &Reference, paid: bool) -> Result<()> {
        let one = self.subscription(subscription)?;
        if one.state.is_over() {
            return Err(over(subscription));
        }
        let kind = SubjectKind::Subscription;
        if one.cancel_at_period_end {
            one.state = PaidSubscriptionState::Canceled;
            return self.tell("customer.subscription.deleted", kind, subscription);
        }
        one.plan = one.next_plan.take().unwrap_or_else(|| one.plan.clone());
        let start = one.period.end;
        one.period = Period { start, end: start + Subscription::PERIOD };
        one.state = match paid {
            true => PaidSubscriptionState::Active,
            false => PaidSubscriptionState::PastDue,
        };
        let said = one.clone();
        let price = self.plan(&said.plan)?.price;
        self.invoice(&said, vec![line(&said.plan, price, false, said.period)], paid)?;
        self.tell("customer.subscription.updated", kind, subscription)
    }

    fn settle(&mut self, subscription: &Reference) -> Result<()> {
        let invoice = self.last_invoice(subscription)?;
        if invoice.state != InvoiceState::Open {
            let message = "this subscription has no open invoice";
            return Err(Error::new(ErrorCode::Conflict, message).with("subscription", subscription));
        }
        let (due, customer) = (invoice.due, invoice.customer.clone());
        let payment = self.paid(&customer, due)?;
        let invoice = self.last_invoice(subscription)?;
        (invoice.state, invoice.paid) = (InvoiceState::Paid, due);
        invoice.payment = Some(payment);
        let reference = invoice.reference.clone();
        self.subscription(subscription)?.state = PaidSubscriptionState::Active;
        self.tell("invoice.paid", SubjectKind::Invoice, &reference)?;
        self.tell("customer.subscription.updated", SubjectKind::Subscription, subscription)
    }

    fn dispute(
        &mut self,
        payment: &Reference,
        amount: Money,
        withdrawn: bool,
    ) -> Result<Reference> {
        let most = self.payment(payment)?.amount;
        let fits = (1..=most.minor_units).contains(&amount.minor_units);
        if !fits || amount.currency != most.currency {
            let message = "a dispute is above zero and no more than was paid";
            return Err(Error::invalid("amount", message).with("limit", most));
        }
        let reference = self.reference("dp")?;
        let state = if withdrawn { DisputeState::Open } else { DisputeState::Inquiry };
        let dispute = Dispute { reference: reference.clone(), amount, state, withdrawn };
        self.payment(payment)?.disputes.push(dispute);
        self.tell("charge.dispute.created", SubjectKind::Payment, payment)?;
        if withdrawn {
            self.tell("charge.dispute.funds_withdrawn", SubjectKind::Payment, payment)?;
        }
        Ok(reference)
    }

    fn decide(&mut self, payment: &Reference, dispute: &Reference, won: bool) -> Result<()> {
        let mut disputes = self.payment(payment)?.disputes.iter_mut();
        let found = disputes.find(|one| one.reference == *dispute);
        let found = found.ok_or_else(|| Error::not_found("dispute", dispute))?;
        found.state = if won { DisputeState::Won } else { DisputeState::Lost };
        found.withdrawn = !won;
        self.tell("charge.dispute.closed", SubjectKind::Payment, payment)?;
        match won {
            true => self.tell("charge.dispute.funds_reinstated", SubjectKind::Payment, payment),
            false => Ok(()),
        }
    }
}
