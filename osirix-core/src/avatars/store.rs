use async_trait::async_trait;

use super::Avatar;
use crate::error::Result;
use crate::id::AccountId;

/// Keeps avatars.
#[async_trait]
pub trait AvatarRepository: Send {
    /// The avatar of this slug, if the account may use it.
    async fn by_slug(&mut self, account: AccountId, slug: &str) -> Result<Option<Avatar>>;

    /// Every avatar the account may use: the demo avatars first, in their order.
    async fn list(&mut self, account: AccountId) -> Result<Vec<Avatar>>;

    /// The demo avatars, in their order.
    async fn demo(&mut self) -> Result<Vec<Avatar>>;
}
