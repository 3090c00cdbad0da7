//! The port of how a person shows that an account on a network is theirs.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::connection::Connection;
use super::network::Network;
use crate::auth::Token;
use crate::error::Result;
use crate::secret::Secret;

/// How accounts of a network are connected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConnectWays {
    /// The network.
    pub network: Network,
    /// Whether by its own page, to which the browser is sent.
    pub page: bool,
    /// Whether by a secret that the person made there for this use: an app password, a token.
    pub secret: bool,
    /// Whether accounts live on servers that the person names.
    pub servers: bool,
}

/// A way round by a network's page, kept until it ends.
#[derive(Debug, Clone)]
pub struct WayRound {
    /// The URL of the account's server, without a slash at the end, where the person named it.
    pub server: Option<String>,
    /// Where the network sends the browser back to.
    pub redirect_uri: String,
    /// What it gives back unchanged.
    pub state: Token,
    /// What is sent as its SHA-256 first, and as itself with the code (RFC 7636).
    pub code_verifier: Token,
}

/// Connects accounts of one network.
///
/// Errors are those of a [`Publisher`](super::Publisher): the network's own words are kept under
/// `network_error`, and no error shows a secret.
#[async_trait]
pub trait Connector: Send + Sync {
    /// How.
    fn ways(&self) -> ConnectWays;

    /// The page of the network's to which the browser is sent. It carries no secret.
    ///
    /// - A network without such a page, and a server that this program is not known to, is
    ///   [`Configuration`](crate::ErrorCode::Configuration).
    async fn page(&self, way: &WayRound) -> Result<String>;

    /// The accounts that the person may publish for, each with its right: their own, and the pages
    /// and organisations that they run, of other networks too where one way leads to both.
    ///
    /// - A code that the network does not know, or that was used, is
    ///   [`Unauthenticated`](crate::ErrorCode::Unauthenticated).
    /// - Fewer rights than publishing needs are
    ///   [`PermissionDenied`](crate::ErrorCode::PermissionDenied), which names them.
    async fn accounts(&self, way: &WayRound, code: &Secret<String>) -> Result<Vec<Connection>>;

    /// The account of who shows a secret that they made for this use.
    ///
    /// - A wrong one is [`Unauthenticated`](crate::ErrorCode::Unauthenticated).
    /// - A network that knows no such secrets is
    ///   [`InvalidInput`](crate::ErrorCode::InvalidInput).
    async fn sign_in(
        &self,
        server: Option<&str>,
        identifier: &str,
        secret: &Secret<String>,
    ) -> Result<Connection>;
}
