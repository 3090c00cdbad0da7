//! Which plan is in force for an account, by what it pays.

use serde_json::json;

use super::{Billing, PaidSubscriptionState, StoredSubscription};
use crate::audit::{Action, Actor, AuditEntry};
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::events::{Event, EventKind};
use crate::id::AccountId;
use crate::money::Credits;
use crate::plans::{Plan, PlanCode, Subscription, SubscriptionState};
use crate::store::Transaction;

/// How many accounts begin another period in a round.
const RENEWED: u32 = 50;

impl StoredSubscription {
    /// Whether its plan is in force at a time: while it is paid or on trial, and for a while after
    /// a payment failed.
    pub fn in_force(&self, now: Timestamp) -> bool {
        match self.said.state {
            PaidSubscriptionState::Active | PaidSubscriptionState::Trialing => true,
            PaidSubscriptionState::PastDue => self.grace_ends_at.is_some_and(|end| now < end),
            _ => false,
        }
    }
}

impl Billing {
    /// Puts in force what an account pays for: of several subscriptions the dearest, of none the
    /// Free plan. The caller has locked the account.
    pub(super) async fn settle_plan(
        &self,
        tx: &mut dyn Transaction,
        account: AccountId,
    ) -> Result<()> {
        let wanted = self.paid_plan(tx, account).await?;
        let present = tx.plans().in_force(account).await?;
        let next = match (&wanted, &present) {
            (Some((plan, paid)), _) => Subscription {
                id: self.ambient.new_id()?,
                account_id: account,
                plan: plan.code.clone(),
                state: SubscriptionState::Active,
                period_start: paid.said.period.start,
                period_end: paid.said.period.end,
            },
            (None, Some(present)) if present.plan == PlanCode::free() => return Ok(()),
            (None, _) => Subscription::start(&self.ambient, account, PlanCode::free())?,
        };
        let same = |one: &Subscription| {
            (&one.plan, one.period_start, one.period_end)
                == (&next.plan, next.period_start, next.period_end)
        };
        if present.as_ref().is_some_and(same) {
            return Ok(());
        }
        tx.plans().subscribe(&next).await?;
        let before = present.map(|present| present.plan);
        if before.as_ref() == Some(&next.plan) {
            return Ok(());
        }
        let details = json!({ "from": before, "to": next.plan });
        self.audit(tx, Action::PlanChanged, account, &next.id.to_string(), details).await
    }

    /// Begins the next period of accounts on the Free plan and grants its credits, which lapse with
    /// it; a few of them. How many there were. Any number of machines may do so at once.
    pub async fn renew_free(&self) -> Result<usize> {
        let now = self.ambient.now();
        let over = self.store.read().await?.plans().free_over(now, RENEWED).await?;
        for account in &over {
            let mut tx = self.store.begin().await?;
            tx.billing().lock(*account).await?;
            let present = tx.plans().in_force(*account).await?;
            // Another machine may have been first, or a purchase.
            let due = |one: &Subscription| one.plan == PlanCode::free() && one.period_end <= now;
            let Some(present) = present.filter(due) else { continue };
            let next = present.next(&self.ambient)?;
            tx.plans().subscribe(&next).await?;
            let credits = self.plan(tx.as_mut(), &next.plan).await?.credits_per_period;
            if credits > Credits::ZERO {
                let key = format!("free:{}", next.id);
                let memo = "Free plan, next period".to_owned();
                let end = Some(next.period_end);
                self.grant(tx.as_mut(), *account, key, credits, end, memo).await?;
            }
            tx.commit().await?;
        }
        Ok(over.len())
    }

    async fn paid_plan(
        &self,
        tx: &mut dyn Transaction,
        account: AccountId,
    ) -> Result<Option<(Plan, StoredSubscription)>> {
        let now = self.ambient.now();
        let mut best: Option<(Plan, StoredSubscription)> = None;
        for paid in tx.billing().subscriptions(account).await? {
            if !paid.in_force(now) {
                continue;
            }
            let plan = self.plan(tx, &paid.said.plan).await?;
            let dearer = |(other, _): &(Plan, _)| plan.price.minor_units > other.price.minor_units;
            if best.as_ref().is_none_or(dearer) {
                best = Some((plan, paid));
            }
        }
        Ok(best)
    }

    /// A plan that somebody pays for, which must be here.
    pub(super) async fn plan(&self, tx: &mut dyn Transaction, code: &PlanCode) -> Result<Plan> {
        let plan = tx.plans().get(code).await?;
        plan.ok_or_else(|| Error::not_found("plan", code).with("field", "plan"))
    }

    pub(super) async fn audit(
        &self,
        tx: &mut dyn Transaction,
        action: Action,
        account: AccountId,
        subject: &str,
        details: serde_json::Value,
    ) -> Result<()> {
        if let Some(kind) = told(action) {
            let event = Event::new(&self.ambient, kind, account, subject)?;
            tx.events().append(&[event.with(details.clone())]).await?;
        }
        let (actor, account) = (Actor::System, Some(account));
        let entry = AuditEntry::new(&self.ambient, actor, action, account, subject, details)?;
        tx.audit().append(&entry).await
    }
}

/// What an account is told of what is on record.
fn told(action: Action) -> Option<EventKind> {
    Some(match action {
        Action::CreditsGranted => EventKind::CreditsGranted,
        Action::CreditsRevoked => EventKind::CreditsRevoked,
        Action::CreditsRestored => EventKind::CreditsRestored,
        Action::SubscriptionChanged => EventKind::SubscriptionChanged,
        Action::PlanChanged => EventKind::PlanChanged,
        Action::InvoiceChanged => EventKind::InvoiceChanged,
        Action::RefundChanged => EventKind::RefundChanged,
        _ => return None,
    })
}
