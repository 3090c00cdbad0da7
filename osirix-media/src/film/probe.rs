//! What a file says of itself: the index of an MP4, read without decoding anything.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use mp4_atom::{Codec, Decode, Moov, Mp4a, Trak};
use osirix_core::{Error, ErrorCode, Result};

/// The longest index that is read; 24 hours of video have a fifth of it.
const MAX_INDEX_BYTES: u64 = 256 << 20;
/// More boxes than this at the top are no video for people.
const MAX_BOXES: usize = 100_000;

/// What an MP4 file says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct VideoFacts {
    /// The file's length in bytes.
    pub bytes: u64,
    /// Whether the index stands before the media, so that a player need not load all of it first.
    pub index_in_front: bool,
    /// Whether a track has an edit list.
    pub edit_lists: bool,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// How many frames there are.
    pub frames: u64,
    /// Frames per second: the mean.
    pub fps: f64,
    /// The picture's codec, as the four letters of its sample entry: `avc1`.
    pub picture_codec: String,
    /// The picture's length in microseconds.
    pub picture_us: u64,
    /// The sound's codec: `mp4a`.
    pub sound_codec: String,
    /// Samples of sound per second.
    pub sound_hz: u32,
    /// Channels of sound.
    pub channels: u32,
    /// The sound's length in microseconds.
    pub sound_us: u64,
}

impl VideoFacts {
    /// Reads a file's index.
    ///
    /// A file that is no MP4, or has no picture or no sound, is
    /// [`Unsupported`](ErrorCode::Unsupported).
    pub fn read(path: &Path) -> Result<VideoFacts> {
        let mut file = File::open(path).map_err(unread)?;
        let bytes = file.metadata().map_err(unread)?.len();
        let (index, index_in_front) = index(&mut file, bytes)?;
        let moov = Moov::decode(&mut index.as_slice()).map_err(|e| no_video().caused_by(e))?;
        let has = |codec: fn(&Codec) -> bool| {
            let found = moov.trak.iter().find_map(|track| {
                let codecs = &track.mdia.minf.stbl.stsd.codecs;
                codecs.iter().find(|entry| codec(entry)).map(|entry| (track, entry))
            });
            found.ok_or_else(no_video)
        };
        let (picture, picture_entry) = has(|entry| size(entry).is_some())?;
        let (sound, sound_entry) = has(|entry| sound_of(entry).is_some())?;
        let (width, height) = size(picture_entry).unwrap_or_default();
        let (sound_hz, channels) = sound_of(sound_entry).unwrap_or_default();
        let (frames, picture_us) = (samples(picture), length_us(picture));
        Ok(VideoFacts {
            bytes,
            index_in_front,
            edit_lists: moov.trak.iter().any(|track| track.edts.is_some()),
            width,
            height,
            frames,
            fps: frames as f64 * 1e6 / (picture_us as f64).max(1.0),
            picture_codec: letters(picture_entry).to_owned(),
            picture_us,
            sound_codec: letters(sound_entry).to_owned(),
            sound_hz,
            channels,
            sound_us: length_us(sound),
        })
    }

    /// The longer of picture and sound, in microseconds.
    pub fn duration_us(&self) -> u64 {
        self.picture_us.max(self.sound_us)
    }
}

/// The index with its header, and whether it stands before the media.
fn index(file: &mut File, bytes: u64) -> Result<(Vec<u8>, bool)> {
    let (mut at, mut media_before) = (0, false);
    for _ in 0..MAX_BOXES {
        if at + 8 > bytes {
            break;
        }
        let (kind, length) = header(file, at, bytes)?;
        match &kind {
            b"moov" if length > MAX_INDEX_BYTES => break,
            b"moov" => {
                let mut index = vec![0; length as usize];
                file.seek(SeekFrom::Start(at)).map_err(unread)?;
                file.read_exact(&mut index).map_err(unread)?;
                return Ok((index, !media_before));
            }
            b"mdat" => media_before = true,
            _ => {}
        }
        at += length;
    }
    Err(no_video())
}

/// The kind and the length of the box at `at`, which lies within the file.
fn header(file: &mut File, at: u64, bytes: u64) -> Result<([u8; 4], u64)> {
    file.seek(SeekFrom::Start(at)).map_err(unread)?;
    let (mut short, mut kind) = ([0; 4], [0; 4]);
    file.read_exact(&mut short).map_err(unread)?;
    file.read_exact(&mut kind).map_err(unread)?;
    let length = match u32::from_be_bytes(short) {
        0 => bytes - at,
        1 => {
            let mut long = [0; 8];
            file.read_exact(&mut long).map_err(unread)?;
            u64::from_be_bytes(long)
        }
        short => u64::from(short),
    };
    if length < 8 || length > bytes - at {
        return Err(no_video());
    }
    Ok((kind, length))
}

fn samples(track: &Trak) -> u64 {
    let runs = &track.mdia.minf.stbl.stts.entries;
    runs.iter().map(|run| u64::from(run.sample_count)).sum()
}

/// The length by the samples' own times, whatever the head says.
fn length_us(track: &Trak) -> u64 {
    let runs = &track.mdia.minf.stbl.stts.entries;
    let ticks: u128 =
        runs.iter().map(|run| u128::from(run.sample_count) * u128::from(run.sample_delta)).sum();
    let clock = u128::from(track.mdia.mdhd.timescale.max(1));
    u64::try_from(ticks * 1_000_000 / clock).unwrap_or(u64::MAX)
}

fn size(entry: &Codec) -> Option<(u32, u32)> {
    let visual = match entry {
        Codec::Avc1(entry) => &entry.visual,
        Codec::Hvc1(entry) => &entry.visual,
        Codec::Hev1(entry) => &entry.visual,
        _ => return None,
    };
    Some((visual.width.into(), visual.height.into()))
}

fn sound_of(entry: &Codec) -> Option<(u32, u32)> {
    let (audio, own_hz) = match entry {
        Codec::Mp4a(entry) => (&entry.audio, aac_hz(entry)),
        Codec::Opus(entry) => (&entry.audio, None),
        _ => return None,
    };
    let hz = own_hz.unwrap_or_else(|| audio.sample_rate.integer().into());
    Some((hz, audio.channel_count.into()))
}

/// The rate by AAC's own configuration, as the entry has no room for more than 65,535
/// (ISO/IEC 14496-3, table 1.18).
fn aac_hz(entry: &Mp4a) -> Option<u32> {
    const RATES_HZ: [u32; 13] = [
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025,
        8_000, 7_350,
    ];
    let specific = entry.esds.es_desc.dec_config.dec_specific.as_ref()?;
    RATES_HZ.get(usize::from(specific.freq_index)).copied()
}

const fn letters(entry: &Codec) -> &'static str {
    match entry {
        Codec::Avc1(_) => "avc1",
        Codec::Hvc1(_) => "hvc1",
        Codec::Hev1(_) => "hev1",
        Codec::Mp4a(_) => "mp4a",
        _ => "Opus",
    }
}

fn no_video() -> Error {
    Error::new(ErrorCode::Unsupported, "this is no MP4 file with a picture and a sound")
        .with("field", "video")
}

fn unread(error: std::io::Error) -> Error {
    Error::io("read the video", error).with("field", "video")
}
