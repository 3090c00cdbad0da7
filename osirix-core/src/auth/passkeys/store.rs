use async_trait::async_trait;
use serde_json::Value;

use super::Passkey;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{PasskeyId, UserId};

/// Keeps passkeys.
#[async_trait]
pub trait PasskeyRepository: Send {
    /// Adds one; `false`, and nothing is written, when the authenticator's id is known.
    async fn insert(&mut self, passkey: &Passkey) -> Result<bool>;

    /// A user's, the oldest first.
    async fn of_user(&mut self, user: UserId) -> Result<Vec<Passkey>>;

    /// The one of an authenticator's id.
    async fn by_credential(&mut self, credential_id: &str) -> Result<Option<Passkey>>;

    /// Notes that it was used; `false` when its data is not `before` any more.
    async fn used(
        &mut self,
        id: PasskeyId,
        before: &Value,
        after: &Value,
        at: Timestamp,
    ) -> Result<bool>;

    /// Gives a user's passkey another name; `false` when they have no such passkey.
    async fn rename(&mut self, user: UserId, id: PasskeyId, name: &str) -> Result<bool>;

    /// Removes a user's passkey; `false` when they have no such passkey.
    async fn delete(&mut self, user: UserId, id: PasskeyId) -> Result<bool>;
}
