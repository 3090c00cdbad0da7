//! The blobs of a folder, copied one after the other.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use osirix_core::blob::BlobKey;
use osirix_core::error::{Error, ErrorCode, Result};

use super::files::{check, copy, failed};
use super::{BackupBlobs, BackupFile};

/// The file that tells each blob's hash, size and key.
pub(super) const LIST: &str = "blobs.txt";
/// The folder that holds them.
const FOLDER: &str = "blobs";

/// Copies every blob of a folder. One that is removed meanwhile is left out: the database, which was
/// copied before, tells where it is missing. One that is added may come along.
pub(super) fn back_up(source: &Path, folder: &Path) -> Result<BackupBlobs> {
    let list = folder.join(LIST);
    let cannot_list = |e| failed("write", &list, e);
    let mut lines = BufWriter::new(File::create_new(&list).map_err(cannot_list)?);
    let target = folder.join(FOLDER);
    let mut copied = BackupBlobs::default();
    each_blob(source, &mut |path, key| {
        let to = target.join(key.as_str());
        make_folder_of(&to)?;
        let (bytes, sha256) = match copy(path, &to) {
            Err(e) if e.code() == ErrorCode::NotFound => return Ok(()),
            copied => copied?,
        };
        writeln!(lines, "{sha256} {bytes} {key}").map_err(cannot_list)?;
        copied.count += 1;
        copied.bytes += bytes;
        Ok(())
    })?;
    let file = lines.into_inner().map_err(|e| cannot_list(e.into_error()))?;
    file.sync_all().map_err(cannot_list)?;
    Ok(copied)
}

/// Compares every blob of a backup with what is known of it.
pub(super) fn verify(folder: &Path) -> Result<()> {
    each_listed(folder, &mut |known, key| check(&folder.join(FOLDER).join(key.as_str()), &known))
}

/// Copies every blob of a backup into a folder.
pub(super) fn restore(folder: &Path, target: &Path) -> Result<()> {
    each_listed(folder, &mut |known, key| {
        let to = target.join(key.as_str());
        make_folder_of(&to)?;
        let copied = copy(&folder.join(FOLDER).join(key.as_str()), &to)?;
        if copied == (known.bytes, known.sha256) {
            return Ok(());
        }
        let message = "a blob of the backup changed while it was restored";
        Err(Error::new(ErrorCode::Inconsistent, message).with("file", known.name))
    })
}

fn make_folder_of(path: &Path) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder).map_err(|e| failed("make", folder, e))
}

/// Walks through a folder; of its names only as many are in memory as there are folders.
fn each_blob(root: &Path, each: &mut dyn FnMut(&Path, &BlobKey) -> Result<()>) -> Result<()> {
    let mut folders: Vec<(PathBuf, String)> = vec![(root.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let entries = match std::fs::read_dir(&folder) {
            Err(e) if e.kind() == ErrorKind::NotFound => continue,
            entries => entries.map_err(|e| failed("read", &folder, e))?,
        };
        for entry in entries {
            let entry = entry.map_err(|e| failed("read", &folder, e))?;
            // What has another name was not written by a blob store.
            let Ok(name) = entry.file_name().into_string() else { continue };
            if name.starts_with('.') {
                continue;
            }
            let kind = match entry.file_type() {
                Err(e) if e.kind() == ErrorKind::NotFound => continue,
                kind => kind.map_err(|e| failed("read", &entry.path(), e))?,
            };
            let key = format!("{prefix}{name}");
            if kind.is_dir() {
                folders.push((entry.path(), format!("{key}/")));
            } else if kind.is_file()
                && let Ok(key) = BlobKey::new(key)
            {
                each(&entry.path(), &key)?;
            }
        }
    }
    Ok(())
}

fn each_listed(
    folder: &Path,
    each: &mut dyn FnMut(BackupFile, BlobKey) -> Result<()>,
) -> Result<()> {
    let list = folder.join(LIST);
    let file = File::open(&list).map_err(|e| failed("read", &list, e))?;
    for line in BufReader::new(file).lines() {
        let line = line.map_err(|e| failed("read", &list, e))?;
        let (known, key) = listed(&line).ok_or_else(|| {
            let message = "a line of the list of blobs has no meaning";
            Error::new(ErrorCode::Inconsistent, message).with("path", list.display())
        })?;
        each(known, key)?;
    }
    Ok(())
}

/// A key never leads out of its folder: it is checked as everybody's is.
fn listed(line: &str) -> Option<(BackupFile, BlobKey)> {
    let mut parts = line.splitn(3, ' ');
    let (sha256, bytes, key) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
    let key = BlobKey::new(key.to_owned()).ok()?;
    Some((BackupFile { name: format!("{FOLDER}/{key}"), bytes, sha256: sha256.to_owned() }, key))
}
