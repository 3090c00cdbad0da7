//! How many frames a second of CPU time the encoder takes, for a picture such as an avatar
//! makes: a still background, a head that sways a little, a mouth that speaks, eyes that blink.
//!
//! ```text
//! cargo run --release -p osirix-media --example encode_speed -- [seconds] [720p|1080p] [out.mp4]
//! ```

#![allow(clippy::print_stdout, reason = "an example talks to whoever runs it")]

use std::path::{Path, PathBuf};
use std::time::Instant;

use osirix_core::media::{
    AudioSource, Frame, FrameFormat, FrameSource, Resolution, Untold, VideoEncoder, VideoSpec,
};
use osirix_core::{Error, Result};
use osirix_media::video::Mp4Encoder;

/// Frames that are drawn beforehand and shown to and fro, so that drawing costs a copy.
const DRAWN: usize = 25;

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let seconds = args.next().map_or(Ok(40), |text| text.parse::<u64>());
    let seconds = seconds.map_err(|_| Error::invalid("seconds", "give a number of seconds"))?;
    let resolution = args.next().map_or(Ok(Resolution::default()), |text| text.parse())?;
    let format = VideoSpec { resolution, ..VideoSpec::default() }.frame_format();
    let folder = tempfile::tempdir().map_err(|error| Error::io("make a folder", error))?;
    let output = args.next().map_or_else(|| folder.path().join("speed.mp4"), PathBuf::from);
    let faces = Faces::new(format, seconds * u64::from(format.rate.fps()));
    measure(faces, Hum { left: seconds * 48_000 }, &output)
}

fn measure(faces: Faces, hum: Hum, output: &Path) -> Result<()> {
    let (started, cpu_before) = (Instant::now(), cpu_seconds());
    let video = Mp4Encoder::new().encode(Box::new(faces), Box::new(hum), output, &Untold)?;
    let (wall, cpu) = (started.elapsed().as_secs_f64(), cpu_seconds() - cpu_before);
    let seconds = video.duration_us as f64 / 1e6;
    println!("{}x{}, {} frames", video.width, video.height, video.frames);
    println!("{:.0} frames per CPU second, sound and copying included", video.frames as f64 / cpu);
    println!("{:.1} times real time", seconds / wall);
    println!("{:.2} Mb/s", video.bytes as f64 * 8.0 / seconds / 1e6);
    Ok(())
}

/// The processor time of this process: fields 14 and 15 of `stat`, in hundredths of a second.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

struct Hum {
    left: u64,
}

impl AudioSource for Hum {
    fn sample_rate_hz(&self) -> u32 {
        48_000
    }

    fn total_samples(&self) -> u64 {
        self.left
    }

    fn read(&mut self, block: &mut [f32]) -> Result<usize> {
        let count = self.left.min(block.len() as u64) as usize;
        for (at, sample) in block[..count].iter_mut().enumerate() {
            let time = (self.left - at as u64) as f32 / 48_000.0;
            *sample = 0.2 * (time * 900.0).sin() + 0.1 * (time * 5000.0).sin();
        }
        self.left -= count as u64;
        Ok(count)
    }
}

struct Faces {
    format: FrameFormat,
    drawn: Vec<Frame>,
    shown: u64,
    total: u64,
}

impl Faces {
    fn new(format: FrameFormat, total: u64) -> Faces {
        let drawn = (0..DRAWN).map(|at| face(format, at as f32 / 25.0)).collect();
        Faces { format, drawn, shown: 0, total }
    }
}

impl FrameSource for Faces {
    fn format(&self) -> FrameFormat {
        self.format
    }

    fn total_frames(&self) -> u64 {
        self.total
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        if self.shown == self.total {
            return Ok(false);
        }
        let turn = 2 * DRAWN - 2;
        let at = (self.shown % turn as u64) as usize;
        let drawn = self.drawn[at.min(turn - at)].planes();
        let (y, u, v) = frame.planes_mut();
        y.copy_from_slice(drawn.0);
        u.copy_from_slice(drawn.1);
        v.copy_from_slice(drawn.2);
        self.shown += 1;
        Ok(true)
    }
}

/// An ellipse with a soft edge, in parts of the picture's height around its centre.
struct Part {
    centre: (f32, f32),
    radii: (f32, f32),
    color: [f32; 3],
}

fn face(format: FrameFormat, time: f32) -> Frame {
    let parts = parts(time);
    let mut frame = Frame::black(format.width, format.height);
    let (width, height) = (format.width as usize, format.height as usize);
    let at = |column: usize, row: usize, plane: usize| {
        let x = (column as f32 - width as f32 / 2.0) / height as f32;
        let y = row as f32 / height as f32 - 0.5;
        color(&parts, x, y, plane, 1.0 / height as f32)
    };
    let (luma, u, v) = frame.planes_mut();
    for (pixel, index) in luma.iter_mut().zip(0..) {
        *pixel = at(index % width, index / width, 0);
    }
    for (plane, chroma) in [(1, u), (2, v)] {
        for (pixel, index) in chroma.iter_mut().zip(0..) {
            *pixel = at(index % (width / 2) * 2, index / (width / 2) * 2, plane);
        }
    }
    frame
}

fn parts(time: f32) -> Vec<Part> {
    let sway = ((time * 1.1).sin() * 0.006, (time * 1.7).sin() * 0.004);
    let open = 0.008 + 0.022 * (time * 17.0).sin().abs() * (time * 2.1).sin().abs();
    let eye = if time % 2.0 < 0.12 { 0.004 } else { 0.022 };
    let part =
        |x: f32, y: f32, radii, color| Part { centre: (x + sway.0, y + sway.1), radii, color };
    vec![
        Part { centre: (0.0, 0.56), radii: (0.42, 0.3), color: [70.0, 150.0, 118.0] },
        part(0.0, -0.1, (0.21, 0.27), [48.0, 124.0, 134.0]),
        part(0.0, -0.05, (0.17, 0.22), [170.0, 112.0, 148.0]),
        part(-0.07, -0.09, (0.03, eye), [225.0, 128.0, 128.0]),
        part(0.07, -0.09, (0.03, eye), [225.0, 128.0, 128.0]),
        part(-0.07, -0.09, (0.012, eye.min(0.012)), [40.0, 132.0, 126.0]),
        part(0.07, -0.09, (0.012, eye.min(0.012)), [40.0, 132.0, 126.0]),
        part(0.0, 0.07, (0.06, open + 0.012), [110.0, 118.0, 168.0]),
        part(0.0, 0.07, (0.048, open), [50.0, 122.0, 150.0]),
    ]
}

fn color(parts: &[Part], x: f32, y: f32, plane: usize, edge: f32) -> u8 {
    let ground = [150.0 + 50.0 * x - 40.0 * y, 136.0 + 8.0 * y, 120.0 + 6.0 * x];
    let seen = parts.iter().fold(ground[plane], |below, part| {
        let (dx, dy) = ((x - part.centre.0) / part.radii.0, (y - part.centre.1) / part.radii.1);
        let inside = (1.0 - (dx * dx + dy * dy).sqrt()) * part.radii.0.min(part.radii.1) / edge;
        let cover = (inside + 0.5).clamp(0.0, 1.0);
        below + (part.color[plane] - below) * cover
    });
    seen.round() as u8
}
