//! Changes of subscriptions.

use osirix_core::billing::{Change, PaidSubscription, Reference};
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::plans::PlanCode;
use serde_json::Value;

use super::Stripe;
use super::form::Form;
use super::read::Doc;

impl Stripe {
    pub(super) async fn change_subscription(
        &self,
        reference: &Reference,
        change: &Change,
    ) -> Result<PaidSubscription> {
        let path = format!("subscriptions/{reference}");
        let found = self.http.get(&path, &Form::new()).await?;
        let found = found.ok_or_else(|| Error::not_found("subscription", reference))?;
        let state = Doc(&found).text("/status")?;
        if matches!(state, "canceled" | "incomplete_expired") {
            let message = "this subscription is over";
            return Err(Error::new(ErrorCode::Conflict, message).with("subscription", reference));
        }
        if let Change::Downgrade(plan) = change {
            self.schedule(&found, plan).await?;
        } else {
            // What was to follow with the next period follows no more.
            self.release(&found).await?;
            let form = self.change_form(&found, change)?;
            self.http.post(&path, &form, &self.http.new_key()?).await?;
        }
        let changed = self.get_subscription(reference).await?;
        changed.ok_or_else(|| Error::not_found("subscription", reference))
    }

    fn change_form(&self, subscription: &Value, change: &Change) -> Result<Form> {
        Ok(match change {
            // Invoiced now; a payment that fails leaves everything as it was.
            Change::Upgrade(plan) => Form::new()
                .with("items[0][id]", Doc(subscription).text("/items/data/0/id")?)
                .with("items[0][price]", self.settings.price(plan)?)
                .with("proration_behavior", "always_invoice")
                .with("payment_behavior", "error_if_incomplete")
                .with("cancel_at_period_end", false),
            Change::Cancel => Form::new().with("cancel_at_period_end", true),
            Change::Resume | Change::Downgrade(_) => {
                Form::new().with("cancel_at_period_end", false)
            }
        })
    }

    /// Has another plan follow with the next period: a schedule of two phases
    /// (<https://docs.stripe.com/billing/subscriptions/subscription-schedules>).
    async fn schedule(&self, subscription: &Value, to: &PlanCode) -> Result<()> {
        let (next, now) = (self.settings.price(to)?, Doc(subscription));
        self.release(subscription).await?;
        let path = format!("subscriptions/{}", now.text("/id")?);
        if now.flag("/cancel_at_period_end") {
            let form = Form::new().with("cancel_at_period_end", false);
            self.http.post(&path, &form, &self.http.new_key()?).await?;
        }
        let form = Form::new().with("from_subscription", now.text("/id")?);
        let made = self.http.post("subscription_schedules", &form, &self.http.new_key()?).await?;
        let (price, start, end) = (now.price("/items/data/0")?, now.start()?, now.end()?);
        let form = Form::new()
            .with("end_behavior", "release")
            .with("phases[0][items][0][price]", price)
            .with("phases[0][items][0][quantity]", 1)
            .with("phases[0][start_date]", start)
            .with("phases[0][end_date]", end)
            .with("phases[1][items][0][price]", next)
            .with("phases[1][items][0][quantity]", 1)
            .with("phases[1][proration_behavior]", "none");
        let path = format!("subscription_schedules/{}", Doc(&made).reference("/id")?);
        self.http.post(&path, &form, &self.http.new_key()?).await.map(drop)
    }

    async fn release(&self, subscription: &Value) -> Result<()> {
        let Some(schedule) = Doc(subscription).id("/schedule") else { return Ok(()) };
        let path = format!("subscription_schedules/{}/release", Reference::new(schedule)?);
        self.http.post(&path, &Form::new(), &self.http.new_key()?).await.map(drop)
    }
}
