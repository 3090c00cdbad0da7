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
            fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                Ok($name { $($field: row.get(stringify!($field))?),+ })
            }
        }
    };
}

pub(crate) use row;
