use async_trait::async_trait;

use super::SigningKey;
use crate::clock::Timestamp;
use crate::error::Result;

/// Keeps the keys that sign tokens.
#[async_trait]
pub trait SigningKeyRepository: Send {
    /// Adds a key.
    async fn insert(&mut self, key: &SigningKey) -> Result<()>;

    /// The keys that retire after a time, the newest first.
    async fn after(&mut self, time: Timestamp) -> Result<Vec<SigningKey>>;
}
