use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use osirix_core::error::{Error, Result};
use tokio::fs::{self, File, OpenOptions};

use super::files::failed;

/// The folder of unfinished files: no key can begin with a dot.
pub(super) const TEMPORARY: &str = ".tmp";

/// After this time an unfinished file belongs to nobody any more.
const OLD: Duration = Duration::from_secs(24 * 3_600);

/// An unfinished file, removed when its writer gives up.
pub(super) struct Temporary {
    path: PathBuf,
}

impl Temporary {
    /// Makes a file that nobody else writes.
    pub(super) async fn make(folder: &Path) -> Result<(Temporary, File)> {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        loop {
            let number = NUMBER.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!("{}-{number}", std::process::id()));
            match OpenOptions::new().write(true).create_new(true).open(&path).await {
                Ok(file) => return Ok((Temporary { path }, file)),
                // Left by an earlier process of the same number.
                Err(e) if e.kind() == ErrorKind::AlreadyExists => {}
                Err(e) => return Err(failed("be written", &path, e)),
            }
        }
    }

    /// Moves the file to its place, in one step for every reader.
    pub(super) async fn move_to(&self, path: &Path) -> io::Result<()> {
        fs::rename(&self.path, path).await
    }

    /// Removes the files of writers that crashed.
    pub(super) async fn remove_old(folder: PathBuf) -> Result<()> {
        let work = tokio::task::spawn_blocking(move || {
            remove_old(&folder).map_err(|e| failed("be cleaned up", &folder, e))
        });
        work.await.map_err(|e| Error::internal("the clean-up was stopped").caused_by(e))?
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // After the move there is nothing left to remove.
        let _ = std::fs::remove_file(&self.path);
    }
}

fn remove_old(folder: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(metadata) = entry.metadata() else { continue };
        // The file system's own clock against the system's: a file from the future is young.
        let age = metadata.modified()?.elapsed().unwrap_or(Duration::ZERO);
        if metadata.is_file() && age > OLD {
            match std::fs::remove_file(entry.path()) {
                // Another process cleans up at the same time.
                Err(e) if e.kind() != ErrorKind::NotFound => return Err(e),
                _ => {}
            }
        }
    }
    Ok(())
}
