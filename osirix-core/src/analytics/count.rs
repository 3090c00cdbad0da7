use std::collections::BTreeMap;

use crate::clock::Timestamp;
use crate::id::AccountId;
use crate::ledger::{Book, LedgerTransaction, TransactionKind};
use crate::names::names;

names! {
    /// What is counted.
    #[derive(PartialOrd, Ord)]
    "figure" pub enum Figure {
        /// Jobs that were completed, by kind; the amount is the length of what they made, in
        /// microseconds.
        JobsCompleted = "jobs.completed",
        /// Jobs that failed for good, by kind.
        JobsFailed = "jobs.failed",
        /// Jobs that were cancelled, by kind.
        JobsCancelled = "jobs.cancelled",
        /// Credits that the books were given.
        CreditsGranted = "credits.granted",
        /// Credits that were spent.
        CreditsSpent = "credits.spent",
        /// Credits that were taken back.
        CreditsRevoked = "credits.revoked",
        /// Credits whose time was over.
        CreditsExpired = "credits.expired",
        /// Of those that were spent: for what, by the kind of the job or `marketplace`.
        CreditsCharged = "credits.charged",
        /// Of those that were granted: for purchases that were sent back.
        CreditsRefunded = "credits.refunded",
        /// Of those that were granted: shares of sales.
        CreditsEarned = "credits.earned",
        /// Products that were sold, to their seller; the amount is what buyers paid, in credits.
        SalesMade = "sales.made",
        /// The seller's shares of these, in credits.
        SalesShares = "sales.shares",
        /// Sales that were sent back, to their seller; the amount is what buyers got, in credits.
        SalesReturned = "sales.returned",
        /// The seller's shares of these, in credits.
        SharesReturned = "shares.returned",
        /// Posts that got out, by network.
        PostsPublished = "posts.published",
        /// Posts that did not get out, by network.
        PostsFailed = "posts.failed",
        /// Posts of which nobody knows, by network.
        PostsUnconfirmed = "posts.unconfirmed",
        /// What was paid for plans, by currency, in its smallest unit.
        PlansPaid = "plans.paid",
        /// What of it went back, by currency, in its smallest unit.
        PlansRefunded = "plans.refunded",
    }
}

/// A quarter of an hour: its number since 1970-01-01T00:00:00Z. Every day of every time zone has
/// begun with one since 1972.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(pub i64);

impl Quarter {
    /// How long it is, in microseconds.
    pub const MICROS: i64 = 15 * 60 * 1_000_000;

    /// The one in which a moment lies.
    pub const fn of(at: Timestamp) -> Self {
        Quarter(at.as_micros().div_euclid(Self::MICROS))
    }
}

/// Something that happened and is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// To whom.
    pub account_id: AccountId,
    /// In which quarter of an hour.
    pub quarter: Quarter,
    /// What.
    pub figure: Figure,
    /// Of which kind; empty where there are no kinds.
    pub kind: String,
    /// How often.
    pub count: i64,
    /// How much of it there was, in the unit of the figure.
    pub amount: i64,
}

impl Count {
    /// It happened once.
    pub fn once(account_id: AccountId, at: Timestamp, figure: Figure, amount: i64) -> Self {
        let quarter = Quarter::of(at);
        Count { account_id, quarter, figure, kind: String::new(), count: 1, amount }
    }

    /// The same, of a kind.
    pub fn of(self, kind: &str) -> Self {
        Count { kind: kind.to_owned(), ..self }
    }

    /// The same counts in as few rows as there can be.
    pub fn together(counts: Vec<Count>) -> Vec<Count> {
        let mut sums = BTreeMap::<_, (i64, i64)>::new();
        for one in counts {
            let sum = sums.entry((one.account_id, one.quarter, one.figure, one.kind)).or_default();
            sum.0 = sum.0.saturating_add(one.count);
            sum.1 = sum.1.saturating_add(one.amount);
        }
        let count = |((account_id, quarter, figure, kind), (count, amount))| Count {
            account_id,
            quarter,
            figure,
            kind,
            count,
            amount,
        };
        sums.into_iter().map(count).collect()
    }
}

/// What is counted of transactions in the books.
pub(crate) fn of_transactions(transactions: &[LedgerTransaction]) -> Vec<Count> {
    transactions.iter().filter_map(of_transaction).collect()
}

fn of_transaction(one: &LedgerTransaction) -> Option<Count> {
    let (figure, amount) = match one.kind {
        TransactionKind::Grant => (Figure::CreditsGranted, one.delta(Book::Available).0),
        TransactionKind::Settle => (Figure::CreditsSpent, one.delta(Book::Spent).0),
        TransactionKind::Lapse => (Figure::CreditsExpired, one.delta(Book::Expired).0),
        TransactionKind::Revoke => (Figure::CreditsRevoked, one.delta(Book::Granted).0),
        TransactionKind::Hold | TransactionKind::Release | TransactionKind::Expire => return None,
    };
    Some(Count::once(one.account_id, one.at, figure, amount))
}
