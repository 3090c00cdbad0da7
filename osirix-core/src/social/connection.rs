//! An account on a network, and the right to publish for it.

use serde::{Deserialize, Serialize};

use super::network::Network;
use crate::clock::Timestamp;
use crate::secret::Secret;

/// Whose account it is on its network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoteAccount {
    /// The network's id of it, which never changes: a DID, a page's number, a URN.
    pub id: String,
    /// The name by which people know it there; it may change.
    pub handle: String,
}

/// The right to act for an account. It prints and serialises nowhere: it is stored sealed.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// What each call shows.
    pub access_token: Secret<String>,
    /// What new credentials are got with.
    pub refresh_token: Option<Secret<String>>,
    /// When the access token ends, where that is known.
    pub expires_at: Option<Timestamp>,
}

/// An account that is connected.
#[derive(Debug, Clone)]
pub struct Connection {
    /// The network.
    pub network: Network,
    /// The URL of the server on which the account lives, without a slash at the end: one of many on
    /// Bluesky and Mastodon, the network's own elsewhere, empty on a network of the program's own.
    pub server: String,
    /// Whose it is.
    pub account: RemoteAccount,
    /// The right to act for it.
    pub credentials: Credentials,
}
