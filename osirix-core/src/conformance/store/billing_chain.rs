//! Refunds and disputes: every order in which their messages can come ends in the same state.

use std::sync::Arc;

use async_trait::async_trait;
use tokio::sync::Semaphore;

use super::harness::{Harness, at_once, grant_of, hold_of};
use super::identity::DAY;
use super::till::{Till, billing_over, payment_of};
use crate::audit::Actor;
use crate::billing::{
    BillingSettings, Change, Checkout, CheckoutRequest, Current, Delivery, GatewayEvent, Listed,
    ManualGateway, NewCustomer, PaidSubscription, PaymentGateway, Period, Reference, Refund,
    RefundRequest, RefundState, Subject, SubjectKind,
};
use crate::error::{ErrorCode, Result};
use crate::id::AccountId;
use crate::money::{Credits, Money};

/// What happens to a payment of $5.99 for 250 credits.
#[derive(Debug, Clone, Copy)]
enum Act {
    Pay,
    Refund(i64),
    RefundFails,
    Dispute(bool),
    Decide(bool),
}

/// A payment to which things happen, and its messages.
struct Chain {
    till: Till,
    account: AccountId,
    checkout: Reference,
    dispute: Option<Reference>,
    refund: Option<Reference>,
    refunds: u32,
}

impl Chain {
    async fn open(h: &Harness) -> Self {
        let (till, account) = (Till::open(h).await, h.account().await);
        let checkout = till.pack(account, "credits-250").await;
        Chain { till, account, checkout, dispute: None, refund: None, refunds: 0 }
    }

    async fn payment(&self) -> Reference {
        self.till.payment_for(&self.checkout).await
    }

    /// Something happens; the message that says so.
    async fn act(&mut self, h: &Harness, act: Act) -> GatewayEvent {
        let gateway = &self.till.gateway;
        match act {
            Act::Pay => drop(gateway.pay(&self.checkout).await.unwrap()),
            Act::Refund(cents) => {
                self.refunds += 1;
                let (payment, amount) = (self.payment().await, Money::usd_cents(cents));
                let key = self.refunds.to_string();
                let refund = gateway.refund(&RefundRequest { payment, amount, key }).await.unwrap();
                self.refund = Some(refund.reference);
            }
            Act::RefundFails => {
                let refund = self.refund.clone().unwrap();
                let (payment, state) = (self.payment().await, RefundState::Failed);
                gateway.refund_ends(&payment, &refund, state).await.unwrap();
            }
            Act::Dispute(withdrawn) => {
                let amount = Money::usd_cents(599);
                let payment = self.payment().await;
                let dispute = gateway.dispute(&payment, amount, withdrawn).await.unwrap();
                self.dispute = Some(dispute);
            }
            Act::Decide(won) => {
                let dispute = self.dispute.clone().unwrap();
                gateway.decide(&self.payment().await, &dispute, won).await.unwrap();
            }
        }
        self.till.take_events(h, self.account).await.pop().expect("something is told")
    }

    /// What is left of the credits, after a look at the books.
    async fn left(&self, h: &Harness) -> i64 {
        h.reconciled(self.account).await;
        h.available(self.account).await - 100
    }
}

/// Every order of so many acts, each told by a message that comes at some time after it: the next
/// act, or the message of this one.
fn orders(acts: usize) -> Vec<Vec<Option<usize>>> {
    fn extend(
        order: &mut Vec<Option<usize>>,
        acts: usize,
        done: usize,
        waiting: &mut Vec<usize>,
        all: &mut Vec<Vec<Option<usize>>>,
    ) {
        if done == acts && waiting.is_empty() {
            all.push(order.clone());
            return;
        }
        if done < acts {
            order.push(None);
            waiting.push(done);
            extend(order, acts, done + 1, waiting, all);
            waiting.pop();
            order.pop();
        }
        for at in 0..waiting.len() {
            let message = waiting.remove(at);
            order.push(Some(message));
            extend(order, acts, done, waiting, all);
            order.pop();
            waiting.insert(at, message);
        }
    }
    let mut all = Vec::new();
    extend(&mut Vec::new(), acts, 0, &mut Vec::new(), &mut all);
    all
}

/// Tries every order, and expects so many credits to be left each time.
async fn every_order(h: Harness, acts: &'static [Act], left: i64) {
    let orders = orders(acts.len());
    // (2n - 1)!! orders of n acts and their messages.
    assert_eq!(orders.len(), (1..=acts.len()).map(|n| 2 * n - 1).product::<usize>());
    let h = Arc::new(h);
    for several in orders.chunks(32) {
        let one = |order: &Vec<Option<usize>>| {
            let (h, order) = (h.clone(), order.clone());
            async move { one_order(&h, acts, &order, left).await }
        };
        at_once(several.iter().map(one)).await;
    }
}

async fn one_order(h: &Harness, acts: &[Act], order: &[Option<usize>], left: i64) {
    let mut chain = Chain::open(h).await;
    let (mut next, mut told) = (0, Vec::new());
    for step in order {
        match step {
            None => {
                told.push(chain.act(h, acts[next]).await);
                next += 1;
            }
            Some(message) => chain.till.billing.follow_now(&told[*message]).await,
        }
    }
    assert_eq!(chain.left(h).await, left, "{acts:?} in the order {order:?}");
}

impl crate::billing::Billing {
    /// Does what a message asks for, without a queue in between.
    async fn follow_now(&self, event: &GatewayEvent) {
        while let Err(error) = self.refresh(&event.subject).await {
            assert_eq!(error.code(), ErrorCode::Busy, "{error}");
        }
    }
}

pub(super) async fn a_dispute_that_is_won_and_refunds_end_alike_in_every_order(h: Harness) {
    let acts =
        &[Act::Pay, Act::Refund(299), Act::Dispute(true), Act::Decide(true), Act::Refund(300)];
    every_order(h, acts, 0).await;
}

pub(super) async fn a_dispute_that_is_lost_after_a_refund_ends_alike_in_every_order(h: Harness) {
    let acts = &[Act::Pay, Act::Refund(299), Act::Dispute(true), Act::Decide(false)];
    every_order(h, acts, 0).await;
}

pub(super) async fn a_refund_that_fails_takes_nothing_in_every_order(h: Harness) {
    let acts = &[Act::Pay, Act::Refund(299), Act::RefundFails, Act::Refund(300)];
    every_order(h, acts, 125).await;
}

pub(super) async fn a_partial_refund_after_a_reinstatement_takes_its_part_in_every_order(
    h: Harness,
) {
    let acts = &[Act::Pay, Act::Dispute(true), Act::Decide(true), Act::Refund(300)];
    // 250 x 300 / 599, rounded down, is taken back.
    every_order(h, acts, 125).await;
}

pub(super) async fn an_inquiry_takes_nothing(h: Harness) {
    let mut chain = Chain::open(&h).await;
    for act in [Act::Pay, Act::Dispute(false)] {
        let event = chain.act(&h, act).await;
        chain.till.hear(&[event]).await;
    }
    assert_eq!(chain.left(&h).await, 250);
}

pub(super) async fn withdrawn_money_takes_credits_and_reinstated_money_gives_them(h: Harness) {
    let mut chain = Chain::open(&h).await;
    for (act, left) in
        [(Act::Pay, 250), (Act::Dispute(true), 0), (Act::Decide(true), 250), (Act::Refund(599), 0)]
    {
        let event = chain.act(&h, act).await;
        chain.till.hear(&[event.clone(), event]).await;
        assert_eq!(chain.left(&h).await, left, "{act:?}");
    }
    let stored = chain.till.payment(&h, &chain.payment().await).await;
    assert_eq!((stored.granted, stored.revoked, stored.changes), (Credits(250), Credits(250), 3));
}

pub(super) async fn spent_credits_are_taken_back_as_a_debt(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let payment = till.bought(account, "credits-250").await;
    let hold = h.books().hold(hold_of(account, 350)).await.unwrap();
    h.books().settle(hold.id, 350).await.unwrap();
    let amount = Money::usd_cents(599);
    till.billing.refund(Actor::System, &payment, amount, "1").await.unwrap();
    assert_eq!(h.available(account).await, -250);
    let refused = h.books().hold(hold_of(account, 1)).await.unwrap_err();
    assert_eq!(refused.context_value("missing"), Some("251"));
    h.books().grant(grant_of(account, 300)).await.unwrap();
    assert_eq!(h.available(account).await, 50, "the next grant pays the debt first");
    h.reconciled(account).await;
}

pub(super) async fn what_has_lapsed_is_not_taken_back_again(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let subscription = till.subscribed(account, "starter").await;
    let payment = till.payment_for(&subscription).await;
    let hold = h.books().hold(hold_of(account, 200)).await.unwrap();
    h.books().settle(hold.id, 200).await.unwrap();
    h.clock.advance(DAY * 31);
    let amount = Money::usd_cents(999);
    till.billing.refund(Actor::System, &payment, amount, "1").await.unwrap();
    // Of 500, 200 were spent and 300 have lapsed.
    assert_eq!(h.available(account).await, 100 - 200);
    assert_eq!(till.payment(&h, &payment).await.revoked, Credits(200));
    h.reconciled(account).await;
}

pub(super) async fn its_own_credits_are_taken_back_first(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    till.subscribed(account, "starter").await;
    let payment = till.bought(account, "credits-250").await;
    let amount = Money::usd_cents(599);
    till.billing.refund(Actor::System, &payment, amount, "1").await.unwrap();
    // What the plan granted lapses as before: nothing of it paid for the refund.
    h.clock.advance(DAY * 31);
    h.tidy().await;
    assert_eq!(h.balance(account).await.expired, Credits(500));
    assert_eq!(h.available(account).await, 100);
}

pub(super) async fn a_refund_that_cannot_be_is_refused(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let payment = till.bought(account, "credits-250").await;
    for (cents, key, code) in [
        (0, "a", ErrorCode::InvalidInput),
        (-1, "b", ErrorCode::InvalidInput),
        (600, "c", ErrorCode::InvalidInput),
    ] {
        let amount = Money::usd_cents(cents);
        let refused = till.billing.refund(Actor::System, &payment, amount, key).await.unwrap_err();
        assert_eq!((refused.code(), refused.context_value("field")), (code, Some("amount")));
    }
    let unknown = Reference::new("pi_unknown").unwrap();
    let amount = Money::usd_cents(1);
    let refused = till.billing.refund(Actor::System, &unknown, amount, "d").await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::NotFound);
    for _ in 0..2 {
        let amount = Money::usd_cents(300);
        till.billing.refund(Actor::System, &payment, amount, "once").await.unwrap();
    }
    assert_eq!(till.payment(&h, &payment).await.revoked, Credits(125), "the same key, once");
}

/// Answers with what it knew when it was asked, and not before it is let.
struct Slow {
    gateway: Arc<ManualGateway>,
    asked: Semaphore,
    let_go: Semaphore,
}

#[async_trait]
impl PaymentGateway for Slow {
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
        let known = self.gateway.fetch(subject).await;
        self.asked.add_permits(1);
        self.let_go.acquire().await.unwrap().forget();
        known
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

impl Slow {
    fn over(till: &Till) -> Arc<Self> {
        let (asked, let_go) = (Semaphore::new(0), Semaphore::new(0));
        Arc::new(Slow { gateway: till.gateway.clone(), asked, let_go })
    }

    async fn has_asked(&self) {
        self.asked.acquire().await.unwrap().forget();
    }
}

pub(super) async fn a_state_that_was_fetched_first_does_not_follow_a_later_one(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let payment = till.bought(account, "credits-250").await;
    let slow = Slow::over(&till);
    let late = billing_over(&h, 1, slow.clone(), BillingSettings::default());
    let subject = payment_of(&payment);
    let refresh = tokio::spawn(async move { late.refresh(&subject).await });
    slow.has_asked().await;
    let amount = Money::usd_cents(599);
    till.billing.refund(Actor::System, &payment, amount, "1").await.unwrap();
    slow.let_go.add_permits(1);
    refresh.await.unwrap().unwrap();
    assert_eq!(h.available(account).await, 100, "what was fetched before the refund is too late");
}

pub(super) async fn a_refund_that_is_heard_of_before_its_purchase_counts(h: Harness) {
    let (till, account) = (Till::open(&h).await, h.account().await);
    let checkout = till.pack(account, "credits-250").await;
    till.gateway.pay(&checkout).await.unwrap();
    let payment = till.payment_for(&checkout).await;
    let slow = Slow::over(&till);
    let late = billing_over(&h, 1, slow.clone(), BillingSettings::default());
    let subject = Subject::new(SubjectKind::Checkout, &checkout);
    let purchase = tokio::spawn(async move {
        let first = late.refresh(&subject).await;
        (first, late, subject)
    });
    // The purchase has fetched the payment as it was; then that is refunded and heard of.
    slow.has_asked().await;
    slow.let_go.add_permits(1);
    slow.has_asked().await;
    let (amount, key) = (Money::usd_cents(599), "1".to_owned());
    let request = RefundRequest { payment: payment.clone(), amount, key };
    till.gateway.refund(&request).await.unwrap();
    assert!(!till.billing.refresh(&payment_of(&payment)).await.unwrap(), "nothing is granted yet");
    slow.let_go.add_permits(3);
    let (first, late, subject) = purchase.await.unwrap();
    assert_eq!(first.unwrap_err().code(), ErrorCode::Busy, "what it fetched is too old");
    late.refresh(&subject).await.unwrap();
    assert_eq!(h.available(account).await, 100);
    h.reconciled(account).await;
}
