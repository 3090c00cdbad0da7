//! A film as a source of frames.

use std::ops::Range;
use std::sync::Arc;

use osirix_core::Result;
use osirix_core::media::{Frame, FrameFormat, FrameSource};

use super::{Film, Placed, Reader, Scaler};
use crate::avatar::check_frame;

/// The frames of a film from its beginning to its end, whatever its own pace is: each frame shows
/// the picture that stands at its time. The picture covers the frame, cut at two sides where its
/// shape is another one.
pub struct FilmFrames {
    film: Arc<Film>,
    format: FrameFormat,
    /// Whether it begins again at its end.
    looped: bool,
    frames: Range<u64>,
    next: u64,
    reader: Option<(Reader, Scaler)>,
}

impl FilmFrames {
    /// All of a film in this format.
    pub fn new(film: &Arc<Film>, format: FrameFormat) -> FilmFrames {
        FilmFrames::lasting(film, format, film.frames(format.rate))
    }

    /// So many frames of a film: where it has fewer, its last picture stands.
    pub fn lasting(film: &Arc<Film>, format: FrameFormat, frames: u64) -> FilmFrames {
        FilmFrames::of(film.clone(), format, false, 0..frames)
    }

    /// So many frames of a film that begins again where it has fewer.
    pub fn looped(film: &Arc<Film>, format: FrameFormat, frames: u64) -> FilmFrames {
        FilmFrames::of(film.clone(), format, true, 0..frames)
    }

    fn of(film: Arc<Film>, format: FrameFormat, looped: bool, frames: Range<u64>) -> FilmFrames {
        FilmFrames { film, format, looped, next: frames.start, frames, reader: None }
    }

    fn covering(&self) -> Placed {
        let own = [self.film.size().0 as f32, self.film.size().1 as f32];
        let sides = [self.format.width as f32, self.format.height as f32];
        let scale = (sides[0] / own[0]).max(sides[1] / own[1]);
        let start = [0, 1].map(|axis| ((sides[axis] - own[axis] * scale) / 2.0).min(0.0));
        Placed { start, scale }
    }
}

impl FrameSource for FilmFrames {
    fn format(&self) -> FrameFormat {
        self.format
    }

    fn total_frames(&self) -> u64 {
        self.frames.end - self.frames.start
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        if self.next >= self.frames.end {
            // Others come after it: what it holds can go.
            self.reader = None;
            return Ok(false);
        }
        check_frame(self.format, frame)?;
        let (film, placed) = (&self.film, self.covering());
        let (reader, scaler) = self.reader.get_or_insert_with(|| {
            let to = (self.format.width, self.format.height);
            (Reader::new(film), Scaler::new(film.size(), to, placed))
        });
        let rate = self.format.rate;
        let frame_of_film = if self.looped { self.next % film.frames(rate) } else { self.next };
        let picture = reader.picture(film.picture_at(frame_of_film, rate))?;
        scaler.paint(picture, frame);
        self.next += 1;
        Ok(true)
    }

    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        let at = |frame: u64| self.frames.end.min(self.frames.start.saturating_add(frame));
        let (start, end) = (at(frames.start), at(frames.end));
        let frames = start..end.max(start);
        Some(Box::new(FilmFrames::of(self.film.clone(), self.format, self.looped, frames)))
    }
}
