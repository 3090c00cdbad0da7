use std::ops::{Deref, DerefMut};
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::PgTransactionManager as Manager;
use sqlx::{PgConnection, Postgres, SqlSafeStr};
use sqlx_core::transaction::TransactionManager;
use tokio::runtime::Handle;
use tokio::time::timeout;

use super::answered;

/// A transaction on a connection of the pool; dropped, it is rolled back.
///
/// sqlx's own gives its connection back when the server has answered once more, however long that
/// takes. A server that gave the connection up while the network was away says nothing for ever, and
/// the connection would be missing in the pool, whose closing waits for it.
pub(crate) struct PostgresTransaction {
    connection: PoolConnection<Postgres>,
    patience: Duration,
}

impl PostgresTransaction {
    pub(super) async fn begin(
        connection: PoolConnection<Postgres>,
        sql: &'static str,
        patience: Duration,
    ) -> sqlx::Result<Self> {
        let mut begun = PostgresTransaction { connection, patience };
        answered(patience, Manager::begin(&mut begun, Some(sql.into_sql_str()))).await?;
        Ok(begun)
    }

    pub(crate) async fn commit(mut self) -> sqlx::Result<()> {
        answered(self.patience, Manager::commit(&mut self)).await
    }
}

impl Deref for PostgresTransaction {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        &self.connection
    }
}

impl DerefMut for PostgresTransaction {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.connection
    }
}

impl Drop for PostgresTransaction {
    fn drop(&mut self) {
        // Goes with the question below, where it was not committed.
        Manager::start_rollback(&mut self.connection);
        let returned = self.connection.return_to_pool();
        // Given up, it is closed and makes room for another; so it is where nothing runs any more.
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(timeout(self.patience, returned));
        }
    }
}
