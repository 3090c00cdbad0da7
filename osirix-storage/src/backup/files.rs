//! Files that are copied and hashed, a piece at a time.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use osirix_core::error::{Error, ErrorCode, Result};
use sha2::{Digest, Sha256};

use super::BackupFile;

/// The size of the pieces, in bytes.
pub(super) const PIECE_BYTES: usize = 128 * 1024;

/// The failure to do something with a file.
pub(super) fn failed(doing: &str, path: &Path, cause: io::Error) -> Error {
    Error::io(format!("{doing} {}", path.display()), cause).with("path", path.display())
}

pub(super) fn hex(digest: Sha256) -> String {
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Runs what blocks where it may.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|e| Error::internal("the work on a backup ended early").caused_by(e))?
}

/// Makes a folder that only this system's user enters. One that holds something is refused.
pub(super) fn make_empty(folder: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|e| failed("make", folder, e))?;
    if is_empty(folder)? {
        return Ok(());
    }
    Err(not_empty("the folder is not empty: name a new one").with("path", folder.display()))
}

pub(super) fn not_empty(message: &'static str) -> Error {
    Error::new(ErrorCode::AlreadyExists, message)
}

/// Whether a folder is missing, or has nothing but what is hidden.
pub(super) fn is_empty(folder: &Path) -> Result<bool> {
    let entries = match std::fs::read_dir(folder) {
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(true),
        entries => entries.map_err(|e| failed("read", folder, e))?,
    };
    for entry in entries {
        let name = entry.map_err(|e| failed("read", folder, e))?.file_name();
        if !name.to_string_lossy().starts_with('.') {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Copies a file to a path that is new, and makes it last; its size and its SHA-256.
pub(super) fn copy(source: &Path, target: &Path) -> Result<(u64, String)> {
    let mut file = File::open(source).map_err(|e| failed("read", source, e))?;
    let mut copied = File::options()
        .write(true)
        .create_new(true)
        .open(target)
        .map_err(|e| failed("write", target, e))?;
    let read = read_through(&mut file, |piece| {
        copied.write_all(piece).map_err(|e| failed("write", target, e))
    });
    let done = read.map_err(|e| e.with("path", source.display()))?;
    copied.sync_all().map_err(|e| failed("write", target, e))?;
    Ok(done)
}

/// The size and the SHA-256 of a file.
pub(super) fn hash(path: &Path) -> Result<(u64, String)> {
    let mut file = File::open(path).map_err(|e| failed("read", path, e))?;
    read_through(&mut file, |_| Ok(())).map_err(|e| e.with("path", path.display()))
}

fn read_through(
    file: &mut File,
    mut each: impl FnMut(&[u8]) -> Result<()>,
) -> Result<(u64, String)> {
    let (mut digest, mut bytes, mut piece) = (Sha256::new(), 0, vec![0; PIECE_BYTES]);
    loop {
        let count = file.read(&mut piece).map_err(|e| Error::io("read a file", e))?;
        if count == 0 {
            return Ok((bytes, hex(digest)));
        }
        digest.update(&piece[..count]);
        each(&piece[..count])?;
        bytes += count as u64;
    }
}

/// Compares a file with what is known of it.
pub(super) fn check(path: &Path, known: &BackupFile) -> Result<()> {
    if hash(path)? == (known.bytes, known.sha256.clone()) {
        return Ok(());
    }
    let message = "a file of the backup is not what was written: nothing was restored";
    Err(Error::new(ErrorCode::Inconsistent, message).with("file", &known.name))
}
