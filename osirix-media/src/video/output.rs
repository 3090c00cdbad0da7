//! A file that appears complete at its place, or not at all.

use std::fs::File;
use std::path::{Path, PathBuf};

use osirix_core::{Error, ErrorCode, Result};
use tempfile::NamedTempFile;

/// A file that is written beside its place and moved there when it is complete. Dropped before
/// that, it is gone and what stood at its place is as it was.
#[derive(Debug)]
pub(super) struct Output {
    file: NamedTempFile,
    path: PathBuf,
}

impl Output {
    /// Opens a file that will replace `path`.
    pub(super) fn create(path: &Path) -> Result<Output> {
        if path.is_dir() {
            return Err(Error::new(ErrorCode::Io, "the output is a folder: name a file in it")
                .with("field", "output")
                .with("path", path.display()));
        }
        let file = beside(path).map_err(|error| failed("create the output", error))?;
        Ok(Output { file, path: path.to_owned() })
    }

    /// The file, to be written.
    pub(super) fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Moves the complete file to its place.
    pub(super) fn commit(self) -> Result<()> {
        let moved = self.file.persist(&self.path);
        moved.map_err(|error| failed("put the output in its place", error.error))?;
        Ok(())
    }
}

/// An I/O error of the output file.
pub(super) fn failed(doing: &str, error: std::io::Error) -> Error {
    Error::io(doing, error).with("field", "output")
}

fn beside(path: &Path) -> std::io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".osirix-").suffix(".part");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder.unwrap_or(Path::new(".")))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn the_file_appears_with_its_last_byte() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.mp4");
        let mut output = Output::create(&path).unwrap();
        output.file().write_all(b"whole").unwrap();
        assert!(!path.exists());
        output.commit().unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"whole");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn an_unfinished_file_leaves_the_older_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.mp4");
        std::fs::write(&path, "old").unwrap();
        drop(Output::create(&path).unwrap());
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_it_as_any_other_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, plain) = (folder.path().join("a.mp4"), folder.path().join("b"));
        Output::create(&path).unwrap().commit().unwrap();
        std::fs::write(&plain, "").unwrap();
        let mode = |path| std::fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&path), mode(&plain));
    }
}
