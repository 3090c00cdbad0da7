//! The domain of Osirix: its types, its ports and the services over them.
//!
//! Nothing here opens a socket, a file or a database: adapters implement the ports
//! ([`store::Store`], [`blob::BlobStore`], [`events::EventBus`] and those of [`media`]) and the
//! crate `osirix` composes them. A noun is a folder: `model.rs` holds its types and rules,
//! `store.rs` the repository it needs, `service.rs` what callers do with it.

pub mod accounts;
pub mod address;
pub mod analytics;
pub mod api_keys;
pub mod audit;
pub mod auth;
pub mod avatars;
pub mod billing;
pub mod blob;
pub mod clock;
mod combine;
#[cfg(feature = "conformance")]
pub mod conformance;
mod due;
pub mod error;
pub mod events;
pub mod housekeeping;
pub mod id;
pub mod jobs;
pub mod ledger;
pub mod limits;
pub mod mail;
pub mod marketplace;
pub mod media;
pub mod money;
mod names;
pub mod organizations;
pub mod page;
pub mod payouts;
pub mod plans;
pub mod secret;
pub mod social;
pub mod store;
pub mod sweep;
pub mod table;
pub mod template;
mod text;
pub mod vault;
pub mod webhooks;

pub use error::{Error, ErrorCode, ErrorRecord, Result, Retry};
