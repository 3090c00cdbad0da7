use serde::{Deserialize, Serialize};

use super::GrantShare;
use crate::clock::Timestamp;
use crate::id::{AccountId, GrantId, HoldId, TransactionId};
use crate::money::Credits;
use crate::names::names;

names! {
    /// One of an account's five books.
    "book" pub enum Book {
        /// What was issued to the account; its balance is negative.
        Granted = "granted",
        /// What can be spent.
        Available = "available",
        /// What running work has reserved.
        Held = "held",
        /// What was charged.
        Spent = "spent",
        /// What was granted for a time and not spent in it.
        Expired = "expired",
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
        /// What was left of grants ended, because their time was over.
        Lapse = "lapse",
        /// Credits were taken back, because what had paid for them was.
        Revoke = "revoke",
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
    /// Its number within the account, from 1 without gaps.
    pub seq: i64,
    /// Why.
    pub kind: TransactionKind,
    /// The caller's own id: within an account it takes effect at most once.
    pub idempotency_key: Option<String>,
    /// The hold it makes or resolves.
    pub hold_id: Option<HoldId>,
    /// A sentence for the statement.
    pub memo: String,
    /// When; never before the transaction before it.
    pub at: Timestamp,
    /// The postings: each book at most once, summing to zero.
    pub postings: Vec<Posting>,
    /// The balances after it.
    pub balance: Balance,
    /// Which grants gave, or got back, how much.
    pub grants: Vec<GrantShare>,
    /// SHA-256 over the hash of the transaction before it and all of the above, in hexadecimal.
    pub hash: String,
}

impl LedgerTransaction {
    /// What this transaction changes in a book.
    pub fn delta(&self, book: Book) -> Credits {
        Credits(self.postings.iter().filter(|p| p.book == book).map(|p| p.amount.0).sum())
    }

    /// The lines of the statement: what credits come out of first, then where they go.
    pub fn entries(&self) -> Vec<Entry> {
        let mut postings = self.postings.clone();
        postings.sort_by_key(|posting| (posting.amount.0 > 0, posting.book as u8));
        let first = self.balance.entries - postings.len() as i64 + 1;
        let entry = |(seq, posting): (i64, Posting)| Entry {
            account_id: self.account_id,
            seq,
            transaction_id: self.id,
            kind: self.kind,
            book: posting.book,
            amount: posting.amount,
            balance: self.balance.of(posting.book),
            hold_id: self.hold_id,
            grants: self.grants.clone(),
            memo: self.memo.clone(),
            at: self.at,
        };
        (first..).zip(postings).map(entry).collect()
    }
}

/// An account's five balances.
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
    /// What was granted for a time and not spent in it, ever.
    pub expired: Credits,
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
        expired: Credits::ZERO,
        entries: 0,
    };

    /// The balance of a book.
    pub fn of(&self, book: Book) -> Credits {
        match book {
            Book::Granted => self.granted,
            Book::Available => self.available,
            Book::Held => self.held,
            Book::Spent => self.spent,
            Book::Expired => self.expired,
        }
    }

    pub(super) fn of_mut(&mut self, book: Book) -> &mut Credits {
        match book {
            Book::Granted => &mut self.granted,
            Book::Available => &mut self.available,
            Book::Held => &mut self.held,
            Book::Spent => &mut self.spent,
            Book::Expired => &mut self.expired,
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
    /// The hold that the transaction makes or resolves.
    pub hold_id: Option<HoldId>,
    /// Which grants gave, or got back, how much in the transaction.
    pub grants: Vec<GrantShare>,
    /// A sentence for people.
    pub memo: String,
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
    /// How many were charged: at most `amount`, unless the account takes final costs above it.
    pub captured: Credits,
    /// Its state.
    pub state: HoldState,
    /// When it goes back by itself; `None` for a job's hold, which the job resolves.
    pub expires_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was resolved.
    pub resolved_at: Option<Timestamp>,
    /// Which grants it took how much of.
    pub grants: Vec<GrantShare>,
}

/// A grant, and what is left of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditGrant {
    /// Its id.
    pub id: GrantId,
    /// To whom.
    pub account_id: AccountId,
    /// How many credits there were.
    pub amount: Credits,
    /// How many are left to spend.
    pub remaining: Credits,
    /// The lowest is spent first; 0 unless it was said.
    pub priority: i32,
    /// When what is left of it lapses.
    pub expires_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// A sentence for the statement.
    pub memo: String,
}
