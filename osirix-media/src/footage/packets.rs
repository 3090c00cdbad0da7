//! The sound of a film as a stream: its packets, each with a head of its own (ADTS, ISO/IEC
//! 13818-7, section 6.2), as decoders of sound take them.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::vec;

use mp4_atom::{Codec, Mp4a, Trak};
use osirix_core::Result;
use osirix_core::error::{Error, ErrorCode};

use super::edit::Edit;
use super::index::{Sample, count, located, unread};
use super::refusal::{broken, no_film};
use super::{Film, MAX_SECONDS};
use crate::film::{AAC_RATES_HZ, decoded, moov};

/// Samples of sound in a packet.
const PACKET_SAMPLES: u64 = 1_024;
/// As many packets as the longest film has at the highest rate, with as much before its beginning.
const MAX_PACKETS: usize = 2 * (MAX_SECONDS as usize * 96_000).div_ceil(PACKET_SAMPLES as usize);
/// A packet's head, and the longest packet of which one can tell the length.
const HEAD_BYTES: usize = 7;
const MAX_PACKET_BYTES: usize = (1 << 13) - 1 - HEAD_BYTES;
/// What is decoded before the first sample that is heard: a packet is added to the one before it.
const LEAD_PACKETS: u64 = 2;
/// The number of the one kind of AAC that is read.
const LOW_COMPLEXITY: u8 = 1;

/// The packets of a film's sound, from its beginning on.
pub(super) struct Packets {
    file: File,
    rest: vec::IntoIter<Sample>,
    /// AAC's numbers of the rate and of the channels.
    rate: u8,
    channels: u8,
    packet: Vec<u8>,
    at: usize,
}

/// The sound of a film, and how it lies beside the pictures.
pub(super) struct Placed {
    pub(super) packets: Packets,
    /// What is not to be heard of its beginning, and the silence before it, in microseconds.
    pub(super) cut_us: u64,
    pub(super) silence_us: u64,
}

impl Packets {
    /// The sound of a film; none of one that has none.
    pub(super) fn of(film: &Film) -> Result<Option<Placed>> {
        let mut file = film.file()?;
        let bytes = file.metadata().map_err(unread)?.len();
        let (index, _) = moov(&mut file, bytes).map_err(|e| no_film().caused_by(e))?;
        let index = decoded(index).map_err(|e| no_film().caused_by(e))?;
        let Some((track, entry)) = sound(&index.trak)? else { return Ok(None) };
        let (rate, channels, rate_hz) = configured(entry)?;
        let stbl = &track.mdia.minf.stbl;
        let samples = located(stbl, bytes, count(stbl).min(MAX_PACKETS))?;
        if samples.is_empty() {
            return Ok(None);
        }
        if let Some(long) = samples.iter().find(|sample| sample.bytes as usize > MAX_PACKET_BYTES) {
            return Err(broken("a part of the film's sound has no size that one has", long.bytes));
        }
        let clock = i64::from(track.mdia.mdhd.timescale.max(1));
        let second = i64::from(index.mvhd.timescale.max(1));
        let edit = Edit::of(track, 0, i64::MAX, clock, second)?;
        let from_us = i128::from(edit.from) * 1_000_000 / i128::from(clock);
        let late_us = edit.begins_us.saturating_sub(film.index.begins_us);
        let cut_us = u64::try_from(from_us - i128::from(late_us.min(0))).unwrap_or(u64::MAX);
        let silence_us = u64::try_from(late_us).unwrap_or_default();
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
        Ok(Some(Placed { packets, cut_us, silence_us }))
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
    Error::new(ErrorCode::Unsupported, "the film's sound is not read")
        .with("limit", "AAC-LC, mono or stereo, or none")
        .with("value", value)
}
