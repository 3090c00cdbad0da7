//! What goes wrong is said by name, and leaves nothing behind.

use std::path::Path;
use std::time::{Duration, Instant};

use osirix_core::conformance::disk;
use osirix_core::media::{
    EncodedVideo, Frame, FrameFormat, FrameSource, Progress, Untold, VideoEncoder, VideoSpec,
};
use osirix_core::{Error, ErrorCode, Result};
use osirix_media::video::Mp4Encoder;

use super::tools::{Picture, SMALL, Sound};

fn encode(frames: impl FrameSource + 'static, output: &Path) -> Result<EncodedVideo> {
    Mp4Encoder::new().encode(Box::new(frames), Box::new(Sound::hum(48_000)), output, &Untold)
}

fn refused(frames: impl FrameSource + 'static) -> Error {
    let folder = tempfile::tempdir().unwrap();
    let error = encode(frames, &folder.path().join("video.mp4")).unwrap_err();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "something is left");
    error
}

fn refused_at(output: &Path) -> Error {
    let error = encode(Picture::new(SMALL, 25), output).unwrap_err();
    assert_eq!(error.context_value("field"), Some("output"), "{error}");
    error
}

#[test]
fn a_missing_folder_is_not_found_and_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing");
    assert_eq!(refused_at(&missing.join("video.mp4")).code(), ErrorCode::NotFound);
    assert!(!missing.exists());
}

#[test]
fn an_output_that_cannot_be_a_file_is_an_io_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "here").unwrap();
    for output in [folder.path(), &file.join("video.mp4")] {
        assert_eq!(refused_at(output).code(), ErrorCode::Io, "{}", output.display());
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named_and_cleared() {
    disk::probe_on_a_disk("size=100k", "encoder::errors::probe_of_a_full_disk");
}

#[test]
#[ignore = "run by a_full_disk_is_named_and_cleared"]
fn probe_of_a_full_disk() {
    let folder = disk::folder();
    let output = folder.join("video.mp4");
    let picture = Picture::new(VideoSpec::default().frame_format(), 500);
    for picture in [picture.clone(), picture.in_parts()] {
        let error = encode(picture, &output).unwrap_err();
        assert_eq!(error.code(), ErrorCode::StorageFull, "{error}");
        assert_eq!(error.context_value("field"), Some("output"));
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_disk_is_an_io_error() {
    disk::probe_on_a_disk("ro", "encoder::errors::probe_of_a_read_only_disk");
}

#[test]
#[ignore = "run by a_read_only_disk_is_an_io_error"]
fn probe_of_a_read_only_disk() {
    assert_eq!(refused_at(&disk::folder().join("video.mp4")).code(), ErrorCode::Io);
}

#[test]
fn an_older_file_stays_until_the_new_one_is_complete() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("video.mp4");
    std::fs::write(&output, "older").unwrap();
    encode(Short { left: 0 }, &output).unwrap_err();
    assert_eq!(std::fs::read(&output).unwrap(), b"older");
    let video = encode(Picture::new(SMALL, 5), &output).unwrap();
    assert_eq!(std::fs::metadata(&output).unwrap().len(), video.bytes);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_video_without_frames_is_refused() {
    let error = refused(Picture::new(SMALL, 0));
    assert_eq!(error.code(), ErrorCode::InvalidInput);
    assert_eq!(error.context_value("field"), Some("frames"));
}

#[test]
fn a_video_of_more_than_a_day_is_refused() {
    for frames in [24 * 3600 * 25 + 1, u64::MAX] {
        let error = refused(Picture::new(SMALL, frames));
        assert_eq!(error.code(), ErrorCode::TooLarge);
        assert_eq!(error.context_value("limit"), Some("2160000"));
    }
}

#[test]
fn a_size_that_the_codec_does_not_take_is_refused() {
    for (width, height) in [(0, 0), (321, 180), (320, 181), (14, 180), (3842, 180), (2400, 2400)] {
        let error = refused(Picture::new(FrameFormat { width, height, ..SMALL }, 5));
        assert_eq!(error.code(), ErrorCode::Unsupported, "{width}x{height}");
        assert_eq!(error.context_value("field"), Some("size"));
    }
}

#[test]
fn sound_of_another_rate_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let sound = Sound { rate_hz: 44_100, ..Sound::hum(10) };
    let output = folder.path().join("video.mp4");
    let picture = Box::new(Picture::new(SMALL, 5));
    let error = Mp4Encoder::new().encode(picture, Box::new(sound), &output, &Untold).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Unsupported);
    assert_eq!(error.context_value("limit"), Some("48000"));
}

/// Frames that end before their total.
struct Short {
    left: u64,
}

impl FrameSource for Short {
    fn format(&self) -> FrameFormat {
        SMALL
    }

    fn total_frames(&self) -> u64 {
        100
    }

    fn next_frame(&mut self, _: &mut Frame) -> Result<bool> {
        self.left = self.left.wrapping_sub(1);
        Ok(self.left != u64::MAX)
    }
}

#[test]
fn frames_that_end_early_make_a_shorter_video() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("video.mp4");
    let video = encode(Short { left: 30 }, &output).unwrap();
    assert_eq!((video.frames, video.duration_us), (30, 1_200_000));
    let sound = super::tools::probe(&output, &["-select_streams", "a", "-show_streams"]);
    assert_eq!(super::tools::number(&sound["streams"][0]["duration"]), 1.2);
}

/// Frames that panic, or take their time.
struct Odd {
    panics: bool,
}

impl FrameSource for Odd {
    fn format(&self) -> FrameFormat {
        SMALL
    }

    fn total_frames(&self) -> u64 {
        10_000
    }

    fn next_frame(&mut self, _: &mut Frame) -> Result<bool> {
        assert!(!self.panics, "as this test wants it");
        std::thread::sleep(Duration::from_millis(10));
        Ok(true)
    }
}

#[test]
fn frames_that_panic_are_an_error() {
    assert_eq!(refused(Odd { panics: true }).code(), ErrorCode::Internal);
}

struct Stop;

impl Progress for Stop {
    fn report(&self, done: f32) -> Result<()> {
        if done == 0.0 { Ok(()) } else { Err(Error::new(ErrorCode::Cancelled, "stopped")) }
    }
}

#[test]
fn a_stop_does_not_wait_for_the_frames() {
    let folder = tempfile::tempdir().unwrap();
    let (output, started) = (folder.path().join("video.mp4"), Instant::now());
    let frames = Box::new(Odd { panics: false });
    let error =
        Mp4Encoder::new().encode(frames, Box::new(Sound::hum(0)), &output, &Stop).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Cancelled);
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
