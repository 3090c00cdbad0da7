//! Accounts on a real personal data server.

use std::sync::atomic::{AtomicU32, Ordering};

use async_trait::async_trait;
use osirix_core::clock::Ambient;
use osirix_core::conformance::publisher::{Harness, Remote};
use osirix_core::secret::Secret;
use osirix_core::social::Connection;
use osirix_social::publisher::{Bluesky, BlueskySettings};
use osirix_social::{HttpSettings, Reach};
use serde_json::{Value, json};

use crate::named::named;
use crate::shelf::Shelf;

pub(crate) const PASSWORD: &str = "correct horse battery staple";

static ACCOUNTS: AtomicU32 = AtomicU32::new(0);

pub(crate) fn url() -> String {
    named("OSIRIX_TEST_PDS_URL")
}

pub(crate) fn client() -> reqwest::Client {
    // It may be there by now.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}

pub(crate) fn bluesky() -> Bluesky {
    let http = HttpSettings { reach: Reach::Anywhere, ..HttpSettings::default() };
    let settings = BlueskySettings { http, ..BlueskySettings::default() };
    Bluesky::new(settings, Ambient::system()).unwrap()
}

/// The handle of a new account.
pub(crate) async fn account() -> String {
    let random = Ambient::system().letters(b"abcdefghijklmnopqrstuvwxyz", 8).unwrap();
    let handle = format!("{random}{}.test", ACCOUNTS.fetch_add(1, Ordering::SeqCst));
    let body = json!({
        "handle": handle,
        "email": format!("{handle}@example.com"),
        "password": PASSWORD,
    });
    let url = format!("{}/xrpc/com.atproto.server.createAccount", url());
    let answer = client().post(url).json(&body).send().await.unwrap();
    assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    handle
}

pub(crate) async fn connected() -> Connection {
    let password = Secret::new(PASSWORD.to_owned());
    bluesky().sign_in(&url(), &account().await, &password).await.unwrap()
}

/// What anybody reads on a server.
pub(crate) async fn read(method: &str, query: &[(&str, &str)]) -> Value {
    let url = format!("{}/xrpc/{method}", url());
    client().get(url).query(query).send().await.unwrap().json().await.unwrap()
}

/// The posts of an account, the newest first, as everybody reads them.
pub(crate) async fn posts(did: &str) -> Vec<Value> {
    let query = [("repo", did), ("collection", "app.bsky.feed.post"), ("limit", "100")];
    let listed = read("com.atproto.repo.listRecords", &query).await;
    listed["records"].as_array().unwrap().clone()
}

/// An account of which a suite counts the posts.
pub(crate) struct Account(pub(crate) String);

#[async_trait]
impl Remote for Account {
    async fn posts(&self) -> usize {
        posts(&self.0).await.len()
    }
}

pub(crate) async fn harness() -> Harness {
    let connection = connected().await;
    let (shelf, picture) = Shelf::with_picture();
    Harness {
        publisher: std::sync::Arc::new(bluesky()),
        remote: Box::new(Account(connection.account.id.clone())),
        connection,
        blobs: std::sync::Arc::new(shelf),
        picture,
        keep: Box::new(()),
    }
}
