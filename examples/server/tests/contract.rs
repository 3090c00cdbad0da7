//! Better Auth's contract, line by line as its real server answers.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::{Value, json};
use support::{PASSWORD, SITE, Site};

#[tokio::test]
async fn signing_up_gives_a_user_a_token_and_a_cookie() {
    let site = Site::open().await;
    let mut browser = site.browser();
    let body = json!({ "name": "Ada", "email": "Ada@Example.com", "password": PASSWORD,
        "id": "mine", "role": "admin", "emailVerified": true });
    let told = browser.post("/sign-up/email", body).await;
    let user = &told.body["user"];
    assert_eq!((&user["email"], &user["name"]), (&json!("ada@example.com"), &json!("Ada")));
    assert_eq!((&user["emailVerified"], &user["image"]), (&json!(false), &Value::Null));
    assert!(user["id"].as_str().unwrap().starts_with("usr_") && user["role"] == "user");
    let [cookie] = &told.cookies()[..] else { panic!("{told:?}") };
    assert!(cookie.starts_with("better-auth.session_token="), "{cookie}");
    let attributes = cookie.split_once(';').unwrap().1;
    assert_eq!(attributes, " Max-Age=604800; Path=/; HttpOnly; SameSite=Lax");
    let token = told.body["token"].as_str().unwrap();
    let header = told.headers["set-auth-token"].to_str().unwrap();
    assert!(header.starts_with(&format!("{token}.")) && header.ends_with('='));
    assert_eq!(told.headers["access-control-expose-headers"], "set-auth-token");

    let session = browser.get("/get-session").await;
    assert_eq!(session.body["session"]["token"], token);
    assert_eq!(&session.body["user"], user);
    assert_eq!(session.headers["cache-control"], "no-store");
    let date = session.body["session"]["expiresAt"].as_str().unwrap();
    assert!(date.len() == 24 && date.ends_with('Z'), "{date}");
}

#[tokio::test]
async fn over_https_cookies_are_secure() {
    let site = Site::at("https://osirix.example").await;
    let body = json!({ "name": "Ada", "email": "a@b.co", "password": PASSWORD });
    let told = site.request(Method::POST, "/sign-up/email", &[], Some(body)).await;
    let cookie = &told.cookies()[0];
    assert!(cookie.starts_with("__Secure-better-auth.session_token="), "{cookie}");
    assert!(cookie.ends_with("; Secure"));
    assert!(told.headers.contains_key("strict-transport-security"));
}

#[tokio::test]
async fn errors_have_the_contracts_codes() {
    let site = Site::open().await;
    site.signed_up("ada@example.com").await;
    let up = |name: Value, email: Value, password: Value| json!({ "name": name, "email": email, "password": password });
    let good = || json!("ada@example.com");
    let cases = [
        (
            "/sign-up/email",
            up(json!("A"), good(), json!(PASSWORD)),
            422,
            "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL",
        ),
        ("/sign-up/email", up(json!("A"), json!("ada"), json!(PASSWORD)), 400, "VALIDATION_ERROR"),
        ("/sign-up/email", up(Value::Null, good(), json!(PASSWORD)), 400, "VALIDATION_ERROR"),
        (
            "/sign-up/email",
            up(json!("A"), json!("b@c.de"), json!("short")),
            400,
            "PASSWORD_TOO_SHORT",
        ),
        ("/sign-up/email", up(json!("A"), json!("b@c.de"), json!("")), 400, "VALIDATION_ERROR"),
        (
            "/sign-up/email",
            up(json!("A"), json!("b@c.de"), json!("x".repeat(129))),
            400,
            "PASSWORD_TOO_LONG",
        ),
        ("/sign-up/email", json!([]), 400, "VALIDATION_ERROR"),
        ("/sign-in/email", json!({ "email": "ada", "password": "x" }), 400, "INVALID_EMAIL"),
        (
            "/sign-in/email",
            json!({ "email": good(), "password": "wrong" }),
            401,
            "INVALID_EMAIL_OR_PASSWORD",
        ),
        (
            "/sign-in/email",
            json!({ "email": "b@c.de", "password": "wrong" }),
            401,
            "INVALID_EMAIL_OR_PASSWORD",
        ),
        ("/change-password", json!({}), 400, "VALIDATION_ERROR"),
        ("/revoke-sessions", json!({}), 401, "UNAUTHORIZED"),
    ];
    for (path, body, status, code) in cases {
        let told = site.request(Method::POST, path, &[], Some(body)).await;
        assert_eq!(told.code(), (status, code), "{path} {told:?}");
    }
    let missing = site.request(Method::POST, "/sign-up/email", &[], Some(json!({}))).await;
    let message = missing.body["message"].as_str().unwrap();
    assert_eq!(message, "[body.name] Invalid input: it is missing");
    let secret = json!({ "email": good(), "password": 918_273 });
    let secret = site.request(Method::POST, "/sign-in/email", &[], Some(secret)).await;
    assert_eq!(secret.body["message"], "[body.password] Invalid input: expected a string");
    let list = site.request(Method::POST, "/sign-in/email", &[], Some(json!([]))).await;
    let message = "[body] Invalid input: expected object, received array";
    assert_eq!(list.body["message"], message);
}

#[tokio::test]
async fn bodies_are_json_and_say_so() {
    let site = Site::open().await;
    let send = async |content_type: &str, body: &'static str| {
        let request = Request::post("/api/auth/sign-in/email");
        let request = request.header("content-type", content_type).body(Body::from(body));
        site.send(request.unwrap()).await
    };
    for content_type in ["text/plain", "application/jsonp", "multipart/form-data", ""] {
        let told = send(content_type, "{}").await;
        assert_eq!(told.code(), (415, "UNSUPPORTED_MEDIA_TYPE"), "{content_type}");
    }
    assert_eq!(send("application/json; charset=utf-8", "{").await.code(), (400, "BAD_REQUEST"));
}

#[tokio::test]
async fn what_is_not_there_is_404_without_a_body() {
    let site = Site::open().await;
    for (method, path) in [
        (Method::GET, "/nothing"),
        (Method::GET, "/sign-in/email"),
        (Method::POST, "/get-session"),
        (Method::DELETE, "/ok"),
        (Method::OPTIONS, "/sign-up/email"),
    ] {
        let told = site.request(method.clone(), path, &[], None).await;
        assert_eq!(
            (told.status, &told.body),
            (StatusCode::NOT_FOUND, &Value::Null),
            "{method} {path}"
        );
    }
}

#[tokio::test]
async fn a_bearer_is_a_session_like_a_cookie() {
    let site = Site::open().await;
    let (_, token) = site.signed_up("ada@example.com").await;
    let body = json!({ "email": "ada@example.com", "password": PASSWORD });
    let told = site.request(Method::POST, "/sign-in/email", &[], Some(body)).await;
    let signed = told.headers["set-auth-token"].to_str().unwrap().to_owned();
    let escaped = signed.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
    for bearer in [&signed, &escaped, &token] {
        for scheme in ["Bearer", "bearer", "BEARER"] {
            let header = format!("{scheme} {bearer}");
            let headers = [("authorization", header.as_str())];
            let told = site.request(Method::GET, "/get-session", &headers, None).await;
            assert_eq!(told.body["user"]["email"], "ada@example.com", "{header}");
        }
    }
}

#[tokio::test]
async fn a_session_that_is_not_remembered_ends_with_the_window() {
    let site = Site::open().await;
    site.signed_up("ada@example.com").await;
    let body = json!({ "email": "ada@example.com", "password": PASSWORD, "rememberMe": false });
    let told = site.request(Method::POST, "/sign-in/email", &[], Some(body)).await;
    let cookies = told.cookies();
    assert!(!cookies[0].contains("Max-Age") && cookies[0].contains("session_token="));
    assert!(cookies[1].starts_with("better-auth.dont_remember=true."), "{cookies:?}");
}

#[tokio::test]
async fn signing_out_takes_the_cookies_away() {
    let site = Site::open().await;
    let (mut browser, token) = site.signed_up("ada@example.com").await;
    let told = browser.post("/sign-out", json!({})).await;
    assert_eq!(told.body, json!({ "success": true }));
    let gone: Vec<_> = told.cookies();
    assert_eq!(gone.len(), 3);
    assert!(gone.iter().all(|line| line.contains("=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax")));
    let bearer = format!("Bearer {token}");
    let headers = [("authorization", bearer.as_str())];
    let told = site.request(Method::GET, "/get-session", &headers, None).await;
    assert_eq!(told.body, Value::Null);
    let again = site.request(Method::POST, "/sign-out", &[], Some(json!({}))).await;
    assert_eq!(again.status, StatusCode::OK, "also without a session");
}

#[tokio::test]
async fn a_user_changes_what_is_theirs_to_change() {
    let site = Site::open().await;
    let (mut browser, _) = site.signed_up("ada@example.com").await;
    let told = browser.post("/update-user", json!({ "name": "Countess", "role": "admin" })).await;
    assert_eq!(told.body, json!({ "status": true }));
    let user = browser.get("/get-session").await.body["user"].clone();
    assert_eq!(user["name"], "Countess");
    let email = browser.post("/update-user", json!({ "email": "eve@example.com" })).await;
    assert_eq!(email.code(), (400, "EMAIL_CAN_NOT_BE_UPDATED"));
    let nothing = browser.post("/update-user", json!({})).await;
    assert_eq!(nothing.body, json!({ "message": "No fields to update" }));
}

#[tokio::test]
async fn a_changed_password_gives_a_new_session_where_the_others_end() {
    let site = Site::open().await;
    let (mut browser, before) = site.signed_up("ada@example.com").await;
    let change = json!({ "currentPassword": PASSWORD, "newPassword": "another password" });
    let kept = browser.post("/change-password", change).await;
    assert!(kept.body["token"].is_null() && kept.body["user"]["name"] == "Ada");
    let change = json!({ "currentPassword": "another password", "newPassword": PASSWORD,
        "revokeOtherSessions": true });
    let told = browser.post("/change-password", change).await;
    let after = told.body["token"].as_str().unwrap();
    assert_ne!(after, before);
    assert_eq!(browser.get("/get-session").await.body["session"]["token"], after);
    let wrong = json!({ "currentPassword": "wrong one", "newPassword": "another password" });
    assert_eq!(browser.post("/change-password", wrong).await.code(), (400, "INVALID_PASSWORD"));
}

#[tokio::test]
async fn an_erased_user_is_gone() {
    let site = Site::open().await;
    let (mut browser, _) = site.signed_up("ada@example.com").await;
    let wrong = browser.post("/delete-user", json!({ "password": "wrong one" })).await;
    assert_eq!(wrong.code(), (400, "INVALID_PASSWORD"));
    let told = browser.post("/delete-user", json!({ "password": PASSWORD })).await;
    assert_eq!(told.body, json!({ "success": true, "message": "User deleted" }));
    assert_eq!(browser.get("/get-session").await.body, Value::Null);
    site.signed_up("ada@example.com").await;
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_protect() {
    let site = Site::open().await;
    let told = site.request(Method::GET, "/ok", &[("origin", SITE)], None).await;
    assert_eq!(told.body, json!({ "ok": true }));
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
    ] {
        assert_eq!(told.headers[name], value);
    }
    let policy = told.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe"));
    assert!(told.headers.contains_key("x-request-id"));
    assert!(!told.headers.contains_key("access-control-allow-origin"), "closed by default");
}
