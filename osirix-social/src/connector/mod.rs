//! The connectors: how a person shows that accounts are theirs.
//!
//! Networks differ in the way, and publishers know whose the credentials are that it ends with:
//! [`ByPage`] goes round by a network's own page, [`OnBluesky`] signs in with an app password,
//! [`OnMastodon`] does both on the server that a person names, and [`OnOwn`] asks the program whose
//! network it is.

mod bluesky;
mod by_page;
mod mastodon;
mod own;

use async_trait::async_trait;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::social::{Connection, Credentials, Network};

pub use bluesky::OnBluesky;
pub use by_page::ByPage;
pub use mastodon::OnMastodon;
pub use own::OnOwn;

/// Tells for which accounts credentials are good that a network's page gave.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// The network whose page it is.
    fn network(&self) -> Network;

    /// The accounts for which the person may publish, as the server at this URL says, each with the
    /// right to.
    async fn accounts(&self, server: &str, person: &Credentials) -> Result<Vec<Connection>>;
}

fn no_page(network: Network) -> Error {
    let message = format!("accounts of {network} are connected by a secret, and no page");
    Error::new(ErrorCode::Configuration, message).with("field", "network")
}
