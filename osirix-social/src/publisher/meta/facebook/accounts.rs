//! From a person who went the way round by Facebook's page to the accounts that they publish for.

use async_trait::async_trait;
use osirix_core::error::Result;
use osirix_core::secret::Secret;
use osirix_core::social::{Connection, Credentials, Network};
use osirix_http::Method;
use serde::Deserialize;

use super::Facebook;
use crate::connector::Accounts;
use crate::oauth::{missing_scopes, unknown_app};
use crate::publisher::meta::{List, Tokens};
use crate::publisher::shared::{account, somebody};
use crate::servers::url;

/// The most pages of a list that are read, each of 100 pages on Facebook.
const MOST_LISTS: usize = 10;
const FIELDS: &str = "id,name,access_token,tasks,instagram_business_account{id,username}";

/// What publishing needs, of what the page asks for.
const NEEDED: [&str; 5] = [
    "pages_show_list",
    "pages_read_engagement",
    "pages_manage_posts",
    "instagram_basic",
    "instagram_content_publish",
];

#[derive(Deserialize)]
struct Pages {
    data: Vec<Page>,
    paging: Option<Paging>,
}

#[derive(Deserialize)]
struct Paging {
    cursors: Option<Cursors>,
    next: Option<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
struct Cursors {
    after: Option<String>,
}

#[derive(Deserialize)]
struct Page {
    id: String,
    name: String,
    access_token: Option<Secret<String>>,
    #[serde(default)]
    tasks: Vec<String>,
    instagram_business_account: Option<InstagramAccount>,
}

#[derive(Deserialize)]
struct InstagramAccount {
    id: String,
    #[serde(default)]
    username: String,
}

#[derive(Deserialize)]
struct Permission {
    permission: String,
    status: String,
}

#[async_trait]
impl Accounts for Facebook {
    fn network(&self) -> Network {
        Network::Facebook
    }

    /// The pages of a person, each with the page's own right, and the Instagram accounts that
    /// belong to those.
    ///
    /// - What the page gave is given for a right that lasts, of which those of the pages last
    ///   without an end.
    /// - A page for which the person may create nothing, or of which Facebook gives no right of its
    ///   own, is left out: it would look connected, and every post would fail.
    /// - Of more than 1,000 pages the first are there.
    async fn accounts(&self, server: &str, person: &Credentials) -> Result<Vec<Connection>> {
        let mut person = somebody(Network::Facebook, server, person.clone());
        person.credentials.access_token = self.lasting(&person).await?;
        self.check_rights(&person).await?;
        let mut found = Vec::new();
        let mut after = None;
        for _ in 0..MOST_LISTS {
            let pages = self.pages(&person, after.as_deref()).await?;
            for page in pages.data {
                found.extend(page.connections(&person.server)?);
            }
            let paging = pages.paging.filter(|paging| paging.next.is_some());
            after = paging.and_then(|paging| paging.cursors?.after);
            if after.is_none() {
                break;
            }
        }
        Ok(found)
    }
}

impl Facebook {
    async fn lasting(&self, person: &Connection) -> Result<Secret<String>> {
        let app = self.settings.app.as_ref().ok_or_else(unknown_app)?;
        let token = &person.credentials.access_token;
        let form = [
            ("grant_type", "fb_exchange_token"),
            ("client_id", app.client_id.as_str()),
            ("client_secret", app.client_secret.expose()),
            ("fb_exchange_token", token.expose()),
        ];
        let path = self.graph.path("oauth", "access_token");
        let servers = &self.graph.servers;
        let request = servers.request(Method::POST, url(&person.server, &path, &[])?)?;
        let answer = servers.ask(request.form(&form)).await?;
        Ok(self.graph.kept(person, answer)?.json::<Tokens>()?.access_token)
    }

    /// Facebook does not say with the credentials what the person allowed.
    async fn check_rights(&self, person: &Connection) -> Result<()> {
        let answer = self.graph.read(person, ("me", "permissions"), &[]).await?;
        let all: List<Permission> = answer.json()?;
        let declined = all.data.iter().filter(|one| one.status != "granted");
        let declined = declined.map(|one| one.permission.as_str());
        match declined.filter(|one| NEEDED.contains(one)).collect::<Vec<_>>() {
            missing if missing.is_empty() => Ok(()),
            missing => Err(missing_scopes(&missing)),
        }
    }

    async fn pages(&self, person: &Connection, after: Option<&str>) -> Result<Pages> {
        let mut query = vec![("fields", FIELDS), ("limit", "100")];
        query.extend(after.map(|after| ("after", after)));
        self.graph.read(person, ("me", "accounts"), &query).await?.json()
    }
}

impl Page {
    /// The page and its Instagram account, where there is a right to publish for them.
    fn connections(self, server: &str) -> Result<Vec<Connection>> {
        let may = self.tasks.iter().any(|task| task == "CREATE_CONTENT");
        let Some(access_token) = self.access_token.filter(|_| may) else { return Ok(Vec::new()) };
        let credentials = Credentials { access_token, refresh_token: None, expires_at: None };
        let of = |network, id, handle| {
            let somebody = somebody(network, server, credentials.clone());
            Ok(Connection { account: account(id, handle)?, ..somebody })
        };
        let page = of(Network::Facebook, self.id, self.name)?;
        let instagram = self.instagram_business_account;
        let instagram = instagram.map(|one| of(Network::Instagram, one.id, one.username));
        [Some(Ok(page)), instagram].into_iter().flatten().collect()
    }
}
