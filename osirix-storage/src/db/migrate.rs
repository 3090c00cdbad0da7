//! The schema and what every installation has from the start.

use osirix_core::error::{Error, ErrorCode, Result};
use sqlx::migrate::{Migrate, MigrateError, Migration, MigrationType, Migrator};
use sqlx::{Executor, SqlSafeStr};

use super::{Connection, error};

/// One text for both databases; it leaves alone what exists.
const SEEDS: &str = include_str!("../../migrations/seeds.sql");

/// Lists the migrations of one database, oldest first: version, name and text.
macro_rules! migrations {
    ($folder:literal) => {
        [(1, "foundation", include_str!(concat!($folder, "/0001_foundation.sql")))]
    };
}

/// Applies what is missing, inside the transaction of the caller.
pub(super) async fn run(connection: &mut Connection) -> Result<()> {
    match connection {
        #[cfg(feature = "sqlite")]
        Connection::Sqlite(tx) => {
            migrate(&mut **tx, migrations!("../../migrations/sqlite")).await?;
            tx.execute(sqlx::raw_sql(SEEDS)).await.map_err(error::translate)?;
        }
        #[cfg(feature = "postgres")]
        Connection::Postgres(tx) => {
            let lock = sqlx::raw_sql(super::dialect::POSTGRES_MIGRATION_LOCK);
            tx.execute(lock).await.map_err(error::translate)?;
            migrate(&mut **tx, migrations!("../../migrations/postgres")).await?;
            tx.execute(sqlx::raw_sql(SEEDS)).await.map_err(error::translate)?;
        }
    }
    Ok(())
}

async fn migrate<C: Migrate, const N: usize>(
    connection: &mut C,
    migrations: [(i64, &'static str, &'static str); N],
) -> Result<()> {
    let known = migrations.iter().map(|(version, ..)| *version).max().unwrap_or(0);
    let migrations = migrations.map(|(version, name, sql)| {
        let sql = sql.into_sql_str();
        Migration::new(version, name.into(), MigrationType::Simple, sql, false)
    });
    let mut migrator = Migrator::with_migrations(migrations.into());
    // The caller's transaction is the lock.
    migrator.set_locking(false);
    migrator.run_direct(None, connection, false).await.map_err(|e| failed(e, known))
}

fn failed(error: MigrateError, known: i64) -> Error {
    match error {
        MigrateError::Execute(error) => error::translate(error),
        MigrateError::ExecuteMigration(error, version) => {
            error::translate(error).with("migration", version)
        }
        MigrateError::VersionMissing(found) => Error::new(
            ErrorCode::SchemaTooNew,
            "this data was written by a newer version of Osirix: update this program",
        )
        .with("found", found)
        .with("known", known),
        MigrateError::VersionMismatch(version) => Error::inconsistent(
            "_sqlx_migrations",
            "checksum",
            version,
            "this migration was applied with another text than this program's",
        ),
        error => Error::internal("the schema could not be brought up to date").caused_by(error),
    }
}
