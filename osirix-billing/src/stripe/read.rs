//! What Stripe has of its objects, in the forms of its versions before and after 2025-03-31.

use osirix_core::billing::{
    CheckoutState, Dispute, DisputeState, Invoice, InvoiceLine, Listed, PaidSubscription, Payment,
    Period, Reference, Refund, SubjectKind,
};
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::money::{Currency, Money};
use serde_json::Value;

use super::Stripe;
use super::error::unlike;
use super::form::Form;

/// The most entries of a list that are asked for at once.
const PAGE: u32 = 100;
/// The most pages: no invoice and no payment has more.
const MAX_PAGES: u32 = 20;

impl Stripe {
    pub(super) async fn get_checkout(&self, called: &Reference) -> Result<Option<CheckoutState>> {
        let path = format!("checkout/sessions/{called}");
        let Some(session) = self.http.get(&path, &Form::new()).await? else { return Ok(None) };
        let session = Doc(&session);
        let status = session.text("/status")?;
        let currency = session.some_text("/currency").unwrap_or("usd");
        let unpaid = session.text("/payment_status")? == "unpaid";
        Ok(Some(CheckoutState {
            reference: session.reference("/id")?,
            customer: session.some_reference("/customer")?,
            open: status == "open",
            paid: status == "complete" && !unpaid,
            subtotal: money(session.number("/amount_subtotal").unwrap_or(0), currency)?,
            payment: session.some_reference("/payment_intent")?,
            subscription: session.some_reference("/subscription")?,
            created_at: seconds(session.number("/created").unwrap_or(0)),
        }))
    }

    pub(super) async fn get_subscription(
        &self,
        called: &Reference,
    ) -> Result<Option<PaidSubscription>> {
        let path = format!("subscriptions/{called}");
        let Some(found) = self.http.get(&path, &Form::new()).await? else { return Ok(None) };
        let found = Doc(&found);
        let price = found.price("/items/data/0")?;
        let plan = self.settings.plan(price).ok_or_else(|| unknown_price(price))?;
        let (start, end) = (found.start()?, found.end()?);
        Ok(Some(PaidSubscription {
            reference: found.reference("/id")?,
            customer: found.reference("/customer")?,
            plan,
            state: found.text("/status")?.parse()?,
            period: Period { start: seconds(start), end: seconds(end) },
            cancel_at_period_end: found.flag("/cancel_at_period_end")
                || found.number("/cancel_at").is_some_and(|at| at <= end),
            next_plan: self.next_plan(&found, end).await?,
        }))
    }

    /// The plan of the phase that follows the present period.
    async fn next_plan(
        &self,
        found: &Doc<'_>,
        end: i64,
    ) -> Result<Option<osirix_core::plans::PlanCode>> {
        let Some(schedule) = found.id("/schedule") else { return Ok(None) };
        let path = format!("subscription_schedules/{}", Reference::new(schedule)?);
        let Some(schedule) = self.http.get(&path, &Form::new()).await? else { return Ok(None) };
        let next = Doc(&schedule).list("/phases");
        let next = next.iter().find(|phase| Doc(phase).number("/start_date") >= Some(end));
        let price = next.and_then(|phase| Doc(phase).id("/items/0/price"));
        Ok(price.and_then(|price| self.settings.plan(price)))
    }

    pub(super) async fn get_invoice(&self, called: &Reference) -> Result<Option<Invoice>> {
        let path = format!("invoices/{called}");
        let expand = self.settings.lists_payments().then_some("payments");
        let query = Form::new().with_some("expand[]", expand);
        let Some(found) = self.http.get(&path, &query).await? else { return Ok(None) };
        let invoice = Doc(&found);
        let currency = invoice.text("/currency")?;
        let lines = match invoice.flag("/lines/has_more") {
            true => self.all(&format!("{path}/lines"), &Form::new()).await?,
            false => invoice.list("/lines/data").to_vec(),
        };
        let lines = lines.iter().map(|line| self.line(&Doc(line), currency));
        Ok(Some(Invoice {
            reference: invoice.reference("/id")?,
            customer: invoice.reference("/customer")?,
            subscription: invoice
                .first_reference(&["/parent/subscription_details/subscription", "/subscription"])?,
            state: invoice.text("/status")?.parse()?,
            due: money(invoice.needed_number("/amount_due")?, currency)?,
            paid: money(invoice.needed_number("/amount_paid")?, currency)?,
            lines: lines.collect::<Result<_>>()?,
            payment: invoice.payment()?,
            url: invoice.some_text("/hosted_invoice_url").map(str::to_owned),
            created_at: seconds(invoice.needed_number("/created")?),
        }))
    }

    fn line(&self, line: &Doc<'_>, currency: &str) -> Result<InvoiceLine> {
        let price = ["/pricing/price_details/price", "/price", "/plan"];
        let price = price.iter().find_map(|at| line.id(at));
        let prorated = [
            "/parent/subscription_item_details/proration",
            "/parent/invoice_item_details/proration",
            "/proration",
        ];
        let start = line.needed_number("/period/start")?;
        let end = line.needed_number("/period/end")?.max(start);
        Ok(InvoiceLine {
            plan: price.and_then(|price| self.settings.plan(price)),
            amount: money(line.needed_number("/amount")?, currency)?,
            proration: prorated.iter().any(|at| line.flag(at)),
            period: Period { start: seconds(start), end: seconds(end) },
        })
    }

    pub(super) async fn get_payment(&self, called: &Reference) -> Result<Option<Payment>> {
        let path = format!("payment_intents/{called}");
        let Some(found) = self.http.get(&path, &Form::new()).await? else { return Ok(None) };
        let intent = Doc(&found);
        let amount = money(intent.needed_number("/amount")?, intent.text("/currency")?)?;
        let of = Form::new().with("payment_intent", called);
        let refunds = self.all("refunds", &of).await?;
        let disputes = match self.disputed(&intent).await? {
            true => self.all("disputes", &of).await?,
            false => Vec::new(),
        };
        Ok(Some(Payment {
            reference: intent.reference("/id")?,
            customer: intent.some_reference("/customer")?,
            amount,
            refunds: refunds.iter().map(|one| Doc(one).refund()).collect::<Result<_>>()?,
            disputes: disputes.iter().map(|one| Doc(one).dispute()).collect::<Result<_>>()?,
            created_at: seconds(intent.number("/created").unwrap_or(0)),
        }))
    }

    /// A page of what was made in a period; of payments those that succeeded.
    pub(super) async fn list_made(
        &self,
        kind: SubjectKind,
        period: &Period,
        after: Option<&Reference>,
    ) -> Result<Listed> {
        let path = match kind {
            SubjectKind::Checkout => "checkout/sessions",
            SubjectKind::Invoice => "invoices",
            SubjectKind::Payment => "payment_intents",
            SubjectKind::Subscription | SubjectKind::Other => return Ok(Listed::default()),
        };
        let query = Form::new()
            .with("created[gte]", whole_seconds(period.start))
            .with("created[lt]", whole_seconds(period.end))
            .with("limit", PAGE)
            .with_some("starting_after", after);
        let found = self.http.get(path, &query).await?.ok_or_else(|| unlike(path))?;
        let all = Doc(&found).list("/data");
        let last = all.last().filter(|_| Doc(&found).flag("/has_more"));
        let next = last.map(|last| Doc(last).reference("/id")).transpose()?;
        let paid = |one: &&Value| match kind {
            SubjectKind::Payment => Doc(one).some_text("/status") == Some("succeeded"),
            _ => true,
        };
        let references = all.iter().filter(paid).map(|one| Doc(one).reference("/id"));
        Ok(Listed { references: references.collect::<Result<_>>()?, next })
    }

    /// Whether a payment was ever called back: its charge says so.
    async fn disputed(&self, intent: &Doc<'_>) -> Result<bool> {
        let charges = intent.list("/charges/data");
        if !charges.is_empty() {
            return Ok(charges.iter().any(|charge| Doc(charge).flag("/disputed")));
        }
        let Some(charge) = intent.id("/latest_charge") else { return Ok(false) };
        let path = format!("charges/{}", Reference::new(charge)?);
        let charge = self.http.get(&path, &Form::new()).await?;
        Ok(charge.is_some_and(|charge| Doc(&charge).flag("/disputed")))
    }

    /// Every entry of a list.
    pub(super) async fn all(&self, path: &str, of: &Form) -> Result<Vec<Value>> {
        let mut all: Vec<Value> = Vec::new();
        for _ in 0..MAX_PAGES {
            let last = all.last().map(|last| Doc(last).text("/id")).transpose()?;
            let query = of.clone().with("limit", PAGE).with_some("starting_after", last);
            let Some(page) = self.http.get(path, &query).await? else { break };
            all.extend_from_slice(Doc(&page).list("/data"));
            if !Doc(&page).flag("/has_more") {
                return Ok(all);
            }
        }
        // A part of a list would say that the rest is not there.
        Err(unlike("the end of a list").with("path", path))
    }
}

/// One of Stripe's objects; places in it are JSON pointers (RFC 6901).
pub(super) struct Doc<'a>(pub(super) &'a Value);

impl<'a> Doc<'a> {
    pub(super) fn some_text(&self, at: &str) -> Option<&'a str> {
        self.0.pointer(at)?.as_str()
    }

    pub(super) fn text(&self, at: &str) -> Result<&'a str> {
        self.some_text(at).ok_or_else(|| unlike(at))
    }

    pub(super) fn number(&self, at: &str) -> Option<i64> {
        self.0.pointer(at)?.as_i64()
    }

    fn needed_number(&self, at: &str) -> Result<i64> {
        self.number(at).ok_or_else(|| unlike(at))
    }

    pub(super) fn flag(&self, at: &str) -> bool {
        self.0.pointer(at).and_then(Value::as_bool).unwrap_or(false)
    }

    fn list(&self, at: &str) -> &'a [Value] {
        self.0.pointer(at).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
    }

    /// The name of an object, which may be there whole.
    pub(super) fn id(&self, at: &str) -> Option<&'a str> {
        let value = self.0.pointer(at)?;
        value.as_str().or_else(|| value.get("id")?.as_str())
    }

    fn some_reference(&self, at: &str) -> Result<Option<Reference>> {
        self.id(at).map(Reference::new).transpose()
    }

    pub(super) fn reference(&self, at: &str) -> Result<Reference> {
        self.some_reference(at)?.ok_or_else(|| unlike(at))
    }

    fn first_reference(&self, places: &[&str]) -> Result<Option<Reference>> {
        places.iter().find_map(|at| self.id(at)).map(Reference::new).transpose()
    }

    /// The price of an item of a subscription.
    pub(super) fn price(&self, item: &str) -> Result<&'a str> {
        let price = self.id(&format!("{item}/price"));
        let price = price.or_else(|| self.id(&format!("{item}/plan")));
        price.ok_or_else(|| unlike("/items/data/0/price"))
    }

    /// When the period of a subscription began, in seconds.
    pub(super) fn start(&self) -> Result<i64> {
        let start = self.number("/items/data/0/current_period_start");
        start.map_or_else(|| self.needed_number("/current_period_start"), Ok)
    }

    /// When the period of a subscription ends, in seconds.
    pub(super) fn end(&self) -> Result<i64> {
        let end = self.number("/items/data/0/current_period_end");
        end.map_or_else(|| self.needed_number("/current_period_end"), Ok)
    }

    /// The payment that paid an invoice.
    fn payment(&self) -> Result<Option<Reference>> {
        let paid = self.list("/payments/data").iter();
        let mut paid = paid.filter(|one| Doc(one).some_text("/status") == Some("paid"));
        let listed = paid.find_map(|one| Doc(one).id("/payment/payment_intent"));
        listed.or_else(|| self.id("/payment_intent")).map(Reference::new).transpose()
    }

    pub(super) fn refund(&self) -> Result<Refund> {
        // One that waits for its buyer or has no state yet is on its way.
        let state = match self.some_text("/status") {
            Some("requires_action") | None => "pending",
            Some(state) => state,
        };
        Ok(Refund {
            reference: self.reference("/id")?,
            amount: money(self.needed_number("/amount")?, self.text("/currency")?)?,
            state: state.parse()?,
        })
    }

    fn dispute(&self) -> Result<Dispute> {
        let state = match self.text("/status")? {
            "won" | "prevented" => DisputeState::Won,
            "lost" => DisputeState::Lost,
            inquiry if inquiry.starts_with("warning_") => DisputeState::Inquiry,
            _ => DisputeState::Open,
        };
        // What was taken out of the balance, and put back: below zero it is gone.
        let moves = self.0.pointer("/balance_transactions").and_then(Value::as_array);
        let withdrawn = match moves {
            Some(moves) => {
                moves.iter().filter_map(|one| Doc(one).number("/amount")).sum::<i64>() < 0
            }
            None => matches!(state, DisputeState::Open | DisputeState::Lost),
        };
        Ok(Dispute {
            reference: self.reference("/id")?,
            amount: money(self.needed_number("/amount")?, self.text("/currency")?)?,
            state,
            withdrawn,
        })
    }
}

fn seconds(seconds: i64) -> Timestamp {
    Timestamp::from_micros(seconds.saturating_mul(1_000_000))
}

/// The first whole second that is not before a time: what was made before it was made in an
/// earlier one.
fn whole_seconds(time: Timestamp) -> i64 {
    let micros = time.as_micros();
    micros.div_euclid(1_000_000) + i64::from(micros.rem_euclid(1_000_000) > 0)
}

fn money(minor_units: i64, currency: &str) -> Result<Money> {
    let known = serde_json::from_value::<Currency>(Value::from(currency.to_uppercase()));
    let known = known.map_err(|_| {
        Error::new(ErrorCode::Unsupported, "no money of this currency is kept here")
            .with("currency", currency.chars().take(3).collect::<String>())
    })?;
    Ok(Money { minor_units, currency: known })
}

/// The name of a currency, in Stripe's letters.
pub(super) fn currency_name(money: Money) -> Result<String> {
    match serde_json::to_value(money.currency) {
        Ok(Value::String(name)) => Ok(name.to_lowercase()),
        _ => Err(Error::internal("a currency is written as its name")),
    }
}

fn unknown_price(price: &str) -> Error {
    let message = "Stripe sells at a price that no plan is set to: add it to prices";
    Error::new(ErrorCode::Configuration, message).with("field", "prices").with("price", price)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn money_that_came_back_is_not_withdrawn() {
        let dispute = |status: &str, moves: Value| {
            let found = json!({ "id": "dp_1", "amount": 999, "currency": "usd", "status": status,
                "balance_transactions": moves });
            let dispute = Doc(&found).dispute().unwrap();
            (dispute.state, dispute.withdrawn)
        };
        let out = json!([{ "amount": -999, "fee": 1_500 }]);
        let back = json!([{ "amount": -999 }, { "amount": 999 }]);
        assert_eq!(dispute("needs_response", out.clone()), (DisputeState::Open, true));
        assert_eq!(dispute("won", out.clone()), (DisputeState::Won, true), "not yet put back");
        assert_eq!(dispute("won", back), (DisputeState::Won, false));
        assert_eq!(dispute("lost", out), (DisputeState::Lost, true));
        assert_eq!(dispute("warning_needs_response", json!([])), (DisputeState::Inquiry, false));
        assert_eq!(dispute("needs_response", Value::Null), (DisputeState::Open, true));
        assert_eq!(dispute("some_new_state", json!([])), (DisputeState::Open, false));
    }

    #[test]
    fn an_invoice_names_its_payment_in_the_form_of_each_version() {
        let old = json!({ "payment_intent": "pi_1" });
        let whole = json!({ "payment_intent": { "id": "pi_1" } });
        let new = json!({ "payments": { "data": [
            { "status": "canceled", "payment": { "payment_intent": "pi_0" } },
            { "status": "paid", "payment": { "payment_intent": "pi_1" } },
        ] } });
        for invoice in [old, whole, new] {
            assert_eq!(Doc(&invoice).payment().unwrap().unwrap().as_str(), "pi_1");
        }
        assert_eq!(Doc(&json!({ "payment_intent": null })).payment().unwrap(), None);
    }

    #[test]
    fn money_of_another_currency_is_refused() {
        let error = money(1, "eur").unwrap_err();
        assert_eq!(
            (error.code(), error.context_value("currency")),
            (ErrorCode::Unsupported, Some("eur"))
        );
    }
}
