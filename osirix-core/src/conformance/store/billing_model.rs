//! Random plans, purchases, refunds, disputes and jobs, heard of in any order and any number of
//! times, against a model that adds up what is paid.

use proptest::prelude::*;

use super::harness::{Harness, grant_of, hold_of};
use super::property::check;
use super::till::Till;
use crate::billing::{Change, GatewayEvent, PaymentGateway, Reference, RefundRequest, RefundState};
use crate::id::AccountId;
use crate::money::Money;
use crate::plans::PlanCode;

const CASES: u32 = 40;
const STEPS: usize = 30;
const PLANS: [(&str, i64); 3] = [("starter", 500), ("pro", 2_000), ("enterprise", 10_000)];
const PACKS: [(&str, i64, i64); 2] = [("credits-250", 250, 599), ("credits-1000", 1_000, 1_999)];

#[derive(Debug, Clone)]
enum Op {
    Buy { pack: usize },
    Subscribe { plan: usize },
    Renew { paid: bool },
    Settle,
    Upgrade,
    Downgrade { plan: usize },
    Cancel,
    End,
    Refund { payment: usize, tenths: i64 },
    RefundFails { payment: usize },
    Dispute { payment: usize },
    Decide { payment: usize, won: bool },
    Grant { amount: i64 },
    Spend { amount: i64 },
    Hear { message: usize },
}

fn op() -> impl Strategy<Value = Op> {
    let (some, tenths) = (0..20_usize, 1..=10_i64);
    prop_oneof![
        3 => (0..PACKS.len()).prop_map(|pack| Op::Buy { pack }),
        2 => (0..PLANS.len()).prop_map(|plan| Op::Subscribe { plan }),
        2 => prop::bool::weighted(0.8).prop_map(|paid| Op::Renew { paid }),
        1 => Just(Op::Settle),
        1 => Just(Op::Upgrade),
        1 => (0..PLANS.len()).prop_map(|plan| Op::Downgrade { plan }),
        1 => Just(Op::Cancel),
        1 => Just(Op::End),
        4 => (some.clone(), tenths)
            .prop_map(|(payment, tenths)| Op::Refund { payment, tenths }),
        1 => some.clone().prop_map(|payment| Op::RefundFails { payment }),
        3 => some.clone().prop_map(|payment| Op::Dispute { payment }),
        3 => (some, any::<bool>()).prop_map(|(payment, won)| Op::Decide { payment, won }),
        1 => (1..200_i64).prop_map(|amount| Op::Grant { amount }),
        2 => (1..400_i64).prop_map(|amount| Op::Spend { amount }),
        9 => (0..60_usize).prop_map(|message| Op::Hear { message }),
    ]
}

/// A payment as arithmetic: how much was paid and granted, and what of it is gone.
#[derive(Debug)]
struct Paid {
    reference: Reference,
    cents: i64,
    credits: i64,
    /// Cents and whether it failed.
    refunds: Vec<(Reference, i64, bool)>,
    /// Whether the money is gone.
    disputes: Vec<(Reference, bool)>,
}

impl Paid {
    fn gone(&self) -> i64 {
        let refunds: i64 = self.refunds.iter().filter(|one| !one.2).map(|one| one.1).sum();
        let disputed: i64 = self.disputes.iter().filter(|one| one.1).map(|_| self.cents).sum();
        (refunds + disputed).min(self.cents)
    }

    fn worth(&self) -> i64 {
        self.credits - self.credits * self.gone() / self.cents
    }
}

/// What the gateway and the books should come to.
struct Model {
    paid: Vec<Paid>,
    subscription: Option<(Reference, usize, Option<usize>)>,
    canceling: bool,
    late: Option<(i64, i64)>,
    granted: i64,
    spent: i64,
}

struct Run<'a> {
    h: &'a Harness,
    till: Till,
    account: AccountId,
    model: Model,
    told: Vec<GatewayEvent>,
}

impl Run<'_> {
    async fn apply(&mut self, op: &Op) {
        match *op {
            Op::Buy { pack } => self.buy(pack).await,
            Op::Subscribe { plan } => self.subscribe(plan).await,
            Op::Renew { paid } => self.renew(paid).await,
            Op::Settle => self.settle().await,
            Op::Upgrade => self.upgrade().await,
            Op::Downgrade { plan } => self.downgrade(plan).await,
            Op::Cancel => self.cancel().await,
            Op::End => self.end().await,
            Op::Refund { payment, tenths } => self.refund(payment, tenths).await,
            Op::RefundFails { payment } => self.refund_fails(payment).await,
            Op::Dispute { payment } => self.dispute(payment).await,
            Op::Decide { payment, won } => self.decide(payment, won).await,
            Op::Grant { amount } => {
                self.h.books().grant(grant_of(self.account, amount)).await.unwrap();
                self.model.granted += amount;
            }
            Op::Spend { amount } => self.spend(amount).await,
            Op::Hear { message } => {
                if let Some(event) = self.told.get(message % self.told.len().max(1)) {
                    self.till.hear(std::slice::from_ref(event)).await;
                }
            }
        }
        self.told.extend(self.till.take_events(self.h, self.account).await);
    }

    fn paid(&mut self, reference: Reference, cents: i64, credits: i64) {
        let (refunds, disputes) = (Vec::new(), Vec::new());
        self.model.paid.push(Paid { reference, cents, credits, refunds, disputes });
    }

    fn pick(&mut self, payment: usize) -> Option<&mut Paid> {
        let count = self.model.paid.len();
        self.model.paid.get_mut(payment.checked_rem(count)?)
    }

    fn price(&self, plan: usize) -> i64 {
        [999, 2_999, 9_999][plan]
    }

    async fn buy(&mut self, pack: usize) {
        let (code, credits, cents) = PACKS[pack];
        let checkout = self.till.pack(self.account, code).await;
        // A second click on one that is paid and not heard of buys nothing.
        if self.till.gateway.pay(&checkout).await.is_ok() {
            let payment = self.till.payment_for(&checkout).await;
            self.paid(payment, cents, credits);
        }
    }

    async fn subscribe(&mut self, plan: usize) {
        if self.model.subscription.is_some() {
            return;
        }
        // The one before must have been heard of as over.
        self.hear_all().await;
        let (code, credits) = PLANS[plan];
        let checkout = self.till.plan(self.account, code).await;
        let subscription = self.till.gateway.pay(&checkout).await.unwrap().unwrap();
        let payment = self.till.payment_for(&subscription).await;
        self.model.subscription = Some((subscription, plan, None));
        self.paid(payment, self.price(plan), credits);
    }

    async fn renew(&mut self, paid: bool) {
        let Some((subscription, plan, next)) = self.model.subscription.clone() else { return };
        if self.model.late.is_some() {
            return;
        }
        self.till.gateway.renew(&subscription, paid).await.unwrap();
        if self.model.canceling {
            (self.model.subscription, self.model.canceling) = (None, false);
            return;
        }
        let plan = next.unwrap_or(plan);
        self.model.subscription = Some((subscription.clone(), plan, None));
        let (cents, credits) = (self.price(plan), PLANS[plan].1);
        match paid {
            true => {
                let payment = self.till.payment_for(&subscription).await;
                self.paid(payment, cents, credits);
            }
            false => self.model.late = Some((cents, credits)),
        }
    }

    async fn settle(&mut self) {
        let Some((cents, credits)) = self.model.late.take() else { return };
        let Some((subscription, ..)) = self.model.subscription.clone() else { return };
        self.till.gateway.settle(&subscription).await.unwrap();
        let payment = self.till.payment_for(&subscription).await;
        self.paid(payment, cents, credits);
    }

    async fn upgrade(&mut self) {
        let Some((subscription, plan, _)) = self.model.subscription.clone() else { return };
        if plan == 2 || self.model.late.is_some() {
            return;
        }
        let to = PlanCode(PLANS[plan + 1].0.to_owned());
        self.till.gateway.change(&subscription, &Change::Upgrade(to)).await.unwrap();
        self.model.subscription = Some((subscription.clone(), plan + 1, None));
        let payment = self.till.payment_for(&subscription).await;
        let cents = self.price(plan + 1) - self.price(plan);
        self.paid(payment, cents, PLANS[plan + 1].1 - PLANS[plan].1);
    }

    async fn downgrade(&mut self, to: usize) {
        let Some((subscription, plan, _)) = self.model.subscription.clone() else { return };
        let change = Change::Downgrade(PlanCode(PLANS[to].0.to_owned()));
        self.till.gateway.change(&subscription, &change).await.unwrap();
        self.model.subscription = Some((subscription, plan, Some(to)));
    }

    async fn cancel(&mut self) {
        let Some((subscription, ..)) = self.model.subscription.clone() else { return };
        self.till.gateway.change(&subscription, &Change::Cancel).await.unwrap();
        self.model.canceling = true;
    }

    async fn end(&mut self) {
        let Some((subscription, ..)) = self.model.subscription.take() else { return };
        self.till.gateway.end(&subscription).await.unwrap();
        (self.model.canceling, self.model.late) = (false, None);
    }

    async fn refund(&mut self, payment: usize, tenths: i64) {
        let gateway = self.till.gateway.clone();
        let Some(paid) = self.pick(payment) else { return };
        let cents = (paid.cents - paid.gone()) * tenths / 10;
        let key = format!("{}-{}", paid.reference, paid.refunds.len());
        let (payment, amount) = (paid.reference.clone(), Money::usd_cents(cents));
        if let Ok(refund) = gateway.refund(&RefundRequest { payment, amount, key }).await {
            paid.refunds.push((refund.reference, cents, false));
        }
    }

    async fn refund_fails(&mut self, payment: usize) {
        let gateway = self.till.gateway.clone();
        let Some(paid) = self.pick(payment) else { return };
        let Some(last) = paid.refunds.last_mut() else { return };
        gateway.refund_ends(&paid.reference, &last.0, RefundState::Failed).await.unwrap();
        last.2 = true;
    }

    async fn dispute(&mut self, payment: usize) {
        let gateway = self.till.gateway.clone();
        let Some(paid) = self.pick(payment) else { return };
        let amount = Money::usd_cents(paid.cents);
        let dispute = gateway.dispute(&paid.reference, amount, true).await.unwrap();
        paid.disputes.push((dispute, true));
    }

    async fn decide(&mut self, payment: usize, won: bool) {
        let gateway = self.till.gateway.clone();
        let Some(paid) = self.pick(payment) else { return };
        let Some((dispute, gone)) = paid.disputes.last_mut() else { return };
        gateway.decide(&paid.reference, dispute, won).await.unwrap();
        *gone = !won;
    }

    async fn spend(&mut self, amount: i64) {
        if let Ok(hold) = self.h.books().hold(hold_of(self.account, amount)).await {
            self.h.books().settle(hold.id, amount).await.unwrap();
            self.model.spent += amount;
        }
    }

    /// Everything is heard of, the last first and then again.
    async fn hear_all(&mut self) {
        self.told.extend(self.till.take_events(self.h, self.account).await);
        let told: Vec<_> = self.told.iter().rev().cloned().collect();
        for event in told {
            self.till.billing.keep(event).await.unwrap();
        }
        self.till.process().await;
    }

    async fn agree(&mut self) {
        self.hear_all().await;
        let worth: i64 = self.model.paid.iter().map(Paid::worth).sum();
        let expected = self.model.granted + worth - self.model.spent;
        let balance = self.h.balance(self.account).await;
        assert_eq!(balance.available.0, expected, "{:#?}", self.model.paid);
        assert_eq!(balance.spent.0, self.model.spent);
        for paid in &self.model.paid {
            let stored = self.till.payment(self.h, &paid.reference).await;
            let kept = stored.granted.0 - stored.revoked.0;
            assert_eq!((stored.granted.0, kept), (paid.credits, paid.worth()), "{paid:?}");
        }
        let plan = match (&self.model.subscription, self.model.late) {
            (Some((_, plan, _)), _) => PLANS[*plan].0,
            (None, _) => "free",
        };
        assert_eq!(self.h.plan_of(self.account).await, plan);
        self.h.reconciled(self.account).await;
    }
}

async fn one_sequence(h: &Harness, ops: &[Op]) {
    let (till, account) = (Till::open(h).await, h.account().await);
    let (paid, subscription, canceling, late) = (Vec::new(), None, false, None);
    let model = Model { paid, subscription, canceling, late, granted: 100, spent: 0 };
    let mut run = Run { h, till, account, model, told: Vec::new() };
    for op in ops {
        run.apply(op).await;
    }
    run.agree().await;
}

pub(super) async fn whatever_is_paid_and_heard_of_the_books_agree(h: Harness) {
    let ops = proptest::collection::vec(op(), 1..STEPS);
    check(CASES, &ops, async |ops| one_sequence(&h, &ops).await);
}
