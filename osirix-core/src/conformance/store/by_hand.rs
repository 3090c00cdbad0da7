//! The gateway by hand is a payment gateway, and its documents last.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::json;

use super::harness::{Harness, at_once};
use super::identity::DAY;
use super::till::{Till, billing_over};
use crate::audit::{Action, Actor};
use crate::billing::{
    BillingSettings, CheckoutRequest, Current, ManualGateway, PaidSubscriptionState,
    PaymentGateway, Period, Purchase, Reference, Subject, SubjectKind,
};
use crate::conformance::gateway::{self, Counter};
use crate::error::ErrorCode;
use crate::id::AccountId;
use crate::money::Money;
use crate::plans::PlanCode;

struct Desk {
    gateway: Arc<ManualGateway>,
    account: AccountId,
}

impl Desk {
    async fn open(h: &Harness) -> Self {
        let gateway = Arc::new(ManualGateway::new(h.store.clone(), h.ambient.clone()));
        Desk { gateway, account: h.account().await }
    }
}

#[async_trait]
impl Counter for Desk {
    fn gateway(&self) -> Arc<dyn PaymentGateway> {
        self.gateway.clone()
    }

    async fn account(&self) -> AccountId {
        self.account
    }

    async fn buy(&self, customer: &Reference, plan: &str) -> (Reference, Reference) {
        let request = CheckoutRequest {
            customer: customer.clone(),
            account: self.account,
            purchase: Purchase::Plan { plan: PlanCode(plan.to_owned()), trial_days: 0 },
            success_url: "https://example.com/thanks".to_owned(),
            cancel_url: "https://example.com/plans".to_owned(),
            key: "once".to_owned(),
        };
        let checkout = self.gateway.checkout(&request).await.unwrap();
        assert_eq!(self.gateway.checkout(&request).await.unwrap(), checkout, "the same key");
        let subscription = self.gateway.pay(&checkout.reference).await.unwrap().unwrap();
        let invoice = self.gateway.invoice_of(&subscription).await.unwrap().unwrap();
        (subscription, invoice)
    }
}

/// A case for each behaviour of the port.
macro_rules! as_a_gateway {
    ($($case:ident,)+) => {
        $(
            pub(super) async fn $case(h: Harness) {
                gateway::$case(&Desk::open(&h).await).await;
            }
        )+
    };
}

as_a_gateway! {
    what_is_not_there_is_nothing_or_not_found,
    a_subscription_that_is_paid_is_active,
    its_invoice_is_paid_and_names_plan_period_and_payment,
    a_cancelled_subscription_stays_in_force_and_can_be_resumed,
    a_plan_that_is_not_for_sale_is_refused,
    a_payment_tells_of_its_refunds,
    a_refund_above_what_is_left_is_refused,
    a_message_that_nobody_vouches_for_is_refused,
}

pub(super) async fn what_was_begun_is_there_after_a_restart(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let checkout = till.plan(account, "starter").await;
    let later = ManualGateway::new(h.reopen().await, h.ambient.clone());
    later.pay(&checkout).await.unwrap();
    till.process().await;
    assert_eq!(h.plan_of(account).await, "starter");
}

pub(super) async fn of_many_who_enter_a_payment_one_does(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let checkout = till.pack(account, "credits-250").await;
    let clerks = (0..8).map(|index| {
        let gateway = ManualGateway::new(h.handle(index), h.ambient.clone());
        let checkout = checkout.clone();
        async move { gateway.pay(&checkout).await }
    });
    let entered = at_once(clerks).await;
    assert_eq!(entered.iter().filter(|one| one.is_ok()).count(), 1);
    for refused in entered.into_iter().filter_map(Result::err) {
        assert_eq!(refused.code(), ErrorCode::Conflict);
    }
    till.process().await;
    assert_eq!(h.available(account).await, 350);
}

pub(super) async fn a_period_that_nobody_enters_is_past_due(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let subscription = till.subscribed(account, "starter").await;
    let (gateway, subject) =
        (till.gateway.clone(), Subject::new(SubjectKind::Subscription, &subscription));
    let state = async || match gateway.fetch(&subject).await.unwrap() {
        Some(Current::Subscription(said)) => said.state,
        other => panic!("a subscription, not {other:?}"),
    };
    h.clock.advance(DAY * 30);
    assert_eq!(state().await, PaidSubscriptionState::PastDue);
    // The day of the review, then the days of grace.
    for _ in 0..10 {
        h.clock.advance(DAY);
        till.billing.review().await.unwrap();
    }
    assert_eq!(h.plan_of(account).await, "free");
    gateway.renew(&subscription, true).await.unwrap();
    till.process().await;
    assert_eq!(h.plan_of(account).await, "starter", "entered late");
}

pub(super) async fn who_entered_what_is_on_record(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let checkout = till.pack(account, "credits-250").await;
    let clerk = till.gateway.by(Actor::Worker("clerk".to_owned()));
    clerk.pay(&checkout).await.unwrap();
    clerk.pay(&checkout).await.unwrap_err();
    let payment = till.payment_for(&checkout).await;
    for cents in [0, -1, 600] {
        let refused = clerk.dispute(&payment, Money::usd_cents(cents), true).await.unwrap_err();
        assert_eq!(refused.context_value("field"), Some("amount"), "{cents}");
    }
    let entered: Vec<_> = h.audit(account).await;
    let entered = entered.iter().filter(|line| line.action == Action::PaymentEntered);
    let told: Vec<_> =
        entered.map(|line| (line.actor.to_string(), &line.details["what"])).collect();
    assert_eq!(told, [("worker:clerk".to_owned(), &json!("paid"))], "what is refused is not");
}

pub(super) async fn what_was_to_end_ends_with_its_period(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    till.subscribed(account, "pro").await;
    till.billing.cancel(account).await.unwrap();
    till.process().await;
    h.clock.advance(DAY * 29);
    assert_eq!(h.plan_of(account).await, "pro");
    h.clock.advance(DAY * 2);
    let billing = billing_over(&h, 1, till.gateway.clone(), BillingSettings::default());
    assert_eq!(billing.review().await.unwrap(), 1);
    assert_eq!(h.plan_of(account).await, "free");
}

pub(super) async fn what_was_made_in_a_period_is_listed_once(h: Harness) {
    let till = Till::open(&h).await;
    let before = till.pack(h.account().await, "credits-250").await;
    h.clock.advance(DAY);
    let start = h.ambient.now();
    let mut made = Vec::new();
    // More customers than are on one page.
    for _ in 0..60 {
        made.push(till.pack(h.account().await, "credits-250").await);
    }
    let (two, paid) = (h.account().await, till.pack(h.account().await, "credits-250").await);
    made.extend([till.pack(two, "credits-250").await, till.pack(two, "credits-1000").await]);
    made.push(paid.clone());
    till.gateway.pay(&paid).await.unwrap();
    h.clock.advance(DAY);
    let end = h.ambient.now();
    till.pack(h.account().await, "credits-250").await;
    let all = async |kind| {
        let (mut all, mut after) = (Vec::new(), None);
        loop {
            let period = Period { start, end };
            let page = till.gateway.list(kind, &period, after.as_ref()).await.unwrap();
            all.extend(page.references);
            after = page.next;
            if after.is_none() {
                all.sort();
                return all;
            }
        }
    };
    made.sort();
    assert_eq!(all(SubjectKind::Checkout).await, made);
    assert!(!made.contains(&before));
    assert_eq!(all(SubjectKind::Payment).await, [till.payment_for(&paid).await]);
    for kind in [SubjectKind::Invoice, SubjectKind::Subscription, SubjectKind::Other] {
        assert_eq!(all(kind).await, []);
    }
}
