//! A fake: a gateway that cannot be reached.

use async_trait::async_trait;

use crate::billing::{
    Change, Checkout, CheckoutRequest, Current, Delivery, GatewayEvent, Listed, NewCustomer,
    PaidSubscription, PaymentGateway, Period, Reference, Refund, RefundRequest, Subject,
    SubjectKind,
};
use crate::error::{Error, ErrorCode, Result};

pub(super) struct Unreachable;

fn unreachable<T>() -> Result<T> {
    Err(Error::new(ErrorCode::Unavailable, "the payment gateway does not answer"))
}

#[async_trait]
impl PaymentGateway for Unreachable {
    fn name(&self) -> &str {
        "manual"
    }

    async fn create_customer(&self, _: &NewCustomer) -> Result<Reference> {
        unreachable()
    }

    async fn checkout(&self, _: &CheckoutRequest) -> Result<Checkout> {
        unreachable()
    }

    async fn portal(&self, _: &Reference, _: &str) -> Result<String> {
        unreachable()
    }

    async fn change(&self, _: &Reference, _: &Change) -> Result<PaidSubscription> {
        unreachable()
    }

    async fn fetch(&self, _: &Subject) -> Result<Option<Current>> {
        unreachable()
    }

    async fn list(&self, _: SubjectKind, _: &Period, _: Option<&Reference>) -> Result<Listed> {
        unreachable()
    }

    async fn refund(&self, _: &RefundRequest) -> Result<Refund> {
        unreachable()
    }

    fn event(&self, _: &Delivery<'_>) -> Result<GatewayEvent> {
        unreachable()
    }
}
