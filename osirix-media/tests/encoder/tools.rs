//! Sources to encode, and ffmpeg to look at what came out.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use osirix_core::Result;
use osirix_core::media::{
    AudioSource, EncodedVideo, Frame, FrameFormat, FrameRate, FrameSource, Untold, VideoEncoder,
};
use osirix_media::video::Mp4Encoder;
use serde_json::Value;
use tempfile::TempDir;

pub(crate) const RATE_HZ: u64 = 48_000;

pub(crate) const SMALL: FrameFormat =
    FrameFormat { width: 320, height: 180, rate: FrameRate::Fps25 };

/// A block that moves over a gradient, and white frames where they are wanted.
#[derive(Clone)]
pub(crate) struct Picture {
    pub(crate) format: FrameFormat,
    pub(crate) frames: Range<u64>,
    pub(crate) next: u64,
    pub(crate) flashes: Vec<u64>,
    pub(crate) gives_parts: bool,
}

impl Picture {
    pub(crate) fn new(format: FrameFormat, total: u64) -> Picture {
        Picture { format, frames: 0..total, next: 0, flashes: Vec::new(), gives_parts: false }
    }

    pub(crate) fn in_parts(self) -> Picture {
        Picture { gives_parts: true, ..self }
    }
}

impl FrameSource for Picture {
    fn format(&self) -> FrameFormat {
        self.format
    }

    fn total_frames(&self) -> u64 {
        self.frames.end - self.frames.start
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        if self.next == self.frames.end {
            return Ok(false);
        }
        let width = frame.width() as usize;
        let left = (self.next * 4) as usize % (width - 64);
        for (row, pixels) in frame.planes_mut().0.chunks_exact_mut(width).enumerate() {
            pixels.fill(40 + (row % 100) as u8);
            if (40..104).contains(&row) {
                pixels[left..left + 64].fill(150);
            }
            if self.flashes.contains(&self.next) {
                pixels.fill(235);
            }
        }
        self.next += 1;
        Ok(true)
    }

    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        let at = |frame| self.frames.end.min(self.frames.start + frame);
        let frames = at(frames.start)..at(frames.end);
        let part = Picture { next: frames.start, frames, ..self.clone() };
        self.gives_parts.then(|| Box::new(part) as Box<dyn FrameSource>)
    }
}

/// Sound from memory.
pub(crate) struct Sound {
    pub(crate) rate_hz: u32,
    pub(crate) samples: Vec<f32>,
    pub(crate) at: usize,
}

impl Sound {
    pub(crate) fn new(samples: Vec<f32>) -> Sound {
        Sound { rate_hz: RATE_HZ as u32, samples, at: 0 }
    }

    pub(crate) fn hum(samples: u64) -> Sound {
        Sound::new((0..samples).map(|at| 0.3 * (at as f32 * 0.05).sin()).collect())
    }
}

impl AudioSource for Sound {
    fn sample_rate_hz(&self) -> u32 {
        self.rate_hz
    }

    fn total_samples(&self) -> u64 {
        self.samples.len() as u64
    }

    fn read(&mut self, block: &mut [f32]) -> Result<usize> {
        let count = block.len().min(self.samples.len() - self.at);
        block[..count].copy_from_slice(&self.samples[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// A video in a folder of its own.
pub(crate) struct Made {
    pub(crate) folder: TempDir,
    pub(crate) video: EncodedVideo,
}

impl Made {
    pub(crate) fn of(picture: Picture, sound: Sound) -> Made {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("video.mp4");
        let video = Mp4Encoder::new().encode(Box::new(picture), Box::new(sound), &output, &Untold);
        Made { folder, video: video.unwrap() }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("video.mp4")
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.path()).unwrap()
    }

    /// What ffprobe says of the stream of this kind, `v` or `a`.
    pub(crate) fn stream(&self, kind: &str) -> Value {
        let found = probe(&self.path(), &["-select_streams", kind, "-show_streams"]);
        found["streams"][0].clone()
    }

    /// What ffprobe says of the packets of this kind, `v` or `a`.
    pub(crate) fn packets(&self, kind: &str) -> Vec<Value> {
        let found = probe(&self.path(), &["-select_streams", kind, "-show_packets"]);
        found["packets"].as_array().unwrap().clone()
    }

    /// Decodes everything; ffmpeg must have nothing to say.
    pub(crate) fn decodes_cleanly(&self) {
        let path = self.path();
        ffmpeg(&["-xerror", "-i", path.to_str().unwrap(), "-f", "null", "-"]);
    }

    /// The sound as ffmpeg decodes it.
    pub(crate) fn sound(&self) -> Vec<f32> {
        let path = self.path();
        let raw = ffmpeg(&["-i", path.to_str().unwrap(), "-map", "0:a", "-f", "f32le", "-"]);
        let samples = raw.chunks_exact(4);
        samples.map(|four| f32::from_le_bytes(four.try_into().unwrap())).collect()
    }

    /// The brightness of each frame.
    pub(crate) fn brightness(&self) -> Vec<u8> {
        let path = self.path();
        let shrink = ["-vf", "scale=1:1:flags=area,format=gray", "-fps_mode", "passthrough"];
        let input = ["-i", path.to_str().unwrap(), "-map", "0:v"];
        ffmpeg(&[&input[..], &shrink, &["-f", "rawvideo", "-"]].concat())
    }
}

/// A number that ffprobe writes as a text.
pub(crate) fn number(value: &Value) -> f64 {
    value.as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("{value}"))
}

pub(crate) fn probe(path: &Path, args: &[&str]) -> Value {
    let path = path.to_str().unwrap();
    let args = [&["-v", "error", "-of", "json"], args, &[path]].concat();
    serde_json::from_slice(&run("ffprobe", &args)).unwrap()
}

/// What ffmpeg writes to its standard output.
pub(crate) fn ffmpeg(args: &[&str]) -> Vec<u8> {
    run("ffmpeg", &[&["-v", "error", "-nostdin"], args].concat())
}

fn run(program: &str, args: &[&str]) -> Vec<u8> {
    let output = Command::new(program).args(args).output();
    let output = output.unwrap_or_else(|_| panic!("{program} is missing: apt-get install ffmpeg"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{program} {args:?}: {said}");
    output.stdout
}
