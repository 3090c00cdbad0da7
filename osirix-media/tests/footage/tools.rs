//! Films made by ffmpeg, and what ffmpeg and the reader make of them.

use std::path::{Path, PathBuf};
use std::process::Command;

use osirix_core::media::{Frame, FrameFormat, FrameRate, FrameSource};
use osirix_media::footage::{Film, FilmFrames};

/// What ffmpeg writes to its standard output.
pub(crate) fn ffmpeg(args: &[&str]) -> Vec<u8> {
    let output = Command::new("ffmpeg").args(["-v", "error", "-nostdin", "-y"]).args(args).output();
    let output = output.expect("ffmpeg is missing: apt-get install ffmpeg");
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// A folder with films in it.
pub(crate) struct Films(tempfile::TempDir);

impl Films {
    pub(crate) fn new() -> Films {
        Films(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Two seconds of a picture that moves, encoded with these arguments.
    pub(crate) fn made(&self, name: &str, arguments: &[&str]) -> PathBuf {
        self.made_of("testsrc2=size=176x144:rate=25:duration=2", name, arguments)
    }

    pub(crate) fn made_of(&self, source: &str, name: &str, arguments: &[&str]) -> PathBuf {
        let path = self.path(name);
        let colours = ["-pix_fmt", "yuv420p", "-colorspace", "bt709", "-color_range", "tv"];
        let input = ["-f", "lavfi", "-i", source, "-c:v", "libx264"];
        let output = [path.to_str().unwrap()];
        ffmpeg(&[&input[..], &colours, arguments, &output].concat());
        path
    }
}

/// The luma of all frames as ffmpeg decodes them, with these arguments.
pub(crate) fn expected(path: &Path, arguments: &[&str], size: usize) -> Vec<Vec<u8>> {
    let input = ["-i", path.to_str().unwrap()];
    let output = ["-pix_fmt", "yuv420p", "-f", "rawvideo", "-"];
    let raw = ffmpeg(&[&input[..], arguments, &output].concat());
    let frames = raw.chunks_exact(size * 3 / 2);
    frames
        .map(|frame| frame[..size].iter().map(|value| (*value).clamp(16, 235)).collect())
        .collect()
}

/// The frames of a film in its own size.
pub(crate) fn frames(path: &Path, rate: FrameRate) -> Vec<Frame> {
    let film = Film::open(path).unwrap_or_else(|error| panic!("{error:?}"));
    let (width, height) = film.size();
    let mut source = FilmFrames::new(&film, FrameFormat { width, height, rate });
    all_of(&mut source)
}

pub(crate) fn all_of(source: &mut dyn FrameSource) -> Vec<Frame> {
    let (format, total) = (source.format(), source.total_frames());
    let mut frame = Frame::black(format.width, format.height);
    let mut all = Vec::new();
    while source.next_frame(&mut frame).unwrap_or_else(|error| panic!("{error:?}")) {
        all.push(frame.clone());
    }
    assert_eq!(all.len() as u64, total);
    all
}

pub(crate) fn luma(frames: &[Frame]) -> Vec<Vec<u8>> {
    frames.iter().map(|frame| frame.planes().0.to_vec()).collect()
}

/// Decoders differ by a level or two in some pixels of a picture that is made of two others; a
/// picture that comes too early or too late differs in thousands.
pub(crate) fn assert_same(found: &[Vec<u8>], expected: &[Vec<u8>]) {
    assert_eq!(found.len(), expected.len());
    let differ = |n: &usize| {
        let pairs = found[*n].iter().zip(&expected[*n]);
        let apart = pairs.map(|(a, b)| a.abs_diff(*b)).filter(|apart| *apart > 0);
        let (count, most) = apart.fold((0, 0), |(count, most), one| (count + 1, one.max(most)));
        count > 100 || most > 8
    };
    let differing: Vec<_> = (0..found.len()).filter(differ).collect();
    assert!(differing.is_empty(), "frames {differing:?} differ");
}
