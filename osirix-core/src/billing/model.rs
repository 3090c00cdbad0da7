use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::AccountId;
use crate::money::{Credits, Money};
use crate::names::names;
use crate::plans::PlanCode;

/// What a gateway calls an object of its own: 1 to [`MAX_LEN`](Reference::MAX_LEN) letters, digits,
/// `_`, `-` and `.`, so that it can stand in an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Reference(String);

impl Reference {
    /// The longest, in characters.
    pub const MAX_LEN: usize = 180;

    /// From what the gateway says, when it can be one.
    pub fn new(text: impl Into<String>) -> Result<Self> {
        let text = text.into();
        let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        // Two dots would lead to another place in an address.
        let dots = text.chars().all(|c| c == '.');
        match (1..=Self::MAX_LEN).contains(&text.len()) && text.chars().all(good) && !dots {
            true => Ok(Reference(text)),
            false => Err(Error::invalid("reference", "this is no id of a payment gateway")
                .with("limit", Self::MAX_LEN)),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Reference {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Reference::new(text)
    }
}

impl<'de> Deserialize<'de> for Reference {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Reference::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

names! {
    /// The kinds of objects whose state is fetched.
    "subject" pub enum SubjectKind {
        /// A purchase that a buyer is led through.
        Checkout = "checkout",
        /// A subscription.
        Subscription = "subscription",
        /// An invoice.
        Invoice = "invoice",
        /// A payment, with its refunds and disputes.
        Payment = "payment",
        /// Something else: it is on record, and nothing follows from it.
        Other = "other",
    }
}

/// An object of the gateway's.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Subject {
    /// Its kind.
    pub kind: SubjectKind,
    /// What the gateway calls it.
    pub reference: Reference,
}

impl Subject {
    /// The object of this kind and name.
    pub fn new(kind: SubjectKind, reference: &Reference) -> Self {
        Subject { kind, reference: reference.clone() }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.reference)
    }
}

/// A message of the gateway's whose sender is known: something has happened to an object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GatewayEvent {
    /// The message's own id: each counts once.
    pub id: Reference,
    /// What happened, in the gateway's words.
    pub kind: String,
    /// To which object.
    pub subject: Subject,
    /// When it happened, by the gateway's clock.
    pub at: Timestamp,
}

/// An account as the gateway knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// Whose it is.
    pub account_id: AccountId,
    /// What the gateway calls it.
    pub reference: Reference,
    /// When it was made.
    pub created_at: Timestamp,
}

/// From one time up to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// When it begins.
    pub start: Timestamp,
    /// When it ends; never before it begins.
    pub end: Timestamp,
}

names! {
    /// The state of a subscription at the gateway, in Stripe's words.
    "state" pub enum PaidSubscriptionState {
        /// The first payment is awaited.
        Incomplete = "incomplete",
        /// The first payment never came.
        IncompleteExpired = "incomplete_expired",
        /// It is tried for a time.
        Trialing = "trialing",
        /// It is paid.
        Active = "active",
        /// A payment failed and is tried again.
        PastDue = "past_due",
        /// A payment failed and is not tried again.
        Unpaid = "unpaid",
        /// It is paused, after a trial without a way to pay.
        Paused = "paused",
        /// It has ended.
        Canceled = "canceled",
    }
}

impl PaidSubscriptionState {
    /// Whether it is over for good.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Canceled | Self::IncompleteExpired)
    }
}

/// A subscription as the gateway has it now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidSubscription {
    /// What the gateway calls it.
    pub reference: Reference,
    /// Whose it is.
    pub customer: Reference,
    /// To which plan.
    pub plan: PlanCode,
    /// Its state.
    pub state: PaidSubscriptionState,
    /// The period that was begun last.
    pub period: Period,
    /// Whether it ends with the period.
    pub cancel_at_period_end: bool,
    /// The plan that follows with the next period, where that is another.
    pub next_plan: Option<PlanCode>,
}

names! {
    /// The state of an invoice.
    "state" pub enum InvoiceState {
        /// It can still change.
        Draft = "draft",
        /// It waits for its payment.
        Open = "open",
        /// It is paid.
        Paid = "paid",
        /// Nobody expects its payment any more.
        Uncollectible = "uncollectible",
        /// It counts for nothing.
        Void = "void",
    }
}

/// A line of an invoice: a plan for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceLine {
    /// Which plan; `None` for something that is no plan.
    pub plan: Option<PlanCode>,
    /// Its price before discounts and taxes; below zero for time that is given back.
    pub amount: Money,
    /// Whether it is for a part of a period, because the plan was changed within it.
    pub proration: bool,
    /// For which time.
    pub period: Period,
}

/// An invoice as the gateway has it now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    /// What the gateway calls it.
    pub reference: Reference,
    /// To whom.
    pub customer: Reference,
    /// For which subscription.
    pub subscription: Option<Reference>,
    /// Its state.
    pub state: InvoiceState,
    /// What is to be paid.
    pub due: Money,
    /// What was paid.
    pub paid: Money,
    /// Its lines.
    pub lines: Vec<InvoiceLine>,
    /// The payment that paid it.
    pub payment: Option<Reference>,
    /// Where its customer can look at it and pay.
    pub url: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
}

names! {
    /// The state of a refund.
    "state" pub enum RefundState {
        /// It is on its way.
        Pending = "pending",
        /// The money went back.
        Succeeded = "succeeded",
        /// The money did not go back.
        Failed = "failed",
        /// It was taken back.
        Canceled = "canceled",
    }
}

/// Money that goes back to who paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// What the gateway calls it.
    pub reference: Reference,
    /// How much.
    pub amount: Money,
    /// Its state.
    pub state: RefundState,
}

names! {
    /// The state of a dispute.
    "state" pub enum DisputeState {
        /// A bank asks, and takes nothing yet.
        Inquiry = "inquiry",
        /// It is not decided.
        Open = "open",
        /// The payment stands.
        Won = "won",
        /// The payment is lost.
        Lost = "lost",
    }
}

/// A payment that its bank has called back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// What the gateway calls it.
    pub reference: Reference,
    /// How much is called back.
    pub amount: Money,
    /// Its state.
    pub state: DisputeState,
    /// Whether the money is gone: it may come back, as long as the dispute is not lost.
    pub withdrawn: bool,
}

/// A payment as the gateway has it now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// What the gateway calls it.
    pub reference: Reference,
    /// Who paid, where the gateway says so.
    #[serde(default)]
    pub customer: Option<Reference>,
    /// How much was paid.
    pub amount: Money,
    /// What went back of it.
    pub refunds: Vec<Refund>,
    /// What was called back of it.
    pub disputes: Vec<Dispute>,
    /// When it was begun.
    #[serde(default)]
    pub created_at: Timestamp,
}

impl Payment {
    /// How much of it is gone, in the currency's smallest unit: refunds that have not failed and
    /// disputes whose money is withdrawn, and never more than was paid.
    pub fn gone(&self) -> i64 {
        let failed = |r: &&Refund| !matches!(r.state, RefundState::Failed | RefundState::Canceled);
        let refunds = self.refunds.iter().filter(failed).map(|r| r.amount.minor_units);
        let disputes = self.disputes.iter().filter(|d| d.withdrawn).map(|d| d.amount.minor_units);
        let gone = refunds.chain(disputes).fold(0_i64, |sum, one| sum.saturating_add(one.max(0)));
        gone.min(self.amount.minor_units.max(0))
    }

    /// The part of the credits that it paid for which is not paid any more, in whole credits and
    /// in the buyer's favour.
    pub fn unpaid(&self, granted: Credits) -> Credits {
        let amount = i128::from(self.amount.minor_units.max(1));
        let part = i128::from(granted.0.max(0)) * i128::from(self.gone()) / amount;
        Credits(i64::try_from(part).unwrap_or(granted.0))
    }
}

/// Credits that are sold at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreditPack {
    /// Its name in requests: 1 to 50 small letters, digits, `_` and `-`.
    pub code: String,
    /// Its name for people.
    pub name: String,
    /// How many credits: at least 1.
    pub credits: Credits,
    /// Its price: above zero.
    pub price: Money,
}

/// A purchase that its buyer is led through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkout {
    /// What the gateway calls it.
    pub reference: Reference,
    /// Where to send the buyer.
    pub url: String,
}

/// A checkout as the gateway has it now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckoutState {
    /// What the gateway calls it.
    pub reference: Reference,
    /// Who buys.
    pub customer: Option<Reference>,
    /// Whether the buyer can still go on.
    pub open: bool,
    /// Whether it is paid.
    pub paid: bool,
    /// What was asked for before discounts and taxes.
    pub subtotal: Money,
    /// The payment that paid it.
    pub payment: Option<Reference>,
    /// The subscription that came of it.
    pub subscription: Option<Reference>,
    /// When it was begun.
    #[serde(default)]
    pub created_at: Timestamp,
}

/// The present state of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Current {
    /// Of a checkout.
    Checkout(CheckoutState),
    /// Of a subscription.
    Subscription(PaidSubscription),
    /// Of an invoice.
    Invoice(Invoice),
    /// Of a payment.
    Payment(Payment),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payment(refunds: &[(i64, RefundState)], disputes: &[(i64, bool)]) -> Payment {
        let reference = Reference::new("x").unwrap();
        let refund = |&(cents, state)| Refund {
            reference: reference.clone(),
            amount: Money::usd_cents(cents),
            state,
        };
        let dispute = |&(cents, withdrawn)| Dispute {
            reference: reference.clone(),
            amount: Money::usd_cents(cents),
            state: DisputeState::Open,
            withdrawn,
        };
        Payment {
            reference: reference.clone(),
            customer: None,
            amount: Money::usd_cents(999),
            refunds: refunds.iter().map(refund).collect(),
            disputes: disputes.iter().map(dispute).collect(),
            created_at: Timestamp::from_micros(0),
        }
    }

    #[test]
    fn a_part_that_went_back_is_that_part_of_the_credits() {
        use RefundState::{Failed, Pending, Succeeded};
        let unpaid =
            |refunds: &[_], disputes: &[_]| payment(refunds, disputes).unpaid(Credits(500));
        assert_eq!(unpaid(&[], &[]), Credits(0));
        assert_eq!(unpaid(&[(999, Succeeded)], &[]), Credits(500));
        assert_eq!(unpaid(&[(500, Succeeded)], &[]), Credits(250));
        assert_eq!(unpaid(&[(500, Failed), (1, Pending)], &[]), Credits(0), "rounded down");
        assert_eq!(unpaid(&[], &[(999, false)]), Credits(0), "an inquiry takes nothing");
    }

    #[test]
    fn no_more_is_taken_back_than_was_granted() {
        let twice = payment(&[(999, RefundState::Succeeded)], &[(999, true)]);
        assert_eq!(twice.unpaid(Credits(500)), Credits(500));
        let huge = payment(&[(i64::MAX, RefundState::Succeeded)], &[(i64::MAX, true)]);
        assert_eq!(huge.unpaid(Credits(i64::MAX)), Credits(i64::MAX));
    }

    #[test]
    fn a_reference_can_stand_in_an_address() {
        for wrong in ["", "..", "a/b", "a b", "a?b", "ü", &"x".repeat(181)] {
            let error = Reference::new(wrong).unwrap_err();
            assert_eq!(error.context_value("field"), Some("reference"), "{wrong}");
        }
        assert_eq!(Reference::new("cs_test_a1-B.2").unwrap().as_str(), "cs_test_a1-B.2");
    }
}
