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

/// The rows that a statement was given, as `r`: `rows(id text, amount int)`. So one statement
/// writes, or looks for, any number of rows; it has no other values.
macro_rules! rows {
    (sqlite $first:ident $of:ident $(, $name:ident $type:ident)*) => {
        concat!("(SELECT ? AS ", stringify!($first) $(, ", ? AS ", stringify!($name))*, ") AS r")
    };
    (postgres $($name:ident $type:ident),+) => {
        $crate::db::dialect::unnest!([] [$($name $type)+]
            [1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24])
    };
}

/// The rows that a statement was given, to be inserted as they are: `values(id text, amount int)`
/// behind the names of the columns. SQLite need not journal a statement of one row.
macro_rules! values {
    (sqlite $first:ident $of:ident $(, $name:ident $type:ident)*) => {
        concat!("VALUES (?" $(, $crate::db::dialect::values!(@ $name))*, ")")
    };
    (postgres $($name:ident $type:ident),+) => {
        concat!("SELECT * FROM ", $crate::db::dialect::rows!(postgres $($name $type),+))
    };
    (@ $name:ident) => { ", ?" };
}

/// Numbers the columns of `rows` for PostgreSQL, each of which is an array.
macro_rules! unnest {
    ([$n1:literal $name1:ident $type1:ident $($n:literal $name:ident $type:ident)*]
        [] [$($free:literal)*]) => {
        concat!(
            "UNNEST($", $n1, $crate::db::dialect::unnest!(@ $type1)
            $(, ", $", $n, $crate::db::dialect::unnest!(@ $type))*,
            ") AS r (", stringify!($name1) $(, ", ", stringify!($name))*, ")"
        )
    };
    ([$($done:tt)*] [$name:ident $type:ident $($left:ident)*] [$n:literal $($free:literal)*]) => {
        $crate::db::dialect::unnest!([$($done)* $n $name $type] [$($left)*] [$($free)*])
    };
    (@ text) => { "::TEXT[]" };
    (@ int) => { "::BIGINT[]" };
    (@ flag) => { "::BOOLEAN[]" };
}

pub(crate) use {lock_row, rows, skip_locked, unnest, values};

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
