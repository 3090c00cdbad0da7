//! Signatures, with Stripe's own library on the other side.

use std::process::Command;

use osirix_billing::stripe::{Stripe, StripeSettings};
use osirix_billing::webhooks::Signatures;
use osirix_core::billing::{Delivery, PaymentGateway as _, SubjectKind};
use osirix_core::clock::{Ambient, Timestamp};
use osirix_core::error::ErrorCode;
use osirix_core::secret::Secret;

use crate::servers::installed;

const SECRET: &str = "whsec_dGhpcyBpcyBhIHNlY3JldA";
const BODY: &str = r#"{"id":"evt_1","object":"event","type":"invoice.paid","created":1795691580,
"data":{"object":{"object":"invoice","id":"in_1","customer_name":"Grüße"}}}"#;

fn library(args: &[&str]) -> Result<String, String> {
    let python = installed("OSIRIX_TEST_STRIPE_PYTHON");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/servers/signature.py");
    let output = Command::new(python).arg(script).args(args).output().unwrap();
    match output.status.success() {
        true => Ok(String::from_utf8(output.stdout).unwrap().trim().to_owned()),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

/// The library looks at the clock of the machine itself, in whole seconds.
fn now() -> Timestamp {
    let micros = Ambient::system().now().as_micros();
    Timestamp::from_micros(micros - micros % 1_000_000)
}

fn ours() -> Signatures {
    Signatures::new(vec![Secret::new(SECRET.to_owned())])
}

#[test]
fn stripes_library_believes_what_is_signed_here() {
    let header = ours().sign(BODY.as_bytes(), now()).unwrap();
    assert_eq!(library(&["verify", SECRET, &header, BODY]).as_deref(), Ok("evt_1"));
    let forged = library(&["verify", "whsec_other", &header, BODY]).unwrap_err();
    assert!(forged.contains("SignatureVerificationError"), "{forged}");
}

#[test]
fn what_stripes_library_signs_is_believed_here() {
    let time = (now().as_micros() / 1_000_000).to_string();
    let header = library(&["sign", SECRET, &time, BODY]).unwrap();
    let settings = StripeSettings {
        webhook_secrets: vec![Secret::new(SECRET.to_owned())],
        ..StripeSettings::new("sk_test_1")
    };
    let stripe = Stripe::new(settings, Ambient::system()).unwrap();
    let delivery = |body| Delivery { body, signature: &header, received_at: now() };
    let event = stripe.event(&delivery(BODY.as_bytes())).unwrap();
    assert_eq!((event.id.as_str(), event.kind.as_str()), ("evt_1", "invoice.paid"));
    assert_eq!(
        (event.subject.kind, event.subject.reference.as_str()),
        (SubjectKind::Invoice, "in_1")
    );
    let cut = stripe.event(&delivery(&BODY.as_bytes()[1..])).unwrap_err();
    assert_eq!(cut.code(), ErrorCode::Unauthenticated);
}
