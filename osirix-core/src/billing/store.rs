use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    Customer, Dispute, GatewayEvent, Invoice, PaidSubscription, Period, Reconciliation, Reference,
    Refund, Subject, SubjectKind,
};
use crate::clock::Timestamp;
use crate::error::{ErrorRecord, Result};
use crate::id::AccountId;
use crate::money::{Credits, Money};
use crate::names::names;
use crate::page::{Page, PageRequest};
use crate::plans::PlanCode;

names! {
    /// What became of a message.
    "state" pub enum EventState {
        /// It waits for its turn.
        Queued = "queued",
        /// What follows from it is done.
        Done = "done",
        /// Nothing follows from it.
        Ignored = "ignored",
        /// It was tried too often: somebody has to look.
        Failed = "failed",
    }
}

/// A message as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredEvent {
    /// What the gateway told.
    pub event: GatewayEvent,
    /// What became of it.
    pub state: EventState,
    /// How often it was taken.
    pub attempts: u32,
    /// When it is its turn, or that of the next try.
    pub due_at: Timestamp,
    /// When it came.
    pub received_at: Timestamp,
    /// Why the last try failed.
    pub error: Option<ErrorRecord>,
}

impl StoredEvent {
    /// A message that has just come: it waits for its turn, unless nothing follows from it.
    pub(super) fn new(event: GatewayEvent, now: Timestamp) -> Self {
        let state = match event.subject.kind {
            SubjectKind::Other => EventState::Ignored,
            _ => EventState::Queued,
        };
        StoredEvent { event, state, attempts: 0, due_at: now, received_at: now, error: None }
    }
}

/// A checkout as it was begun, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredCheckout {
    /// What the gateway calls it.
    pub reference: Reference,
    /// Who buys.
    pub account_id: AccountId,
    /// The plan, where one is bought.
    pub plan: Option<PlanCode>,
    /// The code of the credit pack, where one is bought.
    pub pack: Option<String>,
    /// The credits that the buyer was promised for it: 0 for a plan.
    pub credits: Credits,
    /// The price that the buyer was shown.
    pub price: Money,
    /// Whether the buyer can still go on.
    pub open: bool,
    /// Whether it is paid.
    pub paid: bool,
    /// When it was begun.
    pub created_at: Timestamp,
}

/// A subscription as the gateway told it last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredSubscription {
    /// Whose it is.
    pub account_id: AccountId,
    /// What the gateway said.
    pub said: PaidSubscription,
    /// When its plan ends unless the payment that failed is made.
    pub grace_ends_at: Option<Timestamp>,
    /// Whether it was ever on trial.
    pub tried: bool,
    /// When to look at it again, whether or not the gateway tells anything.
    pub review_at: Option<Timestamp>,
}

names! {
    /// What a payment was for.
    "paid_for" pub enum PaidFor {
        /// An invoice.
        Invoice = "invoice",
        /// A checkout of a credit pack.
        Checkout = "checkout",
    }
}

/// A payment that credits were granted for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredPayment {
    /// What the gateway calls it.
    pub reference: Reference,
    /// Who paid.
    pub account_id: AccountId,
    /// What it was for.
    pub paid_for: PaidFor,
    /// What the gateway calls that.
    pub source: Reference,
    /// How many credits were granted for it.
    pub granted: Credits,
    /// How many of them are taken back now: from 0 to `granted`.
    pub revoked: Credits,
    /// How often credits were taken back or given again: each change has its own key in the ledger.
    pub changes: u32,
    /// When the last of its credits lapse.
    pub expires_at: Option<Timestamp>,
    /// When they were granted.
    pub granted_at: Timestamp,
}

/// Keeps what the gateway tells, and the numbers of fetches.
#[async_trait]
pub trait BillingEvents: Send {
    /// Adds a message. `false`, and nothing is written, when one of its id is there.
    async fn insert(&mut self, event: &StoredEvent) -> Result<bool>;

    /// The message of this id.
    async fn get(&mut self, id: &Reference) -> Result<Option<StoredEvent>>;

    /// Takes queued messages that are due, the oldest first, counts the attempt and moves when
    /// they are due to `until`. Of several who take at once, each message goes to one.
    async fn take(
        &mut self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<StoredEvent>>;

    /// Notes what became of a message.
    async fn settle(
        &mut self,
        id: &Reference,
        state: EventState,
        due_at: Timestamp,
        error: Option<&ErrorRecord>,
    ) -> Result<()>;

    /// Messages in this state, the oldest first, so many at most.
    async fn list(&mut self, state: EventState, limit: u32) -> Result<Vec<StoredEvent>>;

    /// Removes messages that came before a time and wait for nothing, so many at most; how many
    /// there were.
    async fn delete_before(&mut self, before: Timestamp, limit: u32) -> Result<u64>;

    /// A number for a fetch of this object, larger than those before it.
    async fn next_fetch(&mut self, subject: &Subject) -> Result<i64>;

    /// Lets the fetch of this number be the one that counts, for this transaction alone until it
    /// ends. `false` when one of a larger number counts already.
    async fn claim_fetch(&mut self, subject: &Subject, number: i64) -> Result<bool>;
}

/// Keeps customers, checkouts and subscriptions.
#[async_trait]
pub trait BillingRepository: Send {
    /// Keeps what concerns this account for this transaction alone until it ends;
    /// [`NotFound`](crate::ErrorCode::NotFound) when there is none.
    async fn lock(&mut self, account: AccountId) -> Result<()>;

    /// The customer that an account is at a gateway.
    async fn customer(&mut self, gateway: &str, account: AccountId) -> Result<Option<Customer>>;

    /// The customer that a gateway calls so.
    async fn customer_called(
        &mut self,
        gateway: &str,
        reference: &Reference,
    ) -> Result<Option<Customer>>;

    /// Adds a customer; where the account is one already, nothing is written.
    async fn insert_customer(&mut self, gateway: &str, customer: &Customer) -> Result<()>;

    /// The documents of a customer of [`ManualGateway`](super::ManualGateway).
    async fn papers(&mut self, customer: &Reference) -> Result<Option<String>>;

    /// Customers and their documents, in the order of their names, behind this one.
    async fn papers_after(
        &mut self,
        customer: Option<&Reference>,
        limit: u32,
    ) -> Result<Vec<(Reference, AccountId, String)>>;

    /// Writes a customer's documents, whether or not there are some.
    async fn save_papers(
        &mut self,
        customer: &Reference,
        account: AccountId,
        papers: &str,
    ) -> Result<()>;

    /// The checkout that the gateway calls so.
    async fn checkout(&mut self, reference: &Reference) -> Result<Option<StoredCheckout>>;

    /// Writes a checkout, whether or not it is there.
    async fn save_checkout(&mut self, checkout: &StoredCheckout) -> Result<()>;

    /// How many of an account's checkouts have ended.
    async fn ended_checkouts(&mut self, account: AccountId) -> Result<u32>;

    /// The subscription that the gateway calls so.
    async fn subscription(&mut self, reference: &Reference) -> Result<Option<StoredSubscription>>;

    /// An account's subscriptions, the newest period first.
    async fn subscriptions(&mut self, account: AccountId) -> Result<Vec<StoredSubscription>>;

    /// Writes a subscription, whether or not it is there.
    async fn save_subscription(&mut self, subscription: &StoredSubscription) -> Result<()>;

    /// Subscriptions that are to be looked at again, the longest due first.
    async fn due_reviews(&mut self, now: Timestamp, limit: u32) -> Result<Vec<Reference>>;
}

/// Keeps invoices and payments.
#[async_trait]
pub trait PaymentRepository: Send {
    /// The invoice that the gateway calls so, without its lines.
    async fn invoice(&mut self, reference: &Reference) -> Result<Option<Invoice>>;

    /// Writes an invoice of an account, whether or not it is there.
    async fn save_invoice(&mut self, account: AccountId, invoice: &Invoice) -> Result<()>;

    /// An account's invoices without their lines, the newest first.
    async fn invoices(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<Invoice>>;

    /// The payment that the gateway calls so, if credits were granted for it.
    async fn payment(&mut self, reference: &Reference) -> Result<Option<StoredPayment>>;

    /// Writes a payment, whether or not it is there.
    async fn save_payment(&mut self, payment: &StoredPayment) -> Result<()>;

    /// Writes what the gateway says of a refund; whether that is something new.
    async fn save_refund(&mut self, payment: &Reference, refund: &Refund) -> Result<bool>;

    /// Writes what the gateway says of a dispute; whether that is something new.
    async fn save_dispute(&mut self, payment: &Reference, dispute: &Dispute) -> Result<bool>;
}

/// Reads what is compared with the gateway, and keeps what came of it.
#[async_trait]
pub trait ReconciliationRepository: Send {
    /// Checkouts, invoices or payments of a period, in the order of their names, behind this one.
    async fn ours(
        &mut self,
        kind: SubjectKind,
        period: &Period,
        after: Option<&Reference>,
        limit: u32,
    ) -> Result<Vec<Reference>>;

    /// The refunds of a payment.
    async fn refunds(&mut self, payment: &Reference) -> Result<Vec<Refund>>;

    /// The disputes of a payment.
    async fn disputes(&mut self, payment: &Reference) -> Result<Vec<Dispute>>;

    /// Whether an invoice names this payment.
    async fn is_paid_by(&mut self, payment: &Reference) -> Result<bool>;

    /// Adds what came of comparing.
    async fn insert(&mut self, done: &Reconciliation) -> Result<()>;

    /// What came of comparing, the newest first.
    async fn list(&mut self, page: &PageRequest) -> Result<Page<Reconciliation>>;
}
