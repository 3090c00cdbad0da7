//! The networks of an installation.

use std::collections::BTreeMap;
use std::sync::Arc;

use osirix_core::clock::Ambient;
use osirix_core::error::Result;
use osirix_core::secret::Secret;
use osirix_core::social::{Connector, Network, Publisher};
use osirix_http::{Reach, place};
use serde::Deserialize;

use crate::App;
use crate::connector::{Accounts, ByPage, OnBluesky, OnMastodon};
use crate::oauth::{OAuth, OAuthSettings};
use crate::publisher::{
    Bluesky, BlueskySettings, Facebook, FacebookSettings, Instagram, InstagramSettings, LinkedIn,
    LinkedInSettings, Mastodon, MastodonSettings, Threads, ThreadsSettings, X, XSettings,
};
use crate::servers::{HttpSettings, origin};

/// As what X knows this program.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct XApp {
    /// The id.
    pub client_id: String,
    /// The secret; absent for a public client.
    #[serde(default)]
    pub client_secret: Option<Secret<String>>,
}

/// As what a server of Mastodon's knows this program.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MastodonApp {
    /// The URL of the server.
    pub server: String,
    /// The id.
    pub client_id: String,
    /// The secret.
    pub client_secret: Secret<String>,
}

/// All that an installation needs to say of networks. A network that does not know this program is
/// left out; Bluesky and Mastodon are always there, for people make their own secrets on them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Networks {
    /// X.
    pub x: Option<XApp>,
    /// Facebook, and Instagram by the pages that accounts there belong to.
    pub facebook: Option<App>,
    /// LinkedIn.
    pub linkedin: Option<App>,
    /// Whether members of LinkedIn connect the organisations that they administer too. LinkedIn
    /// lets programs do so that it has looked at.
    pub linkedin_organisations: bool,
    /// Threads.
    pub threads: Option<App>,
    /// The servers of Mastodon's that know this program.
    pub mastodon: Vec<MastodonApp>,
    /// The URLs of servers in place of the networks' own: for tests, behind proxies, and for
    /// another server of the AT Protocol than Bluesky's, where a person names none.
    pub servers: BTreeMap<Network, String>,
    /// Whether servers may be asked that only this machine, or its own network, can reach.
    pub inside: bool,
    /// Whether servers on other machines may be asked by `http`.
    pub in_the_open: bool,
}

impl Networks {
    /// Who speaks to each network. Nobody is reached yet.
    ///
    /// - A program without an id, and a server that is no URL, are
    ///   [`Configuration`](osirix_core::ErrorCode::Configuration), which names the field.
    pub fn publishers(&self, ambient: &Ambient) -> Result<BTreeMap<Network, Arc<dyn Publisher>>> {
        self.check()?;
        let mastodon = Mastodon::new(self.on_mastodon()?, ambient.clone())?;
        let all = [
            publishes(Network::X, self.on_x(ambient)?),
            publishes(Network::Facebook, self.on_facebook(ambient)?),
            publishes(Network::Instagram, self.on_instagram(ambient)?),
            publishes(Network::LinkedIn, self.on_linkedin(ambient)?),
            publishes(Network::Bluesky, Some(self.on_bluesky(ambient)?)),
            publishes(Network::Mastodon, Some(mastodon)),
            publishes(Network::Threads, self.on_threads(ambient)?),
        ];
        Ok(all.into_iter().flatten().collect())
    }

    /// Who connects accounts of each network: of Instagram and Facebook it is one. Nobody is
    /// reached yet.
    ///
    /// - Errors are those of [`publishers`](Self::publishers).
    pub fn connectors(&self, ambient: &Ambient) -> Result<BTreeMap<Network, Arc<dyn Connector>>> {
        self.check()?;
        let facebook = self.by_page(self.facebooks_page(), self.on_facebook(ambient)?, ambient)?;
        let linkedin = self.by_page(self.linkedins_page(), self.on_linkedin(ambient)?, ambient)?;
        let threads = self.by_page(self.threads_page(), self.on_threads(ambient)?, ambient)?;
        let bluesky = OnBluesky::new(self.on_bluesky(ambient)?, self.server(Network::Bluesky)?);
        let mastodon = OnMastodon::new(self.on_mastodon()?, ambient)?;
        let all: [(Network, Option<Arc<dyn Connector>>); 7] = [
            (Network::X, self.by_page(self.xs_page(), self.on_x(ambient)?, ambient)?),
            (Network::Facebook, facebook.clone()),
            (Network::Instagram, facebook),
            (Network::LinkedIn, linkedin),
            (Network::Bluesky, Some(Arc::new(bluesky))),
            (Network::Mastodon, Some(Arc::new(mastodon))),
            (Network::Threads, threads),
        ];
        Ok(all.into_iter().filter_map(|(network, one)| Some((network, one?))).collect())
    }

    fn http(&self) -> HttpSettings {
        let reach = if self.inside { Reach::Anywhere } else { Reach::Public };
        HttpSettings { reach, in_the_open: self.in_the_open, ..HttpSettings::default() }
    }

    /// The URL of a network's server.
    fn server(&self, network: Network) -> Result<String> {
        match self.servers.get(&network) {
            Some(server) => known(server),
            None => Ok(own(network).unwrap_or_default().to_owned()),
        }
    }

    fn check(&self) -> Result<()> {
        let x = self.x.as_ref().map(|app| &app.client_id);
        let id = |app: &Option<App>| app.as_ref().map(|app| app.client_id.clone());
        let mut ids = vec![
            ("x.client_id", x.cloned()),
            ("facebook.client_id", id(&self.facebook)),
            ("linkedin.client_id", id(&self.linkedin)),
            ("threads.client_id", id(&self.threads)),
        ];
        let servers = self.mastodon.iter().map(|app| Some(app.client_id.clone()));
        ids.extend(servers.map(|id| ("mastodon.client_id", id)));
        let empty = |id: &String| id.trim().is_empty();
        if let Some((field, _)) = ids.iter().find(|(_, id)| id.as_ref().is_some_and(empty)) {
            return Err(place::wrong(field, "a program has an id"));
        }
        match self.servers.keys().all(|network| own(*network).is_some()) {
            true => Ok(()),
            false => Err(place::wrong("servers", "this network has no server of its own")),
        }
    }

    fn by_page<A: Accounts + 'static>(
        &self,
        page: Option<OAuthSettings>,
        accounts: Option<A>,
        ambient: &Ambient,
    ) -> Result<Option<Arc<dyn Connector>>> {
        let (Some(page), Some(accounts)) = (page, accounts) else { return Ok(None) };
        let server = self.server(accounts.network())?;
        let page = match self.servers.contains_key(&accounts.network()) {
            true => page.at(&server)?,
            false => page,
        };
        let page = OAuth::new(OAuthSettings { http: self.http(), ..page }, ambient.clone())?;
        Ok(Some(Arc::new(ByPage::new(page, server, accounts))))
    }

    fn xs_page(&self) -> Option<OAuthSettings> {
        let app = self.x.as_ref()?;
        Some(OAuthSettings::x(&app.client_id, app.client_secret.clone()))
    }

    fn on_x(&self, ambient: &Ambient) -> Result<Option<X>> {
        let settings = self.x.as_ref().map(|app| XSettings {
            http: self.http(),
            client_secret: app.client_secret.clone(),
            ..XSettings::new(&app.client_id)
        });
        settings.map(|settings| X::new(settings, ambient.clone())).transpose()
    }

    fn facebooks_page(&self) -> Option<OAuthSettings> {
        let app = self.facebook.clone()?;
        let version = FacebookSettings::default().version;
        Some(OAuthSettings::facebook(&version, app.client_id, app.client_secret))
    }

    fn on_facebook(&self, ambient: &Ambient) -> Result<Option<Facebook>> {
        let settings = self.facebook.clone().map(|app| FacebookSettings {
            http: self.http(),
            app: Some(app),
            ..FacebookSettings::default()
        });
        settings.map(|settings| Facebook::new(settings, ambient.clone())).transpose()
    }

    /// By the rights of pages, which do not end.
    fn on_instagram(&self, ambient: &Ambient) -> Result<Option<Instagram>> {
        let settings = self.facebook.as_ref().map(|_| InstagramSettings {
            http: self.http(),
            renews: false,
            ..InstagramSettings::default()
        });
        settings.map(|settings| Instagram::new(settings, ambient.clone())).transpose()
    }

    fn linkedins_page(&self) -> Option<OAuthSettings> {
        let App { client_id, client_secret } = self.linkedin.clone()?;
        Some(match self.linkedin_organisations {
            true => OAuthSettings::linkedin_organisations(client_id, client_secret),
            false => OAuthSettings::linkedin(client_id, client_secret),
        })
    }

    fn on_linkedin(&self, ambient: &Ambient) -> Result<Option<LinkedIn>> {
        let Some(App { client_id, client_secret }) = self.linkedin.clone() else { return Ok(None) };
        let mut settings = LinkedInSettings {
            http: self.http(),
            organisations: self.linkedin_organisations,
            ..LinkedInSettings::new(client_id, client_secret)
        };
        if self.servers.contains_key(&Network::LinkedIn) {
            settings.token_server = Some(self.server(Network::LinkedIn)?);
        }
        LinkedIn::new(settings, ambient.clone()).map(Some)
    }

    fn threads_page(&self) -> Option<OAuthSettings> {
        let app = self.threads.clone()?;
        Some(OAuthSettings::threads(app.client_id, app.client_secret))
    }

    fn on_threads(&self, ambient: &Ambient) -> Result<Option<Threads>> {
        let settings = self.threads.clone().map(|app| ThreadsSettings {
            http: self.http(),
            app: Some(app),
            ..ThreadsSettings::default()
        });
        settings.map(|settings| Threads::new(settings, ambient.clone())).transpose()
    }

    fn on_bluesky(&self, ambient: &Ambient) -> Result<Bluesky> {
        let settings = BlueskySettings { http: self.http(), ..BlueskySettings::default() };
        Bluesky::new(settings, ambient.clone())
    }

    fn on_mastodon(&self) -> Result<MastodonSettings> {
        let app = |app: &MastodonApp| {
            let MastodonApp { server, client_id, client_secret } = app.clone();
            Ok((known(&server)?, App { client_id, client_secret }))
        };
        let apps = self.mastodon.iter().map(app).collect::<Result<_>>()?;
        Ok(MastodonSettings { http: self.http(), apps, ..MastodonSettings::default() })
    }
}

/// The server of a network that has one for everybody.
fn own(network: Network) -> Option<&'static str> {
    match network {
        Network::X => Some("https://api.x.com"),
        Network::Facebook => Some("https://graph.facebook.com"),
        Network::LinkedIn => Some("https://api.linkedin.com"),
        Network::Bluesky => Some("https://bsky.social"),
        Network::Threads => Some("https://graph.threads.net"),
        _ => None,
    }
}

fn known(server: &str) -> Result<String> {
    origin(server).map_err(|_| place::wrong("servers", "write a server so: https://example.com"))
}

fn publishes<P: Publisher + 'static>(
    network: Network,
    publisher: Option<P>,
) -> Option<(Network, Arc<dyn Publisher>)> {
    publisher.map(|publisher| (network, Arc::new(publisher) as Arc<dyn Publisher>))
}
