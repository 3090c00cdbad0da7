//! The index of videos: MP4 and its like.

use std::path::Path;

use osirix_core::media::{
    AudioSource, Frame, FrameFormat, FrameRate, FrameSource, Preset, Progress, VideoEncoder as _,
};
use osirix_core::{ErrorCode, Result};
use osirix_media::film::{self, VideoFacts};
use osirix_media::video::Mp4Encoder;

use crate::Target;
use crate::input::{assert_refusal, file, place};

pub(crate) const TARGET: Target = Target { name: "video", run, seeds: examples };

fn run(bytes: &[u8]) {
    let path = file("video", bytes);
    match VideoFacts::read(&path) {
        Ok(facts) => {
            assert_eq!(facts.bytes, bytes.len() as u64);
            assert!(facts.fps >= 0.0 && facts.fps.is_finite(), "{facts:?}");
            assert!(facts.duration_us() >= facts.picture_us, "{facts:?}");
            assert_both_read_the_same(&facts, bytes);
            assert_networks_say_why(&path);
        }
        Err(error) => {
            assert_eq!(error.code(), ErrorCode::Unsupported, "{error:?}");
            assert_refusal(&error, "field");
        }
    }
}

/// What is published is read by another way, which must not see another video.
fn assert_both_read_the_same(facts: &VideoFacts, bytes: &[u8]) {
    if let Ok(other) = crate::media::facts(bytes)
        && other.video_codec.is_some()
    {
        assert_eq!((other.width_px, other.height_px), (facts.width, facts.height));
        assert_eq!(other.duration_ms, Some(facts.duration_us() / 1_000));
        assert_eq!(other.video_codec.as_deref(), Some(facts.picture_codec.as_str()));
        assert_eq!(other.audio_codec.as_deref(), Some(facts.sound_codec.as_str()));
    }
}

fn assert_networks_say_why(path: &Path) {
    for preset in Preset::ALL {
        if let Err(error) = film::check(path, *preset) {
            assert_refusal(&error, "field");
            assert!(error.context_value("limit").is_some(), "{error:?}");
        }
    }
}

/// A video of two black pictures, and how others end it or begin it.
pub(crate) fn examples() -> Vec<Vec<u8>> {
    let path = place("seed.mp4");
    Mp4Encoder::new()
        .encode(Box::new(Black(2)), Box::new(Silence(3_840)), &path, &Always)
        .expect("a short video can be encoded");
    let whole = std::fs::read(&path).expect("it was written");
    let quick_time = whole.iter().enumerate();
    let quick_time =
        quick_time.map(|(at, byte)| if (8..12).contains(&at) { b"qt  "[at - 8] } else { *byte });
    let mut large = whole.clone();
    // The last box may say no length, and any may say a long one.
    large.extend(b"\0\0\0\x01free\xff\xff\xff\xff\xff\xff\xff\xff");
    vec![quick_time.collect(), large, whole]
}

struct Black(u64);

impl FrameSource for Black {
    fn format(&self) -> FrameFormat {
        FrameFormat { width: 32, height: 32, rate: FrameRate::Fps25 }
    }

    fn total_frames(&self) -> u64 {
        2
    }

    fn next_frame(&mut self, _: &mut Frame) -> Result<bool> {
        let more = self.0 > 0;
        self.0 = self.0.saturating_sub(1);
        Ok(more)
    }
}

struct Silence(usize);

impl AudioSource for Silence {
    fn sample_rate_hz(&self) -> u32 {
        48_000
    }

    fn total_samples(&self) -> u64 {
        3_840
    }

    fn read(&mut self, block: &mut [f32]) -> Result<usize> {
        let count = self.0.min(block.len());
        block[..count].fill(0.0);
        self.0 -= count;
        Ok(count)
    }
}

struct Always;

impl Progress for Always {
    fn report(&self, _: f32) -> Result<()> {
        Ok(())
    }
}
