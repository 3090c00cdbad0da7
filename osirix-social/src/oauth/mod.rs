//! Connecting an account: the way round by a network's own page (OAuth 2.0, RFC 6749, with the
//! proof of RFC 7636 where the network takes it), up to credentials.
//!
//! What a way begins with is a [`WayRound`]: whoever keeps it looks whether the browser comes back
//! with its state, before anybody is asked here.

mod known;

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::secret::Secret;
use osirix_core::social::{Credentials, WayRound};
use osirix_http::{Answer, Method, place, unavailable};
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::servers::{HttpSettings, Servers, delayed};
use crate::words;

/// How a network's pages and tokens are reached. Everything is a setting: hosts and versions
/// change.
#[derive(Debug, Clone)]
pub struct OAuthSettings {
    /// The page to which a browser is sent.
    pub authorize_url: String,
    /// Where a code is given for credentials.
    pub token_url: String,
    /// As what the network knows this program.
    pub client_id: String,
    /// The program's secret; absent for a public client.
    pub client_secret: Option<Secret<String>>,
    /// The rights that are asked for, and no more than are needed.
    pub scopes: Vec<String>,
    /// What stands between them.
    pub scope_separator: char,
    /// Whether the network takes the proof that the code comes back to who asked.
    pub pkce: bool,
    /// Whether the secret goes into the header, and not into the form.
    pub basic: bool,
    /// How servers are asked.
    pub http: HttpSettings,
}

/// Goes the way round by one network's page.
#[derive(Debug)]
pub struct OAuth {
    settings: OAuthSettings,
    servers: Servers,
    ambient: Ambient,
}

#[derive(Deserialize)]
struct Tokens {
    access_token: Secret<String>,
    refresh_token: Option<Secret<String>>,
    expires_in: Option<u64>,
    scope: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Refusal {
    error: Value,
    error_description: Option<String>,
}

impl OAuth {
    /// Reaches nobody yet.
    pub fn new(settings: OAuthSettings, ambient: Ambient) -> Result<Self> {
        let servers = Servers::new(settings.http)?;
        Ok(OAuth { settings, servers, ambient })
    }

    /// The page of the network's to which the browser is sent. It carries no secret.
    pub fn page(&self, way: &WayRound) -> Result<String> {
        let mut url = place::url("authorize_url", &self.settings.authorize_url)?;
        let separator = self.settings.scope_separator.to_string();
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.settings.client_id)
            .append_pair("redirect_uri", &way.redirect_uri)
            .append_pair("scope", &self.settings.scopes.join(&separator))
            .append_pair("state", way.state.expose());
        if self.settings.pkce {
            let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(way.code_verifier.expose()));
            url.query_pairs_mut()
                .append_pair("code_challenge", &challenge)
                .append_pair("code_challenge_method", "S256");
        }
        Ok(url.into())
    }

    /// Gives the code for credentials.
    ///
    /// - A code that the network does not know, or that was used, is
    ///   [`Unauthenticated`](ErrorCode::Unauthenticated).
    /// - Fewer rights than are needed are [`PermissionDenied`](ErrorCode::PermissionDenied), which
    ///   names them.
    /// - A network that does not know this program is
    ///   [`Configuration`](ErrorCode::Configuration).
    pub async fn exchange(&self, way: &WayRound, code: &Secret<String>) -> Result<Credentials> {
        let tokens = self.tokens(&self.ask(way, code).await?, way, code)?;
        self.check_scopes(tokens.scope.as_deref())?;
        let now = self.ambient.now();
        Ok(Credentials {
            access_token: tokens.access_token,
            refresh_token: tokens.refresh_token,
            expires_at: tokens.expires_in.map(|seconds| now + Duration::from_secs(seconds)),
        })
    }

    async fn ask(&self, way: &WayRound, code: &Secret<String>) -> Result<Answer> {
        let settings = &self.settings;
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", code.expose().as_str()),
            ("redirect_uri", way.redirect_uri.as_str()),
        ];
        if settings.pkce {
            form.push(("code_verifier", way.code_verifier.expose()));
        }
        let url = place::url("token_url", &settings.token_url)?;
        let asked = self.servers.request(Method::POST, url)?.header("accept", "application/json");
        let asked = match &settings.client_secret {
            Some(secret) if settings.basic => {
                asked.basic_auth(&settings.client_id, Some(secret.expose()))
            }
            secret => {
                form.push(("client_id", &settings.client_id));
                form.extend(secret.as_ref().map(|s| ("client_secret", s.expose().as_str())));
                asked
            }
        };
        self.servers.ask(asked.form(&form)).await
    }

    fn tokens(&self, answer: &Answer, way: &WayRound, code: &Secret<String>) -> Result<Tokens> {
        if answer.status.is_success() {
            return answer.json();
        }
        let refusal: Refusal = answer.json().unwrap_or_default();
        let secret = self.settings.client_secret.as_ref().map_or("", |secret| secret.expose());
        let secrets = [code.expose().as_str(), way.code_verifier.expose(), secret];
        let said = |error: Error| match refusal.said() {
            Some(words) => error.with("network_error", words::without(&words, &secrets)),
            None => error,
        };
        Err(match answer.status.as_u16() {
            401 => said(unknown_app()),
            _ if is_about_the_app(answer) => said(unknown_app()),
            400 => said(unknown_code()),
            status => {
                let error = said(unavailable().with("status", status));
                delayed(error, answer, self.ambient.now(), &[])
            }
        })
    }

    /// A network that does not say what was granted granted what was asked for (RFC 6749, 5.1).
    fn check_scopes(&self, granted: Option<&str>) -> Result<()> {
        let Some(granted) = granted else { return Ok(()) };
        let granted: Vec<_> = granted.split([' ', ',']).collect();
        let asked = self.settings.scopes.iter().map(String::as_str);
        let missing: Vec<_> = asked.filter(|scope| !covers(&granted, scope)).collect();
        if missing.is_empty() {
            return Ok(());
        }
        Err(missing_scopes(&missing))
    }
}

/// Whether a scope was granted, or the one that it is a part of: of Mastodon's, `write` has
/// `write:media` within it.
fn covers(granted: &[&str], scope: &str) -> bool {
    let whole = scope.split_once(':').map(|(whole, _)| whole);
    granted.contains(&scope) || whole.is_some_and(|whole| granted.contains(&whole))
}

impl Refusal {
    /// Meta's networks answer with errors of the Graph API here too.
    fn said(&self) -> Option<String> {
        let name = self.error.as_str().or_else(|| self.error["message"].as_str());
        words::said(name.map(str::to_owned), self.error_description.clone())
    }
}

/// Whether a refusal is about this program, and not about who it acts for: by its name (RFC 6749,
/// section 5.2), or by the number and the words of the Graph API.
pub(crate) fn is_about_the_app(answer: &Answer) -> bool {
    if !answer.status.is_client_error() {
        return false;
    }
    let Refusal { error, .. } = answer.json().unwrap_or_default();
    let message = error["message"].as_str().unwrap_or_default();
    matches!(error.as_str(), Some("invalid_client" | "unauthorized_client"))
        || error["code"] == 101
        || message.contains("client secret")
}

/// A network does not know this program.
pub(crate) fn unknown_app() -> Error {
    let message = "the network does not accept this client id and secret";
    Error::new(ErrorCode::Configuration, message).with("field", "client_id")
}

/// The person allowed less than publishing needs.
pub(crate) fn missing_scopes(missing: &[&str]) -> Error {
    let message = "the account was connected with fewer rights than publishing needs";
    let error = Error::new(ErrorCode::PermissionDenied, message);
    error.with("reason", "missing_scopes").with("scopes", missing.join(" "))
}

fn unknown_code() -> Error {
    let message = "the network does not know this code, or it was used";
    Error::new(ErrorCode::Unauthenticated, message).with("reason", "invalid_code")
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn a_scope_is_covered_by_itself_and_by_its_whole() {
        let granted = ["read:accounts", "write"];
        for scope in ["read:accounts", "write", "write:media"] {
            assert!(covers(&granted, scope), "{scope}");
        }
        for scope in ["read", "read:statuses", "writing:media", "follow"] {
            assert!(!covers(&granted, scope), "{scope}");
        }
    }
}
