//! What is said on the way to a connection.

use serde::{Deserialize, Serialize};

use super::connection::RemoteAccount;
use super::network::Network;
use crate::auth::Token;
use crate::secret::Secret;

/// How a way round by a network's page begins.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartConnect {
    /// The network.
    pub network: Network,
    /// Where its page sends the browser back to.
    pub redirect_uri: String,
    /// The URL of the account's server, on networks that have many.
    #[serde(default)]
    pub server: Option<String>,
}

/// A way round that has begun.
#[derive(Debug, Clone, Serialize)]
pub struct ConnectStart {
    /// The network's page, to which the browser is sent.
    pub url: String,
    /// What the network gives back in the address. It is good for 15 minutes, once, and for the
    /// account that began.
    pub state: Token,
}

/// How the browser comes back.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConnectReturn {
    /// The state in the address.
    pub state: Token,
    /// The code in the address; none where the person said no.
    #[serde(default)]
    pub code: Option<Secret<String>>,
}

/// The accounts that a person may publish for, to be chosen among.
#[derive(Debug, Clone, Serialize)]
pub struct ConnectChoice {
    /// What the choice is made with. It is good for 15 minutes, once, and for the account that
    /// began.
    pub choice: Token,
    /// The accounts.
    pub accounts: Vec<FoundAccount>,
}

/// An account that a person may publish for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundAccount {
    /// The network.
    pub network: Network,
    /// Whose it is there.
    pub remote: RemoteAccount,
}

/// How an account is connected with a secret that a person made for this use.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConnectSecret {
    /// The network.
    pub network: Network,
    /// The URL of the account's server; the network's own where there is none.
    #[serde(default)]
    pub server: Option<String>,
    /// The handle or the address, where the secret does not say whose it is.
    #[serde(default)]
    pub identifier: String,
    /// An app password, or a token. It is given for credentials, and not kept.
    pub secret: Secret<String>,
}
