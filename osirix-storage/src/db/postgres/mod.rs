mod transaction;

use std::str::FromStr;
use std::time::Duration;

use osirix_core::error::{Error, ErrorCode, Result};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, PgPool};

use super::{OpenOptions, STATEMENTS, dialect, error};

pub(crate) use transaction::PostgresTransaction;

/// The connections to a server.
pub(super) struct PostgresDatabase {
    pool: PgPool,
    patience: Duration,
}

/// Connects to the server of a `postgres:` URL.
pub(super) async fn connect(url: &str, options: OpenOptions) -> Result<PostgresDatabase> {
    let lock_timeout_ms = options.busy_timeout.as_millis().max(1).to_string();
    let named = PgConnectOptions::from_str(url).map_err(error::of_postgres)?;
    let name = named.get_application_name().unwrap_or("osirix").to_owned();
    let server = named
        .application_name(&name)
        .statement_cache_capacity(STATEMENTS)
        .options([("lock_timeout", lock_timeout_ms.as_str())])
        .options(looking_after(options.busy_timeout))
        .options(dialect::POSTGRES_PLANS);
    try_once(&server, options).await?;
    let pool = PgPoolOptions::new()
        .max_connections(options.max_connections.max(1))
        .acquire_timeout(options.busy_timeout)
        // Beginning a transaction is the test: it replaces a connection that broke.
        .test_before_acquire(false)
        .connect_lazy_with(server);
    Ok(PostgresDatabase { pool, patience: options.patience() })
}

/// Has the server find out soon that this machine is gone, and not after the two hours of most
/// systems: until then it keeps the locks of a transaction that nobody ends. It asks after as long
/// as others wait for such a lock, and then three times; no answer of its own is awaited longer.
fn looking_after(patience: Duration) -> [(&'static str, String); 4] {
    let idle = patience.as_secs().max(1);
    let interval = (idle / 4).max(1);
    [
        ("tcp_keepalives_idle", idle.to_string()),
        ("tcp_keepalives_interval", interval.to_string()),
        ("tcp_keepalives_count", "3".to_owned()),
        ("tcp_user_timeout", ((idle + 3 * interval) * 1_000).to_string()),
    ]
}

/// A pool would keep trying to reach a server that is not there; a start should say why at once.
async fn try_once(server: &PgConnectOptions, options: OpenOptions) -> Result<()> {
    let connected = tokio::time::timeout(options.busy_timeout, server.connect()).await;
    let late = |_| Error::new(ErrorCode::Unavailable, "the database server does not answer");
    let at = |error: Error| error.with("host", server.get_host()).with("port", server.get_port());
    let connection = connected.map_err(late).and_then(|c| c.map_err(error::of_postgres));
    connection.map_err(at)?.close().await.map_err(error::of_postgres)
}

impl PostgresDatabase {
    pub(super) async fn begin_writing(&self) -> Result<PostgresTransaction> {
        self.begin(dialect::POSTGRES_BEGIN).await
    }

    pub(super) async fn begin_reading(&self) -> Result<PostgresTransaction> {
        self.begin(dialect::POSTGRES_READ).await
    }

    pub(super) async fn close(&self) {
        self.pool.close().await;
    }

    /// Begins on a connection that works; those that broke while they were idle are given up.
    async fn begin(&self, sql: &'static str) -> Result<PostgresTransaction> {
        let most_broken = self.pool.options().get_max_connections();
        for tries in 0.. {
            let connection = self.pool.acquire().await.map_err(|e| self.cannot_acquire(e))?;
            match PostgresTransaction::begin(connection, sql, self.patience).await {
                Err(e) if tries < most_broken && is_broken(&e) => {}
                begun => return begun.map_err(error::of_postgres),
            }
        }
        Err(Error::internal("no connection was tried"))
    }

    /// While a server cannot be reached the pool tries until its time is over: it is not full then.
    fn cannot_acquire(&self, error: sqlx::Error) -> Error {
        let full = self.pool.size() >= self.pool.options().get_max_connections();
        if matches!(error, sqlx::Error::PoolTimedOut) && !full {
            return Error::new(
                ErrorCode::Unavailable,
                "the database cannot be reached: is it running?",
            );
        }
        error::of_postgres(error)
    }
}

/// What a server answers, if it does so in time. Who waits for one that is away without a word would
/// never hear of it: the connection is given up.
pub(crate) async fn answered<T>(
    patience: Duration,
    answer: impl Future<Output = sqlx::Result<T>>,
) -> sqlx::Result<T> {
    tokio::time::timeout(patience, answer).await.unwrap_or_else(|_| {
        let late = std::io::Error::new(std::io::ErrorKind::TimedOut, "no answer from the server");
        Err(sqlx::Error::Io(late))
    })
}

/// Whether the connection had ended before the transaction began.
fn is_broken(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(error) => error.code().is_some_and(|code| code.starts_with("57P")),
        _ => false,
    }
}
