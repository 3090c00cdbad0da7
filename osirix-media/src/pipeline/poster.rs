//! A still picture out of the passing frames.

use std::ops::Range;
use std::path::{Path, PathBuf};

use osirix_core::error::Result;
use osirix_core::media::{Frame, FrameFormat, FrameSource};

use crate::video::write_png;

/// Lets frames pass and writes one of them as a PNG. In the first one the eyes are open and the mouth
/// is at rest.
pub(super) struct PosterTap {
    frames: Box<dyn FrameSource>,
    path: PathBuf,
    /// The frame that is written, counted from the first.
    wanted: u64,
    passed: u64,
}

impl PosterTap {
    pub(super) fn new(frames: Box<dyn FrameSource>, path: &Path, wanted: u64) -> Self {
        PosterTap { frames, path: path.to_owned(), wanted, passed: 0 }
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
        if more && self.passed == self.wanted {
            write_png(frame, &self.path)?;
        }
        self.passed += 1;
        Ok(more)
    }

    /// The tap stays with its frame.
    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        let wanted = frames.contains(&self.wanted).then(|| self.wanted - frames.start);
        let part = self.frames.part(frames)?;
        Some(match wanted {
            Some(wanted) => Box::new(PosterTap::new(part, &self.path, wanted)),
            None => part,
        })
    }
}

#[cfg(test)]
mod tests {
    use osirix_core::conformance::encoder::TestFrames;
    use osirix_core::media::FrameRate;

    use super::*;

    /// Whether a poster is there after these frames were drawn.
    fn makes_a_poster(wanted: u64, frames: Option<Range<u64>>) -> bool {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("poster.png");
        let source = TestFrames::new(9, FrameRate::Fps25).in_parts();
        let mut tap: Box<dyn FrameSource> =
            Box::new(PosterTap::new(Box::new(source), &path, wanted));
        if let Some(frames) = frames {
            tap = tap.part(frames).unwrap();
        }
        let mut frame = Frame::black(TestFrames::WIDTH, TestFrames::HEIGHT);
        while tap.next_frame(&mut frame).unwrap() {}
        path.exists()
    }

    #[test]
    fn its_frame_makes_the_poster_wherever_it_is_drawn() {
        assert!(makes_a_poster(0, None) && makes_a_poster(0, Some(0..3)));
        assert!(!makes_a_poster(0, Some(3..9)) && !makes_a_poster(9, None));
        assert!(makes_a_poster(4, None) && makes_a_poster(4, Some(3..9)));
        assert!(!makes_a_poster(4, Some(0..4)) && !makes_a_poster(4, Some(5..9)));
    }

    #[test]
    fn frames_that_give_no_parts_give_none_through_the_tap() {
        let source = Box::new(TestFrames::new(9, FrameRate::Fps25));
        assert!(PosterTap::new(source, Path::new("poster.png"), 0).part(0..3).is_none());
    }
}
