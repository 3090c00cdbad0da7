//! Captions in the picture.
//!
//! A cue is laid out and rasterised when its first frame is drawn, and blended into each of its
//! frames. Where the word that is being said has a colour of its own, only the letters are painted
//! again when the word changes.

use std::ops::Range;
use std::sync::Arc;

use osirix_core::media::{
    CaptionDesign, CaptionPosition, CaptionStyle, Frame, FrameFormat, FrameSource, SafeArea,
    SpeechTrack, WordSpan,
};
use osirix_core::{Error, ErrorCode, Result};

use super::letters::{Ink, Typesetter};
use super::paint::{OUTLINE, PADDING, paint, paint_box, paint_outline, shifted};
use super::sprite::{Canvas, Sprite};
use crate::captions::{Cue, Line, MAX_LINE_CHARS, cues_within};

/// A letter's width in its size: what the lines' lengths are guessed by.
const LETTER_WIDTH: f32 = 0.62;
/// The fewest characters of a line, however narrow the picture is.
const LEAST_CHARS: usize = 10;

/// Refuses a text with a character that the font has no glyph for.
pub(crate) fn check_letters(text: &str, field: &'static str) -> Result<()> {
    let Some(character) = Typesetter::new().missing(text) else { return Ok(()) };
    let message = "this character cannot be drawn into the picture: leave it out; the captions \
                   that come as files have no such limit";
    Err(Error::new(ErrorCode::Unsupported, message)
        .with("field", field)
        .with("character", format!("U+{:04X}", u32::from(character))))
}

/// What all parts of a video share.
struct Plan {
    cues: Vec<Cue>,
    design: CaptionDesign,
    safe: SafeArea,
    format: FrameFormat,
}

/// Frames with the captions of a speech drawn over them.
///
/// - A part's pictures are those of the whole.
/// - Captions stay within the safe area, however long their words are.
/// - A word has its colour in the frames that are shown while it is said, where the style has one.
pub struct CaptionedFrames {
    frames: Box<dyn FrameSource>,
    plan: Arc<Plan>,
    /// The first frame, and the next one, counted in the whole video.
    first: u64,
    next: u64,
    /// Made for the first caption, on the thread that draws it.
    typesetter: Option<Typesetter>,
    shown: Option<Plate>,
}

impl CaptionedFrames {
    /// Lays the captions of this speech over frames that begin with it.
    pub fn new(
        frames: Box<dyn FrameSource>,
        speech: &SpeechTrack,
        design: CaptionDesign,
        safe: SafeArea,
    ) -> CaptionedFrames {
        let format = frames.format();
        let mut plan = Plan { cues: Vec::new(), design, safe, format };
        plan.cues = cues_within(speech, plan.line_chars());
        CaptionedFrames {
            frames,
            plan: Arc::new(plan),
            first: 0,
            next: 0,
            typesetter: None,
            shown: None,
        }
    }

    fn draw(&mut self, at_us: u64, frame: &mut Frame) {
        let Some(index) = self.plan.cue_at(at_us) else { return };
        if self.shown.as_ref().is_none_or(|shown| shown.cue != index) {
            let typesetter = self.typesetter.get_or_insert_with(Typesetter::new);
            self.shown = Some(Plate::new(&self.plan, index, typesetter));
        }
        let word = self.plan.word_at(index, at_us);
        if let Some(plate) = &mut self.shown {
            plate.sprite(&self.plan.design, word).blend(frame);
        }
    }
}

impl FrameSource for CaptionedFrames {
    fn format(&self) -> FrameFormat {
        self.frames.format()
    }

    fn total_frames(&self) -> u64 {
        self.frames.total_frames()
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        if !self.frames.next_frame(frame)? {
            return Ok(false);
        }
        let at_us = self.plan.format.rate.time_of(self.next);
        self.next += 1;
        self.draw(at_us, frame);
        Ok(true)
    }

    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        let first = self.first + frames.start.min(self.total_frames());
        Some(Box::new(CaptionedFrames {
            frames: self.frames.part(frames)?,
            plan: self.plan.clone(),
            first,
            next: first,
            typesetter: None,
            shown: None,
        }))
    }
}

impl Plan {
    fn size(&self) -> f32 {
        let FrameFormat { width, height, .. } = self.format;
        width.min(height) as f32 * self.design.size / 100.0
    }

    /// The safe area in pixels: left, top, right, bottom. As much is kept clear at the left as at
    /// the right, so that captions stand in the middle.
    fn area(&self) -> [i32; 4] {
        let (width, height) = (self.format.width, self.format.height);
        let side = self.safe.left.max(self.safe.right);
        let safe = SafeArea { left: side, right: side, ..self.safe };
        safe.pixels(width, height).map(|side| side as i32)
    }

    /// What surrounds the letters: the box or the outline, in pixels.
    fn margin(&self) -> i32 {
        let part = if self.design.style == CaptionStyle::Boxed { PADDING } else { OUTLINE };
        (self.size() * part).ceil() as i32 + 1
    }

    /// Pixels that a line may take.
    fn line_width(&self) -> f32 {
        let [left, _, right, _] = self.area();
        (right - left - 2 * self.margin()).max(16) as f32
    }

    fn line_chars(&self) -> usize {
        let chars = self.line_width() / (self.size() * LETTER_WIDTH).max(1.0);
        (chars as usize).clamp(LEAST_CHARS, MAX_LINE_CHARS)
    }

    fn cue_at(&self, at_us: u64) -> Option<usize> {
        let index = self.cues.partition_point(|cue| cue.end_us <= at_us);
        self.cues.get(index).filter(|cue| cue.start_us <= at_us).map(|_| index)
    }

    /// The word that is said, where it is shown.
    fn word_at(&self, cue: usize, at_us: u64) -> Option<usize> {
        if self.design.style != CaptionStyle::Karaoke {
            return None;
        }
        let is_said = |word: &WordSpan| (word.start_us..word.end_us).contains(&at_us);
        self.cues.get(cue)?.lines.iter().flat_map(|line| &line.words).position(is_said)
    }
}

/// A cue as it is drawn: what stands behind its letters, and these.
struct Plate {
    cue: usize,
    back: Canvas,
    inks: Vec<Ink>,
    place: (i32, i32),
    /// What was shown last, and with which word in colour.
    sprite: Option<(Option<usize>, Sprite)>,
}

impl Plate {
    fn new(plan: &Plan, index: usize, typesetter: &mut Typesetter) -> Plate {
        let lines = plan.cues.get(index).map_or(&[][..], |cue| &cue.lines);
        let lines: Vec<_> = lines.iter().map(texts).collect();
        let block = typesetter.lay_out(&lines, plan.size(), plan.line_width());
        let margin = plan.margin();
        let [left, top, right, bottom] = plan.area();
        let height = block.height + 2 * margin;
        let y = match plan.design.position {
            CaptionPosition::Top => top,
            CaptionPosition::Middle => (top + bottom - height) / 2,
            CaptionPosition::Bottom => bottom - height,
        };
        // Even places, without leaving the area: it may be odd at the left and above.
        let place = ((left + 1) & !1, (y.max(top) + 1) & !1);
        let room =
            ((right - place.0).max(2) as usize & !1, (bottom - place.1).max(2) as usize & !1);
        let mut back = Canvas::clear(room.0, (height as usize & !1).min(room.1));
        let inks = shifted(block.inks, margin - (place.0 - left), margin - (place.1 - y.max(top)));
        if plan.design.style == CaptionStyle::Boxed {
            let from = block.span.0 - (place.0 - left);
            let to = from + block.span.1 - block.span.0 + 2 * margin;
            paint_box(&mut back, (from, to), plan.size());
        } else {
            paint_outline(&mut back, &inks, plan.size());
        }
        Plate { cue: index, back, inks, place, sprite: None }
    }

    /// The cue with this word in colour.
    fn sprite(&mut self, design: &CaptionDesign, word: Option<usize>) -> &Sprite {
        let shown = self.sprite.take().filter(|(shown, _)| *shown == word);
        let sprite = shown.unwrap_or_else(|| {
            let mut canvas = self.back.clone();
            for ink in &self.inks {
                let said = word == Some(ink.word);
                let color = if said { &design.highlight } else { &design.color };
                paint(&mut canvas, ink, color.rgb());
            }
            (word, Sprite::new(&canvas, self.place.0, self.place.1))
        });
        &self.sprite.insert(sprite).1
    }
}

fn texts(line: &Line) -> Vec<&str> {
    line.words.iter().map(|word| word.text.as_str()).collect()
}
