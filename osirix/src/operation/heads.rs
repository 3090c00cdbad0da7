use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::path::{Path, PathBuf};

use osirix_core::audit::AuditHead;
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, ErrorCode, Result};

/// A file outside of the database that tells the ends that the audit log had: a time and a head a
/// line, the oldest first. It is only ever appended to.
///
/// It is worth as much as its place: who can write both, the database and this file, can change both.
/// Keep it where the program may append and nobody may change, or carry it away from time to time.
#[derive(Debug, Clone)]
pub struct AuditHeads {
    path: PathBuf,
}

impl AuditHeads {
    /// The file at a path; nothing is opened yet.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        AuditHeads { path: path.into() }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Finds out whether heads can be added; the file is made where it is missing.
    pub fn check(&self) -> Result<()> {
        self.open().map(drop)
    }

    /// Adds a head; it lasts when this returns.
    pub fn append(&self, head: &AuditHead, now: Timestamp) -> Result<()> {
        let failed = |e| Error::io(format!("write {}", self.path.display()), e);
        let mut file =
            File::options().append(true).create(true).open(&self.path).map_err(failed)?;
        file.write_all(format!("{now} {head}\n").as_bytes()).map_err(failed)?;
        file.sync_data().map_err(failed)
    }

    fn open(&self) -> Result<File> {
        let opened = File::options().append(true).create(true).open(&self.path);
        opened.map_err(|e| Error::io(format!("write {}", self.path.display()), e))
    }

    /// The heads one after the other; none where there is no file yet. A line that is none is an
    /// [`Inconsistent`](ErrorCode::Inconsistent) error with its number.
    pub fn read(&self) -> Result<impl Iterator<Item = Result<AuditHead>> + Send + use<>> {
        let path = self.path.clone();
        let file = match File::open(&path) {
            Err(e) if e.kind() == ErrorKind::NotFound => None,
            opened => Some(opened.map_err(|e| Error::io(format!("read {}", path.display()), e))?),
        };
        let lines = file.map(|file| BufReader::new(file).lines());
        Ok(lines.into_iter().flatten().enumerate().map(move |(index, line)| {
            let line = line.map_err(|e| Error::io(format!("read {}", path.display()), e))?;
            let head = line.split_once(' ').and_then(|(_, head)| head.parse().ok());
            head.ok_or_else(|| {
                let message = "a line of the file of heads is none";
                let error = Error::new(ErrorCode::Inconsistent, message);
                error.with("path", path.display()).with("line", index + 1)
            })
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(place: i64) -> AuditHead {
        AuditHead { place, seq: place + 2, hash: "ab".repeat(32) }
    }

    #[test]
    fn heads_are_read_as_they_were_appended() {
        let folder = tempfile::tempdir().unwrap();
        let heads = AuditHeads::at(folder.path().join("heads"));
        assert_eq!(heads.read().unwrap().count(), 0, "there is no file yet");
        for place in [3, 9] {
            heads.append(&head(place), Timestamp::from_micros(0)).unwrap();
        }
        let read: Result<Vec<_>> = heads.read().unwrap().collect();
        assert_eq!(read.unwrap(), [head(3), head(9)]);
        let text = std::fs::read_to_string(heads.path()).unwrap();
        assert!(text.starts_with("1970-01-01T00:00:00.000Z 3:5:abab"), "{text}");
    }

    #[test]
    fn a_line_that_is_no_head_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let heads = AuditHeads::at(folder.path().join("heads"));
        heads.append(&head(3), Timestamp::from_micros(0)).unwrap();
        let mut file = File::options().append(true).open(heads.path()).unwrap();
        file.write_all(b"1970-01-01T00:00:00.000Z 4:6:ab").unwrap();
        let error = heads.read().unwrap().collect::<Result<Vec<_>>>().unwrap_err();
        assert_eq!(error.code(), ErrorCode::Inconsistent);
        assert_eq!(error.context_value("line"), Some("2"));
    }
}
