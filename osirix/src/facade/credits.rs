use std::sync::Arc;
use std::time::Duration;

use osirix_core::audit::{Action, Actor, AuditEntry};
use osirix_core::clock::{Ambient, Timestamp};
use osirix_core::error::{Error, Result};
use osirix_core::events::{Event, EventKind};
use osirix_core::id::{AccountId, HoldId, Id, UserId};
use osirix_core::ledger::{
    Balance, CreditGrant, Entry, Grant, Hold, HoldRequest, Ledger, LedgerTransaction, Operation,
    Outcome, Spending, SpendingAlert, SpendingRules, TransactionFilter, Verification,
};
use osirix_core::money::Credits;
use osirix_core::page::{Page, PageRequest};
use osirix_core::store::{Store, Transaction};
use serde_json::{Value, json};

use super::credit_operation::{CreditOperation, CreditOutcome};
use super::payments::actor;
use super::records::GrantTerms;

/// How many operations are linked at most.
const MOST_LINKED: usize = 100;

/// An account's credits: balances, statements, grants, and holds for work of your own.
///
/// Jobs hold and settle their credits themselves. Each change is one transaction with its line in
/// the audit log; the same call with the same idempotency key takes effect once.
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

    /// An account's five balances as they were at a time.
    pub async fn balance_at(&self, account: AccountId, at: Timestamp) -> Result<Balance> {
        self.store.read().await?.statements().balance_at(account, at).await
    }

    /// An account's statement, newest first.
    pub async fn entries(&self, account: AccountId, page: PageRequest) -> Result<Page<Entry>> {
        self.store.read().await?.statements().entries(account, &page).await
    }

    /// An account's transactions behind the one of this number, oldest first, 1 to 500 of them: to
    /// export its books, from number 0 on, or to go on where an export ended.
    pub async fn transactions(
        &self,
        account: AccountId,
        after: i64,
        limit: u32,
    ) -> Result<Vec<LedgerTransaction>> {
        let limit = PageRequest::first(limit).checked_limit()?;
        self.store.read().await?.statements().transactions(account, after, limit).await
    }

    /// An account's transactions of a kind, of a hold or of a time, newest first.
    pub async fn history(
        &self,
        account: AccountId,
        filter: TransactionFilter,
        page: PageRequest,
    ) -> Result<Page<LedgerTransaction>> {
        self.store.read().await?.statements().history(account, &filter, &page).await
    }

    /// Carries out all of these operations, of any accounts, or none of them: what a purchase
    /// charges one account for and grants another, for example. The first that is refused is the
    /// error, which names its place as `operation`, from 0; 1 to 100 of them.
    pub async fn linked(&self, operations: Vec<CreditOperation>) -> Result<Vec<CreditOutcome>> {
        if operations.is_empty() || operations.len() > MOST_LINKED {
            let message = format!("1 to {MOST_LINKED} operations");
            return Err(Error::invalid("operations", message).with("limit", MOST_LINKED));
        }
        let mut parts = Vec::new();
        for (index, operation) in operations.iter().enumerate() {
            let part = self.part(operation).await;
            parts.push(part.map_err(|error| error.with("operation", index))?);
        }
        let mut tx = self.store.begin().await?;
        let ledger: Vec<_> = parts.iter().map(|(operation, _)| operation.clone()).collect();
        let outcomes = self.ledger.apply(tx.as_mut(), &ledger).await?.into_iter().enumerate();
        let mut answers = Vec::new();
        for (index, outcome) in outcomes {
            let outcome = outcome.map_err(|error| error.with("operation", index))?;
            let (account, action) = (operations[index].account, parts[index].1);
            if outcome.is_new() {
                let details = operations[index].details();
                self.note(tx.as_mut(), account, action, details).await?;
            }
            answers.push(CreditOutcome::from(outcome));
        }
        tx.commit().await?;
        Ok(answers)
    }

    /// An operation as the ledger takes it, and its name in the audit log.
    async fn part(&self, wanted: &CreditOperation) -> Result<(Operation, Action)> {
        let (operation, action) = wanted.operation()?;
        if let Some(hold) = wanted.settle {
            self.get_hold(wanted.account, hold).await?;
        }
        Ok((operation, action))
    }

    /// Replays an account's history and compares it with the books: numbers, sums, balances,
    /// hashes, open holds. The first thing that is wrong is an
    /// [`Inconsistent`](crate::ErrorCode::Inconsistent) error that names it. Keep the answer's
    /// `head` elsewhere: it shows later that nothing before it was changed or cut off.
    pub async fn verify(&self, account: AccountId) -> Result<Verification> {
        Verification::run(self.store.read().await?.as_mut(), account).await
    }

    /// Issues credits by hand.
    pub async fn grant(
        &self,
        account: AccountId,
        amount: Credits,
        memo: String,
        idempotency_key: Option<String>,
        terms: GrantTerms,
    ) -> Result<Balance> {
        let details = json!({ "amount": amount, "memo": memo });
        let GrantTerms { priority, expires_at } = terms;
        let grant = Grant { account, amount, idempotency_key, priority, expires_at, memo };
        let (operation, action) = (Operation::Grant(grant), Action::CreditsGranted);
        match self.record(account, operation, action, details).await? {
            Outcome::Granted { balance, .. } => Ok(balance),
            _ => Err(Error::internal("a grant was answered otherwise")),
        }
    }

    /// An account's grants, newest first, and what is left of each.
    pub async fn grants(&self, account: AccountId, page: PageRequest) -> Result<Page<CreditGrant>> {
        self.store.read().await?.statements().grants(account, &page).await
    }

    /// Reserves credits for work of your own. With a lifetime in seconds they go back by
    /// themselves when it is over. Too few are
    /// [`InsufficientCredits`](crate::ErrorCode::InsufficientCredits), with the number missing.
    pub async fn hold(
        &self,
        account: AccountId,
        amount: Credits,
        memo: String,
        idempotency_key: Option<String>,
        lifetime_s: Option<u64>,
    ) -> Result<Hold> {
        let details = json!({ "amount": amount, "memo": memo, "lifetime_s": lifetime_s });
        let lifetime = lifetime_s.map(Duration::from_secs);
        let request = HoldRequest { account, amount, idempotency_key, lifetime, memo };
        let (operation, action) = (Operation::Hold(request), Action::CreditsHeld);
        self.record(account, operation, action, details).await?.into_hold()
    }

    /// What [`hold`](Self::hold) would answer now, and which grants it would take of; nothing is
    /// written.
    pub async fn preview_hold(&self, account: AccountId, amount: Credits) -> Result<Hold> {
        let (idempotency_key, lifetime, memo) = (None, None, String::new());
        let request = HoldRequest { account, amount, idempotency_key, lifetime, memo };
        let mut tx = self.store.read().await?;
        let outcomes = self.ledger.preview(tx.as_mut(), &[Operation::Hold(request)]).await?;
        first(outcomes)?.into_hold()
    }

    /// An account's hold of this id, or [`NotFound`](crate::ErrorCode::NotFound).
    pub async fn get_hold(&self, account: AccountId, hold: HoldId) -> Result<Hold> {
        let found = self.store.read().await?.statements().hold(hold).await?;
        let own = found.filter(|hold| hold.account_id == account);
        own.ok_or_else(|| Error::not_found(HoldId::PREFIX, hold))
    }

    /// Charges so many credits of a hold, and lets the rest go back. More than was held is charged
    /// only where the account takes it: see [`set_overdraft`](Self::set_overdraft).
    ///
    /// The same amount again changes nothing; any other second end is a
    /// [`Conflict`](crate::ErrorCode::Conflict).
    pub async fn settle(
        &self,
        account: AccountId,
        hold: HoldId,
        captured: Credits,
        memo: String,
    ) -> Result<Hold> {
        self.get_hold(account, hold).await?;
        let details = json!({ "hold": hold, "captured": captured, "memo": memo });
        let operation = Operation::settle(hold, captured, &memo);
        self.record(account, operation, Action::CreditsSettled, details).await?.into_hold()
    }

    /// Lets a hold go back whole. Again it changes nothing.
    pub async fn release(&self, account: AccountId, hold: HoldId, memo: String) -> Result<Hold> {
        self.settle(account, hold, Credits::ZERO, memo).await
    }

    /// Says how far a final cost above its hold may take what can be spent below zero; without a
    /// limit, as in the beginning, such a cost is refused.
    pub async fn set_overdraft(&self, account: AccountId, limit: Option<Credits>) -> Result<()> {
        let mut tx = self.store.begin().await?;
        self.ledger.set_overdraft(tx.as_mut(), account, limit).await?;
        let line = self.line(account, Action::OverdraftSet, json!({ "limit": limit }))?;
        tx.audit().append(&line).await?;
        tx.commit().await
    }

    /// Says what an account may spend in a day or a month, and when its owner is told; without
    /// rules, as in the beginning, it may spend anything and nobody is told. What the present
    /// period has used before counts.
    ///
    /// A hold that the limit leaves no room for is
    /// [`SpendingLimit`](crate::ErrorCode::SpendingLimit), with the limit and what is left of it. A
    /// final cost above its hold may pass the limit.
    pub async fn set_spending(
        &self,
        account: AccountId,
        rules: Option<SpendingRules>,
        by: Option<UserId>,
    ) -> Result<Option<Spending>> {
        let mut tx = self.store.begin().await?;
        let details = json!({ "rules": rules });
        let spending = self.ledger.set_spending(tx.as_mut(), account, rules).await?;
        let (action, subject) = (Action::SpendingLimitSet, account.to_string());
        let (actor, account) = (actor(by), Some(account));
        let line = AuditEntry::new(&self.ambient, actor, action, account, &subject, details)?;
        tx.audit().append(&line).await?;
        tx.commit().await?;
        Ok(spending)
    }

    /// An account's rules of spending, and what its present period has used; nothing where it has
    /// none.
    pub async fn spending(&self, account: AccountId) -> Result<Option<Spending>> {
        let books = self.store.read().await?.statements().books(account).await?;
        let spending = books.and_then(|books| books.spending);
        spending.map(|spending| spending.at(self.ambient.now())).transpose()
    }

    /// What an account's owner was told of its spending, newest first: of each kind once in a
    /// period.
    pub async fn alerts(
        &self,
        account: AccountId,
        page: PageRequest,
    ) -> Result<Page<SpendingAlert>> {
        self.store.read().await?.alerts().list(account, &page).await
    }

    /// Carries out an operation with its audit line; one that took effect before has its own.
    async fn record(
        &self,
        account: AccountId,
        operation: Operation,
        action: Action,
        details: Value,
    ) -> Result<Outcome> {
        let mut tx = self.store.begin().await?;
        let outcome = first(self.ledger.apply(tx.as_mut(), &[operation]).await?)?;
        if outcome.is_new() {
            self.note(tx.as_mut(), account, action, details).await?;
            tx.commit().await?;
        }
        Ok(outcome)
    }

    /// Puts an operation on record; of credits that come the account is told.
    async fn note(
        &self,
        tx: &mut dyn Transaction,
        account: AccountId,
        action: Action,
        details: Value,
    ) -> Result<()> {
        if action == Action::CreditsGranted {
            let (kind, subject) = (EventKind::CreditsGranted, account.to_string());
            let event = Event::new(&self.ambient, kind, account, &subject)?;
            tx.events().append(&[event.with(details.clone())]).await?;
        }
        tx.audit().append(&self.line(account, action, details)?).await
    }

    fn line(&self, account: AccountId, action: Action, details: Value) -> Result<AuditEntry> {
        let subject = account.to_string();
        AuditEntry::new(&self.ambient, Actor::System, action, Some(account), &subject, details)
    }
}

fn first(outcomes: Vec<Result<Outcome>>) -> Result<Outcome> {
    let none = || Err(Error::internal("an operation was not answered"));
    outcomes.into_iter().next().unwrap_or_else(none)
}
