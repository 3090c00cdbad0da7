//! What a file says of itself: the index of an MP4, read without decoding anything.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use mp4_atom::{Codec, Decode, Moov, Mp4a, Trak};
use osirix_core::{Error, ErrorCode, Result};

/// The longest index that is read; 24 hours of video have a fifth of it.
const MAX_INDEX_BYTES: u64 = 256 << 20;
/// The longest head of a box.
pub(crate) const BOX_START_BYTES: usize = 16;
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
        let VideoIndex { picture, sound, edit_lists } = VideoIndex::of(index)?;
        let sound = sound.ok_or_else(no_video)?;
        Ok(VideoFacts {
            bytes,
            index_in_front,
            edit_lists,
            width: picture.width,
            height: picture.height,
            frames: picture.frames,
            fps: picture.fps(),
            picture_codec: picture.codec.to_owned(),
            picture_us: picture.length_us,
            sound_codec: sound.codec.to_owned(),
            sound_hz: sound.hz,
            channels: sound.channels,
            sound_us: sound.length_us,
        })
    }

    /// The longer of picture and sound, in microseconds.
    pub fn duration_us(&self) -> u64 {
        self.picture_us.max(self.sound_us)
    }
}

/// What an index says of the first picture and the first sound.
pub(crate) struct VideoIndex {
    pub(crate) picture: PictureTrack,
    pub(crate) sound: Option<SoundTrack>,
    edit_lists: bool,
}

pub(crate) struct PictureTrack {
    pub(crate) codec: &'static str,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) frames: u64,
    pub(crate) length_us: u64,
}

pub(crate) struct SoundTrack {
    pub(crate) codec: &'static str,
    hz: u32,
    channels: u32,
    pub(crate) length_us: u64,
}

impl VideoIndex {
    /// Reads an index with its header.
    pub(crate) fn of(index: Vec<u8>) -> Result<Self> {
        let moov = decoded(index).map_err(|e| no_video().caused_by(e))?;
        let has = |codec: fn(&Codec) -> bool| {
            moov.trak.iter().find_map(|track| {
                let codecs = &track.mdia.minf.stbl.stsd.codecs;
                codecs.iter().find(|entry| codec(entry)).map(|entry| (track, entry))
            })
        };
        let (picture, entry) = has(|entry| size(entry).is_some()).ok_or_else(no_video)?;
        let (width, height) = size(entry).unwrap_or_default();
        let (frames, length_us) = (samples(picture), length_us(picture));
        let picture = PictureTrack { codec: letters(entry), width, height, frames, length_us };
        let sound = has(|entry| sound_of(entry).is_some()).map(|(sound, entry)| {
            let (hz, channels) = sound_of(entry).unwrap_or_default();
            SoundTrack { codec: letters(entry), hz, channels, length_us: self::length_us(sound) }
        });
        let edit_lists = moov.trak.iter().any(|track| track.edts.is_some());
        Ok(VideoIndex { picture, sound, edit_lists })
    }
}

impl PictureTrack {
    /// Frames per second: the mean.
    pub(crate) fn fps(&self) -> f64 {
        self.frames as f64 * 1e6 / (self.length_us as f64).max(1.0)
    }
}

/// An index that anybody may have written, without its groups of samples, which nothing here asks
/// for: a few bytes can say that there are four thousand million of them, each of none, and the
/// decoder would make them all.
pub(crate) fn decoded(mut index: Vec<u8>) -> mp4_atom::Result<Moov> {
    const GROUPS: &[u8; 4] = b"sgpd";
    let mut at = 0;
    while let Some(next) = index[at..].windows(4).position(|kind| kind == GROUPS) {
        index[at + next..][..4].copy_from_slice(b"free");
        at += next;
    }
    Moov::decode(&mut index.as_slice())
}

/// The index with its header, and whether it stands before the media.
pub(crate) fn index(file: &mut File, bytes: u64) -> Result<(Vec<u8>, bool)> {
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
    let mut start = Vec::with_capacity(BOX_START_BYTES);
    file.take(BOX_START_BYTES as u64).read_to_end(&mut start).map_err(unread)?;
    box_at(&start, bytes - at)
}

/// The kind and the length of a box by its first bytes, of those that are left of its file
/// (ISO/IEC 14496-12, section 4.2).
pub(crate) fn box_at(start: &[u8], left: u64) -> Result<([u8; 4], u64)> {
    let (short, rest) = start.split_first_chunk::<4>().ok_or_else(no_video)?;
    let (kind, rest) = rest.split_first_chunk::<4>().ok_or_else(no_video)?;
    let length = match u32::from_be_bytes(*short) {
        0 => left,
        1 => rest.first_chunk().map(|long| u64::from_be_bytes(*long)).ok_or_else(no_video)?,
        short => u64::from(short),
    };
    match (8..=left).contains(&length) {
        true => Ok((*kind, length)),
        false => Err(no_video()),
    }
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
        Codec::Av01(entry) => &entry.visual,
        Codec::Vp09(entry) => &entry.visual,
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

/// The rates of AAC by their numbers (ISO/IEC 14496-3, table 1.18).
pub(crate) const AAC_RATES_HZ: [u32; 13] = [
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350,
];

/// The rate by AAC's own configuration, as the entry has no room for more than 65,535.
fn aac_hz(entry: &Mp4a) -> Option<u32> {
    let specific = entry.esds.es_desc.dec_config.dec_specific.as_ref()?;
    AAC_RATES_HZ.get(usize::from(specific.freq_index)).copied()
}

const fn letters(entry: &Codec) -> &'static str {
    match entry {
        Codec::Avc1(_) => "avc1",
        Codec::Hvc1(_) => "hvc1",
        Codec::Hev1(_) => "hev1",
        Codec::Av01(_) => "av01",
        Codec::Vp09(_) => "vp09",
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

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let length = (8 + content.len() as u32).to_be_bytes();
        [&length[..], kind, content].concat()
    }

    #[test]
    fn groups_of_samples_are_not_made_however_many_are_said_to_be() {
        let groups = boxed(b"sgpd", b"\0\0\0\0roll\xff\xff\xff\xff");
        for at in [groups.clone(), boxed(b"stsd", &[&[0; 7], &b"\x01"[..], &groups].concat())] {
            let table = boxed(b"minf", &boxed(b"stbl", &at));
            let index = boxed(b"moov", &boxed(b"trak", &boxed(b"mdia", &table)));
            assert_eq!(VideoIndex::of(index).err().unwrap().code(), ErrorCode::Unsupported);
        }
    }
}
