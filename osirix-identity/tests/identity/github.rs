//! Sign-in with GitHub, against a fake that follows GitHub's published documents: "Authorizing
//! OAuth apps" and the REST interface of 2022-11-28.

use std::sync::{Arc, Mutex};

use osirix_core::ErrorCode;
use osirix_core::auth::{IdentityProvider as _, ProviderAnswer};
use osirix_core::secret::Secret;
use osirix_identity::providers::{Client, GitHub};
use serde_json::{Value, json};
use url::Url;

use crate::fake::{Asked, Fake, Reply};
use crate::way::{REDIRECT, parameter, request};

const SECRET: &str = "hunter2";

/// A GitHub whose one user has these addresses.
async fn github(addresses: Value) -> (Fake, GitHub) {
    let used = Arc::new(Mutex::new(false));
    let fake = Fake::start(|_| {
        move |asked: &Asked| match asked.path.as_str() {
            "/login/oauth/access_token" => exchange(asked, &mut used.lock().unwrap()),
            "/api/v3/user" => signed_in(asked, &user()),
            "/api/v3/user/emails" => signed_in(asked, &addresses),
            _ => Reply::nothing(),
        }
    })
    .await;
    let github = at(&fake, Client::new("Iv1.osirix", SECRET));
    (fake, github)
}

fn at(fake: &Fake, client: Client) -> GitHub {
    GitHub::at(client, &format!("{}/", fake.url), &format!("{}/api/v3/", fake.url)).unwrap()
}

/// GitHub says its errors with a good status.
fn exchange(asked: &Asked, used: &mut bool) -> Reply {
    if asked.field("client_secret").as_deref() != Some(SECRET) {
        return Reply::json(200, &json!({ "error": "incorrect_client_credentials" }));
    }
    let code = asked.field("code").as_deref() == Some("a-code");
    if !code || asked.field("code_verifier").is_none() || std::mem::replace(used, true) {
        return Reply::json(200, &json!({ "error": "bad_verification_code" }));
    }
    let scope = "read:user,user:email";
    let token = json!({ "access_token": "gho_x", "token_type": "bearer", "scope": scope });
    Reply::json(200, &token)
}

fn signed_in(asked: &Asked, what: &Value) -> Reply {
    match asked.header("authorization") {
        Some("Bearer gho_x") => Reply::json(200, what),
        _ => Reply::json(401, &json!({ "message": "Bad credentials" })),
    }
}

fn user() -> Value {
    json!({
        "login": "ada",
        "id": 1815,
        "node_id": "MDQ6VXNlcjE=",
        "avatar_url": "https://avatars.githubusercontent.com/u/1815",
        "name": "Ada Lovelace",
        "email": "public@example.com",
    })
}

fn address(email: &str, primary: bool, verified: bool) -> Value {
    json!({ "email": email, "primary": primary, "verified": verified, "visibility": null })
}

fn answer(code: &str) -> ProviderAnswer {
    ProviderAnswer { code: Secret::new(code.to_owned()), issuer: None }
}

#[tokio::test]
async fn a_user_signs_in_by_their_primary_address() {
    let other = address("other@example.com", false, true);
    let (fake, github) = github(json!([other, address("ada@example.com", true, true)])).await;
    let request = request();
    let page: Url = github.authorization_url(&request).await.unwrap().parse().unwrap();
    assert_eq!(page.path(), "/login/oauth/authorize");
    assert_eq!(parameter(&page, "redirect_uri"), REDIRECT);
    assert_eq!(parameter(&page, "scope"), "read:user user:email");
    assert_eq!(parameter(&page, "state"), request.state.expose());
    assert_eq!(parameter(&page, "code_challenge_method"), "S256");

    let profile = github.profile(&request, &answer("a-code")).await.unwrap();
    assert_eq!(profile.subject, "1815");
    assert_eq!((profile.email.as_str(), profile.email_verified), ("ada@example.com", true));
    assert_eq!(profile.name.as_deref(), Some("Ada Lovelace"));
    assert!(profile.image.is_some());
    let [exchanged] = &fake.asked("/login/oauth/access_token")[..] else { panic!("one exchange") };
    assert_eq!(exchanged.field("code_verifier").as_deref(), Some(request.code_verifier.expose()));
    assert_eq!(exchanged.header("accept"), Some("application/json"));
    let [asked] = &fake.asked("/api/v3/user/emails")[..] else { panic!("one question") };
    assert_eq!(asked.header("accept"), Some("application/vnd.github+json"));
    assert!(asked.header("user-agent").is_some() && asked.header("x-github-api-version").is_some());
}

#[tokio::test]
async fn an_address_that_github_has_not_verified_is_not_verified() {
    let verified = address("other@example.com", false, true);
    let (_fake, github) = github(json!([address("ada@example.com", true, false), verified])).await;
    let profile = github.profile(&request(), &answer("a-code")).await.unwrap();
    assert_eq!((profile.email.as_str(), profile.email_verified), ("ada@example.com", false));
}

#[tokio::test]
async fn without_a_primary_address_nobody_signs_in() {
    let (_fake, github) = github(json!([address("ada@example.com", false, true)])).await;
    let error = github.profile(&request(), &answer("a-code")).await.unwrap_err();
    assert_eq!(error.context_value("reason"), Some("email_not_found"));
}

#[tokio::test]
async fn a_code_replayed_is_refused() {
    let (_fake, github) = github(json!([address("ada@example.com", true, true)])).await;
    let request = request();
    github.profile(&request, &answer("a-code")).await.unwrap();
    for code in ["a-code", "another"] {
        let error = github.profile(&request, &answer(code)).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::Unauthenticated);
        assert_eq!(error.context_value("reason"), Some("invalid_code"));
        assert!(!format!("{error:?}").contains(code), "{error:?}");
    }
}

#[tokio::test]
async fn an_answer_of_another_provider_is_a_mix_up() {
    let (fake, github) = github(json!([])).await;
    let issuer = Some("https://accounts.google.com".to_owned());
    let error = github.profile(&request(), &ProviderAnswer { issuer, ..answer("a-code") }).await;
    assert_eq!(error.unwrap_err().context_value("reason"), Some("issuer_mismatch"));
    assert!(fake.asked("/").is_empty(), "the code was told to nobody");
}

#[tokio::test]
async fn a_wrong_secret_is_a_setting_to_correct_and_is_not_shown() {
    let (fake, _) = github(json!([])).await;
    let github = at(&fake, Client::new("Iv1.osirix", "hunter3"));
    let error = github.profile(&request(), &answer("a-code")).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Configuration);
    assert!(!format!("{error:?}").contains("hunter3"), "{error:?}");
    assert!(!format!("{:?}", Client::new("a", "hunter3")).contains("hunter3"));
}
