use async_trait::async_trait;

use super::Avatar;
use crate::error::Result;
use crate::id::{AccountId, AvatarId};

/// Keeps avatars.
#[async_trait]
pub trait AvatarRepository: Send {
    /// The avatar of this slug, if the account may use it.
    async fn by_slug(&mut self, account: AccountId, slug: &str) -> Result<Option<Avatar>>;

    /// Every avatar the account may use: the demo avatars first, in their order.
    async fn list(&mut self, account: AccountId) -> Result<Vec<Avatar>>;

    /// The demo avatars, in their order.
    async fn demo(&mut self) -> Result<Vec<Avatar>>;

    /// How many avatars the account has added itself.
    async fn count_own(&mut self, account: AccountId) -> Result<u32>;

    /// Adds an avatar; one whose slug is taken is
    /// [`Conflict`](crate::ErrorCode::Conflict).
    async fn insert(&mut self, avatar: &Avatar) -> Result<()>;

    /// Removes an avatar that the account has added itself; `false` where there is none.
    async fn delete(&mut self, account: AccountId, id: AvatarId) -> Result<bool>;
}
