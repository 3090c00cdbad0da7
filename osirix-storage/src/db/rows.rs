//! Statements over any number of rows, each as fast as its database can take them: SQLite steps
//! the prepared statement once a row, PostgreSQL gets each column as one array.

use std::borrow::Cow;

use osirix_core::error::{Error, Result};
#[cfg(feature = "sqlite")]
use rusqlite::types::{ToSqlOutput, ValueRef};
#[cfg(feature = "postgres")]
use sqlx::Arguments;
#[cfg(feature = "postgres")]
use sqlx::postgres::PgArguments;

#[cfg(feature = "postgres")]
use super::error;

/// A cell of such a row; a text is borrowed from what is written where that is possible.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell<'a> {
    /// Of a column that was declared as `text`.
    Text(Option<Cow<'a, str>>),
    /// Of a column that was declared as `int`.
    Int(Option<i64>),
    /// Of a column that was declared as `flag`.
    Flag(bool),
}

/// The cells of a row, in the order of its declaration.
pub(crate) type Cells<'a> = Vec<Cell<'a>>;

/// The cells of a row.
macro_rules! cells {
    ($($value:expr),+ $(,)?) => { vec![$($crate::db::Cell::from($value)),+] };
}

pub(crate) use cells;

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Cell::Text(Some(text.into()))
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Cell::Text(Some(text.into()))
    }
}

impl From<Option<String>> for Cell<'_> {
    fn from(text: Option<String>) -> Self {
        Cell::Text(text.map(Cow::from))
    }
}

impl<'a> From<Option<&'a str>> for Cell<'a> {
    fn from(text: Option<&'a str>) -> Self {
        Cell::Text(text.map(Cow::from))
    }
}

impl From<bool> for Cell<'_> {
    fn from(flag: bool) -> Self {
        Cell::Flag(flag)
    }
}

impl From<i64> for Cell<'_> {
    fn from(number: i64) -> Self {
        Cell::Int(Some(number))
    }
}

impl From<Option<i64>> for Cell<'_> {
    fn from(number: Option<i64>) -> Self {
        Cell::Int(number)
    }
}

#[cfg(feature = "sqlite")]
impl rusqlite::ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Cell::Text(Some(text)) => Ok(ToSqlOutput::from(text.as_ref())),
            Cell::Text(None) => Ok(ToSqlOutput::Borrowed(ValueRef::Null)),
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
pub(crate) fn arrays(rows: &[Cells<'_>]) -> Result<PgArguments> {
    let mut arguments = PgArguments::default();
    add_arrays(&mut arguments, rows)?;
    Ok(arguments)
}

/// Adds the columns of the rows, each as an array; how many there are.
#[cfg(feature = "postgres")]
pub(super) fn add_arrays(arguments: &mut PgArguments, rows: &[Cells<'_>]) -> Result<usize> {
    let width = rows.first().map_or(0, Vec::len);
    for column in 0..width {
        let (mut texts, mut numbers, mut flags) = (Vec::new(), Vec::new(), Vec::new());
        for cell in rows.iter().filter_map(|row| row.get(column)) {
            match cell {
                Cell::Text(text) => texts.push(text.as_deref()),
                Cell::Int(number) => numbers.push(*number),
                Cell::Flag(flag) => flags.push(*flag),
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
