//! Licences' keys, and the devices on which they are used.

use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::service::MAX_REASON;
use super::{Activation, Licence, LicenceState, Marketplace, Order};
use crate::audit::{Action, Actor};
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, LicenceId};
use crate::secret::Secret;
use crate::text::{hexadecimal, text};

/// What a key is made of: 25 characters of these, 125 bits; none of them is taken for another.
const LETTERS: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 5;
const IN_GROUP: usize = 5;
const PURPOSE: &str = "licence";
/// The longest name of a device, in characters.
const MAX_DEVICE: usize = 200;

impl Marketplace {
    pub(super) fn new_licence(&self, order: &Order) -> Result<(Licence, String)> {
        let mut groups = Vec::with_capacity(GROUPS);
        for _ in 0..GROUPS {
            groups.push(self.ambient.letters(LETTERS, IN_GROUP)?);
        }
        let licence = Licence {
            id: self.ambient.new_id()?,
            order_id: order.id,
            account_id: order.account_id,
            product_id: order.product_id,
            state: LicenceState::Active,
            start: groups[0].clone(),
            max_activations: self.settings.activations,
            created_at: self.ambient.now(),
        };
        Ok((licence, groups.join("-")))
    }

    pub(super) fn sealed(&self, key: &str) -> Result<String> {
        self.vault.seal(&self.ambient, PURPOSE, key)
    }

    /// The key of an account's licence.
    pub async fn licence_key(&self, account: AccountId, id: LicenceId) -> Result<Secret<String>> {
        self.licence(account, id).await?;
        let sealed = self.store.read().await?.licences().sealed(id).await?;
        let sealed = sealed.ok_or_else(|| Error::not_found("licence", id))?;
        self.vault.open(PURPOSE, &sealed)
    }

    /// An account's licences that count, the oldest first.
    pub async fn licences(&self, account: AccountId) -> Result<Vec<Licence>> {
        self.store.read().await?.licences().list(account).await
    }

    /// Where an account's licence is used, the oldest first.
    pub async fn activations(&self, account: AccountId, id: LicenceId) -> Result<Vec<Activation>> {
        self.licence(account, id).await?;
        self.store.read().await?.licences().activations(id).await
    }

    async fn licence(&self, account: AccountId, id: LicenceId) -> Result<Licence> {
        let found = self.store.read().await?.licences().get(id).await?;
        let own = found.filter(|licence| licence.account_id == account);
        own.ok_or_else(|| Error::not_found("licence", id))
    }

    /// Uses a licence on a device, by its key. The same device again counts once.
    ///
    /// A key that is none, or counts no more, is
    /// [`PermissionDenied`](ErrorCode::PermissionDenied); one more device than the licence allows is
    /// a [`Conflict`](ErrorCode::Conflict).
    pub async fn activate(&self, key: &Secret<String>, device: &str) -> Result<Licence> {
        let device = text("device", device, MAX_DEVICE)?;
        let mut tx = self.store.begin().await?;
        let licence = tx.licences().by_hash(&hash(key.expose())).await?;
        let licence = licence.filter(|one| one.state == LicenceState::Active).ok_or_else(denied)?;
        let used = tx.licences().activations(licence.id).await?;
        if used.iter().any(|one| one.device == device) {
            return Ok(licence);
        }
        if used.len() >= licence.max_activations as usize {
            let message = "this licence is used on as many devices as it allows";
            return Err(Error::new(ErrorCode::Conflict, message)
                .with("field", "device")
                .with("limit", licence.max_activations));
        }
        let activation = Activation { device, activated_at: self.ambient.now() };
        tx.licences().activate(licence.id, &activation).await?;
        tx.commit().await?;
        Ok(licence)
    }

    /// Ends the use of an account's licence on a device.
    pub async fn deactivate(&self, account: AccountId, id: LicenceId, device: &str) -> Result<()> {
        self.licence(account, id).await?;
        let mut tx = self.store.begin().await?;
        if !tx.licences().deactivate(id, device).await? {
            return Err(Error::not_found("device", device));
        }
        tx.commit().await
    }

    /// Takes a licence back, without paying anything back.
    pub async fn revoke(&self, actor: Actor, id: LicenceId, reason: &str) -> Result<Licence> {
        let reason = text("reason", reason, MAX_REASON)?;
        let mut tx = self.store.begin().await?;
        let licence = tx.licences().get(id).await?;
        let mut licence = licence.ok_or_else(|| Error::not_found("licence", id))?;
        if licence.state == LicenceState::Revoked {
            return Ok(licence);
        }
        licence.state = LicenceState::Revoked;
        tx.licences().set_state(id, LicenceState::Revoked).await?;
        let (account, subject) = (Some(licence.account_id), id.to_string());
        let (action, details) = (Action::LicenceRevoked, json!({ "reason": reason }));
        self.audit_by(tx.as_mut(), actor, action, account, &subject, details).await?;
        tx.commit().await?;
        Ok(licence)
    }
}

/// By which a key is found: it cannot be told from this.
pub(super) fn hash(key: &str) -> String {
    let plain: String = key.trim().to_uppercase();
    hexadecimal(&Sha256::digest(plain))
}

fn denied() -> Error {
    Error::new(ErrorCode::PermissionDenied, "this is no key of a licence that counts")
        .with("field", "key")
}
