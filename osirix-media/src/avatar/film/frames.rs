//! The frames of a film whose person speaks.

use std::ops::Range;
use std::sync::Arc;

use osirix_core::Result;
use osirix_core::media::{Frame, FrameFormat, FrameSource};

use super::super::frames::check_size;
use super::super::motion::Motion;
use super::super::portrait::{FaceBox, as_frame, blurred, draw_mouth, place};
use super::super::pose::MouthShape;
use super::person::{Person, as_picture};
use super::track::Track;
use crate::footage::{Film, Placed, Reader, Scaler};

/// A film that is made ready for frames of one size: what all parts of a video share.
pub(super) struct Play {
    pub(super) film: Arc<Film>,
    person: Person,
    /// Where the face is; `None` where nothing moves it.
    track: Option<Arc<Track>>,
    motion: Motion,
    format: FrameFormat,
    placed: Placed,
    /// What is around the picture, where it does not cover the frame.
    around: Option<Frame>,
}

impl Play {
    pub(super) fn new(
        film: Arc<Film>,
        person: Person,
        track: Option<Arc<Track>>,
        motion: Motion,
        format: FrameFormat,
    ) -> Result<Play> {
        let (width, height) = film.size();
        let (own, sides) = ([width, height], [format.width, format.height]);
        let [own, sides] = [own, sides].map(|side| side.map(|pixels| pixels as f32));
        let placed = place(own, person.face, sides);
        let covers = [0, 1].into_iter().all(|axis: usize| {
            placed.start[axis] <= 0.0
                && placed.start[axis] + own[axis] * placed.scale >= sides[axis]
        });
        let around = match covers {
            true => None,
            false => {
                let picture = as_picture(Reader::new(&film).picture(0)?)?;
                Some(as_frame(&blurred(&picture, format.width, format.height)))
            }
        };
        Ok(Play { film, person, track, motion, format, placed, around })
    }

    fn picture_at(&self, frame: u64) -> usize {
        self.film.picture_forth_and_back(frame, self.format.rate)
    }

    /// Where the face is on a frame.
    fn face_at(&self, frame: u64) -> Option<FaceBox> {
        let face = self.track.as_ref()?.at(self.picture_at(frame))?;
        let Placed { start: [left, top], scale } = self.placed;
        Some(FaceBox {
            x: left + face.x * scale,
            y: top + face.y * scale,
            width: face.width * scale,
            height: face.height * scale,
        })
    }
}

/// Where the face is on each frame of a film that plays.
#[cfg(feature = "neural")]
pub(in super::super) struct Places(pub(super) Arc<Play>);

#[cfg(feature = "neural")]
impl Places {
    pub(in super::super) fn at(&self, frame: u64) -> Option<FaceBox> {
        self.0.face_at(frame)
    }
}

/// Draws some frames, one after the other.
pub(super) struct PlayFrames {
    play: Arc<Play>,
    frames: Range<u64>,
    next: u64,
    /// Made for the first frame, on the thread that draws it.
    reader: Option<(Reader, Scaler)>,
}

impl PlayFrames {
    /// All frames of the movement.
    pub(super) fn of(play: &Arc<Play>) -> PlayFrames {
        let total = play.format.rate.frames_in(play.motion.duration_us());
        PlayFrames::new(play.clone(), 0..total)
    }

    fn new(play: Arc<Play>, frames: Range<u64>) -> PlayFrames {
        PlayFrames { play, next: frames.start, frames, reader: None }
    }
}

impl FrameSource for PlayFrames {
    fn format(&self) -> FrameFormat {
        self.play.format
    }

    fn total_frames(&self) -> u64 {
        self.frames.end - self.frames.start
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        if self.next >= self.frames.end {
            return Ok(false);
        }
        let play = &*self.play;
        let (film, format) = (&play.film, play.format);
        check_size(format, frame)?;
        let (reader, scaler) = self.reader.get_or_insert_with(|| {
            let to = (format.width, format.height);
            (Reader::new(film), Scaler::new(film.size(), to, play.placed))
        });
        if let Some(around) = &play.around {
            frame.clone_from(around);
        }
        scaler.paint(reader.picture(play.picture_at(self.next))?, frame);
        let shape = play.motion.pose(format.rate.time_of(self.next)).mouth;
        if shape != MouthShape::REST
            && let Some(face) = play.face_at(self.next)
        {
            draw_mouth(frame, face, play.person.mouth, shape);
        }
        self.next += 1;
        Ok(true)
    }

    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        let at = |frame: u64| self.frames.end.min(self.frames.start.saturating_add(frame));
        let (start, end) = (at(frames.start), at(frames.end));
        Some(Box::new(PlayFrames::new(self.play.clone(), start..end.max(start))))
    }
}
