//! Statements over any number of rows, each as fast as its database can take them: SQLite steps
//! the prepared statement once a row, PostgreSQL gets each column as one array.

use osirix_core::error::{Error, Result};
#[cfg(feature = "postgres")]
use sqlx::Arguments;
#[cfg(feature = "postgres")]
use sqlx::postgres::PgArguments;

#[cfg(feature = "postgres")]
use super::error;

/// A cell of such a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// Of a column that was declared as `text`.
    Text(Option<String>),
    /// Of a column that was declared as `int`.
    Int(Option<i64>),
    /// Of a column that was declared as `flag`.
    Flag(bool),
}

/// The cells of a row, in the order of its declaration.
pub(crate) type Cells = Vec<Cell>;

/// The cells of a row.
macro_rules! cells {
    ($($value:expr),+ $(,)?) => { vec![$($crate::db::Cell::from($value)),+] };
}

pub(crate) use cells;

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(Some(text))
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(Some(text.to_owned()))
    }
}

impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Self {
        Cell::Text(text)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Cell::Flag(flag)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Cell::Int(Some(number))
    }
}

impl From<Option<i64>> for Cell {
    fn from(number: Option<i64>) -> Self {
        Cell::Int(number)
    }
}

#[cfg(feature = "sqlite")]
impl rusqlite::ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        match self {
            Cell::Text(text) => text.to_sql(),
            Cell::Int(number) => number.to_sql(),
            Cell::Flag(flag) => flag.to_sql(),
        }
    }
}

/// How many rows a write must change, and what it means when it does not.
pub(crate) type Expected = (u64, fn() -> Error);

/// Holds a write to what it had to change.
pub(crate) fn check(expected: Option<Expected>, count: u64) -> Result<()> {
    match expected {
        Some((wanted, wrong)) if wanted != count => Err(wrong()),
        _ => Ok(()),
    }
}

/// The columns of the rows, each as an array.
#[cfg(feature = "postgres")]
pub(crate) fn arrays(rows: Vec<Cells>) -> Result<PgArguments> {
    let mut arguments = PgArguments::default();
    add_arrays(&mut arguments, rows)?;
    Ok(arguments)
}

/// Adds the columns of the rows, each as an array; how many there are.
#[cfg(feature = "postgres")]
pub(super) fn add_arrays(arguments: &mut PgArguments, rows: Vec<Cells>) -> Result<usize> {
    let width = rows.first().map_or(0, Vec::len);
    let mut rows: Vec<_> = rows.into_iter().map(Vec::into_iter).collect();
    for _ in 0..width {
        let (mut texts, mut numbers, mut flags) = (Vec::new(), Vec::new(), Vec::new());
        for cell in rows.iter_mut().filter_map(Iterator::next) {
            match cell {
                Cell::Text(text) => texts.push(text),
                Cell::Int(number) => numbers.push(number),
                Cell::Flag(flag) => flags.push(flag),
            }
        }
        let added = match (texts.is_empty(), numbers.is_empty()) {
            (false, _) => arguments.add(texts),
            (true, false) => arguments.add(numbers),
            (true, true) => arguments.add(flags),
        };
        added.map_err(|e| error::of_postgres(sqlx::Error::Encode(e)))?;
    }
    Ok(width)
}

/// The indices of rows, from the numbers that PostgreSQL gave them.
#[cfg(feature = "postgres")]
pub(crate) fn indices(ordinals: Vec<i64>) -> Vec<usize> {
    ordinals.into_iter().filter_map(|ordinal| usize::try_from(ordinal - 1).ok()).collect()
}
