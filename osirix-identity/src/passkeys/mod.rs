//! Passkeys: a relying party of Web Authentication, level 3.
//!
//! What goes to the browser and comes back are the JSON forms of the standard
//! (`PublicKeyCredentialCreationOptionsJSON`, `RegistrationResponseJSON` and so on, section 5.1):
//! what `PublicKeyCredential.parseCreationOptionsFromJSON` and `toJSON` take and give, and
//! `@simplewebauthn/browser`.

mod stored;

use osirix_core::auth::{Passkey, PasskeyVerifier, ProvenPasskey, RegisteredPasskey, User};
use osirix_core::error::{Error, Result};
use osirix_core::id::Id as _;
use serde::Serialize;
use serde_json::Value;
use webauthn_rp::bin::Decode as _;
use webauthn_rp::request::auth::AuthenticationVerificationOptions;
use webauthn_rp::request::register::{
    CredProtect, Nickname, PublicKeyCredentialUserEntity, RegistrationVerificationOptions,
    UserHandle, UserHandle16, Username,
};
use webauthn_rp::request::{AsciiDomain, RpId, UserVerificationRequirement};
use webauthn_rp::response::auth::AuthenticatorData;
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthentication16, DiscoverableCredentialRequestOptions,
    PublicKeyCredentialCreationOptions, Registration,
};

use osirix_http::place::{is_loopback, url, wrong};
use stored::{Remembered, StoredKey};

/// Checks passkeys for one site.
///
/// A passkey belongs to the host of the site's URL (its *relying party id*) and is accepted from
/// the URL's origin alone. The user is asked to prove themselves to the device where the device can
/// (`userVerification: preferred`); whether they did is what
/// [`ProvenPasskey::user_verified`] says. Attestation is not asked for: any make of device will do.
///
/// A challenge is 128 bits from the system's source of randomness and holds for five minutes by the
/// system's clock; how long it is kept, and that it is used once, is its keeper's matter.
#[derive(Debug, Clone)]
pub struct Passkeys {
    relying_party: RpId,
    origin: String,
}

impl Passkeys {
    /// For the site at this URL: `https://example.com`, or `http://localhost:3000` while one
    /// develops. Its path does not matter.
    ///
    /// [`Configuration`](osirix_core::ErrorCode::Configuration) when the URL's host is no name
    /// (section 5.1.2: a browser refuses addresses), or when it is neither `https` nor this
    /// machine.
    pub fn new(site: &str) -> Result<Self> {
        let url = url("site", site)?;
        if url.scheme() != "https" && !(url.scheme() == "http" && is_loopback(&url)) {
            return Err(wrong("site", "passkeys need https, or http on this machine"));
        }
        let name = url.domain().unwrap_or_default().to_owned();
        let relying_party = AsciiDomain::try_from(name).map(RpId::Domain).map_err(|e| {
            wrong("site", "passkeys belong to a name, and this URL has none").caused_by(e)
        })?;
        Ok(Passkeys { relying_party, origin: url.origin().ascii_serialization() })
    }
}

impl PasskeyVerifier for Passkeys {
    fn start_registration(&self, user: &User, have: &[Passkey]) -> Result<(Value, Value)> {
        let handle = handle_of(user.id.uuid().into_bytes())?;
        let entity = PublicKeyCredentialUserEntity {
            name: Username::try_from(user.email.as_str())
                .map_err(|e| Error::internal("this address cannot name a passkey").caused_by(e))?,
            id: &handle,
            // A name that RFC 8266 does not allow is one that a device may not show.
            display_name: Nickname::try_from(user.name.as_str()).ok(),
        };
        let known = have.iter().map(stored::descriptor).collect::<Result<Vec<_>>>()?;
        let mut options =
            PublicKeyCredentialCreationOptions::passkey(&self.relying_party, entity, known);
        options.authenticator_selection.user_verification = UserVerificationRequirement::Preferred;
        options.extensions.cred_protect = CredProtect::None;
        let (server, client) = options
            .start_ceremony()
            .map_err(|e| Error::internal("no passkey can be asked for").caused_by(e))?;
        Ok((options_of(&client)?, Remembered::registration(&server)?))
    }

    fn finish_registration(&self, remembered: &Value, answer: &Value) -> Result<RegisteredPasskey> {
        let state = Remembered::into_registration(remembered)?;
        let answer =
            Registration::from_json_relaxed(answer.to_string().as_bytes()).map_err(refused)?;
        let options = RegistrationVerificationOptions::<&str, &str> {
            allowed_origins: &[self.origin.as_str()],
            // Section 7.1, step 27: devices may add what nobody asked for.
            error_on_unsolicited_extensions: false,
            ..RegistrationVerificationOptions::default()
        };
        let made = state.verify(&self.relying_party, &answer, &options).map_err(refused)?;
        Ok(RegisteredPasskey {
            credential_id: stored::encode(made.id().as_ref()),
            data: StoredKey::written(&made)?,
        })
    }

    fn start_authentication(&self) -> Result<(Value, Value)> {
        let mut options = DiscoverableCredentialRequestOptions::passkey(&self.relying_party);
        options.0.user_verification = UserVerificationRequirement::Preferred;
        let (server, client) = options
            .start_ceremony()
            .map_err(|e| Error::internal("no passkey can be asked for").caused_by(e))?;
        Ok((options_of(&client)?, Remembered::authentication(&server)?))
    }

    fn credential_id(&self, answer: &Value) -> Result<String> {
        let id = answer.get("id").and_then(Value::as_str).unwrap_or_default();
        stored::decode(id)
            .filter(|bytes| !bytes.is_empty())
            .map(|_| id.to_owned())
            .ok_or_else(|| Error::invalid("response", "this answer names no passkey"))
    }

    fn finish_authentication(
        &self,
        remembered: &Value,
        answer: &Value,
        passkey: &Passkey,
    ) -> Result<ProvenPasskey> {
        let state = Remembered::into_authentication(remembered)?;
        let answer = DiscoverableAuthentication16::from_json_relaxed(answer.to_string().as_bytes())
            .map_err(refused)?;
        let (stored, handle) =
            (StoredKey::of(passkey)?, handle_of(passkey.user_id.uuid().into_bytes())?);
        let id = stored::credential_id(passkey)?;
        let (key, counter) = stored.states(passkey)?;
        let mut known = AuthenticatedCredential::new((&id).into(), &handle, key, counter)
            .map_err(|e| stored::inconsistent(passkey).caused_by(e))?;
        let options = AuthenticationVerificationOptions::<&str, &str> {
            allowed_origins: &[self.origin.as_str()],
            error_on_unsolicited_extensions: false,
            ..AuthenticationVerificationOptions::default()
        };
        state.verify(&self.relying_party, &answer, &mut known, &options).map_err(refused)?;
        let seen =
            AuthenticatorData::try_from(answer.response().authenticator_data()).map_err(refused)?;
        Ok(ProvenPasskey {
            data: stored.moved_on(known.dynamic_state())?,
            user_verified: seen.flags().user_verified,
        })
    }
}

/// What a device keeps of whom a passkey is for (section 5.4.3): the user's id, and nothing that
/// says who they are.
fn handle_of(user: [u8; 16]) -> Result<UserHandle16> {
    UserHandle::decode(user).map_err(|e| Error::internal("this is no user's id").caused_by(e))
}

/// What `navigator.credentials` is given.
fn options_of(client: &impl Serialize) -> Result<Value> {
    serde_json::to_value(client)
        .map_err(|e| Error::internal("a challenge cannot be written").caused_by(e))
}

fn refused(why: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::invalid("response", "this is not the answer of a passkey of this site")
        .with("reason", "passkey_refused")
        .caused_by(why)
}
