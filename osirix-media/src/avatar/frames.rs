//! The frames of an avatar that speaks.

use osirix_core::error::{Error, Result};
use osirix_core::media::{Frame, FrameFormat, FrameSource};

use super::motion::Motion;
use super::scene::Scene;

/// Draws one frame after the other.
pub(super) struct RigFrames {
    pub(super) scene: Scene,
    pub(super) motion: Motion,
    pub(super) format: FrameFormat,
    pub(super) total: u64,
    pub(super) next: u64,
}

impl FrameSource for RigFrames {
    fn format(&self) -> FrameFormat {
        self.format
    }

    fn total_frames(&self) -> u64 {
        self.total
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        if self.next >= self.total {
            return Ok(false);
        }
        if (frame.width(), frame.height()) != (self.format.width, self.format.height) {
            return Err(Error::invalid("frame", "the frame's size is not that of the format")
                .with("limit", format!("{}x{}", self.format.width, self.format.height))
                .with("value", format!("{}x{}", frame.width(), frame.height())));
        }
        let pose = self.motion.pose(self.format.rate.time_of(self.next));
        let picture = self.scene.show(&pose)?;
        copy(picture, frame);
        self.next += 1;
        Ok(true)
    }
}

fn copy(from: &Frame, to: &mut Frame) {
    let (from, to) = (from.planes(), to.planes_mut());
    to.0.copy_from_slice(from.0);
    to.1.copy_from_slice(from.1);
    to.2.copy_from_slice(from.2);
}
