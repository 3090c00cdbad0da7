//! Stripe, asked by its HTTP interface (<https://docs.stripe.com/api>).

mod calls;
mod changes;
mod error;
mod form;
mod http;
mod payouts;
mod read;
mod settings;

use async_trait::async_trait;
use osirix_core::billing::{
    Change, Checkout, CheckoutRequest, Current, Delivery, GatewayEvent, Listed, NewCustomer,
    PaidSubscription, PaymentGateway, Period, Reference, Refund, RefundRequest, Subject,
    SubjectKind,
};
use osirix_core::clock::Ambient;
use osirix_core::error::Result;

use crate::webhooks::{self, Signatures};
use http::Http;
pub use settings::StripeSettings;

/// Stripe as a payment gateway.
///
/// Every request that changes something has an idempotency key, and is repeated under it when the
/// answer did not come; all of them name the version of Stripe's interface that is set. Tax and
/// coupons are left to Stripe.
#[derive(Debug)]
pub struct Stripe {
    settings: StripeSettings,
    signatures: Signatures,
    http: Http,
}

impl Stripe {
    /// With these settings; reaches nobody before it is used. A setting that cannot be is a
    /// [`Configuration`](osirix_core::ErrorCode::Configuration).
    pub fn new(settings: StripeSettings, ambient: Ambient) -> Result<Self> {
        let base = settings.check()?;
        let signatures = Signatures::new(settings.webhook_secrets.clone());
        let http = Http::new(base, &settings, ambient)?;
        Ok(Stripe { settings, signatures, http })
    }
}

#[async_trait]
impl PaymentGateway for Stripe {
    fn name(&self) -> &str {
        "stripe"
    }

    async fn create_customer(&self, customer: &NewCustomer) -> Result<Reference> {
        self.make_customer(customer).await
    }

    async fn checkout(&self, request: &CheckoutRequest) -> Result<Checkout> {
        self.make_checkout(request).await
    }

    async fn portal(&self, customer: &Reference, return_url: &str) -> Result<String> {
        self.make_portal(customer, return_url).await
    }

    async fn change(&self, subscription: &Reference, change: &Change) -> Result<PaidSubscription> {
        self.change_subscription(subscription, change).await
    }

    async fn fetch(&self, subject: &Subject) -> Result<Option<Current>> {
        let called = &subject.reference;
        Ok(match subject.kind {
            SubjectKind::Checkout => self.get_checkout(called).await?.map(Current::Checkout),
            SubjectKind::Subscription => {
                self.get_subscription(called).await?.map(Current::Subscription)
            }
            SubjectKind::Invoice => self.get_invoice(called).await?.map(Current::Invoice),
            SubjectKind::Payment => self.get_payment(called).await?.map(Current::Payment),
            SubjectKind::Other => None,
        })
    }

    async fn list(
        &self,
        kind: SubjectKind,
        period: &Period,
        after: Option<&Reference>,
    ) -> Result<Listed> {
        self.list_made(kind, period, after).await
    }

    async fn refund(&self, request: &RefundRequest) -> Result<Refund> {
        self.make_refund(request).await
    }

    fn event(&self, delivery: &Delivery<'_>) -> Result<GatewayEvent> {
        let Delivery { body, signature, received_at } = *delivery;
        self.signatures.verify(body, signature, received_at)?;
        webhooks::event(body)
    }
}
