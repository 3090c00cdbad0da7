//! A fake provider of OpenID Connect that answers whatever it is told to.

use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signer as _, SigningKey};
use osirix_core::auth::{IdentityProvider as _, Profile, ProviderAnswer, ProviderRequest};
use osirix_core::clock::{Ambient, ManualClock, SystemRandom, Timestamp};
use osirix_core::secret::Secret;
use osirix_core::{Error, ErrorCode, Result};
use osirix_identity::providers::{Client, OpenIdConnect};
use serde_json::{Value, json};

use crate::fake::{Asked, Fake, Reply};
use crate::way::request;

/// Seconds since 1970 at which every test begins.
pub(crate) const NOW: i64 = 1_800_000_000;

/// An answer that is made of where the fake is.
pub(crate) type Instead = fn(&str) -> Reply;

/// What the fake answers.
pub(crate) struct Answers {
    pub(crate) metadata: Value,
    pub(crate) keys: Value,
    id_token: String,
    pub(crate) user_info: Value,
    /// What is answered instead, at one path.
    pub(crate) instead: Option<(&'static str, Instead)>,
}

/// A provider that can be told what to answer, and who asks it.
pub(crate) struct Stage {
    pub(crate) fake: Fake,
    answers: Arc<Mutex<Answers>>,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) provider: OpenIdConnect,
    pub(crate) request: ProviderRequest,
}

impl Stage {
    pub(crate) async fn new() -> Self {
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
    pub(crate) fn claims(&self) -> Value {
        json!({
            "iss": self.fake.url, "sub": "ada-1815", "aud": "osirix", "iat": NOW, "exp": NOW + 300,
            "nonce": self.request.nonce.expose(),
            "email": "ada@example.com", "email_verified": true,
        })
    }

    pub(crate) fn answers(&self) -> std::sync::MutexGuard<'_, Answers> {
        self.answers.lock().unwrap()
    }

    pub(crate) async fn profile(&self, id_token: &str) -> Result<Profile> {
        self.answers().id_token = id_token.to_owned();
        self.provider.profile(&self.request, &answer()).await
    }

    /// With claims that are as they must be but for some.
    pub(crate) async fn with(&self, changed: Value) -> Result<Profile> {
        let mut claims = self.claims();
        for (name, value) in changed.as_object().unwrap() {
            match value {
                Value::Null => claims.as_object_mut().unwrap().remove(name),
                value => claims.as_object_mut().unwrap().insert(name.clone(), value.clone()),
            };
        }
        self.profile(&signed(&key(1), "one", &claims)).await
    }

    pub(crate) async fn refuses(&self, id_token: &str, why: &str) {
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

pub(crate) fn answer() -> ProviderAnswer {
    ProviderAnswer { code: Secret::new("a-code".to_owned()), issuer: None }
}

pub(crate) fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

/// A public key as providers show it (RFC 8037).
pub(crate) fn public(key: &SigningKey, id: &str) -> Value {
    let x = URL_SAFE_NO_PAD.encode(key.verifying_key().as_bytes());
    json!({ "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": id, "x": x })
}

/// A token's two first parts.
pub(crate) fn unsigned(header: &Value, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}", part(header), part(claims))
}

pub(crate) fn signed(key: &SigningKey, id: &str, claims: &Value) -> String {
    let text = unsigned(&json!({ "alg": "EdDSA", "kid": id }), claims);
    let signature = key.sign(text.as_bytes()).to_bytes();
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}

pub(crate) fn is_refused(result: Result<Profile>, why: &str) {
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
