//! The only SQL of the project: one file a noun, one text for both databases.
//!
//! Every statement is declared by `statements!`; a test prepares each of them on both databases.

mod accounts;
mod attempts;
mod audit;
mod avatars;
mod cell;
mod credentials;
mod events;
mod holds;
mod jobs;
mod ledger;
mod limits;
mod plans;
mod products;
mod queue;
mod schema;
mod sessions;
#[cfg(test)]
mod tests;
mod users;
mod verifications;

use cell::Row;
pub(crate) use schema::Applied;
