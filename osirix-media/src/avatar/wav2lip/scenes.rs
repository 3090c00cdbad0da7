//! Frames without lips of their own, each with the place of the face in it.

use std::collections::VecDeque;
use std::sync::Arc;

use osirix_core::media::{Frame, FrameFormat, FrameSource};
use osirix_core::{Error, Result};

use super::super::film::Places;
use super::super::stage::Rect;
use super::area::{SMOOTHED, mean};
use super::{FaceArea, FaceFinder};

/// The fewest pixels across and down that a face can have.
const LEAST_SIDE: i32 = 16;

/// Every how many frames the face is looked for: a head that speaks moves slowly.
const LOOKED_EVERY: u64 = 25;

/// Reads a few frames ahead, so that a face's place is the mean of five: where it is found anew, it
/// is reached evenly.
pub(super) struct Scenes {
    frames: Box<dyn FrameSource>,
    faces: Arc<dyn FaceFinder>,
    /// Where the face is, where that is known for each frame.
    places: Option<Places>,
    ahead: VecDeque<Frame>,
    /// The boxes of the frames drawn last, of those ahead while there are so many.
    boxes: VecDeque<Rect>,
    /// Where the face was found last.
    found: Option<FaceArea>,
    drawn: u64,
    /// Buffers to draw into.
    spare: Vec<Frame>,
}

impl Scenes {
    pub(super) fn new(frames: Box<dyn FrameSource>, faces: Arc<dyn FaceFinder>) -> Self {
        let (ahead, boxes) = (VecDeque::new(), VecDeque::new());
        Scenes {
            frames,
            faces,
            places: None,
            ahead,
            boxes,
            found: None,
            drawn: 0,
            spare: Vec::new(),
        }
    }

    /// The same where the face's place is known; `faces` is not asked.
    pub(super) fn known(
        frames: Box<dyn FrameSource>,
        places: Places,
        faces: Arc<dyn FaceFinder>,
    ) -> Self {
        Scenes { places: Some(places), ..Scenes::new(frames, faces) }
    }

    pub(super) fn format(&self) -> FrameFormat {
        self.frames.format()
    }

    pub(super) fn total(&self) -> u64 {
        self.frames.total_frames()
    }

    /// The next frame and the face's box in it, if there is a face; `None` after the last.
    pub(super) fn next(&mut self) -> Result<Option<(Frame, Option<Rect>)>> {
        if self.places.is_some() {
            return self.next_known();
        }
        while self.ahead.len() < SMOOTHED && self.draw()? {}
        Ok(self.ahead.pop_front().map(|frame| (frame, Some(mean(&self.boxes)))))
    }

    fn next_known(&mut self) -> Result<Option<(Frame, Option<Rect>)>> {
        let mut frame = self.spare();
        if !self.frames.next_frame(&mut frame)? {
            return Ok(None);
        }
        let whole = whole(&frame);
        let face = self.places.as_ref().and_then(|places| places.at(self.drawn));
        let area = face.map(|face| FaceArea::from(face).cut(whole));
        self.drawn += 1;
        Ok(Some((frame, area.filter(|area| area.width.min(area.height) >= LEAST_SIDE))))
    }

    fn spare(&mut self) -> Frame {
        let FrameFormat { width, height, .. } = self.frames.format();
        self.spare.pop().unwrap_or_else(|| Frame::black(width, height))
    }

    /// Takes a buffer back.
    pub(super) fn reuse(&mut self, frame: Frame) {
        self.spare.push(frame);
    }

    fn draw(&mut self) -> Result<bool> {
        let mut frame = self.spare();
        if !self.frames.next_frame(&mut frame)? {
            return Ok(false);
        }
        let place = self.place(&frame)?;
        self.boxes.push_back(place);
        if self.boxes.len() > SMOOTHED {
            self.boxes.pop_front();
        }
        self.ahead.push_back(frame);
        self.drawn += 1;
        Ok(true)
    }

    fn place(&mut self, frame: &Frame) -> Result<Rect> {
        let last = self.boxes.back().copied();
        let looks = self.drawn.is_multiple_of(LOOKED_EVERY);
        match (last, looks) {
            (Some(last), false) => Ok(last),
            (last, _) => {
                let whole = whole(frame);
                let seen = self.faces.find(frame, self.found)?;
                // A box that trembles would be seen in the lips; where it has moved it is followed.
                let moved = |seen: &FaceArea| self.found.is_none_or(|last| !last.is_about(*seen));
                self.found = seen.filter(moved).or(self.found);
                let found = self.found.map(|face| face.cut(whole));
                let found = found.filter(|face| face.width.min(face.height) >= LEAST_SIDE);
                // Where it is lost for a moment it is where it was.
                found.or(last).ok_or_else(no_face)
            }
        }
    }
}

fn whole(frame: &Frame) -> Rect {
    Rect::between((0, 0), (frame.width() as i32, frame.height() as i32))
}

fn no_face() -> Error {
    Error::invalid("avatar", "there is no face in the picture whose lips could move")
        .with("part", "face")
        .with("limit", format!("at least {LEAST_SIDE}x{LEAST_SIDE} pixels"))
}

#[cfg(test)]
mod tests {
    use osirix_core::ErrorCode;
    use osirix_core::media::FrameRate;

    use super::*;

    /// Frames whose first sample is their number.
    struct Numbered(u8, u8);

    impl FrameSource for Numbered {
        fn format(&self) -> FrameFormat {
            FrameFormat { width: 640, height: 360, rate: FrameRate::Fps25 }
        }

        fn total_frames(&self) -> u64 {
            self.1.into()
        }

        fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
            frame.planes_mut().0[0] = self.0;
            self.0 += 1;
            Ok(self.0 <= self.1)
        }
    }

    /// The left edges of the boxes, and how many buffers were in use.
    fn lefts(frames: u8, find: impl Fn(u8) -> Option<u32> + Send + Sync + 'static) -> Vec<i32> {
        let find = move |frame: &Frame, _: Option<FaceArea>| {
            let left = find(frame.planes().0[0]);
            Ok(left.map(|left| FaceArea { left, top: 50, right: left + 100, bottom: 150 }))
        };
        let mut scenes = Scenes::new(Box::new(Numbered(0, frames)), Arc::new(find));
        let mut lefts = Vec::new();
        while let Some((frame, face)) = scenes.next().unwrap() {
            assert_eq!(usize::from(frame.planes().0[0]), lefts.len(), "frames keep their order");
            let face = face.unwrap();
            assert_eq!((face.y, face.height), (50, 110));
            lefts.push(face.x);
            scenes.reuse(frame);
            assert!(scenes.ahead.len() + scenes.spare.len() <= SMOOTHED);
        }
        lefts
    }

    #[test]
    fn a_face_goes_evenly_from_where_it_was_found_to_where_it_is_found_next() {
        let found = lefts(27, |number| Some(100 + u32::from(number) * 2));
        assert_eq!(found[..21], [100; 21]);
        // The last five frames share their mean: no face is known behind them.
        assert_eq!(found[21..], [110, 120, 120, 120, 120, 120]);
        assert_eq!(lefts(2, |number| Some(100 + u32::from(number))), [100, 100]);
    }

    #[test]
    fn a_face_that_hardly_moves_stays_where_it_is() {
        assert_eq!(lefts(60, |number| Some(100 + u32::from(number) / 5)), [100; 60]);
    }

    #[test]
    fn a_face_that_is_lost_is_where_it_was() {
        assert_eq!(lefts(27, |number| (number < 5).then_some(80)), [80; 27]);
    }

    #[test]
    fn without_a_face_there_is_nothing_to_move() {
        for find in [
            |_: &Frame, _: Option<FaceArea>| Ok(None),
            |_: &Frame, _: Option<FaceArea>| {
                Ok(Some(FaceArea { left: 630, top: 0, right: 900, bottom: 300 }))
            },
        ] {
            let mut scenes = Scenes::new(Box::new(Numbered(0, 3)), Arc::new(find));
            let error = scenes.next().err().unwrap();
            assert_eq!(error.code(), ErrorCode::InvalidInput);
            assert_eq!(error.context_value("part"), Some("face"));
        }
    }
}
