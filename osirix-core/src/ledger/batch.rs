//! Operations on the books of any accounts, decided in memory and written together.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::books::Draft;
use super::service::unlike;
use super::{
    Balance, Book, Books, Changes, CreditGrant, Grant, GrantShare, Hold, HoldRequest, HoldState,
    LedgerTransaction, Posting, Revocation, Spending, SpendingAlert, TransactionKind,
};
use crate::clock::{Ambient, Timestamp};
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, GrantId, HoldId};
use crate::money::Credits;
use crate::store::Transaction;
use crate::text::check_key;

/// The field of a caller's own id.
const KEY: &str = "idempotency_key";

/// Something to be done with credits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operation {
    /// Issues credits.
    Grant(Grant),
    /// Reserves credits.
    Hold(HoldRequest),
    /// Ends a hold.
    Resolve {
        /// The hold.
        hold: HoldId,
        /// Any state but `held`.
        state: HoldState,
        /// How many credits are charged; the rest goes back.
        captured: Credits,
        /// A sentence for the statement.
        memo: String,
    },
    /// Ends what is left of an account's grants whose time is over.
    Lapse(AccountId),
    /// Takes credits back, also below zero.
    Revoke(Revocation),
}

impl Operation {
    /// Charges a hold; nothing at all lets it go back.
    pub fn settle(hold: HoldId, captured: Credits, memo: &str) -> Self {
        let state =
            if captured == Credits::ZERO { HoldState::Released } else { HoldState::Settled };
        Operation::Resolve { hold, state, captured, memo: memo.to_owned() }
    }

    /// Whose books it needs, where it says so itself, and its key.
    fn account(&self) -> Option<(AccountId, Option<&String>)> {
        match self {
            Operation::Grant(grant) => Some((grant.account, grant.idempotency_key.as_ref())),
            Operation::Hold(hold) => Some((hold.account, hold.idempotency_key.as_ref())),
            Operation::Lapse(account) => Some((*account, None)),
            Operation::Revoke(back) => Some((back.account, back.idempotency_key.as_ref())),
            Operation::Resolve { .. } => None,
        }
    }

    fn hold(&self) -> Option<HoldId> {
        match self {
            Operation::Resolve { hold, .. } => Some(*hold),
            _ => None,
        }
    }
}

/// What became of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The balance after a grant, or the present one when its key took effect before.
    Granted {
        /// The balance.
        balance: Balance,
        /// Whether it took effect now.
        now: bool,
    },
    /// The hold, new or that of the same key before.
    Held {
        /// The hold.
        hold: Hold,
        /// Whether it took effect now.
        now: bool,
    },
    /// The hold as it was resolved.
    Resolved {
        /// The hold.
        hold: Hold,
        /// Whether it took effect now.
        now: bool,
    },
    /// Nothing is left of grants whose time is over.
    Lapsed,
    /// The balance after credits were taken back, or the present one when the key took effect
    /// before.
    Revoked {
        /// The balance.
        balance: Balance,
        /// Whether it took effect now.
        now: bool,
    },
}

impl Outcome {
    /// Whether it took effect now, and not before under the same key.
    pub fn is_new(&self) -> bool {
        match self {
            Outcome::Granted { now, .. }
            | Outcome::Held { now, .. }
            | Outcome::Resolved { now, .. }
            | Outcome::Revoked { now, .. } => *now,
            Outcome::Lapsed => true,
        }
    }

    /// The hold that was made or resolved.
    pub fn into_hold(self) -> Result<Hold> {
        match self {
            Outcome::Held { hold, .. } | Outcome::Resolved { hold, .. } => Ok(hold),
            Outcome::Granted { .. } | Outcome::Lapsed | Outcome::Revoked { .. } => Err(unlike()),
        }
    }
}

/// The state that operations change, and what they changed.
pub(super) struct Batch<'a> {
    ambient: &'a Ambient,
    now: Timestamp,
    /// Each account's books, and what they were before the batch.
    books: BTreeMap<AccountId, (Books, Books)>,
    holds: HashMap<HoldId, Hold>,
    /// What keys were used for, and the hold that a hold's key made.
    keys: HashMap<(AccountId, String), LedgerTransaction>,
    new_holds: HashSet<HoldId>,
    touched: BTreeSet<HoldId>,
    transactions: Vec<LedgerTransaction>,
    grants: Vec<CreditGrant>,
    pub(super) alerts: Vec<SpendingAlert>,
}

impl<'a> Batch<'a> {
    /// With everything that the operations need, for this transaction alone.
    pub(super) async fn locked(
        ambient: &'a Ambient,
        tx: &mut dyn Transaction,
        operations: &[Operation],
    ) -> Result<Self> {
        let holds: BTreeSet<_> = operations.iter().filter_map(Operation::hold).collect();
        let holds = match holds.is_empty() {
            true => Vec::new(),
            false => tx.ledger().lock_holds(&Vec::from_iter(holds)).await?,
        };
        let books = tx.ledger().lock(&accounts(operations, &holds)).await?;
        Self::over(ambient, tx, operations, books, holds).await
    }

    /// With everything that the operations need, to look alone.
    pub(super) async fn read(
        ambient: &'a Ambient,
        tx: &mut dyn Transaction,
        operations: &[Operation],
    ) -> Result<Self> {
        let (mut books, mut holds) = (Vec::new(), Vec::new());
        for id in operations.iter().filter_map(Operation::hold) {
            holds.extend(tx.statements().hold(id).await?);
        }
        for account in accounts(operations, &holds) {
            books.extend(tx.statements().books(account).await?);
        }
        Self::over(ambient, tx, operations, books, holds).await
    }

    async fn over(
        ambient: &'a Ambient,
        tx: &mut dyn Transaction,
        operations: &[Operation],
        books: Vec<Books>,
        holds: Vec<Hold>,
    ) -> Result<Self> {
        let mut batch = Batch {
            ambient,
            now: ambient.now(),
            books: books.into_iter().map(|b| (b.account_id, (b.clone(), b))).collect(),
            holds: holds.into_iter().map(|hold| (hold.id, hold)).collect(),
            keys: HashMap::new(),
            new_holds: HashSet::new(),
            touched: BTreeSet::new(),
            transactions: Vec::new(),
            grants: Vec::new(),
            alerts: Vec::new(),
        };
        let keys = operations.iter().filter_map(Operation::account);
        let keys = keys.filter_map(|(account, key)| Some((account, key?.clone())));
        let keys: Vec<_> = keys.filter(|(_, key)| check_key(KEY, Some(key)).is_ok()).collect();
        if !keys.is_empty() {
            batch.remember(tx, &keys).await?;
        }
        Ok(batch)
    }

    async fn remember(
        &mut self,
        tx: &mut dyn Transaction,
        keys: &[(AccountId, String)],
    ) -> Result<()> {
        for earlier in tx.ledger().by_keys(keys).await? {
            if let Some(id) = earlier.hold_id
                && let Some(hold) = tx.statements().hold(id).await?
            {
                self.holds.entry(id).or_insert(hold);
            }
            let key = earlier.idempotency_key.clone().unwrap_or_default();
            self.keys.insert((earlier.account_id, key), earlier);
        }
        Ok(())
    }

    /// The answers, in the order of the operations.
    pub(super) fn all(&mut self, operations: &[Operation]) -> Vec<Result<Outcome>> {
        operations.iter().map(|operation| self.one(operation)).collect()
    }

    /// What there is to write.
    pub(super) fn changes(self) -> Changes {
        let (mut holds, mut resolved) = (Vec::new(), Vec::new());
        for id in &self.touched {
            let Some(hold) = self.holds.get(id) else { continue };
            match self.new_holds.contains(id) {
                true => holds.push(hold.clone()),
                false => resolved.push(hold.clone()),
            }
        }
        let books = self.books.into_values().filter(|(now, before)| now != before);
        let books = books.map(|(now, before)| (now, before.transactions)).collect();
        Changes { books, transactions: self.transactions, grants: self.grants, holds, resolved }
    }

    pub(super) fn books(&mut self, account: AccountId) -> &mut Books {
        let new = || (Books::new(account), Books::new(account));
        &mut self.books.entry(account).or_insert_with(new).0
    }

    fn one(&mut self, operation: &Operation) -> Result<Outcome> {
        match operation {
            Operation::Grant(grant) => self.grant(grant),
            Operation::Hold(request) => self.hold(request),
            Operation::Resolve { hold, state, captured, memo } => {
                self.resolve(*hold, *state, *captured, memo)
            }
            Operation::Lapse(account) => self.lapse(*account).map(|()| Outcome::Lapsed),
            Operation::Revoke(revocation) => self.revoke(revocation),
        }
    }

    fn grant(&mut self, grant: &Grant) -> Result<Outcome> {
        let amount = grant.amount.positive("amount")?;
        if let Some(earlier) = self.earlier(grant.account, grant.idempotency_key.as_ref())? {
            same_request(earlier, TransactionKind::Grant, amount)?;
            let balance = self.books(grant.account).balance;
            return Ok(Outcome::Granted { balance, now: false });
        }
        if grant.expires_at.is_some_and(|end| end <= self.now) {
            return Err(Error::invalid("expires_at", "credits cannot end before they begin"));
        }
        let id: GrantId = self.ambient.new_id()?;
        let (priority, expires_at) = (grant.priority, grant.expires_at);
        let share = GrantShare { id, amount, priority, expires_at };
        let draft = Draft {
            grants: vec![share.clone()],
            ..self.draft(TransactionKind::Grant, grant.idempotency_key.clone(), &grant.memo)?
        };
        let moves = [(Book::Available, amount), (Book::Granted, -amount)];
        self.post(grant.account, draft, &moves, |books| books.give(&[share]))?;
        self.grants.push(CreditGrant {
            id,
            account_id: grant.account,
            amount,
            remaining: amount,
            priority,
            expires_at,
            created_at: self.now,
            memo: grant.memo.clone(),
        });
        Ok(Outcome::Granted { balance: self.books(grant.account).balance, now: true })
    }

    fn hold(&mut self, request: &HoldRequest) -> Result<Outcome> {
        let (account, amount) = (request.account, request.amount.positive("amount")?);
        if let Some(earlier) = self.earlier(account, request.idempotency_key.as_ref())? {
            same_request(earlier, TransactionKind::Hold, amount)?;
            let hold = earlier.hold_id.and_then(|id| self.holds.get(&id)).cloned();
            let hold = hold.ok_or_else(|| lost_hold(earlier))?;
            return Ok(Outcome::Held { hold, now: false });
        }
        self.lapse(account)?;
        let balance = self.books(account).balance;
        if balance.available < amount {
            return Err(insufficient(amount, balance));
        }
        self.spend(account, amount)?;
        let id: HoldId = self.ambient.new_id()?;
        let key = request.idempotency_key.clone();
        let draft =
            Draft { hold_id: Some(id), ..self.draft(TransactionKind::Hold, key, &request.memo)? };
        let moves = [(Book::Available, -amount), (Book::Held, amount)];
        let grants = self.books(account).take(amount);
        let at = self.post(account, Draft { grants: grants.clone(), ..draft }, &moves, |_| ())?;
        let hold = Hold {
            id,
            account_id: account,
            amount,
            captured: Credits::ZERO,
            state: HoldState::Held,
            expires_at: request.lifetime.map(|lifetime| at + lifetime),
            created_at: at,
            resolved_at: None,
            grants,
        };
        self.new_holds.insert(id);
        self.keep(hold.clone());
        Ok(Outcome::Held { hold, now: true })
    }

    fn revoke(&mut self, back: &Revocation) -> Result<Outcome> {
        let (account, amount) = (back.account, back.amount.positive("amount")?);
        if let Some(earlier) = self.earlier(account, back.idempotency_key.as_ref())? {
            same_request(earlier, TransactionKind::Revoke, -amount)?;
            let balance = self.books(account).balance;
            return Ok(Outcome::Revoked { balance, now: false });
        }
        self.lapse(account)?;
        let draft =
            self.draft(TransactionKind::Revoke, back.idempotency_key.clone(), &back.memo)?;
        let moves = [(Book::Available, -amount), (Book::Granted, amount)];
        let grants = self.books(account).take_from(&back.grants, amount);
        self.post(account, Draft { grants, ..draft }, &moves, |_| ())?;
        Ok(Outcome::Revoked { balance: self.books(account).balance, now: true })
    }

    fn resolve(
        &mut self,
        id: HoldId,
        state: HoldState,
        captured: Credits,
        memo: &str,
    ) -> Result<Outcome> {
        let hold = self.holds.get(&id).cloned().ok_or_else(|| Error::not_found("hold", id))?;
        if hold.state != HoldState::Held {
            return resolved_before(hold, state, captured);
        }
        let account = hold.account_id;
        self.lapse(account)?;
        let extra = self.extra(&hold, captured)?;
        let (mut paid, back) = split(&hold.grants, captured);
        paid.extend(self.books(account).take(extra));
        let kind = match state {
            HoldState::Settled => TransactionKind::Settle,
            HoldState::Expired => TransactionKind::Expire,
            HoldState::Held | HoldState::Released => TransactionKind::Release,
        };
        let shares = if kind == TransactionKind::Settle { paid } else { back.clone() };
        let draft =
            Draft { hold_id: Some(id), grants: shares.clone(), ..self.draft(kind, None, memo)? };
        let rest = hold.amount.checked_sub(captured)?;
        if let Some(spending) = self.spending(account)? {
            spending.settle(hold.created_at, rest)?;
        }
        let moves = [(Book::Held, -hold.amount), (Book::Spent, captured), (Book::Available, rest)];
        let at = self.post(account, draft, &moves, |books| books.give(&back))?;
        let hold = Hold { state, captured, resolved_at: Some(at), grants: shares, ..hold };
        self.keep(hold.clone());
        self.lapse(account)?;
        Ok(Outcome::Resolved { hold, now: true })
    }

    /// How much a final cost is above its hold, where the account takes that.
    fn extra(&mut self, hold: &Hold, captured: Credits) -> Result<Credits> {
        let extra = captured.checked_sub(hold.amount)?;
        let books = self.books(hold.account_id);
        match books.overdraft {
            _ if captured < Credits::ZERO => Err(beyond(hold, captured)),
            _ if extra <= Credits::ZERO => Ok(Credits::ZERO),
            None => Err(beyond(hold, captured)),
            Some(limit) if extra <= books.balance.available.checked_add(limit)? => Ok(extra),
            Some(_) => Err(insufficient(extra, books.balance)),
        }
    }

    /// Ends what is left of an account's grants whose time is over.
    fn lapse(&mut self, account: AccountId) -> Result<()> {
        let now = self.now;
        let amount = self.books(account).lapsed(now);
        if amount == Credits::ZERO {
            return Ok(());
        }
        let grants = self.books(account).drop_lapsed(now);
        let memo = "the credits' time was over";
        let draft = Draft { grants, ..self.draft(TransactionKind::Lapse, None, memo)? };
        let moves = [(Book::Available, -amount), (Book::Expired, amount)];
        self.post(account, draft, &moves, |_| ()).map(drop)
    }

    /// An account's rules in the period that now is.
    fn spending(&mut self, account: AccountId) -> Result<Option<&mut Spending>> {
        let now = self.now;
        let books = self.books(account);
        let at = now.max(books.at);
        books.spending = books.spending.take().map(|spending| spending.at(at)).transpose()?;
        Ok(books.spending.as_mut())
    }

    /// Counts a hold in the period, or refuses it.
    fn spend(&mut self, account: AccountId, amount: Credits) -> Result<()> {
        self.spending(account)?.map_or(Ok(()), |spending| spending.take(amount))
    }

    /// Notes what an account's owner is to be told after what was posted.
    fn watch(&mut self, account: AccountId) -> Result<()> {
        let Books { balance: Balance { available, .. }, at, .. } = *self.books(account);
        let Some(spending) = self.spending(account)? else { return Ok(()) };
        let period_start = spending.start;
        let due = spending.due(available).into_iter();
        let alert = |(kind, threshold, value)| SpendingAlert {
            account_id: account,
            kind,
            period_start,
            threshold,
            value,
            at,
        };
        let due: Vec<_> = due.map(alert).collect();
        self.alerts.extend(due);
        Ok(())
    }

    fn earlier(
        &self,
        account: AccountId,
        key: Option<&String>,
    ) -> Result<Option<&LedgerTransaction>> {
        let Some(key) = key else { return Ok(None) };
        check_key(KEY, Some(key))?;
        Ok(self.keys.get(&(account, key.clone())))
    }

    fn draft(&self, kind: TransactionKind, key: Option<String>, memo: &str) -> Result<Draft> {
        Ok(Draft {
            id: self.ambient.new_id()?,
            kind,
            idempotency_key: key,
            hold_id: None,
            memo: memo.to_owned(),
            postings: Vec::new(),
            grants: Vec::new(),
        })
    }

    /// Posts a draft, and does with the books what belongs to it; the time it was given.
    fn post(
        &mut self,
        account: AccountId,
        draft: Draft,
        moves: &[(Book, Credits)],
        with: impl FnOnce(&mut Books),
    ) -> Result<Timestamp> {
        let moves = moves.iter().filter(|(_, amount)| *amount != Credits::ZERO);
        let postings = moves.map(|&(book, amount)| Posting { book, amount }).collect();
        let mut books = self.books(account).clone();
        with(&mut books);
        let posted = books.post(Draft { postings, ..draft }, self.now)?;
        *self.books(account) = books;
        let at = posted.at;
        if let Some(key) = posted.idempotency_key.clone() {
            self.keys.insert((account, key), posted.clone());
        }
        self.transactions.push(posted);
        self.watch(account)?;
        Ok(at)
    }

    fn keep(&mut self, hold: Hold) {
        self.touched.insert(hold.id);
        self.holds.insert(hold.id, hold);
    }
}

/// The accounts of the operations, in the order of their ids.
fn accounts(operations: &[Operation], holds: &[Hold]) -> Vec<AccountId> {
    let named = operations.iter().filter_map(Operation::account).map(|(account, _)| account);
    let set: BTreeSet<_> = named.chain(holds.iter().map(|hold| hold.account_id)).collect();
    Vec::from_iter(set)
}

/// Which of the shares of a hold pay a charge, and which go back.
fn split(shares: &[GrantShare], captured: Credits) -> (Vec<GrantShare>, Vec<GrantShare>) {
    let mut left = captured.0;
    let (mut paid, mut back) = (Vec::new(), Vec::new());
    for share in shares {
        let part = share.amount.0.min(left);
        left -= part;
        let of = |amount: i64| GrantShare { amount: Credits(amount), ..share.clone() };
        paid.extend((part > 0).then(|| of(part)));
        back.extend((part < share.amount.0).then(|| of(share.amount.0 - part)));
    }
    (paid, back)
}

fn same_request(earlier: &LedgerTransaction, kind: TransactionKind, amount: Credits) -> Result<()> {
    let book = if kind == TransactionKind::Hold { Book::Held } else { Book::Available };
    if earlier.kind == kind && earlier.delta(book) == amount {
        return Ok(());
    }
    Err(Error::new(ErrorCode::Conflict, "this idempotency key was used for something else")
        .with("idempotency_key", earlier.idempotency_key.as_deref().unwrap_or_default())
        .with("transaction", earlier.id))
}

fn lost_hold(earlier: &LedgerTransaction) -> Error {
    Error::inconsistent("credits_ledger", "hold_id", earlier.id, "a hold without its row")
}

/// A hold that was resolved before; no error when it was resolved like this.
fn resolved_before(hold: Hold, state: HoldState, captured: Credits) -> Result<Outcome> {
    if captured < Credits::ZERO || state != HoldState::Settled && captured > hold.amount {
        return Err(beyond(&hold, captured));
    }
    if hold.state == state && hold.captured == captured {
        return Ok(Outcome::Resolved { hold, now: false });
    }
    if captured > hold.amount && hold.captured <= hold.amount {
        return Err(beyond(&hold, captured));
    }
    Err(Error::new(ErrorCode::Conflict, "this hold was resolved otherwise before")
        .with("hold", hold.id)
        .with("state", hold.state)
        .with("captured", hold.captured))
}

fn beyond(hold: &Hold, captured: Credits) -> Error {
    Error::invalid("captured", "charge between 0 and the amount held")
        .with("limit", hold.amount)
        .with("value", captured)
}

fn insufficient(needed: Credits, balance: Balance) -> Error {
    let missing = needed.0.saturating_sub(balance.available.0);
    let message = format!("not enough credits: {missing} missing");
    Error::new(ErrorCode::InsufficientCredits, message)
        .with("needed", needed)
        .with("available", balance.available)
        .with("missing", missing)
}
