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

/// Lists the migrations in a folder, oldest first: number, name and text.
macro_rules! in_folder {
    ($folder:literal) => {
        &[
            Migration {
                version: 1,
                name: "foundation",
                sql: include_str!(concat!($folder, "/0001_foundation.sql")),
            },
            Migration {
                version: 2,
                name: "identity",
                sql: include_str!(concat!($folder, "/0002_identity.sql")),
            },
            Migration {
                version: 3,
                name: "identity_at_depth",
                sql: include_str!(concat!($folder, "/0003_identity_at_depth.sql")),
            },
            Migration {
                version: 4,
                name: "rate_limits",
                sql: include_str!(concat!($folder, "/0004_rate_limits.sql")),
            },
            Migration {
                version: 5,
                name: "books_and_queue",
                sql: include_str!(concat!($folder, "/0005_books_and_queue.sql")),
            },
            Migration {
                version: 6,
                name: "jobs_at_depth",
                sql: include_str!(concat!($folder, "/0006_jobs_at_depth.sql")),
            },
            Migration {
                version: 7,
                name: "lists_by_account",
                sql: include_str!(concat!($folder, "/0007_lists_by_account.sql")),
            },
            Migration {
                version: 8,
                name: "portraits",
                sql: include_str!(concat!($folder, "/0008_portraits.sql")),
            },
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
pub(super) async fn run(tx: &mut SqlTransaction) -> Result<()> {
    tx.script(lock_schema(&tx.connection)).await?;
    tx.script(JOURNAL).await?;
    let now = Ambient::system().now();
    let migrations = migrations(&tx.connection);
    let applied = tx.applied_migrations().await?;
    check(migrations, &applied)?;
    for migration in &migrations[applied.len()..] {
        let done = tx.script(migration.sql).await;
        done.map_err(|e| e.with("migration", migration.version))?;
        tx.record_migration(migration, now).await?;
    }
    tx.script(SEEDS).await
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
