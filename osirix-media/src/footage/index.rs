//! The index of a film: where each coded picture is in the file, and when it is shown.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use mp4_atom::{Stbl, StszSamples};
use osirix_core::{Error, Result};

use super::edit::Edit;
use super::entry::{checked_sps, parameters, picture};
use super::kind::other_kind;
use super::refusal::{broken, no_film, too_large, unsupported};
use super::sps::Sps;
use super::turn::Turn;
use crate::film::{decoded, moov};

/// The longest film in seconds, and the most pictures in it.
pub(crate) const MAX_SECONDS: u64 = 600;
const MAX_PICTURES: usize = 60 * MAX_SECONDS as usize;
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
    /// When the first one that is to be seen comes, in the film's time, which is the sound's, too.
    pub(super) begins_us: i64,
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
        let count = count(stbl);
        if count == 0 {
            return Err(broken("the film has no pictures", 0));
        }
        if count > MAX_PICTURES {
            return Err(too_large("the film has too many pictures: cut it", MAX_PICTURES, count));
        }
        let mut samples = located(stbl, bytes, count)?;
        let last_ticks = time(stbl, &mut samples)?;
        find_keys(stbl, &mut samples, file, entry.avcc.length_size)?;
        let mut shown: Vec<i64> = samples.iter().map(|sample| sample.shown).collect();
        shown.sort_unstable();
        let end = shown.last().map_or(0, |last| last.saturating_add(last_ticks));
        let (first, second) = (shown[0], i64::from(moov.mvhd.timescale.max(1)));
        let Edit { from, end, begins_us } = Edit::of(track, first, end, clock, second)?;
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
            begins_us,
            sps,
            turn: Turn::of(&track.tkhd.matrix)?,
            length_bytes: usize::from(entry.avcc.length_size),
            parameters: parameters(entry),
        })
    }
}

/// How many samples a track has.
pub(super) fn count(stbl: &Stbl) -> usize {
    match &stbl.stsz.samples {
        StszSamples::Identical { count, .. } => *count as usize,
        StszSamples::Different { sizes } => sizes.len(),
    }
}

/// Where the first `count` samples are, by their sizes and those of their chunks.
pub(super) fn located(stbl: &Stbl, bytes: u64, count: usize) -> Result<Vec<Sample>> {
    let same = match &stbl.stsz.samples {
        StszSamples::Identical { size, .. } => Some(*size),
        StszSamples::Different { .. } => None,
    };
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
        if samples.len() == count {
            break;
        }
        for _ in 0..run.samples_per_chunk {
            if samples.len() == count {
                break;
            }
            let length = size(samples.len());
            if length == 0 || length > MAX_SAMPLE_BYTES {
                return Err(broken("a part of the file has no size that one has", length));
            }
            let end = offset.checked_add(u64::from(length)).filter(|end| *end <= bytes);
            let end = end.ok_or_else(|| {
                broken("the file ends early: give the whole one", samples.len())
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

fn contradiction(value: &'static str) -> Error {
    broken("the film's index contradicts itself", value)
}

pub(super) fn unread(error: std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof => {
            broken("the file ends early: give the whole one", "end").caused_by(error)
        }
        _ => Error::io("read the file", error),
    }
}
