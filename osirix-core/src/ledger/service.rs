use std::time::Duration;

use super::{
    Balance, Book, Hold, HoldState, LedgerTransaction, Posted, Posting, Resolution, TransactionKind,
};
use crate::clock::Ambient;
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, HoldId, TransactionId};
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

    /// Issues credits.
    pub async fn grant(&self, tx: &mut dyn Transaction, grant: Grant) -> Result<Balance> {
        let amount = grant.amount.positive("amount")?;
        let postings = vec![
            Posting { book: Book::Available, amount },
            Posting { book: Book::Granted, amount: -amount },
        ];
        let transaction = self.transaction(
            grant.account,
            TransactionKind::Grant,
            grant.idempotency_key.map(callers_key).transpose()?,
            None,
            grant.memo,
            postings,
        )?;
        match tx.ledger().post(&transaction).await? {
            Posted::Applied(balance) => Ok(balance),
            Posted::Duplicate(earlier) => {
                same_request(&transaction, &earlier)?;
                tx.ledger().balance(grant.account).await
            }
            Posted::Insufficient(balance) => Err(insufficient(amount, balance)),
        }
    }

    /// Reserves credits, or says with [`InsufficientCredits`](ErrorCode::InsufficientCredits) how
    /// many are missing.
    pub async fn hold(&self, tx: &mut dyn Transaction, request: HoldRequest) -> Result<Hold> {
        let amount = request.amount.positive("amount")?;
        let id: HoldId = self.ambient.new_id()?;
        let postings = vec![
            Posting { book: Book::Available, amount: -amount },
            Posting { book: Book::Held, amount },
        ];
        let transaction = self.transaction(
            request.account,
            TransactionKind::Hold,
            request.idempotency_key.map(callers_key).transpose()?,
            Some(id),
            request.memo,
            postings,
        )?;
        match tx.ledger().post(&transaction).await? {
            Posted::Applied(_) => {}
            Posted::Duplicate(earlier) => return held_before(tx, &transaction, &earlier).await,
            Posted::Insufficient(balance) => return Err(insufficient(amount, balance)),
        }
        let hold = Hold {
            id,
            account_id: request.account,
            amount,
            captured: Credits::ZERO,
            state: HoldState::Held,
            expires_at: request.lifetime.map(|lifetime| transaction.at + lifetime),
            created_at: transaction.at,
            resolved_at: None,
        };
        tx.ledger().insert_hold(&hold).await?;
        Ok(hold)
    }

    /// Charges `captured` credits of a hold, 0 to its amount, and lets the rest go back.
    ///
    /// Settling again with the same amount changes nothing and answers the same; any other second
    /// resolution is a [`Conflict`](ErrorCode::Conflict).
    pub async fn settle(
        &self,
        tx: &mut dyn Transaction,
        hold: HoldId,
        captured: Credits,
        memo: &str,
    ) -> Result<Hold> {
        if captured == Credits::ZERO {
            return self.release(tx, hold, memo).await;
        }
        self.resolve(tx, hold, HoldState::Settled, captured, memo).await
    }

    /// Lets a hold go back whole. Releasing it again changes nothing.
    pub async fn release(
        &self,
        tx: &mut dyn Transaction,
        hold: HoldId,
        memo: &str,
    ) -> Result<Hold> {
        self.resolve(tx, hold, HoldState::Released, Credits::ZERO, memo).await
    }

    /// Lets up to `limit` holds go back whose time is over, and returns them.
    pub async fn expire_due(&self, tx: &mut dyn Transaction, limit: u32) -> Result<Vec<Hold>> {
        let due = tx.ledger().expired_holds(self.ambient.now(), limit).await?;
        let mut expired = Vec::with_capacity(due.len());
        for hold in due {
            let resolution = self.resolution(HoldState::Expired, Credits::ZERO);
            if let Some(hold) = tx.ledger().resolve_hold(hold.id, resolution).await? {
                self.post_resolution(tx, &hold, "the hold's time was over").await?;
                expired.push(hold);
            }
        }
        Ok(expired)
    }

    async fn resolve(
        &self,
        tx: &mut dyn Transaction,
        id: HoldId,
        state: HoldState,
        captured: Credits,
        memo: &str,
    ) -> Result<Hold> {
        let resolution = self.resolution(state, captured);
        let resolved = match captured.0 {
            ..0 => None,
            0.. => tx.ledger().resolve_hold(id, resolution).await?,
        };
        match resolved {
            Some(hold) => {
                self.post_resolution(tx, &hold, memo).await?;
                Ok(hold)
            }
            None => unresolved(tx, id, resolution).await,
        }
    }

    fn resolution(&self, state: HoldState, captured: Credits) -> Resolution {
        Resolution { state, captured, at: self.ambient.now() }
    }

    async fn post_resolution(&self, tx: &mut dyn Transaction, to: &Hold, memo: &str) -> Result<()> {
        let back = to.amount.checked_sub(to.captured)?;
        let postings =
            [(Book::Held, -to.amount), (Book::Spent, to.captured), (Book::Available, back)]
                .into_iter()
                .filter(|(_, amount)| *amount != Credits::ZERO)
                .map(|(book, amount)| Posting { book, amount })
                .collect();
        let kind = match to.state {
            HoldState::Settled => TransactionKind::Settle,
            HoldState::Expired => TransactionKind::Expire,
            HoldState::Held | HoldState::Released => TransactionKind::Release,
        };
        let key = Some(format!("{RESOLVE}{}", to.id));
        let transaction =
            self.transaction(to.account_id, kind, key, Some(to.id), memo.to_owned(), postings)?;
        match tx.ledger().post(&transaction).await? {
            Posted::Applied(_) => Ok(()),
            Posted::Duplicate(_) | Posted::Insufficient(_) => Err(Error::inconsistent(
                "holds",
                "state",
                to.id,
                "the hold was open, but the journal has its resolution or its book cannot pay it",
            )),
        }
    }

    fn transaction(
        &self,
        account_id: AccountId,
        kind: TransactionKind,
        key: Option<String>,
        hold_id: Option<HoldId>,
        memo: String,
        postings: Vec<Posting>,
    ) -> Result<LedgerTransaction> {
        let id: TransactionId = self.ambient.new_id()?;
        let idempotency_key = match key {
            Some(key) => key,
            None => id.to_string(),
        };
        let at = self.ambient.now();
        let transaction = LedgerTransaction {
            id,
            account_id,
            kind,
            idempotency_key,
            hold_id,
            memo,
            at,
            postings,
        };
        transaction.check()?;
        Ok(transaction)
    }
}

/// What the key of a hold's resolution begins with: a caller who had it could keep a hold from
/// ever being resolved.
const RESOLVE: &str = "resolve:";

/// An idempotency key: 1 to 200 characters without control characters, not one of the ledger's own.
fn callers_key(key: String) -> Result<String> {
    if key.starts_with(RESOLVE) {
        return Err(Error::invalid("idempotency_key", "keys must not begin with \"resolve:\""));
    }
    if (1..=200).contains(&key.chars().count()) && !key.contains(char::is_control) {
        return Ok(key);
    }
    Err(Error::invalid("idempotency_key", "use 1 to 200 characters").with("limit", 200))
}

fn same_request(wanted: &LedgerTransaction, earlier: &LedgerTransaction) -> Result<()> {
    if wanted.kind == earlier.kind && wanted.postings == earlier.postings {
        return Ok(());
    }
    Err(Error::new(ErrorCode::Conflict, "this idempotency key was used for something else")
        .with("idempotency_key", &wanted.idempotency_key)
        .with("transaction", earlier.id))
}

async fn held_before(
    tx: &mut dyn Transaction,
    wanted: &LedgerTransaction,
    earlier: &LedgerTransaction,
) -> Result<Hold> {
    same_request(wanted, earlier)?;
    let missing = || {
        Error::inconsistent("ledger_transactions", "hold_id", earlier.id, "a hold without its row")
    };
    let id = earlier.hold_id.ok_or_else(missing)?;
    tx.ledger().hold(id).await?.ok_or_else(missing)
}

/// Why a hold was not resolved; none of it is an error when it is resolved like this already.
async fn unresolved(tx: &mut dyn Transaction, id: HoldId, wanted: Resolution) -> Result<Hold> {
    let now = tx.ledger().hold(id).await?.ok_or_else(|| Error::not_found("hold", id))?;
    if wanted.captured.0 < 0 || wanted.captured > now.amount {
        return Err(Error::invalid("captured", "charge between 0 and the amount held")
            .with("limit", now.amount)
            .with("value", wanted.captured));
    }
    if now.state == wanted.state && now.captured == wanted.captured {
        return Ok(now);
    }
    Err(Error::new(ErrorCode::Conflict, "this hold was resolved otherwise before")
        .with("hold", id)
        .with("state", now.state)
        .with("captured", now.captured))
}

fn insufficient(needed: Credits, balance: Balance) -> Error {
    let missing = needed.0.saturating_sub(balance.available.0);
    let message = format!("not enough credits: {missing} missing");
    Error::new(ErrorCode::InsufficientCredits, message)
        .with("needed", needed)
        .with("available", balance.available)
        .with("missing", missing)
}
