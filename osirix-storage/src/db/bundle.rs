//! Writes of a transaction that travel together: PostgreSQL takes them as one statement, so that a
//! batch waits for one answer instead of one a table.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use osirix_core::error::{Error, Result};
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::{AssertSqlSafe, PgConnection, Row};

use super::dialect::bundled;
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
    known
        .entry(names(writes))
        .or_insert_with(|| {
            bundled(writes.iter().map(|write| (write.statement.postgres, write.width))).into()
        })
        .clone()
}
