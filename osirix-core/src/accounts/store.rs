use async_trait::async_trait;

use super::Account;
use crate::error::Result;
use crate::id::AccountId;

/// Keeps accounts.
#[async_trait]
pub trait AccountRepository: Send {
    /// Adds an account. `false`, and nothing is written, when its external id is taken.
    async fn insert(&mut self, account: &Account) -> Result<bool>;

    /// The account of this id.
    async fn get(&mut self, id: AccountId) -> Result<Option<Account>>;

    /// The account of this external id.
    async fn by_external_id(&mut self, external_id: &str) -> Result<Option<Account>>;

    /// The ids of the accounts behind one, so many at most, in their order.
    async fn ids(&mut self, after: Option<AccountId>, limit: u32) -> Result<Vec<AccountId>>;
}
