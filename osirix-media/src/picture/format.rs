//! What kind of file a picture is, by its content: neither a name nor a header is believed.

use osirix_core::error::Result;

use super::refusal::refused;

/// The kinds that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Jpeg,
    Png,
    WebP,
}

/// What a person is told to give.
pub(super) const GOOD: &str = "JPEG, PNG or WebP, not animated";

/// How much of a file is looked through for what else it may be.
const LOOKED_AT: usize = 1_024;

impl Format {
    /// The kind of a file that is whole, as far as that can be told without decoding it.
    pub(super) fn of(bytes: &[u8]) -> Result<Format> {
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Ok(Format::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok(Format::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Format::WebP),
            _ => Err(refused("the picture is of a kind that is not read", GOOD, other(bytes))),
        }
    }
}

/// The name of a kind that people try and that is not read.
fn other(bytes: &[u8]) -> &'static str {
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let has = |text: &[u8]| start.windows(text.len()).any(|window| window == text);
    match bytes {
        [] => "nothing",
        [b'G', b'I', b'F', b'8', ..] => "GIF",
        [b'B', b'M', ..] => "BMP",
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => "TIFF",
        [b'%', b'P', b'D', b'F', ..] => "PDF",
        [_, _, _, _, b'f', b't', b'y', b'p', ..] if has(b"avif") => "AVIF",
        [_, _, _, _, b'f', b't', b'y', b'p', ..] if has(b"heic") || has(b"mif1") => "HEIC",
        _ if has(b"<svg") => "SVG",
        _ => "unknown",
    }
}

/// Whether a JPEG goes on to its end: decoders fill what is missing with grey.
///
/// Walks the segments (ITU-T T.81, B.1), so that the end of a thumbnail inside is none.
pub(super) fn jpeg_is_whole(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some(marker) = next_marker(bytes, &mut at) {
        match marker {
            0xd9 => return true,
            0x01 | 0xd0..=0xd8 => {}
            _ => match bytes.get(at..at + 2) {
                Some(&[high, low]) => at += usize::from(u16::from_be_bytes([high, low])).max(2),
                _ => return false,
            },
        }
    }
    false
}

/// The marker at or behind `at`, which is moved behind it. Entropy-coded data is passed over: in
/// it 0xff is followed by 0.
pub(super) fn next_marker(bytes: &[u8], at: &mut usize) -> Option<u8> {
    let rest = bytes.get(*at..)?;
    let is_marker = |pair: &[u8]| pair[0] == 0xff && pair[1] != 0 && pair[1] != 0xff;
    let found = rest.windows(2).position(is_marker)?;
    *at += found + 2;
    Some(rest[found + 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_is_named() {
        let named = |bytes: &[u8]| {
            let error = Format::of(bytes).unwrap_err();
            assert_eq!(error.context_value("field"), Some("picture"));
            assert_eq!(error.context_value("limit"), Some(GOOD));
            error.context_value("value").unwrap().to_owned()
        };
        assert_eq!(named(b""), "nothing");
        assert_eq!(named(b"GIF89a......"), "GIF");
        assert_eq!(named(b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>"), "SVG");
        assert_eq!(named(b"\0\0\0\x18ftypheic...."), "HEIC");
        assert_eq!(named(b"no picture"), "unknown");
    }

    #[test]
    fn the_end_of_a_thumbnail_is_not_the_end_of_a_jpeg() {
        let mut file = vec![0xff, 0xd8, 0xff, 0xe1, 0, 6, 0xff, 0xd8, 0xff, 0xd9];
        file.extend([0xff, 0xda, 0, 3, 1, 0x12, 0xff, 0, 0x34, 0xff, 0xd3, 0x56]);
        assert!(!jpeg_is_whole(&file));
        file.extend([0xff, 0xd9, b'm', b'o', b'r', b'e']);
        assert!(jpeg_is_whole(&file));
        for end in 0..20 {
            assert!(!jpeg_is_whole(&file[..end]), "{end} bytes");
        }
    }
}
