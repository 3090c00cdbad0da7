use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::id::AccountId;

/// What an account wants of its posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PostRules {
    /// Whether another member approves each before it is published.
    pub approval: bool,
}

/// Keeps what accounts want of their posts.
#[async_trait]
pub trait PostRulesRepository: Send {
    /// What an account wants: nothing, where nothing was said.
    async fn get(&mut self, account: AccountId) -> Result<PostRules>;

    /// What an account wants, for this transaction alone until it ends.
    async fn lock(&mut self, account: AccountId) -> Result<PostRules>;

    /// Writes what an account wants, which is [locked](Self::lock).
    async fn save(&mut self, account: AccountId, rules: PostRules) -> Result<()>;
}
