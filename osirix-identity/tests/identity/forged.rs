//! Attacks on sign-in with OpenID Connect, by a fake provider that answers whatever it is told to.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::Signer as _;
use hmac::{Hmac, KeyInit as _, Mac as _};
use osirix_core::ErrorCode;
use osirix_core::auth::{IdentityProvider as _, ProviderAnswer};
use osirix_identity::providers::{Client, OpenIdConnect};
use serde_json::json;
use sha2::Sha256;

use crate::fake::Reply;
use crate::stage::{NOW, Stage, answer, is_refused, key, public, signed, unsigned};

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
async fn a_provider_that_does_not_answer_is_left_alone_for_a_moment() {
    let stage = Stage::new().await;
    let place = "/.well-known/openid-configuration";
    stage.answers().instead = Some((place, |_| Reply::nothing()));
    for _ in 0..3 {
        let error = stage.with(json!({})).await.unwrap_err();
        assert_eq!(
            (error.code(), error.context_value("status")),
            (ErrorCode::Unavailable, Some("404"))
        );
    }
    assert_eq!(stage.fake.asked(place).len(), 1);
    stage.answers().instead = None;
    stage.clock.advance(Duration::from_secs(5));
    stage.with(json!({})).await.expect("it is asked again");
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
