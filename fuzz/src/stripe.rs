//! Messages that say they are Stripe's.

use std::sync::LazyLock;

use osirix_billing::stripe::{Stripe, StripeSettings};
use osirix_billing::webhooks::Signatures;
use osirix_core::ErrorCode;
use osirix_core::billing::{Delivery, PaymentGateway as _};
use osirix_core::clock::{Ambient, Timestamp};
use osirix_core::secret::Secret;

use crate::Target;
use crate::input::{assert_refusal, text};

pub(crate) const TARGET: Target = Target { name: "stripe", run, seeds: examples };

const NOW: Timestamp = Timestamp::from_micros(1_774_745_999_000_000);

static STRIPE: LazyLock<Stripe> = LazyLock::new(|| {
    let settings =
        StripeSettings { webhook_secrets: secrets(), ..StripeSettings::new("sk_test_1") };
    Stripe::new(settings, Ambient::system()).expect("these settings can be")
});

fn secrets() -> Vec<Secret<String>> {
    vec![Secret::new("whsec_of_a_test".to_owned())]
}

/// The header's line, and the message's bytes behind it.
fn run(bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (header, body) = (text(&bytes[..end]), bytes.get(end + 1..).unwrap_or_default());
    let signatures = Signatures::new(secrets());
    match signatures.verify(body, &header, NOW) {
        Ok(()) => assert_vouched_for(&signatures, body, &header),
        Err(error) => assert_eq!(error.code(), ErrorCode::Unauthenticated, "{error:?}"),
    }
    assert_event_is_read(&signatures, body);
}

/// Only who knows the secret is believed.
fn assert_vouched_for(signatures: &Signatures, body: &[u8], header: &str) {
    let time = header.split(',').find_map(|part| part.trim().strip_prefix("t="));
    let time: i64 = time.and_then(|time| time.parse().ok()).expect("a time was believed");
    let made = signatures.sign(body, Timestamp::from_micros(time * 1_000_000));
    let made = made.expect("there is a secret");
    let (_, made) = made.split_once("v1=").expect("a signature");
    assert!(header.to_ascii_lowercase().contains(made), "{header} is not of these bytes");
}

fn assert_event_is_read(signatures: &Signatures, body: &[u8]) {
    let signature = signatures.sign(body, NOW).expect("there is a secret");
    match STRIPE.event(&Delivery { body, signature: &signature, received_at: NOW }) {
        Ok(event) => {
            assert!(event.kind.chars().count() <= 100 && !event.kind.contains(char::is_control));
            let name = event.subject.reference.to_string();
            assert_eq!(name.parse().ok(), Some(event.subject.reference));
        }
        Err(error) => assert_refusal(&error, "field"),
    }
}

fn examples() -> Vec<Vec<u8>> {
    let bodies = [
        r#"{"id":"evt_1","type":"checkout.session.completed","created":1774745999,"account":null,"data":{"object":{"object":"checkout.session","id":"cs_1"}}}"#,
        r#"{"id":"evt_2","type":"charge.dispute.created","data":{"object":{"object":"dispute","payment_intent":{"id":"pi_1"}}}}"#,
        r#"{"id":"evt_3","type":"invoice.paid","created":-9223372036854775808,"account":"acct_1","data":{"object":{"object":"invoice","id":".."}}}"#,
        "[]",
    ];
    let signatures = Signatures::new(secrets());
    let signed = bodies.iter().map(|body| {
        let header = signatures.sign(body.as_bytes(), NOW).expect("there is a secret");
        format!("{header},v0=00\n{body}").into_bytes()
    });
    signed.collect()
}
