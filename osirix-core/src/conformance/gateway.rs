//! The suite of the [`PaymentGateway`] port.
//!
//! A gateway is brought by a [`Counter`], which does what buyers do: `gateway_suite!(local,
//! counter())` makes a test of each behaviour.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a suite says what is wrong by panicking")]

use std::sync::Arc;

use async_trait::async_trait;
use uuid::Uuid;

use crate::billing::{
    Change, Current, Delivery, Invoice, InvoiceState, NewCustomer, PaidSubscription,
    PaidSubscriptionState, Payment, PaymentGateway, Reference, RefundRequest, RefundState, Subject,
    SubjectKind,
};
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode};
use crate::id::{AccountId, Id as _};
use crate::money::Money;
use crate::plans::PlanCode;

/// Where a gateway is tried: it sells `starter` at $9.99 and `pro` at $29.99 a month.
#[async_trait]
pub trait Counter: Send + Sync {
    /// The gateway.
    fn gateway(&self) -> Arc<dyn PaymentGateway>;

    /// An account that may become a customer.
    async fn account(&self) -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(7))
    }

    /// A customer buys this plan and pays; the subscription and its invoice.
    async fn buy(&self, customer: &Reference, plan: &str) -> (Reference, Reference);
}

/// Writes down the behaviours once: as functions and as the macro that makes tests of them.
macro_rules! behaviours {
    ($d:tt $($case:ident,)+) => {
        /// Makes a test of each behaviour in a module of this name; the expression is a future of a
        /// [`Counter`](crate::conformance::gateway::Counter), evaluated once for each test.
        #[macro_export]
        macro_rules! gateway_suite {
            ($d module:ident, $d counter:expr) => {
                mod $d module {
                    #[allow(unused_imports)]
                    use super::*;
                    $(
                        #[tokio::test]
                        async fn $case() {
                            let counter = $d counter.await;
                            $crate::conformance::gateway::$case(&counter).await;
                        }
                    )+
                }
            };
        }
    };
}

behaviours! { $
    what_is_not_there_is_nothing_or_not_found,
    a_subscription_that_is_paid_is_active,
    its_invoice_is_paid_and_names_plan_period_and_payment,
    a_cancelled_subscription_stays_in_force_and_can_be_resumed,
    a_plan_that_is_not_for_sale_is_refused,
    a_payment_tells_of_its_refunds,
    a_refund_above_what_is_left_is_refused,
    a_message_that_nobody_vouches_for_is_refused,
}

struct Bought {
    gateway: Arc<dyn PaymentGateway>,
    customer: Reference,
    subscription: Reference,
    invoice: Reference,
}

impl Bought {
    async fn at(counter: &dyn Counter, plan: &str) -> Self {
        let gateway = counter.gateway();
        let account = counter.account().await;
        let email = Some("ada@example.com".to_owned());
        let new = NewCustomer { account, name: "Ada".to_owned(), email };
        let customer = gateway.create_customer(&new).await.unwrap();
        let (subscription, invoice) = counter.buy(&customer, plan).await;
        Bought { gateway, customer, subscription, invoice }
    }

    async fn subscription(&self) -> PaidSubscription {
        let subject = Subject::new(SubjectKind::Subscription, &self.subscription);
        match self.gateway.fetch(&subject).await.unwrap() {
            Some(Current::Subscription(said)) => said,
            other => panic!("a subscription, not {other:?}"),
        }
    }

    async fn invoice(&self) -> Invoice {
        let subject = Subject::new(SubjectKind::Invoice, &self.invoice);
        match self.gateway.fetch(&subject).await.unwrap() {
            Some(Current::Invoice(invoice)) => invoice,
            other => panic!("an invoice, not {other:?}"),
        }
    }

    async fn payment(&self) -> Payment {
        let reference = self.invoice().await.payment.unwrap();
        match self.gateway.fetch(&Subject::new(SubjectKind::Payment, &reference)).await.unwrap() {
            Some(Current::Payment(payment)) => payment,
            other => panic!("a payment, not {other:?}"),
        }
    }

    async fn change(&self, change: Change) -> PaidSubscription {
        let told = self.gateway.change(&self.subscription, &change).await.unwrap();
        assert_eq!(self.subscription().await, told, "what a change tells is what there is");
        told
    }

    async fn refund(&self, cents: i64, key: &str) -> Result<crate::billing::Refund, Error> {
        let payment = self.invoice().await.payment.unwrap();
        let (amount, key) = (Money::usd_cents(cents), format!("{payment}:{key}"));
        self.gateway.refund(&RefundRequest { payment, amount, key }).await
    }
}

/// The behaviour of this name.
pub async fn what_is_not_there_is_nothing_or_not_found(counter: &dyn Counter) {
    let (gateway, nothing) = (counter.gateway(), Reference::new("of_nothing_here").unwrap());
    for kind in [SubjectKind::Subscription, SubjectKind::Invoice, SubjectKind::Payment] {
        assert_eq!(gateway.fetch(&Subject::new(kind, &nothing)).await.unwrap(), None, "{kind}");
    }
    let other = Subject::new(SubjectKind::Other, &nothing);
    assert_eq!(gateway.fetch(&other).await.unwrap(), None);
    let refused = gateway.change(&nothing, &Change::Cancel).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::NotFound);
    let (amount, key) = (Money::usd_cents(1), "k".to_owned());
    let refund = RefundRequest { payment: nothing, amount, key };
    assert_eq!(gateway.refund(&refund).await.unwrap_err().code(), ErrorCode::NotFound);
}

/// The behaviour of this name.
pub async fn a_subscription_that_is_paid_is_active(counter: &dyn Counter) {
    let bought = Bought::at(counter, "starter").await;
    let said = bought.subscription().await;
    assert_eq!(said.reference, bought.subscription);
    assert_eq!((&said.customer, said.plan.0.as_str()), (&bought.customer, "starter"));
    assert_eq!(said.state, PaidSubscriptionState::Active);
    let days = said.period.end.since(said.period.start).as_secs() / 86_400;
    assert!((28..=31).contains(&days), "{days} days");
    assert!(!said.cancel_at_period_end && said.next_plan.is_none());
}

/// The behaviour of this name.
pub async fn its_invoice_is_paid_and_names_plan_period_and_payment(counter: &dyn Counter) {
    let bought = Bought::at(counter, "starter").await;
    let (invoice, said) = (bought.invoice().await, bought.subscription().await);
    assert_eq!(invoice.state, InvoiceState::Paid);
    assert_eq!(invoice.subscription, Some(bought.subscription.clone()));
    assert_eq!((invoice.due, invoice.paid), (Money::usd_cents(999), Money::usd_cents(999)));
    let [line] = &invoice.lines[..] else { panic!("one line: {invoice:?}") };
    assert_eq!(line.plan, Some(PlanCode("starter".to_owned())));
    assert_eq!((line.amount, line.proration), (Money::usd_cents(999), false));
    assert_eq!(line.period.end, said.period.end);
    let payment = bought.payment().await;
    assert_eq!(payment.amount, Money::usd_cents(999));
    assert_eq!((payment.refunds.len(), payment.disputes.len(), payment.gone()), (0, 0, 0));
}

/// The behaviour of this name.
pub async fn a_cancelled_subscription_stays_in_force_and_can_be_resumed(counter: &dyn Counter) {
    let bought = Bought::at(counter, "starter").await;
    let said = bought.change(Change::Cancel).await;
    assert_eq!((said.state, said.cancel_at_period_end), (PaidSubscriptionState::Active, true));
    assert!(!bought.change(Change::Resume).await.cancel_at_period_end);
}

/// The behaviour of this name.
pub async fn a_plan_that_is_not_for_sale_is_refused(counter: &dyn Counter) {
    let bought = Bought::at(counter, "starter").await;
    let change = Change::Upgrade(PlanCode("gold".to_owned()));
    let refused = bought.gateway.change(&bought.subscription, &change).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Configuration);
    assert_eq!(bought.subscription().await.plan.0, "starter");
}

/// The behaviour of this name.
pub async fn a_payment_tells_of_its_refunds(counter: &dyn Counter) {
    let bought = Bought::at(counter, "starter").await;
    let first = bought.refund(300, "a").await.unwrap();
    assert_eq!((first.amount, first.state), (Money::usd_cents(300), RefundState::Succeeded));
    assert_eq!(bought.payment().await.gone(), 300);
    bought.refund(699, "b").await.unwrap();
    let payment = bought.payment().await;
    assert_eq!((payment.refunds.len(), payment.gone()), (2, 999));
}

/// The behaviour of this name.
pub async fn a_refund_above_what_is_left_is_refused(counter: &dyn Counter) {
    let bought = Bought::at(counter, "starter").await;
    for cents in [0, -5, 1_000] {
        let refused = bought.refund(cents, &cents.to_string()).await.unwrap_err();
        assert_eq!(refused.code(), ErrorCode::InvalidInput, "{cents}: {refused}");
    }
    assert_eq!(bought.payment().await.gone(), 0);
}

/// The behaviour of this name.
pub async fn a_message_that_nobody_vouches_for_is_refused(counter: &dyn Counter) {
    let body = br#"{"id":"evt_1","type":"invoice.paid"}"#;
    for signature in ["", "t=1,v1=00"] {
        let received_at = Timestamp::from_micros(1_000_000);
        let delivery = Delivery { body, signature, received_at };
        let code = counter.gateway().event(&delivery).unwrap_err().code();
        assert!(matches!(code, ErrorCode::Unauthenticated | ErrorCode::Unsupported), "{code}");
    }
}
