//! The schema and what every installation has from the start.

use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode, Result};
use sha2::{Digest, Sha256};

use super::dialect::lock_schema;
use super::{Connection, SqlTransaction};
use crate::repo::Applied;

/// Where it is kept which migrations were applied.
const JOURNAL: &str = include_str!("../../migrations/journal.sql");

/// One text for both databases; it leaves alone what exists.
const SEEDS: &str = include_str!("../../migrations/seeds.sql");

/// A step of the schema.
pub(crate) struct Migration {
    /// Its number: they are applied in the order of these.
    pub(crate) version: i64,
    pub(crate) name: &'static str,
    pub(crate) sql: &'static str,
}

impl Migration {
    /// The SHA-256 of its text, in hexadecimal.
    pub(crate) fn checksum(&self) -> String {
        Sha256::digest(self.sql).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

macro_rules! migration {
    ($folder:literal, $version:literal, $name:literal, $file:literal) => {
        Migration { version: $version, name: $name, sql: include_str!(concat!($folder, $file)) }
    };
}

/// Lists the migrations in a folder, oldest first: number, name and text.
macro_rules! in_folder {
    ($folder:literal) => {
        &[
            migration!($folder, 1, "foundation", "/0001_foundation.sql"),
            migration!($folder, 2, "identity", "/0002_identity.sql"),
            migration!($folder, 3, "identity_at_depth", "/0003_identity_at_depth.sql"),
            migration!($folder, 4, "rate_limits", "/0004_rate_limits.sql"),
            migration!($folder, 5, "books_and_queue", "/0005_books_and_queue.sql"),
            migration!($folder, 6, "jobs_at_depth", "/0006_jobs_at_depth.sql"),
            migration!($folder, 7, "lists_by_account", "/0007_lists_by_account.sql"),
            migration!($folder, 8, "portraits", "/0008_portraits.sql"),
            migration!($folder, 9, "billing", "/0009_billing.sql"),
            migration!($folder, 10, "marketplace", "/0010_marketplace.sql"),
            migration!($folder, 11, "social", "/0011_social.sql"),
            migration!($folder, 12, "post_metrics", "/0012_post_metrics.sql"),
            migration!($folder, 13, "books_at_depth", "/0013_books_at_depth.sql"),
            migration!($folder, 14, "webhooks", "/0014_webhooks.sql"),
            migration!($folder, 15, "analytics", "/0015_analytics.sql"),
            migration!($folder, 16, "social_planning", "/0016_social_planning.sql"),
            migration!($folder, 17, "audit_seals", "/0017_audit_seals.sql"),
            migration!($folder, 18, "films", "/0018_films.sql"),
        ]
    };
}

/// The migrations of a database.
fn migrations(connection: &Connection) -> &'static [Migration] {
    match connection {
        #[cfg(feature = "sqlite")]
        Connection::Sqlite(_) => in_folder!("../../migrations/sqlite"),
        #[cfg(feature = "postgres")]
        Connection::Postgres(_) => in_folder!("../../migrations/postgres"),
    }
}

/// Applies what is missing, inside the transaction of the caller.
pub(crate) async fn run(tx: &mut SqlTransaction) -> Result<()> {
    run_to(tx, i64::MAX).await?;
    tx.script(SEEDS).await
}

/// Applies what is missing of the migrations up to one, which must be known, and no seeds.
pub(crate) async fn run_to(tx: &mut SqlTransaction, version: i64) -> Result<()> {
    tx.script(lock_schema(&tx.connection)).await?;
    tx.script(JOURNAL).await?;
    let now = Ambient::system().now();
    let migrations = migrations(&tx.connection);
    let applied = tx.applied_migrations().await?;
    check(migrations, &applied)?;
    let newest = migrations.last().map_or(0, |migration| migration.version);
    if version != i64::MAX && version > newest {
        return Err(too_new(version, migrations));
    }
    let missing = migrations[applied.len()..].iter();
    for migration in missing.take_while(|migration| migration.version <= version) {
        let done = tx.script(migration.sql).await;
        done.map_err(|e| e.with("migration", migration.version))?;
        tx.record_migration(migration, now).await?;
    }
    Ok(())
}

/// What was applied must be the beginning of what this program knows.
fn check(known: &[Migration], applied: &[Applied]) -> Result<()> {
    for (at, applied) in applied.iter().enumerate() {
        let Some(known) = known.get(at).filter(|known| known.version == applied.version) else {
            return Err(too_new(applied.version, known));
        };
        if known.checksum() != applied.checksum {
            return Err(Error::inconsistent(
                "schema_migrations",
                "checksum",
                known.version,
                "this migration was applied with another text than this program's",
            ));
        }
    }
    Ok(())
}

fn too_new(found: i64, known: &[Migration]) -> Error {
    Error::new(
        ErrorCode::SchemaTooNew,
        "this data was written by a newer version of Osirix: update this program",
    )
    .with("found", found)
    .with("known", known.last().map_or(0, |migration| migration.version))
}
