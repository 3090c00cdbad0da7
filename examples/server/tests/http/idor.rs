//! Somebody else's ids, on every endpoint of the OpenAPI document.

use crate::support::live::{Live, on_both_databases};
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

on_both_databases! {
    what_is_anothers_is_not_found,
    what_needs_somebody_signed_in_says_so,
    a_body_cannot_name_another_account,
    a_listing_shows_ones_own_alone,
}

/// An endpoint of the document.
struct Endpoint {
    method: Method,
    path: String,
    operation: Value,
}

async fn endpoints(site: &Live) -> Vec<Endpoint> {
    let document = site.call(Method::GET, "/api/openapi.json", &[], None).await.json();
    let mut endpoints = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let method: Method = method.to_uppercase().parse().unwrap();
            endpoints.push(Endpoint { method, path: path.clone(), operation: operation.clone() });
        }
    }
    assert!(endpoints.len() > 25, "the document lists them");
    endpoints
}

/// A job of Ada's that is over, so that there is everything to steal, and her token.
async fn adas_job(site: &Live) -> (String, String) {
    let token = site.signed_up("ada@example.com").await;
    let speech = json!({ "kind": "tts", "script": "Hello." });
    let job = site.post("/api/jobs", &token, speech).await.json();
    let id = job["id"].as_str().unwrap().to_owned();
    let path = format!("/api/jobs/{id}/events");
    let heard = site.get(&path, &token).await;
    assert!(String::from_utf8_lossy(&heard.bytes).contains("event: completed"), "{heard:?}");
    (token, id)
}

async fn what_is_anothers_is_not_found(site: Live) {
    let (ada, job) = adas_job(&site).await;
    let eve = site.signed_up("eve@example.com").await;
    let before = site.get(&format!("/api/jobs/{job}"), &ada).await.json();
    let url = before["files"][0]["url"].as_str().unwrap().to_owned();
    let mut tried = 0;
    for Endpoint { method, path, .. } in endpoints(&site).await {
        if !path.contains('{') {
            continue;
        }
        tried += 1;
        let filled = path
            .replace("{job}", &job)
            .replace("{name}", "speech.wav")
            .replace("{slug}", "avatar-of-ada");
        assert!(!filled.contains('{'), "say here what to put into {path}");
        let status = site.as_caller(method.clone(), &filled, &eve).await.status;
        let refused = [StatusCode::NOT_FOUND, StatusCode::FORBIDDEN].contains(&status);
        assert!(refused, "{method} {path}: {status}");
    }
    assert!(tried >= 5, "{tried}");
    let eves = site.get("/api/auth/get-session", &eve).await.json();
    let eves = eves["user"]["id"].as_str().unwrap().replace("usr_", "acc_");
    let account = url.split("account=").nth(1).unwrap().split('&').next().unwrap();
    let heard = site.call(Method::GET, &url.replace(account, &eves), &[], None).await;
    assert_eq!(heard.status, 403, "the account is bound into the address");
    let after = site.get(&format!("/api/jobs/{job}"), &ada).await.json();
    assert_eq!((&after["state"], &after["charged"]), (&before["state"], &before["charged"]));
}

async fn what_needs_somebody_signed_in_says_so(site: Live) {
    let (_, job) = adas_job(&site).await;
    let mut guarded = 0;
    for Endpoint { method, path, operation } in endpoints(&site).await {
        if !operation["security"].is_array() {
            continue;
        }
        guarded += 1;
        let filled = path.replace("{job}", &job).replace("{slug}", "tech-presenter");
        let body = (method == Method::POST).then(|| filled_body(&path));
        for token in ["", "Bearer junk", "Bearer a.b", "Basic YTpi"] {
            let headers = [("authorization", token)];
            let heard = site.call(method.clone(), &filled, &headers, body.clone()).await;
            assert_eq!(heard.status, 401, "{method} {path} with {token:?}: {heard:?}");
        }
        assert!(operation["responses"]["401"].is_object(), "{path} documents it");
    }
    assert!(guarded >= 15, "{guarded}");
}

/// A body that is right, so that nothing but who asks is wrong.
fn filled_body(path: &str) -> Value {
    match path.rsplit('/').next().unwrap() {
        "jobs" => json!({ "script": "Hello." }),
        "change-password" => json!({ "currentPassword": "12345678", "newPassword": "12345678" }),
        "verify-password" | "delete-user" => json!({ "password": "12345678" }),
        "revoke-session" => json!({ "token": "x" }),
        _ => json!({}),
    }
}

/// Mass assignment: what is not the caller's to say is refused, or changes nothing.
async fn a_body_cannot_name_another_account(site: Live) {
    let ada = site.signed_up("ada@example.com").await;
    let eve = site.signed_up("eve@example.com").await;
    let session = site.get("/api/auth/get-session", &ada).await.json();
    let adas = session["user"]["id"].as_str().unwrap();
    for field in ["account", "account_id", "accountId", "user_id", "held", "charged", "state", "id"]
    {
        let body = json!({ "kind": "tts", "script": "Hello.", field: adas });
        let heard = site.post("/api/jobs", &eve, body).await;
        assert_eq!(heard.code(), (400, "invalid_input".to_owned()), "{field}");
    }
    for field in ["id", "userId", "role", "emailVerified", "createdAt", "accountId", "banned"] {
        let body = json!({ "name": "Eve", field: adas });
        let heard = site.post("/api/auth/update-user", &eve, body).await;
        assert_eq!(heard.status, 200, "unknown fields are dropped in silence: {field}");
    }
    let eves = site.get("/api/auth/get-session", &eve).await.json();
    assert_ne!(eves["user"]["id"], adas);
    assert_eq!(
        (&eves["user"]["emailVerified"], &eves["user"]["role"]),
        (&json!(false), &Value::Null)
    );
    assert_eq!(site.get("/api/auth/get-session", &ada).await.json()["user"]["name"], "Ada");
}

async fn a_listing_shows_ones_own_alone(site: Live) {
    adas_job(&site).await;
    let eve = site.signed_up("eve@example.com").await;
    assert_eq!(site.get("/api/jobs", &eve).await.json()["items"], json!([]));
    let entries = site.get("/api/credits/entries", &eve).await.json();
    assert_eq!(entries["items"].as_array().unwrap().len(), 2, "what the plan gave");
    assert_eq!(site.get("/api/auth/list-sessions", &eve).await.json().as_array().unwrap().len(), 1);
}
