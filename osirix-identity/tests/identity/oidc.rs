//! Sign-in with a real provider of OpenID Connect.

use osirix_core::ErrorCode;
use osirix_core::auth::{IdentityProvider as _, ProviderAnswer, Token};
use osirix_core::clock::Ambient;
use osirix_identity::providers::{Client, OpenIdConnect};
use serde_json::json;
use url::Url;

use crate::servers::Server;
use crate::way::{REDIRECT, browse, parameter, request};

const SECRET: &str = "s:e/c+r%e&t";

fn real(algorithm: &str, method: &str, in_token: bool) -> (Server, OpenIdConnect) {
    let options = json!({
        "algorithm": algorithm, "method": method, "inToken": in_token, "redirect": REDIRECT,
    });
    let server = Server::node("oidc.mjs", &[&options.to_string()]);
    let provider = known_as(&server, SECRET);
    (server, provider)
}

fn known_as(server: &Server, secret: &str) -> OpenIdConnect {
    let issuer = server.ready["issuer"].as_str().unwrap();
    OpenIdConnect::new("test", issuer, Client::new("osirix", secret)).unwrap()
}

#[tokio::test]
async fn a_user_signs_in_whatever_the_provider_signs_with() {
    for (algorithm, method, in_token) in [
        ("RS256", "client_secret_basic", true),
        ("ES256", "client_secret_post", false),
        ("EdDSA", "client_secret_basic", false),
    ] {
        let (_server, provider) = real(algorithm, method, in_token);
        let request = request();
        let page = provider.authorization_url(&request).await.unwrap();
        let answer = browse(&page, &request).await;
        let profile = provider.profile(&request, &answer).await.unwrap();
        assert_eq!(profile.subject, "ada-1815", "{algorithm}");
        assert_eq!((profile.email.as_str(), profile.email_verified), ("ada@example.com", true));
        assert_eq!(profile.name.as_deref(), Some("Ada Lovelace"));
        assert_eq!(profile.image.as_deref(), Some("https://example.com/ada.png"));
    }
}

#[tokio::test]
async fn the_way_there_carries_what_must_come_back() {
    let (_server, provider) = real("RS256", "client_secret_basic", true);
    let request = request();
    let page: Url = provider.authorization_url(&request).await.unwrap().parse().unwrap();
    assert_eq!(parameter(&page, "response_type"), "code");
    assert_eq!(parameter(&page, "state"), request.state.expose());
    assert_eq!(parameter(&page, "nonce"), request.nonce.expose());
    assert_eq!(parameter(&page, "code_challenge_method"), "S256");
    assert_ne!(parameter(&page, "code_challenge"), request.code_verifier.expose());
    assert!(!page.as_str().contains(request.code_verifier.expose()));
}

#[tokio::test]
async fn a_code_replayed_is_refused() {
    let (_server, provider) = real("RS256", "client_secret_basic", true);
    let request = request();
    let answer = browse(&provider.authorization_url(&request).await.unwrap(), &request).await;
    provider.profile(&request, &answer).await.unwrap();
    let error = provider.profile(&request, &answer).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Unauthenticated);
    assert_eq!(error.context_value("reason"), Some("invalid_code"));
}

#[tokio::test]
async fn a_stolen_code_is_worth_nothing_without_its_verifier() {
    let (_server, provider) = real("ES256", "client_secret_basic", true);
    let mut request = request();
    let answer = browse(&provider.authorization_url(&request).await.unwrap(), &request).await;
    request.code_verifier = Token::new(&Ambient::system()).unwrap();
    let error = provider.profile(&request, &answer).await.unwrap_err();
    assert_eq!(error.context_value("reason"), Some("invalid_code"));
}

#[tokio::test]
async fn a_code_of_another_way_round_is_refused() {
    let (_server, provider) = real("EdDSA", "client_secret_basic", true);
    let mut mine = request();
    let theirs = request();
    let answer = browse(&provider.authorization_url(&theirs).await.unwrap(), &theirs).await;
    // Even one who knew the verifier would be given away by the nonce.
    mine.code_verifier = theirs.code_verifier;
    let error = provider.profile(&mine, &answer).await.unwrap_err();
    assert_eq!(error.context_value("reason"), Some("id_token_refused"));
    assert!(format!("{error:?}").contains("nonce"), "{error:?}");
}

#[tokio::test]
async fn a_provider_that_names_itself_must() {
    let (_server, provider) = real("RS256", "client_secret_basic", true);
    let request = request();
    let answer = browse(&provider.authorization_url(&request).await.unwrap(), &request).await;
    for issuer in [None, Some("https://accounts.google.com".to_owned())] {
        let answer = ProviderAnswer { issuer, code: answer.code.clone() };
        let error = provider.profile(&request, &answer).await.unwrap_err();
        assert_eq!(error.context_value("reason"), Some("issuer_mismatch"));
    }
    provider.profile(&request, &answer).await.expect("the code was told to nobody");
}

#[tokio::test]
async fn a_wrong_secret_is_a_setting_to_correct_and_is_not_shown() {
    for method in ["client_secret_basic", "client_secret_post"] {
        let (server, provider) = real("RS256", method, true);
        let request = request();
        let answer = browse(&provider.authorization_url(&request).await.unwrap(), &request).await;
        let provider = known_as(&server, "hunter3");
        let error = provider.profile(&request, &answer).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::Configuration, "{error:?}");
        assert!(!format!("{error:?}").contains("hunter3"), "{error:?}");
    }
}
