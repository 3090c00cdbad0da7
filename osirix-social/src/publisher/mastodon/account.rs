//! Whose a token is.

use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::social::{Connection, Credentials, Network};
use osirix_http::Method;
use serde::Deserialize;

use super::Mastodon;
use crate::publisher::shared::{account, somebody};

#[derive(Deserialize)]
struct Account {
    id: String,
    username: String,
}

impl Mastodon {
    /// The account to which a token belongs, on the server at this URL.
    ///
    /// - A token that the server does not know is
    ///   [`Unauthenticated`](ErrorCode::Unauthenticated).
    pub async fn account(&self, server: &str, credentials: Credentials) -> Result<Connection> {
        let person = somebody(Network::Mastodon, server, credentials);
        let path = "/api/v1/accounts/verify_credentials";
        let request = self.servers.signed(&person, Method::GET, path, &[])?;
        let answer = self.servers.ask(request).await?;
        if answer.status.as_u16() == 401 {
            let message = "the server does not know this token";
            return Err(Error::new(ErrorCode::Unauthenticated, message));
        }
        let Account { id, username } = self.good(&person, answer)?.json()?;
        Ok(Connection { account: account(id, username)?, ..person })
    }
}
