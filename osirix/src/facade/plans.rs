use std::sync::Arc;

use osirix_core::error::{Error, Result};
use osirix_core::id::AccountId;
use osirix_core::plans::Plan;
use osirix_core::store::Store;

/// What an account may do.
#[derive(Clone)]
pub struct PlansApi {
    store: Arc<dyn Store>,
}

impl PlansApi {
    pub(super) fn new(store: &Arc<dyn Store>) -> Self {
        PlansApi { store: store.clone() }
    }

    /// Every plan, the cheapest first.
    pub async fn list(&self) -> Result<Vec<Plan>> {
        self.store.read().await?.plans().list().await
    }

    /// The plan that is in force for an account.
    pub async fn current(&self, account: AccountId) -> Result<Plan> {
        let plan = self.store.read().await?.plans().of_account(account).await?;
        plan.ok_or_else(|| Error::not_found("account", account))
    }
}
