use std::io::{self, ErrorKind};
use std::path::Path;

use osirix_core::blob::{BlobInfo, BlobKey};
use osirix_core::error::{Error, ErrorCode, Result};

/// Translates the failure of a file: it cannot `act`.
pub(super) fn failed(act: &str, path: &Path, cause: io::Error) -> Error {
    let error = match cause.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            Error::new(ErrorCode::StorageFull, "the disk of the blobs is full: free some space")
        }
        _ => Error::new(ErrorCode::Io, format!("a file of the blob store cannot {act}")),
    };
    error.with("path", path.display()).caused_by(cause)
}

/// Translates the failure to put a file into its place, where another key may be in the way.
pub(super) fn cannot_place(path: &Path, cause: io::Error) -> Error {
    match cause.kind() {
        ErrorKind::NotADirectory
        | ErrorKind::IsADirectory
        | ErrorKind::DirectoryNotEmpty
        | ErrorKind::AlreadyExists => {
            let message = "one key cannot be both a blob and the folder of other blobs";
            Error::new(ErrorCode::Conflict, message).with("path", path.display()).caused_by(cause)
        }
        _ => failed("be written", path, cause),
    }
}

/// Whether there is no such file: part of the path may also be a file where a folder would be.
pub(super) fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory)
}

/// Whether a folder may have been removed while a file was being moved into it.
pub(super) fn may_have_vanished(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists)
}

/// Makes a new name durable: its folder, and the folders above it that may be new too.
pub(super) async fn sync_folders(folder: &Path, root: &Path) -> Result<()> {
    let (folder, root) = (folder.to_owned(), root.to_owned());
    let work = tokio::task::spawn_blocking(move || {
        let within = folder.ancestors().take_while(|folder| folder.starts_with(&root));
        for folder in within {
            match sync_folder(folder) {
                // Another caller removed the blob already.
                Err(e) if e.kind() != ErrorKind::NotFound => {
                    return Err(failed("be written", folder, e));
                }
                _ => {}
            }
        }
        Ok(())
    });
    work.await.map_err(|e| Error::internal("a write was stopped").caused_by(e))?
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be opened, and renaming is durable by itself.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// The blobs under `root` whose keys start with `prefix`, sorted by key.
pub(super) fn list(root: &Path, prefix: &str) -> Result<Vec<BlobInfo>> {
    let mut found = Vec::new();
    let mut folders = vec![(root.to_owned(), String::new())];
    while let Some((folder, path)) = folders.pop() {
        for (name, metadata) in entries(&folder)? {
            let key = if path.is_empty() { name } else { format!("{path}/{name}") };
            if metadata.is_dir() && may_hold(&key, prefix) {
                folders.push((folder.join(file_name(&key)), key));
            } else if metadata.is_file() && key.starts_with(prefix) {
                // What is not a key was not written by a blob store.
                found.extend(BlobKey::new(key).map(|key| BlobInfo { key, bytes: metadata.len() }));
            }
        }
    }
    found.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(found)
}

/// Whether a folder can hold keys of that prefix.
fn may_hold(folder: &str, prefix: &str) -> bool {
    let folder = format!("{folder}/");
    folder.starts_with(prefix) || prefix.starts_with(&folder)
}

fn file_name(key: &str) -> &str {
    key.rsplit('/').next().unwrap_or(key)
}

/// The visible entries of a folder; none when it was removed meanwhile.
fn entries(folder: &Path) -> Result<Vec<(String, std::fs::Metadata)>> {
    let cannot_read = |e| failed("be listed", folder, e);
    let listing = match std::fs::read_dir(folder) {
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        listing => listing.map_err(cannot_read)?,
    };
    let mut entries = Vec::new();
    for entry in listing {
        let entry = entry.map_err(cannot_read)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        match entry.metadata() {
            Ok(metadata) if !name.starts_with('.') => entries.push((name, metadata)),
            Err(e) if e.kind() != ErrorKind::NotFound => {
                return Err(failed("be listed", &entry.path(), e));
            }
            _ => {}
        }
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_has_its_own_code() {
        for kind in [ErrorKind::StorageFull, ErrorKind::QuotaExceeded] {
            let error = failed("be written", Path::new("/blobs/a"), kind.into());
            assert_eq!(error.code(), ErrorCode::StorageFull);
            assert_eq!(error.context_value("path"), Some("/blobs/a"));
        }
        let other = failed("be written", Path::new("/blobs/a"), ErrorKind::PermissionDenied.into());
        assert_eq!(other.code(), ErrorCode::Io);
    }

    #[test]
    fn only_folders_that_can_hold_the_prefix_are_looked_into() {
        for (folder, prefix, looked_into) in [
            ("jobs", "", true),
            ("jobs", "jo", true),
            ("jobs", "jobs/1/v", true),
            ("jobs", "jobs2", false),
            ("jobs/1", "jobs/2/v", false),
        ] {
            assert_eq!(may_hold(folder, prefix), looked_into, "{folder} for {prefix}");
        }
    }
}
