//! Sign-in with an account at somebody else's: OpenID Connect and GitHub.
//!
//! Each way round is the authorization code flow with PKCE (RFC 6749, RFC 7636) as OAuth 2.0's best
//! current practice has it (RFC 9700).

mod flow;
mod github;
mod oidc;

use osirix_core::secret::Secret;

pub use github::GitHub;
pub use oidc::OpenIdConnect;

/// How this platform is known to a provider.
#[derive(Debug, Clone)]
pub struct Client {
    /// The id that the provider gave.
    pub id: String,
    /// The secret that it gave.
    pub secret: Secret<String>,
}

impl Client {
    /// From what the provider gave.
    pub fn new(id: impl Into<String>, secret: impl Into<String>) -> Self {
        Client { id: id.into(), secret: Secret::new(secret.into()) }
    }
}
