use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Email, Lockout, PasswordPolicy, Token};
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::{AccountId, CredentialId, SessionId, UserId, VerificationId};
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
    /// When the user signed up.
    pub created_at: Timestamp,
    /// When name, address or picture last changed.
    pub updated_at: Timestamp,
}

impl User {
    /// The longest name, in characters.
    pub const MAX_NAME_CHARS: usize = 200;
    /// The longest address of a picture, in bytes.
    pub const MAX_IMAGE_LEN: usize = 2_048;

    pub(super) fn check_name(name: &str) -> Result<String> {
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
    pub(super) fn check_image(image: Option<&str>) -> Result<()> {
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
}

/// The device and network a request comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Client {
    /// The network address.
    pub ip_address: Option<String>,
    /// The program, as it calls itself.
    pub user_agent: Option<String>,
}

impl Client {
    /// The longest name of a program that is kept, in characters.
    const MAX_AGENT_CHARS: usize = 400;

    /// The same, without what could break a line of a log.
    pub(super) fn tamed(&self) -> Self {
        let plain = |text: &String| {
            let chars = text.chars().map(|c| if c.is_control() { ' ' } else { c });
            chars.take(Self::MAX_AGENT_CHARS).collect()
        };
        Client {
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

names! {
    /// What a [`Verification`] is for.
    "purpose" pub enum Purpose {
        /// To show that an address is one's own.
        VerifyEmail = "verify-email",
        /// To choose a new password.
        ResetPassword = "reset-password",
    }
}

/// A secret that was sent to somebody, to be shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Its id.
    pub id: VerificationId,
    /// What for.
    pub purpose: Purpose,
    /// Whom it was sent to.
    pub user_id: UserId,
    /// Until when it is good.
    pub expires_at: Timestamp,
    /// When it was sent.
    pub created_at: Timestamp,
}

/// What somebody gives who signs up.
#[derive(Debug, Clone)]
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
    pub remember: bool,
}

/// What somebody gives who signs in.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// The address.
    pub email: String,
    /// The password.
    pub password: Secret<String>,
    /// Whether the session outlives the browser's window.
    pub remember: bool,
}

/// What a user changes about themselves; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct UserUpdate {
    /// The name.
    pub name: Option<String>,
    /// The picture; an inner `None` removes it.
    pub image: Option<Option<String>>,
}

/// A session that has just begun: the only moment at which its token is known.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// What the device shows from now on.
    pub token: Token,
    /// The session.
    pub session: Session,
    /// Whose it is.
    pub user: User,
}

/// How signing in works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuthConfig {
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
    /// How long passwords may be.
    pub passwords: PasswordPolicy,
    /// What failed attempts cost.
    pub lockout: Lockout,
}

impl Default for AuthConfig {
    fn default() -> Self {
        const DAY: Duration = Duration::from_secs(24 * 60 * 60);
        AuthConfig {
            session_lifetime: DAY * 7,
            short_session_lifetime: DAY,
            session_renewal: DAY,
            session_absolute_lifetime: DAY * 90,
            fresh_for: DAY,
            reset_lifetime: DAY / 24,
            verification_lifetime: DAY,
            passwords: PasswordPolicy::default(),
            lockout: Lockout::default(),
        }
    }
}
