//! A still picture out of the passing frames.

use std::ops::Range;
use std::path::{Path, PathBuf};

use osirix_core::error::Result;
use osirix_core::media::{Frame, FrameFormat, FrameSource};

use crate::video::write_png;

/// Lets frames pass and writes the first one, with open eyes and the mouth at rest, as a PNG.
pub(super) struct PosterTap {
    frames: Box<dyn FrameSource>,
    path: PathBuf,
    passed: bool,
}

impl PosterTap {
    pub(super) fn new(frames: Box<dyn FrameSource>, path: &Path) -> Self {
        PosterTap { frames, path: path.to_owned(), passed: false }
    }
}

impl FrameSource for PosterTap {
    fn format(&self) -> FrameFormat {
        self.frames.format()
    }

    fn total_frames(&self) -> u64 {
        self.frames.total_frames()
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        let more = self.frames.next_frame(frame)?;
        if more && !self.passed {
            write_png(frame, &self.path)?;
        }
        self.passed = true;
        Ok(more)
    }

    /// The tap stays with the first frame.
    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        let first = frames.start == 0;
        let part = self.frames.part(frames)?;
        Some(if first { Box::new(PosterTap::new(part, &self.path)) } else { part })
    }
}
