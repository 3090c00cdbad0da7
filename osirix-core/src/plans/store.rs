use async_trait::async_trait;

use super::{Plan, PlanCode, Subscription};
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::AccountId;

/// Keeps plans and subscriptions.
#[async_trait]
pub trait PlanRepository: Send {
    /// Every plan, the cheapest first.
    async fn list(&mut self) -> Result<Vec<Plan>>;

    /// The plan of this code.
    async fn get(&mut self, code: &PlanCode) -> Result<Option<Plan>>;

    /// The plan that is in force for an account.
    async fn of_account(&mut self, account: AccountId) -> Result<Option<Plan>>;

    /// The plans that are in force for accounts.
    async fn of_accounts(&mut self, accounts: &[AccountId]) -> Result<Vec<(AccountId, Plan)>>;

    /// The subscription that is in force for an account.
    async fn in_force(&mut self, account: AccountId) -> Result<Option<Subscription>>;

    /// Accounts on the Free plan whose period is over, the longest over first, so many at most.
    async fn free_over(&mut self, now: Timestamp, limit: u32) -> Result<Vec<AccountId>>;

    /// Puts a subscription in force; the one before it ends.
    async fn subscribe(&mut self, subscription: &Subscription) -> Result<()>;
}
