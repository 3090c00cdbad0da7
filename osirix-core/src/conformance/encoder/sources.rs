//! What an encoder under test is given.

use std::ops::Range;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::media::{AudioSource, Frame, FrameFormat, FrameRate, FrameSource, Progress};
use crate::{Error, ErrorCode, Result};

/// The samples per second of the sound.
pub const SAMPLE_RATE_HZ: u32 = 48_000;

fn broken() -> Error {
    Error::new(ErrorCode::Unavailable, "this source fails where it is told to")
}

/// A bright square that wanders over a gradient.
#[derive(Debug, Clone)]
pub struct TestFrames {
    format: FrameFormat,
    frames: Range<u64>,
    next: u64,
    gives_parts: bool,
    fails_at: Option<u64>,
    pulled: Arc<AtomicU64>,
}

impl TestFrames {
    /// Pixels across.
    pub const WIDTH: u32 = 160;
    /// Pixels down.
    pub const HEIGHT: u32 = 96;

    /// So many frames at this pace.
    pub fn new(total: u64, rate: FrameRate) -> TestFrames {
        let format = FrameFormat { width: Self::WIDTH, height: Self::HEIGHT, rate };
        TestFrames {
            format,
            frames: 0..total,
            next: 0,
            gives_parts: false,
            fails_at: None,
            pulled: Arc::default(),
        }
    }

    /// The same, which can be drawn in parts.
    #[must_use]
    pub fn in_parts(self) -> TestFrames {
        TestFrames { gives_parts: true, ..self }
    }

    /// The same with an error instead of frame `index`.
    #[must_use]
    pub fn failing_at(self, index: u64) -> TestFrames {
        TestFrames { fails_at: Some(index), ..self }
    }

    /// How many frames have been pulled, now and later, from the whole and from its parts.
    pub fn pulled(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.pulled)
    }
}

impl FrameSource for TestFrames {
    fn format(&self) -> FrameFormat {
        self.format
    }

    fn total_frames(&self) -> u64 {
        self.frames.end - self.frames.start
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        let index = self.next;
        if self.fails_at == Some(index) {
            return Err(broken());
        }
        if index >= self.frames.end {
            return Ok(false);
        }
        self.next += 1;
        self.pulled.fetch_add(1, Ordering::SeqCst);
        let left = (index * 3 % u64::from(Self::WIDTH - 16)) as usize;
        let rows = frame.planes_mut().0.chunks_exact_mut(Self::WIDTH as usize);
        for (row, pixels) in rows.enumerate() {
            pixels.fill(40 + row as u8);
            if (30..46).contains(&row) {
                pixels[left..left + 16].fill(220);
            }
        }
        Ok(true)
    }

    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        let at = |frame| self.frames.end.min(self.frames.start + frame);
        let frames = at(frames.start)..at(frames.end);
        let part = TestFrames { next: frames.start, frames, ..self.clone() };
        self.gives_parts.then(|| Box::new(part) as Box<dyn FrameSource>)
    }
}

/// A hum of a certain length.
#[derive(Debug)]
pub struct TestSound {
    total: u64,
    at: u64,
    fails_at: Option<u64>,
}

impl TestSound {
    /// A hum of so many microseconds.
    pub fn of(duration_us: u64) -> TestSound {
        TestSound { total: samples(duration_us), at: 0, fails_at: None }
    }

    /// The same with an error once it has come so far, in microseconds.
    #[must_use]
    pub fn failing_at(self, at_us: u64) -> TestSound {
        TestSound { fails_at: Some(samples(at_us)), ..self }
    }
}

fn samples(duration_us: u64) -> u64 {
    duration_us * u64::from(SAMPLE_RATE_HZ) / 1_000_000
}

impl AudioSource for TestSound {
    fn sample_rate_hz(&self) -> u32 {
        SAMPLE_RATE_HZ
    }

    fn total_samples(&self) -> u64 {
        self.total
    }

    fn read(&mut self, block: &mut [f32]) -> Result<usize> {
        if self.fails_at.is_some_and(|at| self.at >= at) {
            return Err(broken());
        }
        let count = (self.total - self.at).min(block.len() as u64);
        for (sample, at) in block.iter_mut().zip(self.at..self.at + count) {
            *sample = 0.3 * (at as f32 * 0.03).sin();
        }
        self.at += count;
        Ok(count as usize)
    }
}

/// Progress that keeps what it is told, and may stop the work.
#[derive(Debug, Default)]
pub struct Watch {
    parts: Mutex<Vec<f32>>,
    stops_at: Option<f32>,
    pulled: Arc<AtomicU64>,
    total: u64,
    widest: AtomicU64,
}

impl Watch {
    /// The same, which stops the work at this part with
    /// [`Cancelled`](crate::ErrorCode::Cancelled).
    #[must_use]
    pub fn stopping_at(self, part: f32) -> Watch {
        Watch { stops_at: Some(part), ..self }
    }

    /// The same, which compares the part with the frames that were pulled of this many.
    #[must_use]
    pub fn counting(self, pulled: Arc<AtomicU64>, total: u64) -> Watch {
        Watch { pulled, total, ..self }
    }

    /// What was reported, in order.
    pub fn parts(&self) -> Vec<f32> {
        self.parts.lock().unwrap().clone()
    }

    /// How many frames were pulled before their time at most, until this moment.
    pub fn widest(&self) -> u64 {
        let last = self.parts().last().copied().unwrap_or_default();
        self.ahead_of(last).max(self.widest.load(Ordering::SeqCst))
    }

    fn ahead_of(&self, part: f32) -> u64 {
        let done = (f64::from(part) * self.total as f64) as u64;
        self.pulled.load(Ordering::SeqCst).saturating_sub(done)
    }
}

impl Progress for Watch {
    fn report(&self, done: f32) -> Result<()> {
        self.parts.lock().unwrap().push(done);
        self.widest.fetch_max(self.ahead_of(done), Ordering::SeqCst);
        match self.stops_at {
            Some(at) if done >= at => Err(Error::new(ErrorCode::Cancelled, "stopped")),
            _ => Ok(()),
        }
    }
}
