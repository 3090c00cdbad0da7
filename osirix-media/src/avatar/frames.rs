//! The frames of an avatar that speaks.

use std::ops::Range;
use std::sync::Arc;

use osirix_core::error::{Error, Result};
use osirix_core::media::{Frame, FrameFormat, FrameSource};

use super::motion::Motion;
use super::picture::Picture;
use super::scene::Scene;

/// An avatar and how it moves: what all parts of a video share.
pub(super) struct Film {
    pub(super) scene: Arc<Scene>,
    pub(super) motion: Motion,
    pub(super) format: FrameFormat,
    pub(super) backdrop: Option<Arc<Frame>>,
}

/// Draws some frames of a film, one after the other.
pub(super) struct RigFrames {
    film: Arc<Film>,
    frames: Range<u64>,
    next: u64,
    /// Made for the first frame, on the thread that draws it.
    picture: Option<Picture>,
}

impl RigFrames {
    /// These frames of a film.
    pub(super) fn new(film: Arc<Film>, frames: Range<u64>) -> RigFrames {
        RigFrames { film, next: frames.start, frames, picture: None }
    }
}

impl FrameSource for RigFrames {
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
        let Film { scene, motion, format, backdrop } = &*self.film;
        check_size(*format, frame)?;
        let pose = motion.pose(format.rate.time_of(self.next));
        let picture =
            self.picture.get_or_insert_with(|| Picture::new(scene.clone(), backdrop.clone()));
        copy(picture.show(&pose)?, frame);
        self.next += 1;
        Ok(true)
    }

    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        let at = |frame: u64| self.frames.end.min(self.frames.start.saturating_add(frame));
        let (start, end) = (at(frames.start), at(frames.end));
        Some(Box::new(RigFrames::new(self.film.clone(), start..end.max(start))))
    }
}

pub(super) fn check_size(format: FrameFormat, frame: &Frame) -> Result<()> {
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
