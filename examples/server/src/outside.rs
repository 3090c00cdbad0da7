//! Whom the server asks outside of itself: a mail server, identity providers, a list of passwords.

use std::sync::Arc;

use osirix::identity::breaches::PwnedPasswords;
use osirix::identity::mail::SmtpMailer;
use osirix::identity::passkeys::Passkeys;
use osirix::identity::providers::{Client, GitHub, OpenIdConnect};
use osirix::{Builder, Error, ErrorCode, Result, Secret};
use url::Url;

/// An identity provider's name for this site, and its secret.
#[derive(Debug, Clone)]
pub struct ProviderKey {
    /// The id.
    pub id: String,
    /// The secret.
    pub secret: Secret<String>,
}

/// What is asked of the outside; nothing, unless it is set up.
#[derive(Debug, Clone, Default)]
pub struct Outside {
    /// The mail server: `OSIRIX_SMTP_URL`, `smtps://user:password@host?from=no-reply@example.com`.
    pub smtp_url: Option<Secret<String>>,
    /// `OSIRIX_GOOGLE`, `ID:SECRET`.
    pub google: Option<ProviderKey>,
    /// `OSIRIX_GITHUB`, `ID:SECRET`.
    pub github: Option<ProviderKey>,
    /// `OSIRIX_OIDC_ISSUER` and `OSIRIX_OIDC`, `ID:SECRET`: any provider of OpenID Connect, which
    /// is called `oidc`.
    pub oidc: Option<(String, ProviderKey)>,
    /// Whether passwords that have become public are refused: `OSIRIX_BREACHED_PASSWORDS=on`.
    pub breached_passwords: bool,
}

impl ProviderKey {
    /// From `ID:SECRET`.
    pub(crate) fn parse(variable: &'static str, text: &str) -> Result<Self> {
        match text.split_once(':') {
            Some((id, secret)) if !id.is_empty() && !secret.is_empty() => {
                Ok(ProviderKey { id: id.to_owned(), secret: Secret::new(secret.to_owned()) })
            }
            _ => {
                Err(Error::new(ErrorCode::Configuration, "give `ID:SECRET`")
                    .with("variable", variable))
            }
        }
    }

    fn client(&self) -> Client {
        Client::new(&self.id, self.secret.expose())
    }
}

impl Outside {
    /// Adds what is set up, and passkeys of the site.
    pub(crate) fn add(&self, mut builder: Builder, site: &Url) -> Result<Builder> {
        if let Some(url) = &self.smtp_url {
            builder = builder.mailer(Arc::new(SmtpMailer::new(url.expose())?));
        }
        if let Some(key) = &self.google {
            builder = builder.identity_provider(Arc::new(OpenIdConnect::google(key.client())?));
        }
        if let Some(key) = &self.github {
            builder = builder.identity_provider(Arc::new(GitHub::new(key.client())?));
        }
        if let Some((issuer, key)) = &self.oidc {
            let provider = OpenIdConnect::new("oidc", issuer, key.client())?;
            builder = builder.identity_provider(Arc::new(provider));
        }
        if self.breached_passwords {
            let known = PwnedPasswords::new(PwnedPasswords::PUBLIC)?;
            builder = builder.breached_passwords(Arc::new(known));
        }
        match has_passkeys(site) {
            true => Ok(builder.passkey_verifier(Arc::new(Passkeys::new(site.as_str())?))),
            false => Ok(builder),
        }
    }
}

/// Whether passkeys of a site can be made: one belongs to a name, and browsers make none where the
/// way to it is open to others. There they are not offered.
pub(crate) fn has_passkeys(site: &Url) -> bool {
    let private = site.scheme() == "https" || site.domain() == Some("localhost");
    private && site.domain().is_some()
}
