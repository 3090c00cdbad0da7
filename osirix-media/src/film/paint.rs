//! Laid-out text on a canvas: letters, their outline, a box behind them.

use super::letters::Ink;
use super::sprite::Canvas;

/// The outline's width, the room around letters on a box, and the box's corners, in their size.
pub(super) const OUTLINE: f32 = 0.08;
pub(super) const PADDING: f32 = 0.35;
const CORNER: f32 = 0.25;

const BLACK: [u8; 3] = [0; 3];
const OUTLINE_COVER: u8 = 235;
const BOX_COVER: u8 = 190;

/// The same letters elsewhere.
pub(super) fn shifted(inks: Vec<Ink>, x: i32, y: i32) -> Vec<Ink> {
    inks.into_iter().map(|ink| Ink { x: ink.x + x, y: ink.y + y, ..ink }).collect()
}

/// A letter in a colour.
pub(super) fn paint(canvas: &mut Canvas, ink: &Ink, rgb: [u8; 3]) {
    for (row, covers) in (ink.y..).zip(ink.mask.chunks(ink.width.max(1))) {
        for (column, cover) in (ink.x..).zip(covers) {
            if *cover > 0 {
                canvas.dab(column, row, rgb, *cover);
            }
        }
    }
}

/// The letters stamped in black around a circle, on an empty canvas.
pub(super) fn paint_outline(canvas: &mut Canvas, inks: &[Ink], size: f32) {
    let mut most = vec![0_u8; canvas.width * canvas.height];
    let stamps = stamps(size * OUTLINE);
    for ink in inks {
        for stamp in &stamps {
            cover_most(&mut most, canvas, ink, *stamp);
        }
    }
    for (pixel, cover) in canvas.pixels.iter_mut().zip(most) {
        let cover = u32::from(cover) * u32::from(OUTLINE_COVER) / 255;
        *pixel = [BLACK[0], BLACK[1], BLACK[2], cover as u8];
    }
}

/// Points on two circles and in their middle.
fn stamps(radius: f32) -> Vec<(i32, i32)> {
    const STAMPS: u32 = 24;
    let mut stamps = vec![(0, 0)];
    for ring in [radius / 2.0, radius] {
        for stamp in 0..STAMPS {
            let (sin, cos) = (stamp as f32 / STAMPS as f32 * std::f32::consts::TAU).sin_cos();
            stamps.push(((cos * ring).round() as i32, (sin * ring).round() as i32));
        }
    }
    stamps.sort_unstable();
    stamps.dedup();
    stamps
}

fn cover_most(most: &mut [u8], canvas: &Canvas, ink: &Ink, (x, y): (i32, i32)) {
    let inside = |at: i32, side: usize| usize::try_from(at).ok().filter(|at| *at < side);
    for (row, covers) in (ink.y + y..).zip(ink.mask.chunks(ink.width.max(1))) {
        let Some(row) = inside(row, canvas.height) else { continue };
        for (column, cover) in (ink.x + x..).zip(covers) {
            let Some(column) = inside(column, canvas.width) else { continue };
            let pixel = &mut most[row * canvas.width + column];
            *pixel = (*pixel).max(*cover);
        }
    }
}

/// A dark box with round corners over these columns of the canvas, from its top to its bottom.
pub(super) fn paint_box(canvas: &mut Canvas, (left, right): (i32, i32), size: f32) {
    let (width, height) = (canvas.width as i32, canvas.height as i32);
    let (left, right) = (left.max(0), right.min(width));
    let radius = size * CORNER;
    for y in 0..height {
        for x in left..right {
            let beyond = |at: i32, from: i32, to: i32| {
                let at = at as f32 + 0.5;
                (from as f32 + radius - at).max(at - (to as f32 - radius)).max(0.0)
            };
            let away = beyond(x, left, right).hypot(beyond(y, 0, height));
            let part = (radius + 0.5 - away).clamp(0.0, 1.0);
            canvas.dab(x, y, BLACK, (part * f32::from(BOX_COVER)) as u8);
        }
    }
}
