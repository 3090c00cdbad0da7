use std::sync::Arc;

use osirix_core::accounts::{Account, Accounts, OpenAccount};
use osirix_core::audit::AuditEntry;
use osirix_core::clock::Ambient;
use osirix_core::error::Result;
use osirix_core::id::AccountId;
use osirix_core::page::{Page, PageRequest};
use osirix_core::store::Store;

/// Who owns credits, jobs and avatars.
#[derive(Clone)]
pub struct AccountsApi {
    accounts: Accounts,
}

impl AccountsApi {
    pub(super) fn new(store: &Arc<dyn Store>, ambient: &Ambient) -> Self {
        AccountsApi { accounts: Accounts::new(store.clone(), ambient.clone()) }
    }

    /// Opens an account on the Free plan with its first credits, or returns the one that has this
    /// external id already. Name and external id have 1 to 200 characters.
    pub async fn open(&self, name: String, external_id: Option<String>) -> Result<Account> {
        self.accounts.open(OpenAccount { name, external_id }).await
    }

    /// The account of this id, or [`NotFound`](crate::ErrorCode::NotFound).
    pub async fn get(&self, id: AccountId) -> Result<Account> {
        self.accounts.get(id).await
    }
}

/// Who did what.
#[derive(Clone)]
pub struct AuditApi {
    store: Arc<dyn Store>,
}

impl AuditApi {
    pub(super) fn new(store: &Arc<dyn Store>) -> Self {
        AuditApi { store: store.clone() }
    }

    /// An account's audit log, newest first.
    pub async fn list(&self, account: AccountId, page: PageRequest) -> Result<Page<AuditEntry>> {
        self.store.read().await?.audit().list(account, &page).await
    }
}
