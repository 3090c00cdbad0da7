//! The only SQL of the project: one file a noun, one text for both databases.
//!
//! Every statement is declared by `statements!`; a test prepares each of them on both databases.

mod accounts;
mod alerts;
mod analytics;
mod answers;
mod api_keys;
mod attempts;
mod audit;
mod avatars;
mod backup;
mod better_auth;
mod billing;
mod billing_events;
mod books;
mod cell;
mod credentials;
mod events;
mod front;
mod job_archive;
mod job_limits;
mod jobs;
mod ledger;
mod licences;
mod limits;
mod links;
mod mails;
mod orders;
mod organizations;
mod passkeys;
mod payments;
mod plans;
mod products;
mod queue;
mod reconciliations;
mod schedules;
mod schema;
mod sellers;
mod sessions;
mod signing_keys;
mod social_connections;
mod social_posts;
mod social_publications;
mod social_queues;
mod social_recurrences;
mod social_rules;
#[cfg(test)]
mod tests;
mod two_factors;
mod users;
mod verifications;
mod webhook_deliveries;
mod webhook_endpoints;

pub(crate) use backup::TABLES;
#[cfg(feature = "postgres")]
pub(crate) use backup::Table;
pub use better_auth::BetterAuthUsers;

use cell::Row;
pub(crate) use front::Front;
pub(crate) use schema::Applied;
