//! The networks' own pages, as their documents say in November 2026.

use osirix_core::error::{Error, Result};
use osirix_core::secret::Secret;
use osirix_http::place;

use super::OAuthSettings;
use crate::servers::HttpSettings;

impl OAuthSettings {
    /// X. A client with a secret shows it in the header.
    pub fn x(client_id: impl Into<String>, client_secret: Option<Secret<String>>) -> Self {
        let scopes = ["tweet.read", "tweet.write", "users.read", "media.write", "offline.access"];
        let token = "https://api.x.com/2/oauth2/token";
        let base = Self::of("https://x.com/i/oauth2/authorize", token, client_id, &scopes);
        OAuthSettings { client_secret, pkce: true, basic: true, ..base }
    }

    /// A server of Mastodon's, at its URL without a slash at the end.
    pub fn mastodon(server: &str, client_id: impl Into<String>, secret: Secret<String>) -> Self {
        let (page, token) = (format!("{server}/oauth/authorize"), format!("{server}/oauth/token"));
        let scopes = ["read:accounts", "read:statuses", "write:media", "write:statuses"];
        let base = Self::of(&page, &token, client_id, &scopes);
        OAuthSettings { client_secret: Some(secret), pkce: true, ..base }
    }

    /// Facebook, by a version of the Graph API, for pages and the Instagram accounts that belong to
    /// them.
    pub fn facebook(version: &str, client_id: impl Into<String>, secret: Secret<String>) -> Self {
        // It asks again for what a person did not allow before.
        let page = format!("https://www.facebook.com/{version}/dialog/oauth?auth_type=rerequest");
        let token = format!("https://graph.facebook.com/{version}/oauth/access_token");
        let scopes = [
            "pages_show_list",
            "pages_read_engagement",
            "pages_read_user_content",
            "pages_manage_posts",
            "pages_manage_engagement",
            "instagram_basic",
            "instagram_content_publish",
            "instagram_manage_comments",
        ];
        let base = Self::of(&page, &token, client_id, &scopes);
        OAuthSettings { client_secret: Some(secret), scope_separator: ',', ..base }
    }

    /// LinkedIn, for members.
    pub fn linkedin(client_id: impl Into<String>, secret: Secret<String>) -> Self {
        Self::linkedin_with(client_id, secret, &["openid", "profile", "w_member_social"])
    }

    /// LinkedIn, for members and the organisations that they administer.
    pub fn linkedin_organisations(client_id: impl Into<String>, secret: Secret<String>) -> Self {
        let scopes = [
            "openid",
            "profile",
            "w_member_social",
            "w_organization_social",
            "r_organization_social",
            "rw_organization_admin",
        ];
        Self::linkedin_with(client_id, secret, &scopes)
    }

    fn linkedin_with(
        client_id: impl Into<String>,
        secret: Secret<String>,
        scopes: &[&str],
    ) -> Self {
        let page = "https://www.linkedin.com/oauth/v2/authorization";
        let token = "https://www.linkedin.com/oauth/v2/accessToken";
        let base = Self::of(page, token, client_id, scopes);
        OAuthSettings { client_secret: Some(secret), ..base }
    }

    /// Threads.
    pub fn threads(client_id: impl Into<String>, secret: Secret<String>) -> Self {
        let page = "https://threads.com/oauth/authorize";
        let token = "https://graph.threads.net/oauth/access_token";
        let scopes = [
            "threads_basic",
            "threads_content_publish",
            "threads_manage_replies",
            "threads_read_replies",
        ];
        let base = Self::of(page, token, client_id, &scopes);
        OAuthSettings { client_secret: Some(secret), scope_separator: ',', ..base }
    }

    /// The same at another server, in place of the network's own: for tests, and behind proxies.
    pub fn at(self, server: &str) -> Result<Self> {
        let server = place::url("server", server)?;
        let moved = |url: &str| {
            let url = place::url("server", url)?;
            let mut moved = server.clone();
            moved.set_path(url.path());
            moved.set_query(url.query());
            Ok::<_, Error>(moved.to_string())
        };
        let (authorize_url, token_url) = (moved(&self.authorize_url)?, moved(&self.token_url)?);
        Ok(OAuthSettings { authorize_url, token_url, ..self })
    }

    fn of(page: &str, token: &str, client_id: impl Into<String>, scopes: &[&str]) -> Self {
        OAuthSettings {
            authorize_url: page.to_owned(),
            token_url: token.to_owned(),
            client_id: client_id.into(),
            client_secret: None,
            scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
            scope_separator: ' ',
            pkce: false,
            basic: false,
            http: HttpSettings::default(),
        }
    }
}
