//! What kind of film a file is, by its first bytes.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use osirix_core::Result;

use super::index::unread;
use super::refusal::unsupported;

/// Whether a file that begins with these twelve bytes is a film, be it one that is read or not.
pub fn looks_like_film(start: &[u8]) -> bool {
    // Some pictures are in such boxes, too.
    let picture =
        |brand: &[u8]| [&b"heic"[..], b"heix", b"mif1", b"avif", b"avis"].contains(&brand);
    let picture = start.get(8..12).is_some_and(picture);
    in_boxes(start) && !picture || kind_of(start).is_some()
}

/// Whether a file that begins with these eight bytes is in boxes, as MP4, M4A and QuickTime are.
pub(crate) fn in_boxes(start: &[u8]) -> bool {
    const BOXES: [&[u8]; 5] = [b"ftyp", b"moov", b"mdat", b"wide", b"free"];
    start.get(4..8).is_some_and(|kind| BOXES.contains(&kind))
}

/// Refuses films of other kinds by their names.
pub(super) fn other_kind(file: &mut File) -> Result<()> {
    let mut start = Vec::new();
    file.seek(SeekFrom::Start(0)).map_err(unread)?;
    file.take(12).read_to_end(&mut start).map_err(unread)?;
    match kind_of(&start) {
        Some(kind) => Err(unsupported("this kind of film is not read", kind)),
        None => Ok(()),
    }
}

fn kind_of(start: &[u8]) -> Option<&'static str> {
    Some(match start {
        [0x1a, 0x45, 0xdf, 0xa3, ..] => "WebM or Matroska",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'A', b'V', b'I', b' '] => "AVI",
        [0, 0, 1, 0xba | 0xb3, ..] => "MPEG-1 or MPEG-2",
        [b'F', b'L', b'V', 1, ..] => "FLV",
        _ => return None,
    })
}
