//! An account's books as one transaction sees them: every rule of how credits move.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Balance, Book, LedgerTransaction, Posting, Spending, TransactionKind};
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::{AccountId, GrantId, HoldId, Id, TransactionId};
use crate::money::Credits;
use crate::text::hexadecimal;

/// Credits of one grant: what is left of it, or what a hold took of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantShare {
    /// The grant.
    pub id: GrantId,
    /// How many credits.
    pub amount: Credits,
    /// The lowest is spent first.
    pub priority: i32,
    /// When what is left of it lapses.
    pub expires_at: Option<Timestamp>,
}

impl GrantShare {
    /// What is spent first: by priority, then what ends first, then what was granted first.
    fn turn(&self) -> (i32, Timestamp, GrantId) {
        (self.priority, self.expires_at.unwrap_or(Timestamp::MAX), self.id)
    }
}

/// An account's books, locked for the transaction that has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Books {
    /// Whose.
    pub account_id: AccountId,
    /// The balances.
    pub balance: Balance,
    /// How many transactions there were: the number of the last one.
    pub transactions: i64,
    /// The hash of the last one; empty before the first.
    pub head: String,
    /// When the last one was.
    pub at: Timestamp,
    /// How far a final cost above its hold may take `available` below zero; `None` refuses it.
    pub overdraft: Option<Credits>,
    /// What may be spent in a period, and what is used of that; `None` is anything.
    pub spending: Option<Spending>,
    /// What is left of grants, in the order in which it is spent. Its sum is `available`, unless
    /// that is below zero.
    pub grants: Vec<GrantShare>,
}

impl Books {
    /// The books of an account in which nothing happened.
    pub fn new(account_id: AccountId) -> Self {
        Books {
            account_id,
            balance: Balance::ZERO,
            transactions: 0,
            head: String::new(),
            at: Timestamp::from_micros(0),
            overdraft: None,
            spending: None,
            grants: Vec::new(),
        }
    }

    /// When the first of the grants ends.
    pub fn next_expiry(&self) -> Option<Timestamp> {
        self.grants.iter().filter_map(|share| share.expires_at).min()
    }

    /// What could be spent if no grant had ended by `now`.
    pub(super) fn lapsed(&self, now: Timestamp) -> Credits {
        let over = self.grants.iter().filter(|share| is_over(share, now));
        Credits(over.map(|share| share.amount.0).sum())
    }

    /// Takes credits out of the grants, in their order; what they cannot give is overdraft.
    pub(super) fn take(&mut self, amount: Credits) -> Vec<GrantShare> {
        let mut missing = amount.0;
        let mut taken = Vec::new();
        for share in &mut self.grants {
            let part = share.amount.0.min(missing);
            if part == 0 {
                break;
            }
            missing -= part;
            share.amount.0 -= part;
            taken.push(GrantShare { amount: Credits(part), ..share.clone() });
        }
        self.grants.retain(|share| share.amount != Credits::ZERO);
        taken
    }

    /// Takes credits out of these grants first, then out of the others in their order; what they
    /// cannot give is debt.
    pub(super) fn take_from(&mut self, first: &[GrantId], amount: Credits) -> Vec<GrantShare> {
        let (own, others) = self.grants.drain(..).partition(|share| first.contains(&share.id));
        self.grants = own;
        let mut taken = self.take(amount);
        let own = std::mem::replace(&mut self.grants, others);
        let given: i64 = taken.iter().map(|share| share.amount.0).sum();
        taken.extend(self.take(Credits(amount.0 - given)));
        own.into_iter().for_each(|share| self.add(share));
        taken
    }

    /// Adds credits to the grants: new ones, or some that were taken. What `available` is below
    /// zero is paid first.
    pub(super) fn give(&mut self, shares: &[GrantShare]) {
        let mut debt = (-self.balance.available.0).max(0);
        for share in shares {
            let paid = share.amount.0.min(debt);
            debt -= paid;
            let left = Credits(share.amount.0 - paid);
            if left != Credits::ZERO {
                self.add(GrantShare { amount: left, ..share.clone() });
            }
        }
    }

    fn add(&mut self, share: GrantShare) {
        match self.grants.binary_search_by_key(&share.turn(), GrantShare::turn) {
            Ok(at) => self.grants[at].amount.0 += share.amount.0,
            Err(at) => self.grants.insert(at, share),
        }
    }

    /// Takes out the grants whose time was over.
    pub(super) fn drop_lapsed(&mut self, now: Timestamp) -> Vec<GrantShare> {
        let (over, left) = self.grants.drain(..).partition(|share| is_over(share, now));
        self.grants = left;
        over
    }

    /// Writes a transaction into the books: its number, its time, the balances after it and its
    /// hash. Times never go back within an account, whatever the clocks of its machines say.
    pub(super) fn post(&mut self, draft: Draft, now: Timestamp) -> Result<LedgerTransaction> {
        let mut after = self.balance;
        for posting in &draft.postings {
            let book = after.of_mut(posting.book);
            *book = book.checked_add(posting.amount)?;
        }
        after.entries += draft.postings.len() as i64;
        let mut transaction = LedgerTransaction {
            id: draft.id,
            account_id: self.account_id,
            seq: self.transactions + 1,
            kind: draft.kind,
            idempotency_key: draft.idempotency_key,
            hold_id: draft.hold_id,
            memo: draft.memo,
            at: now.max(self.at),
            postings: draft.postings,
            balance: after,
            grants: draft.grants,
            hash: String::new(),
        };
        transaction.check()?;
        transaction.hash = transaction.hash_after(&self.head);
        self.balance = after;
        self.transactions = transaction.seq;
        self.head.clone_from(&transaction.hash);
        self.at = transaction.at;
        Ok(transaction)
    }
}

fn is_over(share: &GrantShare, now: Timestamp) -> bool {
    share.expires_at.is_some_and(|end| end <= now)
}

/// A transaction before it has its place in the books.
pub(super) struct Draft {
    pub(super) id: TransactionId,
    pub(super) kind: TransactionKind,
    pub(super) idempotency_key: Option<String>,
    pub(super) hold_id: Option<HoldId>,
    pub(super) memo: String,
    pub(super) postings: Vec<Posting>,
    pub(super) grants: Vec<GrantShare>,
}

impl LedgerTransaction {
    /// SHA-256 over the hash before it and everything that the transaction says, in hexadecimal.
    pub(super) fn hash_after(&self, head: &str) -> String {
        let mut digest = Sha256::new();
        let mut part = |bytes: &[u8]| {
            digest.update((bytes.len() as u64).to_be_bytes());
            digest.update(bytes);
        };
        part(head.as_bytes());
        part(self.account_id.uuid().as_bytes());
        part(&self.seq.to_be_bytes());
        part(self.id.uuid().as_bytes());
        part(self.kind.as_str().as_bytes());
        part(self.idempotency_key.as_deref().unwrap_or_default().as_bytes());
        part(&self.hold_id.map_or([0; 16], |id| *id.uuid().as_bytes()));
        part(self.memo.as_bytes());
        part(&self.at.as_micros().to_be_bytes());
        for book in Book::ALL {
            part(&self.delta(*book).0.to_be_bytes());
            part(&self.balance.of(*book).0.to_be_bytes());
        }
        for share in &self.grants {
            part(share.id.uuid().as_bytes());
            part(&share.amount.0.to_be_bytes());
        }
        hexadecimal(&digest.finalize())
    }

    /// Refuses postings that do not sum to zero, are zero, or name a book twice.
    pub fn check(&self) -> Result<()> {
        let sum: i128 = self.postings.iter().map(|p| i128::from(p.amount.0)).sum();
        let zero = self.postings.iter().any(|p| p.amount == Credits::ZERO);
        let twice = |(i, p): (usize, &Posting)| self.postings[..i].iter().any(|q| q.book == p.book);
        let twice = self.postings.iter().enumerate().any(twice);
        if sum != 0 || zero || twice || self.postings.is_empty() {
            return Err(Error::internal("postings must be non-zero, one a book and sum to zero")
                .with("transaction", self.id)
                .with("sum", sum));
        }
        Ok(())
    }
}
