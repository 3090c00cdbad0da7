//! A picture that stands still.

use std::ops::Range;
use std::sync::Arc;

use osirix_core::Result;
use osirix_core::media::{Frame, FrameFormat, FrameSource};

/// One picture in each of its frames.
pub struct StillFrames {
    picture: Arc<Frame>,
    format: FrameFormat,
    total: u64,
    shown: u64,
}

impl StillFrames {
    /// So many frames of a picture in this format's size.
    pub fn new(picture: Arc<Frame>, format: FrameFormat, total: u64) -> StillFrames {
        StillFrames { picture, format, total, shown: 0 }
    }
}

impl FrameSource for StillFrames {
    fn format(&self) -> FrameFormat {
        self.format
    }

    fn total_frames(&self) -> u64 {
        self.total
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        if self.shown >= self.total {
            return Ok(false);
        }
        frame.clone_from(&self.picture);
        self.shown += 1;
        Ok(true)
    }

    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        let at = |frame: u64| frame.min(self.total);
        let total = at(frames.end).saturating_sub(at(frames.start));
        Some(Box::new(StillFrames::new(self.picture.clone(), self.format, total)))
    }
}
