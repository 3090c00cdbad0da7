//! Files without what is written beside their pixels: who took a picture, where, when and with
//! what, an earlier state of it, or a film behind its end. Not a pixel changes.
//!
//! What is kept is named, and all else goes: the segments of JPEG (ITU-T T.81, B.1), the chunks of
//! PNG (third edition, 11) and those of WebP (RFC 9649, 2).

use super::format::{Format, next_marker};

/// The chunks of PNG that say what a picture looks like.
const PNG: [&[u8; 4]; 15] = [
    b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"cHRM", b"gAMA", b"iCCP", b"sRGB", b"sBIT",
    b"cICP", b"bKGD", b"acTL", b"fcTL", b"fdAT",
];
/// Those of WebP.
const WEBP: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
/// The flags of `VP8X` that promise EXIF and XMP.
const WEBP_ABOUT: u8 = 0b0000_1100;

/// The file without them; nothing where it is not whole.
pub(super) fn cleaned(format: Format, file: &[u8]) -> Option<Vec<u8>> {
    match format {
        Format::Jpeg => jpeg(file),
        Format::Png => png(file),
        Format::WebP => webp(file),
    }
}

fn jpeg(file: &[u8]) -> Option<Vec<u8>> {
    let (mut clean, mut at) = (file.get(..2)?.to_vec(), 2);
    loop {
        let data = at;
        let marker = next_marker(file, &mut at)?;
        // What stands between two segments is what the first of them encodes.
        clean.extend_from_slice(&file[data..at - 2]);
        let end = match marker {
            0x01 | 0xd0..=0xd9 => at,
            _ => at + usize::from(u16::from_be_bytes(*file.get(at..)?.first_chunk()?)),
        };
        let segment = file.get(at - 2..end)?;
        if says_how_it_looks(marker, segment.get(4..).unwrap_or_default()) {
            clean.extend_from_slice(segment);
        }
        if marker == 0xd9 {
            return Some(clean);
        }
        at = end;
    }
}

/// Whether a segment of JPEG is needed to show the picture.
fn says_how_it_looks(marker: u8, content: &[u8]) -> bool {
    match marker {
        0xe0 => content.starts_with(b"JFIF\0"),
        0xe2 => content.starts_with(b"ICC_PROFILE\0"),
        0xee => content.starts_with(b"Adobe"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

fn png(file: &[u8]) -> Option<Vec<u8>> {
    let (mut clean, mut at) = (file.get(..8)?.to_vec(), 8);
    loop {
        let length = u32::from_be_bytes(*file.get(at..)?.first_chunk()?) as usize;
        let chunk = file.get(at..at.checked_add(length)?.checked_add(12)?)?;
        let kind = &chunk[4..8];
        if PNG.iter().any(|kept| kind == *kept) {
            clean.extend_from_slice(chunk);
        }
        if kind == b"IEND" {
            return Some(clean);
        }
        at += chunk.len();
    }
}

fn webp(file: &[u8]) -> Option<Vec<u8>> {
    let length = u32::from_le_bytes(*file.get(4..)?.first_chunk()?) as usize;
    let all = file.get(..length.checked_add(8)?)?;
    let (mut clean, mut at) = (all.get(..12)?.to_vec(), 12);
    while at < all.len() {
        let length = u32::from_le_bytes(*all.get(at + 4..)?.first_chunk()?) as usize;
        // A chunk of an odd length has a byte behind it.
        let whole = length.checked_add(8)?.checked_add(length % 2)?;
        let chunk = all.get(at..at.checked_add(whole)?)?;
        let start = clean.len();
        if WEBP.iter().any(|kept| chunk[..4] == **kept) {
            clean.extend_from_slice(chunk);
        }
        if chunk.starts_with(b"VP8X") {
            *clean.get_mut(start + 8)? &= !WEBP_ABOUT;
        }
        at += whole;
    }
    let length = u32::try_from(clean.len() - 8).ok()?;
    clean[4..8].copy_from_slice(&length.to_le_bytes());
    Some(clean)
}
