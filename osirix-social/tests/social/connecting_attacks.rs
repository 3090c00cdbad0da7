//! What must not happen when accounts are connected, against fakes that misbehave.

use std::time::Duration;

use osirix_core::clock::Ambient;
use osirix_core::social::{Connector as _, FailureClass, Network};
use osirix_core::{Error, ErrorCode};
use osirix_social::connector::ByPage;
use osirix_social::oauth::{OAuth, OAuthSettings};
use osirix_social::publisher::{X, XSettings};
use osirix_social::{HttpSettings, Reach};
use serde_json::json;
use tokio::net::TcpListener;

use crate::connecting::{connector, installed, networks};
use crate::facebook_accounts::facebook;
use crate::fake::{Asked, Fake, Reply};
use crate::linkedin_fake::FakeLinkedIn;
use crate::meta_fake::{FakeMeta, Speech};
use crate::oauth::{begun, secret};
use crate::x_fake::FakeX;

const BY_PAGE: [Network; 5] =
    [Network::X, Network::Facebook, Network::LinkedIn, Network::Threads, Network::Mastodon];

/// What comes of a code at a server that answers so.
async fn connected(network: Network, fake: &Fake) -> Error {
    let connector = connector(&installed(network, &fake.url), network);
    let found = connector.accounts(&begun(Some(&fake.url)), &secret("hunter2-code")).await;
    let error = found.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("hunter2"), "{network}: {error:?}");
    error
}

fn is_token(asked: &Asked) -> bool {
    asked.method == "POST" && asked.path.to_lowercase().contains("token")
}

/// What a good server says to a code, and to a token that is given for another.
fn tokens() -> Reply {
    let said = json!({ "access_token": "hunter2-access", "refresh_token": "hunter2-refresh" });
    Reply::Says(200, "", said)
}

#[tokio::test]
async fn a_code_is_worth_something_once() {
    let (x, linkedin) = (FakeX::start().await, FakeLinkedIn::start("urn:li:person:1").await);
    let threads = FakeMeta::start(Speech::Threads).await;
    for (network, url) in [
        (Network::X, &x.http.url),
        (Network::LinkedIn, &linkedin.http.url),
        (Network::Threads, &threads.http.url),
    ] {
        let connector = connector(&installed(network, url), network);
        let (way, code) = (begun(None), secret("hunter2-code"));
        connector.accounts(&way, &code).await.unwrap();
        let error = connector.accounts(&way, &code).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::Unauthenticated, "{network}: {error:?}");
        assert_eq!(error.context_value("reason"), Some("invalid_code"));
        assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
    }
}

#[tokio::test]
async fn a_secret_that_a_network_does_not_accept_is_the_operators() {
    let (facebook, threads) = (facebook(&[]).await, FakeMeta::start(Speech::Threads).await);
    let linkedin = FakeLinkedIn::start("urn:li:person:1").await;
    for (network, url) in [
        (Network::Facebook, &facebook.url),
        (Network::Threads, &threads.http.url),
        (Network::LinkedIn, &linkedin.http.url),
    ] {
        let app = json!({ "client_id": "osirix", "client_secret": "hunter2-wrong" });
        let servers = json!({ network.as_str(): url });
        let settings = json!({ "inside": true, "servers": servers, network.as_str(): app });
        let connector = connector(&networks(&settings), network);
        let error = connector.accounts(&begun(None), &secret("hunter2-code")).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::Configuration, "{network}: {error:?}");
        assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
    }
}

#[tokio::test]
async fn a_server_that_answers_nonsense_or_fails_connects_nothing() {
    let replies: [fn(&Asked) -> Reply; 5] = [
        |_| Reply::Says(200, "", json!("hunter2-access")),
        |_| Reply::Says(200, "", json!({ "id": "", "username": "", "sub": "" })),
        |_| Reply::Says(200, "", json!("x".repeat(2 << 20))),
        // It shows what it was asked with.
        |asked| {
            let secret = if is_token(asked) { "hunter2-code" } else { "hunter2-access" };
            Reply::Says(500, "", json!({ "error": secret, "title": secret, "message": secret }))
        },
        |_| Reply::Breaks,
    ];
    for network in BY_PAGE {
        for (number, reply) in replies.into_iter().enumerate() {
            let fake = Fake::start(reply).await;
            let error = connected(network, &fake).await;
            assert_eq!(error.code(), ErrorCode::Unavailable, "{network} {number}: {error:?}");
            // The same once the code was taken.
            let late = move |asked: &Asked| if is_token(asked) { tokens() } else { reply(asked) };
            let error = connected(network, &Fake::start(late).await).await;
            assert_eq!(error.code(), ErrorCode::Unavailable, "{network} {number}: {error:?}");
        }
    }
}

#[tokio::test]
async fn nobody_is_led_elsewhere_by_a_server() {
    for network in BY_PAGE {
        let inside = Fake::start(|_: &Asked| tokens()).await;
        let there = format!("location: {}/inside\r\n", inside.url);
        for from_the_first in [true, false] {
            let there = there.clone();
            let leads = move |asked: &Asked| match is_token(asked) && !from_the_first {
                true => tokens(),
                false => Reply::With(307, there.clone(), json!({})),
            };
            let error = connected(network, &Fake::start(leads).await).await;
            assert_eq!(FailureClass::of(&error), FailureClass::RetryLater, "{network}: {error:?}");
        }
        for line in ["POST /inside", "GET /inside"] {
            assert!(inside.asked(line).is_empty(), "{network}");
        }
    }
}

#[tokio::test]
async fn people_name_no_server_inside() {
    let home = Fake::start(|_: &Asked| tokens()).await;
    let public = networks(&json!({}));
    for network in [Network::Bluesky, Network::Mastodon] {
        let connector = connector(&public, network);
        for server in [home.url.as_str(), "https://10.0.0.1", "https://localhost", "file:///etc"] {
            let (name, secret) = ("ada.test", secret("hunter2"));
            let error = connector.sign_in(Some(server), name, &secret).await.unwrap_err();
            assert_eq!(error.code(), ErrorCode::InvalidInput, "{network} {server}: {error:?}");
            assert_eq!(error.context_value("field"), Some("server"));
            assert!(!format!("{error:?}").contains("hunter2"));
        }
    }
    let at =
        ["POST /xrpc/com.atproto.server.createSession", "GET /api/v1/accounts/verify_credentials"];
    assert!(at.into_iter().all(|line| home.asked(line).is_empty()));
}

#[tokio::test]
async fn a_server_that_is_slow_is_not_waited_for() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", silent.local_addr().unwrap());
    let timeout = Duration::from_millis(200);
    let http = HttpSettings { reach: Reach::Anywhere, timeout, ..HttpSettings::default() };
    let oauth = OAuthSettings { http, ..OAuthSettings::x("osirix", None).at(&url).unwrap() };
    let oauth = OAuth::new(oauth, Ambient::system()).unwrap();
    let settings = XSettings { http, ..XSettings::new("osirix") };
    let x = ByPage::new(oauth, &url, X::new(settings, Ambient::system()).unwrap());
    let error = x.accounts(&begun(None), &secret("hunter2-code")).await.unwrap_err();
    assert_eq!(FailureClass::of(&error), FailureClass::RetryLater);
    assert!(!format!("{error:?} {x:?}").contains("hunter2"));
}

#[tokio::test]
async fn no_network_with_a_page_takes_secrets() {
    let app = json!({ "client_id": "osirix", "client_secret": "hunter2" });
    let all = networks(&json!({ "x": app, "facebook": app, "linkedin": app, "threads": app }));
    for network in BY_PAGE.into_iter().filter(|network| *network != Network::Mastodon) {
        let error = connector(&all, network).sign_in(None, "ada", &secret("hunter2")).await;
        let error = error.unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidInput);
        assert!(!format!("{error:?}").contains("hunter2"));
    }
}
