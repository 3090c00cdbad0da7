use std::sync::Arc;

use serde_json::json;

use super::{Account, OpenAccount};
use crate::audit::{Action, Actor, AuditEntry};
use crate::clock::Ambient;
use crate::error::{Error, Result};
use crate::events::{Event, EventKind};
use crate::id::AccountId;
use crate::ledger::{Grant, Ledger};
use crate::plans::{PlanCode, Subscription};
use crate::store::{Store, Transaction};

/// What callers do with accounts.
#[derive(Clone)]
pub struct Accounts {
    store: Arc<dyn Store>,
    ambient: Ambient,
}

impl Accounts {
    /// Over a store.
    pub fn new(store: Arc<dyn Store>, ambient: Ambient) -> Self {
        Accounts { store, ambient }
    }

    /// Opens an account on the Free plan with its first period's credits, or returns the one that
    /// has this external id already.
    pub async fn open(&self, request: OpenAccount) -> Result<Account> {
        request.check()?;
        let mut tx = self.store.begin().await?;
        if let Some(external_id) = request.external_id.as_deref()
            && let Some(account) = tx.accounts().by_external_id(external_id).await?
        {
            return Ok(account);
        }
        let account = Accounts::new_account(&self.ambient, &request.name)?;
        let account = Account { external_id: request.external_id, ..account };
        if !tx.accounts().insert(&account).await? {
            // Another caller opened it between the look and the insert, and has committed.
            drop(tx);
            return self.existing(account.external_id.as_deref().unwrap_or_default()).await;
        }
        Accounts::start(&self.ambient, tx.as_mut(), &account).await?;
        tx.commit().await?;
        Ok(account)
    }

    /// The account of this id, or [`NotFound`](crate::ErrorCode::NotFound).
    pub async fn get(&self, id: AccountId) -> Result<Account> {
        let mut tx = self.store.read().await?;
        tx.accounts().get(id).await?.ok_or_else(|| Error::not_found("account", id))
    }

    async fn existing(&self, external_id: &str) -> Result<Account> {
        let mut tx = self.store.read().await?;
        let account = tx.accounts().by_external_id(external_id).await?;
        account.ok_or_else(|| Error::not_found("account", external_id))
    }

    /// An account that is not written yet.
    pub(crate) fn new_account(ambient: &Ambient, name: &str) -> Result<Account> {
        Ok(Account {
            id: ambient.new_id()?,
            name: name.trim().to_owned(),
            external_id: None,
            created_at: ambient.now(),
        })
    }

    /// Puts a new account on the Free plan, inside the transaction that adds it.
    pub(crate) async fn start(
        ambient: &Ambient,
        tx: &mut dyn Transaction,
        account: &Account,
    ) -> Result<()> {
        let plan = tx.plans().get(&PlanCode::free()).await?;
        let plan = plan.ok_or_else(|| Error::not_found("plan", PlanCode::free()))?;
        let subscription = Subscription::start(ambient, account.id, plan.code.clone())?;
        tx.plans().subscribe(&subscription).await?;
        let grant = Grant {
            account: account.id,
            amount: plan.credits_per_period,
            idempotency_key: Some(format!("plan:{}", subscription.id)),
            priority: 0,
            expires_at: None,
            memo: format!("{} plan, first period", plan.name),
        };
        Ledger::new(ambient.clone()).grant(tx, grant).await?;
        let details = json!({ "plan": plan.code, "credits": plan.credits_per_period });
        let subject = account.id.to_string();
        tx.audit()
            .append(&AuditEntry::new(
                ambient,
                Actor::System,
                Action::AccountOpened,
                Some(account.id),
                &subject,
                details,
            )?)
            .await?;
        tx.events()
            .append(&[Event::new(ambient, EventKind::AccountOpened, account.id, &subject)?])
            .await
    }
}
