use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use osirix_core::auth::Passkey;
use osirix_core::error::{Error, ErrorCode, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use webauthn_rp::bin::{Decode as _, Encode as _};
use webauthn_rp::request::PublicKeyCredentialDescriptor;
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, StaticState};
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{
    DiscoverableAuthenticationServerState, RegisteredCredential, RegistrationServerState,
};

/// A public key in the form that is kept.
pub(super) type Key = StaticState<CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>>;

/// What is remembered between a challenge and its answer.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "for", content = "state")]
pub(super) enum Remembered {
    Registration(String),
    Authentication(String),
}

impl Remembered {
    pub(super) fn registration(state: &RegistrationServerState<16>) -> Result<Value> {
        let bytes = state.encode().map_err(unwritten)?;
        Ok(json!(Remembered::Registration(encode(&bytes))))
    }

    pub(super) fn authentication(state: &DiscoverableAuthenticationServerState) -> Result<Value> {
        let bytes = state.encode().map_err(unwritten)?;
        Ok(json!(Remembered::Authentication(encode(&bytes))))
    }

    /// A challenge to sign in makes no passkey.
    pub(super) fn into_registration(value: &Value) -> Result<RegistrationServerState<16>> {
        match Remembered::deserialize(value) {
            Ok(Remembered::Registration(text)) => {
                let bytes = decode(&text).unwrap_or_default();
                RegistrationServerState::decode(&bytes).map_err(|e| unread().caused_by(e))
            }
            _ => Err(other()),
        }
    }

    /// A challenge to make a passkey signs nobody in.
    pub(super) fn into_authentication(
        value: &Value,
    ) -> Result<DiscoverableAuthenticationServerState> {
        match Remembered::deserialize(value) {
            Ok(Remembered::Authentication(text)) => {
                let bytes = decode(&text).unwrap_or_default();
                DiscoverableAuthenticationServerState::decode(&bytes)
                    .map_err(|e| unread().caused_by(e))
            }
            _ => Err(other()),
        }
    }
}

/// What is kept of a passkey.
#[derive(Serialize, Deserialize)]
pub(super) struct StoredKey {
    /// The public key and what the device said about it, once and for all.
    key: String,
    /// The counter and the flags: they move.
    state: String,
    /// How the device is reached, as bits.
    transports: u8,
}

impl StoredKey {
    pub(super) fn written(made: &RegisteredCredential<'_, 16>) -> Result<Value> {
        let key = made.static_state().encode().map_err(unwritten)?;
        let state = made.dynamic_state().encode().map_err(unwritten)?;
        let transports = made.transports().encode().map_err(unwritten)?;
        Ok(json!(StoredKey { key: encode(&key), state: encode(&state), transports }))
    }

    pub(super) fn of(passkey: &Passkey) -> Result<Self> {
        StoredKey::deserialize(&passkey.data).map_err(|e| inconsistent(passkey).caused_by(e))
    }

    /// What the signature and the counter are compared with.
    pub(super) fn states(&self, passkey: &Passkey) -> Result<(Key, DynamicState)> {
        let key = decode(&self.key).unwrap_or_default();
        let state = decode(&self.state).and_then(|bytes| <[u8; 7]>::try_from(bytes).ok());
        let state = state.ok_or_else(|| inconsistent(passkey))?;
        let key = Key::decode(&key).map_err(|e| inconsistent(passkey).caused_by(e))?;
        let state = DynamicState::decode(state).map_err(|e| inconsistent(passkey).caused_by(e))?;
        Ok((key, state))
    }

    /// The same with a counter that has moved.
    pub(super) fn moved_on(self, state: DynamicState) -> Result<Value> {
        let state = encode(&state.encode().map_err(unwritten)?);
        Ok(json!(StoredKey { state, ..self }))
    }
}

/// How a device is told which passkeys it is not to make again.
pub(super) fn descriptor(passkey: &Passkey) -> Result<PublicKeyCredentialDescriptor<Vec<u8>>> {
    let transports = AuthTransports::decode(StoredKey::of(passkey)?.transports)
        .map_err(|e| inconsistent(passkey).caused_by(e))?;
    Ok(PublicKeyCredentialDescriptor { id: credential_id(passkey)?, transports })
}

pub(super) fn credential_id(passkey: &Passkey) -> Result<CredentialId<Vec<u8>>> {
    CredentialId::decode(decode(&passkey.credential_id).unwrap_or_default())
        .map_err(|e| inconsistent(passkey).caused_by(e))
}

/// Base64url without padding, as in all of Web Authentication's JSON.
pub(super) fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// A passkey that is not what was written.
pub(super) fn inconsistent(passkey: &Passkey) -> Error {
    Error::inconsistent("passkeys", "data", passkey.id, "a passkey is not what was written")
}

fn unwritten(why: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::internal("a passkey cannot be written").caused_by(why)
}

fn unread() -> Error {
    Error::new(ErrorCode::Inconsistent, "a challenge is not what was written")
}

fn other() -> Error {
    Error::invalid("token", "this challenge is for something else")
        .with("reason", "challenge_of_another_kind")
}
