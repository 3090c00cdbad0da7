//! Chapters in the index of a finished video.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use mp4_atom::{Chpl, ChplEntry, Decode, Encode, Moov, Udta};
use osirix_core::{Error, ErrorCode, Result};

use super::probe::{BOX_START_BYTES, box_at};

/// The longest front that is read: everything before the media.
const MAX_FRONT_BYTES: u64 = 256 << 20;

/// Writes a list of chapters into a file of the [encoder](crate::video::Mp4Encoder)'s: their titles,
/// of at most 255 bytes, and where they start, in microseconds. Returns the file's new length.
///
/// It is the list of Nero's (`chpl`), which ffmpeg, VLC, mpv and MPC-HC read. The file is written
/// anew beside its place and moved there when it is complete: an error leaves it as it was.
pub fn add_chapters(path: &Path, chapters: &[(u64, &str)]) -> Result<u64> {
    let mut file = File::open(path).map_err(failed)?;
    let bytes = file.metadata().map_err(failed)?.len();
    let Front { mut kept, mut index, media } = Front::read(&mut file, bytes)?;
    let entry = |(start_us, title): &(u64, &str)| ChplEntry {
        start: start_us * 10,
        title: (*title).to_owned(),
    };
    let chpl = Some(Chpl { entries: chapters.iter().map(entry).collect() });
    index.udta = Some(Udta { chpl, ..index.udta.take().unwrap_or_default() });
    // The media moves as far as the front becomes longer or shorter.
    let front = (kept.len() + encoded(&index)?.len()) as u64;
    shift(&mut index, front as i64 - media as i64)?;
    kept.extend(encoded(&index)?);

    let folder = path.parent().unwrap_or(Path::new("."));
    let mut anew = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    anew.write_all(&kept).map_err(failed)?;
    file.seek(SeekFrom::Start(media)).map_err(failed)?;
    let copied = std::io::copy(&mut file, &mut anew).map_err(failed)?;
    anew.persist(path).map_err(|error| failed(error.error))?;
    Ok(kept.len() as u64 + copied)
}

/// What stands before the media.
struct Front {
    /// The boxes before the index.
    kept: Vec<u8>,
    index: Moov,
    /// Where the media begins.
    media: u64,
}

impl Front {
    fn read(file: &mut File, bytes: u64) -> Result<Front> {
        let (mut at, mut kept, mut index) = (0, Vec::new(), None);
        while at < bytes {
            file.seek(SeekFrom::Start(at)).map_err(failed)?;
            let mut start = Vec::with_capacity(BOX_START_BYTES);
            Read::by_ref(file)
                .take(BOX_START_BYTES as u64)
                .read_to_end(&mut start)
                .map_err(failed)?;
            let (kind, length) = box_at(&start, bytes - at)?;
            match &kind {
                b"mdat" => {
                    let index = index.ok_or_else(other)?;
                    return Ok(Front { kept, index, media: at });
                }
                b"free" => {}
                _ if length > MAX_FRONT_BYTES => return Err(other()),
                _ => {
                    let mut content = vec![0; length as usize];
                    file.seek(SeekFrom::Start(at)).map_err(failed)?;
                    file.read_exact(&mut content).map_err(failed)?;
                    match &kind {
                        b"moov" => index = Some(Moov::decode(&mut &*content).map_err(unboxed)?),
                        _ => kept.extend(content),
                    }
                }
            }
            at += length;
        }
        Err(other())
    }
}

/// Moves all samples of an index by so many bytes.
fn shift(index: &mut Moov, by: i64) -> Result<()> {
    for table in index.trak.iter_mut().filter_map(|track| track.mdia.minf.stbl.stco.as_mut()) {
        for offset in &mut table.entries {
            *offset = u32::try_from(i64::from(*offset) + by).map_err(|_| {
                Error::new(ErrorCode::TooLarge, "the video is too long: split it")
                    .with("field", "frames")
                    .with("limit", "4 GiB")
            })?;
        }
    }
    Ok(())
}

fn encoded(index: &Moov) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    index.encode(&mut bytes).map_err(unboxed)?;
    Ok(bytes)
}

fn other() -> Error {
    Error::internal("chapters are written into a video whose index stands before its media")
}

fn failed(error: std::io::Error) -> Error {
    Error::io("write the chapters", error).with("field", "video")
}

fn unboxed(error: mp4_atom::Error) -> Error {
    Error::internal("the index of the video cannot be written anew").caused_by(error)
}
