//! What follows from it: subscriptions begin, invoices are written.

use std::time::Duration;

use super::desk::Desk;
use crate::billing::{
    Invoice, InvoiceLine, InvoiceState, PaidSubscription, PaidSubscriptionState, Payment, Period,
    Reference, SubjectKind,
};
use crate::error::Result;
use crate::money::Money;
use crate::plans::{PlanCode, Subscription};

impl Desk {
    pub(super) fn begin(
        &mut self,
        customer: &Reference,
        plan: &PlanCode,
        trial_days: u32,
    ) -> Result<Reference> {
        let (price, start) = (self.plan(plan)?.price, self.ambient.now());
        let trial = Duration::from_secs(u64::from(trial_days) * 86_400);
        let (state, length, price) = match trial_days {
            0 => (PaidSubscriptionState::Active, Subscription::PERIOD, price),
            _ => (PaidSubscriptionState::Trialing, trial, Money { minor_units: 0, ..price }),
        };
        let reference = self.reference("sub")?;
        let said = PaidSubscription {
            reference: reference.clone(),
            customer: customer.clone(),
            plan: plan.clone(),
            state,
            period: Period { start, end: start + length },
            cancel_at_period_end: false,
            next_plan: None,
        };
        self.papers.subscriptions.insert(reference.clone(), said.clone());
        self.tell("customer.subscription.created", SubjectKind::Subscription, &reference)?;
        self.invoice(&said, vec![line(plan, price, false, said.period)], true)?;
        Ok(reference)
    }

    pub(super) fn invoice(
        &mut self,
        said: &PaidSubscription,
        lines: Vec<InvoiceLine>,
        paid: bool,
    ) -> Result<()> {
        let Some(currency) = lines.first().map(|line| line.amount.currency) else { return Ok(()) };
        let sum = lines.iter().map(|line| line.amount.minor_units).sum::<i64>().max(0);
        let due = Money { minor_units: sum, currency };
        let payment = match paid && sum > 0 {
            true => Some(self.paid(&said.customer, due)?),
            false => None,
        };
        let reference = self.reference("in")?;
        let invoice = Invoice {
            reference: reference.clone(),
            customer: said.customer.clone(),
            subscription: Some(said.reference.clone()),
            state: if paid { InvoiceState::Paid } else { InvoiceState::Open },
            due,
            paid: if paid { due } else { Money { minor_units: 0, currency } },
            lines,
            payment,
            url: None,
            created_at: self.ambient.now(),
        };
        self.papers.invoices.insert(reference.clone(), invoice);
        let what = if paid { "invoice.paid" } else { "invoice.payment_failed" };
        self.tell(what, SubjectKind::Invoice, &reference)
    }

    pub(super) fn paid(&mut self, customer: &Reference, amount: Money) -> Result<Reference> {
        let reference = self.reference("pi")?;
        let (refunds, disputes) = (Vec::new(), Vec::new());
        let payment = Payment {
            reference: reference.clone(),
            customer: Some(customer.clone()),
            amount,
            refunds,
            disputes,
            created_at: self.ambient.now(),
        };
        self.papers.payments.insert(reference.clone(), payment);
        self.tell("payment_intent.succeeded", SubjectKind::Payment, &reference)?;
        Ok(reference)
    }

    /// What is left of the period, paid at the price of another plan.
    pub(super) fn upgrade(&mut self, reference: &Reference, to: &PlanCode) -> Result<()> {
        let (new, now) = (self.plan(to)?.price, self.ambient.now());
        let said = self.subscription(reference)?.clone();
        let old = self.plan(&said.plan)?.price;
        let length = said.period.end.since(said.period.start).as_micros().max(1);
        let left = said.period.end.since(now).as_micros().min(length);
        let part = |price: Money| {
            let part = i128::from(price.minor_units) * left as i128 / length as i128;
            Money { minor_units: i64::try_from(part).unwrap_or(0), ..price }
        };
        let back = Money { minor_units: -part(old).minor_units, ..old };
        let rest = Period { start: now, end: said.period.end };
        let lines = vec![line(&said.plan, back, true, rest), line(to, part(new), true, rest)];
        let said = self.subscription(reference)?;
        (said.plan, said.next_plan) = (to.clone(), None);
        let said = said.clone();
        self.invoice(&said, lines, true)
    }
}

pub(super) fn line(plan: &PlanCode, amount: Money, proration: bool, period: Period) -> InvoiceLine {
    InvoiceLine { plan: Some(plan.clone()), amount, proration, period }
}
