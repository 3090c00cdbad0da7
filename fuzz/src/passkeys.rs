//! What browsers answer to a challenge for a passkey.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use osirix_core::ErrorCode;
use osirix_core::auth::{Email, Passkey, PasskeyVerifier as _, Role, User};
use osirix_core::clock::Timestamp;
use osirix_core::id::{AccountId, Id as _, PasskeyId, UserId};
use osirix_identity::passkeys::Passkeys;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::Target;
use crate::input::{assert_refusal, choice};

pub(crate) const TARGET: Target = Target { name: "passkeys", run, seeds: examples };

static PASSKEYS: LazyLock<Passkeys> =
    LazyLock::new(|| Passkeys::new("https://osirix.example").expect("a site has a name"));

/// An answer: as JSON, or as bytes of what browsers encode in it.
fn run(bytes: &[u8]) {
    let (chosen, rest) = choice(bytes);
    let answer = match chosen % 3 {
        0 => serde_json::from_slice(rest).unwrap_or_default(),
        1 => registration(rest),
        _ => authentication(rest),
    };
    assert_registration_is_judged(&answer);
    assert_authentication_is_judged(&answer);
}

fn assert_registration_is_judged(answer: &Value) {
    let (options, remembered) =
        PASSKEYS.start_registration(&user(), &[]).expect("a passkey can be asked for");
    assert!(options.is_object());
    match PASSKEYS.finish_registration(&remembered, answer) {
        Ok(made) => assert!(!made.credential_id.is_empty()),
        Err(error) => assert_refusal(&error, "field"),
    }
}

fn assert_authentication_is_judged(answer: &Value) {
    match PASSKEYS.credential_id(answer) {
        Ok(id) => assert!(BASE64.decode(id).is_ok_and(|bytes| !bytes.is_empty())),
        Err(error) => assert_refusal(&error, "field"),
    }
    let (_, remembered) = PASSKEYS.start_authentication().expect("a passkey can be asked for");
    let error = PASSKEYS.finish_authentication(&remembered, answer, &passkey());
    let error = error.expect_err("this passkey signs nothing");
    // It is looked into only when an answer has the right form.
    if error.code() != ErrorCode::Inconsistent {
        assert_refusal(&error, "field");
    }
}

fn user() -> User {
    User {
        id: UserId::from_uuid(Uuid::from_u128(1)),
        account_id: AccountId::from_uuid(Uuid::from_u128(2)),
        name: "Ada".to_owned(),
        email: Email::new("ada@mail.example").expect("an address"),
        email_verified: true,
        image: None,
        role: Role::User,
        ban: None,
        two_factor_enabled: false,
        created_at: Timestamp::from_micros(0),
        updated_at: Timestamp::from_micros(0),
    }
}

fn passkey() -> Passkey {
    Passkey {
        id: PasskeyId::from_uuid(Uuid::from_u128(3)),
        user_id: UserId::from_uuid(Uuid::from_u128(1)),
        name: "a key".to_owned(),
        credential_id: BASE64.encode([1; 16]),
        data: json!({ "key": "", "state": "", "transports": 0 }),
        created_at: Timestamp::from_micros(0),
        last_used_at: None,
    }
}

/// `RegistrationResponseJSON` (Web Authentication, section 5.1) of these bytes.
fn registration(attestation: &[u8]) -> Value {
    let id = BASE64.encode([1; 16]);
    json!({
        "id": id, "rawId": id, "type": "public-key", "clientExtensionResults": {},
        "response": {
            "clientDataJSON": client_data("webauthn.create"),
            "attestationObject": BASE64.encode(attestation),
        },
    })
}

/// `AuthenticationResponseJSON` of these bytes.
fn authentication(data: &[u8]) -> Value {
    let id = BASE64.encode([1; 16]);
    json!({
        "id": id, "rawId": id, "type": "public-key", "clientExtensionResults": {},
        "response": {
            "clientDataJSON": client_data("webauthn.get"),
            "authenticatorData": BASE64.encode(data),
            "signature": BASE64.encode([7; 64]),
            "userHandle": BASE64.encode([2; 16]),
        },
    })
}

fn client_data(kind: &str) -> String {
    let challenge = BASE64.encode([9; 16]);
    BASE64.encode(format!(
        r#"{{"type":"{kind}","challenge":"{challenge}","origin":"https://osirix.example","crossOrigin":false}}"#
    ))
}

fn examples() -> Vec<Vec<u8>> {
    let data = |flags: u8, more: &[u8]| [&[5; 32][..], &[flags, 0, 0, 0, 1], more].concat();
    // An EdDSA key in COSE (RFC 9053), behind its identifiers.
    let cose = [b"\xa4\x01\x01\x03\x27\x20\x06\x21\x58\x20".as_slice(), &[6; 32]].concat();
    let key = [&[0; 16][..], &[0, 16], &[1; 16], &cose].concat();
    let made = data(0x45, &key);
    let attestation = [
        b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".as_slice(),
        &[made.len() as u8],
        &made,
    ];
    let json = |answer: Value| [b"\0", answer.to_string().as_bytes()].concat();
    vec![
        json(registration(&attestation.concat())),
        json(authentication(&data(5, &[]))),
        [b"\x01", attestation.concat().as_slice()].concat(),
        [b"\x02", data(5, &[]).as_slice()].concat(),
        [b"\x02", data(0x85, b"\xa1\x6bhmac-secret\xf5").as_slice()].concat(),
    ]
}
