//! A software authenticator and the browser before it: 1Password's, and not this project's.

use osirix_core::auth::{Email, Passkey, RegisteredPasskey, Role, User};
use osirix_core::clock::{Ambient, Timestamp};
use passkey_authenticator::{
    Authenticator, CredentialStore, DiscoverabilitySupport, StoreInfo, UiHint, UserCheck,
    UserValidationMethod,
};
use passkey_client::{Client, DefaultClientData, Origin, WebauthnError};
use passkey_crypto::AvailableBackend;
pub(crate) use passkey_crypto::iana::Algorithm;
use passkey_types::ctap2::make_credential::{
    Options, PublicKeyCredentialRpEntity, PublicKeyCredentialUserEntity,
};
use passkey_types::ctap2::{Aaguid, Ctap2Error, StatusCode};
use passkey_types::webauthn::PublicKeyCredentialDescriptor;
use serde_json::{Value, json};
use url::Url;

type Key = passkey_types::Passkey;

/// The keys that a device keeps.
#[derive(Clone, Default)]
pub(crate) struct Keychain(Vec<Key>);

#[async_trait::async_trait]
impl CredentialStore for Keychain {
    type PasskeyItem = Key;

    async fn find_credentials(
        &self,
        ids: Option<&[PublicKeyCredentialDescriptor]>,
        rp_id: &str,
        _: Option<&[u8]>,
    ) -> Result<Vec<Key>, StatusCode> {
        let asked = |key: &&Key| {
            key.rp_id == rp_id
                && ids.is_none_or(|ids| ids.iter().any(|id| id.id == key.credential_id))
        };
        let found: Vec<_> = self.0.iter().filter(asked).cloned().collect();
        if found.is_empty() { Err(Ctap2Error::NoCredentials.into()) } else { Ok(found) }
    }

    async fn save_credential(
        &mut self,
        key: Key,
        _: PublicKeyCredentialUserEntity,
        _: PublicKeyCredentialRpEntity,
        _: Options,
    ) -> Result<(), StatusCode> {
        self.0.push(key);
        Ok(())
    }

    async fn update_credential(&mut self, key: &Key) -> Result<(), StatusCode> {
        for known in self.0.iter_mut().filter(|known| known.credential_id == key.credential_id) {
            *known = key.clone();
        }
        Ok(())
    }

    async fn get_info(&self) -> StoreInfo {
        StoreInfo { discoverability: DiscoverabilitySupport::Full }
    }
}

/// Somebody who touches the device, and proves themselves to it or not.
struct Hand {
    verifies: bool,
}

#[async_trait::async_trait]
impl UserValidationMethod for Hand {
    type PasskeyItem = Key;

    async fn check_user<'a>(
        &self,
        hint: UiHint<'a, Key>,
        _: bool,
        verification: bool,
    ) -> Result<UserCheck, Ctap2Error> {
        if matches!(hint, UiHint::InformExcludedCredentialFound(_)) {
            return Err(Ctap2Error::CredentialExcluded);
        }
        Ok(UserCheck { presence: true, verification: verification && self.verifies })
    }

    fn is_presence_enabled(&self) -> bool {
        true
    }

    fn is_verification_enabled(&self) -> Option<bool> {
        self.verifies.then_some(true)
    }
}

/// A device with a browser.
pub(crate) struct Device {
    keys: Keychain,
    verifies: bool,
    algorithm: Algorithm,
}

impl Device {
    /// One that makes sure of its user.
    pub(crate) fn new() -> Self {
        Device { keys: Keychain::default(), verifies: true, algorithm: Algorithm::ES256 }
    }

    /// One that signs by another algorithm.
    pub(crate) fn signing_by(algorithm: Algorithm) -> Self {
        Device { algorithm, ..Device::new() }
    }

    /// A key that is touched, and asks for no PIN.
    pub(crate) fn touched_only() -> Self {
        Device { verifies: false, ..Device::new() }
    }

    /// Another device with the same keys: what an attacker has who copied one.
    pub(crate) fn copied(&self) -> Self {
        Device { keys: self.keys.clone(), ..*self }
    }

    /// `navigator.credentials.create` on a page.
    pub(crate) async fn create(
        &mut self,
        page: &str,
        options: &Value,
    ) -> Result<Value, WebauthnError> {
        let mut client = self.client();
        let options = serde_json::from_value(json!({ "publicKey": options })).unwrap();
        let made = client.register(origin(page), options, DefaultClientData).await;
        self.keys = client.authenticator().store().clone();
        made.map(|made| serde_json::to_value(made).unwrap())
    }

    /// `navigator.credentials.get` on a page.
    pub(crate) async fn get(
        &mut self,
        page: &str,
        options: &Value,
    ) -> Result<Value, WebauthnError> {
        let mut client = self.client();
        let options = serde_json::from_value(json!({ "publicKey": options })).unwrap();
        let given = client.authenticate(origin(page), options, DefaultClientData).await;
        self.keys = client.authenticator().store().clone();
        given.map(|given| serde_json::to_value(given).unwrap())
    }

    fn client(
        &self,
    ) -> Client<Keychain, Hand, AvailableBackend, public_suffix::PublicSuffixList, ()> {
        let hand = Hand { verifies: self.verifies };
        let keys = self.keys.clone();
        let mut device = Authenticator::new(Aaguid::new_empty(), keys, hand, AvailableBackend);
        device.set_make_credentials_with_signature_counter(true);
        device.set_algorithms(&[self.algorithm]).unwrap();
        Client::new(device)
            .allows_insecure_localhost(true)
            .user_verification_when_preferred(self.verifies)
    }
}

fn origin(page: &str) -> Origin<'static> {
    Url::parse(page).unwrap().into()
}

/// Somebody who has signed up.
pub(crate) fn user() -> User {
    let ambient = Ambient::system();
    User {
        id: ambient.new_id().unwrap(),
        account_id: ambient.new_id().unwrap(),
        name: "Ada Lovelace".to_owned(),
        email: Email::new("ada@example.com").unwrap(),
        email_verified: true,
        image: None,
        role: Role::User,
        ban: None,
        two_factor_enabled: false,
        created_at: Timestamp::default(),
        updated_at: Timestamp::default(),
    }
}

/// What is kept of a passkey that was made.
pub(crate) fn kept(user: &User, made: RegisteredPasskey) -> Passkey {
    Passkey {
        id: Ambient::system().new_id().unwrap(),
        user_id: user.id,
        name: "a key".to_owned(),
        credential_id: made.credential_id,
        data: made.data,
        created_at: Timestamp::default(),
        last_used_at: None,
    }
}
