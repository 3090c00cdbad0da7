//! Scenes one after the other.

use std::ops::Range;

use osirix_core::media::{Frame, FrameFormat, FrameSource};
use osirix_core::{Error, Result};

/// The frames of several sources, cut hard from one to the next.
///
/// - A part's pictures are those of the whole: it joins the parts of the sources that it meets.
/// - It gives parts where all of its sources do.
pub struct JoinedFrames {
    sources: Vec<Box<dyn FrameSource>>,
    format: FrameFormat,
    in_parts: bool,
    /// The source that is being read.
    at: usize,
    total: u64,
}

impl JoinedFrames {
    /// Joins sources of one format, at least one.
    pub fn new(sources: Vec<Box<dyn FrameSource>>) -> Result<JoinedFrames> {
        let nothing = || Error::internal("there is no scene to join");
        let format = sources.first().ok_or_else(nothing)?.format();
        if sources.iter().any(|source| source.format() != format) {
            return Err(Error::internal("scenes of several formats cannot be joined"));
        }
        let in_parts = sources.iter().all(|source| source.part(0..0).is_some());
        Ok(JoinedFrames::of(sources, format, in_parts))
    }

    fn of(sources: Vec<Box<dyn FrameSource>>, format: FrameFormat, in_parts: bool) -> JoinedFrames {
        let total = sources.iter().map(|source| source.total_frames()).sum();
        JoinedFrames { sources, format, in_parts, at: 0, total }
    }
}

impl FrameSource for JoinedFrames {
    fn format(&self) -> FrameFormat {
        self.format
    }

    fn total_frames(&self) -> u64 {
        self.total
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        while let Some(source) = self.sources.get_mut(self.at) {
            if source.next_frame(frame)? {
                return Ok(true);
            }
            if self.in_parts {
                self.at += 1;
            } else {
                // Nobody asks for it again: what it holds can go.
                self.sources.remove(self.at);
            }
        }
        Ok(false)
    }

    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        if !self.in_parts {
            return None;
        }
        let mut parts = Vec::new();
        let mut start = 0;
        for source in &self.sources {
            let end = start + source.total_frames();
            let (from, to) = (frames.start.max(start), frames.end.min(end));
            if from < to {
                parts.push(source.part(from - start..to - start)?);
            }
            start = end;
        }
        Some(Box::new(JoinedFrames::of(parts, self.format, true)))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use osirix_core::conformance::encoder::TestFrames;
    use osirix_core::media::FrameRate;

    use super::*;
    use crate::film::StillFrames;

    fn test_frames(total: u64) -> Box<dyn FrameSource> {
        Box::new(TestFrames::new(total, FrameRate::Fps25).in_parts())
    }

    fn joined() -> JoinedFrames {
        let first = test_frames(5);
        let picture = Arc::new(Frame::black(TestFrames::WIDTH, TestFrames::HEIGHT));
        let card: Box<dyn FrameSource> = Box::new(StillFrames::new(picture, first.format(), 4));
        JoinedFrames::new(vec![first, card, test_frames(3)]).unwrap()
    }

    fn pictures(source: &mut dyn FrameSource) -> Vec<Frame> {
        let mut frame = Frame::black(TestFrames::WIDTH, TestFrames::HEIGHT);
        let mut pictures = Vec::new();
        while source.next_frame(&mut frame).unwrap() {
            pictures.push(frame.clone());
        }
        assert_eq!(pictures.len() as u64, source.total_frames());
        pictures
    }

    #[test]
    fn scenes_follow_each_other_frame_by_frame() {
        let whole = pictures(&mut joined());
        assert_eq!(whole[..5], pictures(&mut *test_frames(5)));
        assert!(whole[5..9].iter().all(|f| *f == Frame::black(f.width(), f.height())));
        assert_eq!(whole[9..], pictures(&mut *test_frames(3)));
    }

    #[test]
    fn the_pictures_of_any_part_and_of_its_parts_are_those_of_the_whole() {
        let whole = pictures(&mut joined());
        for start in 0..13 {
            for end in start..14 {
                let part = joined().part(start..end).unwrap();
                let (from, to) = (start.min(12) as usize, end.min(12) as usize);
                let mut again = part.part(1..3).unwrap();
                let (first, last) = ((from + 1).min(to), (from + 3).min(to));
                assert_eq!(pictures(&mut *again), whole[first..last], "{start}..{end}");
                let mut part = part;
                assert_eq!(pictures(&mut *part), whole[from..to], "{start}..{end}");
            }
        }
    }

    #[test]
    fn a_scene_that_gives_no_parts_makes_a_whole_that_gives_none() {
        let plain: Box<dyn FrameSource> = Box::new(TestFrames::new(3, FrameRate::Fps25));
        let mut joined = JoinedFrames::new(vec![test_frames(2), plain]).unwrap();
        assert!(joined.part(0..1).is_none());
        assert_eq!(pictures_of(&mut joined), 5);
    }

    fn pictures_of(source: &mut dyn FrameSource) -> usize {
        let mut frame = Frame::black(TestFrames::WIDTH, TestFrames::HEIGHT);
        std::iter::from_fn(|| source.next_frame(&mut frame).unwrap().then_some(())).count()
    }
}
