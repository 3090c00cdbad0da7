//! Connections that take turns.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::store::Lasting;
use rusqlite::Connection;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

use super::log::{Log, checkpoint};
use super::{Access, SqliteTransaction, open};
use crate::db::{dialect, error};

/// The first and the longest pause between two tries for a lock that another process holds.
const PAUSES: [Duration; 2] = [Duration::from_millis(1), Duration::from_millis(25)];

/// A number of connections to one file, opened when they are first needed and then kept with
/// their prepared statements.
pub(super) struct Lane {
    connections: u32,
    shared: Arc<Shared>,
}

struct Shared {
    path: PathBuf,
    access: Access,
    patience: Duration,
    log: Log,
    /// Whoever waits is served in the order of coming.
    turns: Arc<Semaphore>,
    idle: Mutex<Vec<Connection>>,
}

/// A connection with the right to use it; dropped, it goes back to its lane.
pub(super) struct Turn {
    connection: Option<Connection>,
    shared: Arc<Shared>,
    _permit: OwnedSemaphorePermit,
}

impl Lane {
    pub(super) fn new(connections: u32, patience: Duration, access: Access, path: &Path) -> Self {
        let shared = Shared {
            path: path.to_owned(),
            access,
            patience,
            log: Log::of(path),
            turns: Arc::new(Semaphore::new(connections as usize)),
            idle: Mutex::default(),
        };
        Lane { connections, shared: Arc::new(shared) }
    }

    /// Opens a connection now, to find out whether that is possible.
    pub(super) async fn warm_up(&self) -> Result<()> {
        self.turn().await.map(drop)
    }

    /// Begins a transaction when it is this one's turn; [`Busy`](ErrorCode::Busy) when that takes
    /// longer than the lane's patience.
    pub(super) async fn begin(&self) -> Result<SqliteTransaction> {
        self.shared.log.check()?;
        let late = Instant::now() + self.shared.patience;
        let turn = tokio::time::timeout_at(late, self.turn()).await.map_err(|_| busy())??;
        let begin = match self.shared.access {
            Access::Read => dialect::SQLITE_READ,
            Access::Write => dialect::SQLITE_BEGIN,
        };
        let transaction = SqliteTransaction::new(turn);
        let [mut pause, longest] = PAUSES;
        loop {
            match transaction.execute(begin, &[]) {
                // Only another process can hold the lock now, and it tells nobody when it is done.
                Err(e) if e.code() == ErrorCode::Busy && Instant::now() + pause < late => {
                    tokio::time::sleep(pause).await;
                    pause = longest.min(pause * 2);
                }
                begun => return begun.map(|_| transaction),
            }
        }
    }

    /// Waits for those at work, and closes.
    pub(super) async fn close(&self) {
        let _nobody_tidies = self.shared.log.rest().await;
        // An error says that it was closed before.
        let at_work = self.shared.turns.acquire_many(self.connections).await;
        self.shared.turns.close();
        drop(at_work);
        self.shared.idle().clear();
    }

    async fn turn(&self) -> Result<Turn> {
        self.shared.clone().turn().await
    }
}

impl Shared {
    async fn turn(self: Arc<Self>) -> Result<Turn> {
        let permit = self.turns.clone().acquire_owned().await.map_err(|_| closed())?;
        let connection = match self.take_idle() {
            Some(connection) => connection,
            None => self.clone().open().await?,
        };
        Ok(Turn { connection: Some(connection), shared: self, _permit: permit })
    }

    async fn open(self: Arc<Self>) -> Result<Connection> {
        blocking(move || open(&self.path, self.access, self.patience)).await
    }

    /// Brings the log into the file while the writer goes on, and what it wrote meanwhile, which is
    /// little, in a turn of its own: the log then begins from the front.
    async fn tidy(self: Arc<Self>) -> Result<()> {
        let connection = self.clone().open().await?;
        blocking(move || checkpoint(&connection)).await?;
        let turn = self.turn().await?;
        blocking(move || checkpoint(turn.connection()?)).await
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        // No code panics while it holds the list, and a list of connections cannot be half-done.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_idle(&self) -> Option<Connection> {
        self.idle().pop()
    }
}

impl Turn {
    pub(super) fn connection(&self) -> Result<&Connection> {
        self.connection.as_ref().ok_or_else(closed)
    }

    /// Lets the next one write, now that the transaction is in the log. What comes back ends when it
    /// lasts.
    pub(super) fn written(self) -> Result<Lasting> {
        if self.shared.access == Access::Read {
            return Ok(None);
        }
        let shared = self.shared.clone();
        let number = shared.log.committed();
        let long = shared.log.is_long(self.connection()?);
        drop(self);
        if let Some(right) = long {
            let shared = shared.clone();
            tokio::spawn(async move {
                if let Err(error) = shared.tidy().await {
                    tracing::warn!(%error, "the log cannot be brought into the file yet");
                }
                drop(right);
            });
        }
        Ok(Some(Box::pin(async move { shared.log.sync(number).await })))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        // SQLite itself ends a transaction when the disk is full.
        let clean = connection.is_autocommit()
            || connection.execute_batch("ROLLBACK").is_ok() && connection.is_autocommit();
        if clean {
            self.shared.idle().push(connection);
        }
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|e| closed().caused_by(e))?
}

fn busy() -> Error {
    error::busy("every connection is in use: try again, or allow more connections")
}

fn closed() -> Error {
    Error::new(ErrorCode::Closed, "the database was closed")
}
