//! The ledger: double entry over each account's four books.
//!
//! Credits move between the books of an account, never out of nothing: every transaction sums to
//! zero, and so do the four balances together.
//!
//! | book | what its balance says | grant 100 | hold 8 | settle 8 at 5 |
//! |---|---|---|---|---|
//! | [`Granted`](Book::Granted) | what was issued to the account, negative | -100 | | |
//! | [`Available`](Book::Available) | what can be spent | +100 | -8 | +3 |
//! | [`Held`](Book::Held) | what running work has reserved | | +8 | -8 |
//! | [`Spent`](Book::Spent) | what was charged | | | +5 |
//!
//! Each account's books are closed in themselves, so no row is shared between accounts: a busy
//! account never slows another, and the platform's totals are sums over accounts.
//!
//! Invariants, each held by the database and by a test: a transaction sums to zero; an idempotency
//! key takes effect at most once; history is immutable; `available` never falls below zero by a
//! hold; a hold is resolved exactly once; the balances equal the replay of the entries.

mod model;
mod service;
mod store;

pub use model::{
    Balance, Book, Entry, Hold, HoldState, LedgerTransaction, Posting, Resolution, TransactionKind,
};
pub use service::{Grant, HoldRequest, Ledger};
pub use store::{LedgerRepository, Posted};
