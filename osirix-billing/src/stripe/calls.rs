//! What Stripe is asked to make.

use osirix_core::billing::{
    Checkout, CheckoutRequest, NewCustomer, Purchase, Reference, Refund, RefundRequest,
};
use osirix_core::error::{Error, Result};
use osirix_core::money::Money;
use serde_json::Value;

use super::Stripe;
use super::form::Form;
use super::read::{Doc, currency_name};

impl Stripe {
    pub(super) async fn make_customer(&self, customer: &NewCustomer) -> Result<Reference> {
        let form = Form::new()
            .with("name", &customer.name)
            .with_some("email", customer.email.as_ref())
            .with("metadata[osirix_account]", customer.account);
        // The same words make the same customer: Stripe remembers a key for a day.
        let key = format!("customer:{}", form.encoded());
        Doc(&self.http.post("customers", &form, &key).await?).reference("/id")
    }

    pub(super) async fn make_checkout(&self, request: &CheckoutRequest) -> Result<Checkout> {
        let form = Form::new()
            .with("customer", &request.customer)
            .with("client_reference_id", request.account)
            .with("metadata[osirix_account]", request.account)
            .with("success_url", &request.success_url)
            .with("cancel_url", &request.cancel_url)
            .with("line_items[0][quantity]", 1);
        let form = self.extras(self.purchase(form, request)?);
        let session = self.http.post("checkout/sessions", &form, &request.key).await?;
        let session = Doc(&session);
        Ok(Checkout { reference: session.reference("/id")?, url: session.text("/url")?.to_owned() })
    }

    fn purchase(&self, form: Form, request: &CheckoutRequest) -> Result<Form> {
        Ok(match &request.purchase {
            Purchase::Plan { plan, trial_days } => form
                .with("mode", "subscription")
                .with("line_items[0][price]", self.settings.price(plan)?)
                .with("subscription_data[metadata][osirix_account]", request.account)
                .with_some(
                    "subscription_data[trial_period_days]",
                    (*trial_days > 0).then_some(trial_days),
                ),
            Purchase::Pack(pack) => once(form, request, &pack.name, pack.price)?,
            Purchase::Product { name, price } => once(form, request, name, *price)?,
        })
    }

    fn extras(&self, form: Form) -> Form {
        let tax = self.settings.automatic_tax;
        form.with_some("allow_promotion_codes", self.settings.promotion_codes.then_some(true))
            .with_some("automatic_tax[enabled]", tax.then_some(true))
            .with_some("customer_update[address]", tax.then_some("auto"))
    }

    pub(super) async fn make_portal(
        &self,
        customer: &Reference,
        return_url: &str,
    ) -> Result<String> {
        let form = Form::new().with("customer", customer).with("return_url", return_url);
        let session =
            self.http.post("billing_portal/sessions", &form, &self.http.new_key()?).await?;
        Doc(&session).text("/url").map(str::to_owned)
    }

    pub(super) async fn make_refund(&self, request: &RefundRequest) -> Result<Refund> {
        let paid = self.get_payment(&request.payment).await?;
        let paid = paid.ok_or_else(|| Error::not_found("payment", &request.payment))?;
        // Stripe takes the payment's currency, whatever was meant.
        let range = 1..=paid.amount.minor_units;
        let currency = paid.amount.currency;
        if request.amount.currency != currency || !range.contains(&request.amount.minor_units) {
            let message = "a refund is above zero, in its payment's currency and no more than it";
            return Err(Error::invalid("amount", message).with("limit", paid.amount));
        }
        let form = Form::new()
            .with("payment_intent", &request.payment)
            .with("amount", request.amount.minor_units);
        let refund: Value = self.http.post("refunds", &form, &request.key).await?;
        Doc(&refund).refund()
    }
}

/// Something that is paid once, at a price of its own.
fn once(form: Form, request: &CheckoutRequest, name: &str, price: Money) -> Result<Form> {
    let field = |field: &str| format!("line_items[0][price_data]{field}");
    Ok(form
        .with("mode", "payment")
        .with(&field("[currency]"), currency_name(price)?)
        .with(&field("[unit_amount]"), price.minor_units)
        .with(&field("[product_data][name]"), name)
        .with("payment_intent_data[metadata][osirix_account]", request.account))
}
