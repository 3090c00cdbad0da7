use async_trait::async_trait;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::store::{Store, Transaction};
use sqlx::pool::{MaybePoolConnection, PoolConnection};
use sqlx::{Connection as _, Database, Pool, SqlSafeStr};

use super::{Connection, SqlTransaction, dialect, error, migrate};

/// A SQLite or PostgreSQL database.
pub struct SqlStore {
    pools: Pools,
}

pub(super) enum Pools {
    /// SQLite has one writer at a time: a pool of one lets writers queue up in their order here
    /// instead of racing for the file's lock.
    #[cfg(feature = "sqlite")]
    Sqlite { writer: sqlx::SqlitePool, readers: sqlx::SqlitePool },
    #[cfg(feature = "postgres")]
    Postgres(sqlx::PgPool),
}

impl SqlStore {
    pub(super) fn new(pools: Pools) -> Self {
        SqlStore { pools }
    }

    /// Brings the schema up to date and adds the seeds, in one transaction.
    pub(super) async fn prepare(&self) -> Result<()> {
        let mut tx = self.begin_writing().await?;
        migrate::run(&mut tx.connection).await?;
        tx.finish().await
    }

    pub(crate) async fn begin_writing(&self) -> Result<SqlTransaction> {
        let connection = match &self.pools {
            #[cfg(feature = "sqlite")]
            Pools::Sqlite { writer, .. } => {
                Connection::Sqlite(begin(writer, dialect::SQLITE_BEGIN).await?)
            }
            #[cfg(feature = "postgres")]
            Pools::Postgres(pool) => {
                Connection::Postgres(begin(pool, dialect::POSTGRES_BEGIN).await?)
            }
        };
        Ok(SqlTransaction::new(connection, true))
    }

    pub(crate) async fn begin_reading(&self) -> Result<SqlTransaction> {
        let connection = match &self.pools {
            #[cfg(feature = "sqlite")]
            Pools::Sqlite { readers, .. } => {
                Connection::Sqlite(begin(readers, dialect::SQLITE_READ).await?)
            }
            #[cfg(feature = "postgres")]
            Pools::Postgres(pool) => {
                Connection::Postgres(begin(pool, dialect::POSTGRES_READ).await?)
            }
        };
        Ok(SqlTransaction::new(connection, false))
    }
}

#[async_trait]
impl Store for SqlStore {
    async fn begin(&self) -> Result<Box<dyn Transaction>> {
        Ok(Box::new(self.begin_writing().await?))
    }

    async fn read(&self) -> Result<Box<dyn Transaction>> {
        Ok(Box::new(self.begin_reading().await?))
    }

    async fn close(&self) {
        match &self.pools {
            #[cfg(feature = "sqlite")]
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                // The last to close a SQLite file merges its write-ahead log.
                writer.close().await;
            }
            #[cfg(feature = "postgres")]
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// Begins on a connection that works; those that broke while they were idle are given up.
async fn begin<DB: Database>(
    pool: &Pool<DB>,
    sql: &'static str,
) -> Result<sqlx::Transaction<'static, DB>>
where
    PoolConnection<DB>: Into<MaybePoolConnection<'static, DB>>,
{
    let most_broken = pool.options().get_max_connections();
    for tries in 0.. {
        let connection = pool.acquire().await.map_err(|e| cannot_acquire(pool, e))?;
        // SQLite ends a transaction itself when the disk is full, unnoticed by the driver.
        if connection.is_in_transaction() {
            // Whether it closes well or not, it is out of the pool.
            let _ = connection.close().await;
            continue;
        }
        match sqlx::Transaction::begin(connection, Some(sql.into_sql_str())).await {
            Err(e) if tries < most_broken && is_broken(&e) => {}
            begun => return begun.map_err(error::translate),
        }
    }
    Err(Error::internal("no connection was tried"))
}

/// Whether the connection had ended before the transaction began.
fn is_broken(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(error) => error.code().is_some_and(|code| code.starts_with("57P")),
        _ => false,
    }
}

/// While a server cannot be reached the pool tries until its time is over: it is then not full.
fn cannot_acquire<DB: Database>(pool: &Pool<DB>, error: sqlx::Error) -> Error {
    let full = pool.size() >= pool.options().get_max_connections();
    if matches!(error, sqlx::Error::PoolTimedOut) && !full {
        return Error::new(
            ErrorCode::Unavailable,
            "the database cannot be reached: is it running?",
        );
    }
    error::translate(error)
}
