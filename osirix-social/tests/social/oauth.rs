//! Connecting an account, against a server of OAuth 2.0 that somebody else wrote
//! (oauth2-mock-server), which looks at the proof, and against a fake where that never refuses.

use osirix_core::ErrorCode;
use osirix_core::auth::Token;
use osirix_core::clock::Ambient;
use osirix_core::secret::Secret;
use osirix_core::social::{FailureClass, WayRound};
use osirix_social::oauth::{OAuth, OAuthSettings};
use osirix_social::{HttpSettings, Reach};
use reqwest::redirect::Policy;
use serde_json::json;
use url::Url;

use crate::fake::{Asked, Fake, Reply};
use crate::named::named;
use crate::pds::client;

pub(crate) const REDIRECT: &str = "https://app.example.com/api/social/callback";

fn way(base: &str) -> OAuth {
    asking_for(base, OAuthSettings::x("", None).scopes)
}

/// A way to the server that somebody else wrote: it grants this right and no other.
fn real_way() -> OAuth {
    asking_for(&named("OSIRIX_TEST_OAUTH_URL"), vec!["dummy".to_owned()])
}

fn asking_for(base: &str, scopes: Vec<String>) -> OAuth {
    let secret = Secret::new("hunter2".to_owned());
    let http = HttpSettings { reach: Reach::Anywhere, ..HttpSettings::default() };
    let settings = OAuthSettings {
        authorize_url: format!("{base}/authorize"),
        token_url: format!("{base}/token"),
        http,
        scopes,
        ..OAuthSettings::x("osirix", Some(secret))
    };
    OAuth::new(settings, Ambient::system()).unwrap()
}

/// A way round that begins, to this server where there are many.
pub(crate) fn begun(server: Option<&str>) -> WayRound {
    let token = || Token::new(&Ambient::system()).unwrap();
    WayRound {
        server: server.map(str::to_owned),
        redirect_uri: REDIRECT.to_owned(),
        state: token(),
        code_verifier: token(),
    }
}

pub(crate) fn secret(text: &str) -> Secret<String> {
    Secret::new(text.to_owned())
}

pub(crate) fn parameter(url: &Url, name: &str) -> String {
    let mut pairs = url.query_pairs();
    pairs.find(|(known, _)| known == name).unwrap().1.into_owned()
}

/// Goes to the page with a browser, which is sent back at once: with the state, and a code.
async fn browse(page: &str, way: &WayRound) -> Secret<String> {
    // It makes sure that the way to servers is set up.
    drop(client());
    let browser = reqwest::Client::builder().redirect(Policy::none()).build().unwrap();
    let back = browser.get(page).send().await.unwrap();
    let back: Url = back.headers()["location"].to_str().unwrap().parse().unwrap();
    assert!(back.as_str().starts_with(REDIRECT));
    assert_eq!(parameter(&back, "state"), way.state.expose());
    secret(&parameter(&back, "code"))
}

#[tokio::test]
async fn an_account_is_connected_by_its_code_and_the_proof() {
    let (oauth, way) = (real_way(), begun(None));
    let page = oauth.page(&way).unwrap();
    assert!(!page.contains("hunter2") && !page.contains(way.code_verifier.expose()));
    let code = browse(&page, &way).await;
    let credentials = oauth.exchange(&way, &code).await.unwrap();
    assert!(!credentials.access_token.expose().is_empty());
    assert!(credentials.expires_at.unwrap() > Ambient::system().now());
}

#[tokio::test]
async fn a_code_is_worth_nothing_without_the_proof_that_belongs_to_it() {
    let (oauth, mine) = (real_way(), begun(None));
    let code = browse(&oauth.page(&mine).unwrap(), &mine).await;
    // Somebody brings another's code into their own way round.
    let theirs = WayRound { code_verifier: begun(None).code_verifier, ..mine };
    let error = oauth.exchange(&theirs, &code).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Unauthenticated);
    assert!(!format!("{error:?} {oauth:?} {theirs:?}").contains("hunter2"));
}

#[tokio::test]
async fn fewer_rights_than_are_needed_are_named() {
    let fake = Fake::start(|_: &Asked| {
        let scope = "tweet.read users.read media.write offline.access";
        Reply::Says(200, "", json!({ "access_token": "t", "token_type": "bearer", "scope": scope }))
    })
    .await;
    let error = way(&fake.url).exchange(&begun(None), &secret("code")).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::PermissionDenied);
    assert_eq!(error.context_value("scopes"), Some("tweet.write"));
}

#[tokio::test]
async fn what_fails_is_told_apart_from_what_is_refused() {
    let cases: [(fn() -> Reply, FailureClass); 5] = [
        (
            || Reply::Says(400, "", json!({ "error": "no such code: hunter2-code" })),
            FailureClass::RefreshToken,
        ),
        (
            || {
                let said = "Error validating client secret.";
                Reply::Says(400, "", json!({ "error": { "message": said, "code": 1 } }))
            },
            FailureClass::Operator,
        ),
        (|| Reply::Says(401, "", json!({ "error": "invalid_client" })), FailureClass::Operator),
        (|| Reply::Says(503, "retry-after: 9\r\n", json!({})), FailureClass::RetryLater),
        (|| Reply::Breaks, FailureClass::RetryLater),
    ];
    for (reply, class) in cases {
        let fake = Fake::start(move |_: &Asked| reply()).await;
        let code = secret("hunter2-code");
        let error = way(&fake.url).exchange(&begun(None), &code).await.unwrap_err();
        assert_eq!(FailureClass::of(&error), class, "{error:?}");
        assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
    }
}

#[test]
fn each_network_is_asked_for_what_it_needs() {
    let secret = || secret("hunter2");
    for (settings, pkce) in [
        (OAuthSettings::x("osirix", None), true),
        (OAuthSettings::mastodon("https://social.example", "osirix", secret()), true),
        (OAuthSettings::facebook("v26.0", "osirix", secret()), false),
        (OAuthSettings::linkedin("osirix", secret()), false),
        (OAuthSettings::linkedin_organisations("osirix", secret()), false),
        (OAuthSettings::threads("osirix", secret()), false),
    ] {
        let oauth = OAuth::new(settings, Ambient::system()).unwrap();
        let page: Url = oauth.page(&begun(None)).unwrap().parse().unwrap();
        assert_eq!((page.scheme(), parameter(&page, "client_id").as_str()), ("https", "osirix"));
        assert_eq!(page.query_pairs().any(|(name, _)| name == "code_challenge"), pkce);
        assert!(!page.as_str().contains("hunter2"));
    }
}
