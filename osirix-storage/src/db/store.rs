use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use osirix_core::error::Result;
use osirix_core::store::{Store, Transaction};

use super::{Connection, OpenOptions, SqlTransaction, migrate};
use crate::repo::Front;

/// A SQLite or PostgreSQL database.
pub struct SqlStore {
    database: Databases,
    /// What is known of the front of the queue.
    front: Arc<Mutex<Front>>,
    /// How long a server may take for an answer.
    patience: Duration,
}

pub(super) enum Databases {
    #[cfg(feature = "sqlite")]
    Sqlite(super::sqlite::SqliteDatabase),
    #[cfg(feature = "postgres")]
    Postgres(super::postgres::PostgresDatabase),
}

impl SqlStore {
    pub(super) fn new(database: Databases, options: OpenOptions) -> Self {
        SqlStore { database, front: Arc::default(), patience: options.patience() }
    }

    /// Brings the schema up to date and adds the seeds, in one transaction.
    pub(super) async fn prepare(&self) -> Result<()> {
        let mut tx = self.begin_writing().await?;
        migrate::run(&mut tx).await?;
        tx.finish().await
    }

    pub(crate) async fn begin_writing(&self) -> Result<SqlTransaction> {
        let connection = match &self.database {
            #[cfg(feature = "sqlite")]
            Databases::Sqlite(database) => Connection::Sqlite(database.begin_writing().await?),
            #[cfg(feature = "postgres")]
            Databases::Postgres(database) => Connection::Postgres(database.begin_writing().await?),
        };
        Ok(SqlTransaction::new(connection, true, self.front.clone(), self.patience))
    }

    pub(crate) async fn begin_reading(&self) -> Result<SqlTransaction> {
        let connection = match &self.database {
            #[cfg(feature = "sqlite")]
            Databases::Sqlite(database) => Connection::Sqlite(database.begin_reading().await?),
            #[cfg(feature = "postgres")]
            Databases::Postgres(database) => Connection::Postgres(database.begin_reading().await?),
        };
        Ok(SqlTransaction::new(connection, false, self.front.clone(), self.patience))
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
        match &self.database {
            #[cfg(feature = "sqlite")]
            Databases::Sqlite(database) => database.close().await,
            #[cfg(feature = "postgres")]
            Databases::Postgres(database) => database.close().await,
        }
    }
}
