//! Webhooks over HTTP: endpoints, their secrets, what was delivered, what is sent again.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::{HeaderMap, Method};
use axum::{Router, extract::State};
use osirix_server::ServerConfig;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::support::live::{Heard, Live, on_both_databases};

const ENDPOINTS: &str = "/api/webhooks/endpoints";

on_both_databases! {
    with crate::webhooks::on_this_machine;
    an_endpoint_is_added_tried_changed_and_removed,
    a_key_does_what_its_scopes_say,
    what_cannot_be_is_refused,
}

/// The endpoints of these tests are on this machine.
pub(crate) fn on_this_machine(config: &mut ServerConfig) {
    config.osirix.webhooks.inside = true;
}

type Heads = Arc<Mutex<Vec<HeaderMap>>>;

/// An endpoint that takes everything, and the headers of what it was sent.
async fn receiver() -> (String, Heads) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let heads = Heads::default();
    let hear = |State(heads): State<Heads>, headers: HeaderMap| async move {
        heads.lock().unwrap().push(headers);
    };
    let router = Router::new().fallback(hear).with_state(heads.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, heads)
}

impl Live {
    /// An endpoint's deliveries, once each of so many was taken.
    async fn delivered(&self, token: &str, id: &str, count: usize) -> Vec<Value> {
        let path = format!("{ENDPOINTS}/{id}/deliveries?state=delivered");
        for _ in 0..600 {
            let found = self.get(&path, token).await.json()["items"].as_array().unwrap().clone();
            if found.len() >= count {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{count} were not delivered");
    }

    async fn by_key(&self, method: Method, path: &str, key: &str, body: Option<Value>) -> Heard {
        self.call(method, path, &[("x-api-key", key)], body).await
    }
}

async fn an_endpoint_is_added_tried_changed_and_removed(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let (url, heads) = receiver().await;
    let new = json!({ "url": url, "kinds": ["job.failed", "job.completed"] });
    let added = site.post(ENDPOINTS, token, new).await;
    assert_eq!(added.status, 201, "{added:?}");
    let added = added.json();
    let id = added["endpoint"]["id"].as_str().unwrap();
    assert_eq!(added["endpoint"]["kinds"], json!(["job.completed", "job.failed"]));
    assert!(added["secret"].as_str().unwrap().starts_with("whsec_"));
    let listed = site.get(ENDPOINTS, token).await;
    assert_eq!(listed.json(), json!([added["endpoint"]]));
    assert!(!listed.text().contains("whsec_"), "the secret is shown once");

    let at = format!("{ENDPOINTS}/{id}");
    assert_eq!(site.as_caller(Method::POST, &format!("{at}/ping"), token).await.status, 202);
    let ping = site.delivered(token, id, 1).await.remove(0);
    assert_eq!((&ping["kind"], &ping["attempts"]), (&json!("webhook.ping"), &json!(1)));
    let event = ping["event"].as_str().unwrap();
    assert_eq!(heads.lock().unwrap()[0]["webhook-id"], event);
    let record = site.get(&format!("{at}/deliveries/{event}/attempts"), token).await.json();
    assert_eq!(record["items"][0]["status"], 200, "{record}");

    let speech = json!({ "kind": "tts", "script": "Hello." });
    let job = site.post("/api/jobs", token, speech).await.json();
    let told = site.delivered(token, id, 2).await.remove(0);
    assert_eq!((&told["kind"], &told["subject"]), (&json!("job.completed"), &job["id"]));

    let replay = format!("{at}/deliveries/{event}/replay");
    assert_eq!(site.as_caller(Method::POST, &replay, token).await.status, 202);
    let since = json!({ "since": "2026-01-01T00:00:00Z" });
    let replayed = site.post(&format!("{at}/replay"), token, since).await;
    assert_eq!((replayed.status.as_u16(), replayed.json()), (202, json!({ "replayed": 0 })));
    let rotated =
        site.post(&format!("{at}/rotate"), token, json!({ "overlap_s": 60 })).await.json();
    assert_ne!(rotated["secret"], added["secret"]);
    assert!(rotated["endpoint"]["old_secret_until"].is_string());

    let shown = format!("Bearer {token}");
    let headers = [("authorization", shown.as_str())];
    let pause = Some(json!({ "enabled": false }));
    let paused = site.call(Method::PATCH, &at, &headers, pause).await.json();
    assert_eq!(paused["state"], "paused", "{paused}");
    let ping = site.as_caller(Method::POST, &format!("{at}/ping"), token).await;
    assert_eq!(ping.code(), (409, "conflict".to_owned()));
    assert_eq!(site.as_caller(Method::DELETE, &at, token).await.status, 204);
    assert_eq!(site.get(&at, token).await.status, 404);
}

async fn a_key_does_what_its_scopes_say(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let key = |scope: &str| json!({ "name": "CI", "permissions": { "webhooks": [scope] } });
    let read = site.post("/api/auth/api-key/create", token, key("read")).await.json();
    let write = site.post("/api/auth/api-key/create", token, key("write")).await.json();
    let (read, write) = (read["key"].as_str().unwrap(), write["key"].as_str().unwrap());
    let new = || Some(json!({ "url": "https://example.com", "kinds": ["job.failed"] }));
    assert_eq!(site.by_key(Method::POST, ENDPOINTS, read, new()).await.status, 403);
    let added = site.by_key(Method::POST, ENDPOINTS, write, new()).await;
    assert_eq!(added.status, 201, "{added:?}");
    assert_eq!(site.by_key(Method::GET, ENDPOINTS, write, None).await.status, 403);
    let listed = site.by_key(Method::GET, ENDPOINTS, read, None).await.json();
    assert_eq!(listed.as_array().map(Vec::len), Some(1));
    let at = format!("{ENDPOINTS}/{}", listed[0]["id"].as_str().unwrap());
    for (method, path) in [(Method::DELETE, at.clone()), (Method::POST, format!("{at}/ping"))] {
        assert_eq!(site.by_key(method, &path, read, None).await.status, 403, "{path}");
    }
    assert_eq!(site.by_key(Method::DELETE, &at, write, None).await.status, 204);
}

async fn what_cannot_be_is_refused(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let url = "https://example.com";
    for (body, field) in [
        (json!({ "url": "nonsense", "kinds": ["job.failed"] }), "url"),
        (json!({ "url": "https://ada:secret@example.com", "kinds": ["job.failed"] }), "url"),
        (json!({ "url": url, "kinds": [] }), "kinds"),
        (json!({ "url": url, "kinds": ["webhook.ping"] }), "kinds"),
        (
            json!({ "url": url, "kinds": ["job.failed"], "description": "x".repeat(201) }),
            "description",
        ),
    ] {
        let heard = site.post(ENDPOINTS, token, body.clone()).await;
        assert_eq!((heard.status.as_u16(), &heard.json()["field"]), (400, &json!(field)), "{body}");
    }
    let new = json!({ "url": url, "kinds": ["job.failed"] });
    let added = site.post(ENDPOINTS, token, new).await.json();
    let at = format!("{ENDPOINTS}/{}", added["endpoint"]["id"].as_str().unwrap());
    let heard = site.post(&format!("{at}/rotate"), token, json!({ "overlap_s": 604_801 })).await;
    assert_eq!((heard.status.as_u16(), &heard.json()["field"]), (400, &json!("overlap_s")));
    let heard = site.post(&format!("{at}/replay"), token, json!({ "since": "yesterday" })).await;
    assert_eq!((heard.status.as_u16(), &heard.json()["field"]), (400, &json!("since")));
    let heard = site.get(&format!("{at}/deliveries?state=odd"), token).await;
    assert_eq!(heard.status, 400);
    let heard = site.get(&format!("{at}/deliveries/nonsense/attempts"), token).await;
    assert_eq!(heard.code(), (404, "not_found".to_owned()));
}
