//! Films of a portrait that is moved about.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use osirix_core::media::{
    AvatarEngine as _, AvatarSource, FaceTrack, Frame, FrameFormat, FrameRate, MouthKey, Viseme,
};
use osirix_media::avatar::FilmEngine;

pub(crate) const FORMAT: FrameFormat =
    FrameFormat { width: 320, height: 320, rate: FrameRate::Fps25 };

/// How the portrait moves: the window that is seen of it goes in a circle.
pub(crate) const MOVES: &str = "crop=720:720:x='90+60*sin(2*t)':y='150+40*cos(2*t)'";

/// A film of the portrait with this filter, of so many seconds.
pub(crate) fn film(path: &Path, filter: &str, seconds: f32, arguments: &[&str]) {
    let portrait = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/portraits/ada.jpg");
    let seconds = seconds.to_string();
    let input = ["-v", "error", "-nostdin", "-y", "-loop", "1", "-framerate", "25", "-i", portrait];
    let square = format!("{filter},setsar=1");
    let output = ["-t", &seconds, "-vf", &square, "-c:v", "libx264", "-pix_fmt", "yuv420p"];
    let mut ffmpeg = Command::new("ffmpeg");
    let ran = ffmpeg.args(input).args(output).args(arguments).arg(path).output();
    let ran = ran.expect("ffmpeg is missing: apt-get install ffmpeg");
    assert!(ran.status.success(), "{filter}: {}", String::from_utf8_lossy(&ran.stderr));
}

/// A film of so many seconds in which there is nothing.
pub(crate) fn plain(path: &Path, seconds: u32) {
    let source = format!("color=size=64x64:rate=1:duration={seconds}");
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", &source]);
    let ran = ffmpeg.args(["-c:v", "libx264", "-pix_fmt", "yuv420p"]).arg(path).status();
    assert!(ran.expect("ffmpeg is missing: apt-get install ffmpeg").success());
}

/// A film of three seconds, made once.
pub(crate) fn ada_path() -> PathBuf {
    static FILM: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    let make = || {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ada.mp4");
        film(&path, MOVES, 3.0, &["-bf", "2"]);
        (folder, path)
    };
    FILM.get_or_init(make).1.clone()
}

pub(crate) fn ada() -> AvatarSource {
    AvatarSource::Film(ada_path())
}

/// A mouth that is held open.
pub(crate) fn open_mouth(duration_us: u64) -> FaceTrack {
    let key = |at_us| MouthKey { at_us, viseme: Viseme::Aa, strength: 1.0 };
    FaceTrack { duration_us, mouth: vec![key(0), key(duration_us)], ..FaceTrack::default() }
}

pub(crate) fn silence(duration_us: u64) -> FaceTrack {
    FaceTrack { duration_us, ..FaceTrack::default() }
}

pub(crate) async fn frames(source: &AvatarSource, face: FaceTrack) -> Vec<Frame> {
    let engine = FilmEngine::new();
    let mut source = engine.open(source, face.into(), FORMAT, 1).await.unwrap();
    let mut frame = Frame::black(FORMAT.width, FORMAT.height);
    let mut all = Vec::new();
    while source.next_frame(&mut frame).unwrap() {
        all.push(frame.clone());
    }
    all
}
