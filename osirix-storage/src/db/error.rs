//! Translates the databases' errors into the one [`Error`].

use std::borrow::Cow;
use std::error::Error as StdError;

use osirix_core::error::{Error, ErrorCode, Result};
use sqlx::error::{DatabaseError, ErrorKind};

use super::Statement;

/// Translates the outcome of a statement, naming the statement.
pub(crate) struct StatementError;

impl StatementError {
    pub(crate) fn of<T>(statement: &'static Statement, done: sqlx::Result<T>) -> Result<T> {
        done.map_err(|e| translate(e).with("statement", statement.name))
    }
}

/// Translates an error of a connection.
pub(super) fn translate(error: sqlx::Error) -> Error {
    use sqlx::Error as Sql;
    match error {
        Sql::Database(error) => of_database(error),
        Sql::PoolTimedOut => {
            busy("every connection is in use: try again, or allow more connections")
        }
        Sql::PoolClosed | Sql::WorkerCrashed => {
            Error::new(ErrorCode::Closed, "the database was closed")
        }
        // The source of this one may quote the URL, and with it a password.
        Sql::Configuration(_) => {
            Error::new(ErrorCode::Configuration, "the database URL is malformed")
        }
        Sql::Io(_) | Sql::Tls(_) | Sql::Protocol(_) | Sql::BeginFailed => {
            unavailable("the database cannot be reached: is it running?").caused_by(error)
        }
        Sql::ColumnDecode { .. } | Sql::Decode(_) => {
            Error::new(ErrorCode::Inconsistent, "a stored value has an unexpected type")
                .caused_by(error)
        }
        error => Error::internal("a statement could not be run").caused_by(error),
    }
}

fn of_database(error: Box<dyn DatabaseError>) -> Error {
    let code = error.code().map(Cow::into_owned).unwrap_or_default();
    let made = match by_kind(error.as_ref()) {
        Some(made) => with_constraint(made, error.as_ref()),
        None if code.len() == 5 => by_sqlstate(&code),
        None => by_sqlite_code(code.parse().unwrap_or(1)),
    };
    made.with("database_code", code).caused_by(error as Box<dyn StdError + Send + Sync>)
}

fn by_kind(error: &dyn DatabaseError) -> Option<Error> {
    match error.kind() {
        ErrorKind::UniqueViolation => {
            Some(Error::new(ErrorCode::Conflict, "such a row exists already"))
        }
        ErrorKind::ForeignKeyViolation => {
            Some(Error::new(ErrorCode::Conflict, "the row that this one belongs to does not exist"))
        }
        ErrorKind::NotNullViolation | ErrorKind::CheckViolation => Some(Error::new(
            ErrorCode::Inconsistent,
            "the database refused a row that contradicts its rules",
        )),
        _ => None,
    }
}

/// PostgreSQL tells table and constraint; SQLite tells one of them at the end of its message.
fn with_constraint(made: Error, error: &dyn DatabaseError) -> Error {
    match (error.table(), error.constraint()) {
        (Some(table), Some(constraint)) => made.with("table", table).with("constraint", constraint),
        (Some(table), None) => made.with("table", table),
        _ => match error.message().rsplit_once(": ") {
            Some((_, constraint)) => made.with("constraint", constraint),
            None => made,
        },
    }
}

/// PostgreSQL's codes: <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn by_sqlstate(code: &str) -> Error {
    match code {
        "23001" => append_only(),
        "22003" => out_of_range(),
        "25006" => read_only(),
        "53100" => full(),
        "57014" => Error::new(ErrorCode::Timeout, "the database took too long"),
        "40001" | "40P01" | "55P03" => busy("others hold the rows that this needs: try again"),
        "42501" => configuration("the database user may not do this: grant it the right"),
        _ => match &code[..2] {
            "08" | "57" | "58" => unavailable("the database broke off: is it running?"),
            "53" => busy("the database has no room for another connection: try again"),
            "28" => configuration("the database refused the user or the password"),
            "3D" => configuration("the database of this name does not exist: create it"),
            _ => Error::internal("the database refused a statement"),
        },
    }
}

/// SQLite's codes, of which the low byte is the kind: <https://www.sqlite.org/rescode.html>.
fn by_sqlite_code(code: i32) -> Error {
    const CONSTRAINT_TRIGGER: i32 = 1811;
    const CONSTRAINT_DATATYPE: i32 = 3091;
    match (code, code & 0xff) {
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
        _ => Error::internal("the database refused a statement"),
    }
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

fn full() -> Error {
    Error::new(ErrorCode::StorageFull, "the disk of the database is full: free some space")
}

fn busy(message: &'static str) -> Error {
    Error::new(ErrorCode::Busy, message)
}

fn unavailable(message: &'static str) -> Error {
    Error::new(ErrorCode::Unavailable, message)
}

fn configuration(message: &'static str) -> Error {
    Error::new(ErrorCode::Configuration, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_of_a_database_has_its_code() {
        for (sqlite, code) in [
            (5, ErrorCode::Busy),
            (517, ErrorCode::Busy),
            (8, ErrorCode::Internal),
            (13, ErrorCode::StorageFull),
            (14, ErrorCode::Io),
            (26, ErrorCode::Inconsistent),
            (1811, ErrorCode::Conflict),
            (3091, ErrorCode::InvalidInput),
        ] {
            assert_eq!(by_sqlite_code(sqlite).code(), code, "{sqlite}");
        }
        for (state, code) in [
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
