use async_trait::async_trait;
use osirix_core::error::{Error, Result};
use osirix_core::secret::Secret;
use osirix_core::social::{ConnectWays, Connection, Connector, Network, WayRound};

use super::no_page;
use crate::publisher::Own;

/// Connects accounts of a network of the program's own with a secret that the program knows.
#[derive(Debug)]
pub struct OnOwn {
    own: Own,
}

impl OnOwn {
    /// On this network.
    pub fn new(own: Own) -> Self {
        OnOwn { own }
    }
}

#[async_trait]
impl Connector for OnOwn {
    fn ways(&self) -> ConnectWays {
        ConnectWays { network: Network::Own, page: false, secret: true, servers: false }
    }

    async fn page(&self, _: &WayRound) -> Result<String> {
        Err(no_page(Network::Own))
    }

    async fn accounts(&self, _: &WayRound, _: &Secret<String>) -> Result<Vec<Connection>> {
        Err(no_page(Network::Own))
    }

    async fn sign_in(
        &self,
        server: Option<&str>,
        identifier: &str,
        secret: &Secret<String>,
    ) -> Result<Connection> {
        match server {
            Some(_) => Err(Error::invalid("server", "this network has no servers to choose from")),
            None => self.own.sign_in(identifier, secret).await,
        }
    }
}
