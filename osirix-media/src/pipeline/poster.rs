//! A still picture out of the passing frames.

use std::path::{Path, PathBuf};

use osirix_core::error::Result;
use osirix_core::media::{Frame, FrameFormat, FrameSource};

use crate::video::write_png;

/// Lets frames pass and writes the first one, with open eyes and the mouth at rest, as a PNG.
pub(super) struct PosterTap {
    frames: Box<dyn FrameSource>,
    path: Option<PathBuf>,
}

impl PosterTap {
    pub(super) fn new(frames: Box<dyn FrameSource>, path: &Path) -> Self {
        PosterTap { frames, path: Some(path.to_owned()) }
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
        match self.path.take() {
            Some(path) if more => write_png(frame, &path)?,
            _ => {}
        }
        Ok(more)
    }
}
