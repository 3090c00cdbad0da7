use async_trait::async_trait;
use osirix_core::error::{Error, Result};
use osirix_core::secret::Secret;
use osirix_core::social::{ConnectWays, Connection, Connector, Network, WayRound};

use super::no_page;
use crate::publisher::Bluesky;
use crate::servers::origin;

/// Connects accounts of Bluesky with an app password that the person made.
#[derive(Debug)]
pub struct OnBluesky {
    bluesky: Bluesky,
    server: String,
}

impl OnBluesky {
    /// On the server at this URL, where the person names no other.
    pub fn new(bluesky: Bluesky, server: impl Into<String>) -> Self {
        OnBluesky { bluesky, server: server.into() }
    }
}

#[async_trait]
impl Connector for OnBluesky {
    fn ways(&self) -> ConnectWays {
        ConnectWays { network: Network::Bluesky, page: false, secret: true, servers: true }
    }

    async fn page(&self, _: &WayRound) -> Result<String> {
        Err(no_page(Network::Bluesky))
    }

    async fn accounts(&self, _: &WayRound, _: &Secret<String>) -> Result<Vec<Connection>> {
        Err(no_page(Network::Bluesky))
    }

    /// The identifier is a handle, an address or a DID. People write an `@` before a handle.
    async fn sign_in(
        &self,
        server: Option<&str>,
        identifier: &str,
        secret: &Secret<String>,
    ) -> Result<Connection> {
        let server = origin(server.unwrap_or(&self.server))?;
        let identifier = identifier.trim().trim_start_matches('@');
        if identifier.is_empty() {
            return Err(Error::invalid("identifier", "say whose the app password is: a handle"));
        }
        self.bluesky.sign_in(&server, identifier, secret).await
    }
}
