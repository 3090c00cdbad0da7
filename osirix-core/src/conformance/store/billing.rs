//! Plans and credits that are bought, by a gateway by hand.

use std::sync::Arc;

use super::harness::{Harness, at_once, hold_of};
use super::identity::DAY;
use super::till::{Till, billing_over, start};
use crate::audit::{Action, Actor};
use crate::billing::{
    BillingSettings, EventState, GatewayEvent, Invoice, InvoiceState, PaidSubscriptionState,
    Reference, StartCheckout, Subject, SubjectKind, Trial,
};
use crate::error::ErrorCode;
use crate::id::AccountId;
use crate::money::{Credits, Money};
use crate::page::PageRequest;
use crate::plans::{Feature, PlanCode};

fn named(text: &str) -> Reference {
    Reference::new(text).unwrap()
}

impl Till {
    async fn invoices(&self, account: AccountId) -> Vec<Invoice> {
        self.billing.invoices(account, &PageRequest::first(10)).await.unwrap().items
    }

    /// The gateway forgets everything about an account.
    async fn lose(h: &Harness, account: AccountId) {
        let mut tx = h.store.begin().await.unwrap();
        let customer = tx.billing().customer("manual", account).await.unwrap().unwrap().reference;
        tx.billing().save_papers(&customer, account, "{}").await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn refused(&self, account: AccountId, start: &StartCheckout) -> ErrorCode {
        self.billing.checkout(account, start).await.unwrap_err().code()
    }
}

pub(super) async fn a_paid_plan_is_in_force_and_grants_its_credits(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let checkout = till.plan(account, "starter").await;
    assert_eq!(h.plan_of(account).await, "free", "what is not paid is not in force");
    till.gateway.pay(&checkout).await.unwrap();
    till.process().await;
    let plan = till.billing.overview(account).await.unwrap().plan;
    assert_eq!(plan.code.0, "starter");
    plan.require(Feature::LipSync).unwrap();
    assert_eq!(h.available(account).await, 600);
    let invoice = till.invoices(account).await.remove(0);
    assert_eq!((invoice.state, invoice.paid), (InvoiceState::Paid, Money::usd_cents(999)));
    let counted = h.figures(account).await.plans.remove(0);
    assert_eq!((counted.currency.as_str(), counted.paid, counted.refunded), ("USD", 999, 0));
    h.reconciled(account).await;
}

pub(super) async fn the_audit_log_tells_the_story(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let subscription = till.subscribed(account, "starter").await;
    let payment = till.payment_for(&subscription).await;
    let refund = Money::usd_cents(999);
    till.billing.refund(Actor::System, &payment, refund, "1").await.unwrap();
    till.gateway.end(&subscription).await.unwrap();
    till.process().await;
    let told: Vec<_> = h.audit(account).await.iter().map(|line| line.action).collect();
    for action in [
        Action::CustomerLinked,
        Action::CheckoutStarted,
        Action::CheckoutEnded,
        Action::SubscriptionChanged,
        Action::PlanChanged,
        Action::InvoiceChanged,
        Action::CreditsGranted,
        Action::RefundRequested,
        Action::RefundChanged,
        Action::CreditsRevoked,
    ] {
        assert!(told.contains(&action), "{action} is not in {told:?}");
    }
    let changes = told.iter().filter(|action| **action == Action::PlanChanged).count();
    assert_eq!(changes, 2, "to Starter and to Free");
}

pub(super) async fn a_pack_grants_its_credits_once_and_they_stay(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let checkout = till.pack(account, "credits-250").await;
    till.gateway.pay(&checkout).await.unwrap();
    let events = till.take_events(&h, account).await;
    till.hear(&events).await;
    till.hear(&events).await;
    till.billing.refresh(&Subject::new(SubjectKind::Checkout, &checkout)).await.unwrap();
    assert_eq!(h.available(account).await, 350);
    assert_eq!(till.gateway.pay(&checkout).await.unwrap_err().code(), ErrorCode::Conflict);
    h.clock.advance(DAY * 400);
    h.books().hold(hold_of(account, 350)).await.unwrap();
}

pub(super) async fn asking_twice_is_one_checkout(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let (first, second) =
        (till.pack(account, "credits-250").await, till.plan(account, "pro").await);
    assert_eq!(till.pack(account, "credits-250").await, first);
    assert_ne!(first, second);
    till.gateway.expire(&first).await.unwrap();
    till.process().await;
    assert_ne!(till.pack(account, "credits-250").await, first, "that one has ended");
    let callers = (0..8).map(|index| {
        let billing = billing_over(&h, index, till.gateway.clone(), BillingSettings::default());
        async move {
            let start = StartCheckout { pack: Some("credits-1000".to_owned()), ..start() };
            billing.checkout(account, &start).await.unwrap().reference
        }
    });
    let made = at_once(callers).await;
    assert!(made.iter().all(|one| *one == made[0]), "{made:?}");
}

pub(super) async fn a_purchase_that_cannot_be_is_refused(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let plan = |code: &str| StartCheckout { plan: Some(PlanCode(code.to_owned())), ..start() };
    let pack = |code: &str| StartCheckout { pack: Some(code.to_owned()), ..start() };
    let nothing = start();
    let both = StartCheckout { pack: Some("credits-250".to_owned()), ..plan("pro") };
    let nowhere = StartCheckout { success_url: "javascript:alert(1)".to_owned(), ..plan("pro") };
    for (start, code) in [
        (nothing, ErrorCode::InvalidInput),
        (both, ErrorCode::InvalidInput),
        (nowhere, ErrorCode::InvalidInput),
        (plan("free"), ErrorCode::InvalidInput),
        (plan("gold"), ErrorCode::NotFound),
        (pack("credits-7"), ErrorCode::NotFound),
    ] {
        assert_eq!(till.refused(account, &start).await, code, "{start:?}");
    }
    let nobody = h.ambient.new_id().unwrap();
    assert_eq!(till.refused(nobody, &pack("credits-250")).await, ErrorCode::NotFound);
    till.subscribed(account, "pro").await;
    assert_eq!(till.refused(account, &plan("starter")).await, ErrorCode::Conflict);
    let portal = till.billing.portal(nobody, "https://example.com").await;
    assert_eq!(portal.unwrap_err().code(), ErrorCode::NotFound);
}

pub(super) async fn a_period_grants_again_and_the_last_one_lapses(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let subscription = till.subscribed(account, "starter").await;
    h.clock.advance(DAY * 30);
    till.gateway.renew(&subscription, true).await.unwrap();
    till.process().await;
    h.tidy().await;
    assert_eq!(h.available(account).await, 600, "100 of Free and 500 of this period");
    assert_eq!(h.balance(account).await.expired, Credits(500));
}

pub(super) async fn the_free_plan_grants_again_each_period(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    assert_eq!(till.billing.renew_free().await.unwrap(), 0, "its first period is not over");
    h.clock.advance(DAY * 30);
    let machines = (0..4).map(|index| {
        let gateway = till.gateway.clone();
        let billing = billing_over(&h, index, gateway, BillingSettings::default());
        async move { billing.renew_free().await.unwrap() }
    });
    at_once(machines).await;
    assert_eq!(h.available(account).await, 200, "the first 100 stay, the next ones are for a time");
    assert_eq!(till.billing.renew_free().await.unwrap(), 0);
    h.clock.advance(DAY * 95);
    assert_eq!(till.billing.renew_free().await.unwrap(), 1, "one period, however many are over");
    h.tidy().await;
    assert_eq!(h.available(account).await, 200);
    till.subscribed(account, "starter").await;
    h.clock.advance(DAY * 31);
    assert_eq!(till.billing.renew_free().await.unwrap(), 0, "who pays has no Free period");
    h.reconciled(account).await;
}

pub(super) async fn what_is_left_rolls_over_to_the_cap(h: Harness) {
    let settings = BillingSettings { carry: Credits(200), ..BillingSettings::default() };
    let (till, account) = (Till::with(&h, settings).await, h.account().await);
    let subscription = till.subscribed(account, "starter").await;
    assert_eq!(h.available(account).await, 600);
    h.clock.advance(DAY * 30);
    till.gateway.renew(&subscription, true).await.unwrap();
    till.process().await;
    h.tidy().await;
    assert_eq!(h.available(account).await, 800, "100, 500, and 200 of the period before");
    // The older ones are spent first.
    let hold = h.books().hold(hold_of(account, 250)).await.unwrap();
    h.books().settle(hold.id, 250).await.unwrap();
    h.clock.advance(DAY * 30);
    till.gateway.renew(&subscription, true).await.unwrap();
    till.process().await;
    h.tidy().await;
    assert_eq!(h.available(account).await, 800, "no more than the cap is carried");
    h.reconciled(account).await;
}

pub(super) async fn an_upgrade_is_paid_and_granted_in_proportion(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    till.subscribed(account, "starter").await;
    h.clock.advance(DAY * 15);
    let changed = till.billing.change_plan(account, &PlanCode("pro".to_owned())).await.unwrap();
    assert_eq!(changed.said.plan.0, "pro");
    assert_eq!(h.plan_of(account).await, "pro");
    till.process().await;
    // Half of 2,000 less half of 500, each to a credit by what was paid for it.
    let available = h.available(account).await;
    assert!((1_347..=1_350).contains(&available), "{available}");
}

pub(super) async fn a_downgrade_waits_for_the_next_period(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let subscription = till.subscribed(account, "pro").await;
    let changed = till.billing.change_plan(account, &PlanCode("starter".to_owned())).await.unwrap();
    assert_eq!(changed.said.next_plan, Some(PlanCode("starter".to_owned())));
    assert_eq!(h.plan_of(account).await, "pro");
    h.clock.advance(DAY * 30);
    till.gateway.renew(&subscription, true).await.unwrap();
    till.process().await;
    h.tidy().await;
    assert_eq!(h.plan_of(account).await, "starter");
    assert_eq!(h.available(account).await, 600);
}

pub(super) async fn a_cancelled_plan_stays_to_its_end_and_can_be_resumed(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let subscription = till.subscribed(account, "pro").await;
    assert!(till.billing.cancel(account).await.unwrap().said.cancel_at_period_end);
    assert!(!till.billing.resume(account).await.unwrap().said.cancel_at_period_end);
    till.billing.change_plan(account, &PlanCode::free()).await.unwrap();
    assert_eq!(h.plan_of(account).await, "pro");
    h.clock.advance(DAY * 30);
    till.gateway.renew(&subscription, true).await.unwrap();
    till.process().await;
    assert_eq!(h.plan_of(account).await, "free");
    for error in [
        till.billing.cancel(account).await.unwrap_err(),
        till.billing.resume(account).await.unwrap_err(),
        till.billing.change_plan(account, &PlanCode("pro".into())).await.unwrap_err(),
    ] {
        assert_eq!(error.code(), ErrorCode::Conflict);
    }
    till.subscribed(account, "starter").await;
    assert_eq!(h.plan_of(account).await, "starter", "and begun anew");
}

pub(super) async fn a_failed_payment_leaves_the_plan_for_the_grace(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let subscription = till.subscribed(account, "starter").await;
    h.clock.advance(DAY * 30);
    till.gateway.renew(&subscription, false).await.unwrap();
    till.process().await;
    let overview = till.billing.overview(account).await.unwrap();
    let state = overview.subscription.unwrap().said.state;
    assert_eq!((overview.plan.code.0.as_str(), state), ("starter", PaidSubscriptionState::PastDue));
    h.clock.advance(DAY * 3);
    // Another failure does not begin the grace again.
    till.billing.refresh(&Subject::new(SubjectKind::Subscription, &subscription)).await.unwrap();
    h.clock.advance(DAY * 4);
    assert_eq!(till.billing.review().await.unwrap(), 1);
    assert_eq!(h.plan_of(account).await, "free");
    assert_eq!(till.billing.review().await.unwrap(), 0);
    till.gateway.settle(&subscription).await.unwrap();
    till.process().await;
    assert_eq!(h.plan_of(account).await, "starter", "what is paid after all is in force again");
    h.tidy().await;
    assert_eq!(h.available(account).await, 600);
}

pub(super) async fn a_lost_message_is_made_up_for_by_looking_again(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let subscription = till.subscribed(account, "starter").await;
    till.gateway.end(&subscription).await.unwrap();
    till.take_events(&h, account).await;
    h.clock.advance(DAY * 30);
    assert_eq!(till.billing.review().await.unwrap(), 0);
    h.clock.advance(DAY);
    assert_eq!(till.billing.review().await.unwrap(), 1);
    assert_eq!(h.plan_of(account).await, "free");
}

pub(super) async fn a_subscription_that_the_gateway_lost_is_over(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let subscription = till.subscribed(account, "starter").await;
    Till::lose(&h, account).await;
    till.billing.refresh(&Subject::new(SubjectKind::Subscription, &subscription)).await.unwrap();
    assert_eq!(h.plan_of(account).await, "free");
}

pub(super) async fn a_trial_is_granted_once_for_an_account(h: Harness) {
    let trial = Some(Trial { days: 14, credits: Credits(50) });
    let settings = BillingSettings { trial, ..BillingSettings::default() };
    let (till, account) = (Till::with(&h, settings).await, h.account().await);
    let subscription = till.subscribed(account, "pro").await;
    assert_eq!((h.plan_of(account).await.as_str(), h.available(account).await), ("pro", 150));
    till.gateway.end(&subscription).await.unwrap();
    till.process().await;
    assert_eq!(h.plan_of(account).await, "free");
    till.subscribed(account, "pro").await;
    assert_eq!(h.available(account).await, 2_150, "the second one is paid from the first day");
    h.clock.advance(DAY * 14);
    h.tidy().await;
    assert_eq!(h.available(account).await, 2_100);
}

pub(super) async fn a_message_is_kept_once_however_often_it_comes(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let checkout = till.pack(account, "credits-250").await;
    till.gateway.pay(&checkout).await.unwrap();
    let event = till.take_events(&h, account).await.pop().unwrap();
    let callers = (0..16).map(|index| {
        let billing = billing_over(&h, index, till.gateway.clone(), BillingSettings::default());
        let event = event.clone();
        async move { billing.keep(event).await.unwrap().new }
    });
    let new = at_once(callers).await.into_iter().filter(|new| *new).count();
    assert_eq!(new, 1);
    let workers = (0..8).map(|index| {
        let billing = billing_over(&h, index, till.gateway.clone(), BillingSettings::default());
        async move { billing.process().await.unwrap() }
    });
    assert_eq!(at_once(workers).await.into_iter().sum::<usize>(), 1);
    assert_eq!(h.available(account).await, 350);
}

pub(super) async fn messages_about_others_and_of_unknown_kinds_do_nothing(h: Harness) {
    let till = Till::open(&h).await;
    for (id, kind) in SubjectKind::ALL.iter().enumerate() {
        let event = GatewayEvent {
            id: named(&format!("evt_{id}")),
            kind: "something.new".to_owned(),
            subject: Subject::new(*kind, &named("of_somebody_else")),
            at: h.ambient.now(),
        };
        assert!(till.billing.keep(event).await.unwrap().new);
    }
    till.process().await;
    let mut tx = h.second.read().await.unwrap();
    let ignored = tx.billing_events().list(EventState::Ignored, 10).await.unwrap();
    assert_eq!(ignored.len(), SubjectKind::ALL.len());
    let sent = till.billing.receive(b"{}", "").await.unwrap_err();
    assert_eq!(sent.code(), ErrorCode::Unsupported);
}

pub(super) async fn a_message_that_cannot_be_followed_is_tried_again_and_told(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let checkout = till.pack(account, "credits-250").await;
    till.gateway.pay(&checkout).await.unwrap();
    let event = till.take_events(&h, account).await.pop().unwrap();
    let broken = Arc::new(super::unreachable::Unreachable);
    let broken = billing_over(&h, 1, broken, BillingSettings::default());
    broken.keep(event.clone()).await.unwrap();
    let mut tries = 0;
    for _ in 0..40 {
        tries += broken.process().await.unwrap();
        h.clock.advance(DAY / 4);
    }
    assert_eq!(tries, 15);
    let mut tx = h.second.read().await.unwrap();
    let failed = tx.billing_events().list(EventState::Failed, 10).await.unwrap().remove(0);
    drop(tx);
    assert_eq!(failed.error.unwrap().code, ErrorCode::Unavailable);
    till.billing.retry_event(&event.id).await.unwrap();
    till.process().await;
    assert_eq!(h.available(account).await, 350);
    let again = till.billing.retry_event(&event.id).await.unwrap_err();
    assert_eq!(again.code(), ErrorCode::Conflict);
}

pub(super) async fn old_messages_are_removed(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    till.bought(account, "credits-250").await;
    assert_eq!(till.billing.forget(100).await.unwrap(), 0);
    h.clock.advance(DAY * 91);
    assert!(till.billing.forget(100).await.unwrap() > 0);
}

pub(super) async fn a_customer_of_somebody_else_gets_nothing(h: Harness) {
    let (till, account, other) = (Till::open(&h).await, h.account().await, h.account().await);
    till.subscribed(other, "pro").await;
    till.bought(other, "credits-250").await;
    assert_eq!((h.plan_of(account).await.as_str(), h.available(account).await), ("free", 100));
    assert!(till.invoices(account).await.is_empty());
}
