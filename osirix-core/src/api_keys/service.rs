use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::{ApiKey, ApiKeyUpdate, CreatedApiKey, KeyIdentity, NewApiKey, Scope};
use crate::audit::{Action, Actor, AuditEntry};
use crate::auth::{Device, Token, TokenHash, User};
use crate::clock::Ambient;
use crate::error::{Error, ErrorCode, Result};
use crate::id::ApiKeyId;
use crate::store::{Store, Transaction};

const LIFETIME_S: RangeInclusive<u64> = 60..=31_536_000;
const WINDOW_S: RangeInclusive<u32> = 1..=86_400;
/// How long a key that was replaced may live on, in seconds.
const OVERLAP_S: RangeInclusive<u64> = 0..=2_592_000;
/// How exact `last_used_at` is: a write for every request would cost more than the request.
const USE_NOTED_EACH: Duration = Duration::from_secs(60);

/// What callers do with keys.
#[derive(Clone)]
pub struct ApiKeys {
    store: Arc<dyn Store>,
    ambient: Ambient,
}

impl ApiKeys {
    /// Over a store.
    pub fn new(store: Arc<dyn Store>, ambient: Ambient) -> Self {
        ApiKeys { store, ambient }
    }

    /// Makes a key for a user.
    pub async fn create(
        &self,
        user: &User,
        new: NewApiKey,
        device: &Device,
    ) -> Result<CreatedApiKey> {
        let api_key = self.checked(user, new)?;
        let mut tx = self.store.begin().await?;
        let created = self.insert(tx.as_mut(), api_key).await?;
        if tx.api_keys().of_user(user.id).await?.len() > ApiKey::MAX_PER_USER {
            return Err(Error::new(ErrorCode::Conflict, "remove a key first")
                .with("limit", ApiKey::MAX_PER_USER));
        }
        self.record(tx.as_mut(), Action::ApiKeyCreated, user, created.api_key.id, device).await?;
        tx.commit().await?;
        Ok(created)
    }

    /// A user's keys, the newest first.
    pub async fn list(&self, user: &User) -> Result<Vec<ApiKey>> {
        self.store.read().await?.api_keys().of_user(user.id).await
    }

    /// A user's key.
    pub async fn get(&self, user: &User, id: ApiKeyId) -> Result<ApiKey> {
        let found = self.store.read().await?.api_keys().get(user.id, id).await?;
        found.ok_or_else(|| Error::not_found("api_key", id))
    }

    /// Changes a key.
    pub async fn update(
        &self,
        user: &User,
        id: ApiKeyId,
        update: ApiKeyUpdate,
        device: &Device,
    ) -> Result<ApiKey> {
        let name = update.name.as_deref().map(User::check_name).transpose()?;
        let mut tx = self.store.begin().await?;
        let key = self.owned(tx.as_mut(), user, id).await?;
        let key = ApiKey {
            name: name.unwrap_or(key.name),
            enabled: update.enabled.unwrap_or(key.enabled),
            updated_at: self.ambient.now(),
            ..key
        };
        tx.api_keys().update(&key).await?;
        self.record(tx.as_mut(), Action::ApiKeyUpdated, user, id, device).await?;
        tx.commit().await?;
        Ok(key)
    }

    /// Makes a key in place of another, which lives on for so many seconds: 0 to 2,592,000.
    pub async fn rotate(
        &self,
        user: &User,
        id: ApiKeyId,
        overlap_s: u64,
        device: &Device,
    ) -> Result<CreatedApiKey> {
        check("overlap_s", overlap_s, OVERLAP_S)?;
        let mut tx = self.store.begin().await?;
        let old = self.owned(tx.as_mut(), user, id).await?;
        let now = self.ambient.now();
        let lifetime = old.expires_at.map(|end| end.since(old.created_at));
        let end = now + Duration::from_secs(overlap_s);
        let ended = ApiKey {
            expires_at: Some(old.expires_at.map_or(end, |before| before.min(end))),
            updated_at: now,
            ..old.clone()
        };
        tx.api_keys().update(&ended).await?;
        let next = ApiKey {
            id: self.ambient.new_id()?,
            expires_at: lifetime.map(|lifetime| now + lifetime),
            last_used_at: None,
            created_at: now,
            updated_at: now,
            ..old
        };
        let created = self.insert(tx.as_mut(), next).await?;
        self.record(tx.as_mut(), Action::ApiKeyRotated, user, id, device).await?;
        tx.commit().await?;
        Ok(created)
    }

    /// Removes a key.
    pub async fn delete(&self, user: &User, id: ApiKeyId, device: &Device) -> Result<()> {
        let mut tx = self.store.begin().await?;
        if !tx.api_keys().delete(user.id, id).await? {
            return Err(Error::not_found("api_key", id));
        }
        self.record(tx.as_mut(), Action::ApiKeyRevoked, user, id, device).await?;
        tx.commit().await
    }

    /// The key that a program shows and for whom it acts;
    /// [`Unauthenticated`](ErrorCode::Unauthenticated) when it is none, has ended, is switched off
    /// or its user is banned.
    pub async fn verify(&self, shown: &Token) -> Result<KeyIdentity> {
        if !shown.expose().starts_with(ApiKey::PREFIX) {
            return Err(no_key());
        }
        let now = self.ambient.now();
        let mut tx = self.store.read().await?;
        let key = tx.api_keys().by_hash(&shown.hash()).await?.ok_or_else(no_key)?;
        let user = tx.users().get(key.user_id).await?.ok_or_else(no_key)?;
        drop(tx);
        let lives = key.enabled && key.expires_at.is_none_or(|end| now < end);
        if !lives || user.ban_at(now).is_some() {
            return Err(no_key());
        }
        if key.last_used_at.is_none_or(|last| now.since(last) >= USE_NOTED_EACH) {
            let mut tx = self.store.begin().await?;
            tx.api_keys().used(key.id, now).await?;
            tx.commit().await?;
        }
        Ok(KeyIdentity { api_key: key, user })
    }

    fn checked(&self, user: &User, new: NewApiKey) -> Result<ApiKey> {
        let name = User::check_name(&new.name)?;
        if let Some(lifetime) = new.expires_in_s {
            check("expires_in_s", lifetime, LIFETIME_S)?;
        }
        check("rate_window_s", new.rate_window_s, WINDOW_S)?;
        if new.rate_limit == Some(0) {
            return Err(Error::invalid("rate_limit", "a key may make one request at least"));
        }
        let mut scopes: Vec<Scope> = new.scopes;
        scopes.sort_unstable();
        scopes.dedup();
        if scopes.is_empty() {
            return Err(Error::invalid("scopes", "a key opens one scope at least"));
        }
        let now = self.ambient.now();
        Ok(ApiKey {
            id: self.ambient.new_id()?,
            user_id: user.id,
            name,
            start: String::new(),
            scopes,
            enabled: true,
            rate_limit: new.rate_limit,
            rate_window_s: new.rate_window_s,
            expires_at: new.expires_in_s.map(|seconds| now + Duration::from_secs(seconds)),
            last_used_at: None,
            created_at: now,
            updated_at: now,
        })
    }

    async fn insert(&self, tx: &mut dyn Transaction, api_key: ApiKey) -> Result<CreatedApiKey> {
        let secret = Token::new(&self.ambient)?;
        let key = Token::from_text(format!("{}{}", ApiKey::PREFIX, secret.expose()));
        let start = key.expose().chars().take(ApiKey::START_LEN).collect();
        let api_key = ApiKey { start, ..api_key };
        let hash: TokenHash = key.hash();
        tx.api_keys().insert(&api_key, &hash).await?;
        Ok(CreatedApiKey { key, api_key })
    }

    async fn owned(&self, tx: &mut dyn Transaction, user: &User, id: ApiKeyId) -> Result<ApiKey> {
        let key = tx.api_keys().get(user.id, id).await?;
        key.ok_or_else(|| Error::not_found("api_key", id))
    }

    async fn record(
        &self,
        tx: &mut dyn Transaction,
        action: Action,
        user: &User,
        id: ApiKeyId,
        device: &Device,
    ) -> Result<()> {
        let details: Value = json!({ "ip": device.tamed().ip_address });
        let (actor, account) = (Actor::User(user.id), Some(user.account_id));
        let subject = id.to_string();
        let entry = AuditEntry::new(&self.ambient, actor, action, account, &subject, details)?;
        tx.audit().append(&entry).await
    }
}

fn check<T: PartialOrd + std::fmt::Display>(
    field: &'static str,
    value: T,
    range: RangeInclusive<T>,
) -> Result<()> {
    if range.contains(&value) {
        return Ok(());
    }
    Err(Error::invalid(field, "this is beyond its limits")
        .with("limit", format!("{}..{}", range.start(), range.end()))
        .with("value", value))
}

fn no_key() -> Error {
    Error::new(ErrorCode::Unauthenticated, "this key is none, or no longer")
        .with("reason", "invalid_api_key")
}
