use osirix_core::billing::{GatewayEvent, Reference, Subject, SubjectKind};
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, Result};
use serde_json::Value;

/// The longest kind that is kept, in characters.
const MAX_KIND_LEN: usize = 100;

/// What a message is about: which object to look at. Kinds and versions that are not known are
/// about something else, as is what concerns another account of Stripe's.
pub(crate) fn event(body: &[u8]) -> Result<GatewayEvent> {
    let event: Value = serde_json::from_slice(body).map_err(|e| {
        wrong("this message is no JSON").with("line", e.line()).with("column", e.column())
    })?;
    let text = |name: &str| event.get(name).and_then(Value::as_str);
    let id = text("id").ok_or_else(|| wrong("this message has no id"))?;
    let id = Reference::new(id)?;
    let kind = text("type").ok_or_else(|| wrong("this message has no type"))?;
    let seconds = event.get("created").and_then(Value::as_i64).unwrap_or(0);
    let subject = match event.get("account").is_none_or(Value::is_null) {
        true => event.pointer("/data/object").and_then(subject),
        false => None,
    };
    Ok(GatewayEvent {
        subject: subject.unwrap_or_else(|| Subject::new(SubjectKind::Other, &id)),
        id,
        kind: kind.chars().filter(|c| !c.is_control()).take(MAX_KIND_LEN).collect(),
        at: Timestamp::from_micros(seconds.saturating_mul(1_000_000)),
    })
}

/// The object whose state tells what to do. Charges, refunds and disputes are parts of a payment.
fn subject(object: &Value) -> Option<Subject> {
    let (kind, name) = match object.get("object")?.as_str()? {
        "checkout.session" => (SubjectKind::Checkout, "id"),
        "subscription" => (SubjectKind::Subscription, "id"),
        "invoice" => (SubjectKind::Invoice, "id"),
        "invoice_payment" => (SubjectKind::Invoice, "invoice"),
        "payment_intent" => (SubjectKind::Payment, "id"),
        "charge" | "refund" | "dispute" => (SubjectKind::Payment, "payment_intent"),
        _ => return None,
    };
    let called = object.get(name)?;
    let called = called.as_str().or_else(|| called.get("id")?.as_str())?;
    Some(Subject { kind, reference: Reference::new(called).ok()? })
}

fn wrong(message: &'static str) -> Error {
    Error::invalid("body", message)
}

#[cfg(test)]
mod tests {
    use osirix_core::error::ErrorCode;
    use serde_json::json;

    use super::*;

    fn about(kind: &str, object: &Value) -> (SubjectKind, String) {
        let body = json!({ "id": "evt_1", "type": kind, "created": 1_767_225_600,
            "api_version": "2031-01-01.unheard", "data": { "object": object } });
        let event = event(body.to_string().as_bytes()).unwrap();
        assert_eq!((event.id.as_str(), event.kind.as_str()), ("evt_1", kind));
        assert_eq!(event.at.as_micros(), 1_767_225_600_000_000);
        (event.subject.kind, event.subject.reference.to_string())
    }

    #[test]
    fn a_message_names_the_object_to_look_at() {
        use SubjectKind::{Checkout, Invoice, Payment, Subscription};
        for (kind, object, subject) in [
            (
                "checkout.session.completed",
                json!({ "object": "checkout.session", "id": "x" }),
                Checkout,
            ),
            (
                "customer.subscription.updated",
                json!({ "object": "subscription", "id": "x" }),
                Subscription,
            ),
            ("invoice.paid", json!({ "object": "invoice", "id": "x" }), Invoice),
            (
                "invoice_payment.paid",
                json!({ "object": "invoice_payment", "invoice": "x" }),
                Invoice,
            ),
            ("payment_intent.succeeded", json!({ "object": "payment_intent", "id": "x" }), Payment),
            ("charge.refunded", json!({ "object": "charge", "payment_intent": "x" }), Payment),
            ("refund.failed", json!({ "object": "refund", "payment_intent": "x" }), Payment),
            (
                "charge.dispute.funds_withdrawn",
                json!({ "object": "dispute", "payment_intent": { "id": "x" } }),
                Payment,
            ),
        ] {
            assert_eq!(about(kind, &object), (subject, "x".to_owned()), "{kind}");
        }
    }

    #[test]
    fn what_is_not_known_is_about_something_else() {
        for (kind, object) in [
            ("charge.succeeded", json!({ "object": "charge", "payment_intent": null })),
            ("customer.created", json!({ "object": "customer", "id": "cus_1" })),
            ("some.thing.new", json!({ "object": 7 })),
            ("invoice.paid", json!({ "object": "invoice", "id": "../etc" })),
            ("invoice.upcoming", json!({ "object": "invoice" })),
            ("v2.core.event", Value::Null),
        ] {
            assert_eq!(about(kind, &object), (SubjectKind::Other, "evt_1".to_owned()), "{kind}");
        }
    }

    #[test]
    fn what_happened_on_a_connected_account_is_not_ours() {
        let body = json!({ "id": "evt_1", "type": "invoice.paid", "account": "acct_1",
            "data": { "object": { "object": "invoice", "id": "in_1" } } });
        let event = event(body.to_string().as_bytes()).unwrap();
        assert_eq!(event.subject.kind, SubjectKind::Other);
    }

    #[test]
    fn what_is_no_message_is_refused() {
        let deep = "[".repeat(100_000);
        for body in
            ["", "{", "[]", "7", "{\"id\":\"evt_1\"}", "{\"id\":\"a b\",\"type\":\"x\"}", &deep]
        {
            assert_eq!(event(body.as_bytes()).unwrap_err().code(), ErrorCode::InvalidInput);
        }
    }
}
