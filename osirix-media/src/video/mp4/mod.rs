//! An MP4 file (ISO/IEC 14496-12 and -14) written in one pass, its index in front.
//!
//! ```text
//! ftyp | moov | free | mdat: picture chunk, sound chunk, picture chunk, ...
//! ```
//!
//! How long the index can get is known from the number of samples, so room for it is left at the
//! beginning, samples are appended as they come, and the index is written last; `free` fills what
//! it did not need. Nothing in the file depends on time or chance.

mod moov;
mod tables;

use std::io::{BufWriter, Seek, SeekFrom, Write};

use mp4_atom::{Atom, Encode, Free, Ftyp, Header, Mdat};
use osirix_core::{Error, ErrorCode, Result};

pub(super) use moov::{Description, PictureTrack, SoundTrack};
use tables::Tables;
pub(super) use tables::{Bound, Track};

/// Length of a box's header.
const HEADER: u64 = 8;

/// A file that takes samples.
pub(super) struct Mp4Writer<W: Write + Seek> {
    file: BufWriter<W>,
    tables: Tables,
    /// Where the media box starts: the end of the room for the index.
    media: u64,
    /// Where the next sample goes.
    at: u64,
}

impl<W: Write + Seek> Mp4Writer<W> {
    /// Starts a file of at most so many samples.
    pub(super) fn new(file: W, bound: Bound) -> Result<Mp4Writer<W>> {
        let media = bound.index_bytes();
        let at = media + HEADER;
        let mut file = BufWriter::with_capacity(1 << 17, file);
        file.seek(SeekFrom::Start(at)).map_err(failed)?;
        Ok(Mp4Writer { file, tables: Tables::default(), media, at })
    }

    /// Appends a sample; samples of both tracks come in the order of their times.
    pub(super) fn append(&mut self, track: Track, sample: &[u8], key: bool) -> Result<()> {
        let end = self.at + sample.len() as u64;
        let (Ok(at), Ok(size), Ok(_)) =
            (u32::try_from(self.at), u32::try_from(sample.len()), u32::try_from(end))
        else {
            return Err(Error::new(ErrorCode::TooLarge, "the video is too long: split it")
                .with("field", "frames")
                .with("limit", "4 GiB"));
        };
        self.file.write_all(sample).map_err(failed)?;
        self.tables.add(track, at, size, key);
        self.at = end;
        Ok(())
    }

    /// Writes the index and returns the file's length in bytes.
    pub(super) fn finish(mut self, description: &Description<'_>) -> Result<u64> {
        let front = self.front(description)?;
        self.file.seek(SeekFrom::Start(0)).map_err(failed)?;
        self.file.write_all(&front).map_err(failed)?;
        self.file.flush().map_err(failed)?;
        Ok(self.at)
    }

    /// Everything before the first sample.
    fn front(&self, description: &Description<'_>) -> Result<Vec<u8>> {
        let mut front = Vec::new();
        file_type().encode(&mut front).map_err(unboxed)?;
        moov::moov(&self.tables, description)?.encode(&mut front).map_err(unboxed)?;
        let room = (self.media).checked_sub(front.len() as u64 + HEADER);
        let room = room.ok_or_else(|| Error::internal("the index outgrew its room"))?;
        Free { zeroed: (room as usize).into() }.encode(&mut front).map_err(unboxed)?;
        let size = Some((self.at - self.media - HEADER) as usize);
        Header { kind: Mdat::KIND, size }.encode(&mut front).map_err(unboxed)?;
        Ok(front)
    }
}

fn file_type() -> Ftyp {
    Ftyp {
        major_brand: b"mp42".into(),
        minor_version: 0,
        compatible_brands: vec![b"mp42".into(), b"isom".into(), b"avc1".into()],
    }
}

fn failed(error: std::io::Error) -> Error {
    super::output::failed("write the output", error)
}

fn unboxed(error: mp4_atom::Error) -> Error {
    Error::internal("a box of the MP4 file cannot be written").caused_by(error)
}

#[cfg(test)]
mod tests;
