//! The write-ahead log, brought to the disk and into the file apart from the writing.
//!
//! SQLite itself only writes a commit into its log (`synchronous = NORMAL`): it lasts when the log
//! was synced after that, which is done here. So the next transaction runs while the disk is at
//! work, and one sync is for all who committed before it. Bringing the log into the file syncs the
//! log first, whoever does it: <https://sqlite.org/wal.html#ckpt>.

use std::fs::OpenOptions;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use osirix_core::error::{Error, ErrorCode, Result};
use rusqlite::Connection;
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::db::{dialect, error};

/// Of how many pages, of 4 KiB each, the log is brought into the file: one that is written again
/// and again until then is brought once.
const LONG: i64 = 4_096;

/// The log of a file.
pub(super) struct Log {
    path: PathBuf,
    /// How many transactions were committed, ever.
    committed: AtomicU64,
    /// How many of them last.
    synced: Mutex<u64>,
    /// Why nothing is written any more. What the system could not write it may have thrown away,
    /// and a later sync would not say so.
    failed: OnceLock<Error>,
    /// Held by whoever brings the log into the file.
    checkpoint: Arc<Mutex<()>>,
}

impl Log {
    /// The log of the file at `path`.
    pub(super) fn of(path: &Path) -> Self {
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        Log {
            path: log.into(),
            committed: AtomicU64::new(0),
            synced: Mutex::default(),
            failed: OnceLock::new(),
            checkpoint: Arc::default(),
        }
    }

    /// Refuses to go on after what was written may have been lost.
    pub(super) fn check(&self) -> Result<()> {
        self.failed.get().map_or(Ok(()), |error| Err(error.clone()))
    }

    /// Notes that the writer committed; the transaction's number.
    pub(super) fn committed(&self) -> u64 {
        self.committed.fetch_add(1, Ordering::SeqCst) + 1
    }

    /// Waits until a transaction lasts.
    pub(super) async fn sync(&self, number: u64) -> Result<()> {
        let mut synced = self.synced.lock().await;
        self.check()?;
        if *synced >= number {
            return Ok(());
        }
        let committed = self.committed.load(Ordering::SeqCst);
        let path = self.path.clone();
        let done = tokio::task::spawn_blocking(move || sync(&path)).await.map_err(ending)?;
        if let Err(cause) = done {
            self.failed.get_or_init(|| lost(&self.path, cause));
        }
        self.check()?;
        *synced = committed;
        Ok(())
    }

    /// The right to bring the log into the file, if it is long enough and nobody does so yet. Asks
    /// on the writer's connection, outside of a transaction.
    pub(super) fn is_long(&self, writer: &Connection) -> Option<OwnedMutexGuard<()>> {
        let frames = writer.prepare_cached(dialect::SQLITE_LOG).and_then(|mut statement| {
            statement.query_row([], |row| Ok(row.get::<_, i64>(1)? - row.get::<_, i64>(2)?))
        });
        match frames {
            Ok(frames) if frames < LONG => None,
            Ok(_) => self.checkpoint.clone().try_lock_owned().ok(),
            Err(error) => {
                tracing::warn!(%error, "how long the log is cannot be told");
                None
            }
        }
    }

    /// Waits for whoever brings the log into the file.
    pub(super) async fn rest(&self) -> OwnedMutexGuard<()> {
        self.checkpoint.clone().lock_owned().await
    }
}

/// Brings as much of the log into the file as readers allow. Blocks.
pub(super) fn checkpoint(connection: &Connection) -> Result<()> {
    connection.query_row(dialect::SQLITE_CHECKPOINT, [], |_| Ok(())).map_err(error::of_sqlite)
}

/// Blocks until all that was written into the log is on the disk.
fn sync(path: &Path) -> io::Result<()> {
    // Windows syncs only what may be written.
    OpenOptions::new().write(true).open(path)?.sync_data()
}

fn lost(path: &Path, cause: io::Error) -> Error {
    let message = "the disk did not take the database's log: what was written last may be lost, \
        and nothing more is written until the database is opened again";
    Error::new(ErrorCode::Io, message).with("path", path.display()).caused_by(cause)
}

fn ending(cause: tokio::task::JoinError) -> Error {
    let message = "the program is ending: whether this was committed is not known";
    Error::new(ErrorCode::Closed, message).caused_by(cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_sync_is_for_all_who_committed_before_it() {
        let folder = tempfile::tempdir().unwrap();
        let log = Log::of(&folder.path().join("a.db"));
        std::fs::write(folder.path().join("a.db-wal"), b"frames").unwrap();
        let numbers = [log.committed(), log.committed(), log.committed()];
        log.sync(numbers[1]).await.unwrap();
        std::fs::remove_file(folder.path().join("a.db-wal")).unwrap();
        log.sync(numbers[2]).await.expect("it was synced with the second");
    }

    #[tokio::test]
    async fn after_a_sync_that_failed_nothing_lasts_any_more() {
        let folder = tempfile::tempdir().unwrap();
        let log = Log::of(&folder.path().join("a.db"));
        let number = log.committed();
        assert_eq!(log.sync(number).await.unwrap_err().code(), ErrorCode::Io);
        assert_eq!(log.check().unwrap_err().code(), ErrorCode::Io);
        std::fs::write(folder.path().join("a.db-wal"), b"frames").unwrap();
        assert_eq!(log.sync(log.committed()).await.unwrap_err().code(), ErrorCode::Io);
    }
}
