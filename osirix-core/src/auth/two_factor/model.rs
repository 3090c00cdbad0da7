use serde::{Deserialize, Serialize};

use crate::auth::{SignedIn, Token};
use crate::clock::Timestamp;
use crate::id::UserId;
use crate::names::names;

/// A user's authenticator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwoFactor {
    /// Whose it is.
    pub user_id: UserId,
    /// The seed, sealed.
    pub sealed_secret: String,
    /// When the user showed that it works; until then it is asked for nothing.
    pub confirmed_at: Option<Timestamp>,
    /// The last step of 30 seconds whose code was used.
    pub last_step: u64,
    /// When it was set up.
    pub created_at: Timestamp,
}

/// What a user puts into their authenticator, known at this moment alone.
#[derive(Debug, Clone, Serialize)]
pub struct TwoFactorSetup {
    /// The `otpauth:` address that authenticators read from a QR code.
    pub uri: Token,
    /// The seed in base 32, to be typed.
    pub secret: Token,
    /// Codes that stand in for the authenticator, each of them once.
    pub recovery_codes: Vec<Token>,
}

names! {
    /// A way to give the second factor.
    "method" pub enum FactorMethod {
        /// A code of an authenticator.
        Totp = "totp",
        /// A recovery code.
        RecoveryCode = "recovery-code",
    }
}

/// A second factor, given.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecondFactor {
    /// Which one.
    pub method: FactorMethod,
    /// The code.
    pub code: Token,
    /// Whether this device is asked for none for the next 30 days.
    #[serde(default)]
    pub trust_device: bool,
}

/// The first factor was right: the second is to follow.
#[derive(Debug, Clone, Serialize)]
pub struct Challenge {
    /// What is shown with the second factor.
    pub token: Token,
    /// The ways to give it.
    pub methods: Vec<FactorMethod>,
    /// Until when.
    pub expires_at: Timestamp,
}

/// What a sign-in leads to.
#[expect(clippy::large_enum_variant, reason = "one is made for each sign-in, and taken apart")]
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SignInOutcome {
    /// A session.
    Complete(SignedIn),
    /// The question for the second factor.
    Challenged(Challenge),
}

impl SignInOutcome {
    /// The session, where there is one.
    pub fn signed_in(self) -> Option<SignedIn> {
        match self {
            SignInOutcome::Complete(signed_in) => Some(signed_in),
            SignInOutcome::Challenged(_) => None,
        }
    }
}
