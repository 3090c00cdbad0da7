use std::time::Duration;

use super::batch::Batch;
use super::{
    Balance, Changes, Hold, HoldState, Operation, Outcome, Spending, SpendingAlert, SpendingRules,
};
use crate::analytics;
use crate::clock::{Ambient, Timestamp};
use crate::error::{Error, Result};
use crate::events::{Event, EventKind};
use crate::id::{AccountId, GrantId, HoldId};
use crate::money::Credits;
use crate::store::Transaction;

/// Credits to be issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// To whom.
    pub account: AccountId,
    /// How many: at least 1.
    pub amount: Credits,
    /// The caller's own id; the same grant with the same key takes effect once.
    pub idempotency_key: Option<String>,
    /// The lowest is spent first.
    pub priority: i32,
    /// When what is left of them lapses; `None` is never.
    pub expires_at: Option<Timestamp>,
    /// A sentence for the statement.
    pub memo: String,
}

/// Credits to be reserved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldRequest {
    /// Whose.
    pub account: AccountId,
    /// How many: at least 1.
    pub amount: Credits,
    /// The caller's own id; the same hold with the same key takes effect once.
    pub idempotency_key: Option<String>,
    /// How long until it goes back by itself; `None` leaves that to the caller.
    pub lifetime: Option<Duration>,
    /// A sentence for the statement.
    pub memo: String,
}

/// Credits to be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revocation {
    /// Whose.
    pub account: AccountId,
    /// How many: at least 1. What can be spent may fall below zero by it.
    pub amount: Credits,
    /// Grants that give first what is left of them.
    pub grants: Vec<GrantId>,
    /// The caller's own id; the same revocation with the same key takes effect once.
    pub idempotency_key: Option<String>,
    /// A sentence for the statement.
    pub memo: String,
}

/// Moves credits, each call inside the caller's transaction.
///
/// The caller's transaction also holds what the movement is for (a job, a purchase) and its audit
/// line: all of it happens or nothing.
#[derive(Clone)]
pub struct Ledger {
    ambient: Ambient,
}

impl Ledger {
    /// With this clock and these ids.
    pub fn new(ambient: Ambient) -> Self {
        Ledger { ambient }
    }

    /// Carries out operations in their order, each as if it were alone: one that is refused
    /// changes nothing and leaves the others as they are.
    pub async fn apply(
        &self,
        tx: &mut dyn Transaction,
        operations: &[Operation],
    ) -> Result<Vec<Result<Outcome>>> {
        let mut batch = Batch::locked(&self.ambient, tx, operations).await?;
        let outcomes = batch.all(operations);
        let alerts = std::mem::take(&mut batch.alerts);
        let changes = batch.changes();
        if !changes.transactions.is_empty() {
            write(tx, &changes).await?;
        }
        if !alerts.is_empty() {
            self.tell(tx, &alerts).await?;
        }
        Ok(outcomes)
    }

    async fn tell(&self, tx: &mut dyn Transaction, alerts: &[SpendingAlert]) -> Result<()> {
        tx.alerts().insert(alerts).await?;
        let event = |alert: &SpendingAlert| {
            let (account, subject) = (alert.account_id, alert.kind.as_str());
            Event::new(&self.ambient, EventKind::SpendingAlert, account, subject)
        };
        let events: Vec<_> = alerts.iter().map(event).collect::<Result<_>>()?;
        tx.events().append(&events).await
    }

    /// What [`apply`](Self::apply) would answer now; nothing is written.
    pub async fn preview(
        &self,
        tx: &mut dyn Transaction,
        operations: &[Operation],
    ) -> Result<Vec<Result<Outcome>>> {
        let mut batch = Batch::read(&self.ambient, tx, operations).await?;
        Ok(batch.all(operations))
    }

    /// Issues credits.
    pub async fn grant(&self, tx: &mut dyn Transaction, grant: Grant) -> Result<Balance> {
        match self.one(tx, Operation::Grant(grant)).await? {
            Outcome::Granted { balance, .. } => Ok(balance),
            _ => Err(unlike()),
        }
    }

    /// Reserves credits, or says with
    /// [`InsufficientCredits`](crate::ErrorCode::InsufficientCredits) how many are missing.
    pub async fn hold(&self, tx: &mut dyn Transaction, request: HoldRequest) -> Result<Hold> {
        self.one(tx, Operation::Hold(request)).await?.into_hold()
    }

    /// Takes credits back, also those that were spent: then what can be spent is below zero, and
    /// the next grants pay that first.
    pub async fn revoke(&self, tx: &mut dyn Transaction, back: Revocation) -> Result<Balance> {
        match self.one(tx, Operation::Revoke(back)).await? {
            Outcome::Revoked { balance, .. } => Ok(balance),
            _ => Err(unlike()),
        }
    }

    /// Charges `captured` credits of a hold and lets the rest go back. More than the hold is
    /// charged only where the account's overdraft lets final costs be more.
    ///
    /// Settling again with the same amount changes nothing and answers the same; any other second
    /// resolution is a [`Conflict`](crate::ErrorCode::Conflict).
    pub async fn settle(
        &self,
        tx: &mut dyn Transaction,
        hold: HoldId,
        captured: Credits,
        memo: &str,
    ) -> Result<Hold> {
        self.one(tx, Operation::settle(hold, captured, memo)).await?.into_hold()
    }

    /// Lets a hold go back whole. Releasing it again changes nothing.
    pub async fn release(
        &self,
        tx: &mut dyn Transaction,
        hold: HoldId,
        memo: &str,
    ) -> Result<Hold> {
        self.settle(tx, hold, Credits::ZERO, memo).await
    }

    /// Lets up to `limit` holds go back whose time is over, and returns them.
    pub async fn expire_due(&self, tx: &mut dyn Transaction, limit: u32) -> Result<Vec<Hold>> {
        let due = tx.ledger().expired_holds(self.ambient.now(), limit).await?;
        let expire = |hold: Hold| Operation::Resolve {
            hold: hold.id,
            state: HoldState::Expired,
            captured: Credits::ZERO,
            memo: "the hold's time was over".to_owned(),
        };
        let operations: Vec<_> = due.into_iter().map(expire).collect();
        let outcomes = self.apply(tx, &operations).await?;
        // Another sweeper may have been first.
        let expired = outcomes.into_iter().filter_map(|outcome| match outcome {
            Ok(Outcome::Resolved { hold, now: true }) => Some(hold),
            _ => None,
        });
        Ok(expired.collect())
    }

    /// Ends what is left of grants whose time is over, of so many accounts at most; how many
    /// accounts there were.
    pub async fn lapse_due(&self, tx: &mut dyn Transaction, limit: u32) -> Result<usize> {
        let accounts = tx.ledger().lapsing(self.ambient.now(), limit).await?;
        let operations: Vec<_> = accounts.into_iter().map(Operation::Lapse).collect();
        self.apply(tx, &operations).await?;
        Ok(operations.len())
    }

    /// Says how far final costs above a hold may take what can be spent below zero; `None`, as in
    /// the beginning, refuses them.
    pub async fn set_overdraft(
        &self,
        tx: &mut dyn Transaction,
        account: AccountId,
        overdraft: Option<Credits>,
    ) -> Result<()> {
        if overdraft.is_some_and(|limit| limit < Credits::ZERO) {
            return Err(Error::invalid("overdraft", "0 credits or more"));
        }
        let mut batch = Batch::locked(&self.ambient, tx, &[Operation::Lapse(account)]).await?;
        batch.books(account).overdraft = overdraft;
        write(tx, &batch.changes()).await
    }

    /// Says what an account may spend in a period, and when its owner is told; `None`, as in the
    /// beginning, is anything and never. What the present period has used before counts.
    pub async fn set_spending(
        &self,
        tx: &mut dyn Transaction,
        account: AccountId,
        rules: Option<SpendingRules>,
    ) -> Result<Option<Spending>> {
        let rules = rules.map(SpendingRules::checked).transpose()?;
        let mut batch = Batch::locked(&self.ambient, tx, &[Operation::Lapse(account)]).await?;
        let before = batch.books(account).spending.take();
        if let Some(rules) = rules {
            let now = self.ambient.now().max(batch.books(account).at);
            let new = Spending::begin(rules, now)?;
            let used = tx.statements().used_since(account, new.start).await?;
            let same = before.filter(|before| before.start == new.start);
            let alerts = same.map(|before| before.alerts).unwrap_or_default();
            batch.books(account).spending = Some(Spending { used, alerts, ..new });
        }
        let spending = batch.books(account).spending.clone();
        tx.ledger().write(&batch.changes()).await?;
        Ok(spending)
    }

    async fn one(&self, tx: &mut dyn Transaction, operation: Operation) -> Result<Outcome> {
        let outcomes = self.apply(tx, &[operation]).await?;
        outcomes.into_iter().next().unwrap_or_else(|| Err(unlike()))
    }
}

/// Writes what changed and what is counted of it.
async fn write(tx: &mut dyn Transaction, changes: &Changes) -> Result<()> {
    tx.ledger().write(changes).await?;
    let counts = analytics::of_transactions(&changes.transactions);
    tx.analytics().add(&counts).await
}

pub(super) fn unlike() -> Error {
    Error::internal("a batch answers each of its operations in kind")
}
