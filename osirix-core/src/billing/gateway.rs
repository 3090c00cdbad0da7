use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    Checkout, CreditPack, Current, GatewayEvent, PaidSubscription, Period, Reference, Refund,
    Subject, SubjectKind,
};
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::AccountId;
use crate::money::Money;
use crate::plans::PlanCode;

/// An account that becomes a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCustomer {
    /// Whose customer it is.
    pub account: AccountId,
    /// What the invoices say.
    pub name: String,
    /// Where the invoices go.
    pub email: Option<String>,
}

/// What is bought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purchase {
    /// A plan, paid for each period.
    Plan {
        /// Which.
        plan: PlanCode,
        /// How many days nothing is paid for; 0 for none.
        trial_days: u32,
    },
    /// Credits, paid once.
    Pack(CreditPack),
    /// A product of the marketplace, paid once.
    Product {
        /// Its name for people.
        name: String,
        /// Its price: above zero.
        price: Money,
    },
}

/// A purchase to lead a buyer through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckoutRequest {
    /// Who buys.
    pub customer: Reference,
    /// For which account.
    pub account: AccountId,
    /// What.
    pub purchase: Purchase,
    /// Where the buyer comes back to after the purchase.
    pub success_url: String,
    /// Where a buyer comes back to who does not buy.
    pub cancel_url: String,
    /// The caller's own id: the same request with the same key makes one checkout.
    pub key: String,
}

/// What is to be done with a subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// To this plan now: what is left of the period is paid and given back in proportion.
    Upgrade(PlanCode),
    /// To this plan with the next period.
    Downgrade(PlanCode),
    /// To end with the period.
    Cancel,
    /// To go on as it is: neither to end nor to change with the next period.
    Resume,
}

/// Money to be sent back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundRequest {
    /// Of which payment.
    pub payment: Reference,
    /// How much: above zero, and no more than is left of the payment.
    pub amount: Money,
    /// The caller's own id: the same request with the same key makes one refund.
    pub key: String,
}

/// A part of what a gateway has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// The names of the objects.
    pub references: Vec<Reference>,
    /// Where the next page goes on; `None` at the end.
    pub next: Option<Reference>,
}

/// A message as it was received, to be believed or not.
#[derive(Debug, Clone, Copy)]
pub struct Delivery<'a> {
    /// The bytes as they came, before anything was read into them.
    pub body: &'a [u8],
    /// What vouches for them: the header that the gateway signs with.
    pub signature: &'a str,
    /// When they came.
    pub received_at: Timestamp,
}

/// Who takes payments.
///
/// Every implementation passes the suite `conformance::gateway`. What cannot be reached now is
/// [`Unavailable`](crate::ErrorCode::Unavailable) or
/// [`RateLimited`](crate::ErrorCode::RateLimited), which a later try may mend; an error names no
/// secret.
#[async_trait]
pub trait PaymentGateway: Send + Sync {
    /// Its name, as customers are kept under it.
    fn name(&self) -> &str;

    /// Makes a customer.
    ///
    /// - The same request makes the same customer when it is repeated within a day.
    async fn create_customer(&self, customer: &NewCustomer) -> Result<Reference>;

    /// Begins a purchase.
    ///
    /// - It comes with a place to send the buyer, and is open and not paid.
    /// - The same key makes the same checkout.
    /// - An unknown customer is [`NotFound`](crate::ErrorCode::NotFound); a plan that the gateway
    ///   does not sell is a [`Configuration`](crate::ErrorCode::Configuration).
    async fn checkout(&self, request: &CheckoutRequest) -> Result<Checkout>;

    /// Where a customer can look after cards, invoices and subscriptions; they come back by the
    /// `return_url`.
    ///
    /// - An unknown customer is [`NotFound`](crate::ErrorCode::NotFound).
    async fn portal(&self, customer: &Reference, return_url: &str) -> Result<String>;

    /// Changes a subscription, and tells what it is then.
    ///
    /// - An upgrade is in force at once and makes an invoice over the rest of the period.
    /// - A downgrade leaves the plan as it is and is told as the next one.
    /// - A cancelled subscription stays in force until the period ends.
    /// - A resumed subscription neither ends nor changes.
    /// - An unknown subscription is [`NotFound`](crate::ErrorCode::NotFound), one that is over a
    ///   [`Conflict`](crate::ErrorCode::Conflict).
    async fn change(&self, subscription: &Reference, change: &Change) -> Result<PaidSubscription>;

    /// The state of an object now; `None` when the gateway does not know it.
    ///
    /// - Everything that happened before the call is in it.
    async fn fetch(&self, subject: &Subject) -> Result<Option<Current>>;

    /// What was made in a period, a page of it: checkouts, invoices, or payments that succeeded; of
    /// other kinds nothing. `after` is the `next` of the page before.
    ///
    /// - Everything of the period is on one of its pages, once.
    /// - What was made before the period or at its end or later is on none.
    async fn list(
        &self,
        kind: SubjectKind,
        period: &Period,
        after: Option<&Reference>,
    ) -> Result<Listed>;

    /// Sends money back.
    ///
    /// - The payment tells of the refund from then on.
    /// - The same key makes one refund.
    /// - More than is left is [`InvalidInput`](crate::ErrorCode::InvalidInput), an unknown payment
    ///   [`NotFound`](crate::ErrorCode::NotFound).
    async fn refund(&self, request: &RefundRequest) -> Result<Refund>;

    /// Reads a message.
    ///
    /// - One that nobody vouches for, or that is not of its bytes or its time, is
    ///   [`Unauthenticated`](crate::ErrorCode::Unauthenticated).
    /// - A kind that is not known is an event of another subject, and no error.
    /// - Where messages are turned off, each is [`Unsupported`](crate::ErrorCode::Unsupported).
    fn event(&self, delivery: &Delivery<'_>) -> Result<GatewayEvent>;
}
