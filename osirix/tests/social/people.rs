//! People on servers that somebody else wrote.

use osirix::NetworkAccount;
use serde_json::{Value, json};

use crate::named::named;

/// Somebody who has an account on a server, and a secret of their own making.
pub(crate) struct Person {
    pub(crate) server: String,
    pub(crate) identifier: String,
    pub(crate) secret: String,
}

const PASSWORD: &str = "correct horse battery staple";

fn client() -> reqwest::Client {
    // It may be there by now.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}

async fn made(url: String, body: Value) -> Value {
    let answer = client().post(url).json(&body).send().await.unwrap();
    assert!(answer.status().is_success(), "{}", answer.status());
    answer.json().await.unwrap()
}

/// A new account on the personal data server.
pub(crate) async fn of_bluesky() -> Person {
    let server = named("OSIRIX_TEST_PDS_URL");
    let ambient = osirix::core::clock::Ambient::system();
    let random = ambient.letters(b"abcdefghijklmnopqrstuvwxyz", 12).unwrap();
    let handle = format!("{random}.test");
    let email = format!("{handle}@example.com");
    let body = json!({ "handle": handle, "email": email, "password": PASSWORD });
    made(format!("{server}/xrpc/com.atproto.server.createAccount"), body).await;
    Person { server, identifier: handle, secret: PASSWORD.to_owned() }
}

/// The posts of an account there, the newest first, as everybody reads them.
pub(crate) async fn records(did: &str) -> Vec<Value> {
    let url = format!("{}/xrpc/com.atproto.repo.listRecords", named("OSIRIX_TEST_PDS_URL"));
    let query = [("repo", did), ("collection", "app.bsky.feed.post")];
    let listed = client().get(url).query(&query).send().await.unwrap();
    let listed: Value = listed.json().await.unwrap();
    listed["records"].as_array().unwrap().clone()
}

/// A new account on the server with Mastodon's interface.
pub(crate) async fn of_mastodon() -> Person {
    let server = named("OSIRIX_TEST_MASTODON_URL");
    let made = made(format!("{server}/api/v1/_mock/dev_user"), json!({})).await;
    let secret = made["access_token"].as_str().unwrap().to_owned();
    Person { server, identifier: String::new(), secret }
}

/// The statuses of an account there, as everybody reads them.
pub(crate) async fn statuses(account: &NetworkAccount) -> Vec<Value> {
    let NetworkAccount { server, remote, .. } = account;
    let url = format!("{server}/api/v1/accounts/{}/statuses", remote.id);
    client().get(url).send().await.unwrap().json().await.unwrap()
}

/// A file of an account there, as everybody reads it.
pub(crate) async fn blob(did: &str, cid: &str) -> Vec<u8> {
    let url = format!("{}/xrpc/com.atproto.sync.getBlob", named("OSIRIX_TEST_PDS_URL"));
    let answer = client().get(url).query(&[("did", did), ("cid", cid)]).send().await.unwrap();
    assert!(answer.status().is_success(), "{}", answer.status());
    answer.bytes().await.unwrap().to_vec()
}

/// How many bytes anybody finds at a URL.
pub(crate) async fn fetched(url: &str) -> usize {
    let answer = client().get(url).send().await.unwrap();
    assert!(answer.status().is_success(), "{}", answer.status());
    answer.bytes().await.unwrap().len()
}
