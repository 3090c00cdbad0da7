//! Rows: one declaration that both databases fill by the names of the columns.

/// Declares the struct of a row.
macro_rules! row {
    (
        $(#[doc = $doc:literal])*
        $vis:vis struct $name:ident { $($field_vis:vis $field:ident: $type:ty),+ $(,)? }
    ) => {
        $(#[doc = $doc])*
        #[cfg_attr(feature = "postgres", derive(sqlx::FromRow))]
        $vis struct $name { $($field_vis $field: $type),+ }

        #[cfg(feature = "sqlite")]
        impl $crate::db::sqlite::FromRow for $name {
            fn columns(statement: &rusqlite::Statement<'_>) -> rusqlite::Result<Vec<usize>> {
                [$(stringify!($field)),+].iter().map(|name| statement.column_index(name)).collect()
            }

            fn from_row(row: &rusqlite::Row<'_>, columns: &[usize]) -> rusqlite::Result<Self> {
                let mut columns = columns.iter().copied();
                let mut next = || columns.next().unwrap_or(usize::MAX);
                Ok($name { $($field: row.get(next())?),+ })
            }
        }
    };
}

pub(crate) use row;
