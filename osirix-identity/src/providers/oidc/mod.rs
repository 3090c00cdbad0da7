//! OpenID Connect Core 1.0, with discovery.

mod id_token;
mod known;
mod metadata;

use async_trait::async_trait;
use osirix_core::auth::{IdentityProvider, Profile, ProviderAnswer, ProviderRequest};
use osirix_core::clock::Ambient;
use osirix_core::error::Result;
use osirix_core::secret::Secret;
use osirix_http::Method;
use serde::Deserialize;
use url::Url;

use super::Client;
use super::flow::{authorization_url, check_issuer, email, exchange, refused};
use id_token::Verified;
use known::{Known, Provider};
use osirix_http::place::{is_loopback, url, wrong};

/// A provider of OpenID Connect: Google, or any other that is known by its issuer.
///
/// What the provider says about itself (OpenID Connect Discovery 1.0) and its keys are read when
/// they are needed and kept for an hour; keys are read again, once a minute at most, when an ID
/// token names one that is not known. An ID token is signed by RS256, ES256 or EdDSA with a key of
/// the provider's, and is for this client, this way round and this moment, or it is refused.
///
/// A provider on the public Internet never makes this ask a private network: its endpoints lead to
/// public addresses, and redirects are not followed. One whose own issuer is private may name
/// private endpoints.
pub struct OpenIdConnect {
    id: String,
    client: Client,
    issuer: String,
    scope: String,
    ambient: Ambient,
    provider: Provider,
}

impl OpenIdConnect {
    /// `id` names the provider in requests and in the database and never changes; `issuer` is its
    /// URL: `https`, or `http` on this machine.
    pub fn new(id: &str, issuer: &str, client: Client) -> Result<Self> {
        let fits = |c: u8| matches!(c, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_');
        if !(1..=64).contains(&id.len()) || !id.bytes().all(fits) {
            return Err(wrong("id", "a provider is named by 1 to 64 of a-z, 0-9, '-' and '_'"));
        }
        let place = url("issuer", issuer)?;
        if place.scheme() != "https" && !(place.scheme() == "http" && is_loopback(&place)) {
            return Err(wrong("issuer", "an issuer needs https, or http on this machine"));
        }
        if place.query().is_some() || place.fragment().is_some() {
            return Err(wrong("issuer", "an issuer has no query and no fragment"));
        }
        Ok(OpenIdConnect {
            id: id.to_owned(),
            client,
            issuer: issuer.to_owned(),
            scope: "openid email profile".to_owned(),
            ambient: Ambient::system(),
            provider: Provider::new(issuer, place),
        })
    }

    /// Google.
    pub fn google(client: Client) -> Result<Self> {
        Self::new("google", "https://accounts.google.com", client)
    }

    /// Asks for other scopes than `openid email profile`; `openid` is among them.
    #[must_use]
    pub fn scope(self, scope: impl Into<String>) -> Self {
        OpenIdConnect { scope: scope.into(), ..self }
    }

    /// Time of one's own: for tests.
    #[must_use]
    pub fn ambient(self, ambient: Ambient) -> Self {
        OpenIdConnect { ambient, ..self }
    }

    /// The claims of an ID token. Keys are read again when it names one that is not known.
    async fn verified(&self, known: &Known, token: &str, nonce: &str) -> Result<Verified> {
        let now = self.ambient.now();
        let check = |known: &Known| {
            id_token::verify(token, &self.issuer, &self.client.id, &known.keys, nonce, now)
        };
        let refusal = match check(known) {
            Err(refusal) if refusal.key_is_unknown => refusal,
            done => return done.map_err(Into::into),
        };
        match self.provider.newer_keys(known, now).await? {
            Some(known) => check(&known).map_err(Into::into),
            None => Err(refusal.into()),
        }
    }

    /// Where an ID token does not name the address, the provider is asked (OpenID Connect Core 1.0,
    /// section 5.3).
    async fn completed(
        &self,
        known: &Known,
        verified: Verified,
        token: &Secret<String>,
    ) -> Result<Verified> {
        let Some(endpoint) = known.metadata.userinfo_endpoint.clone() else { return Ok(verified) };
        if verified.claims.email.is_some() {
            return Ok(verified);
        }
        let asked = known.http.request(Method::GET, endpoint)?.bearer_auth(token.expose());
        let claims: Claims = known.http.ask(asked).await?.good()?.json()?;
        // Section 5.3.2: it may be about somebody else.
        match claims.sub == verified.claims.sub {
            true => Ok(Verified { claims }),
            false => Err(refused("user_info_refused", "the provider speaks of another user")),
        }
    }
}

/// What a provider says about its user (OpenID Connect Core 1.0, section 5.1).
#[derive(Deserialize)]
struct Claims {
    sub: String,
    email: Option<String>,
    #[serde(default)]
    email_verified: Truth,
    name: Option<String>,
    picture: Option<String>,
}

/// A boolean, which some providers write as a text.
#[derive(Default, Deserialize)]
#[serde(untagged)]
enum Truth {
    Boolean(bool),
    Text(String),
    #[default]
    Absent,
}

impl Truth {
    fn is_true(&self) -> bool {
        match self {
            Truth::Boolean(truth) => *truth,
            Truth::Text(text) => text == "true",
            Truth::Absent => false,
        }
    }
}

#[async_trait]
impl IdentityProvider for OpenIdConnect {
    fn id(&self) -> &str {
        &self.id
    }

    async fn authorization_url(&self, request: &ProviderRequest) -> Result<String> {
        let known = self.provider.known(self.ambient.now()).await?;
        let page: Url = known.metadata.authorization_endpoint.clone();
        let mut page = authorization_url(page, &self.client, &self.scope, request);
        page.query_pairs_mut().append_pair("nonce", request.nonce.expose());
        Ok(page.into())
    }

    async fn profile(&self, request: &ProviderRequest, answer: &ProviderAnswer) -> Result<Profile> {
        let known = self.provider.known(self.ambient.now()).await?;
        check_issuer(answer, &self.issuer, known.metadata.names_itself)?;
        let endpoint = known.metadata.token_endpoint.clone();
        let as_who = (&self.client, known.metadata.proof()?);
        let tokens = exchange(&known.http, endpoint, as_who, request, answer).await?;
        let token = tokens.id_token.as_ref();
        let token = token.ok_or_else(|| refused("id_token_refused", "there is no ID token"))?;
        let verified = self.verified(&known, token.expose(), request.nonce.expose()).await?;
        let Verified { claims } = self.completed(&known, verified, &tokens.access_token).await?;
        Ok(Profile {
            email: email(claims.email.as_deref())?,
            email_verified: claims.email_verified.is_true(),
            subject: claims.sub,
            name: claims.name,
            image: claims.picture,
        })
    }
}
