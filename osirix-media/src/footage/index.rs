//! The index of a film: where each coded picture is in the file, and when it is shown.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use mp4_atom::{Avc1, Codec, Colr, Elst, Moov, Stbl, StszSamples, Trak};
use osirix_core::{Error, Result};

use super::refusal::{broken, no_film, too_large, unsupported};
use super::sps::Sps;
use super::turn::Turn;
use crate::film::{decoded, moov};

/// The longest film in seconds, and the most pictures in it.
pub(crate) const MAX_SECONDS: u64 = 600;
const MAX_PICTURES: usize = 60 * MAX_SECONDS as usize;
/// The longest side of a picture, and its shortest, in pixels.
pub(crate) const MAX_SIDE: u32 = 1_920;
const LEAST_SIDE: u32 = 32;
/// The largest coded picture.
const MAX_SAMPLE_BYTES: u32 = 16 << 20;

/// A coded picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sample {
    pub(super) offset: u64,
    pub(super) bytes: u32,
    /// When it is shown, in ticks of the track's clock.
    shown: i64,
    /// Whether decoding can begin here: whatever comes before is shown before.
    pub(super) key: bool,
}

/// All that is known of a film without decoding it.
#[derive(Debug)]
pub(super) struct Index {
    /// In the order in which they are decoded.
    pub(super) samples: Vec<Sample>,
    /// When each picture is shown, in the order in which they are, in microseconds from the first
    /// one that is to be seen. Those before it are negative.
    pub(super) times_us: Vec<i64>,
    pub(super) duration_us: u64,
    pub(super) sps: Sps,
    pub(super) turn: Turn,
    /// How many bytes the length of a unit has.
    pub(super) length_bytes: usize,
    /// The parameter sets, each behind a start code.
    pub(super) parameters: Vec<u8>,
}

impl Index {
    pub(super) fn read(file: &mut File) -> Result<Index> {
        let bytes = file.metadata().map_err(unread)?.len();
        other_kind(file)?;
        let (moov, _) = moov(file, bytes).map_err(|e| no_film().caused_by(e))?;
        let moov = decoded(moov).map_err(|e| no_film().caused_by(e))?;
        if moov.mvex.is_some() {
            return Err(unsupported("a film in fragments is not read", "fragmented MP4"));
        }
        let (track, entry) = picture(&moov)?;
        let sps = checked_sps(entry)?;
        let stbl = &track.mdia.minf.stbl;
        let clock = i64::from(track.mdia.mdhd.timescale.max(1));
        let mut samples = located(stbl, bytes)?;
        let last_ticks = time(stbl, &mut samples)?;
        find_keys(stbl, &mut samples, file, entry.avcc.length_size)?;
        let mut shown: Vec<i64> = samples.iter().map(|sample| sample.shown).collect();
        shown.sort_unstable();
        let end = shown.last().map_or(0, |last| last.saturating_add(last_ticks));
        let (first, second) = (shown[0], i64::from(moov.mvhd.timescale.max(1)));
        let (from, end) = edited(track, first, end, clock, second)?;
        let micros = |ticks: i64| (i128::from(ticks) * 1_000_000 / i128::from(clock)) as i64;
        let duration_us = micros(end.saturating_sub(from)).max(0) as u64;
        if duration_us == 0 {
            return Err(broken("the film shows nothing", "0 seconds"));
        }
        if duration_us > MAX_SECONDS * 1_000_000 {
            let seconds = duration_us / 1_000_000;
            let error = too_large("the film is too long: cut it", MAX_SECONDS, seconds);
            return Err(error.with("unit", "seconds"));
        }
        let times_us = shown.iter().map(|ticks| micros(ticks.saturating_sub(from))).collect();
        Ok(Index {
            samples,
            times_us,
            duration_us,
            sps,
            turn: Turn::of(&track.tkhd.matrix)?,
            length_bytes: usize::from(entry.avcc.length_size),
            parameters: parameters(entry),
        })
    }
}

/// Whether a file that begins with these twelve bytes is a film, be it one that is read or not.
pub fn looks_like_film(start: &[u8]) -> bool {
    const BOXES: [&[u8]; 5] = [b"ftyp", b"moov", b"mdat", b"wide", b"free"];
    // Some pictures are in such boxes, too.
    let picture =
        |brand: &[u8]| [&b"heic"[..], b"heix", b"mif1", b"avif", b"avis"].contains(&brand);
    let boxed = start.get(4..8).is_some_and(|kind| BOXES.contains(&kind));
    let picture = start.get(8..12).is_some_and(picture);
    boxed && !picture || kind_of(start).is_some()
}

/// Refuses films of other kinds by their names.
fn other_kind(file: &mut File) -> Result<()> {
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

/// The first track with a picture.
fn picture(moov: &Moov) -> Result<(&Trak, &Avc1)> {
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

fn checked_sps(entry: &Avc1) -> Result<Sps> {
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

/// Where the samples are, by their sizes and those of their chunks.
fn located(stbl: &Stbl, bytes: u64) -> Result<Vec<Sample>> {
    let (count, same) = match &stbl.stsz.samples {
        StszSamples::Identical { count, size } => (*count as usize, Some(*size)),
        StszSamples::Different { sizes } => (sizes.len(), None),
    };
    if count == 0 {
        return Err(broken("the film has no pictures", 0));
    }
    if count > MAX_PICTURES {
        return Err(too_large("the film has too many pictures: cut it", MAX_PICTURES, count));
    }
    let size = |n: usize| match (&stbl.stsz.samples, same) {
        (StszSamples::Different { sizes }, None) => sizes.get(n).copied().unwrap_or_default(),
        (_, same) => same.unwrap_or_default(),
    };
    let chunks: Box<dyn Iterator<Item = u64> + '_> = match (&stbl.co64, &stbl.stco) {
        (Some(co64), _) => Box::new(co64.entries.iter().copied()),
        (None, Some(stco)) => Box::new(stco.entries.iter().map(|at| u64::from(*at))),
        (None, None) => return Err(contradiction("no places")),
    };
    let runs = &stbl.stsc.entries;
    let (mut run, mut sum) = (0, 0_u64);
    let mut samples = Vec::with_capacity(count);
    for (number, mut offset) in (1_u64..).zip(chunks) {
        while runs.get(run + 1).is_some_and(|next| u64::from(next.first_chunk) <= number) {
            run += 1;
        }
        let run = runs.get(run).ok_or_else(|| contradiction("chunks"))?;
        for _ in 0..run.samples_per_chunk {
            if samples.len() == count {
                break;
            }
            let length = size(samples.len());
            if length == 0 || length > MAX_SAMPLE_BYTES {
                return Err(broken("a picture of the film has no size that one has", length));
            }
            let end = offset.checked_add(u64::from(length)).filter(|end| *end <= bytes);
            let end = end.ok_or_else(|| {
                broken("the film ends early: give the whole file", samples.len())
                    .with("limit", count)
            })?;
            sum += u64::from(length);
            samples.push(Sample { offset, bytes: length, shown: 0, key: false });
            offset = end;
        }
    }
    // Samples that lie over each other would make a small file take hours.
    if samples.len() < count || sum > bytes {
        return Err(contradiction("samples"));
    }
    Ok(samples)
}

/// Gives the samples their times, and tells how long the last one is shown.
fn time(stbl: &Stbl, samples: &mut [Sample]) -> Result<i64> {
    let (mut at, mut last, mut timed) = (0_i64, 0_i64, 0);
    for run in &stbl.stts.entries {
        last = i64::from(run.sample_delta);
        for sample in samples.iter_mut().skip(timed).take(run.sample_count as usize) {
            sample.shown = at;
            at += last;
            timed += 1;
        }
    }
    if timed < samples.len() {
        return Err(contradiction("times"));
    }
    let mut moved = 0;
    for run in stbl.ctts.iter().flat_map(|ctts| &ctts.entries) {
        for sample in samples.iter_mut().skip(moved).take(run.sample_count as usize) {
            sample.shown += run.sample_offset;
            moved += 1;
        }
    }
    Ok(last)
}

/// Finds where decoding can begin: the first picture must be one of them.
fn find_keys(stbl: &Stbl, samples: &mut [Sample], file: &mut File, length: u8) -> Result<()> {
    match &stbl.stss {
        Some(stss) => {
            for number in &stss.entries {
                if let Some(sample) = samples.get_mut((*number as usize).wrapping_sub(1)) {
                    sample.key = true;
                }
            }
        }
        None => samples.iter_mut().for_each(|sample| sample.key = true),
    }
    // Behind one, nothing is shown before it.
    let mut least = i64::MAX;
    for sample in samples.iter_mut().rev() {
        sample.key &= sample.shown < least;
        least = least.min(sample.shown);
    }
    let mut most = i64::MIN;
    for sample in samples.iter_mut() {
        sample.key = sample.key && sample.shown > most && begins(file, *sample, length)?;
        most = most.max(sample.shown);
    }
    match samples.first().is_some_and(|first| first.key) {
        true => Ok(()),
        false => Err(unsupported("the film does not begin with a whole picture", "no key frame")),
    }
}

/// Whether a sample's picture is one that asks for nothing before it: an IDR picture.
fn begins(file: &mut File, sample: Sample, length_bytes: u8) -> Result<bool> {
    let header = u64::from(length_bytes) + 1;
    let mut at = 0_u64;
    for _ in 0..32 {
        if at + header > u64::from(sample.bytes) {
            break;
        }
        let mut start = [0; 5];
        let start = &mut start[..header as usize];
        file.seek(SeekFrom::Start(sample.offset + at)).map_err(unread)?;
        file.read_exact(start).map_err(unread)?;
        let Some((kind, length)) = start.split_last() else { break };
        match kind & 31 {
            5 => return Ok(true),
            1..=4 => break,
            _ => {}
        }
        let length = length.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
        at += u64::from(length_bytes) + length;
    }
    Ok(false)
}

/// Which part of the pictures' time is to be seen: what an edit list leaves of it.
fn edited(track: &Trak, first: i64, end: i64, clock: i64, second: i64) -> Result<(i64, i64)> {
    let list = track.edts.as_ref().and_then(|edits| edits.elst.as_ref());
    let Some(Elst { entries }) = list else { return Ok((first, end)) };
    // Edits without media only say that the picture comes later than the sound.
    let edits: Vec<_> = entries.iter().filter_map(|edit| Some((edit, edit.media_time?))).collect();
    match edits.as_slice() {
        [] => Ok((first, end)),
        [(edit, start)] if (edit.media_rate.integer(), edit.media_rate.decimal()) == (1, 0) => {
            let from = i64::try_from(*start).unwrap_or(i64::MAX).max(first);
            let length = i128::from(edit.segment_duration) * i128::from(clock) / i128::from(second);
            let length = i64::try_from(length).ok().filter(|length| *length > 0);
            let end = length.map_or(end, |length| from.saturating_add(length).min(end));
            Ok((from, end))
        }
        [_] => Err(unsupported("an edit list that changes the pace is not read", "edit list")),
        _ => Err(unsupported("an edit list of several parts is not read", "edit list")),
    }
}

fn parameters(entry: &Avc1) -> Vec<u8> {
    let (sps, pps) = (&entry.avcc.sequence_parameter_sets, &entry.avcc.picture_parameter_sets);
    let mut bytes = Vec::new();
    for set in sps.iter().chain(pps) {
        bytes.extend([0, 0, 0, 1]);
        bytes.extend(set);
    }
    bytes
}

fn contradiction(value: &'static str) -> Error {
    broken("the film's index contradicts itself", value)
}

pub(super) fn unread(error: std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof => {
            broken("the film ends early: give the whole file", "end").caused_by(error)
        }
        _ => Error::io("read the film", error),
    }
}
