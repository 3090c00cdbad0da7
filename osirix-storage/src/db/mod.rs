//! Databases: connecting, transactions, migrations, and what differs between them.

#[cfg(feature = "postgres")]
mod bundle;
pub(crate) mod dialect;
pub(crate) mod error;
pub(crate) mod migrate;
#[cfg(feature = "postgres")]
mod postgres;
mod row;
mod rows;
#[cfg(feature = "sqlite")]
pub(crate) mod sqlite;
mod statement;
mod store;
mod transaction;

use std::time::Duration;

use osirix_core::error::{Error, ErrorCode, Result};

use store::Databases;

pub use store::SqlStore;

#[cfg(feature = "postgres")]
pub(crate) use postgres::answered;

pub(crate) use row::row;
pub(crate) use rows::{Cell, Cells, Expected, cells, check};
#[cfg(feature = "postgres")]
pub(crate) use rows::{arrays, indices};
pub(crate) use statement::{Statement, statements};
pub(crate) use transaction::{Connection, SqlTransaction, run};

/// How many prepared statements a connection keeps: above their number, so that none is ever
/// prepared twice.
pub(crate) const STATEMENTS: usize = 512;

/// How to connect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenOptions {
    /// How long a transaction waits for its turn before it is [`Busy`](ErrorCode::Busy); 10 s
    /// unless changed.
    pub busy_timeout: Duration,
    /// How many connections at most: readers in SQLite, which has one writer besides, and all of
    /// them in PostgreSQL; 8 unless changed, at least 1.
    pub max_connections: u32,
}

impl Default for OpenOptions {
    fn default() -> Self {
        OpenOptions { busy_timeout: Duration::from_secs(10), max_connections: 8 }
    }
}

impl OpenOptions {
    /// How long a server may take for an answer. It tells by itself when a lock is not to be had in
    /// the busy timeout; one that says nothing for three of them, and for five seconds, is away, and
    /// who waits on would wait for ever.
    fn patience(&self) -> Duration {
        (self.busy_timeout * 3).max(Duration::from_secs(5))
    }
}

/// The URL schemes that this build can open.
pub fn schemes() -> &'static [&'static str] {
    &[
        #[cfg(feature = "sqlite")]
        "sqlite",
        #[cfg(feature = "postgres")]
        "postgres",
        #[cfg(feature = "postgres")]
        "postgresql",
    ]
}

/// Opens a database with the usual options: see [`open_with`].
pub async fn open(url: &str) -> Result<SqlStore> {
    open_with(url, OpenOptions::default()).await
}

/// Opens a database, brings its schema up to date and adds the seeds it lacks, all of it in one
/// transaction, so that several processes may open a new database at the same moment.
///
/// - `sqlite:/path/file.db` or `sqlite:relative.db`: the folder and the file are made if missing;
///   [`Io`](ErrorCode::Io) names the path that cannot be.
/// - `postgres://user:password@host:port/database?sslmode=require`: the database must exist.
/// - Any other scheme is a [`Configuration`](ErrorCode::Configuration) error.
/// - A schema that a newer Osirix made is [`SchemaTooNew`](ErrorCode::SchemaTooNew).
///
/// ```
/// # tokio_test(async {
/// use osirix_core::store::Store;
///
/// let folder = tempfile::tempdir()?;
/// let url = format!("sqlite:{}/osirix.db", folder.path().display());
/// let store = osirix_storage::open(&url).await?;
/// let plans = store.read().await?.plans().list().await?;
/// assert_eq!(plans.len(), 4);
/// store.close().await;
/// # Ok::<(), Box<dyn std::error::Error>>(()) });
/// # fn tokio_test<T: std::fmt::Debug>(
/// #     test: impl Future<Output = Result<T, Box<dyn std::error::Error>>>,
/// # ) {
/// #     tokio::runtime::Runtime::new().unwrap().block_on(test).unwrap();
/// # }
/// ```
pub async fn open_with(url: &str, options: OpenOptions) -> Result<SqlStore> {
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
    let database = match scheme {
        #[cfg(feature = "sqlite")]
        "sqlite" => Databases::Sqlite(sqlite::connect(url, options).await?),
        #[cfg(feature = "postgres")]
        "postgres" | "postgresql" => Databases::Postgres(postgres::connect(url, options).await?),
        _ => return Err(unknown_scheme(scheme)),
    };
    let store = SqlStore::new(database, options);
    store.prepare().await?;
    Ok(store)
}

/// Takes another program's database as it is, to read alone.
pub(crate) async fn attach(url: &str) -> Result<SqlStore> {
    let (scheme, options) =
        (url.split_once(':').map_or("", |(scheme, _)| scheme), OpenOptions::default());
    let database = match scheme {
        #[cfg(feature = "sqlite")]
        "sqlite" => Databases::Sqlite(sqlite::attach(url, options)?),
        #[cfg(feature = "postgres")]
        "postgres" | "postgresql" => Databases::Postgres(postgres::connect(url, options).await?),
        _ => return Err(unknown_scheme(scheme)),
    };
    Ok(SqlStore::new(database, options))
}

/// Names the scheme alone: the rest of the URL may hold a password.
fn unknown_scheme(scheme: &str) -> Error {
    let compiled_in = schemes().join(", ");
    let missing = match scheme {
        "sqlite" => "; the feature `sqlite` adds SQLite",
        "postgres" | "postgresql" => "; the feature `postgres` adds PostgreSQL",
        _ => "",
    };
    let known = format!("a database URL here begins with one of: {compiled_in}{missing}");
    let error = Error::new(ErrorCode::Configuration, known).with("schemes", compiled_in);
    // Text without a scheme could be anything, a password too.
    if scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'+') && scheme.len() <= 20 {
        error.with("scheme", scheme)
    } else {
        error
    }
}
