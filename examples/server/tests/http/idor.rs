//! Somebody else's ids, on every endpoint of the OpenAPI document.

use crate::support::live::{Live, on_both_databases};
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

// Without limits, since every route is asked many times in a minute.
on_both_databases! {
    with |config| config.rate_limits = false;
    what_is_anothers_is_not_found,
    what_is_anothers_is_refused_in_bodies_and_questions,
    what_needs_somebody_signed_in_says_so,
    a_body_cannot_name_another_account,
    a_listing_shows_ones_own_alone,
}

/// An endpoint of the document.
struct Endpoint {
    method: Method,
    path: String,
    operation: Value,
    /// The schema of the body, in which every name is resolved.
    body: Value,
}

/// The schema itself, where there is but its name.
fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let name = schema["$ref"].as_str().and_then(|name| name.rsplit('/').next());
    name.map_or(schema, |name| &document["components"]["schemas"][name])
}

async fn endpoints(site: &Live) -> Vec<Endpoint> {
    let document = site.call(Method::GET, "/api/openapi.json", &[], None).await.json();
    let mut endpoints = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let method: Method = method.to_uppercase().parse().unwrap();
            let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
            let mut body = resolved(&document, schema).clone();
            for (_, field) in body["properties"].as_object_mut().into_iter().flatten() {
                *field = resolved(&document, field).clone();
            }
            let (path, operation) = (path.clone(), operation.clone());
            endpoints.push(Endpoint { method, path, operation, body });
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
    for Endpoint { method, path, body, .. } in endpoints(&site).await {
        // A provider is nobody's, and a token is whose hand it is in.
        if !path.contains('{') || path.contains("{provider}") || path.contains("{token}") {
            continue;
        }
        tried += 1;
        let filled = filled_path(&path, &job);
        let body = body.is_object().then(|| filled_body(&body, &Value::Null));
        let shown = format!("Bearer {eve}");
        let headers = [("authorization", shown.as_str())];
        let status = site.call(method.clone(), &filled, &headers, body).await.status;
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
    for Endpoint { method, path, operation, body } in endpoints(&site).await {
        if !operation["security"].is_array() {
            continue;
        }
        guarded += 1;
        let mut filled = filled_path(&path, &job);
        for question in operation["parameters"].as_array().into_iter().flatten() {
            if question["in"] == "query" && question["required"] == true {
                let name = question["name"].as_str().unwrap();
                filled = format!("{filled}?{name}={}", made_up(meant(&path, question)));
            }
        }
        let body = (method == Method::POST).then(|| filled_body(&body, &Value::Null));
        for token in ["", "Bearer junk", "Bearer a.b", "Basic YTpi"] {
            let headers = [("authorization", token)];
            let heard = site.call(method.clone(), &filled, &headers, body.clone()).await;
            assert_eq!(heard.status, 401, "{method} {path} with {token:?}: {heard:?}");
        }
        assert!(operation["responses"]["401"].is_object(), "{path} documents it");
    }
    assert!(guarded >= 15, "{guarded}");
}

/// The path with Ada's things in it, or with such as could be hers.
fn filled_path(path: &str, job: &str) -> String {
    let of = |kind: &str| format!("{kind}_{:032x}", 7);
    let filled = path
        .replace("{job}", job)
        .replace("{name}", "speech.wav")
        .replace("{slug}", "avatar-of-ada")
        .replace("{product}", "product-of-ada")
        .replace("{order}", &of("ord"))
        .replace("{licence}", &of("lic"))
        .replace("{checkout}", "cs_000001_of-ada")
        .replace("{subscription}", "sub_000001_of-ada")
        .replace("{account}", &of("acc"))
        .replace("{connection}", &of("cnx"))
        .replace("{post}", &of("pst"))
        .replace("{publication}", &of("pub"))
        .replace("{endpoint}", &of("whe"))
        .replace("{event}", &of("evt"))
        .replace("{queue}", &of("que"))
        .replace("{recurrence}", &of("rec"))
        .replace("{organization}", &of("org"))
        .replace("{payment}", "pi_000001_of-ada");
    assert!(!filled.contains('{'), "say here what to put into {path}");
    filled
}

/// A body that is right, so that nothing but who asks is wrong: what must be there, and every id
/// that `ids` has.
fn filled_body(schema: &Value, ids: &Value) -> Value {
    let required: Vec<_> = schema["required"].as_array().into_iter().flatten().collect();
    let mut body = serde_json::Map::new();
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        if !ids[name].is_null() {
            body.insert(name.clone(), ids[name].clone());
        } else if required.contains(&&json!(name)) {
            body.insert(name.clone(), sample(name, field));
        }
    }
    Value::Object(body)
}

fn sample(name: &str, field: &Value) -> Value {
    match (name, field["type"].as_str(), field["format"].as_str()) {
        ("role", ..) => json!("admin"),
        ("type", ..) => json!("sign-in"),
        ("script", ..) => json!("Hello."),
        ("since", ..) => json!("2026-01-01T00:00:00Z"),
        ("content", ..) => json!({ "messages": [] }),
        ("queue", ..) => json!(format!("que_{:032x}", 7)),
        (name, ..) if name.ends_with("Id") || name == "id" => json!(made_up(name)),
        ("sessionToken", ..) => json!(made_up(name)),
        (_, Some("object"), _) => json!({}),
        (_, Some("array"), _) => json!([]),
        (_, Some("boolean"), _) => json!(true),
        (_, Some("integer"), _) => field["minimum"].as_i64().map_or(json!(1), |least| json!(least)),
        (_, _, Some("email")) => json!("somebody@example.com"),
        _ => json!("12345678"),
    }
}

/// Whose id a question asks for that is called `id`.
fn meant<'a>(path: &str, question: &'a Value) -> &'a str {
    match (question["name"].as_str().unwrap(), path.rsplit('/').next().unwrap()) {
        ("id", "get-user") => "userId",
        ("id", "get-invitation") => "invitationId",
        ("id", "get") => "keyId",
        (name, _) => name,
    }
}

/// An id of the right kind that is nobody's.
fn made_up(name: &str) -> String {
    let prefix = match name {
        "userId" => "usr",
        "keyId" => "key",
        "organizationId" => "org",
        "invitationId" => "inv",
        "memberId" => "mbr",
        "sessionToken" => "ses",
        _ => "pky",
    };
    format!("{prefix}_{:032x}", 7)
}

/// Everything that is Ada's, by the names under which it is asked for.
async fn adas_things(site: &Live, ada: &str) -> Value {
    let session = site.get("/api/auth/get-session", ada).await.json();
    let key = json!({ "name": "CI" });
    let key = site.post("/api/auth/api-key/create", ada, key).await.json();
    let organization = json!({ "name": "Acme", "slug": "acme" });
    let organization = site.post("/api/auth/organization/create", ada, organization).await.json();
    let invitation = json!({ "email": "bob@example.com", "role": "member" });
    let invitation = site.post("/api/auth/organization/invite-member", ada, invitation).await;
    json!({
        "userId": session["user"]["id"],
        "keyId": key["id"],
        "organizationId": organization["id"],
        "invitationId": invitation.json()["id"],
        "memberId": organization["members"][0]["id"],
        "memberIdOrEmail": organization["members"][0]["id"],
        "sessionToken": session["session"]["id"],
    })
}

async fn as_ada_sees_it(site: &Live, ada: &str) -> Vec<Value> {
    let mut seen = Vec::new();
    for path in
        ["get-session", "list-sessions", "api-key/list", "organization/get-full-organization"]
    {
        seen.push(site.get(&format!("/api/auth/{path}"), ada).await.json());
    }
    seen
}

async fn what_is_anothers_is_refused_in_bodies_and_questions(site: Live) {
    let ada = site.signed_up("ada@example.com").await;
    let eve = site.signed_up("eve@example.com").await;
    let things = adas_things(&site, &ada).await;
    let before = as_ada_sees_it(&site, &ada).await;
    let mut tried = 0;
    for Endpoint { method, path, operation, body } in endpoints(&site).await {
        let names = body["properties"].as_object().into_iter().flatten().map(|(name, _)| name);
        if method == Method::POST && names.into_iter().any(|name| !things[name].is_null()) {
            tried += 1;
            let heard = site.post(&path, &eve, filled_body(&body, &things)).await;
            assert!(heard.status.is_client_error(), "{path}: {heard:?}");
        }
        for question in operation["parameters"].as_array().into_iter().flatten() {
            let name = match (question["name"].as_str().unwrap(), path.rsplit('/').next().unwrap())
            {
                ("id", "get-user") => "userId",
                ("id", "get-invitation") => "invitationId",
                ("id", "get") => "keyId",
                (name, _) => name,
            };
            let Some(thing) = things[name].as_str().filter(|_| question["in"] == "query") else {
                continue;
            };
            tried += 1;
            let asked = format!("{path}?{}={thing}", question["name"].as_str().unwrap());
            let heard = site.get(&asked, &eve).await;
            assert!(heard.status.is_client_error(), "{asked}: {heard:?}");
        }
    }
    assert!(tried >= 25, "{tried}");
    assert_eq!(as_ada_sees_it(&site, &ada).await, before, "nothing of it was done");
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
        (&json!(false), &json!("user"))
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
