//! Attacks on identity over HTTP, each a test of its name.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use support::{PASSWORD, SITE, Site};

#[tokio::test]
async fn csrf_from_another_site() {
    let site = Site::open().await;
    let (browser, _) = site.signed_up("ada@example.com").await;
    let cookies = browser.cookie_header();
    for (origin, code) in [
        (Some("https://evil.example"), "INVALID_ORIGIN"),
        (Some("http://osirix.example.evil.example"), "INVALID_ORIGIN"),
        (Some("http://evil.example/http://osirix.example"), "INVALID_ORIGIN"),
        (Some("http://osirix.example:81"), "INVALID_ORIGIN"),
        (Some("https://osirix.example"), "INVALID_ORIGIN"),
        (Some("http://osirix.example@evil.example"), "INVALID_ORIGIN"),
        (Some("not a url"), "INVALID_ORIGIN"),
        (Some("null"), "MISSING_OR_NULL_ORIGIN"),
        (None, "MISSING_OR_NULL_ORIGIN"),
    ] {
        let mut headers = vec![("cookie", cookies.as_str())];
        headers.extend(origin.map(|origin| ("origin", origin)));
        for (path, body) in [("/sign-out", json!({})), ("/update-user", json!({ "name": "Eve" }))] {
            let told = site.request(Method::POST, path, &headers, Some(body)).await;
            assert_eq!(told.code(), (403, code), "{origin:?}");
        }
    }
    let headers = [("cookie", cookies.as_str()), ("origin", SITE)];
    let session = site.request(Method::GET, "/get-session", &headers, None).await;
    assert_eq!(session.body["user"]["name"], "Ada", "nothing of it was done");
}

#[tokio::test]
async fn csrf_by_a_form() {
    let site = Site::open().await;
    let (browser, _) = site.signed_up("ada@example.com").await;
    let cookies = browser.cookie_header();
    for content_type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
        let request = axum::http::Request::post("/api/auth/update-user")
            .header("cookie", &cookies)
            .header("content-type", content_type)
            .body(axum::body::Body::from(r#"{"name":"Eve"}"#));
        let told = site.send(request.unwrap()).await;
        assert_eq!(told.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
}

#[tokio::test]
async fn login_csrf() {
    let site = Site::open().await;
    site.signed_up("eve@example.com").await;
    let body = || Some(json!({ "email": "eve@example.com", "password": PASSWORD }));
    for headers in [
        vec![("origin", "https://evil.example")],
        vec![("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")],
        vec![("sec-fetch-mode", "cors")],
    ] {
        let told = site.request(Method::POST, "/sign-in/email", &headers, body()).await;
        assert_eq!(told.status, StatusCode::FORBIDDEN, "{headers:?}");
        assert!(told.cookies().is_empty());
    }
    let curl = site.request(Method::POST, "/sign-in/email", &[], body()).await;
    assert_eq!(curl.status, StatusCode::OK, "a program that is no browser");
}

#[tokio::test]
async fn forged_truncated_and_swapped_cookies() {
    let site = Site::open().await;
    let (ada, _) = site.signed_up("ada@example.com").await;
    let (eve, _) = site.signed_up("eve@example.com").await;
    let of = |header: &str| header.split_once('=').unwrap().1.to_owned();
    let (ada, eve) = (of(&ada.cookie_header()), of(&eve.cookie_header()));
    let (ada_token, ada_signature) = ada.split_once('.').unwrap();
    let eve_signature = eve.split_once('.').unwrap().1;
    for forged in [
        ada_token.to_owned(),
        format!("{ada_token}."),
        format!("{ada_token}.{eve_signature}"),
        format!("{}.{ada_signature}", &ada_token[1..]),
        ada[..ada.len() - 6].to_owned(),
        format!("{ada_token}.AAAA"),
        format!("{ada}x"),
        String::new(),
    ] {
        let cookie = format!("better-auth.session_token={forged}");
        let headers = [("cookie", cookie.as_str())];
        let told = site.request(Method::GET, "/get-session", &headers, None).await;
        assert_eq!((told.status, &told.body), (StatusCode::OK, &Value::Null), "{forged}");
        let told = site.request(Method::GET, "/list-sessions", &headers, None).await;
        assert_eq!(told.code(), (401, "UNAUTHORIZED"), "{forged}");
    }
}

#[tokio::test]
async fn session_fixation() {
    let site = Site::open().await;
    let (mut eve, planted) = site.signed_up("eve@example.com").await;
    let cookies = eve.cookie_header();
    let body = json!({ "name": "Ada", "email": "ada@example.com", "password": PASSWORD });
    let headers = [("cookie", cookies.as_str()), ("origin", SITE)];
    let told = site.request(Method::POST, "/sign-up/email", &headers, Some(body)).await;
    assert_eq!(told.status, StatusCode::OK);
    assert_ne!(told.body["token"], json!(planted), "a sign-in always begins a new session");
    let session = eve.get("/get-session").await;
    assert_eq!(session.body["user"]["email"], "eve@example.com", "the planted one stays Eve's");
}

#[tokio::test]
async fn token_replay_after_sign_out_deletion_and_revocation() {
    let site = Site::open().await;
    for (email, path, body) in [
        ("a@example.com", "/sign-out", json!({})),
        ("b@example.com", "/delete-user", json!({ "password": PASSWORD })),
        ("c@example.com", "/revoke-sessions", json!({})),
        (
            "d@example.com",
            "/change-password",
            json!({ "currentPassword": PASSWORD,
            "newPassword": "another password", "revokeOtherSessions": true }),
        ),
    ] {
        let (mut browser, token) = site.signed_up(email).await;
        let cookies = browser.cookie_header();
        assert_eq!(browser.post(path, body).await.status, StatusCode::OK, "{path}");
        let bearer = format!("Bearer {token}");
        for header in [("cookie", cookies.as_str()), ("authorization", bearer.as_str())] {
            let told = site.request(Method::GET, "/get-session", &[header], None).await;
            assert_eq!(told.body, Value::Null, "{path}");
        }
    }
}

#[tokio::test]
async fn the_tokens_of_other_devices_are_not_listed() {
    let site = Site::open().await;
    let (mut ada, first) = site.signed_up("ada@example.com").await;
    let body = json!({ "email": "ada@example.com", "password": PASSWORD });
    let second = site.request(Method::POST, "/sign-in/email", &[], Some(body)).await;
    let second = second.body["token"].as_str().unwrap();
    let list = ada.get("/list-sessions").await.body;
    assert_eq!(list.as_array().unwrap().len(), 2);
    assert!(list.to_string().contains(&first) && !list.to_string().contains(second), "{list}");
}

#[tokio::test]
async fn a_session_of_another_user_cannot_be_revoked() {
    let site = Site::open().await;
    let (mut ada, token) = site.signed_up("ada@example.com").await;
    let (mut eve, _) = site.signed_up("eve@example.com").await;
    let id = ada.get("/get-session").await.body["session"]["id"].clone();
    for named in [json!(token), id] {
        let told = eve.post("/revoke-session", json!({ "token": named })).await;
        assert_eq!(told.body, json!({ "status": true }), "it tells nothing");
    }
    assert!(ada.get("/get-session").await.body.is_object(), "it lives on");
}

#[tokio::test]
async fn credential_stuffing() {
    let site = Site::open().await;
    site.signed_up("ada@example.com").await;
    let attempt = |password: &str| json!({ "email": "ada@example.com", "password": password });
    for _ in 0..10 {
        let told = site.request(Method::POST, "/sign-in/email", &[], Some(attempt("wrong"))).await;
        assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    }
    let told = site.request(Method::POST, "/sign-in/email", &[], Some(attempt(PASSWORD))).await;
    assert_eq!(told.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(told.headers["x-retry-after"], told.headers["retry-after"]);
    assert_eq!(told.body, json!({ "message": "Too many requests. Please try again later." }));
}

#[tokio::test]
async fn a_password_of_a_megabyte_costs_nothing() {
    let site = Site::open().await;
    let body = json!({ "email": "ada@example.com", "password": "x".repeat(1 << 20) });
    let told = site.request(Method::POST, "/sign-in/email", &[], Some(body)).await;
    assert_eq!(told.code(), (400, "PASSWORD_TOO_LONG"));
    let body = json!({ "email": "ada@example.com", "password": "x".repeat(3 << 20) });
    let told = site.request(Method::POST, "/sign-in/email", &[], Some(body)).await;
    assert_eq!(told.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn lines_cannot_be_forged_into_headers_or_logs() {
    let site = Site::open().await;
    let (mut browser, _) = site.signed_up("ada@example.com").await;
    for name in ["Ada\r\nset-cookie: a=b", "Ada\u{0}", "\u{1b}[31mAda"] {
        let told = browser.post("/update-user", json!({ "name": name })).await;
        assert_eq!(told.code(), (400, "VALIDATION_ERROR"), "{name:?}");
    }
}
