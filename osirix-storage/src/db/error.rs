//! Translates the databases' errors into the one [`Error`].

use osirix_core::error::{Error, ErrorCode, Result};

use super::Statement;

/// Names the statement in its error.
pub(crate) fn of_statement<T>(statement: &'static Statement, done: Result<T>) -> Result<T> {
    done.map_err(|e| e.with("statement", statement.name))
}

/// Translates an error of SQLite.
#[cfg(feature = "sqlite")]
pub(crate) fn of_sqlite(error: rusqlite::Error) -> Error {
    use rusqlite::Error as Sql;
    match &error {
        Sql::SqliteFailure(failure, message) => {
            let code = failure.extended_code;
            let made = match (by_sqlite_code(code), message) {
                (made, Some(message)) if code & 0xff == 19 => with_constraint(made, message),
                (made, _) => made,
            };
            made.with("database_code", code).caused_by(error)
        }
        Sql::FromSqlConversionFailure(..)
        | Sql::IntegralValueOutOfRange(..)
        | Sql::InvalidColumnType(..)
        | Sql::Utf8Error(..) => unexpected_type().caused_by(error),
        _ => Error::internal("a statement could not be run").caused_by(error),
    }
}

/// SQLite tells the table's column or the constraint at the end of its message.
#[cfg(feature = "sqlite")]
fn with_constraint(made: Error, message: &str) -> Error {
    match message.rsplit_once(": ") {
        Some((_, constraint)) => made.with("constraint", constraint),
        None => made,
    }
}

/// SQLite's codes, of which the low byte is the kind: <https://www.sqlite.org/rescode.html>.
#[cfg(feature = "sqlite")]
fn by_sqlite_code(code: i32) -> Error {
    const CONSTRAINT_FOREIGN_KEY: i32 = 787;
    const CONSTRAINT_CHECK: i32 = 275;
    const CONSTRAINT_NOT_NULL: i32 = 1299;
    const CONSTRAINT_PRIMARY_KEY: i32 = 1555;
    const CONSTRAINT_TRIGGER: i32 = 1811;
    const CONSTRAINT_UNIQUE: i32 = 2067;
    const CONSTRAINT_DATATYPE: i32 = 3091;
    match (code, code & 0xff) {
        (CONSTRAINT_UNIQUE | CONSTRAINT_PRIMARY_KEY, _) => exists(),
        (CONSTRAINT_FOREIGN_KEY, _) => orphan(),
        (CONSTRAINT_NOT_NULL | CONSTRAINT_CHECK, _) => impossible(),
        (CONSTRAINT_TRIGGER, _) => append_only(),
        // The only wrong type a statement can make is a whole number that outgrew 64 bits.
        (CONSTRAINT_DATATYPE, _) => out_of_range(),
        (_, 5 | 6) => busy("another process holds the database: try again when it is done"),
        (_, 8) => read_only(),
        (_, 13) => full(),
        (_, 10) => Error::new(ErrorCode::Io, "the database file cannot be read or written"),
        (_, 3 | 14 | 23) => Error::new(ErrorCode::Io, "the database file cannot be opened"),
        (_, 11 | 26) => Error::new(
            ErrorCode::Inconsistent,
            "the file is no SQLite database, or it is damaged: restore a backup",
        ),
        _ => refused(),
    }
}

/// Translates an error of PostgreSQL or of the way to it.
#[cfg(feature = "postgres")]
pub(crate) fn of_postgres(error: sqlx::Error) -> Error {
    use sqlx::Error as Sql;
    match error {
        Sql::Database(error) => of_server(error),
        Sql::PoolTimedOut => {
            busy("every connection is in use: try again, or allow more connections")
        }
        Sql::PoolClosed | Sql::WorkerCrashed => {
            Error::new(ErrorCode::Closed, "the database was closed")
        }
        // The source of this one may quote the URL, and with it a password.
        Sql::Configuration(_) => configuration("the database URL is malformed"),
        Sql::Io(_) | Sql::Tls(_) | Sql::Protocol(_) | Sql::BeginFailed => {
            unavailable("the database cannot be reached: is it running?").caused_by(error)
        }
        Sql::ColumnDecode { .. } | Sql::Decode(_) => unexpected_type().caused_by(error),
        error => Error::internal("a statement could not be run").caused_by(error),
    }
}

#[cfg(feature = "postgres")]
fn of_server(error: Box<dyn sqlx::error::DatabaseError>) -> Error {
    let code = error.code().unwrap_or_default().into_owned();
    let mut made = by_sqlstate(&code);
    if let Some(table) = error.table() {
        made = made.with("table", table);
    }
    if let Some(constraint) = error.constraint() {
        made = made.with("constraint", constraint);
    }
    made.with("database_code", code).caused_by(error as Box<dyn std::error::Error + Send + Sync>)
}

/// PostgreSQL's codes: <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
#[cfg(feature = "postgres")]
fn by_sqlstate(code: &str) -> Error {
    match code {
        "23505" => exists(),
        "23503" => orphan(),
        "23502" | "23514" => impossible(),
        "23001" => append_only(),
        "22003" => out_of_range(),
        "25006" => read_only(),
        "53100" => full(),
        "57014" => Error::new(ErrorCode::Timeout, "the database took too long"),
        "40001" | "40P01" | "55P03" => busy("others hold the rows that this needs: try again"),
        "42501" => configuration("the database user may not do this: grant it the right"),
        _ => match code.get(..2).unwrap_or_default() {
            "08" | "57" | "58" => unavailable("the database broke off: is it running?"),
            "53" => busy("the database has no room for another connection: try again"),
            "28" => configuration("the database refused the user or the password"),
            "3D" => configuration("the database of this name does not exist: create it"),
            _ => refused(),
        },
    }
}

/// Waiting took too long.
pub(crate) fn busy(message: &'static str) -> Error {
    Error::new(ErrorCode::Busy, message)
}

fn exists() -> Error {
    Error::new(ErrorCode::Conflict, "such a row exists already")
}

fn orphan() -> Error {
    Error::new(ErrorCode::Conflict, "the row that this one belongs to does not exist")
}

fn impossible() -> Error {
    let message = "the database refused a row that contradicts its rules";
    Error::new(ErrorCode::Inconsistent, message)
}

fn append_only() -> Error {
    Error::new(ErrorCode::Conflict, "history is append-only: it cannot be changed or removed")
}

fn out_of_range() -> Error {
    Error::invalid("amount", "the amount is out of range").with("limit", i64::MAX)
}

fn read_only() -> Error {
    Error::internal("a transaction that only reads cannot write")
}

/// A statement for one database on a transaction of the other.
#[cfg(feature = "postgres")]
pub(crate) fn elsewhere() -> Error {
    Error::internal("a statement was run on another database than its own")
}

fn full() -> Error {
    Error::new(ErrorCode::StorageFull, "the disk of the database is full: free some space")
}

fn refused() -> Error {
    Error::internal("the database refused a statement")
}

fn unexpected_type() -> Error {
    Error::new(ErrorCode::Inconsistent, "a stored value has an unexpected type")
}

#[cfg(feature = "postgres")]
fn unavailable(message: &'static str) -> Error {
    Error::new(ErrorCode::Unavailable, message)
}

#[cfg(feature = "postgres")]
fn configuration(message: &'static str) -> Error {
    Error::new(ErrorCode::Configuration, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "sqlite")]
    #[test]
    fn each_state_of_sqlite_has_its_code() {
        for (sqlite, code) in [
            (5, ErrorCode::Busy),
            (517, ErrorCode::Busy),
            (8, ErrorCode::Internal),
            (13, ErrorCode::StorageFull),
            (14, ErrorCode::Io),
            (26, ErrorCode::Inconsistent),
            (275, ErrorCode::Inconsistent),
            (787, ErrorCode::Conflict),
            (1811, ErrorCode::Conflict),
            (2067, ErrorCode::Conflict),
            (3091, ErrorCode::InvalidInput),
        ] {
            assert_eq!(by_sqlite_code(sqlite).code(), code, "{sqlite}");
        }
    }

    #[cfg(feature = "postgres")]
    #[test]
    fn each_state_of_postgres_has_its_code() {
        for (state, code) in [
            ("23505", ErrorCode::Conflict),
            ("23514", ErrorCode::Inconsistent),
            ("23001", ErrorCode::Conflict),
            ("40P01", ErrorCode::Busy),
            ("53100", ErrorCode::StorageFull),
            ("53300", ErrorCode::Busy),
            ("57P01", ErrorCode::Unavailable),
            ("28P01", ErrorCode::Configuration),
            ("42601", ErrorCode::Internal),
        ] {
            assert_eq!(by_sqlstate(state).code(), code, "{state}");
        }
    }
}
