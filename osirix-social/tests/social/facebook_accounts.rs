//! From a person to the pages and Instagram accounts that they publish for, against a fake.

use osirix_core::clock::Ambient;
use osirix_core::secret::Secret;
use osirix_core::social::{Connection, Credentials, FailureClass, Network};
use osirix_core::{ErrorCode, Result};
use osirix_social::connector::Accounts as _;
use osirix_social::publisher::{Facebook, FacebookSettings};
use osirix_social::{App, HttpSettings, Reach};
use serde_json::{Value, json};

use crate::facebook_people::{exchange, permissions};
use crate::fake::{Asked, Fake, Reply, query};
use crate::meta_fake::{refuses, says, unknown};

/// A person with a page of their own, one that they only look at, one without a right of its own,
/// and, on the second list, one with an Instagram account.
pub(crate) async fn facebook(declined: &'static [&'static str]) -> Fake {
    Fake::start(move |asked: &Asked| match asked.line().split('?').next().unwrap() {
        "POST /v26.0/oauth/access_token" => exchange(asked),
        "GET /v26.0/me/permissions" => permissions(declined),
        "GET /v26.0/me/accounts" => pages(asked),
        line => unknown(line),
    })
    .await
}

fn pages(asked: &Asked) -> Reply {
    if asked.header("authorization") != Some("Bearer hunter2-long") {
        return refuses(190, 0, "no such token");
    }
    let page = |id: &str, token: Option<&str>, tasks: &[&str]| {
        let name = format!("Page {id}");
        json!({ "id": id, "name": name, "access_token": token, "tasks": tasks })
    };
    let data: Value = match query(asked, "after").as_deref() {
        None => json!([
            page("1", Some("hunter2-1"), &["CREATE_CONTENT", "MANAGE"]),
            page("2", Some("hunter2-2"), &["ANALYZE"]),
            page("3", None, &["CREATE_CONTENT"]),
        ]),
        Some("more") => {
            let mut page = page("4", Some("hunter2-4"), &["CREATE_CONTENT"]);
            page["instagram_business_account"] = json!({ "id": "40", "username": "ada" });
            json!([page])
        }
        _ => return refuses(100, 0, "no such cursor"),
    };
    let next = data.as_array().is_some_and(|data| data.len() > 1).then_some("https://more");
    says(200, json!({ "data": data, "paging": { "cursors": { "after": "more" }, "next": next } }))
}

async fn accounts(fake: &Fake, secret: &str, token: &str) -> Result<Vec<Connection>> {
    let http = HttpSettings { reach: Reach::Anywhere, ..HttpSettings::default() };
    let client_secret = Secret::new(secret.to_owned());
    let app = Some(App { client_id: "osirix".to_owned(), client_secret });
    let settings = FacebookSettings { http, app, ..FacebookSettings::default() };
    let facebook = Facebook::new(settings, Ambient::system()).unwrap();
    let access_token = Secret::new(token.to_owned());
    let person = Credentials { access_token, refresh_token: None, expires_at: None };
    facebook.accounts(&fake.url, &person).await
}

#[tokio::test]
async fn a_person_publishes_for_pages_that_gave_a_right_of_their_own() {
    let fake = facebook(&[]).await;
    let found = accounts(&fake, "hunter2-secret", "hunter2-short").await.unwrap();
    let of = |c: &Connection| {
        let token = c.credentials.access_token.expose().clone();
        (c.network, c.account.id.clone(), c.account.handle.clone(), token)
    };
    let text = str::to_owned;
    let expected = [
        (Network::Facebook, text("1"), text("Page 1"), text("hunter2-1")),
        (Network::Facebook, text("4"), text("Page 4"), text("hunter2-4")),
        (Network::Instagram, text("40"), text("ada"), text("hunter2-4")),
    ];
    assert_eq!(found.iter().map(of).collect::<Vec<_>>(), expected);
    assert!(!format!("{found:?}").contains("hunter2"));
}

#[tokio::test]
async fn a_secret_that_is_wrong_is_the_operators_and_a_token_the_persons() {
    let fake = facebook(&[]).await;
    let error = accounts(&fake, "hunter2-wrong", "hunter2-short").await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Configuration);
    let error = accounts(&fake, "hunter2-secret", "hunter2-other").await.unwrap_err();
    assert_eq!(FailureClass::of(&error), FailureClass::Disconnected);
    assert!(!format!("{error:?}").contains("hunter2"));
}

#[tokio::test]
async fn what_the_person_did_not_allow_is_named() {
    let fake = facebook(&["email", "pages_manage_posts"]).await;
    let error = accounts(&fake, "hunter2-secret", "hunter2-short").await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::PermissionDenied);
    assert_eq!(error.context_value("scopes"), Some("pages_manage_posts"));
    assert!(fake.asked("GET /v26.0/me/accounts").is_empty());
}
