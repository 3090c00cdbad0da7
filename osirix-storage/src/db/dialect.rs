//! What truly differs between the two databases: named fragments of SQL.
//!
//! Each fragment is a macro of the dialect's name, so that a statement is joined from constants
//! when the program is built: nothing is ever put into SQL while it runs.

use super::Connection;

/// Locks the selected row until the transaction ends, `lock_row(of t)` that of one table of a
/// join. SQLite has one writer at a time.
macro_rules! lock_row {
    (sqlite $(of $table:ident)?) => {
        ""
    };
    (postgres of $table:ident) => {
        concat!(" FOR NO KEY UPDATE OF ", stringify!($table))
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

/// How a write ends that breaks a rule of its table: at once, and what it wrote before stays. Nothing
/// of its transaction is ever committed then; so SQLite need not keep each page as it was before
/// the statement, which takes longer than to write a row. It would do so for each statement that a
/// trigger belongs to, that returns rows or that writes several.
macro_rules! or_fail {
    (sqlite) => {
        " OR FAIL"
    };
    (postgres) => {
        ""
    };
}

/// Locks the selected rows of a table against changes, and not against others who do the same.
macro_rules! share_row {
    (sqlite of $table:ident) => {
        ""
    };
    (postgres of $table:ident) => {
        concat!(" FOR SHARE OF ", stringify!($table))
    };
}

/// The texts of a JSON array, as `k`: `listed("$5")`.
macro_rules! listed {
    (sqlite $value:literal) => {
        concat!("(SELECT value AS item FROM json_each(", $value, ")) AS k")
    };
    (postgres $value:literal) => {
        concat!(
            "(SELECT value AS item FROM json_array_elements_text(",
            $value,
            "::TEXT::JSON)) AS k"
        )
    };
}

/// The rows that a statement was given, as `r`: `rows(id text, amount int)`. So one statement
/// looks for any number of rows; it has no other values.
macro_rules! rows {
    (sqlite $first:ident $of:ident $(, $name:ident $type:ident)*) => {
        concat!("(SELECT ? AS ", stringify!($first) $(, ", ? AS ", stringify!($name))*, ") AS r")
    };
    (postgres $($name:ident $type:ident),+) => {
        $crate::db::dialect::unnest!([] [$($name $type)+]
            [1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24] " AS r (" ")")
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

/// The rows that an update was given, behind what it sets: `given(state text, id text)`. Each
/// `cell(state)` of its text is a cell of them, for the first time in the order of their
/// declaration.
macro_rules! given {
    (sqlite $($name:ident $type:ident),+) => {
        ""
    };
    (postgres $($name:ident $type:ident),+) => {
        concat!(
            " FROM ",
            $crate::db::dialect::unnest!([] [$($name $type)+]
                [1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24]
                " WITH ORDINALITY AS r (" ", ordinality)")
        )
    };
}

/// A cell of the rows that an update was given.
macro_rules! cell {
    (sqlite $name:ident) => {
        concat!(":", stringify!($name))
    };
    (postgres $name:ident) => {
        concat!("r.", stringify!($name))
    };
}

/// The end of an update that tells which of the rows that it was given met one.
macro_rules! which {
    (sqlite) => {
        ""
    };
    (postgres) => {
        " RETURNING r.ordinality"
    };
}

/// Numbers the columns of `rows` for PostgreSQL, each of which is an array.
#[cfg(feature = "postgres")]
macro_rules! unnest {
    ([$n1:literal $name1:ident $type1:ident $($n:literal $name:ident $type:ident)*]
        [] [$($free:literal)*] $as:literal $end:literal) => {
        concat!(
            "UNNEST($", $n1, $crate::db::dialect::unnest!(@ $type1)
            $(, ", $", $n, $crate::db::dialect::unnest!(@ $type))*,
            ")", $as, stringify!($name1) $(, ", ", stringify!($name))*, $end
        )
    };
    ([$($done:tt)*] [$name:ident $type:ident $($left:ident)*] [$n:literal $($free:literal)*]
        $as:literal $end:literal) => {
        $crate::db::dialect::unnest!([$($done)* $n $name $type] [$($left)*] [$($free)*] $as $end)
    };
    (@ text) => { "::TEXT[]" };
    (@ int) => { "::BIGINT[]" };
    (@ flag) => { "::BOOLEAN[]" };
}

#[cfg(feature = "postgres")]
pub(crate) use unnest;
pub(crate) use {
    cell, given, listed, lock_row, or_fail, rows, share_row, skip_locked, values, which,
};

/// Begins a transaction that may write. SQLite takes the writer's place at once: one that began
/// by reading and then wants to write would be refused instead of waiting.
#[cfg(feature = "sqlite")]
pub(super) const SQLITE_BEGIN: &str = "BEGIN IMMEDIATE";
/// Begins a transaction that only reads; its connections are `query_only`.
#[cfg(feature = "sqlite")]
pub(super) const SQLITE_READ: &str = "BEGIN DEFERRED";
/// Tells how many pages the log has, and how many of them are in the file: the second and third
/// column.
#[cfg(feature = "sqlite")]
pub(super) const SQLITE_LOG: &str = "PRAGMA wal_checkpoint(NOOP)";
/// Brings of the log into the file what nobody has to wait for.
#[cfg(feature = "sqlite")]
pub(super) const SQLITE_CHECKPOINT: &str = "PRAGMA wal_checkpoint(PASSIVE)";
/// Begins a transaction that may write.
#[cfg(feature = "postgres")]
pub(super) const POSTGRES_BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
/// Begins a transaction that only reads, and sees one moment.
#[cfg(feature = "postgres")]
pub(super) const POSTGRES_READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// How PostgreSQL plans our statements: once, by their indices. Each looks for few rows; one that
/// was planned while its table was small would read the whole table for as long as it is prepared.
#[cfg(feature = "postgres")]
pub(super) const POSTGRES_PLANS: [(&str, &str); 5] = [
    ("plan_cache_mode", "force_generic_plan"),
    ("enable_seqscan", "off"),
    ("enable_hashjoin", "off"),
    ("enable_mergejoin", "off"),
    ("jit", "off"),
];

/// Sends texts on a channel, in their order and in one turn.
#[cfg(feature = "postgres")]
pub(crate) const POSTGRES_NOTIFY: &str = "SELECT pg_notify($1, text) FROM unnest($2) AS text";

/// Has every column that numbers its rows go on behind those that came with their numbers.
#[cfg(feature = "postgres")]
pub(crate) const POSTGRES_COUNT_ON: &str = "
    DO $$ DECLARE it RECORD; BEGIN
        FOR it IN SELECT table_name AS place, column_name AS number
            FROM information_schema.columns
            WHERE table_schema = current_schema() AND is_identity = 'YES'
        LOOP
            EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L),
                GREATEST(MAX(%I), 1), MAX(%I) IS NOT NULL) FROM %I',
                quote_ident(it.place), it.number, it.number, it.number, it.place);
        END LOOP;
    END $$;";

/// Copies the file, as of one moment, into a new one.
#[cfg(feature = "sqlite")]
pub(super) const SQLITE_COPY: &str = "VACUUM INTO ?";

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

/// Whether a statement is a message to somebody and its answer another.
pub(crate) fn is_remote(connection: &Connection) -> bool {
    match connection {
        #[cfg(feature = "sqlite")]
        Connection::Sqlite(_) => false,
        #[cfg(feature = "postgres")]
        Connection::Postgres(_) => true,
    }
}

/// Waits until nobody is about to commit lines of the audit log, and keeps others from writing them
/// until the transaction ends. Who writes one meanwhile waits behind this: so it does not wait long.
/// In SQLite the transaction is that lock.
pub(crate) fn settle_audit(connection: &Connection) -> &'static str {
    match connection {
        #[cfg(feature = "sqlite")]
        Connection::Sqlite(_) => "",
        #[cfg(feature = "postgres")]
        Connection::Postgres(_) => {
            "SET LOCAL lock_timeout = '100ms'; LOCK TABLE audit_logs IN SHARE MODE"
        }
    }
}

/// Lets one transaction at a time add seals, while others read them.
pub(crate) fn lock_seals(connection: &Connection) -> &'static str {
    match connection {
        #[cfg(feature = "sqlite")]
        Connection::Sqlite(_) => "",
        #[cfg(feature = "postgres")]
        Connection::Postgres(_) => "LOCK TABLE audit_seals IN SHARE ROW EXCLUSIVE MODE",
    }
}

/// Statements that write, each with the number of its values, as one that tells how many rows each
/// of them changed. It is joined from their constant texts alone.
#[cfg(feature = "postgres")]
pub(super) fn bundled(statements: impl Iterator<Item = (&'static str, usize)>) -> String {
    let (mut parts, mut counts, mut before) = (Vec::new(), Vec::new(), 0);
    for (number, (sql, width)) in statements.enumerate() {
        parts.push(format!("w{number} AS ({} RETURNING 1)", moved(sql, before)));
        counts.push(format!("(SELECT COUNT(*) FROM w{number})"));
        before += width;
    }
    format!("WITH {} SELECT {}", parts.join(", "), counts.join(", "))
}

/// A statement whose first value is not `$1` but comes behind so many others.
#[cfg(feature = "postgres")]
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

#[cfg(all(test, feature = "postgres"))]
mod tests {
    use super::*;

    #[test]
    fn statements_are_joined_and_their_values_numbered_through() {
        let a = "INSERT INTO a (x) SELECT * FROM UNNEST($1::TEXT[]) AS r (x)";
        let b = "UPDATE b SET y = r.y FROM UNNEST($1::INT[], $2::INT[]) AS r (y, z)";
        assert_eq!(
            bundled([(a, 1), (b, 2)].into_iter()),
            "WITH w0 AS (INSERT INTO a (x) SELECT * FROM UNNEST($1::TEXT[]) AS r (x) RETURNING 1), \
            w1 AS (UPDATE b SET y = r.y FROM UNNEST($2::INT[], $3::INT[]) AS r (y, z) RETURNING 1) \
            SELECT (SELECT COUNT(*) FROM w0), (SELECT COUNT(*) FROM w1)"
        );
    }
}
