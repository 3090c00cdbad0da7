//! The ledger: double entry over each account's five books.
//!
//! Credits move between the books of an account, never out of nothing: every transaction sums to
//! zero, and so do the five balances together.
//!
//! | book | what its balance says | grant 100 | hold 8 | settle 8 at 5 |
//! |---|---|---|---|---|
//! | [`Granted`](Book::Granted) | what was issued and not taken back, negative | -100 | | |
//! | [`Available`](Book::Available) | what can be spent | +100 | -8 | +3 |
//! | [`Held`](Book::Held) | what running work has reserved | | +8 | -8 |
//! | [`Spent`](Book::Spent) | what was charged | | | +5 |
//! | [`Expired`](Book::Expired) | what was granted for a time and not spent in it | | | |
//!
//! Each account's books are closed in themselves, so no row is shared between accounts: a busy
//! account never slows another, and the platform's totals are sums over accounts.
//!
//! Grants are spent by priority, then by what ends first, then by age; a hold takes its credits out
//! of them, so that what is held does not lapse, and each charge says which grants paid.
//!
//! Credits whose payment went back are revoked: out of the grants that it had paid for, then out of
//! the others, and what they cannot give is a debt, which `available` below zero says.
//!
//! An account can have a limit of what its holds may take in a day or a month. Whoever decides has
//! locked the books, which carry what the period has used, so that no number of callers passes it.
//!
//! Any number of operations are one batch, of any accounts: their books are locked in the order of
//! their ids, each operation is decided in memory as if it were alone, and all is written by a
//! handful of statements. So an account that everybody uses is one row written once a batch.
//!
//! Invariants, each held by the database and by a test: a transaction sums to zero; an idempotency
//! key takes effect at most once; history is immutable and each transaction carries the hash of the
//! one before it; `available` never falls below zero by a hold; a hold is resolved exactly once;
//! the balances equal the replay of the entries.

mod alerts;
mod batch;
mod books;
mod model;
mod service;
mod spending;
mod store;
mod teller;
mod verify;
mod verify_all;

pub use alerts::AlertMails;
pub use batch::{Operation, Outcome};
pub use books::{Books, GrantShare};
pub use model::{
    Balance, Book, CreditGrant, Entry, Hold, HoldState, LedgerTransaction, Posting, TransactionKind,
};
pub use service::{Grant, HoldRequest, Ledger, Revocation};
pub use spending::{AlertKind, Spending, SpendingAlert, SpendingPeriod, SpendingRules};
pub use store::{
    AlertRepository, Changes, LedgerRepository, StatementRepository, TransactionFilter,
};
pub use teller::Teller;
pub use verify::Verification;
pub use verify_all::LedgerVerification;
