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

#[cfg(feature = "breaches")]
pub mod breaches;
#[cfg(feature = "http")]
mod http;
#[cfg(feature = "mail")]
pub mod mail;
#[cfg(feature = "passkeys")]
pub mod passkeys;
#[cfg(any(feature = "mail", feature = "oauth", feature = "passkeys", feature = "breaches"))]
mod place;
#[cfg(feature = "oauth")]
pub mod providers;
