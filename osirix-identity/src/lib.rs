//! What identity asks of the outside: the adapters of the ports in [`osirix_core::auth`] and
//! [`osirix_core::mail`].
//!
//! Each stands behind a feature of this crate, so that a program carries what it uses:
//!
//! | feature | what it adds | the port |
//! |---|---|---|
//! | `passkeys` | [`passkeys`]: a relying party of Web Authentication | `PasskeyVerifier` |
//! | `mail` | [`mail`]: SMTP | `Mailer` |
//! | `oauth` | [`providers`]: Google, GitHub, OpenID Connect | `IdentityProvider` |
//! | `breaches` | [`breaches`]: passwords that have become public | `BreachedPasswords` |
//!
//! Each is made from settings, reaches nobody before it is used, and is handed to the platform's
//! builder.
//!
//! ```
//! # #[cfg(all(feature = "mail", feature = "oauth", feature = "passkeys", feature = "breaches"))]
//! # fn main() -> osirix_core::Result<()> {
//! use osirix_identity::breaches::PwnedPasswords;
//! use osirix_identity::mail::SmtpMailer;
//! use osirix_identity::passkeys::Passkeys;
//! use osirix_identity::providers::{Client, GitHub, OpenIdConnect};
//!
//! let mail = "smtps://user:password@mail.example.com?from=Osirix%20<no-reply@example.com>";
//! let mailer = SmtpMailer::new(mail)?;
//! let passkeys = Passkeys::new("https://example.com")?;
//! let google = OpenIdConnect::google(Client::new("client id", "client secret"))?;
//! let github = GitHub::new(Client::new("client id", "client secret"))?;
//! let company = OpenIdConnect::new("company", "https://id.example.com", Client::new("id", "secret"))?;
//! let breaches = PwnedPasswords::new(PwnedPasswords::PUBLIC)?;
//! # Ok(())
//! # }
//! # #[cfg(not(all(feature = "mail", feature = "oauth", feature = "passkeys", feature = "breaches")))]
//! # fn main() {}
//! ```

#[cfg(feature = "breaches")]
pub mod breaches;
#[cfg(feature = "mail")]
pub mod mail;
#[cfg(feature = "passkeys")]
pub mod passkeys;
#[cfg(feature = "oauth")]
pub mod providers;
