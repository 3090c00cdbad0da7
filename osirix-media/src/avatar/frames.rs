//! The frames of an avatar that speaks.

use std::ops::Range;
use std::sync::Arc;

use osirix_core::error::{Error, Result};
use osirix_core::media::{Frame, FrameFormat, FrameSource};

use super::motion::Motion;
use super::pose::Pose;

/// An avatar made ready for frames of one size, which threads share.
pub(super) trait Subject: Send + Sync + 'static {
    /// What shows it in one pose after the other.
    type Canvas: Canvas;

    /// A canvas that shows nothing yet.
    fn canvas(self: Arc<Self>) -> Self::Canvas;
}

/// Shows an avatar. What it shows does not depend on what it showed before.
pub(super) trait Canvas: Send {
    /// The picture of a pose.
    fn show(&mut self, pose: &Pose) -> Result<&Frame>;
}

/// An avatar and how it moves: what all parts of a video share.
pub(super) struct Film<S> {
    pub(super) scene: Arc<S>,
    pub(super) motion: Motion,
    pub(super) format: FrameFormat,
}

/// Draws some frames of a film, one after the other.
pub(super) struct Frames<S: Subject> {
    film: Arc<Film<S>>,
    frames: Range<u64>,
    next: u64,
    /// Made for the first frame, on the thread that draws it.
    canvas: Option<S::Canvas>,
}

impl<S: Subject> Frames<S> {
    /// The frames of a movement, from the first to the last.
    pub(super) fn of(film: Film<S>) -> Frames<S> {
        let total = film.format.rate.frames_in(film.motion.duration_us());
        Frames::new(Arc::new(film), 0..total)
    }

    fn new(film: Arc<Film<S>>, frames: Range<u64>) -> Frames<S> {
        Frames { film, next: frames.start, frames, canvas: None }
    }
}

impl<S: Subject> FrameSource for Frames<S> {
    fn format(&self) -> FrameFormat {
        self.film.format
    }

    fn total_frames(&self) -> u64 {
        self.frames.end - self.frames.start
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        if self.next >= self.frames.end {
            return Ok(false);
        }
        let Film { scene, motion, format } = &*self.film;
        check_size(*format, frame)?;
        let pose = motion.pose(format.rate.time_of(self.next));
        let canvas = self.canvas.get_or_insert_with(|| scene.clone().canvas());
        copy(canvas.show(&pose)?, frame);
        self.next += 1;
        Ok(true)
    }

    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        let at = |frame: u64| self.frames.end.min(self.frames.start.saturating_add(frame));
        let (start, end) = (at(frames.start), at(frames.end));
        Some(Box::new(Frames::new(self.film.clone(), start..end.max(start))))
    }
}

pub(crate) fn check_size(format: FrameFormat, frame: &Frame) -> Result<()> {
    if (frame.width(), frame.height()) == (format.width, format.height) {
        return Ok(());
    }
    Err(Error::invalid("frame", "the frame's size is not that of the format")
        .with("limit", format!("{}x{}", format.width, format.height))
        .with("value", format!("{}x{}", frame.width(), frame.height())))
}

fn copy(from: &Frame, to: &mut Frame) {
    let (from, to) = (from.planes(), to.planes_mut());
    to.0.copy_from_slice(from.0);
    to.1.copy_from_slice(from.1);
    to.2.copy_from_slice(from.2);
}
