use std::sync::Arc;

use osirix_core::api_keys::{ApiKey, ApiKeyUpdate, ApiKeys, CreatedApiKey, KeyIdentity, NewApiKey};
use osirix_core::auth::{Auth, Device, Token};
use osirix_core::clock::Ambient;
use osirix_core::error::Result;
use osirix_core::id::ApiKeyId;
use osirix_core::store::Store;

/// Keys with which programs act for users.
///
/// Who makes and changes them shows the token of a session: a key makes no keys.
#[derive(Clone)]
pub struct ApiKeysApi {
    keys: ApiKeys,
    auth: Auth,
}

impl ApiKeysApi {
    pub(super) fn new(store: &Arc<dyn Store>, ambient: &Ambient, auth: &Auth) -> Self {
        let keys = ApiKeys::new(store.clone(), ambient.clone());
        ApiKeysApi { keys, auth: auth.clone() }
    }

    /// Makes a key, which is known at this moment alone. The session must be a day old at most.
    pub async fn create(
        &self,
        token: Token,
        request: NewApiKey,
        device: Device,
    ) -> Result<CreatedApiKey> {
        let user = self.auth.require_fresh_session(&token).await?;
        self.keys.create(&user, request, &device).await
    }

    /// The user's keys, the newest first.
    pub async fn list(&self, token: Token) -> Result<Vec<ApiKey>> {
        let (_, user) = self.auth.require_session(&token).await?;
        self.keys.list(&user).await
    }

    /// One of the user's keys.
    pub async fn get(&self, token: Token, api_key: ApiKeyId) -> Result<ApiKey> {
        let (_, user) = self.auth.require_session(&token).await?;
        self.keys.get(&user, api_key).await
    }

    /// Renames a key, or switches it off and on.
    pub async fn update(
        &self,
        token: Token,
        api_key: ApiKeyId,
        update: ApiKeyUpdate,
        device: Device,
    ) -> Result<ApiKey> {
        let user = self.auth.require_fresh_session(&token).await?;
        self.keys.update(&user, api_key, update, &device).await
    }

    /// Makes a key in place of another, which lives on for so many seconds: 0 to 2,592,000.
    pub async fn rotate(
        &self,
        token: Token,
        api_key: ApiKeyId,
        overlap_s: u64,
        device: Device,
    ) -> Result<CreatedApiKey> {
        let user = self.auth.require_fresh_session(&token).await?;
        self.keys.rotate(&user, api_key, overlap_s, &device).await
    }

    /// Removes a key.
    pub async fn delete(&self, token: Token, api_key: ApiKeyId, device: Device) -> Result<()> {
        let (session, user) = self.auth.require_session(&token).await?;
        self.auth.refuse_impersonation(&session)?;
        self.keys.delete(&user, api_key, &device).await
    }

    /// What a key that a program shows opens, and for whom it acts;
    /// [`Unauthenticated`](crate::ErrorCode::Unauthenticated) when it is none, or no longer.
    pub async fn verify(&self, key: Token) -> Result<KeyIdentity> {
        self.keys.verify(&key).await
    }
}
