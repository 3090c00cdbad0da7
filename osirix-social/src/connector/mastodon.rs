use std::collections::BTreeMap;

use async_trait::async_trait;
use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::secret::Secret;
use osirix_core::social::{ConnectWays, Connection, Connector, Credentials, Network, WayRound};

use crate::oauth::{OAuth, OAuthSettings};
use crate::publisher::{Mastodon, MastodonSettings};
use crate::servers::origin;

/// Connects accounts on servers of Mastodon's: by the page of a server that knows this program, or
/// with a token that the person made on any server.
#[derive(Debug)]
pub struct OnMastodon {
    mastodon: Mastodon,
    pages: BTreeMap<String, OAuth>,
}

impl OnMastodon {
    /// By the pages of the servers that the settings name.
    pub fn new(settings: MastodonSettings, ambient: &Ambient) -> Result<Self> {
        let page = |(server, app): (&String, &crate::App)| {
            let secret = app.client_secret.clone();
            let page = OAuthSettings::mastodon(server, &app.client_id, secret);
            let page = OAuthSettings { http: settings.http, ..page };
            Ok((server.clone(), OAuth::new(page, ambient.clone())?))
        };
        let pages = settings.apps.iter().map(page).collect::<Result<_>>()?;
        Ok(OnMastodon { mastodon: Mastodon::new(settings, ambient.clone())?, pages })
    }

    /// The server that the person named, and its page.
    fn at(&self, server: Option<&str>) -> Result<(String, &OAuth)> {
        let server = named(server)?;
        let page = self.pages.get(&server).ok_or_else(|| {
            let message = "this program is not known to this server: connect with a token";
            Error::new(ErrorCode::Configuration, message)
                .with("field", "server")
                .with("server", &server)
        })?;
        Ok((server, page))
    }
}

fn named(server: Option<&str>) -> Result<String> {
    origin(server.ok_or_else(|| Error::invalid("server", "say on which server the account is"))?)
}

#[async_trait]
impl Connector for OnMastodon {
    fn ways(&self) -> ConnectWays {
        let page = !self.pages.is_empty();
        ConnectWays { network: Network::Mastodon, page, secret: true, servers: true }
    }

    async fn page(&self, way: &WayRound) -> Result<String> {
        let (_, page) = self.at(way.server.as_deref())?;
        page.page(way)
    }

    async fn accounts(&self, way: &WayRound, code: &Secret<String>) -> Result<Vec<Connection>> {
        let (server, page) = self.at(way.server.as_deref())?;
        let credentials = page.exchange(way, code).await?;
        Ok(vec![self.mastodon.account(&server, credentials).await?])
    }

    /// The token says whose it is.
    async fn sign_in(
        &self,
        server: Option<&str>,
        _: &str,
        secret: &Secret<String>,
    ) -> Result<Connection> {
        let access_token = secret.clone();
        let token = Credentials { access_token, refresh_token: None, expires_at: None };
        self.mastodon.account(&named(server)?, token).await
    }
}
