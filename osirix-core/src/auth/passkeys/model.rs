use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::auth::{Token, User};
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{PasskeyId, UserId};

/// A key on a user's device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Passkey {
    /// Its id.
    pub id: PasskeyId,
    /// Whose it is.
    pub user_id: UserId,
    /// What the user calls it.
    pub name: String,
    /// The authenticator's own id of it, in base64url.
    pub credential_id: String,
    /// Public key, counter and flags, as the verifier wrote them.
    #[serde(skip_serializing, default)]
    pub data: Value,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it was last used.
    pub last_used_at: Option<Timestamp>,
}

/// A challenge for a device.
#[derive(Debug, Clone, Serialize)]
pub struct PasskeyChallenge {
    /// What is shown with the answer.
    pub token: Token,
    /// What the browser's `navigator.credentials` is given, in its JSON form.
    pub options: Value,
}

/// A device's answer to a challenge.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeyAnswer {
    /// The challenge's token.
    pub token: Token,
    /// What `navigator.credentials` gave, in its JSON form.
    pub response: Value,
}

/// What a verifier has found in an answer to a registration.
#[derive(Debug, Clone, PartialEq)]
pub struct RegisteredPasskey {
    /// The authenticator's id of the key, in base64url.
    pub credential_id: String,
    /// What the verifier needs to check its signatures.
    pub data: Value,
}

/// What a verifier has found in an answer to a challenge.
#[derive(Debug, Clone, PartialEq)]
pub struct ProvenPasskey {
    /// What takes the place of the passkey's data: a counter has moved.
    pub data: Value,
    /// Whether the device has made sure of its user (by a PIN or a biometric): it is then two
    /// factors in one.
    pub user_verified: bool,
}

/// Makes challenges and checks answers, as a relying party of Web Authentication does. It keeps
/// nothing: what it must remember until the answer is given back to it.
pub trait PasskeyVerifier: Send + Sync {
    /// A challenge to make a passkey, and what to remember. Those that the user has are not made
    /// again.
    fn start_registration(&self, user: &User, have: &[Passkey]) -> Result<(Value, Value)>;

    /// Checks the answer: origin, relying party, challenge and signature;
    /// [`InvalidInput`](crate::ErrorCode::InvalidInput) when something is not as it must be.
    fn finish_registration(&self, remembered: &Value, answer: &Value) -> Result<RegisteredPasskey>;

    /// A challenge for whoever has a passkey of this site, and what to remember.
    fn start_authentication(&self) -> Result<(Value, Value)>;

    /// The authenticator's id in an answer, in base64url, before anything is checked.
    fn credential_id(&self, answer: &Value) -> Result<String>;

    /// Checks the answer with the passkey of that id: origin, relying party, challenge, signature,
    /// counter; [`InvalidInput`](crate::ErrorCode::InvalidInput) when something is not as it must
    /// be.
    fn finish_authentication(
        &self,
        remembered: &Value,
        answer: &Value,
        passkey: &Passkey,
    ) -> Result<ProvenPasskey>;
}
