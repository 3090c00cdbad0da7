use std::str::FromStr;

use osirix_core::error::{Error, ErrorCode, Result};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, Connection};

use super::store::Pools;
use super::{OpenOptions, STATEMENTS, SqlStore, error};

/// Connects to the server of a `postgres:` URL.
pub(super) async fn connect(url: &str, options: OpenOptions) -> Result<SqlStore> {
    let lock_timeout_ms = options.busy_timeout.as_millis().max(1).to_string();
    let named = PgConnectOptions::from_str(url).map_err(error::translate)?;
    let name = named.get_application_name().unwrap_or("osirix").to_owned();
    let server = named
        .application_name(&name)
        .statement_cache_capacity(STATEMENTS)
        .options([("lock_timeout", lock_timeout_ms)]);
    try_once(&server, options).await?;
    let pool = PgPoolOptions::new()
        .max_connections(options.max_connections.max(1))
        .acquire_timeout(options.busy_timeout)
        // Beginning a transaction is the test: it replaces a connection that broke.
        .test_before_acquire(false)
        .connect_lazy_with(server);
    Ok(SqlStore::new(Pools::Postgres(pool)))
}

/// A pool would keep trying to reach a server that is not there; a start should say why at once.
async fn try_once(server: &PgConnectOptions, options: OpenOptions) -> Result<()> {
    let connected = tokio::time::timeout(options.busy_timeout, server.connect()).await;
    let late = |_| Error::new(ErrorCode::Unavailable, "the database server does not answer");
    let at = |error: Error| error.with("host", server.get_host()).with("port", server.get_port());
    let connection = connected.map_err(late).and_then(|c| c.map_err(error::translate));
    connection.map_err(at)?.close().await.map_err(error::translate)
}
