//! Renewing a right and giving it up, by OAuth 2.0 (RFC 6749, section 6, and RFC 7009).

use std::time::Duration;

use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::secret::Secret;
use osirix_core::social::{Connection, Credentials};
use osirix_http::{Answer, Method, Url};
use serde::Deserialize;

use super::shared;
use crate::servers::{Servers, delayed};

/// As what a network knows this program.
#[derive(Debug, Clone, Copy)]
pub(super) struct Client<'s> {
    pub(super) id: &'s str,
    /// Absent for a public client.
    pub(super) secret: Option<&'s Secret<String>>,
    /// Whether the secret goes into the header, and not into the form.
    pub(super) basic: bool,
}

#[derive(Deserialize)]
struct Tokens {
    access_token: Secret<String>,
    refresh_token: Option<Secret<String>>,
    expires_in: Option<u64>,
}

#[derive(Default, Deserialize)]
struct Words {
    error: Option<String>,
    error_description: Option<String>,
}

impl Client<'_> {
    /// New credentials for the refresh token.
    pub(super) async fn renew(
        self,
        servers: &Servers,
        url: Url,
        connection: &Connection,
        now: Timestamp,
    ) -> Result<Credentials> {
        let old = &connection.credentials;
        let token = old.refresh_token.as_ref().ok_or_else(|| {
            Error::new(ErrorCode::PermissionDenied, "this account has to be connected again")
        })?;
        let form = [("grant_type", "refresh_token"), ("refresh_token", token.expose().as_str())];
        let answer = self.ask(servers, url, &form).await?;
        match answer.status.is_success() {
            true => Ok(answer.json::<Tokens>()?.credentials(now, old)),
            false => Err(refused(&answer, connection, now)),
        }
    }

    /// Gives both tokens up. Those that are worth nothing already succeed.
    pub(super) async fn give_up(
        self,
        servers: &Servers,
        url: Url,
        connection: &Connection,
        now: Timestamp,
    ) -> Result<()> {
        let credentials = &connection.credentials;
        let both = [Some(&credentials.access_token), credentials.refresh_token.as_ref()];
        for token in both.into_iter().flatten() {
            let form = [("token", token.expose().as_str())];
            let answer = self.ask(servers, url.clone(), &form).await?;
            if !answer.status.is_success() {
                return Err(refused(&answer, connection, now));
            }
        }
        Ok(())
    }

    async fn ask(self, servers: &Servers, url: Url, form: &[(&str, &str)]) -> Result<Answer> {
        let request = servers.request(Method::POST, url)?;
        let request = match self.secret {
            Some(secret) if self.basic => {
                request.basic_auth(self.id, Some(secret.expose())).form(form)
            }
            Some(secret) => {
                let ours = [("client_id", self.id), ("client_secret", secret.expose().as_str())];
                request.form(&[form, &ours].concat())
            }
            None => request.form(&[form, &[("client_id", self.id)]].concat()),
        };
        servers.ask(request).await
    }
}

fn refused(answer: &Answer, connection: &Connection, now: Timestamp) -> Error {
    let words: Words = answer.json().unwrap_or_default();
    let code = match answer.status.as_u16() {
        // It is the token that is refused, and not the program.
        400 => ErrorCode::PermissionDenied,
        401 => {
            let message = "the network does not accept this client id and secret";
            return Error::new(ErrorCode::Configuration, message).with("field", "client_id");
        }
        _ => shared::code_of(answer.status),
    };
    let said = shared::said(words.error, words.error_description);
    delayed(shared::refusal(code, answer, said, connection), answer, now, &[])
}

impl Tokens {
    fn credentials(self, now: Timestamp, old: &Credentials) -> Credentials {
        Credentials {
            access_token: self.access_token,
            refresh_token: self.refresh_token.or_else(|| old.refresh_token.clone()),
            expires_at: self.expires_in.map(|seconds| now + Duration::from_secs(seconds)),
        }
    }
}
