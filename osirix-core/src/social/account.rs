use serde::{Deserialize, Serialize};

use super::connection::RemoteAccount;
use super::network::Network;
use crate::clock::Timestamp;
use crate::error::ErrorRecord;
use crate::id::{AccountId, ConnectionId};
use crate::names::names;

names! {
    /// Whether a connection can be used.
    "state" pub enum ConnectionState {
        /// It can.
        Active = "active",
        /// The network does not take its credentials any more: connect it again.
        Broken = "broken",
        /// It was given up, and its credentials are gone.
        Disconnected = "disconnected",
    }
}

/// An account on a network that belongs to an account here, and how well it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkAccount {
    /// Its id.
    pub id: ConnectionId,
    /// Whose it is here.
    pub account_id: AccountId,
    /// The network.
    pub network: Network,
    /// The URL of its server, without a slash at the end; empty on a network of the program's own.
    pub server: String,
    /// Whose it is there.
    pub remote: RemoteAccount,
    /// Whether it can be used.
    pub state: ConnectionState,
    /// Why it cannot be used, or why its credentials could not be renewed yet.
    pub error: Option<ErrorRecord>,
    /// When its credentials end unless they are renewed, where that is known.
    pub expires_at: Option<Timestamp>,
    /// When it was connected for the last time.
    pub connected_at: Timestamp,
    /// When it was connected first.
    pub created_at: Timestamp,
}

/// A connection as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredConnection {
    /// What anybody may see of it.
    pub account: NetworkAccount,
    /// Its credentials, sealed; none once it is disconnected.
    pub sealed: Option<String>,
    /// When they are to be renewed; never where they do not end, or cannot be used.
    pub refresh_at: Option<Timestamp>,
    /// Until when somebody has the right to renew them.
    pub lease_until: Timestamp,
    /// Grows with each lease and each time it is connected: who wants to write names the one it
    /// has read.
    pub fence: i64,
}
