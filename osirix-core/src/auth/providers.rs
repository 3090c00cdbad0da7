//! Others who vouch for users: OAuth 2.0 and OpenID Connect.

use async_trait::async_trait;

use super::{Email, Token};
use crate::error::Result;
use crate::secret::Secret;

/// What a way round by a provider begins with.
#[derive(Debug, Clone)]
pub struct ProviderRequest {
    /// Where the provider sends the browser back to.
    pub redirect_uri: String,
    /// What it gives back unchanged (RFC 6749, section 10.12).
    pub state: Token,
    /// What proves that the code comes back to who asked (PKCE, RFC 7636): sent as its SHA-256.
    pub code_verifier: Token,
    /// What an ID token must contain (OpenID Connect Core 1.0, section 3.1.2.1).
    pub nonce: Token,
}

/// What a way round by a provider ends with.
#[derive(Debug, Clone)]
pub struct ProviderAnswer {
    /// The code.
    pub code: Secret<String>,
    /// Who says that it answers (RFC 9207), where it says so.
    pub issuer: Option<String>,
}

/// Whom a provider vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The provider's id of its user: it never changes.
    pub subject: String,
    /// The address.
    pub email: Email,
    /// Whether the provider has made sure that its user reads mail there.
    pub email_verified: bool,
    /// The name.
    pub name: Option<String>,
    /// The address of a picture.
    pub image: Option<String>,
}

/// Somebody else who vouches for users.
#[async_trait]
pub trait IdentityProvider: Send + Sync {
    /// Its id in requests and in the database: `google`, `github`.
    fn id(&self) -> &str;

    /// The page of the provider's to which the browser is sent.
    ///
    /// - It carries state, the challenge of PKCE (S256) and, with OpenID Connect, the nonce.
    async fn authorization_url(&self, request: &ProviderRequest) -> Result<String>;

    /// Whom the provider vouches for.
    ///
    /// - The code is given to this provider alone, with the verifier.
    /// - An answer that names another issuer, an ID token of another audience, nonce, issuer or
    ///   time, or one whose signature is not the provider's is
    ///   [`Unauthenticated`](crate::ErrorCode::Unauthenticated).
    /// - A provider that cannot be reached is [`Unavailable`](crate::ErrorCode::Unavailable).
    async fn profile(&self, request: &ProviderRequest, answer: &ProviderAnswer) -> Result<Profile>;
}

/// Who knows the passwords that have become public.
#[async_trait]
pub trait BreachedPasswords: Send + Sync {
    /// Whether this one has. The password itself leaves the machine in no form that gives it away.
    async fn contains(&self, password: &Secret<String>) -> Result<bool>;
}
