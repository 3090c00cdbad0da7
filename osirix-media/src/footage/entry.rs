//! How the pictures of a film are coded, by the entry of its index that says so.

use mp4_atom::{Avc1, Codec, Colr, Moov, Trak};
use osirix_core::Result;

use super::refusal::{broken, no_film, too_large, unsupported};
use super::sps::Sps;

/// The longest side of a picture, and its shortest, in pixels.
pub(crate) const MAX_SIDE: u32 = 1_920;
const LEAST_SIDE: u32 = 32;

/// The first track with a picture.
pub(super) fn picture(moov: &Moov) -> Result<(&Trak, &Avc1)> {
    let mut other = None;
    for track in moov.trak.iter().filter(|track| track.mdia.hdlr.handler == b"vide".into()) {
        match track.mdia.minf.stbl.stsd.codecs.as_slice() {
            [Codec::Avc1(entry)] => return Ok((track, entry)),
            [Codec::Avc1(_), ..] => {
                return Err(unsupported("the picture changes within the film", "several formats"));
            }
            [entry, ..] => other = other.or(Some(name(entry))),
            [] => {}
        }
    }
    Err(other.map_or_else(no_film, |name| unsupported("this codec is not read", name)))
}

fn name(entry: &Codec) -> String {
    match entry {
        Codec::Hvc1(_) | Codec::Hev1(_) => "HEVC".to_owned(),
        Codec::Av01(_) => "AV1".to_owned(),
        Codec::Vp08(_) => "VP8".to_owned(),
        Codec::Vp09(_) => "VP9".to_owned(),
        Codec::Avc3(_) => "H.264 with its parameters inside (avc3)".to_owned(),
        Codec::Jpeg(_) => "Motion JPEG".to_owned(),
        Codec::Unknown(letters, _) => {
            letters.to_string().chars().filter(char::is_ascii_graphic).collect()
        }
        _ => "another codec".to_owned(),
    }
}

pub(super) fn checked_sps(entry: &Avc1) -> Result<Sps> {
    let sets = &entry.avcc.sequence_parameter_sets;
    let mut read = sets.iter().map(|set| Sps::read(set));
    let first = read.next().flatten();
    let mut sps = first.ok_or_else(|| broken("the film's header cannot be read", "SPS"))?;
    if read.any(|other| {
        other.is_none_or(|other| (other.width, other.height) != (sps.width, sps.height))
    }) {
        return Err(unsupported("the picture changes within the film", "several sizes"));
    }
    if sps.chroma != 1 {
        return Err(unsupported("colours are sampled in a way that is not read", "not 4:2:0"));
    }
    if sps.bits != 8 {
        let value = format!("{} bits", sps.bits);
        return Err(unsupported("this depth of colours is not read", value));
    }
    if sps.interlaced {
        return Err(unsupported("interlaced pictures are not read", "interlaced"));
    }
    if !sps.square || entry.pasp.as_ref().is_some_and(|p| p.h_spacing != p.v_spacing) {
        return Err(unsupported("pixels that are not square are not read", "stretched pixels"));
    }
    let (width, height) = (sps.width, sps.height);
    let size = format!("{width}x{height}");
    if width.max(height) > MAX_SIDE {
        let limit = format!("{MAX_SIDE}x{MAX_SIDE}");
        return Err(too_large("the film's picture is too large", limit, size));
    }
    if width.min(height) < LEAST_SIDE {
        let error = broken("the film's picture is too small", size);
        return Err(error.with("limit", format!("{LEAST_SIDE}x{LEAST_SIDE}")));
    }
    if let Some(Colr::Nclx { matrix_coefficients, full_range_flag, .. }) = entry.colr {
        sps.full_range |= full_range_flag;
        sps.matrix = if sps.matrix == 2 { matrix_coefficients.into() } else { sps.matrix };
    }
    Ok(sps)
}

/// The parameter sets, each behind a start code.
pub(super) fn parameters(entry: &Avc1) -> Vec<u8> {
    let (sps, pps) = (&entry.avcc.sequence_parameter_sets, &entry.avcc.picture_parameter_sets);
    let mut bytes = Vec::new();
    for set in sps.iter().chain(pps) {
        bytes.extend([0, 0, 0, 1]);
        bytes.extend(set);
    }
    bytes
}
