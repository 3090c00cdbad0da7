//! What nobody asks for and must happen: holds whose time is over go back to their accounts, what
//! was counted is added up, and what has ended is removed.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use crate::analytics::Analytics;
use crate::audit::{Action, Actor, AuditEntry};
use crate::clock::Ambient;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::mail::PostOffice;
use crate::store::Store;

/// How much is done in one transaction: others write in between.
const BATCH: u32 = 100;

/// How many counts are added up in one transaction: rows that nobody else has.
const FOLDED: u32 = 1_000;

/// Keeps a database tidy. Any number of machines may do so at once.
#[derive(Clone)]
pub struct Housekeeping {
    store: Arc<dyn Store>,
    ambient: Ambient,
    ledger: Ledger,
    analytics: Analytics,
    name: String,
}

impl Housekeeping {
    /// Over a store; `name` is who did it in the audit log.
    pub fn new(store: Arc<dyn Store>, ambient: Ambient, name: String) -> Self {
        let ledger = Ledger::new(ambient.clone());
        let analytics = Analytics::new(store.clone(), ambient.clone());
        Housekeeping { store, ambient, ledger, analytics, name }
    }

    /// Tidies again and again, until `down` turns true or its sender is gone.
    pub async fn run(&self, every: Duration, mut down: watch::Receiver<bool>) {
        loop {
            if let Err(error) = self.tidy().await {
                tracing::warn!(name = self.name, %error, "the housekeeping was not done");
            }
            let stopped = down.wait_for(|down| *down);
            if tokio::time::timeout(every, stopped).await.is_ok() {
                return;
            }
        }
    }

    /// Tidies once.
    pub async fn tidy(&self) -> Result<()> {
        while self.expire_holds().await? == BATCH as usize {}
        while self.lapse_grants().await? == BATCH as usize {}
        while self.analytics.fold(FOLDED).await? == FOLDED as usize {}
        while self.remove_ended().await? >= u64::from(BATCH) {}
        Ok(())
    }

    async fn expire_holds(&self) -> Result<usize> {
        let now = self.ambient.now();
        if self.store.read().await?.ledger().expired_holds(now, 1).await?.is_empty() {
            return Ok(0);
        }
        let mut tx = self.store.begin().await?;
        let expired = self.ledger.expire_due(tx.as_mut(), BATCH).await?;
        for hold in &expired {
            let details = serde_json::json!({ "released": hold.amount });
            let (actor, account) = (Actor::Worker(self.name.clone()), Some(hold.account_id));
            let (action, subject) = (Action::HoldExpired, hold.id.to_string());
            let entry = AuditEntry::new(&self.ambient, actor, action, account, &subject, details)?;
            tx.audit().append(&entry).await?;
        }
        tx.commit().await?;
        Ok(expired.len())
    }

    async fn lapse_grants(&self) -> Result<usize> {
        let now = self.ambient.now();
        if self.store.read().await?.ledger().lapsing(now, 1).await?.is_empty() {
            return Ok(0);
        }
        let mut tx = self.store.begin().await?;
        let accounts = self.ledger.lapse_due(tx.as_mut(), BATCH).await?;
        tx.commit().await?;
        Ok(accounts)
    }

    /// Removes sessions and links that have ended and messages that were sent long ago.
    async fn remove_ended(&self) -> Result<u64> {
        let now = self.ambient.now();
        let mut tx = self.store.begin().await?;
        let sessions = tx.sessions().delete_expired(now, BATCH).await?;
        let links = tx.verifications().delete_expired(now, BATCH).await?;
        let mails = tx.mails().delete_before(now - PostOffice::KEEP, BATCH).await?;
        tx.commit().await?;
        Ok(sessions.max(links).max(mails))
    }
}
