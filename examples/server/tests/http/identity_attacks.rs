//! Attacks on the second factor, keys, links and administration, each a test of its name.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::support::{Browser, PASSWORD, SITE, Site};

/// Sets up a second factor; the recovery codes.
async fn armed(browser: &mut Browser<'_>) -> Vec<String> {
    let setup = browser.post("/two-factor/enable", json!({ "password": PASSWORD })).await;
    let uri = setup.body["totpURI"].as_str().expect("an address").to_owned();
    let secret = uri.split_once("secret=").unwrap().1.split('&').next().unwrap();
    let told = browser.post("/two-factor/verify-totp", json!({ "code": code(secret) })).await;
    assert_eq!(told.status, StatusCode::OK, "{told:?}");
    let codes = setup.body["backupCodes"].as_array().unwrap();
    codes.iter().map(|code| code.as_str().unwrap().to_owned()).collect()
}

/// The code that an authenticator shows now.
pub(crate) fn code(secret: &str) -> String {
    let seed = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(seed).build().unwrap();
    let now = osirix::core::clock::Ambient::system().now();
    totp.generate(u64::try_from(now.as_micros() / 1_000_000).unwrap()).to_string()
}

fn sign_in(email: &str) -> Value {
    json!({ "email": email, "password": PASSWORD })
}

async fn key_of(browser: &mut Browser<'_>, body: Value) -> Value {
    let told = browser.post("/api-key/create", body).await;
    assert_eq!(told.status, StatusCode::OK, "{told:?}");
    told.body
}

#[tokio::test]
async fn two_factor_bypass_by_half_a_sign_in() {
    let site = Site::open().await;
    let (mut ada, _) = site.signed_up("ada@example.com").await;
    armed(&mut ada).await;
    let mut half = site.browser();
    let told = half.post("/sign-in/email", sign_in("ada@example.com")).await;
    assert_eq!(told.body["twoFactorRedirect"], true);
    assert!(told.headers.get("set-auth-token").is_none(), "nothing opens anything yet");
    assert_eq!(half.get("/get-session").await.body, Value::Null);
    for (path, body) in [
        ("/two-factor/disable", json!({ "password": PASSWORD })),
        ("/two-factor/generate-backup-codes", json!({ "password": PASSWORD })),
        ("/update-user", json!({ "name": "Eve" })),
    ] {
        assert_eq!(half.post(path, body).await.code(), (401, "UNAUTHORIZED"), "{path}");
    }
}

#[tokio::test]
async fn two_factor_bypass_by_reset() {
    let site = Site::open().await;
    let (mut ada, _) = site.signed_up("ada@example.com").await;
    armed(&mut ada).await;
    site.browser().post("/request-password-reset", json!({ "email": "ada@example.com" })).await;
    let link = site.mailed_link("ada@example.com").await;
    let token = link.strip_prefix("/reset-password/").unwrap().split('?').next().unwrap();
    let body = json!({ "newPassword": "an entirely new password", "token": token });
    let mut thief = site.browser();
    thief.post("/reset-password", body).await;
    assert_eq!(thief.get("/get-session").await.body, Value::Null, "a reset signs nobody in");
    let body = json!({ "email": "ada@example.com", "password": "an entirely new password" });
    let told = thief.post("/sign-in/email", body).await;
    assert_eq!(told.body["twoFactorRedirect"], true);
}

#[tokio::test]
async fn two_factor_bypass_by_another_users_code() {
    let site = Site::open().await;
    let (mut ada, _) = site.signed_up("ada@example.com").await;
    armed(&mut ada).await;
    let (mut eve, _) = site.signed_up("eve@example.com").await;
    let hers = armed(&mut eve).await;
    let mut thief = site.browser();
    thief.post("/sign-in/email", sign_in("ada@example.com")).await;
    let told = thief.post("/two-factor/verify-backup-code", json!({ "code": hers[0] })).await;
    assert_eq!(told.code(), (401, "INVALID_BACKUP_CODE"));
}

#[tokio::test]
async fn two_factor_brute_force() {
    let site = Site::open().await;
    let (mut ada, _) = site.signed_up("ada@example.com").await;
    let codes = armed(&mut ada).await;
    let mut thief = site.browser();
    thief.post("/sign-in/email", sign_in("ada@example.com")).await;
    let mut refused = Vec::new();
    for guess in 0..14 {
        let body = json!({ "code": format!("{guess:06}") });
        refused.push(thief.post("/two-factor/verify-totp", body).await.status.as_u16());
    }
    assert!(refused.ends_with(&[429, 429, 429]), "{refused:?}");
    thief.post("/sign-in/email", sign_in("ada@example.com")).await;
    let told = thief.post("/two-factor/verify-backup-code", json!({ "code": codes[0] })).await;
    assert_eq!(told.status, StatusCode::TOO_MANY_REQUESTS, "another challenge does not help");
}

#[tokio::test]
async fn two_factor_cookie_forged() {
    let site = Site::open().await;
    let (mut ada, _) = site.signed_up("ada@example.com").await;
    let codes = armed(&mut ada).await;
    for cookie in ["x", "x.AAAA", "", "2fa.6UERDj0r%2FoJiHw4%2BFDRzDXMF0QbF9oyHFl0LJ6RhGko%3D"] {
        let cookie = format!("better-auth.two_factor={cookie}");
        let headers = [("cookie", cookie.as_str()), ("origin", SITE)];
        let body = Some(json!({ "code": codes[0] }));
        let path = "/two-factor/verify-backup-code";
        let told = site.request(Method::POST, path, &headers, body).await;
        assert_eq!(told.code(), (401, "INVALID_TWO_FACTOR_COOKIE"), "{cookie}");
    }
}

#[tokio::test]
async fn an_api_key_opens_nothing_of_identity() {
    let site = Site::open().await;
    let (mut ada, _) = site.signed_up("ada@example.com").await;
    let key = key_of(&mut ada, json!({ "name": "CI" })).await["key"].as_str().unwrap().to_owned();
    let bearer = format!("Bearer {key}");
    for header in [("x-api-key", key.as_str()), ("authorization", bearer.as_str())] {
        let session = site.request(Method::GET, "/get-session", &[header], None).await;
        assert_eq!(session.body, Value::Null);
        for (path, body) in [
            ("/update-user", json!({ "name": "Eve" })),
            ("/two-factor/disable", json!({ "password": PASSWORD })),
            ("/api-key/create", json!({ "name": "another" })),
            ("/delete-user", json!({ "password": PASSWORD })),
        ] {
            let told = site.request(Method::POST, path, &[header], Some(body)).await;
            assert_eq!(told.status, StatusCode::UNAUTHORIZED, "{path}");
        }
    }
}

/// CVE-2025-61928.
#[tokio::test]
async fn an_api_key_minted_for_another_user() {
    let site = Site::open().await;
    let (mut ada, _) = site.signed_up("ada@example.com").await;
    let victim = ada.get("/get-session").await.body["user"]["id"].clone();
    let body = json!({ "name": "CI", "userId": victim });
    let anonymous = site.browser().post("/api-key/create", body.clone()).await;
    assert_eq!(anonymous.code(), (401, "UNAUTHORIZED"));
    let (mut eve, _) = site.signed_up("eve@example.com").await;
    let made = key_of(&mut eve, body).await;
    assert_ne!(made["userId"], victim, "what the body claims is dropped");
    assert_eq!(ada.get("/api-key/list").await.body["total"], 0);
}

#[tokio::test]
async fn scope_escalation() {
    let site = Site::open().await;
    let (mut ada, _) = site.signed_up("ada@example.com").await;
    let body = json!({ "name": "reader", "permissions": { "credits": ["read"] } });
    let made = key_of(&mut ada, body).await;
    let key = made["key"].as_str().unwrap();
    let ask = async |method: Method, path: &str| {
        let request = axum::http::Request::builder().method(method).uri(path);
        let request = request.header("x-api-key", key).header("content-type", "application/json");
        let body = axum::body::Body::from(r#"{"script":"Hello."}"#);
        site.send(request.body(body).unwrap()).await.status.as_u16()
    };
    assert_eq!(ask(Method::GET, "/api/credits").await, 200);
    assert_eq!(ask(Method::GET, "/api/jobs").await, 403);
    assert_eq!(ask(Method::POST, "/api/jobs").await, 403);
    for path in ["/api/analytics", "/api/analytics.csv", "/api/dashboard/stats"] {
        assert_eq!(ask(Method::GET, path).await, 403, "{path}");
    }
    let wider = json!({ "keyId": made["id"], "permissions": { "jobs": ["write"] } });
    ada.post("/api-key/update", wider).await;
    assert_eq!(ask(Method::POST, "/api/jobs").await, 403, "a key does not grow");
    let unknown = json!({ "name": "x", "permissions": { "everything": ["*"] } });
    let told = ada.post("/api-key/create", unknown).await;
    assert_eq!(told.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn open_redirects() {
    let site = Site::open().await;
    let (mut ada, _) = site.signed_up("ada@example.com").await;
    for evil in [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/%2fevil.example",
        "/%5Cevil.example",
        "http://osirix.example@evil.example/",
        "http://osirix.example.evil.example/",
        "javascript:alert(1)",
    ] {
        let email = "ada@example.com";
        for (path, body) in [
            ("/request-password-reset", json!({ "email": email, "redirectTo": evil })),
            ("/send-verification-email", json!({ "email": email, "callbackURL": evil })),
            ("/change-email", json!({ "newEmail": "b@example.com", "callbackURL": evil })),
            ("/sign-in/magic-link", json!({ "email": email, "callbackURL": evil })),
            ("/sign-in/social", json!({ "provider": "google", "callbackURL": evil })),
        ] {
            let told = ada.post(path, body).await;
            assert_eq!(told.code(), (403, "INVALID_CALLBACK_URL"), "{path} {evil}");
        }
        let encoded: String = url::form_urlencoded::byte_serialize(evil.as_bytes()).collect();
        for path in
            ["/reset-password/x?", "/verify-email?token=x&", "/change-email/verify?token=x&"]
        {
            let told = ada.get(&format!("{path}callbackURL={encoded}")).await;
            assert_eq!(told.code(), (403, "INVALID_CALLBACK_URL"), "{path} {evil}");
        }
    }
    assert!(site.mailed("ada@example.com").await.is_empty());
}

#[tokio::test]
async fn enumeration_by_status_and_body() {
    let site = Site::open().await;
    site.signed_up("ada@example.com").await;
    for (path, field) in [
        ("/request-password-reset", "email"),
        ("/send-verification-email", "email"),
        ("/sign-in/magic-link", "email"),
        ("/forget-password/email-otp", "email"),
    ] {
        let known = site.browser().post(path, json!({ field: "ada@example.com" })).await;
        let unknown = site.browser().post(path, json!({ field: "bob@example.com" })).await;
        assert_eq!((known.status, &known.text), (unknown.status, &unknown.text), "{path}");
    }
    let wrong = |email: &str| json!({ "email": email, "password": "wrong password" });
    let known = site.browser().post("/sign-in/email", wrong("ada@example.com")).await;
    let unknown = site.browser().post("/sign-in/email", wrong("bob@example.com")).await;
    assert_eq!((known.status, known.text), (unknown.status, unknown.text));
}

/// The work for an unknown address is the same hash: its time is neither a fraction nor a multiple.
#[tokio::test]
async fn enumeration_by_time() {
    let site = Site::open().await;
    let mut times = [Vec::new(), Vec::new()];
    for number in 0..5 {
        site.signed_up(&format!("known-{number}@example.com")).await;
    }
    for number in 0..5 {
        for (which, name) in ["known", "unknown"].iter().enumerate() {
            let email = format!("{name}-{number}@example.com");
            let body = json!({ "email": email, "password": "wrong password" });
            let begun = Instant::now();
            site.browser().post("/sign-in/email", body).await;
            times[which].push(begun.elapsed());
        }
    }
    let [known, unknown] = times.map(|mut times: Vec<Duration>| {
        times.sort();
        times[2].as_secs_f64()
    });
    let ratio = unknown / known;
    assert!((0.4..2.5).contains(&ratio), "unknown takes {ratio:.2} times as long as known");
}

#[tokio::test]
async fn a_reset_link_used_at_once() {
    let site = Site::open().await;
    site.signed_up("ada@example.com").await;
    site.browser().post("/request-password-reset", json!({ "email": "ada@example.com" })).await;
    let link = site.mailed_link("ada@example.com").await;
    let token = link.strip_prefix("/reset-password/").unwrap().split('?').next().unwrap();
    let tries = (0..8).map(|number| {
        let body = json!({ "newPassword": format!("password number {number}"), "token": token });
        let site = &site;
        async move { site.browser().post("/reset-password", body).await.status }
    });
    let told = futures_util::future::join_all(tries).await;
    assert_eq!(told.iter().filter(|status| **status == StatusCode::OK).count(), 1, "{told:?}");
}

#[tokio::test]
async fn token_replay_after_ban_deletion_and_role() {
    let site = Site::open().await;
    let (mut root, _) = site.signed_up("root@example.com").await;
    site.appoint("root@example.com").await;
    for (path, extra) in [
        ("/admin/ban-user", json!({})),
        ("/admin/set-role", json!({ "role": "admin" })),
        ("/admin/set-user-password", json!({ "newPassword": "an administrator's choice" })),
        ("/admin/remove-user", json!({})),
    ] {
        let email = format!("{}@example.com", path.rsplit('/').next().unwrap());
        let (mut user, token) = site.signed_up(&email).await;
        let id = user.get("/get-session").await.body["user"]["id"].clone();
        let mut body = json!({ "userId": id });
        body.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        let told = root.post(path, body).await;
        assert_eq!(told.status, StatusCode::OK, "{path} {told:?}");
        assert_eq!(user.get("/get-session").await.body, Value::Null, "{path}");
        let bearer = format!("Bearer {token}");
        let headers = [("authorization", bearer.as_str())];
        let replayed = site.request(Method::GET, "/list-accounts", &headers, None).await;
        assert_eq!(replayed.status, StatusCode::UNAUTHORIZED, "{path}");
    }
}

#[tokio::test]
async fn administration_by_who_is_no_administrator() {
    let site = Site::open().await;
    let (mut ada, _) = site.signed_up("ada@example.com").await;
    let victim = ada.get("/get-session").await.body["user"]["id"].clone();
    let (mut eve, _) = site.signed_up("eve@example.com").await;
    let user = json!({ "userId": victim });
    for (path, body) in [
        ("/admin/ban-user", user.clone()),
        ("/admin/unban-user", user.clone()),
        ("/admin/remove-user", user.clone()),
        ("/admin/impersonate-user", user.clone()),
        ("/admin/list-user-sessions", user.clone()),
        ("/admin/revoke-user-sessions", user.clone()),
        ("/admin/set-role", json!({ "userId": victim, "role": "admin" })),
        (
            "/admin/set-user-password",
            json!({ "userId": victim, "newPassword": "taken over it is" }),
        ),
        ("/admin/update-user", json!({ "userId": victim, "data": { "name": "Eve" } })),
        ("/admin/create-user", json!({ "name": "x", "email": "x@example.com", "role": "admin" })),
    ] {
        let told = eve.post(path, body).await;
        assert_eq!(told.status, StatusCode::FORBIDDEN, "{path} {told:?}");
    }
    assert_eq!(eve.get("/admin/list-users").await.status, StatusCode::FORBIDDEN);
    assert_eq!(ada.get("/get-session").await.body["user"]["name"], "Ada");
    let assigned =
        json!({ "name": "Eve", "role": "admin", "emailVerified": true, "banned": false });
    eve.post("/update-user", assigned).await;
    let own = eve.get("/get-session").await.body;
    assert_eq!(
        (&own["user"]["role"], &own["user"]["emailVerified"]),
        (&json!("user"), &json!(false))
    );
}

#[tokio::test]
async fn oauth_without_its_browser() {
    let site = Site::open().await;
    for query in ["", "?code=x", "?state=x", "?code=x&state=x", "?error=access_denied&state=x"] {
        let told = site.browser().get(&format!("/callback/google{query}")).await;
        let place = told.headers["location"].to_str().unwrap();
        assert!(place.starts_with(&format!("{SITE}/login?error=")), "{query} {place}");
        assert!(told.headers.get("set-auth-token").is_none());
    }
    let unknown = site.browser().post("/sign-in/social", json!({ "provider": "nobody" })).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn header_injection() {
    let site = Site::open().await;
    let evil = "a\r\nBcc: eve@example.com";
    for (path, body) in [
        ("/sign-in/magic-link", json!({ "email": "ada@example.com", "name": evil })),
        ("/sign-in/magic-link", json!({ "email": format!("ada@example.com{evil}") })),
        ("/request-password-reset", json!({ "email": "ada@example.com\nBcc: eve@example.com" })),
        ("/sign-in/magic-link", json!({ "email": "a@b.example", "callbackURL": "/a\r\nX: y" })),
    ] {
        let told = site.browser().post(path, body).await;
        assert!(told.status.is_client_error(), "{path} {told:?}");
    }
    assert!(site.mailed("ada@example.com").await.is_empty());
}

#[tokio::test]
async fn homoglyphs_and_long_passwords() {
    let site = Site::open().await;
    for email in ["аda@example.com", "ada@exаmple.com", "ada＠example.com", "ada@example。com"]
    {
        let body = json!({ "name": "Ada", "email": email, "password": PASSWORD });
        let told = site.browser().post("/sign-up/email", body).await;
        assert_eq!(told.status, StatusCode::BAD_REQUEST, "{email}");
    }
    let long = "x".repeat(1 << 20);
    let body = json!({ "name": "Ada", "email": "ada@example.com", "password": long });
    assert_eq!(
        site.browser().post("/sign-up/email", body).await.code(),
        (400, "PASSWORD_TOO_LONG")
    );
}

#[tokio::test]
async fn the_outbox_is_for_development_alone() {
    let site = Site::with(SITE, |config| config.development = false).await;
    for path in ["/dev/outbox", "/dev/outbox.json"] {
        let request = axum::http::Request::get(path).body(axum::body::Body::empty()).unwrap();
        assert_eq!(site.send(request).await.status, StatusCode::NOT_FOUND);
    }
    let mut config = osirix_server::ServerConfig::new("nowhere".into());
    config.development = true;
    config.addr = ([0, 0, 0, 0], 0).into();
    let refused = osirix_server::Server::open(config).await.err().expect("a refusal");
    assert_eq!(refused.context_value("variable"), Some("OSIRIX_DEVELOPMENT"));
}
