//! Encoding: formats and the encoder's port.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{AudioSource, FrameFormat, FrameSource};
use crate::error::Result;
use crate::names::names;

names! {
    /// The shape of the picture.
    #[derive(Default)]
    "aspect" pub enum Aspect {
        /// 16:9, for screens.
        #[default]
        Landscape = "16:9",
        /// 9:16, for phones.
        Portrait = "9:16",
        /// 1:1, for feeds.
        Square = "1:1",
        /// 4:5, for feeds on phones.
        Feed = "4:5",
    }
}

names! {
    /// The length of the picture's shorter side.
    #[derive(Default)]
    "resolution" pub enum Resolution {
        /// 720 pixels.
        #[default]
        P720 = "720p",
        /// 1080 pixels.
        P1080 = "1080p",
    }
}

impl Resolution {
    /// The shorter side in pixels.
    pub const fn short_side(self) -> u32 {
        match self {
            Resolution::P720 => 720,
            Resolution::P1080 => 1080,
        }
    }
}

names! {
    /// Frames per second, constant over a video.
    #[derive(Default)]
    "fps" pub enum FrameRate {
        /// 25 frames per second.
        #[default]
        Fps25 = "25",
        /// 30 frames per second.
        Fps30 = "30",
    }
}

impl FrameRate {
    /// Frames per second.
    pub const fn fps(self) -> u32 {
        match self {
            FrameRate::Fps25 => 25,
            FrameRate::Fps30 => 30,
        }
    }

    /// How many frames cover this duration: rounded up, at least one.
    pub const fn frames_in(self, duration_us: u64) -> u64 {
        let frames = (duration_us * self.fps() as u64).div_ceil(1_000_000);
        if frames == 0 { 1 } else { frames }
    }

    /// When frame `index` is shown, in microseconds.
    pub const fn time_of(self, index: u64) -> u64 {
        index * 1_000_000 / self.fps() as u64
    }
}

/// The picture's format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct VideoSpec {
    /// The shape.
    pub aspect: Aspect,
    /// The shorter side.
    pub resolution: Resolution,
    /// The pace.
    pub frame_rate: FrameRate,
}

impl VideoSpec {
    /// The frames of this format.
    pub const fn frame_format(self) -> FrameFormat {
        let short = self.resolution.short_side();
        let long = short * 16 / 9;
        let (width, height) = match self.aspect {
            Aspect::Landscape => (long, short),
            Aspect::Portrait => (short, long),
            Aspect::Square => (short, short),
            Aspect::Feed => (short, short * 5 / 4),
        };
        FrameFormat { width, height, rate: self.frame_rate }
    }
}

/// Told how far a long work is, and able to stop it.
pub trait Progress: Send + Sync {
    /// `done` is the finished part, 0.0 to 1.0. An error means: stop now and return it.
    fn report(&self, done: f32) -> Result<()>;
}

/// The progress of work that nobody follows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Untold;

impl Progress for Untold {
    fn report(&self, _done: f32) -> Result<()> {
        Ok(())
    }
}

/// What an encoder made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncodedVideo {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Frames per second.
    pub fps: u32,
    /// How many frames.
    pub frames: u64,
    /// The picture's length in microseconds.
    pub duration_us: u64,
    /// The file's length in bytes.
    pub bytes: u64,
}

/// Streams frames and sound into a file.
pub trait VideoEncoder: Send + Sync {
    /// The encoder's name.
    fn name(&self) -> &str;

    /// Encodes; blocks until the file is complete.
    ///
    /// - The file plays from its first byte (fast start), has a constant frame rate and one
    ///   keyframe at least every two seconds.
    /// - Sound starts with the picture, to the sample after the codec's delay, and ends with it:
    ///   within one frame; missing sound is silence, sound that is too long is cut.
    /// - Twice the same input gives twice the same bytes, on one core or on many, and whether the
    ///   frames come in [parts](FrameSource::part) or from front to back.
    /// - Memory does not grow with the length.
    /// - On an error, and when `progress` stops it, nothing is left at `output`.
    fn encode(
        &self,
        frames: Box<dyn FrameSource>,
        audio: Box<dyn AudioSource>,
        output: &Path,
        progress: &dyn Progress,
    ) -> Result<EncodedVideo>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_follow_the_aspect() {
        let size = |aspect, resolution| {
            let spec = VideoSpec { aspect, resolution, ..VideoSpec::default() };
            let format = spec.frame_format();
            (format.width, format.height)
        };
        assert_eq!(size(Aspect::Landscape, Resolution::P720), (1280, 720));
        assert_eq!(size(Aspect::Portrait, Resolution::P1080), (1080, 1920));
        assert_eq!(size(Aspect::Square, Resolution::P720), (720, 720));
        assert_eq!(size(Aspect::Feed, Resolution::P720), (720, 900));
        assert_eq!(size(Aspect::Feed, Resolution::P1080), (1080, 1350));
    }

    #[test]
    fn frames_cover_the_duration() {
        assert_eq!(FrameRate::Fps25.frames_in(0), 1);
        assert_eq!(FrameRate::Fps25.frames_in(40_000), 1);
        assert_eq!(FrameRate::Fps25.frames_in(40_001), 2);
        assert_eq!(FrameRate::Fps30.frames_in(10_000_000), 300);
    }

    #[test]
    fn an_unknown_aspect_is_refused_by_name() {
        let error = "4:3".parse::<Aspect>().unwrap_err();
        assert_eq!(error.context_value("value"), Some("4:3"));
    }
}
