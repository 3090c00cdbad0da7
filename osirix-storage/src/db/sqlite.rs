use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use osirix_core::error::{Error, ErrorCode, Result};
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::store::Pools;
use super::{OpenOptions, STATEMENTS, SqlStore, error};

/// Opens the file of a `sqlite:` URL, and makes it and its folder if they are missing.
pub(super) async fn connect(url: &str, options: OpenOptions) -> Result<SqlStore> {
    let path = path_of(url)?;
    make_folder(&path).await?;
    let file = SqliteConnectOptions::new()
        .filename(&path)
        .busy_timeout(options.busy_timeout)
        .statement_cache_capacity(STATEMENTS)
        .foreign_keys(true);
    let writer = open_writer(&file, options).await.map_err(|e| e.with("path", path.display()))?;
    let readers = pool(options.max_connections.max(1), options)
        .connect_lazy_with(file.pragma("query_only", "ON"));
    Ok(SqlStore::new(Pools::Sqlite { writer, readers }))
}

/// The absolute path of `sqlite:/path/file.db`, `sqlite:///path/file.db` or `sqlite:file.db`.
fn path_of(url: &str) -> Result<PathBuf> {
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

/// Opens the one connection that writes, and with it sets the file to write-ahead logging.
async fn open_writer(file: &SqliteConnectOptions, options: OpenOptions) -> Result<SqlitePool> {
    let file = file
        .clone()
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let started = Instant::now();
    loop {
        let opened = pool(1, options).connect_with(file.clone()).await.map_err(error::translate);
        match opened {
            // SQLite does not wait while another process sets a new file to write-ahead logging.
            Err(error)
                if error.code() == ErrorCode::Busy && started.elapsed() < options.busy_timeout =>
            {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            opened => return opened,
        }
    }
}

fn pool(max_connections: u32, options: OpenOptions) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(max_connections)
        .acquire_timeout(options.busy_timeout)
        // A file does not hang up: connections stay open, with their prepared statements.
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
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
    fn a_url_without_a_plain_file_is_refused() {
        for url in ["sqlite:", "sqlite::memory:", "sqlite:/a.db?mode=rwc", "sqlite:/a/"] {
            assert_eq!(path_of(url).unwrap_err().code(), ErrorCode::Configuration, "{url}");
        }
    }
}
