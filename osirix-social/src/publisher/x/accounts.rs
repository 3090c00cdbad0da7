//! Whose credentials are.

use async_trait::async_trait;
use osirix_core::error::Result;
use osirix_core::social::{Connection, Credentials, Network};
use osirix_http::Method;
use serde::Deserialize;

use super::X;
use super::wire::Data;
use crate::connector::Accounts;
use crate::publisher::shared::{account, somebody};

#[derive(Deserialize)]
struct User {
    id: String,
    username: String,
}

#[async_trait]
impl Accounts for X {
    fn network(&self) -> Network {
        Network::X
    }

    async fn accounts(&self, server: &str, person: &Credentials) -> Result<Vec<Connection>> {
        let person = somebody(Network::X, server, person.clone());
        let request = self.servers.signed(&person, Method::GET, "/2/users/me", &[])?;
        let answer = self.good(&person, self.servers.ask(request).await?)?;
        let User { id, username } = answer.json::<Data<User>>()?.data;
        Ok(vec![Connection { account: account(id, username)?, ..person }])
    }
}
