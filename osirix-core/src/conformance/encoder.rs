//! The behaviours of [`VideoEncoder`], judged by the file's boxes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a suite says what is wrong by panicking"
)]

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::media::{AudioSource, EncodedVideo, FrameRate, FrameSource, Progress, VideoEncoder};
use crate::{Error, ErrorCode, Result};

mod boxes;
mod sources;

use boxes::{Kind, Movie};
pub use sources::{SAMPLE_RATE_HZ, TestFrames, TestSound, Watch};

/// Makes a test of every behaviour of an encoder. The tests are in a module of this name; the
/// expression makes the encoder and is evaluated once for each test.
///
/// ```ignore
/// osirix_core::encoder_suite!(mp4, Mp4Encoder::new());
/// ```
#[macro_export]
macro_rules! encoder_suite {
    ($module:ident, $encoder:expr) => {
        $crate::encoder_suite! { @each $module, $encoder;
            the_file_plays_from_its_first_byte
            the_frame_rate_is_constant
            a_keyframe_comes_at_least_every_two_seconds
            no_track_starts_late
            sound_ends_with_the_picture
            missing_sound_is_added
            sound_that_is_too_long_is_cut
            a_single_frame_is_a_video
            the_same_input_gives_the_same_bytes
            parts_give_the_same_bytes
            it_says_what_it_made
            frames_are_pulled_no_faster_than_they_are_encoded
            progress_rises_from_nothing_to_all
            a_failing_picture_leaves_nothing
            a_failing_sound_leaves_nothing
            a_stop_leaves_nothing
        }
    };
    (@each $module:ident, $encoder:expr; $($behaviour:ident)+) => {
        mod $module {
            #[allow(unused_imports)]
            use super::*;
            $(#[test]
            fn $behaviour() {
                $crate::conformance::encoder::$behaviour(&$encoder);
            })+
        }
    };
}

/// A folder of its own and what an encoder makes in it.
struct Run {
    folder: TempDir,
    result: Result<EncodedVideo>,
    watch: Watch,
}

impl Run {
    fn of(encoder: &dyn VideoEncoder, frames: TestFrames, sound: TestSound, watch: Watch) -> Run {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("video.mp4");
        let result = run(encoder, Box::new(frames), Box::new(sound), &output, &watch);
        Run { folder, result, watch }
    }

    /// So many frames, and sound of the same length.
    fn whole(encoder: &dyn VideoEncoder, frames: u64, rate: FrameRate) -> Run {
        let sound = TestSound::of(rate.time_of(frames));
        Run::of(encoder, TestFrames::new(frames, rate), sound, Watch::default())
    }

    fn file(&self) -> Vec<u8> {
        self.result.as_ref().expect("an encoded video");
        fs::read(self.folder.path().join("video.mp4")).unwrap()
    }

    fn movie(&self) -> Movie {
        Movie::read(&self.file())
    }

    /// The error, when nothing is left of the file or beside it.
    fn nothing_left(&self) -> &Error {
        let left: Vec<_> = fs::read_dir(self.folder.path()).unwrap().collect();
        assert!(left.is_empty(), "left behind: {left:?}");
        self.result.as_ref().expect_err("an error")
    }
}

fn run(
    encoder: &dyn VideoEncoder,
    frames: Box<dyn FrameSource>,
    sound: Box<dyn AudioSource>,
    output: &Path,
    progress: &dyn Progress,
) -> Result<EncodedVideo> {
    encoder.encode(frames, sound, output, progress)
}

/// The index stands before the media.
pub fn the_file_plays_from_its_first_byte(encoder: &dyn VideoEncoder) {
    let file = Run::whole(encoder, 30, FrameRate::Fps25).file();
    let kinds = boxes::kinds(&file);
    assert_eq!(kinds.first().map(String::as_str), Some("ftyp"));
    let at = |kind| kinds.iter().position(|found| found == kind).expect(kind);
    assert!(at("moov") < at("mdat"), "{kinds:?}");
}

/// Every frame is shown as long as every other.
pub fn the_frame_rate_is_constant(encoder: &dyn VideoEncoder) {
    for rate in [FrameRate::Fps25, FrameRate::Fps30] {
        let movie = Run::whole(encoder, 47, rate).movie();
        let picture = movie.track(Kind::Picture);
        let frames: u32 = picture.times.iter().map(|(count, _)| count).sum();
        assert_eq!(frames, 47);
        for (_, ticks) in &picture.times {
            assert_eq!(ticks * rate.fps(), picture.timescale);
        }
        assert!(!picture.reordered, "frames are shown in another order than they are stored");
    }
}

/// Two seconds at most from one keyframe to the next, the first frame being one.
pub fn a_keyframe_comes_at_least_every_two_seconds(encoder: &dyn VideoEncoder) {
    for rate in [FrameRate::Fps25, FrameRate::Fps30] {
        let movie = Run::whole(encoder, 5 * u64::from(rate.fps()), rate).movie();
        let mut keys = movie.track(Kind::Picture).keys.clone();
        assert_eq!(keys.first(), Some(&1));
        keys.push(5 * rate.fps() + 1);
        let widest = keys.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap();
        assert!(widest <= 2 * rate.fps(), "{keys:?}");
    }
}

/// Neither track has an empty stretch in front.
pub fn no_track_starts_late(encoder: &dyn VideoEncoder) {
    let movie = Run::whole(encoder, 30, FrameRate::Fps25).movie();
    for kind in [Kind::Picture, Kind::Sound] {
        assert!(!movie.track(kind).starts_late, "{kind:?}");
    }
}

/// Both tracks have the same length, within one frame.
pub fn sound_ends_with_the_picture(encoder: &dyn VideoEncoder) {
    for rate in [FrameRate::Fps25, FrameRate::Fps30] {
        for frames in [2, 12, 25, 31] {
            ends_together(&Run::whole(encoder, frames, rate), frames, rate);
        }
    }
}

/// Where the sound ends early, or there is none, silence fills it up.
pub fn missing_sound_is_added(encoder: &dyn VideoEncoder) {
    for sound_us in [0, 1, 300_000] {
        lasts_a_second(encoder, sound_us);
    }
}

/// Where the sound goes on, it is cut.
pub fn sound_that_is_too_long_is_cut(encoder: &dyn VideoEncoder) {
    for sound_us in [1_050_000, 9_000_000] {
        lasts_a_second(encoder, sound_us);
    }
}

fn lasts_a_second(encoder: &dyn VideoEncoder, sound_us: u64) {
    let frames = TestFrames::new(25, FrameRate::Fps25);
    let run = Run::of(encoder, frames, TestSound::of(sound_us), Watch::default());
    ends_together(&run, 25, FrameRate::Fps25);
}

fn ends_together(run: &Run, frames: u64, rate: FrameRate) {
    let movie = run.movie();
    let expected = frames as f64 / f64::from(rate.fps());
    for kind in [Kind::Picture, Kind::Sound] {
        let seconds = movie.track(kind).seconds;
        let within = (seconds - expected).abs() <= 1.0 / f64::from(rate.fps());
        assert!(within, "{kind:?}: {seconds} s instead of {expected} s");
    }
}

/// The shortest video.
pub fn a_single_frame_is_a_video(encoder: &dyn VideoEncoder) {
    let run = Run::whole(encoder, 1, FrameRate::Fps25);
    ends_together(&run, 1, FrameRate::Fps25);
    assert_eq!(run.result.as_ref().unwrap().frames, 1);
}

/// The bytes depend on the input alone.
pub fn the_same_input_gives_the_same_bytes(encoder: &dyn VideoEncoder) {
    let once = || Run::whole(encoder, 60, FrameRate::Fps30).file();
    assert!(once() == once(), "two runs made different files");
}

/// The bytes do not tell whether the frames came in parts.
pub fn parts_give_the_same_bytes(encoder: &dyn VideoEncoder) {
    for frames in [1, 2, 11, 12, 13, 24, 25, 26, 49, 50, 51, 99, 100, 101, 151, 430] {
        let source = TestFrames::new(frames, FrameRate::Fps25);
        let of = |source| {
            let sound = TestSound::of(FrameRate::Fps25.time_of(frames));
            Run::of(encoder, source, sound, Watch::default()).file()
        };
        assert!(of(source.clone()) == of(source.in_parts()), "{frames} frames");
    }
}

/// Size, rate, length and bytes are those of the file.
pub fn it_says_what_it_made(encoder: &dyn VideoEncoder) {
    let run = Run::whole(encoder, 45, FrameRate::Fps30);
    let (width, height) = (TestFrames::WIDTH, TestFrames::HEIGHT);
    let expected = EncodedVideo {
        width,
        height,
        fps: 30,
        frames: 45,
        duration_us: 1_500_000,
        bytes: run.file().len() as u64,
    };
    assert_eq!(run.result.as_ref().unwrap(), &expected);
    assert_eq!(run.movie().track(Kind::Picture).size, (width, height));
}

/// Memory does not grow with the length: only a few frames wait to be encoded.
pub fn frames_are_pulled_no_faster_than_they_are_encoded(encoder: &dyn VideoEncoder) {
    const FRAMES: u64 = 1500;
    let frames = TestFrames::new(FRAMES, FrameRate::Fps25);
    let watch = Watch::default().counting(frames.pulled(), FRAMES);
    let run = Run::of(encoder, frames, TestSound::of(0), watch);
    run.result.as_ref().expect("an encoded video");
    assert!(run.watch.widest() <= 64, "{} frames wait", run.watch.widest());
}

/// The finished part only grows, within 0 and 1.
pub fn progress_rises_from_nothing_to_all(encoder: &dyn VideoEncoder) {
    let frames = TestFrames::new(250, FrameRate::Fps25);
    for frames in [frames.clone(), frames.in_parts()] {
        let run = Run::of(encoder, frames, TestSound::of(10_000_000), Watch::default());
        run.result.as_ref().expect("an encoded video");
        let parts = run.watch.parts();
        assert!(parts.len() >= 5, "{} reports in ten seconds of video", parts.len());
        assert!(parts.iter().all(|part| (0.0..=1.0).contains(part)), "{parts:?}");
        assert!(parts.is_sorted(), "{parts:?}");
        assert!(parts.last() > Some(&0.9), "{parts:?}");
    }
}

/// The picture's own error is returned.
pub fn a_failing_picture_leaves_nothing(encoder: &dyn VideoEncoder) {
    for at in [0, 1, 62, 99] {
        let frames = TestFrames::new(100, FrameRate::Fps25).failing_at(at);
        for frames in [frames.clone(), frames.in_parts()] {
            let run = Run::of(encoder, frames, TestSound::of(4_000_000), Watch::default());
            assert_eq!(run.nothing_left().code(), ErrorCode::Unavailable, "frame {at}");
        }
    }
}

/// The sound's own error is returned.
pub fn a_failing_sound_leaves_nothing(encoder: &dyn VideoEncoder) {
    for at_us in [0, 2_000_000] {
        let sound = TestSound::of(4_000_000).failing_at(at_us);
        let frames = TestFrames::new(100, FrameRate::Fps25).in_parts();
        let run = Run::of(encoder, frames, sound, Watch::default());
        assert_eq!(run.nothing_left().code(), ErrorCode::Unavailable, "{at_us} us");
    }
}

/// The error with which progress stops the work is returned, and the work ends soon.
pub fn a_stop_leaves_nothing(encoder: &dyn VideoEncoder) {
    for at in [0.0, 0.5, 0.99] {
        let run = stopped(encoder, at, TestFrames::new(200, FrameRate::Fps25));
        assert!(run.watch.widest() <= 64, "it went on after the stop");
        stopped(encoder, at, TestFrames::new(200, FrameRate::Fps25).in_parts());
    }
}

fn stopped(encoder: &dyn VideoEncoder, at: f32, frames: TestFrames) -> Run {
    let watch = Watch::default().stopping_at(at).counting(frames.pulled(), 200);
    let run = Run::of(encoder, frames, TestSound::of(8_000_000), watch);
    assert_eq!(run.nothing_left().code(), ErrorCode::Cancelled, "{at}");
    run
}
