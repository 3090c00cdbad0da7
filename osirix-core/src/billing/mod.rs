//! Payments: what an account buys at a payment gateway, and what follows from it here.
//!
//! A gateway says what has happened to an object of its own (a checkout, a subscription, an
//! invoice, a payment), late, twice and in any order. So nothing here is done by what a message
//! says. It names an object; the object's present state is fetched, and one transaction makes the
//! plan in force, the credits and the audit log what that state asks for:
//!
//! | state | what follows |
//! |---|---|
//! | a subscription that is in force | its plan is in force, otherwise Free |
//! | an invoice that is paid | the credits of its lines, once for the invoice |
//! | a checkout of a credit pack that is paid | the pack's credits, once for the checkout |
//! | a checkout of a product that is paid | the order is paid and its licence given, once |
//! | a payment of which a part is refunded or disputed | that part of its credits is taken back |
//! | a payment for a product that is gone whole | its licence counts no more |
//!
//! What a state asks for is a target, and what is written is its difference to what was done
//! before. So a message may come any number of times, and one that comes late does nothing.
//!
//! Two who fetch the same object at once could end with the older state. Each fetch therefore has a
//! number that grows, taken before it: the state of a smaller number never follows that of a larger
//! one. Whatever changed after the last fetch has a message of its own, which fetches again.

mod apply;
mod entitle;
mod gateway;
mod intake;
mod manual;
mod model;
mod orders;
mod payments;
mod reconcile;
mod refresh;
mod service;
mod settings;
mod store;

pub use gateway::{
    Change, CheckoutRequest, Delivery, Listed, NewCustomer, PaymentGateway, Purchase, RefundRequest,
};
pub use intake::Intake;
pub use manual::ManualGateway;
pub use model::{
    Checkout, CheckoutState, CreditPack, Current, Customer, Dispute, DisputeState, GatewayEvent,
    Invoice, InvoiceLine, InvoiceState, PaidSubscription, PaidSubscriptionState, Payment, Period,
    Reference, Refund, RefundState, Subject, SubjectKind,
};
pub use reconcile::{Difference, DifferenceKind, Reconciliation};
pub(crate) use service::check_url;
pub use service::{Billing, Overview, StartCheckout};
pub use settings::{BillingSettings, Trial};
pub use store::{
    BillingEvents, BillingRepository, EventState, PaidFor, PaymentRepository,
    ReconciliationRepository, StoredCheckout, StoredEvent, StoredPayment, StoredSubscription,
};
