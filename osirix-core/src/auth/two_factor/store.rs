use async_trait::async_trait;

use super::TwoFactor;
use crate::auth::TokenHash;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::UserId;

/// Keeps authenticators and recovery codes.
#[async_trait]
pub trait TwoFactorRepository: Send {
    /// A user's authenticator.
    async fn get(&mut self, user: UserId) -> Result<Option<TwoFactor>>;

    /// Sets one up in place of one that was not confirmed; `false`, and nothing is written, when
    /// there is one that was.
    async fn put(&mut self, two_factor: &TwoFactor) -> Result<bool>;

    /// Notes that it works.
    async fn confirm(&mut self, user: UserId, at: Timestamp) -> Result<()>;

    /// Notes that the code of a step was used; `false` when that one or a later one was already.
    async fn use_step(&mut self, user: UserId, step: u64) -> Result<bool>;

    /// Removes it with its recovery codes.
    async fn delete(&mut self, user: UserId) -> Result<()>;

    /// Writes recovery codes in place of those before.
    async fn set_codes(&mut self, user: UserId, hashes: &[TokenHash]) -> Result<()>;

    /// Takes a recovery code; `false` when the user has no such code. Of several who show it, also
    /// at once, one gets `true`.
    async fn take_code(&mut self, user: UserId, hash: &TokenHash) -> Result<bool>;
}
