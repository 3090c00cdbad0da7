//! Titles and lower thirds.
//!
//! An overlay is rasterised when its first frame is drawn, and blended into each of its frames; it
//! comes and goes within a quarter of a second.

use std::ops::Range;
use std::sync::Arc;

use osirix_core::Result;
use osirix_core::media::{Frame, FrameFormat, FrameSource, Overlay, OverlayPlace, SafeArea};

use super::letters::Typesetter;
use super::paint::{OUTLINE, PADDING, paint, paint_box, paint_outline, shifted};
use super::sprite::{Canvas, Sprite};

/// How long an overlay takes to come and to go.
const FADE_US: u64 = 250_000;

/// The letters of a title and of a lower third, in the picture's shorter side.
const TITLE_SIZE: f32 = 0.085;
const LOWER_THIRD_SIZE: f32 = 0.05;
/// Letters become no smaller than this, in pixels.
const LEAST_SIZE: f32 = 6.0;
/// Where a lower third ends, in the safe area's height: captions have their place below.
const LOWER_THIRD_END: f32 = 0.8;

/// What all parts of a video share.
struct Plan {
    overlays: Vec<Overlay>,
    safe: SafeArea,
    format: FrameFormat,
}

/// Frames with texts laid over them, each in its time.
///
/// - A part's pictures are those of the whole.
/// - Texts stay within the safe area; a title stands in its middle, a lower third at its left.
pub struct OverlaidFrames {
    frames: Box<dyn FrameSource>,
    plan: Arc<Plan>,
    /// The first frame, and the next one, counted in the whole video.
    first: u64,
    next: u64,
    typesetter: Option<Typesetter>,
    /// What was rasterised so far.
    sprites: Vec<Option<Sprite>>,
}

impl OverlaidFrames {
    /// Lays these texts over frames; their times count from the first frame.
    pub fn new(
        frames: Box<dyn FrameSource>,
        overlays: Vec<Overlay>,
        safe: SafeArea,
    ) -> OverlaidFrames {
        let plan = Plan { overlays, safe, format: frames.format() };
        OverlaidFrames::part_of(frames, Arc::new(plan), 0)
    }

    fn part_of(frames: Box<dyn FrameSource>, plan: Arc<Plan>, first: u64) -> OverlaidFrames {
        let sprites = plan.overlays.iter().map(|_| None).collect();
        OverlaidFrames { frames, plan, first, next: first, typesetter: None, sprites }
    }

    fn draw(&mut self, at_us: u64, frame: &mut Frame) {
        for (overlay, sprite) in self.plan.overlays.iter().zip(&mut self.sprites) {
            let opacity = opacity(overlay, at_us);
            if opacity == 0 {
                continue;
            }
            let typesetter = self.typesetter.get_or_insert_with(Typesetter::new);
            let sprite = sprite.get_or_insert_with(|| self.plan.sprite(overlay, typesetter));
            sprite.blend_faded(frame, opacity);
        }
    }
}

impl FrameSource for OverlaidFrames {
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
        let part = self.frames.part(frames)?;
        Some(Box::new(OverlaidFrames::part_of(part, self.plan.clone(), first)))
    }
}

/// How much of an overlay is seen at a time, of 255.
fn opacity(overlay: &Overlay, at_us: u64) -> u8 {
    let from_us = u64::from(overlay.from_ms) * 1_000;
    let to_us = overlay.to_ms.map_or(u64::MAX, |ms| u64::from(ms) * 1_000);
    if !(from_us..to_us).contains(&at_us) {
        return 0;
    }
    // One that is there from the first frame on need not come.
    let come = if from_us == 0 { FADE_US } else { at_us - from_us };
    let least = come.min(to_us - at_us).min(FADE_US);
    (least * 254 / FADE_US) as u8 + 1
}

impl Plan {
    fn sprite(&self, overlay: &Overlay, typesetter: &mut Typesetter) -> Sprite {
        let FrameFormat { width, height, .. } = self.format;
        let boxed = overlay.place == OverlayPlace::LowerThird;
        let (part, room) = if boxed { (LOWER_THIRD_SIZE, PADDING) } else { (TITLE_SIZE, OUTLINE) };
        let [left, top, right, bottom] = self.safe.pixels(width, height).map(|side| side as i32);
        let words: Vec<&str> = overlay.text.split_whitespace().collect();
        let end = if boxed { LOWER_THIRD_END } else { 1.0 };
        let end = top + ((bottom - top) as f32 * end) as i32;
        let mut size = width.min(height) as f32 * part;
        // A long text is set in smaller letters.
        let (block, margin) = loop {
            let margin = (size * room).ceil() as i32 + 1;
            let line_width = (right - left - 2 * margin).max(16) as f32;
            let block = typesetter.lay_out(std::slice::from_ref(&words), size, line_width);
            if block.height + 2 * margin <= end - top || size < LEAST_SIZE {
                break (block, margin);
            }
            size *= 0.9;
        };
        let block_height = block.height + 2 * margin;
        let (x, y) = if boxed {
            (left - block.span.0, end - block_height)
        } else {
            (left, (top + bottom - block_height) / 2)
        };
        // Even places; the letters keep theirs on the canvas.
        let place = (x & !1, y.max(top) & !1);
        let mut canvas = Canvas::clear((right - place.0).max(2) as usize, block_height as usize);
        let inks = shifted(block.inks, margin + x - place.0, margin);
        if boxed {
            let from = block.span.0 + x - place.0;
            paint_box(&mut canvas, (from, from + block.span.1 - block.span.0 + 2 * margin), size);
        } else {
            paint_outline(&mut canvas, &inks, size);
        }
        for ink in &inks {
            paint(&mut canvas, ink, overlay.color.rgb());
        }
        Sprite::new(&canvas, place.0, place.1)
    }
}
