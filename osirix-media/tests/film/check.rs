//! What the checker says of files, and of what others made of them.

use std::path::{Path, PathBuf};
use std::process::Command;

use osirix_core::ErrorCode;
use osirix_core::conformance::encoder::TestSound;
use osirix_core::media::{
    Aspect, Frame, FrameFormat, FrameSource, Preset, Untold, VideoEncoder, VideoSpec,
};
use osirix_media::film::{self, VideoFacts};
use osirix_media::video::Mp4Encoder;

/// Grey frames.
struct Grey {
    format: FrameFormat,
    left: u64,
}

impl FrameSource for Grey {
    fn format(&self) -> FrameFormat {
        self.format
    }

    fn total_frames(&self) -> u64 {
        self.left
    }

    fn next_frame(&mut self, frame: &mut Frame) -> osirix_core::Result<bool> {
        frame.planes_mut().0.fill(120);
        let more = self.left > 0;
        self.left = self.left.saturating_sub(1);
        Ok(more)
    }
}

/// A reel of so many frames.
fn reel(folder: &Path, frames: u64) -> PathBuf {
    let spec = VideoSpec { aspect: Aspect::Portrait, ..VideoSpec::default() };
    let frames = Grey { format: spec.frame_format(), left: frames };
    let sound = TestSound::of(4_000_000);
    let path = folder.join("reel.mp4");
    Mp4Encoder::new().encode(Box::new(frames), Box::new(sound), &path, &Untold).unwrap();
    path
}

/// What ffmpeg makes of a file.
fn remade(from: &Path, name: &str, arguments: &[&str]) -> PathBuf {
    let to = from.with_file_name(name);
    let mut command = Command::new("ffmpeg");
    command.args(["-v", "error", "-y", "-i"]).arg(from).args(arguments).arg(&to);
    assert!(command.status().unwrap().success(), "{arguments:?}");
    to
}

#[test]
fn a_reel_of_our_own_passes_and_is_told_truly() {
    let folder = tempfile::tempdir().unwrap();
    let path = reel(folder.path(), 100);
    let facts = film::check(&path, Preset::InstagramReels).unwrap();
    assert_eq!((facts.width, facts.height, facts.frames), (720, 1280, 100));
    assert_eq!((facts.picture_us, facts.sound_us), (4_000_000, 4_000_000));
    assert!((facts.fps - 25.0).abs() < 1e-9 && facts.index_in_front && !facts.edit_lists);
    assert_eq!((facts.picture_codec.as_str(), facts.sound_codec.as_str()), ("avc1", "mp4a"));
    assert_eq!((facts.sound_hz, facts.channels), (48_000, 1));
    assert_eq!(facts.bytes, std::fs::metadata(path).unwrap().len());
}

#[test]
fn what_others_make_of_it_is_refused_for_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = reel(folder.path(), 100);
    for (name, arguments, field) in [
        ("late.mp4", &["-c", "copy"][..], "index_in_front"),
        ("edited.mp4", &["-c:v", "copy", "-c:a", "aac", "-movflags", "+faststart"], "edit_lists"),
        ("slow.mp4", &["-r", "15", "-movflags", "+faststart"], "fps"),
        ("wide.mp4", &["-vf", "scale=640:360,setsar=1", "-movflags", "+faststart"], "size"),
        ("fast.mp4", &["-c:v", "copy", "-ar", "96000", "-movflags", "+faststart"], "sound_hz"),
        ("short.mp4", &["-t", "2", "-c", "copy", "-movflags", "+faststart"], "duration_us"),
        (
            "hevc.mp4",
            &["-c:v", "libx265", "-x265-params", "log-level=error", "-movflags", "+faststart"],
            "picture_codec",
        ),
    ] {
        let error = film::check(&remade(&path, name, arguments), Preset::InstagramReels);
        let error = error.expect_err(name);
        assert_eq!(error.context_value("field"), Some(field), "{name}: {error}");
        assert_eq!(error.context_value("preset"), Some("instagram_reels"));
    }
}

#[test]
fn what_is_no_video_is_refused_and_never_panics() {
    let folder = tempfile::tempdir().unwrap();
    let path = reel(folder.path(), 100);
    let whole = std::fs::read(&path).unwrap();
    let read = |bytes: &[u8]| {
        let path = folder.path().join("broken.mp4");
        std::fs::write(&path, bytes).unwrap();
        VideoFacts::read(&path)
    };
    for bytes in [&b""[..], b"no video at all", &[0; 64], &whole[..40], &whole[..600]] {
        assert_eq!(read(bytes).unwrap_err().code(), ErrorCode::Unsupported, "{}", bytes.len());
    }
    // Each byte of the index wrong once: an answer or an error, both are well.
    let index = whole.windows(4).position(|four| four == b"moov").unwrap();
    for at in (0..index + 1_200).step_by(3) {
        let mut broken = whole.clone();
        broken[at] ^= 0xff;
        let _ = read(&broken);
    }
    let missing = VideoFacts::read(Path::new("/no/such/file.mp4")).unwrap_err();
    assert_eq!(missing.code(), ErrorCode::NotFound);
}
