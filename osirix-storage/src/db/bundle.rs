//! Writes of a transaction that travel together: PostgreSQL takes them as one statement, so that a
//! batch waits for one answer instead of one a table.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use osirix_core::error::{Error, Result};
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::{AssertSqlSafe, PgConnection, Row};

use super::postgres::answered;
use super::rows::{Expected, add_arrays, check};
use super::{Cells, Statement, error};

/// Writes that wait for the next statement that must see them, or for the commit.
#[derive(Default)]
pub(crate) struct Bundle {
    writes: Vec<Write>,
    arguments: PgArguments,
}

struct Write {
    statement: &'static Statement,
    /// How many values it takes.
    width: usize,
    expected: Option<Expected>,
}

impl Bundle {
    pub(super) fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }

    /// Whether a statement could see, or should have seen, what waits: it names one of the tables.
    pub(super) fn concerns(&self, sql: &str) -> bool {
        self.writes.iter().any(|write| sql.contains(target(write.statement.postgres)))
    }

    pub(crate) fn push(
        &mut self,
        statement: &'static Statement,
        rows: &[Cells<'_>],
        expected: Option<Expected>,
    ) -> Result<()> {
        let width = add_arrays(&mut self.arguments, rows)?;
        self.writes.push(Write { statement, width, expected });
        Ok(())
    }

    /// Runs all of it; how many rows the last write changed.
    pub(super) async fn run(
        &mut self,
        connection: &mut PgConnection,
        patience: Duration,
    ) -> Result<u64> {
        let Bundle { writes, arguments } = std::mem::take(self);
        let sql = AssertSqlSafe(joined(&writes));
        let done = sqlx::query_with(sql, arguments).fetch_one(connection);
        let done = answered(patience, done).await;
        let counts = done.and_then(|row| counts(&row, writes.len()));
        let counts = counts.map_err(error::of_postgres).map_err(|e| named(e, &writes))?;
        for (write, count) in writes.iter().zip(&counts) {
            check(write.expected, *count)?;
        }
        Ok(counts.last().copied().unwrap_or_default())
    }
}

fn named(error: Error, writes: &[Write]) -> Error {
    error.with("statement", names(writes).join(", "))
}

fn names(writes: &[Write]) -> Vec<&'static str> {
    writes.iter().map(|write| write.statement.name).collect()
}

fn counts(row: &PgRow, of: usize) -> sqlx::Result<Vec<u64>> {
    (0..of).map(|at| row.try_get::<i64, _>(at).map(i64::unsigned_abs)).collect()
}

/// The table that a statement writes.
fn target(sql: &'static str) -> &'static str {
    let mut words = sql.split_whitespace().skip_while(|word| !matches!(*word, "INTO" | "UPDATE"));
    words.nth(1).unwrap_or(sql)
}

/// The statements as one that tells how many rows each of them changed. It is joined from their
/// constant texts alone, and once: connections know it again by its text.
fn joined(writes: &[Write]) -> Arc<str> {
    static JOINED: Mutex<Option<HashMap<Vec<&'static str>, Arc<str>>>> = Mutex::new(None);
    let mut known = JOINED.lock().unwrap_or_else(PoisonError::into_inner);
    let known = known.get_or_insert_default();
    known.entry(names(writes)).or_insert_with(|| join(writes).into()).clone()
}

fn join(writes: &[Write]) -> String {
    let (mut parts, mut counts, mut before) = (Vec::new(), Vec::new(), 0);
    for (number, write) in writes.iter().enumerate() {
        let sql = moved(write.statement.postgres, before);
        parts.push(format!("w{number} AS ({sql} RETURNING 1)"));
        counts.push(format!("(SELECT COUNT(*) FROM w{number})"));
        before += write.width;
    }
    format!("WITH {} SELECT {}", parts.join(", "), counts.join(", "))
}

/// A statement whose first value is not `$1` but comes behind so many others.
fn moved(sql: &str, by: usize) -> String {
    let mut parts = sql.split('$');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = part.split_at(digits);
        let number = number.parse::<usize>().unwrap_or_default() + by;
        text.push_str(&format!("${number}{rest}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_joined_and_their_values_numbered_through() {
        static A: Statement = Statement {
            name: "a",
            writes: true,
            #[cfg(feature = "sqlite")]
            sqlite: "",
            postgres: "INSERT INTO a (x) SELECT * FROM UNNEST($1::TEXT[]) AS r (x)",
        };
        static B: Statement = Statement {
            name: "b",
            writes: true,
            #[cfg(feature = "sqlite")]
            sqlite: "",
            postgres: "UPDATE b SET y = r.y FROM UNNEST($1::INT[], $2::INT[]) AS r (y, z)",
        };
        let write = |statement, width| Write { statement, width, expected: None };
        assert_eq!(
            join(&[write(&A, 1), write(&B, 2)]),
            "WITH w0 AS (INSERT INTO a (x) SELECT * FROM UNNEST($1::TEXT[]) AS r (x) RETURNING 1), \
            w1 AS (UPDATE b SET y = r.y FROM UNNEST($2::INT[], $3::INT[]) AS r (y, z) RETURNING 1) \
            SELECT (SELECT COUNT(*) FROM w0), (SELECT COUNT(*) FROM w1)"
        );
        assert_eq!((target(A.postgres), target(B.postgres)), ("a", "b"));
    }
}
