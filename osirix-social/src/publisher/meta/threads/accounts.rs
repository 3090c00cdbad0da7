//! Whose credentials are.

use async_trait::async_trait;
use osirix_core::error::Result;
use osirix_core::social::{Connection, Credentials, Network};
use serde::Deserialize;

use super::Threads;
use crate::connector::Accounts;
use crate::oauth::unknown_app;
use crate::publisher::shared::{account, somebody};

#[derive(Deserialize)]
struct User {
    id: String,
    username: String,
}

#[async_trait]
impl Accounts for Threads {
    fn network(&self) -> Network {
        Network::Threads
    }

    /// What the page gave lasts an hour: it is given for a right of 60 days, which can be renewed.
    async fn accounts(&self, server: &str, person: &Credentials) -> Result<Vec<Connection>> {
        let mut person = somebody(Network::Threads, server, person.clone());
        person.credentials = self.lasting(&person).await?;
        let query = [("fields", "id,username")];
        let answer = self.graph.read(&person, ("me", ""), &query).await?;
        let User { id, username } = answer.json()?;
        Ok(vec![Connection { account: account(id, username)?, ..person }])
    }
}

impl Threads {
    async fn lasting(&self, person: &Connection) -> Result<Credentials> {
        let app = self.settings.app.as_ref().ok_or_else(unknown_app)?;
        // Threads takes the secret here and nowhere else.
        let secret = app.client_secret.expose().as_str();
        let query = [("grant_type", "th_exchange_token"), ("client_secret", secret)];
        self.graph.lasting(person, "/access_token", &query).await
    }
}
