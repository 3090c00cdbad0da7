//! What the payment gateway has, compared with what is on record here.

use std::sync::Arc;

use async_trait::async_trait;

use super::harness::Harness;
use super::identity::DAY;
use super::till::{Till, billing_over};
use crate::audit::{Action, Actor};
use crate::billing::{
    Billing, BillingSettings, Change, Checkout, CheckoutRequest, Current, Delivery, DifferenceKind,
    GatewayEvent, Listed, ManualGateway, NewCustomer, PaidSubscription, PaymentGateway, Period,
    Reconciliation, Reference, Refund, RefundRequest, Subject, SubjectKind,
};
use crate::error::{ErrorCode, Result};
use crate::id::AccountId;
use crate::ledger::Revocation;
use crate::money::{Credits, Money};
use crate::page::PageRequest;

type Twist = Arc<dyn Fn(Current) -> Option<Current> + Send + Sync>;

/// A gateway that has something else than what was told.
struct Twisted {
    gateway: Arc<ManualGateway>,
    twist: Twist,
}

#[async_trait]
impl PaymentGateway for Twisted {
    fn name(&self) -> &str {
        self.gateway.name()
    }

    async fn create_customer(&self, customer: &NewCustomer) -> Result<Reference> {
        self.gateway.create_customer(customer).await
    }

    async fn checkout(&self, request: &CheckoutRequest) -> Result<Checkout> {
        self.gateway.checkout(request).await
    }

    async fn portal(&self, customer: &Reference, return_url: &str) -> Result<String> {
        self.gateway.portal(customer, return_url).await
    }

    async fn change(&self, subscription: &Reference, change: &Change) -> Result<PaidSubscription> {
        self.gateway.change(subscription, change).await
    }

    async fn fetch(&self, subject: &Subject) -> Result<Option<Current>> {
        Ok(self.gateway.fetch(subject).await?.and_then(|found| (self.twist)(found)))
    }

    async fn list(
        &self,
        kind: SubjectKind,
        period: &Period,
        after: Option<&Reference>,
    ) -> Result<Listed> {
        self.gateway.list(kind, period, after).await
    }

    async fn refund(&self, request: &RefundRequest) -> Result<Refund> {
        self.gateway.refund(request).await
    }

    fn event(&self, delivery: &Delivery<'_>) -> Result<GatewayEvent> {
        self.gateway.event(delivery)
    }
}

impl Harness {
    async fn compared(&self, billing: &Billing) -> Reconciliation {
        let end = self.ambient.now();
        billing.reconcile(Actor::System, Period { start: end - DAY, end }).await.unwrap()
    }
}

impl Till {
    fn twisted(
        &self,
        h: &Harness,
        twist: impl Fn(Current) -> Option<Current> + Send + Sync + 'static,
    ) -> Billing {
        let gateway = Arc::new(Twisted { gateway: self.gateway.clone(), twist: Arc::new(twist) });
        billing_over(h, 1, gateway, BillingSettings::default())
    }
}

/// Kind, field, and what is said on both sides.
type Told = (DifferenceKind, SubjectKind, String, Option<String>, Option<String>);

fn told(done: &Reconciliation) -> Vec<Told> {
    let differences = done.differences.iter();
    differences
        .map(|one| {
            let (here, there) = (one.here.clone(), one.there.clone());
            (one.kind, one.subject.kind, one.field.clone(), here, there)
        })
        .collect()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// An account with a plan and a pack, a part of which was refunded.
async fn customer(h: &Harness, till: &Till) -> (AccountId, Reference) {
    let account = h.account().await;
    till.subscribed(account, "starter").await;
    let payment = till.bought(account, "credits-1000").await;
    let amount = Money::usd_cents(500);
    till.billing.refund(Actor::System, &payment, amount, "a part").await.unwrap();
    till.process().await;
    h.clock.advance(DAY / 24);
    (account, payment)
}

pub(super) async fn what_was_followed_does_not_differ(h: Harness) {
    let till = Till::open(&h).await;
    customer(&h, &till).await;
    till.pack(h.account().await, "credits-250").await;
    h.tick();
    let done = h.compared(&till.billing).await;
    assert_eq!(told(&done), []);
    // Two checkouts, an invoice and two payments; and one that nobody has paid.
    assert_eq!((done.looked_at, done.found), (6, 0));
}

pub(super) async fn what_was_not_heard_of_is_unknown_here(h: Harness) {
    let till = Till::open(&h).await;
    let (account, payment) = customer(&h, &till).await;
    let checkout = till.pack(account, "credits-250").await;
    till.gateway.pay(&checkout).await.unwrap();
    let amount = Money::usd_cents(1);
    let key = "unheard".to_owned();
    let refund = RefundRequest { payment, amount, key };
    let refund = till.gateway.refund(&refund).await.unwrap();
    till.take_events(&h, account).await;
    h.tick();
    let done = h.compared(&till.billing).await;
    let unknown = DifferenceKind::UnknownHere;
    assert_eq!(
        told(&done),
        [
            (
                DifferenceKind::State,
                SubjectKind::Checkout,
                "paid".into(),
                some("false"),
                some("true")
            ),
            (
                DifferenceKind::State,
                SubjectKind::Checkout,
                "open".into(),
                some("true"),
                some("false")
            ),
            (
                unknown,
                SubjectKind::Payment,
                format!("refund {}", refund.reference),
                None,
                some("$0.01 succeeded"),
            ),
            (unknown, SubjectKind::Payment, String::new(), None, some("$5.99")),
        ]
    );
    assert!(done.differences.iter().all(|one| one.account_id == Some(account)));
}

pub(super) async fn what_the_gateway_lost_is_missing_there(h: Harness) {
    let till = Till::open(&h).await;
    let (account, payment) = customer(&h, &till).await;
    let lost = payment.clone();
    let billing = till.twisted(&h, move |found| match &found {
        Current::Payment(one) if one.reference == lost => None,
        Current::Invoice(_) => None,
        _ => Some(found),
    });
    let done = h.compared(&billing).await;
    let missing = DifferenceKind::MissingThere;
    assert_eq!(
        told(&done),
        [
            (missing, SubjectKind::Invoice, String::new(), some("$9.99"), None),
            (missing, SubjectKind::Payment, String::new(), some("1000 credits"), None),
        ]
    );
    assert_eq!(done.differences[1].account_id, Some(account));
    assert_eq!(done.differences[1].subject.reference, payment);
}

pub(super) async fn other_amounts_and_states_are_told(h: Harness) {
    let till = Till::open(&h).await;
    let (_, payment) = customer(&h, &till).await;
    let billing = till.twisted(&h, move |mut found| {
        match &mut found {
            Current::Checkout(one) => one.subtotal.minor_units += 1,
            Current::Invoice(one) => {
                one.paid.minor_units -= 1;
                one.state = crate::billing::InvoiceState::Open;
            }
            Current::Payment(one) if one.reference == payment => one.refunds.clear(),
            _ => {}
        }
        Some(found)
    });
    let done = h.compared(&billing).await;
    let told = told(&done);
    let fields: Vec<_> = told.iter().map(|one| (one.0, one.2.as_str())).collect();
    let refund = told.iter().find(|one| one.2.starts_with("refund ")).unwrap();
    assert_eq!(
        fields,
        [
            (DifferenceKind::Amount, "subtotal"),
            (DifferenceKind::State, "state"),
            (DifferenceKind::Amount, "paid"),
            (DifferenceKind::MissingThere, refund.2.as_str()),
            (DifferenceKind::Credits, "to_revoke"),
        ]
    );
    assert_eq!((&told[0].3, &told[0].4), (&some("$19.99"), &some("$20.00")));
    assert_eq!((&told[4].3, &told[4].4), (&some("250"), &some("0")));
}

pub(super) async fn credits_that_are_not_what_was_paid_for_are_told(h: Harness) {
    let till = Till::open(&h).await;
    let (account, payment) = customer(&h, &till).await;
    // Somebody has taken credits back under a key that is the payment's next one.
    let mut stored = till.payment(&h, &payment).await;
    let mut tx = h.store.begin().await.unwrap();
    stored.changes += 1;
    let back = Revocation {
        account,
        amount: Credits(7),
        grants: Vec::new(),
        idempotency_key: Some(format!("payment:{payment}:{}", stored.changes)),
        memo: "by hand".to_owned(),
    };
    h.books().ledger.revoke(tx.as_mut(), back).await.unwrap();
    tx.payments().save_payment(&stored).await.unwrap();
    tx.commit().await.unwrap();
    let done = h.compared(&till.billing).await;
    let credits = DifferenceKind::Credits;
    assert_eq!(
        told(&done),
        [(credits, SubjectKind::Payment, "revoked".into(), some("257"), some("250"))]
    );
}

pub(super) async fn a_period_is_compared_alone_and_page_by_page(h: Harness) {
    let till = Till::open(&h).await;
    till.bought(h.account().await, "credits-250").await;
    h.clock.advance(DAY * 2);
    // More than are read at once on either side.
    for _ in 0..103 {
        till.pack(h.account().await, "credits-250").await;
    }
    h.tick();
    let done = h.compared(&till.billing).await;
    assert_eq!((done.looked_at, done.found), (103, 0));
    for (start, end, field) in [
        (h.ambient.now() - DAY, h.ambient.now() + DAY, "until"),
        (h.ambient.now() - DAY * 93, h.ambient.now(), "until"),
        (h.ambient.now(), h.ambient.now(), "since"),
    ] {
        let period = Period { start, end };
        let refused = till.billing.reconcile(Actor::System, period).await.unwrap_err();
        assert_eq!(refused.code(), ErrorCode::InvalidInput);
        assert_eq!(refused.context_value("field"), Some(field));
    }
}

pub(super) async fn what_was_found_is_on_record_and_nothing_is_mended(h: Harness) {
    let till = Till::open(&h).await;
    let (account, _) = customer(&h, &till).await;
    let before = (h.records(account).await, h.available(account).await);
    let billing = till.twisted(&h, |_| None);
    let first = h.compared(&billing).await;
    h.tick();
    let second = h.compared(&till.billing).await;
    assert!(first.found > 0 && second.found == 0);
    assert_eq!((h.records(account).await, h.available(account).await), before);
    let page = PageRequest::first(1);
    let newest = till.billing.reconciliations(&page).await.unwrap();
    assert_eq!(newest.items, std::slice::from_ref(&second));
    let page = PageRequest { after: newest.next, ..page };
    assert_eq!(till.billing.reconciliations(&page).await.unwrap().items, [first]);
    let admin = h.ada().await.user;
    let period = second.period;
    till.billing.reconcile(Actor::User(admin.id), period).await.unwrap();
    assert_eq!(h.acts(&admin).await, [Action::UserCreated, Action::Reconciled]);
}
