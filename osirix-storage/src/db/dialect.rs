//! What truly differs between the two databases: named fragments of SQL.
//!
//! Each fragment is a macro of the dialect's name, so that a statement is joined from constants
//! when the program is built: nothing is ever put into SQL while it runs.

use super::Connection;

/// Locks the selected row until the transaction ends. SQLite has one writer at a time.
macro_rules! lock_row {
    (sqlite) => {
        ""
    };
    (postgres) => {
        " FOR NO KEY UPDATE"
    };
}

/// Locks the selected row and passes over rows that others have locked.
macro_rules! skip_locked {
    (sqlite) => {
        ""
    };
    (postgres) => {
        " FOR UPDATE SKIP LOCKED"
    };
}

/// The elements of the JSON array that is the first value, as `r.value`: with `r.value ->> 0` and
/// so on, each of them, being an array itself, is a row. So one statement writes any number of rows.
macro_rules! rows {
    (sqlite) => {
        "json_each($1) AS r"
    };
    (postgres) => {
        "jsonb_array_elements(CAST($1 AS jsonb)) AS r (value)"
    };
}

pub(crate) use {lock_row, rows, skip_locked};

/// Begins a transaction that may write. SQLite takes the writer's place at once: one that began
/// by reading and then wants to write would be refused instead of waiting.
#[cfg(feature = "sqlite")]
pub(super) const SQLITE_BEGIN: &str = "BEGIN IMMEDIATE";
/// Begins a transaction that only reads; its connections are `query_only`.
#[cfg(feature = "sqlite")]
pub(super) const SQLITE_READ: &str = "BEGIN DEFERRED";
/// Begins a transaction that may write.
#[cfg(feature = "postgres")]
pub(super) const POSTGRES_BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
/// Begins a transaction that only reads, and sees one moment.
#[cfg(feature = "postgres")]
pub(super) const POSTGRES_READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// Sends texts on a channel, in their order and in one turn.
#[cfg(feature = "postgres")]
pub(crate) const POSTGRES_NOTIFY: &str = "SELECT pg_notify($1, text) FROM unnest($2) AS text";

/// Lets one process at a time change the schema; "osirix" in ASCII names the lock. In SQLite the
/// transaction is that lock.
pub(super) fn lock_schema(connection: &Connection) -> &'static str {
    match connection {
        #[cfg(feature = "sqlite")]
        Connection::Sqlite(_) => "",
        #[cfg(feature = "postgres")]
        Connection::Postgres(_) => "SELECT pg_advisory_xact_lock(122541481027960)",
    }
}
