use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::{AccountId, HoldId, TransactionId};
use crate::money::Credits;
use crate::names::names;

names! {
    /// One of an account's four books.
    "book" pub enum Book {
        /// What was issued to the account; its balance is negative.
        Granted = "granted",
        /// What can be spent.
        Available = "available",
        /// What running work has reserved.
        Held = "held",
        /// What was charged.
        Spent = "spent",
    }
}

names! {
    /// Why credits moved.
    "kind" pub enum TransactionKind {
        /// Credits were issued.
        Grant = "grant",
        /// Credits were reserved.
        Hold = "hold",
        /// A hold was charged, in whole or in part; the rest went back.
        Settle = "settle",
        /// A hold went back whole.
        Release = "release",
        /// A hold went back because its time was over.
        Expire = "expire",
    }
}

names! {
    /// The state of a hold.
    "state" pub enum HoldState {
        /// The credits are reserved.
        Held = "held",
        /// It was charged, in whole or in part.
        Settled = "settled",
        /// It went back whole.
        Released = "released",
        /// It went back because its time was over.
        Expired = "expired",
    }
}

/// One side of a transaction: so many credits into a book, or out of it when negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// The book.
    pub book: Book,
    /// The amount; never zero.
    pub amount: Credits,
}

/// Postings that take effect together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerTransaction {
    /// Its id.
    pub id: TransactionId,
    /// Whose books.
    pub account_id: AccountId,
    /// Why.
    pub kind: TransactionKind,
    /// The caller's own id: within an account it takes effect at most once.
    pub idempotency_key: String,
    /// The hold it makes or resolves.
    pub hold_id: Option<HoldId>,
    /// A sentence for the statement.
    pub memo: String,
    /// When.
    pub at: Timestamp,
    /// The postings: each book at most once, summing to zero.
    pub postings: Vec<Posting>,
}

impl LedgerTransaction {
    /// What this transaction changes in a book.
    pub fn delta(&self, book: Book) -> Credits {
        Credits(self.postings.iter().filter(|p| p.book == book).map(|p| p.amount.0).sum())
    }

    /// Refuses postings that do not sum to zero, are zero, or name a book twice.
    pub fn check(&self) -> Result<()> {
        let sum: i128 = self.postings.iter().map(|p| i128::from(p.amount.0)).sum();
        let zero = self.postings.iter().any(|p| p.amount == Credits::ZERO);
        let twice = self
            .postings
            .iter()
            .enumerate()
            .any(|(i, p)| self.postings[..i].iter().any(|q| q.book == p.book));
        if sum != 0 || zero || twice || self.postings.is_empty() {
            return Err(Error::internal("postings must be non-zero, one a book and sum to zero")
                .with("transaction", self.id)
                .with("sum", sum));
        }
        Ok(())
    }
}

/// An account's four balances.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// What can be spent.
    pub available: Credits,
    /// What running work has reserved.
    pub held: Credits,
    /// What was charged, ever.
    pub spent: Credits,
    /// What was issued, ever; negative.
    pub granted: Credits,
    /// How many entries the balances stand for.
    pub entries: i64,
}

impl Balance {
    /// The balance of an account without entries.
    pub const ZERO: Balance = Balance {
        available: Credits::ZERO,
        held: Credits::ZERO,
        spent: Credits::ZERO,
        granted: Credits::ZERO,
        entries: 0,
    };

    /// The balance of a book.
    pub fn of(&self, book: Book) -> Credits {
        match book {
            Book::Granted => self.granted,
            Book::Available => self.available,
            Book::Held => self.held,
            Book::Spent => self.spent,
        }
    }
}

/// A line of the statement: one posting with the balance it left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Whose books.
    pub account_id: AccountId,
    /// Its number within the account, from 1 without gaps.
    pub seq: i64,
    /// The transaction it belongs to.
    pub transaction_id: TransactionId,
    /// Why.
    pub kind: TransactionKind,
    /// The book.
    pub book: Book,
    /// The amount; never zero.
    pub amount: Credits,
    /// The book's balance after it.
    pub balance: Credits,
    /// A sentence for people.
    pub memo: String,
    /// When.
    pub at: Timestamp,
}

/// How a hold ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolution {
    /// Any state but `held`.
    pub state: HoldState,
    /// How many credits are charged; the rest goes back.
    pub captured: Credits,
    /// When.
    pub at: Timestamp,
}

/// Credits that are reserved until they are charged or go back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Its id.
    pub id: HoldId,
    /// Whose credits.
    pub account_id: AccountId,
    /// How many are reserved; at least 1.
    pub amount: Credits,
    /// How many were charged: at most `amount`.
    pub captured: Credits,
    /// Its state.
    pub state: HoldState,
    /// When it goes back by itself; `None` for a job's hold, which the job resolves.
    pub expires_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was resolved.
    pub resolved_at: Option<Timestamp>,
}
