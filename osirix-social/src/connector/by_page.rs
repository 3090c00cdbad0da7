use async_trait::async_trait;
use osirix_core::error::{Error, Result};
use osirix_core::secret::Secret;
use osirix_core::social::{ConnectWays, Connection, Connector, WayRound};

use super::Accounts;
use crate::oauth::OAuth;

/// Connects accounts of a network that has one page for everybody.
#[derive(Debug)]
pub struct ByPage<A> {
    oauth: OAuth,
    server: String,
    accounts: A,
}

impl<A: Accounts> ByPage<A> {
    /// By a page, after which the server at this URL says whose the credentials are.
    pub fn new(oauth: OAuth, server: impl Into<String>, accounts: A) -> Self {
        ByPage { oauth, server: server.into(), accounts }
    }
}

#[async_trait]
impl<A: Accounts> Connector for ByPage<A> {
    fn ways(&self) -> ConnectWays {
        let network = self.accounts.network();
        ConnectWays { network, page: true, secret: false, servers: false }
    }

    async fn page(&self, way: &WayRound) -> Result<String> {
        self.oauth.page(way)
    }

    async fn accounts(&self, way: &WayRound, code: &Secret<String>) -> Result<Vec<Connection>> {
        let person = self.oauth.exchange(way, code).await?;
        self.accounts.accounts(&self.server, &person).await
    }

    async fn sign_in(&self, _: Option<&str>, _: &str, _: &Secret<String>) -> Result<Connection> {
        let network = self.accounts.network();
        let message = format!("accounts of {network} are connected by its page alone");
        Err(Error::invalid("network", message))
    }
}
