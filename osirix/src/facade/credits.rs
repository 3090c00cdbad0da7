use std::sync::Arc;

use osirix_core::audit::{Action, Actor, AuditEntry};
use osirix_core::clock::Ambient;
use osirix_core::error::Result;
use osirix_core::id::AccountId;
use osirix_core::ledger::{Balance, Entry, Grant, Ledger};
use osirix_core::money::Credits;
use osirix_core::page::{Page, PageRequest};
use osirix_core::store::Store;
use serde_json::json;

/// Balances and statements.
#[derive(Clone)]
pub struct CreditsApi {
    store: Arc<dyn Store>,
    ambient: Ambient,
    ledger: Ledger,
}

impl CreditsApi {
    pub(super) fn new(store: &Arc<dyn Store>, ambient: &Ambient) -> Self {
        let ledger = Ledger::new(ambient.clone());
        CreditsApi { store: store.clone(), ambient: ambient.clone(), ledger }
    }

    /// An account's five balances.
    pub async fn balance(&self, account: AccountId) -> Result<Balance> {
        self.store.read().await?.statements().balance(account).await
    }

    /// An account's statement, newest first.
    pub async fn entries(&self, account: AccountId, page: PageRequest) -> Result<Page<Entry>> {
        self.store.read().await?.statements().entries(account, &page).await
    }

    /// Issues credits by hand. The same grant with the same idempotency key takes effect once.
    pub async fn grant(
        &self,
        account: AccountId,
        amount: Credits,
        memo: String,
        idempotency_key: Option<String>,
    ) -> Result<Balance> {
        let mut tx = self.store.begin().await?;
        let before = tx.statements().balance(account).await?;
        let grant = Grant {
            account,
            amount,
            idempotency_key,
            priority: 0,
            expires_at: None,
            memo: memo.clone(),
        };
        let balance = self.ledger.grant(tx.as_mut(), grant).await?;
        if balance == before {
            return Ok(balance); // The key took effect before.
        }
        let details = json!({ "amount": amount, "memo": memo });
        let subject = account.to_string();
        let entry = AuditEntry::new(
            &self.ambient,
            Actor::System,
            Action::CreditsGranted,
            Some(account),
            &subject,
            details,
        )?;
        tx.audit().append(&entry).await?;
        tx.commit().await?;
        Ok(balance)
    }
}
