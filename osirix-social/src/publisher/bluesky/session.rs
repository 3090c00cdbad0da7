//! Sessions (`com.atproto.server`): signing in, renewing, ending.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::secret::Secret;
use osirix_core::social::{Connection, Credentials, Network, RemoteAccount};
use osirix_http::{Answer, Method, unavailable};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Bluesky, Words, path};
use crate::publisher::shared::code_of;
use crate::servers::{delayed, url};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Session {
    did: String,
    handle: String,
    access_jwt: Secret<String>,
    refresh_jwt: Secret<String>,
    did_doc: Option<Value>,
}

impl Bluesky {
    /// Connects an account with a handle, or an address, and an app password.
    ///
    /// A wrong one is [`Unauthenticated`](ErrorCode::Unauthenticated). The account lives on the
    /// server that its identity names, which may be another than the one that was asked.
    pub async fn sign_in(
        &self,
        server: &str,
        identifier: &str,
        password: &Secret<String>,
    ) -> Result<Connection> {
        let url = url(server, path::CREATE_SESSION, &[])?;
        let body = json!({ "identifier": identifier, "password": password.expose() });
        let answer = self.servers.ask(self.servers.request(Method::POST, url)?.json(&body)).await?;
        if !answer.status.is_success() {
            return Err(self.not_signed_in(&answer));
        }
        let session: Session = answer.json()?;
        let server = session.did_doc.as_ref().and_then(home).unwrap_or(server);
        Ok(Connection {
            network: Network::Bluesky,
            server: server.trim_end_matches('/').to_owned(),
            account: RemoteAccount { id: session.did.clone(), handle: session.handle.clone() },
            credentials: session.credentials(),
        })
    }

    fn not_signed_in(&self, answer: &Answer) -> Error {
        let error = match code_of(answer.status) {
            ErrorCode::Unauthenticated => {
                Error::new(ErrorCode::Unauthenticated, "this handle and app password do not fit")
            }
            code => Error::new(code, "the server lets nobody sign in so"),
        };
        delayed(error, answer, self.ambient.now(), super::RESETS)
    }

    pub(super) async fn renew(&self, connection: &Connection) -> Result<Credentials> {
        let answer = self.with_refresh_token(connection, path::REFRESH_SESSION).await?;
        match answer.status.is_success() {
            true => Ok(answer.json::<Session>()?.credentials()),
            false if answer.status.is_client_error() && ended(&answer) => {
                Err(self.refused(&answer, connection, Some(ErrorCode::PermissionDenied)))
            }
            false => Err(self.refused(&answer, connection, None)),
        }
    }

    pub(super) async fn end(&self, connection: &Connection) -> Result<()> {
        let answer = self.with_refresh_token(connection, path::DELETE_SESSION).await?;
        match answer.status.is_success() || (answer.status.is_client_error() && ended(&answer)) {
            true => Ok(()),
            false => Err(self.refused(&answer, connection, None)),
        }
    }

    async fn with_refresh_token(&self, connection: &Connection, path: &str) -> Result<Answer> {
        let token = connection.credentials.refresh_token.as_ref().ok_or_else(|| {
            Error::new(ErrorCode::PermissionDenied, "this account has to be connected again")
        })?;
        let request = self.servers.request(Method::POST, url(&connection.server, path, &[])?)?;
        self.servers.ask(request.bearer_auth(token.expose())).await
    }
}

impl Session {
    fn credentials(self) -> Credentials {
        Credentials {
            expires_at: expiry(self.access_jwt.expose()),
            access_token: self.access_jwt,
            refresh_token: Some(self.refresh_jwt),
        }
    }
}

/// Whether the token is worth nothing any more, and not just a limit reached.
fn ended(answer: &Answer) -> bool {
    let gone =
        ["ExpiredToken", "InvalidToken", "AccountTakedown", "AuthMissing", "AccountDeactivated"];
    let named = |words: Words| words.error.is_some_and(|error| gone.contains(&error.as_str()));
    answer.json().is_ok_and(named) || answer.status.as_u16() == 401
}

/// Where an identity says that its data are.
fn home(document: &Value) -> Option<&str> {
    let services = document["service"].as_array()?;
    let is_home = |service: &&Value| service["type"] == "AtprotoPersonalDataServer";
    services.iter().find(is_home)?["serviceEndpoint"].as_str()
}

/// When a token says that it ends (RFC 7519, section 4.1.4). It is the server's own word about its
/// own token: nothing is decided by it but when to renew.
fn expiry(token: &str) -> Option<Timestamp> {
    #[derive(Deserialize)]
    struct Claims {
        exp: i64,
    }
    let claims = URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
    let claims: Claims = serde_json::from_slice(&claims).ok()?;
    Some(Timestamp::from_micros(claims.exp.checked_mul(1_000_000)?))
}

/// The answer, unless it refuses.
pub(super) fn good(answer: Answer, refused: impl FnOnce(&Answer) -> Error) -> Result<Answer> {
    match answer.status.is_success() {
        true => Ok(answer),
        false if answer.status.is_redirection() => Err(unavailable()),
        false => Err(refused(&answer)),
    }
}
