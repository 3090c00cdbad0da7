//! SQLite, inside this process: a statement runs where it is called, because it takes less time
//! than waking another thread; what waits for the disk (opening, syncing) runs elsewhere.

mod lane;
mod log;
mod transaction;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use osirix_core::error::{Error, ErrorCode, Result};
use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::{OpenOptions, STATEMENTS, dialect, error};

use lane::Lane;
pub(crate) use transaction::{FromRow, SqliteTransaction};

/// From how many pages of the log, of 4 KiB each, a commit itself brings them into the file: where
/// nobody else could.
const WAL_PAGES: i64 = 32_768;
/// How long the log's file may stay when it was brought into the file.
const WAL_KEPT_BYTES: i64 = 64 << 20;
/// How much of the file the writer remembers at most. At the end of most transactions SQLite looks
/// through all of it: balancing a tree takes a page far behind the end, which is cut off again.
const WRITER_CACHE_KIB: i64 = 4 << 10;

/// The connections to a file.
pub(super) struct SqliteDatabase {
    /// SQLite has one writer at a time: they queue up here in their order, instead of racing for
    /// the file's lock.
    writer: Lane,
    readers: Lane,
}

/// Opens the file of a `sqlite:` URL, and makes it and its folder if they are missing.
pub(super) async fn connect(url: &str, options: OpenOptions) -> Result<SqliteDatabase> {
    let path = path_of(url)?;
    make_folder(&path).await?;
    // The last to close a file merges its log: a writer that stays open keeps it for the readers.
    let writer = Lane::new(1, options.busy_timeout, Access::Write, &path);
    writer.warm_up().await.map_err(|e| e.with("path", path.display()))?;
    let readers =
        Lane::new(options.max_connections.max(1), options.busy_timeout, Access::Read, &path);
    Ok(SqliteDatabase { writer, readers })
}

/// Takes the file of a `sqlite:` URL as it is, to read alone: nothing is made, nothing is changed.
pub(super) fn attach(url: &str, options: OpenOptions) -> Result<SqliteDatabase> {
    let path = path_of(url)?;
    if !path.is_file() {
        return Err(Error::new(ErrorCode::NotFound, "there is no such database")
            .with("path", path.display()));
    }
    // Neither opens anything before it is asked for; the writer never is.
    let lane = |access| Lane::new(1, options.busy_timeout, access, &path);
    Ok(SqliteDatabase { writer: lane(Access::Write), readers: lane(Access::Read) })
}

impl SqliteDatabase {
    pub(super) async fn begin_writing(&self) -> Result<SqliteTransaction> {
        self.writer.begin().await
    }

    pub(super) async fn begin_reading(&self) -> Result<SqliteTransaction> {
        self.readers.begin().await
    }

    pub(super) async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Copies the file of a `sqlite:` URL, as of one moment, into a new one: others read and write
/// meanwhile, and it does not pass through memory.
pub(crate) async fn copy_into(url: &str, target: PathBuf) -> Result<()> {
    let source = path_of(url)?;
    if !source.is_file() {
        return Err(Error::new(ErrorCode::NotFound, "there is no such database")
            .with("path", source.display()));
    }
    let work = tokio::task::spawn_blocking(move || {
        let connection = open(&source, Access::Read, OpenOptions::default().busy_timeout)?;
        let copied = connection
            .pragma_update(None, "query_only", false)
            .and_then(|()| connection.execute(dialect::SQLITE_COPY, [target.to_string_lossy()]));
        copied.map(drop).map_err(error::of_sqlite)?;
        let synced = std::fs::File::open(&target).and_then(|file| file.sync_all());
        synced.map_err(|e| Error::io(format!("write {}", target.display()), e))
    });
    work.await.map_err(|e| Error::internal("a copy was stopped").caused_by(e))?
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    Read,
    Write,
}

/// Opens a connection. Blocks; a new file is made, and set to write-ahead logging, by a writer.
fn open(path: &Path, access: Access, patience: Duration) -> Result<Connection> {
    let started = Instant::now();
    loop {
        match try_open(path, access, patience).map_err(error::of_sqlite) {
            // SQLite does not wait while another process sets a new file to write-ahead logging.
            Err(e) if e.code() == ErrorCode::Busy && started.elapsed() < patience => {
                std::thread::sleep(Duration::from_millis(20));
            }
            Ok(connection) if access == Access::Write => {
                return check_log(&connection, path).map(|()| connection);
            }
            opened => return opened,
        }
    }
}

fn try_open(path: &Path, access: Access, patience: Duration) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.busy_timeout(patience)?;
    // A plan does not hang on the values that a statement is given: else it would be made again
    // each time that others come.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    match access {
        Access::Read => connection.pragma_update(None, "query_only", true)?,
        Access::Write => {
            connection.pragma_update(None, "journal_mode", "WAL")?;
            // A commit lasts when the log is synced after it: see `log`.
            connection.pragma_update(None, "synchronous", "NORMAL")?;
            connection.pragma_update(None, "wal_autocheckpoint", WAL_PAGES)?;
            connection.pragma_update(None, "journal_size_limit", WAL_KEPT_BYTES)?;
            // Else a statement that writes many rows makes a file, to take them back if it fails.
            connection.pragma_update(None, "temp_store", "MEMORY")?;
            connection.pragma_update(None, "cache_size", -WRITER_CACHE_KIB)?;
            // From here on the lane waits for its turn, without keeping a thread.
            connection.busy_timeout(Duration::ZERO)?;
        }
    }
    Ok(connection)
}

/// Without a log of its own a file is not written as safely as we say.
fn check_log(connection: &Connection, path: &Path) -> Result<()> {
    let mode = connection.pragma_query_value(None, "journal_mode", |row| row.get::<_, String>(0));
    let mode = mode.map_err(error::of_sqlite)?;
    if mode == "wal" {
        return Ok(());
    }
    let message = "this file system cannot share the memory that SQLite's write-ahead log needs: \
        keep the database on a local disk";
    Err(Error::new(ErrorCode::Configuration, message)
        .with("path", path.display())
        .with("journal_mode", mode))
}

/// The absolute path of `sqlite:/path/file.db`, `sqlite:///path/file.db` or `sqlite:file.db`.
pub(crate) fn path_of(url: &str) -> Result<PathBuf> {
    let path = url.strip_prefix("sqlite:").unwrap_or(url);
    let path = path.strip_prefix("//").unwrap_or(path);
    let malformed = path.is_empty() || path.contains([':', '?', '#', '\0']) || path.ends_with('/');
    if malformed && !cfg!(windows) {
        return Err(Error::new(
            ErrorCode::Configuration,
            "a SQLite URL is `sqlite:` and the path of a file, without parameters",
        )
        .with("scheme", "sqlite"));
    }
    std::path::absolute(path).map_err(|e| cannot_make(Path::new(path), e))
}

async fn make_folder(path: &Path) -> Result<()> {
    let Some(folder) = path.parent() else { return Ok(()) };
    tokio::fs::create_dir_all(folder).await.map_err(|e| cannot_make(folder, e))
}

fn cannot_make(path: &Path, cause: std::io::Error) -> Error {
    Error::new(ErrorCode::Io, "the folder of the database cannot be made or entered")
        .with("path", path.display())
        .caused_by(cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_names_a_file_with_or_without_slashes() {
        for url in ["sqlite:/a/b.db", "sqlite:///a/b.db"] {
            assert_eq!(path_of(url).unwrap(), Path::new("/a/b.db"));
        }
        assert!(path_of("sqlite:b.db").unwrap().is_absolute());
    }

    #[test]
    fn a_file_that_has_no_log_is_refused() {
        let connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "journal_mode", "WAL").unwrap();
        let error = check_log(&connection, Path::new("a.db")).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Configuration);
        assert_eq!(error.context_value("journal_mode"), Some("memory"));
    }

    #[test]
    fn a_url_without_a_plain_file_is_refused() {
        for url in ["sqlite:", "sqlite::memory:", "sqlite:/a.db?mode=rwc", "sqlite:/a/"] {
            assert_eq!(path_of(url).unwrap_err().code(), ErrorCode::Configuration, "{url}");
        }
    }
}
