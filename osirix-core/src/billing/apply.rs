//! What follows from the present state of a checkout, a subscription or an invoice.

use std::time::Duration;

use serde_json::json;

use super::{
    Billing, CheckoutState, Customer, Invoice, InvoiceLine, InvoiceState, PaidFor,
    PaidSubscription, PaidSubscriptionState, Reference, StoredPayment, StoredSubscription,
};
use crate::analytics::{Count, Figure};
use crate::audit::Action;
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result};
use crate::id::AccountId;
use crate::ledger::Grant;
use crate::money::{Credits, Money};
use crate::plans::Plan;
use crate::store::Transaction;

/// When a subscription is looked at again after its period ended or its state was asked for.
const REVIEW_AFTER: Duration = Duration::from_secs(86_400);
/// How long credits can be used at least that are paid for late.
const LATE: Duration = Duration::from_secs(7 * 86_400);

/// Credits that are granted together for one thing that is paid.
struct Granted {
    account: AccountId,
    paid_for: PaidFor,
    source: Reference,
    payment: Option<Reference>,
    /// What stands behind the key, how many credits, and when they lapse.
    parts: Vec<(&'static str, Credits, Option<Timestamp>)>,
    memo: String,
}

impl Billing {
    /// Who a gateway means by a customer; nobody where it is a customer of something else's.
    async fn owner(
        &self,
        tx: &mut dyn Transaction,
        customer: Option<&Reference>,
    ) -> Result<Option<Customer>> {
        let Some(customer) = customer else { return Ok(None) };
        tx.billing().customer_called(self.gateway.name(), customer).await
    }

    /// Follows a subscription; `false` when it is nobody's here.
    pub(super) async fn apply_subscription(
        &self,
        tx: &mut dyn Transaction,
        said: &PaidSubscription,
    ) -> Result<bool> {
        let Some(owner) = self.owner(tx, Some(&said.customer)).await? else { return Ok(false) };
        let account = owner.account_id;
        tx.billing().lock(account).await?;
        self.plan(tx, &said.plan).await?;
        let before = tx.billing().subscription(&said.reference).await?;
        let after = self.followed(account, said, before.as_ref());
        tx.billing().save_subscription(&after).await?;
        if before.as_ref().map(|before| &before.said) != Some(said) {
            let details = json!({
                "plan": said.plan,
                "state": said.state,
                "cancel_at_period_end": said.cancel_at_period_end,
                "grace_ends_at": after.grace_ends_at,
            });
            let subject = said.reference.as_str();
            self.audit(tx, Action::SubscriptionChanged, account, subject, details).await?;
        }
        if said.state == PaidSubscriptionState::Trialing {
            self.grant_trial(tx, account, said).await?;
        }
        self.settle_plan(tx, account).await?;
        Ok(true)
    }

    /// Follows a subscription that the gateway knows no more: it is over.
    pub(super) async fn apply_lost_subscription(
        &self,
        tx: &mut dyn Transaction,
        reference: &Reference,
    ) -> Result<bool> {
        let Some(stored) = tx.billing().subscription(reference).await? else { return Ok(false) };
        let state = PaidSubscriptionState::Canceled;
        self.apply_subscription(tx, &PaidSubscription { state, ..stored.said }).await
    }

    fn followed(
        &self,
        account_id: AccountId,
        said: &PaidSubscription,
        before: Option<&StoredSubscription>,
    ) -> StoredSubscription {
        let now = self.ambient.now();
        let late = said.state == PaidSubscriptionState::PastDue;
        // The grace begins with the first failure and is not begun again by the next one.
        let grace_ends_at = late.then(|| {
            let begun = before.and_then(|before| before.grace_ends_at);
            begun.unwrap_or(now + self.settings.grace())
        });
        let next = match grace_ends_at {
            Some(end) if end > now => end,
            _ => (said.period.end + REVIEW_AFTER).max(now + REVIEW_AFTER),
        };
        StoredSubscription {
            account_id,
            said: said.clone(),
            grace_ends_at,
            tried: said.state == PaidSubscriptionState::Trialing
                || before.is_some_and(|before| before.tried),
            review_at: (!said.state.is_over()).then_some(next),
        }
    }

    async fn grant_trial(
        &self,
        tx: &mut dyn Transaction,
        account: AccountId,
        said: &PaidSubscription,
    ) -> Result<()> {
        let Some(trial) = &self.settings.trial else { return Ok(()) };
        let key = format!("trial:{account}");
        let over = said.period.end <= self.ambient.now();
        if over || trial.credits == Credits::ZERO || self.granted(tx, account, &key).await? {
            return Ok(());
        }
        let memo = format!("trial of the plan {}", said.plan);
        self.grant(tx, account, key, trial.credits, Some(said.period.end), memo).await
    }

    /// Follows an invoice; `false` when it is nobody's here.
    pub(super) async fn apply_invoice(
        &self,
        tx: &mut dyn Transaction,
        invoice: &Invoice,
    ) -> Result<bool> {
        let Some(owner) = self.owner(tx, Some(&invoice.customer)).await? else { return Ok(false) };
        let account = owner.account_id;
        tx.billing().lock(account).await?;
        let before = tx.payments().invoice(&invoice.reference).await?;
        tx.payments().save_invoice(account, invoice).await?;
        self.count_paid(tx, account, before.as_ref(), invoice).await?;
        if before.map(|before| before.state) != Some(invoice.state) {
            let details = json!({
                "state": invoice.state,
                "due": invoice.due,
                "paid": invoice.paid,
                "subscription": invoice.subscription,
            });
            let subject = invoice.reference.as_str();
            self.audit(tx, Action::InvoiceChanged, account, subject, details).await?;
        }
        if invoice.state == InvoiceState::Paid {
            self.grant_period(tx, account, invoice).await?;
        }
        Ok(true)
    }

    /// Counts what more is paid for a plan than was known.
    async fn count_paid(
        &self,
        tx: &mut dyn Transaction,
        account: AccountId,
        before: Option<&Invoice>,
        invoice: &Invoice,
    ) -> Result<()> {
        let known = before.map_or(0, |before| before.paid.minor_units);
        let more = invoice.paid.minor_units.saturating_sub(known);
        if invoice.subscription.is_none() || more == 0 {
            return Ok(());
        }
        let count = Count::once(account, self.ambient.now(), Figure::PlansPaid, more);
        tx.analytics().add(&[count.of(invoice.paid.currency.as_str())]).await
    }

    async fn grant_period(
        &self,
        tx: &mut dyn Transaction,
        account: AccountId,
        invoice: &Invoice,
    ) -> Result<()> {
        let mut credits = Credits::ZERO;
        let (mut end, mut next_end, mut name) = (None, None, String::new());
        for line in &invoice.lines {
            let Some(code) = &line.plan else { continue };
            let plan = self.plan(tx, code).await?;
            credits = credits.checked_add(credits_of(line, &plan)?)?;
            if line.amount.minor_units > 0 && Some(line.period.end) > end {
                end = Some(line.period.end);
                next_end = Some(line.period.end + line.period.end.since(line.period.start));
                name = plan.name;
            }
        }
        if credits <= Credits::ZERO {
            return Ok(());
        }
        let soonest = self.ambient.now() + LATE;
        let late = |end: Option<Timestamp>| end.map(|end| end.max(soonest));
        let carried = credits.min(self.settings.carry);
        let lapsing = credits.checked_sub(carried)?;
        let granted = Granted {
            account,
            paid_for: PaidFor::Invoice,
            source: invoice.reference.clone(),
            payment: invoice.payment.clone(),
            parts: vec![("", lapsing, late(end)), (":carry", carried, late(next_end))],
            memo: format!("{name} plan, paid by {}", invoice.reference),
        };
        self.grant_once(tx, granted).await
    }

    /// Refuses a checkout of somebody else's.
    pub(super) async fn check_owner(
        &self,
        tx: &mut dyn Transaction,
        account: AccountId,
        state: &CheckoutState,
    ) -> Result<()> {
        let owner = self.owner(tx, state.customer.as_ref()).await?;
        match owner.is_some_and(|owner| owner.account_id == account) {
            true => Ok(()),
            false => {
                let message = "this checkout is not of the customer who began it";
                let error = Error::new(ErrorCode::Conflict, message);
                Err(error.with("checkout", &state.reference))
            }
        }
    }

    /// Follows a checkout; `false` when it is nobody's here.
    pub(super) async fn apply_checkout(
        &self,
        tx: &mut dyn Transaction,
        state: &CheckoutState,
    ) -> Result<bool> {
        let Some(before) = tx.billing().checkout(&state.reference).await? else {
            return self.apply_order_checkout(tx, state).await;
        };
        let account = before.account_id;
        tx.billing().lock(account).await?;
        self.check_owner(tx, account, state).await?;
        if (before.open, before.paid) != (state.open, state.paid) {
            let mut after = before.clone();
            (after.open, after.paid) = (state.open, state.paid);
            tx.billing().save_checkout(&after).await?;
            let details = json!({ "paid": state.paid, "open": state.open, "price": before.price });
            let subject = state.reference.as_str();
            self.audit(tx, Action::CheckoutEnded, account, subject, details).await?;
        }
        let Some(pack) = before.pack.filter(|_| state.paid) else { return Ok(true) };
        if state.subtotal != before.price {
            return Err(other_price(before.price, state.subtotal));
        }
        let granted = Granted {
            account,
            paid_for: PaidFor::Checkout,
            source: state.reference.clone(),
            payment: state.payment.clone(),
            parts: vec![("", before.credits, None)],
            memo: format!("{pack}, bought by {}", state.reference),
        };
        self.grant_once(tx, granted).await?;
        Ok(true)
    }

    /// Grants what is paid for, unless that was done before, and notes the payment.
    async fn grant_once(&self, tx: &mut dyn Transaction, granted: Granted) -> Result<()> {
        let Granted { account, paid_for, source, payment, parts, memo } = granted;
        let key = |part: &str| format!("{paid_for}:{source}{part}");
        let parts: Vec<_> = parts.into_iter().filter(|(_, amount, _)| amount.0 > 0).collect();
        for (part, ..) in &parts {
            if self.granted(tx, account, &key(part)).await? {
                return Ok(());
            }
        }
        let mut total = Credits::ZERO;
        for (part, amount, expires_at) in &parts {
            total = total.checked_add(*amount)?;
            self.grant(tx, account, key(part), *amount, *expires_at, memo.clone()).await?;
        }
        let Some(reference) = payment else { return Ok(()) };
        let payment = StoredPayment {
            reference,
            account_id: account,
            paid_for,
            source,
            granted: total,
            revoked: Credits::ZERO,
            changes: 0,
            expires_at: parts.iter().filter_map(|(_, _, end)| *end).max(),
            granted_at: self.ambient.now(),
        };
        tx.payments().save_payment(&payment).await
    }

    async fn granted(
        &self,
        tx: &mut dyn Transaction,
        account: AccountId,
        key: &str,
    ) -> Result<bool> {
        Ok(!tx.ledger().by_keys(&[(account, key.to_owned())]).await?.is_empty())
    }

    pub(super) async fn grant(
        &self,
        tx: &mut dyn Transaction,
        account: AccountId,
        key: String,
        amount: Credits,
        expires_at: Option<Timestamp>,
        memo: String,
    ) -> Result<()> {
        let details = json!({ "credits": amount, "expires_at": expires_at });
        self.audit(tx, Action::CreditsGranted, account, &key, details).await?;
        let idempotency_key = Some(key);
        let grant = Grant { account, amount, idempotency_key, priority: 0, expires_at, memo };
        self.ledger.grant(tx, grant).await.map(drop)
    }
}

pub(super) fn other_price(shown: Money, paid: Money) -> Error {
    let message = "this checkout was not paid at the price that its buyer was shown";
    Error::new(ErrorCode::Conflict, message).with("shown", shown).with("paid", paid)
}

/// The credits of a line: those of a period for a whole one, in proportion to the price for a part
/// of one, below zero for what is given back, and none for what costs nothing.
fn credits_of(line: &InvoiceLine, plan: &Plan) -> Result<Credits> {
    let amount = line.amount.minor_units;
    let whole = plan.credits_per_period;
    if amount == 0 || (!line.proration && amount < 0) {
        return Ok(Credits::ZERO);
    }
    if !line.proration {
        return Ok(whole);
    }
    if line.amount.currency != plan.price.currency || plan.price.minor_units == 0 {
        return Err(Error::new(
            ErrorCode::Configuration,
            "a plan is sold in another currency here",
        )
        .with("plan", &plan.code)
        .with("price", plan.price));
    }
    // Rounded up for what is given back, so that no part of a credit comes out of nothing.
    let part = i128::from(whole.0) * i128::from(amount);
    let part = part.div_euclid(i128::from(plan.price.minor_units));
    i64::try_from(part)
        .map(Credits)
        .map_err(|e| Error::invalid("amount", "the amount of credits is out of range").caused_by(e))
}

#[cfg(test)]
mod tests {
    use super::super::Period;
    use super::*;
    use crate::plans::PlanCode;

    fn plan(cents: i64, credits: i64) -> Plan {
        Plan {
            code: PlanCode("pro".to_owned()),
            name: "Pro".to_owned(),
            price: Money::usd_cents(cents),
            credits_per_period: Credits(credits),
            max_avatars: None,
            features: Vec::new(),
        }
    }

    fn line(cents: i64, proration: bool) -> InvoiceLine {
        let time = Timestamp::from_micros(0);
        let period = Period { start: time, end: time };
        InvoiceLine { plan: None, amount: Money::usd_cents(cents), proration, period }
    }

    #[test]
    fn a_whole_period_is_its_credits_whatever_was_paid() {
        let credits = |cents| credits_of(&line(cents, false), &plan(2_999, 2_000)).unwrap();
        assert_eq!(credits(2_999), Credits(2_000));
        assert_eq!(credits(1_000), Credits(2_000), "at an older price");
        assert_eq!(credits(0), Credits::ZERO, "a trial");
    }

    #[test]
    fn a_part_of_a_period_is_that_part_of_its_credits() {
        let credits = |cents| credits_of(&line(cents, true), &plan(3_000, 2_000)).unwrap();
        assert_eq!(credits(1_500), Credits(1_000));
        assert_eq!(credits(1), Credits(0));
        assert_eq!(credits(-1_500), Credits(-1_000));
        assert_eq!(credits(-1), Credits(-1));
    }
}
