use std::time::Duration;

use serde_json::{Value, json};

use super::*;

const SITE: &str = "https://example.com";

struct Case {
    ambient: Ambient,
    vault: Vault,
    key: SigningKey,
}

impl Case {
    fn new() -> Self {
        let ambient = Ambient::system();
        let vault = Vault::new(&Secret::new("s".repeat(32)), &[]).unwrap();
        let retires_at = ambient.now() + Duration::from_secs(60);
        let key = new_key(&ambient, &vault, retires_at).unwrap();
        Case { ambient, vault, key }
    }

    fn now_s(&self) -> i64 {
        self.ambient.now().as_micros() / 1_000_000
    }

    fn claims(&self) -> Claims {
        let (iat, exp) = (self.now_s(), self.now_s() + 900);
        let text = str::to_owned;
        Claims {
            sub: text("usr_1"),
            iss: text(SITE),
            aud: text(SITE),
            iat,
            exp,
            sid: text("ses_1"),
            email: text("ada@example.com"),
            name: text("Ada"),
        }
    }

    fn token(&self) -> String {
        sign(&self.key, &self.vault, &self.claims()).unwrap()
    }

    /// Signs any header over any claims with the real key.
    fn forged(&self, header: &Value, claims: &Value) -> String {
        let text = format!("{}.{}", encoded(header).unwrap(), encoded(claims).unwrap());
        let signature = opened(&self.key, &self.vault).unwrap().sign(text.as_bytes());
        format!("{text}.{}", BASE64.encode(signature.to_bytes()))
    }

    fn header(&self) -> Value {
        json!({ "alg": "EdDSA", "typ": "JWT", "kid": self.key.id.to_string() })
    }

    #[track_caller]
    fn refuses(&self, token: &str) {
        let keys = std::slice::from_ref(&self.key);
        let refused = verify(keys, token, SITE, self.ambient.now());
        assert_eq!(refused.unwrap_err().code(), ErrorCode::Unauthenticated, "{token}");
    }
}

#[test]
fn a_token_is_believed_until_it_ends() {
    let case = Case::new();
    let keys = std::slice::from_ref(&case.key);
    let verified = verify(keys, &case.token(), SITE, case.ambient.now()).unwrap();
    assert_eq!(verified, case.claims());
    let later = case.ambient.now() + Duration::from_secs(901);
    verify(keys, &case.token(), SITE, later).unwrap_err();
}

#[test]
fn alg_none() {
    let case = Case::new();
    let claims = encoded(&case.claims()).unwrap();
    for alg in ["none", "None", "NONE", ""] {
        let header = json!({ "alg": alg, "typ": "JWT", "kid": case.key.id.to_string() });
        let header = encoded(&header).unwrap();
        case.refuses(&format!("{header}.{claims}."));
        case.refuses(&format!("{header}.{claims}"));
    }
}

#[test]
fn confusion_of_asymmetric_and_symmetric_algorithms() {
    use hmac::{Hmac, KeyInit as _, Mac as _};
    let case = Case::new();
    for key in
        [case.key.public_key.clone().into_bytes(), BASE64.decode(&case.key.public_key).unwrap()]
    {
        let header = json!({ "alg": "HS256", "typ": "JWT", "kid": case.key.id.to_string() });
        let claims = encoded(&case.claims()).unwrap();
        let text = format!("{}.{claims}", encoded(&header).unwrap());
        let mac = Hmac::<sha2::Sha256>::new_from_slice(&key).unwrap();
        let signature = mac.chain_update(&text).finalize().into_bytes();
        case.refuses(&format!("{text}.{}", BASE64.encode(signature)));
    }
    let rs = json!({ "alg": "RS256", "typ": "JWT", "kid": case.key.id.to_string() });
    case.refuses(&case.forged(&rs, &json!(case.claims())));
}

#[test]
fn a_key_that_the_token_brings_itself() {
    let case = Case::new();
    for (name, value) in [
        ("jku", json!("https://evil.example/jwks")),
        ("x5u", json!("https://evil.example/cert")),
        ("jwk", json!(Jwk::from(&Case::new().key))),
        ("crit", json!(["exp"])),
    ] {
        let mut header = case.header();
        header[name] = value;
        case.refuses(&case.forged(&header, &json!(case.claims())));
    }
    for kid in ["", "../../dev/null", "' OR 1=1 --", &Case::new().key.id.to_string()] {
        let header = json!({ "alg": "EdDSA", "typ": "JWT", "kid": kid });
        case.refuses(&case.forged(&header, &json!(case.claims())));
    }
}

#[test]
fn another_type_audience_issuer_or_time() {
    let case = Case::new();
    for typ in ["at+jwt", "id_token", "jwt+reset"] {
        let header = json!({ "alg": "EdDSA", "typ": typ, "kid": case.key.id.to_string() });
        case.refuses(&case.forged(&header, &json!(case.claims())));
    }
    for (name, value) in [
        ("aud", json!("https://other.example")),
        ("iss", json!("https://other.example")),
        ("exp", json!(case.now_s())),
        ("iat", json!(case.now_s() + 60)),
    ] {
        let mut claims = json!(case.claims());
        claims[name] = value;
        case.refuses(&case.forged(&case.header(), &claims));
    }
}

#[test]
fn a_token_that_was_changed_cut_or_signed_by_another() {
    let case = Case::new();
    let token = case.token();
    let other = Case::new();
    let mut swapped = other.claims();
    swapped.sub = "usr_2".to_owned();
    let parts: Vec<&str> = token.split('.').collect();
    let theirs = encoded(&swapped).unwrap();
    case.refuses(&format!("{}.{theirs}.{}", parts[0], parts[2]));
    case.refuses(&other.token());
    case.refuses(&token[..token.len() - 4]);
    case.refuses(&format!("{token}{}", "A".repeat(MAX_LEN)));
    for junk in ["", ".", "..", "...", "a.b.c", "null"] {
        case.refuses(junk);
    }
}
