//! The sound in an MP4 file as a stream: its packets, each with a head of its own (ADTS, ISO/IEC
//! 13818-7, section 6.2), as decoders of sound take them.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::vec;

use mp4_atom::{Codec, Moov, Mp4a, Trak};
use osirix_core::Result;
use osirix_core::error::{Error, ErrorCode};

use super::Film;
use super::edit::Edit;
use super::index::{Sample, count, located, unread};
use super::refusal::{broken, no_film};
use crate::audio::{LONGEST_RECORDING_US, no_sound};
use crate::film::{AAC_RATES_HZ, decoded, moov};

/// Samples of sound in a packet.
const PACKET_SAMPLES: u64 = 1_024;
/// As many packets as the longest sound has at the highest rate, with as much before its beginning.
const MAX_PACKETS: u64 = 2 * (LONGEST_RECORDING_US / 1_000_000 * 96_000).div_ceil(PACKET_SAMPLES);
/// A packet's head, and the longest packet of which one can tell the length.
const HEAD_BYTES: usize = 7;
const MAX_PACKET_BYTES: usize = (1 << 13) - 1 - HEAD_BYTES;
/// What is decoded before the first sample that is heard: a packet is added to the one before it.
const LEAD_PACKETS: u64 = 2;
/// The number of the one kind of AAC that is read.
const LOW_COMPLEXITY: u8 = 1;

/// The packets of a sound, from its beginning on.
pub(super) struct Packets {
    file: File,
    rest: vec::IntoIter<Sample>,
    /// AAC's numbers of the rate and of the channels.
    rate: u8,
    channels: u8,
    packet: Vec<u8>,
    at: usize,
}

/// A sound, and how it lies beside the pictures.
pub(super) struct Placed {
    pub(super) packets: Packets,
    /// What is not to be heard of its beginning, how long it is heard at most, and the silence
    /// before it, in microseconds.
    pub(super) cut_us: u64,
    pub(super) heard_us: u64,
    pub(super) silence_us: u64,
}

impl Packets {
    /// The sound of a film; none of one that has none.
    pub(super) fn of(film: &Film) -> Result<Option<Placed>> {
        let mut file = film.file()?;
        let index = index(&mut file, no_film)?;
        Packets::placed(file, &index, Some(film.index.begins_us))
    }

    /// The sound of a file that is nothing else, or none. Where it has no index, the error names
    /// this field.
    pub(super) fn alone(mut file: File, field: &'static str) -> Result<Option<Placed>> {
        let index = index(&mut file, || no_sound(field))?;
        Packets::placed(file, &index, None)
    }

    /// The sound beside pictures that begin at this time, or from its own beginning on.
    fn placed(file: File, index: &Moov, begins_us: Option<i64>) -> Result<Option<Placed>> {
        let bytes = file.metadata().map_err(unread)?.len();
        let Some((track, entry)) = sound(&index.trak)? else { return Ok(None) };
        let (rate, channels, rate_hz) = configured(entry)?;
        let stbl = &track.mdia.minf.stbl;
        let samples = located(stbl, bytes, count(stbl).min(MAX_PACKETS as usize))?;
        if samples.is_empty() {
            return Ok(None);
        }
        if let Some(long) = samples.iter().find(|sample| sample.bytes as usize > MAX_PACKET_BYTES) {
            return Err(broken("a part of the sound has no size that one has", long.bytes));
        }
        let clock = i64::from(track.mdia.mdhd.timescale.max(1));
        let second = i64::from(index.mvhd.timescale.max(1));
        let edit = Edit::of(track, 0, i64::MAX, clock, second)?;
        let micros = |ticks: i64| i128::from(ticks) * 1_000_000 / i128::from(clock);
        let late_us = edit.begins_us.saturating_sub(begins_us.unwrap_or(edit.begins_us));
        let silence_us = u64::try_from(late_us).unwrap_or_default();
        let from_us = micros(edit.from) - i128::from(late_us.min(0));
        let cut_us = u64::try_from(from_us).unwrap_or(u64::MAX);
        let heard_us = match edit.end {
            i64::MAX => u64::MAX,
            end => u64::try_from(micros(end) - from_us).unwrap_or_default(),
        };
        // What lies long before is not decoded.
        let rate_hz = u64::from(rate_hz);
        let before = cut_us.saturating_mul(rate_hz) / 1_000_000 / PACKET_SAMPLES;
        let left = before.saturating_sub(LEAD_PACKETS).min(samples.len() as u64);
        let cut_us = cut_us.saturating_sub(left * PACKET_SAMPLES * 1_000_000 / rate_hz);
        let mut rest = samples.into_iter();
        if let Some(last) = left.checked_sub(1) {
            rest.nth(last as usize);
        }
        let packets = Packets { file, rest, rate, channels, packet: Vec::new(), at: 0 };
        Ok(Some(Placed { packets, cut_us, heard_us, silence_us }))
    }

    fn next(&mut self) -> io::Result<bool> {
        let Some(sample) = self.rest.next() else { return Ok(false) };
        let bytes = HEAD_BYTES + sample.bytes as usize;
        self.packet.resize(bytes, 0);
        self.file.seek(SeekFrom::Start(sample.offset))?;
        self.file.read_exact(&mut self.packet[HEAD_BYTES..])?;
        let (rate, channels) = (self.rate, self.channels);
        self.packet[..HEAD_BYTES].copy_from_slice(&[
            0xff,
            0xf1,
            LOW_COMPLEXITY << 6 | rate << 2 | channels >> 2,
            channels << 6 | (bytes >> 11) as u8,
            (bytes >> 3) as u8,
            (bytes << 5) as u8 | 0x1f,
            0xfc,
        ]);
        self.at = 0;
        Ok(true)
    }
}

impl Read for Packets {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.at == self.packet.len() && !self.next()? {
            return Ok(0);
        }
        let rest = &self.packet[self.at..];
        let count = rest.len().min(to.len());
        to[..count].copy_from_slice(&rest[..count]);
        self.at += count;
        Ok(count)
    }
}

/// The index of a file, or what is `missing`.
fn index(file: &mut File, missing: impl Fn() -> Error) -> Result<Moov> {
    let bytes = file.metadata().map_err(unread)?.len();
    let (index, _) = moov(file, bytes).map_err(|e| missing().caused_by(e))?;
    decoded(index).map_err(|e| missing().caused_by(e))
}

/// The first track with a sound.
fn sound(tracks: &[Trak]) -> Result<Option<(&Trak, &Mp4a)>> {
    let mut other = None;
    for track in tracks.iter().filter(|track| track.mdia.hdlr.handler == b"soun".into()) {
        match track.mdia.minf.stbl.stsd.codecs.as_slice() {
            [Codec::Mp4a(entry)] => return Ok(Some((track, entry))),
            [] => {}
            [entry] => other = other.or(Some(name(entry))),
            _ => other = other.or(Some("several formats")),
        }
    }
    other.map_or(Ok(None), |name| Err(unread_sound(name)))
}

/// AAC's number of the rate, that of the channels, and the rate.
fn configured(entry: &Mp4a) -> Result<(u8, u8, u32)> {
    let config = &entry.esds.es_desc.dec_config;
    if !matches!(config.object_type_indication, 0x40 | 0x67) {
        let mp3 = matches!(config.object_type_indication, 0x69 | 0x6b);
        return Err(unread_sound(if mp3 { "MP3" } else { "another codec" }));
    }
    let aac = config.dec_specific.as_ref().ok_or_else(|| unread_sound("AAC without its head"))?;
    match (aac.profile, aac.chan_conf, AAC_RATES_HZ.get(usize::from(aac.freq_index))) {
        (2, channels @ 1..=2, Some(rate_hz)) => Ok((aac.freq_index, channels, *rate_hz)),
        (2, _, Some(_)) => Err(unread_sound("AAC of several channels")),
        (5 | 29, ..) => Err(unread_sound("HE-AAC")),
        _ => Err(unread_sound("another kind of AAC")),
    }
}

fn name(entry: &Codec) -> &'static str {
    match entry {
        Codec::Opus(_) => "Opus",
        Codec::Flac(_) => "FLAC",
        Codec::Ac3(_) => "AC-3",
        Codec::Eac3(_) => "E-AC-3",
        _ => "another codec",
    }
}

/// What is not read of a sound.
pub(super) fn unread_sound(value: &'static str) -> Error {
    Error::new(ErrorCode::Unsupported, "this sound is not read")
        .with("limit", "AAC-LC, mono or stereo")
        .with("value", value)
}
