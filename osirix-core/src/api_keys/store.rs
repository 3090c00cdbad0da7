use async_trait::async_trait;

use super::ApiKey;
use crate::auth::TokenHash;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{ApiKeyId, UserId};

/// Keeps keys, by their hashes.
#[async_trait]
pub trait ApiKeyRepository: Send {
    /// Adds a key.
    async fn insert(&mut self, key: &ApiKey, hash: &TokenHash) -> Result<()>;

    /// The key of this hash.
    async fn by_hash(&mut self, hash: &TokenHash) -> Result<Option<ApiKey>>;

    /// A user's keys, the newest first.
    async fn of_user(&mut self, user: UserId) -> Result<Vec<ApiKey>>;

    /// A user's key.
    async fn get(&mut self, user: UserId, id: ApiKeyId) -> Result<Option<ApiKey>>;

    /// Writes name, `enabled`, `expires_at` and `updated_at`.
    async fn update(&mut self, key: &ApiKey) -> Result<()>;

    /// Notes that it was used.
    async fn used(&mut self, id: ApiKeyId, at: Timestamp) -> Result<()>;

    /// Removes a user's key; `false` when they have no such key.
    async fn delete(&mut self, user: UserId, id: ApiKeyId) -> Result<bool>;

    /// Removes all of a user's keys.
    async fn delete_all(&mut self, user: UserId) -> Result<()>;
}
