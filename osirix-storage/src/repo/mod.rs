//! The only SQL of the project: one file a noun, one text for both databases.
//!
//! Every statement is declared by `statements!`; a test prepares each of them on both databases.

mod accounts;
mod answers;
mod api_keys;
mod attempts;
mod audit;
mod avatars;
mod better_auth;
mod books;
mod cell;
mod credentials;
mod events;
mod job_archive;
mod job_limits;
mod jobs;
mod ledger;
mod limits;
mod links;
mod mails;
mod organizations;
mod passkeys;
mod plans;
mod products;
mod queue;
mod schedules;
mod schema;
mod sessions;
mod signing_keys;
#[cfg(test)]
mod tests;
mod two_factors;
mod users;
mod verifications;

pub use better_auth::BetterAuthUsers;

use cell::Row;
pub(crate) use schema::Applied;
