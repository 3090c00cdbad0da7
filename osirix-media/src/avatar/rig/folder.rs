//! A rig in a folder on disk.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::PathBuf;

use osirix_core::error::{Error, ErrorCode, Result};

use super::{MAX_PART_BYTES, PartSource, invalid};

/// Reads the parts of a rig from a folder.
pub(in crate::avatar) struct Folder(pub(in crate::avatar) PathBuf);

impl PartSource for Folder {
    fn read(&self, part: &str) -> Result<Option<Vec<u8>>> {
        let path = self.0.join(part);
        let metadata = match path.metadata() {
            Ok(metadata) => metadata,
            Err(error) if is_absent(error.kind()) => return Ok(None),
            Err(error) => return Err(unreadable(part, error)),
        };
        if !metadata.is_file() {
            return Err(invalid(part, "the part is not a file"));
        }
        let mut bytes = Vec::new();
        // One byte more than the limit, so that a file that is too long is seen and never read.
        File::open(&path)
            .and_then(|file| file.take(MAX_PART_BYTES as u64 + 1).read_to_end(&mut bytes))
            .map_err(|error| unreadable(part, error))?;
        Ok(Some(bytes))
    }
}

fn is_absent(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory)
}

fn unreadable(part: &str, source: std::io::Error) -> Error {
    Error::new(ErrorCode::Io, format!("cannot read a part of the rig: {source}"))
        .with("part", part)
        .caused_by(source)
}
