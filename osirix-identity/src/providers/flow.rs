//! What all providers share: the way there, and the exchange of a code.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use osirix_core::auth::{Email, ProviderAnswer, ProviderRequest};
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::secret::Secret;
use osirix_http::{Method, StatusCode};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use url::Url;
use url::form_urlencoded::byte_serialize;

use super::Client;
use osirix_http::{Answer, Http, unavailable};

/// How a client shows that it is who it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Proof {
    /// `client_secret_basic` (RFC 6749, section 2.3.1).
    Basic,
    /// `client_secret_post` (the same).
    Post,
}

/// What a provider gives for a code.
#[derive(Deserialize)]
pub(super) struct Tokens {
    pub(super) access_token: Secret<String>,
    pub(super) id_token: Option<Secret<String>>,
}

/// The provider's page, with what a way round begins with.
pub(super) fn authorization_url(
    mut page: Url,
    client: &Client,
    scope: &str,
    request: &ProviderRequest,
) -> Url {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(request.code_verifier.expose()));
    page.query_pairs_mut()
        .append_pair("response_type", "code")
        .append_pair("client_id", &client.id)
        .append_pair("redirect_uri", &request.redirect_uri)
        .append_pair("scope", scope)
        .append_pair("state", request.state.expose())
        .append_pair("code_challenge", &challenge)
        .append_pair("code_challenge_method", "S256");
    page
}

/// Gives a code, and the verifier that belongs to it, for what it stands for.
pub(super) async fn exchange(
    http: &Http,
    endpoint: Url,
    (client, proof): (&Client, Proof),
    request: &ProviderRequest,
    answer: &ProviderAnswer,
) -> Result<Tokens> {
    let mut form = vec![
        ("grant_type", "authorization_code"),
        ("code", answer.code.expose().as_str()),
        ("redirect_uri", request.redirect_uri.as_str()),
        ("code_verifier", request.code_verifier.expose()),
    ];
    let asked = http.request(Method::POST, endpoint)?.header("accept", "application/json");
    let asked = match proof {
        Proof::Basic => asked.basic_auth(coded(&client.id), Some(coded(client.secret.expose()))),
        Proof::Post => {
            form.push(("client_id", &client.id));
            form.push(("client_secret", client.secret.expose()));
            asked
        }
    };
    tokens(&http.ask(asked.form(&form)).await?)
}

/// RFC 6749, section 2.3.1: both are coded like a form before they are a user and a password.
fn coded(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}

/// RFC 6749, section 5.2. GitHub says errors with a good status.
fn tokens(answer: &Answer) -> Result<Tokens> {
    #[derive(Deserialize)]
    struct Refusal {
        error: String,
    }
    match (answer.json::<Refusal>(), answer.status) {
        (Ok(Refusal { error }), _) => Err(refusal(&error)),
        (Err(_), StatusCode::OK) => answer.json(),
        (Err(_), status) => Err(unavailable().with("status", status.as_u16())),
    }
}

fn refusal(error: &str) -> Error {
    match error {
        "invalid_grant" | "bad_verification_code" => {
            refused("invalid_code", "the provider does not know this code, or it was used")
        }
        "invalid_client" | "unauthorized_client" | "incorrect_client_credentials" => {
            let message = "the provider does not accept this client id and secret";
            Error::new(ErrorCode::Configuration, message).with("field", "client")
        }
        "redirect_uri_mismatch" => {
            let message = "the provider knows another redirect URI";
            Error::new(ErrorCode::Configuration, message).with("field", "redirect_uri")
        }
        _ => unavailable().with("reason", "the provider refuses the exchange of the code"),
    }
}

/// Somebody for whom the provider does not vouch.
pub(super) fn refused(reason: &'static str, message: &'static str) -> Error {
    Error::new(ErrorCode::Unauthenticated, message).with("reason", reason)
}

/// RFC 9207, section 2.4: an answer is from who was asked, or it is a mix-up.
pub(super) fn check_issuer(answer: &ProviderAnswer, issuer: &str, must: bool) -> Result<()> {
    match answer.issuer.as_deref() {
        Some(named) if named == issuer => Ok(()),
        None if !must => Ok(()),
        _ => Err(refused("issuer_mismatch", "another provider has answered")),
    }
}

/// An address that a provider names.
pub(super) fn email(text: Option<&str>) -> Result<Email> {
    let email = text.map(Email::new).and_then(Result::ok);
    email.ok_or_else(|| refused("email_not_found", "the provider names no e-mail address"))
}
