use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Email, Lockout, PasswordPolicy, Token};
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::{AccountId, CredentialId, OrganizationId, SessionId, UserId, VerificationId};
use crate::names::names;
use crate::secret::Secret;

/// Somebody who can sign in. Owns an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Its id.
    pub id: UserId,
    /// The account whose credits, jobs and avatars are this user's own.
    pub account_id: AccountId,
    /// The name for people.
    pub name: String,
    /// The address, unique.
    pub email: Email,
    /// Whether the user has shown that the address is theirs.
    pub email_verified: bool,
    /// The address of a picture.
    pub image: Option<String>,
    /// What the user may do beyond what is their own.
    pub role: Role,
    /// Why the user cannot sign in.
    pub ban: Option<Ban>,
    /// Whether a second factor is asked for.
    pub two_factor_enabled: bool,
    /// When the user signed up.
    pub created_at: Timestamp,
    /// When name, address or picture last changed.
    pub updated_at: Timestamp,
}

names! {
    /// What a user may do beyond what is their own.
    "role" pub enum Role {
        /// Nothing.
        User = "user",
        /// Everything that concerns other users.
        Admin = "admin",
    }
}

/// Why a user cannot sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ban {
    /// What the user is told.
    pub reason: Option<String>,
    /// When it ends; `None` is never.
    pub expires_at: Option<Timestamp>,
}

impl User {
    /// The longest name, in characters.
    pub const MAX_NAME_CHARS: usize = 200;
    /// The longest address of a picture, in bytes.
    pub const MAX_IMAGE_LEN: usize = 2_048;

    /// The ban that lasts at `now`.
    pub(crate) fn ban_at(&self, now: Timestamp) -> Option<&Ban> {
        self.ban.as_ref().filter(|ban| ban.expires_at.is_none_or(|end| now < end))
    }

    pub(crate) fn check_name(name: &str) -> Result<String> {
        let name = name.trim();
        let chars = name.chars().count();
        if (1..=Self::MAX_NAME_CHARS).contains(&chars) && !name.contains(char::is_control) {
            return Ok(name.to_owned());
        }
        Err(Error::invalid("name", "use 1 to 200 characters without control characters")
            .with("limit", Self::MAX_NAME_CHARS)
            .with("value", chars))
    }

    /// A picture is shown to others: only what a browser fetches over the network is an address.
    pub(crate) fn check_image(image: Option<&str>) -> Result<()> {
        let Some(image) = image else { return Ok(()) };
        let scheme = image.starts_with("https://") || image.starts_with("http://");
        let plain = !image.contains(|c: char| c.is_control() || c.is_whitespace() || c == '"');
        if scheme && plain && image.len() <= Self::MAX_IMAGE_LEN {
            return Ok(());
        }
        Err(Error::invalid("image", "a picture is named by an http or https address")
            .with("limit", Self::MAX_IMAGE_LEN))
    }
}

/// A signed-in user on a device. Its token is the device's alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub user_id: UserId,
    /// When the user signed in.
    pub created_at: Timestamp,
    /// When it was last renewed.
    pub updated_at: Timestamp,
    /// When it ends, unless it is renewed.
    pub expires_at: Timestamp,
    /// Whether it outlives the browser's window.
    pub remembered: bool,
    /// The network address that signed in.
    pub ip_address: Option<String>,
    /// The program that signed in, as it calls itself.
    pub user_agent: Option<String>,
    /// The administrator who acts as this user.
    pub impersonated_by: Option<UserId>,
    /// The organisation that is worked in.
    pub organization_id: Option<OrganizationId>,
}

/// Where a request comes from: it is kept with the session and in the audit log.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Device {
    /// The network address.
    pub ip_address: Option<String>,
    /// The program, as it calls itself.
    pub user_agent: Option<String>,
}

impl Device {
    /// The longest name of a program that is kept, in characters.
    const MAX_AGENT_CHARS: usize = 400;

    /// The same, without what could break a line of a log.
    pub(crate) fn tamed(&self) -> Self {
        let plain = |text: &String| {
            let chars = text.chars().map(|c| if c.is_control() { ' ' } else { c });
            chars.take(Self::MAX_AGENT_CHARS).collect()
        };
        Device {
            ip_address: self.ip_address.as_ref().map(plain),
            user_agent: self.user_agent.as_ref().map(plain),
        }
    }
}

/// A way to sign in.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    /// Its id.
    pub id: CredentialId,
    /// Whose it is.
    pub user_id: UserId,
    /// Who vouches: `credential` for a password, or a provider such as `google`.
    pub provider: String,
    /// The user's id there; the user's own id for a password.
    pub provider_account_id: String,
    /// The hash of a password.
    pub password: Option<Secret<String>>,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

impl Credential {
    /// The provider's name of a password.
    pub const PASSWORD: &'static str = "credential";
}

/// A way to sign in, as its user sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedAccount {
    /// Its id.
    pub id: CredentialId,
    /// Who vouches: `credential` for a password, or a provider such as `google`.
    pub provider: String,
    /// The user's id there; the user's own id for a password.
    pub provider_account_id: String,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

impl From<Credential> for LinkedAccount {
    fn from(credential: Credential) -> Self {
        LinkedAccount {
            id: credential.id,
            provider: credential.provider,
            provider_account_id: credential.provider_account_id,
            created_at: credential.created_at,
            updated_at: credential.updated_at,
        }
    }
}

names! {
    /// What a [`Verification`] is for.
    "purpose" pub enum Purpose {
        /// To show that an address is one's own.
        VerifyEmail = "verify-email",
        /// To move to another address.
        ChangeEmail = "change-email",
        /// To choose a new password.
        ResetPassword = "reset-password",
        /// To sign in by a link.
        MagicLink = "magic-link",
        /// To sign in by a code.
        SignInCode = "sign-in-code",
        /// To show that an address is one's own, by a code.
        VerifyEmailCode = "verify-email-code",
        /// To choose a new password by a code.
        ResetPasswordCode = "reset-password-code",
        /// To give the second factor after the first.
        SecondFactor = "second-factor",
        /// To be asked for no second factor on this device.
        TrustedDevice = "trusted-device",
        /// To come back from an identity provider.
        OAuthState = "oauth-state",
        /// To answer a passkey's challenge.
        Passkey = "passkey",
        /// To come back from the page of a social network.
        NetworkState = "network-state",
        /// To choose among the accounts that were found there.
        NetworkChoice = "network-choice",
    }
}

/// A secret that was given to somebody, to be shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Its id.
    pub id: VerificationId,
    /// What for.
    pub purpose: Purpose,
    /// Whom it is about: a user's id, or an address.
    pub subject: String,
    /// What else must be known when it is shown. Never a secret that is not sealed.
    pub data: Value,
    /// Until when it is good.
    pub expires_at: Timestamp,
    /// When it was sent.
    pub created_at: Timestamp,
}

/// What somebody gives who signs up.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignUp {
    /// The name for people: 1 to 200 characters.
    pub name: String,
    /// The address.
    pub email: String,
    /// The password.
    pub password: Secret<String>,
    /// The address of a picture.
    pub image: Option<String>,
    /// Whether the session outlives the browser's window.
    #[serde(default = "yes")]
    pub remember: bool,
}

/// What somebody gives who signs in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The address.
    pub email: String,
    /// The password.
    pub password: Secret<String>,
    /// Whether the session outlives the browser's window.
    #[serde(default = "yes")]
    pub remember: bool,
    /// What a trusted device was given at its last sign-in.
    #[serde(default)]
    pub trusted_device: Option<Token>,
}

fn yes() -> bool {
    true
}

/// What a user changes about themselves; `None` leaves it as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct UserUpdate {
    /// The name.
    pub name: Option<String>,
    /// The address of a picture; an empty one removes it.
    pub image: Option<String>,
}

/// A session and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The session.
    pub session: Session,
    /// The user.
    pub user: User,
}

/// A session that has just begun: the only moment at which its token is known.
#[derive(Debug, Clone, Serialize)]
pub struct SignedIn {
    /// What the device shows from now on.
    pub token: Token,
    /// The session.
    pub session: Session,
    /// Whose it is.
    pub user: User,
    /// What this device shows with the next sign-in, to be asked for no second factor.
    pub trusted_device: Option<Token>,
}

/// How signing in works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthConfig {
    /// The site's name, for people: in authenticators and in mail.
    pub issuer: String,
    /// The site's address: who signs tokens, and for whom.
    pub site: String,
    /// Whether an address must be verified before its user signs in.
    pub require_verified_email: bool,
    /// How long a session lives without being used.
    pub session_lifetime: Duration,
    /// How long one that ends with the browser's window lives.
    pub short_session_lifetime: Duration,
    /// How old a session's end may be before its use moves it.
    pub session_renewal: Duration,
    /// How long a session lives at most, however much it is used.
    pub session_absolute_lifetime: Duration,
    /// How young a session must be for sensitive acts.
    pub fresh_for: Duration,
    /// How long a link to choose a new password is good.
    pub reset_lifetime: Duration,
    /// How long a link to verify an address is good.
    pub verification_lifetime: Duration,
    /// How long a link or a code that signs in is good.
    pub sign_in_link_lifetime: Duration,
    /// How long the second factor may take, and a way round by an identity provider.
    pub challenge_lifetime: Duration,
    /// How long a trusted device is asked for no second factor.
    pub trusted_device_lifetime: Duration,
    /// How long an administrator may act as a user.
    pub impersonation_lifetime: Duration,
    /// How long a signed token is good.
    pub token_lifetime: Duration,
    /// How long a key signs tokens before the next takes its place.
    pub signing_key_lifetime: Duration,
    /// How long passwords may be.
    pub passwords: PasswordPolicy,
    /// What failed attempts cost.
    pub lockout: Lockout,
}

impl Default for AuthConfig {
    fn default() -> Self {
        const DAY: Duration = Duration::from_secs(24 * 60 * 60);
        const MINUTE: Duration = Duration::from_secs(60);
        AuthConfig {
            issuer: "Osirix".to_owned(),
            site: "http://127.0.0.1:3000".to_owned(),
            require_verified_email: false,
            session_lifetime: DAY * 7,
            short_session_lifetime: DAY,
            session_renewal: DAY,
            session_absolute_lifetime: DAY * 90,
            fresh_for: DAY,
            reset_lifetime: DAY / 24,
            verification_lifetime: DAY,
            sign_in_link_lifetime: MINUTE * 5,
            challenge_lifetime: MINUTE * 10,
            trusted_device_lifetime: DAY * 30,
            impersonation_lifetime: MINUTE * 60,
            token_lifetime: MINUTE * 15,
            signing_key_lifetime: DAY * 30,
            passwords: PasswordPolicy::default(),
            lockout: Lockout::default(),
        }
    }
}
