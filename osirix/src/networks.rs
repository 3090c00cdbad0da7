use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::secret::Secret;
use osirix_core::social::{Connector, Network, OwnNetwork, Publisher, SocialSettings};
use serde::Deserialize;

use crate::config::variable;

/// As what social networks know this program, and how posts are published. Bluesky and Mastodon are
/// always there, for people make their own secrets on them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SocialConfig {
    /// How posts are published.
    pub publishing: SocialSettings,
    /// The app at X.
    pub x: NetworkApp,
    /// The app at Facebook, for pages and the Instagram accounts that belong to them.
    pub facebook: NetworkApp,
    /// The app at LinkedIn.
    pub linkedin: NetworkApp,
    /// Whether members of LinkedIn connect the organisations that they administer too, which
    /// LinkedIn allows to apps that it has looked at.
    pub linkedin_organisations: bool,
    /// The app at Threads.
    pub threads: NetworkApp,
    /// The apps at servers of Mastodon's. Without one, people connect by a token of their own.
    pub mastodon: Vec<MastodonServer>,
    /// Servers in place of the networks' own: behind proxies, and another one of the AT Protocol
    /// than Bluesky's, where a person names none.
    pub servers: Vec<NetworkServer>,
    /// Whether servers may be asked that only this machine, or its own network, can reach.
    pub inside: bool,
}

/// As what a network knows this program: without an id the network is not there.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NetworkApp {
    /// The id.
    pub client_id: Option<String>,
    /// The secret.
    pub client_secret: Option<Secret<String>>,
}

/// As what a server of Mastodon's knows this program.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MastodonServer {
    /// The server's URL.
    pub server: String,
    /// The id.
    pub client_id: String,
    /// The secret.
    pub client_secret: Secret<String>,
}

/// A server in place of a network's own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetworkServer {
    /// The network.
    pub network: Network,
    /// The server's URL.
    pub url: String,
}

impl fmt::Debug for NetworkApp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NetworkApp").field("client_id", &self.client_id).finish_non_exhaustive()
    }
}

impl fmt::Debug for MastodonServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MastodonServer").field("server", &self.server).finish_non_exhaustive()
    }
}

impl SocialConfig {
    /// What the environment says: see [`Config::from_env`](crate::Config::from_env).
    pub(crate) fn from_env() -> Result<Self> {
        let app = |id, secret| {
            Ok::<_, Error>(NetworkApp {
                client_id: variable(id)?,
                client_secret: variable(secret)?.map(Secret::new),
            })
        };
        Ok(SocialConfig {
            x: app("TWITTER_API_KEY", "TWITTER_API_SECRET")?,
            facebook: app("FACEBOOK_APP_ID", "FACEBOOK_APP_SECRET")?,
            linkedin: app("LINKEDIN_CLIENT_ID", "LINKEDIN_CLIENT_SECRET")?,
            threads: app("THREADS_APP_ID", "THREADS_APP_SECRET")?,
            mastodon: variable("MASTODON_APPS")?
                .map(|list| servers(&list))
                .transpose()?
                .unwrap_or_default(),
            ..SocialConfig::default()
        })
    }
}

/// `https://SERVER=ID:SECRET`, with commas between them.
fn servers(list: &str) -> Result<Vec<MastodonServer>> {
    let server = |entry: &str| {
        let (server, app) = entry.trim().rsplit_once('=')?;
        let (client_id, client_secret) = app.split_once(':')?;
        Some(MastodonServer {
            server: server.to_owned(),
            client_id: client_id.to_owned(),
            client_secret: Secret::new(client_secret.to_owned()),
        })
    };
    list.split(',')
        .filter(|entry| !entry.trim().is_empty())
        .map(server)
        .collect::<Option<_>>()
        .ok_or_else(|| {
            let message = "give apps at Mastodon's like https://mastodon.example=ID:SECRET";
            Error::new(ErrorCode::Configuration, message).with("variable", "MASTODON_APPS")
        })
}

/// Who speaks to networks and who connects their accounts.
#[derive(Default)]
pub(crate) struct Networks {
    pub(crate) publishers: BTreeMap<Network, Arc<dyn Publisher>>,
    pub(crate) connectors: BTreeMap<Network, Arc<dyn Connector>>,
}

impl Networks {
    #[cfg(feature = "social")]
    pub(crate) fn new(config: &SocialConfig, ambient: &Ambient) -> Result<Self> {
        let networks = config.networks()?;
        Ok(Networks {
            publishers: networks.publishers(ambient)?,
            connectors: networks.connectors(ambient)?,
        })
    }

    #[cfg(not(feature = "social"))]
    pub(crate) fn new(config: &SocialConfig, _: &Ambient) -> Result<Self> {
        let otherwise =
            SocialConfig { publishing: config.publishing.clone(), ..Default::default() };
        match *config == otherwise {
            true => Ok(Networks::default()),
            false => {
                let message = "social networks are not compiled in: add the feature \"social\"";
                Err(Error::new(ErrorCode::Configuration, message).with("field", "social"))
            }
        }
    }
}

impl Networks {
    /// And a network of the program's own, where there is one: it is asked what it takes.
    #[cfg(feature = "social")]
    pub(crate) async fn and_own(mut self, own: Option<Arc<dyn OwnNetwork>>) -> Result<Self> {
        let Some(own) = own else { return Ok(self) };
        let own = osirix_social::publisher::Own::open(own).await?;
        let connector = osirix_social::connector::OnOwn::new(own.clone());
        self.publishers.insert(Network::Own, Arc::new(own));
        self.connectors.insert(Network::Own, Arc::new(connector));
        Ok(self)
    }

    #[cfg(not(feature = "social"))]
    pub(crate) async fn and_own(self, own: Option<Arc<dyn OwnNetwork>>) -> Result<Self> {
        match own {
            None => Ok(self),
            Some(_) => {
                let message = "social networks are not compiled in: add the feature \"social\"";
                let error = Error::new(ErrorCode::Configuration, message);
                Err(error.with("field", "own_network"))
            }
        }
    }
}

#[cfg(feature = "social")]
impl SocialConfig {
    fn networks(&self) -> Result<osirix_social::Networks> {
        let app = |app: Option<(String, Option<Secret<String>>)>, field| match app {
            Some((client_id, Some(client_secret))) => {
                Ok(Some(osirix_social::App { client_id, client_secret }))
            }
            Some((_, None)) => {
                let message = "this network's app has an id and no secret";
                Err(Error::new(ErrorCode::Configuration, message).with("field", field))
            }
            None => Ok(None),
        };
        let mastodon = self.mastodon.iter().cloned().map(|known| osirix_social::MastodonApp {
            server: known.server,
            client_id: known.client_id,
            client_secret: known.client_secret,
        });
        Ok(osirix_social::Networks {
            x: self
                .x
                .named()
                .map(|(client_id, client_secret)| osirix_social::XApp { client_id, client_secret }),
            facebook: app(self.facebook.named(), "social.facebook.client_secret")?,
            linkedin: app(self.linkedin.named(), "social.linkedin.client_secret")?,
            linkedin_organisations: self.linkedin_organisations,
            threads: app(self.threads.named(), "social.threads.client_secret")?,
            mastodon: mastodon.collect(),
            servers: self.servers.iter().map(|one| (one.network, one.url.clone())).collect(),
            inside: self.inside,
            in_the_open: false,
        })
    }
}

#[cfg(feature = "social")]
impl NetworkApp {
    fn named(&self) -> Option<(String, Option<Secret<String>>)> {
        self.client_id.clone().map(|id| (id, self.client_secret.clone()))
    }
}
