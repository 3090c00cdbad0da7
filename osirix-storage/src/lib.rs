//! Databases, blob stores and events for Osirix: the adapters of the core's storage ports.
//!
//! [`open`] connects to SQLite (`sqlite:/path/file.db`) or PostgreSQL (`postgres://...`), brings
//! the schema up to date and returns a [`SqlStore`], the [`Store`](osirix_core::store::Store) of
//! both. [`LocalBlobStore`] keeps blobs in a folder, `S3BlobStore` in a bucket; [`events`] carry signals within one process or
//! between many.
//!
//! Where things are: [`db`] connects, migrates and translates errors; `repo` holds the only SQL of
//! the project, one file a noun, one text for both databases; `migrations/` the schemas.

#[cfg(not(any(feature = "sqlite", feature = "postgres")))]
compile_error!("osirix-storage needs a database: enable the feature `sqlite` or `postgres`");

pub mod backup;
pub mod blob;
pub mod db;
pub mod events;
pub mod fault;
mod repo;
#[cfg(feature = "testing")]
pub mod testing;

pub use blob::LocalBlobStore;
#[cfg(feature = "s3")]
pub use blob::{PendingUpload, S3BlobStore, S3Options, SignedUpload};
pub use db::{OpenOptions, SqlStore, open, open_with, schemes};
#[cfg(feature = "postgres")]
pub use events::PostgresBus;
#[cfg(feature = "redis")]
pub use events::RedisBus;
pub use events::{BusOptions, InProcessBus};
pub use repo::BetterAuthUsers;
