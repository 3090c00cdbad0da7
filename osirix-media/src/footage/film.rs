//! A film that is at hand: its facts, and the way to its pictures.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use osirix_core::media::FrameRate;
use osirix_core::{Error, Result};

use super::index::{Index, unread};
use super::refusal::{broken, unsupported};
use super::turn::Colours;

/// The most pictures between two keys of a film that is played back.
const KEYS_APART: usize = 900;

/// A film: an MP4 file with H.264 in it, of which the index was read.
///
/// - What is not read is [`Unsupported`](osirix_core::ErrorCode::Unsupported) and named by `value`:
///   other codecs, more than 8 bits, other than 4:2:0, interlaced pictures, fragments, edit lists
///   of several parts, pictures that change within the film.
/// - Longer than ten minutes, more than 36,000 pictures or more than 1,920 pixels a side is
///   [`TooLarge`](osirix_core::ErrorCode::TooLarge).
/// - A file that ends early, has no pictures or contradicts itself is
///   [`InvalidInput`](osirix_core::ErrorCode::InvalidInput): no part of such a film is shown.
/// - It is opened again for each reading, so that readings go on at the same time.
#[derive(Debug)]
pub struct Film {
    path: PathBuf,
    pub(super) index: Index,
    pub(super) colours: Colours,
    /// The pictures that are to be seen: the first and the one behind the last.
    seen: (usize, usize),
}

impl Film {
    /// Reads the index of a file.
    pub fn open(path: &Path) -> Result<Arc<Film>> {
        let mut file = File::open(path).map_err(unread)?;
        let index = Index::read(&mut file)?;
        let sps = index.sps;
        let colours = Colours::of(sps.matrix, sps.full_range, sps.width.min(sps.height));
        let times = &index.times_us;
        // The one that stands when it begins is seen, too.
        let from = times.partition_point(|time| *time <= 0).saturating_sub(1);
        let to = times.partition_point(|time| *time < index.duration_us as i64).max(from + 1);
        if from >= times.len() {
            return Err(broken("the film shows nothing", "no pictures"));
        }
        Ok(Arc::new(Film { path: path.to_owned(), index, colours, seen: (from, to) }))
    }

    /// Pixels across and down of the upright picture.
    pub fn size(&self) -> (u32, u32) {
        self.index.turn.sides(self.index.sps.width, self.index.sps.height)
    }

    /// How long it is, in microseconds.
    pub fn duration_us(&self) -> u64 {
        self.index.duration_us
    }

    /// How many pictures are to be seen.
    pub fn pictures(&self) -> usize {
        self.seen.1 - self.seen.0
    }

    /// The pace that is nearest to its own.
    pub fn rate(&self) -> FrameRate {
        let fps = self.pictures() as f64 * 1e6 / self.duration_us() as f64;
        if fps > 27.5 { FrameRate::Fps30 } else { FrameRate::Fps25 }
    }

    /// How many frames it is at a pace, without one that would begin when it has ended.
    pub fn frames(&self, rate: FrameRate) -> u64 {
        (self.duration_us() * u64::from(rate.fps()) / 1_000_000).max(1)
    }

    /// The picture that is seen at a frame of a pace: the last one that has begun.
    pub(crate) fn picture_at(&self, frame: u64, rate: FrameRate) -> usize {
        // In the middle of the frame, so that a time that was rounded falls on its own side.
        let at = rate.time_of(frame) + 500_000 / u64::from(rate.fps());
        let at = i64::try_from(at).unwrap_or(i64::MAX);
        let begun = self.index.times_us.partition_point(|time| *time <= at);
        begun.saturating_sub(1).clamp(self.seen.0, self.seen.1 - 1) - self.seen.0
    }

    /// The picture that is seen at a frame of a play that goes forth and back again for as long as
    /// is wanted, so that there is never a jump.
    pub(crate) fn picture_forth_and_back(&self, frame: u64, rate: FrameRate) -> usize {
        let last = self.frames(rate) - 1;
        let at = match last {
            0 => 0,
            last => {
                let at = frame % (2 * last);
                at.min(2 * last - at)
            }
        };
        self.picture_at(at, rate)
    }

    /// Refuses a film that cannot be played back in a reasonable time.
    pub(crate) fn check_back(&self) -> Result<()> {
        let keys = self.index.samples.iter().enumerate().filter(|(_, sample)| sample.key);
        let mut last = 0;
        for at in keys.map(|(at, _)| at).chain([self.index.samples.len()]) {
            if at - last > KEYS_APART {
                let message = "the film has too few key frames to be played back: give a longer \
                    film, or one with a key frame every few seconds";
                return Err(
                    unsupported(message, format!("{} frames", at - last)).with("limit", KEYS_APART)
                );
            }
            last = at;
        }
        Ok(())
    }

    pub(super) fn file(&self) -> Result<File> {
        File::open(&self.path).map_err(unread)
    }

    /// Pixels of a picture as it is coded.
    pub(super) fn coded(&self) -> (usize, usize) {
        (self.index.sps.width as usize, self.index.sps.height as usize)
    }

    /// The number among all pictures of one that is seen.
    pub(super) fn number(&self, seen: usize) -> usize {
        (self.seen.0 + seen).min(self.seen.1 - 1)
    }

    /// The last key at or before a picture, by its number among all.
    pub(super) fn key_before(&self, number: usize) -> usize {
        let samples = &self.index.samples[..=number.min(self.index.samples.len() - 1)];
        samples.iter().rposition(|sample| sample.key).unwrap_or_default()
    }

    pub(super) fn damaged(&self, error: openh264::Error) -> Error {
        broken("the film is damaged: a picture of it cannot be decoded", "H.264").caused_by(error)
    }
}
