//! Attacks on sign-in with OpenID Connect, by a fake provider that answers whatever it is told to.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signer as _, SigningKey};
use hmac::{Hmac, KeyInit as _, Mac as _};
use osirix_core::auth::{IdentityProvider as _, Profile, ProviderAnswer, ProviderRequest};
use osirix_core::clock::{Ambient, ManualClock, SystemRandom, Timestamp};
use osirix_core::secret::Secret;
use osirix_core::{Error, ErrorCode, Result};
use osirix_identity::providers::{Client, OpenIdConnect};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::fake::{Asked, Fake, Reply};
use crate::way::request;

/// Seconds since 1970 at which every test begins.
const NOW: i64 = 1_800_000_000;

/// An answer that is made of where the fake is.
type Instead = fn(&str) -> Reply;

/// What the fake answers.
struct Answers {
    metadata: Value,
    keys: Value,
    id_token: String,
    user_info: Value,
    /// What is answered instead, at one path.
    instead: Option<(&'static str, Instead)>,
}

/// A provider that can be told what to answer, and who asks it.
struct Stage {
    fake: Fake,
    answers: Arc<Mutex<Answers>>,
    clock: Arc<ManualClock>,
    provider: OpenIdConnect,
    request: ProviderRequest,
}

impl Stage {
    async fn new() -> Self {
        let answers = Arc::new(Mutex::new(Answers {
            metadata: Value::Null,
            keys: json!({ "keys": [public(&key(1), "one")] }),
            id_token: String::new(),
            user_info: Value::Null,
            instead: None,
        }));
        let (shared, shown) = (Arc::clone(&answers), Arc::clone(&answers));
        let fake = Fake::start(|url| {
            shared.lock().unwrap().metadata = metadata(&url);
            move |asked: &Asked| shown.lock().unwrap().answer(asked, &url)
        })
        .await;
        let clock = Arc::new(ManualClock::new(Timestamp::from_micros(NOW * 1_000_000)));
        let ambient = Ambient::new(clock.clone(), Arc::new(SystemRandom));
        let client = Client::new("osirix", "hunter2");
        let provider = OpenIdConnect::new("test", &fake.url, client).unwrap().ambient(ambient);
        Stage { fake, answers, clock, provider, request: request() }
    }

    /// Claims that are as they must be.
    fn claims(&self) -> Value {
        json!({
            "iss": self.fake.url, "sub": "ada-1815", "aud": "osirix", "iat": NOW, "exp": NOW + 300,
            "nonce": self.request.nonce.expose(),
            "email": "ada@example.com", "email_verified": true,
        })
    }

    fn answers(&self) -> std::sync::MutexGuard<'_, Answers> {
        self.answers.lock().unwrap()
    }

    async fn profile(&self, id_token: &str) -> Result<Profile> {
        self.answers().id_token = id_token.to_owned();
        self.provider.profile(&self.request, &answer()).await
    }

    /// With claims that are as they must be but for some.
    async fn with(&self, changed: Value) -> Result<Profile> {
        let mut claims = self.claims();
        for (name, value) in changed.as_object().unwrap() {
            match value {
                Value::Null => claims.as_object_mut().unwrap().remove(name),
                value => claims.as_object_mut().unwrap().insert(name.clone(), value.clone()),
            };
        }
        self.profile(&signed(&key(1), "one", &claims)).await
    }

    async fn refuses(&self, id_token: &str, why: &str) {
        is_refused(self.profile(id_token).await, why);
    }
}

impl Answers {
    fn answer(&self, asked: &Asked, url: &str) -> Reply {
        match self.instead {
            Some((path, reply)) if asked.path == path => return reply(url),
            _ => {}
        }
        let tokens = json!({
            "access_token": "access", "token_type": "Bearer", "id_token": self.id_token,
        });
        match asked.path.as_str() {
            "/.well-known/openid-configuration" => Reply::json(200, &self.metadata),
            "/jwks" | "/elsewhere" => Reply::json(200, &self.keys),
            "/token" => Reply::json(200, &tokens),
            "/userinfo" => Reply::json(200, &self.user_info),
            _ => Reply::nothing(),
        }
    }
}

fn metadata(url: &str) -> Value {
    json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/auth"),
        "token_endpoint": format!("{url}/token"),
        "userinfo_endpoint": format!("{url}/userinfo"),
        "jwks_uri": format!("{url}/jwks"),
    })
}

fn answer() -> ProviderAnswer {
    ProviderAnswer { code: Secret::new("a-code".to_owned()), issuer: None }
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

/// A public key as providers show it (RFC 8037).
fn public(key: &SigningKey, id: &str) -> Value {
    let x = URL_SAFE_NO_PAD.encode(key.verifying_key().as_bytes());
    json!({ "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": id, "x": x })
}

/// A token's two first parts.
fn unsigned(header: &Value, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}", part(header), part(claims))
}

fn signed(key: &SigningKey, id: &str, claims: &Value) -> String {
    let text = unsigned(&json!({ "alg": "EdDSA", "kid": id }), claims);
    let signature = key.sign(text.as_bytes()).to_bytes();
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn is_refused(result: Result<Profile>, why: &str) {
    let error: Error = result.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Unauthenticated, "{error:?}");
    assert_eq!(error.context_value("reason"), Some("id_token_refused"), "{error:?}");
    let mut said = String::new();
    let mut cause: Option<&dyn std::error::Error> = Some(&error);
    while let Some(error) = cause {
        said += &format!("{error}; ");
        cause = error.source();
    }
    assert!(said.contains(why), "{said} does not say {why}");
}

#[tokio::test]
async fn a_token_that_is_as_it_must_be_is_taken() {
    let stage = Stage::new().await;
    let profile = stage.with(json!({})).await.unwrap();
    assert_eq!((profile.subject.as_str(), profile.email_verified), ("ada-1815", true));
    stage.with(json!({ "aud": ["osirix"], "azp": "osirix" })).await.unwrap();
}

#[tokio::test]
async fn a_wrong_nonce_is_refused() {
    let stage = Stage::new().await;
    is_refused(stage.with(json!({ "nonce": "another" })).await, "nonce");
    is_refused(stage.with(json!({ "nonce": null })).await, "nonce");
}

#[tokio::test]
async fn a_token_for_another_client_is_refused() {
    let stage = Stage::new().await;
    is_refused(stage.with(json!({ "aud": "another" })).await, "audience");
    is_refused(stage.with(json!({ "aud": ["osirix", "another"] })).await, "audience");
    is_refused(stage.with(json!({ "aud": null })).await, "");
    is_refused(stage.with(json!({ "azp": "another" })).await, "another party");
}

#[tokio::test]
async fn a_token_of_another_issuer_is_refused() {
    let stage = Stage::new().await;
    is_refused(stage.with(json!({ "iss": "https://accounts.google.com" })).await, "issuer");
    let with_slash = format!("{}/", stage.fake.url);
    is_refused(stage.with(json!({ "iss": with_slash })).await, "issuer");
    is_refused(stage.with(json!({ "iss": null })).await, "");
}

#[tokio::test]
async fn a_token_of_another_time_is_refused() {
    let stage = Stage::new().await;
    is_refused(stage.with(json!({ "exp": NOW })).await, "xpired");
    is_refused(stage.with(json!({ "exp": null })).await, "");
    is_refused(stage.with(json!({ "iat": NOW + 61 })).await, "just now");
    is_refused(stage.with(json!({ "iat": NOW - 601 })).await, "just now");
    stage.with(json!({ "iat": NOW + 60 })).await.expect("clocks differ a little");
}

#[tokio::test]
async fn alg_none_is_refused() {
    let stage = Stage::new().await;
    for alg in ["none", "None", "NONE", "nOnE"] {
        let text = unsigned(&json!({ "alg": alg }), &stage.claims());
        for signature in ["", "AAAA"] {
            stage.refuses(&format!("{text}.{signature}"), "").await;
        }
        stage.refuses(&text, "").await;
    }
}

#[tokio::test]
async fn hs256_with_what_is_public_or_shared_is_refused() {
    let stage = Stage::new().await;
    let public_key = key(1).verifying_key();
    let shown = public(&key(1), "one");
    let secrets: [&[u8]; 4] =
        [public_key.as_bytes(), shown["x"].as_str().unwrap().as_bytes(), b"hunter2", b""];
    for secret in secrets {
        for header in [json!({ "alg": "HS256", "kid": "one" }), json!({ "alg": "HS256" })] {
            let text = unsigned(&header, &stage.claims());
            let mut mac = Hmac::<Sha256>::new_from_slice(secret).unwrap();
            mac.update(text.as_bytes());
            let signature = URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes());
            stage.refuses(&format!("{text}.{signature}"), "algorithm").await;
        }
    }
}

#[tokio::test]
async fn another_key_is_refused() {
    let stage = Stage::new().await;
    stage.refuses(&signed(&key(2), "one", &stage.claims()), "ignature").await;
    stage.refuses(&signed(&key(2), "two", &stage.claims()), "ignature").await;
    // Keys that a token brings itself are nobody's (RFC 7515, sections 4.1.2, 4.1.3 and 4.1.5).
    for header in [
        json!({ "alg": "EdDSA", "jwk": public(&key(2), "two") }),
        json!({ "alg": "EdDSA", "jku": format!("{}/elsewhere", stage.fake.url) }),
        json!({ "alg": "EdDSA", "kid": "one", "x5u": format!("{}/elsewhere", stage.fake.url) }),
    ] {
        let text = unsigned(&header, &stage.claims());
        let signature = URL_SAFE_NO_PAD.encode(key(2).sign(text.as_bytes()).to_bytes());
        stage.refuses(&format!("{text}.{signature}"), "ignature").await;
    }
    assert!(stage.fake.asked("/elsewhere").is_empty());
}

#[tokio::test]
async fn changed_claims_are_refused() {
    let stage = Stage::new().await;
    let good = signed(&key(1), "one", &stage.claims());
    let mut claims = stage.claims();
    claims["email"] = json!("eve@example.com");
    let other = signed(&key(1), "one", &claims);
    let parts = |token: &str| token.split('.').map(str::to_owned).collect::<Vec<_>>();
    let (good, other) = (parts(&good), parts(&other));
    stage.refuses(&format!("{}.{}.{}", good[0], other[1], good[2]), "ignature").await;
    for broken in ["", ".", "..", "a.b.c", &good[..2].join("."), &good[..].concat()] {
        stage.refuses(broken, "").await;
    }
}

#[tokio::test]
async fn an_answer_of_another_provider_is_a_mix_up() {
    let stage = Stage::new().await;
    let issuer = Some("https://accounts.google.com".to_owned());
    let mixed_up = ProviderAnswer { issuer, ..answer() };
    let error = stage.provider.profile(&stage.request, &mixed_up).await.unwrap_err();
    assert_eq!(error.context_value("reason"), Some("issuer_mismatch"));
    assert!(stage.fake.asked("/token").is_empty(), "the code was told to nobody");
}

#[tokio::test]
async fn redirects_are_not_followed() {
    for path in ["/jwks", "/token", "/.well-known/openid-configuration"] {
        let stage = Stage::new().await;
        stage.answers().instead = Some((path, |url| Reply::redirect(&format!("{url}/elsewhere"))));
        let error = stage.with(json!({})).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::Unavailable, "{path}: {error:?}");
        assert_eq!(error.context_value("status"), Some("307"));
        assert!(stage.fake.asked("/elsewhere").is_empty());
    }
}

#[tokio::test]
async fn an_answer_without_end_is_not_read_to_its_end() {
    let stage = Stage::new().await;
    stage.answers().instead = Some(("/jwks", |_| Reply::text(vec![b' '; 3 << 20])));
    let error = stage.with(json!({})).await.unwrap_err();
    assert_eq!(error.context_value("limit_bytes"), Some("1048576"), "{error:?}");
}

#[tokio::test]
async fn a_new_key_is_learned_and_made_up_ones_cost_a_question_a_minute() {
    let stage = Stage::new().await;
    stage.with(json!({})).await.unwrap();
    let reads = || stage.fake.asked("/jwks").len();
    assert_eq!(reads(), 1);

    stage.answers().keys = json!({ "keys": [public(&key(1), "one"), public(&key(2), "two")] });
    let new = signed(&key(2), "two", &stage.claims());
    stage.refuses(&new, "").await;
    assert_eq!(reads(), 1, "within the first minute it is not asked again");

    stage.clock.advance(Duration::from_secs(60));
    assert_eq!(stage.profile(&new).await.unwrap().subject, "ada-1815");
    assert_eq!(reads(), 2);
    for id in ["three", "four", "five"] {
        stage.refuses(&signed(&key(3), id, &stage.claims()), "").await;
    }
    assert_eq!(reads(), 2);
    stage.profile(&new).await.expect("the known ones still hold");
}

#[tokio::test]
async fn a_withdrawn_key_is_trusted_for_an_hour_at_most() {
    let stage = Stage::new().await;
    stage.with(json!({})).await.unwrap();
    stage.answers().keys = json!({ "keys": [public(&key(2), "two")] });
    stage.clock.advance(Duration::from_secs(60 * 60));
    let now = NOW + 60 * 60;
    is_refused(stage.with(json!({ "iat": now, "exp": now + 300 })).await, "");
}

#[tokio::test]
async fn a_provider_that_calls_itself_something_else_is_refused() {
    let stage = Stage::new().await;
    stage.answers().metadata["issuer"] = json!("https://accounts.google.com");
    let error = stage.with(json!({})).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Configuration, "{error:?}");
    let error = stage.provider.authorization_url(&stage.request).await.unwrap_err();
    assert_eq!(error.context_value("field"), Some("issuer"));
}

#[tokio::test]
async fn browsers_are_sent_to_pages_alone() {
    for page in ["javascript:alert(1)", "http://evil.example.com/auth", "file:///etc/passwd"] {
        let stage = Stage::new().await;
        stage.answers().metadata["authorization_endpoint"] = json!(page);
        stage.provider.authorization_url(&stage.request).await.unwrap_err();
    }
}

#[tokio::test]
async fn an_address_is_verified_when_the_provider_says_so() {
    let stage = Stage::new().await;
    for (said, verified) in [(json!(false), false), (json!(null), false), (json!(true), true)] {
        let profile = stage.with(json!({ "email_verified": said })).await.unwrap();
        assert_eq!(profile.email_verified, verified);
    }
}

#[tokio::test]
async fn who_is_asked_for_the_address_speaks_of_the_same_user() {
    let stage = Stage::new().await;
    let without = json!({ "email": null, "email_verified": null });
    stage.answers().user_info =
        json!({ "sub": "ada-1815", "email": "ada@example.com", "email_verified": "true" });
    let profile = stage.with(without.clone()).await.unwrap();
    assert_eq!((profile.email.as_str(), profile.email_verified), ("ada@example.com", true));
    let [asked] = &stage.fake.asked("/userinfo")[..] else { panic!("one question") };
    assert_eq!(asked.header("authorization"), Some("Bearer access"));

    stage.answers().user_info["sub"] = json!("eve");
    let error = stage.with(without.clone()).await.unwrap_err();
    assert_eq!(error.context_value("reason"), Some("user_info_refused"));

    stage.answers().user_info = json!({ "sub": "ada-1815" });
    let error = stage.with(without).await.unwrap_err();
    assert_eq!(error.context_value("reason"), Some("email_not_found"));
}

#[test]
fn an_issuer_is_https_or_this_machine() {
    let client = || Client::new("osirix", "hunter2");
    OpenIdConnect::google(client()).unwrap();
    for bad in ["http://example.com", "ftp://example.com", "https://example.com?a", "x", ""] {
        let error = OpenIdConnect::new("test", bad, client()).err().unwrap();
        assert_eq!(error.context_value("field"), Some("issuer"), "{bad}");
    }
    for bad in ["", "Google", "a b", "a/b"] {
        let error = OpenIdConnect::new(bad, "https://example.com", client()).err().unwrap();
        assert_eq!(error.context_value("field"), Some("id"), "{bad}");
    }
}
