//! Whether an account's books are what its history says.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Balance, Book, HoldState, LedgerTransaction, TransactionKind};
use crate::error::{Error, Result};
use crate::id::{AccountId, HoldId};
use crate::money::Credits;
use crate::store::Transaction;

const PAGE: u32 = 500;

/// What a verification found to be true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// Whose books.
    pub account_id: AccountId,
    /// How many transactions were replayed.
    pub transactions: i64,
    /// The balances after the last one.
    pub balance: Balance,
    /// The hash of the last one: kept elsewhere, it shows later that nothing before it was changed
    /// or cut off.
    pub head: String,
}

impl Verification {
    /// Replays an account's history: its numbers, sums, balances and hashes, the books as they
    /// stand and the open holds. The first thing that is wrong is an
    /// [`Inconsistent`](crate::ErrorCode::Inconsistent) error that names it. The transaction must only
    /// read, so that all is of one moment.
    pub async fn run(tx: &mut dyn Transaction, account: AccountId) -> Result<Self> {
        let mut so_far = Verification {
            account_id: account,
            transactions: 0,
            balance: Balance::ZERO,
            head: String::new(),
        };
        let mut open = BTreeSet::new();
        loop {
            let page = tx.statements().transactions(account, so_far.transactions, PAGE).await?;
            for transaction in &page {
                so_far.follow(transaction)?;
                note(&mut open, transaction);
            }
            if page.len() < PAGE as usize {
                break;
            }
        }
        so_far.compare(tx).await?;
        so_far.compare_holds(tx, open).await?;
        Ok(so_far)
    }

    /// Takes the next transaction, if it is what must come next.
    fn follow(&mut self, next: &LedgerTransaction) -> Result<()> {
        let wrong = |column, message: &'static str| {
            Error::inconsistent("credits_ledger", column, next.id, message).with("seq", next.seq)
        };
        next.check().map_err(|e| wrong("amounts", "the postings do not balance").caused_by(e))?;
        if next.seq != self.transactions + 1 {
            return Err(wrong("seq", "a transaction before this one is missing"));
        }
        for book in Book::ALL {
            let expected = self.balance.of(*book).checked_add(next.delta(*book))?;
            if next.balance.of(*book) != expected {
                return Err(wrong("balance", "the balance after it is not what it leaves"));
            }
        }
        // What is older than the chain has no hash; after the first hash each has one.
        let chained = !next.hash.is_empty() || !self.head.is_empty();
        if chained && next.hash != next.hash_after(&self.head) {
            return Err(wrong("hash", "this transaction or one before it was changed"));
        }
        self.transactions = next.seq;
        self.balance = next.balance;
        self.head.clone_from(&next.hash);
        Ok(())
    }

    async fn compare(&self, tx: &mut dyn Transaction) -> Result<()> {
        let account = self.account_id;
        let wrong = |column, message: &'static str| {
            Error::inconsistent("credit_balances", column, account, message)
        };
        let Some(books) = tx.statements().books(account).await? else {
            return match self.transactions {
                0 => Ok(()),
                _ => Err(wrong("account_id", "there is a history without books")),
            };
        };
        let counted = (books.balance, books.transactions, &books.head);
        if counted != (self.balance, self.transactions, &self.head) {
            return Err(wrong("balance", "the books are not what their history says"));
        }
        let left: i64 = books.grants.iter().map(|share| share.amount.0).sum();
        if left != books.balance.available.0.max(0) {
            return Err(wrong("grants", "what is left of the grants is not what can be spent"));
        }
        Ok(())
    }

    /// The holds that the history leaves open must be so, and together what is reserved.
    async fn compare_holds(&self, tx: &mut dyn Transaction, open: BTreeSet<HoldId>) -> Result<()> {
        let mut held = Credits::ZERO;
        for id in open {
            let hold = tx.statements().hold(id).await?;
            let Some(hold) = hold.filter(|hold| hold.state == HoldState::Held) else {
                let message = "a hold that nothing resolved is not open";
                return Err(Error::inconsistent("holds", "state", id, message));
            };
            held = held.checked_add(hold.amount)?;
        }
        if held != self.balance.held {
            let message = "the open holds are not what is reserved";
            return Err(Error::inconsistent("credit_balances", "held", self.account_id, message));
        }
        Ok(())
    }
}

/// Notes a hold that is made, and forgets it when it is resolved.
fn note(open: &mut BTreeSet<HoldId>, transaction: &LedgerTransaction) {
    let Some(hold) = transaction.hold_id else { return };
    match transaction.kind {
        TransactionKind::Hold => drop(open.insert(hold)),
        _ => drop(open.remove(&hold)),
    }
}
