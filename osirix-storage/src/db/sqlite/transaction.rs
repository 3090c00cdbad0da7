use osirix_core::error::{Error, Result};
use osirix_core::store::Lasting;
use rusqlite::{Row, Statement, ToSql};

use super::lane::Turn;
use crate::db::{Cells, error};

/// A row of a result, read by the names of its columns.
pub(crate) trait FromRow: Sized {
    /// Where a statement has its columns: names are looked for once, and not in each row.
    fn columns(statement: &Statement<'_>) -> rusqlite::Result<Vec<usize>>;

    /// Reads it.
    fn from_row(row: &Row<'_>, columns: &[usize]) -> rusqlite::Result<Self>;
}

impl<A: rusqlite::types::FromSql> FromRow for (A,) {
    fn columns(_: &Statement<'_>) -> rusqlite::Result<Vec<usize>> {
        Ok(Vec::new())
    }

    fn from_row(row: &Row<'_>, _: &[usize]) -> rusqlite::Result<Self> {
        Ok((row.get(0)?,))
    }
}

/// A transaction on a connection of a lane; dropped, it is rolled back.
pub(crate) struct SqliteTransaction {
    turn: Turn,
}

impl SqliteTransaction {
    pub(super) fn new(turn: Turn) -> Self {
        SqliteTransaction { turn }
    }

    /// The number of rows that a statement changed.
    pub(crate) fn execute(&self, sql: &str, values: &[&dyn ToSql]) -> Result<u64> {
        self.with(sql, values, |statement| statement.raw_execute().map(|rows| rows as u64))
    }

    /// Every row.
    pub(crate) fn fetch_all<T: FromRow>(&self, sql: &str, values: &[&dyn ToSql]) -> Result<Vec<T>> {
        self.with(sql, values, |statement| {
            let columns = T::columns(statement)?;
            let rows = statement.raw_query().mapped(|row| T::from_row(row, &columns));
            rows.collect::<rusqlite::Result<_>>()
        })
    }

    /// The first row, if there is one.
    pub(crate) fn fetch_optional<T: FromRow>(
        &self,
        sql: &str,
        values: &[&dyn ToSql],
    ) -> Result<Option<T>> {
        self.fetch_all(sql, values).map(|rows: Vec<T>| rows.into_iter().next())
    }

    /// The first row, where there is always one.
    pub(crate) fn fetch_one<T: FromRow>(&self, sql: &str, values: &[&dyn ToSql]) -> Result<T> {
        let row = self.fetch_optional(sql, values)?;
        row.ok_or_else(|| Error::internal("a statement gave no row"))
    }

    /// The number of rows that a statement changed, over all the rows that it is given.
    pub(crate) fn execute_rows(&self, sql: &str, rows: &[Cells<'_>]) -> Result<u64> {
        let mut changed = 0;
        self.each(sql, rows, |statement| {
            changed += statement.raw_execute()? as u64;
            Ok(())
        })?;
        Ok(changed)
    }

    /// The indices of the rows with which a statement changed one.
    pub(crate) fn which_rows(&self, sql: &str, rows: &[Cells<'_>]) -> Result<Vec<usize>> {
        let (mut met, mut index) = (Vec::new(), 0..);
        self.each(sql, rows, |statement| {
            let changed = statement.raw_execute()? > 0;
            met.extend(index.next().filter(|_| changed));
            Ok(())
        })?;
        Ok(met)
    }

    /// Every row that a statement gives, over all the rows that it is given.
    pub(crate) fn fetch_rows<T: FromRow>(&self, sql: &str, rows: &[Cells<'_>]) -> Result<Vec<T>> {
        let (mut found, mut columns) = (Vec::new(), None);
        self.each(sql, rows, |statement| {
            let columns = match &mut columns {
                Some(columns) => columns,
                unknown => unknown.insert(T::columns(statement)?),
            };
            for row in statement.raw_query().mapped(|row| T::from_row(row, columns)) {
                found.push(row?);
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Runs statements without values, and forgets their results.
    pub(crate) fn script(&self, sql: &str) -> Result<()> {
        self.turn.connection()?.execute_batch(sql).map_err(error::of_sqlite)
    }

    /// Makes it seen. What comes back ends when it lasts; others write meanwhile.
    pub(crate) fn commit(self) -> Result<Lasting> {
        self.execute("COMMIT", &[])?;
        self.turn.written()
    }

    fn each(
        &self,
        sql: &str,
        rows: &[Cells<'_>],
        mut run: impl FnMut(&mut Statement<'_>) -> rusqlite::Result<()>,
    ) -> Result<()> {
        let ran = self.turn.connection()?.prepare_cached(sql).and_then(|mut statement| {
            rows.iter().try_for_each(|cells| {
                for (index, cell) in (1..).zip(cells) {
                    statement.raw_bind_parameter(index, cell)?;
                }
                run(&mut statement)
            })
        });
        ran.map_err(error::of_sqlite)
    }

    fn with<T>(
        &self,
        sql: &str,
        values: &[&dyn ToSql],
        run: impl FnOnce(&mut Statement<'_>) -> rusqlite::Result<T>,
    ) -> Result<T> {
        let ran = self.turn.connection()?.prepare_cached(sql).and_then(|mut statement| {
            bind(&mut statement, values)?;
            run(&mut statement)
        });
        ran.map_err(error::of_sqlite)
    }

    /// What SQLite says against a statement.
    #[cfg(test)]
    pub(crate) fn prepare(&self, sql: &str) -> Result<()> {
        self.turn.connection()?.prepare_cached(sql).map(drop).map_err(error::of_sqlite)
    }
}

/// To SQLite `$7` is a name, not a number: it counts parameters in the order of the text.
fn bind(statement: &mut Statement<'_>, values: &[&dyn ToSql]) -> rusqlite::Result<()> {
    for (number, value) in (1..).zip(values) {
        let name = format!("${number}");
        let index = statement.parameter_index(&name)?;
        let index = index.ok_or(rusqlite::Error::InvalidParameterName(name))?;
        statement.raw_bind_parameter(index, value)?;
    }
    Ok(())
}
