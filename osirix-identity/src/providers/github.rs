use async_trait::async_trait;
use osirix_core::auth::{IdentityProvider, Profile, ProviderAnswer, ProviderRequest};
use osirix_core::error::Result;
use osirix_core::secret::Secret;
use osirix_http::{Method, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tokio::sync::OnceCell;
use url::Url;

use super::Client;
use super::flow::{Proof, authorization_url, check_issuer, email, exchange, refused};
use osirix_http::place::{url, wrong};
use osirix_http::{Http, Reach};

/// Who a user is and their addresses, and nothing else.
const SCOPE: &str = "read:user user:email";
/// The version of the REST interface whose documents this follows.
const VERSION: &str = "2022-11-28";

/// GitHub: OAuth 2.0 with PKCE, and two questions to its REST interface.
///
/// The address is the account's primary one; it counts as verified when GitHub says that it is.
pub struct GitHub {
    client: Client,
    web: Url,
    api: Url,
    http: OnceCell<Http>,
}

impl GitHub {
    /// github.com.
    pub fn new(client: Client) -> Result<Self> {
        Self::at(client, "https://github.com/", "https://api.github.com/")
    }

    /// A GitHub of one's own: where its pages and its REST interface are
    /// (`https://github.example.com/` and `https://github.example.com/api/v3/`).
    pub fn at(client: Client, web: &str, api: &str) -> Result<Self> {
        let (web, api) = (url("github_url", web)?, url("github_api_url", api)?);
        for (field, url) in [("github_url", &web), ("github_api_url", &api)] {
            if !url.path().ends_with('/') {
                return Err(wrong(field, "this URL ends with a slash"));
            }
        }
        Ok(GitHub { client, web, api, http: OnceCell::new() })
    }

    /// Asked when it is needed: a name that cannot be resolved stops no program from starting.
    async fn http(&self) -> Result<&Http> {
        self.http.get_or_try_init(async || Http::new(Reach::of(&self.api).await?)).await
    }

    async fn read<T: DeserializeOwned>(&self, path: &str, token: &Secret<String>) -> Result<T> {
        let http = self.http().await?;
        let asked = http
            .request(Method::GET, joined(&self.api, path)?)?
            .header("accept", "application/vnd.github+json")
            .header("x-github-api-version", VERSION)
            .bearer_auth(token.expose());
        let answer = http.ask(asked).await?;
        if matches!(answer.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) {
            return Err(refused("user_info_refused", "GitHub does not say who its user is"));
        }
        answer.good()?.json()
    }
}

/// `GET /user`.
#[derive(Deserialize)]
struct Account {
    id: u64,
    login: String,
    name: Option<String>,
    avatar_url: Option<String>,
}

/// One of `GET /user/emails`.
#[derive(Deserialize)]
struct Address {
    email: String,
    primary: bool,
    verified: bool,
}

#[async_trait]
impl IdentityProvider for GitHub {
    fn id(&self) -> &str {
        "github"
    }

    async fn authorization_url(&self, request: &ProviderRequest) -> Result<String> {
        let page = joined(&self.web, "login/oauth/authorize")?;
        Ok(authorization_url(page, &self.client, SCOPE, request).into())
    }

    async fn profile(&self, request: &ProviderRequest, answer: &ProviderAnswer) -> Result<Profile> {
        check_issuer(answer, joined(&self.web, "login/oauth")?.as_str(), false)?;
        let endpoint = joined(&self.web, "login/oauth/access_token")?;
        let as_who = (&self.client, Proof::Post);
        let tokens = exchange(self.http().await?, endpoint, as_who, request, answer).await?;
        let account: Account = self.read("user", &tokens.access_token).await?;
        let addresses: Vec<Address> = self.read("user/emails", &tokens.access_token).await?;
        let primary = addresses.iter().find(|address| address.primary);
        Ok(Profile {
            subject: account.id.to_string(),
            email: email(primary.map(|address| address.email.as_str()))?,
            email_verified: primary.is_some_and(|address| address.verified),
            name: account.name.filter(|name| !name.is_empty()).or(Some(account.login)),
            image: account.avatar_url,
        })
    }
}

fn joined(base: &Url, path: &str) -> Result<Url> {
    base.join(path).map_err(|e| wrong("github_url", "this URL cannot be added to").caused_by(e))
}
