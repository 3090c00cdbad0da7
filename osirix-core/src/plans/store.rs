use async_trait::async_trait;

use super::{Plan, PlanCode, Subscription};
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

    /// Puts a subscription in force; the one before it ends.
    async fn subscribe(&mut self, subscription: &Subscription) -> Result<()>;
}
