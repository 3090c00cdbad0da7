//! Blending moved sprites into a plane: bilinear, in fixed point.
//!
//! A plane is walked in runs of pixels whose samples lie in the same two rows of the sprite, one
//! after the other: in such a run only the weights change, so that the inner loops are plain
//! 16-bit arithmetic over slices, which the compiler turns into vector instructions.

use super::layer::div_255;
use super::plane::Tile;
use super::stage::Rect;

/// One plane of a frame.
pub(super) struct Canvas<'a> {
    /// The samples, row by row without padding.
    pub(super) data: &'a mut [u8],
    /// Samples in a row.
    pub(super) width: i32,
}

impl Canvas<'_> {
    fn row(&mut self, y: i32, from: i32, length: usize) -> &mut [u8] {
        let from = y as usize * self.width as usize + from as usize;
        &mut self.data[from..from + length]
    }
}

/// 1.0 in positions: they have 16 bits after the point.
const ONE: i64 = 1 << 16;

/// A turn and shift: where the sample for each pixel of the frame lies. In positions of pixel
/// centres; `x' = cos x + sin y + from_x`, `y' = cos y - sin x + from_y`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn {
    cos: i64,
    sin: i64,
    from_x: i64,
    from_y: i64,
}

impl Turn {
    /// Turns clockwise by `radians` around `center`, then shifts by `shift`, in pixels.
    pub(super) fn new(radians: f64, center: (f64, f64), shift: (f64, f64)) -> Turn {
        let (sin, cos) = radians.sin_cos();
        // Pixel centres are half a pixel from the corners that coordinates count from.
        let (x, y) = (center.0 + shift.0 - 0.5, center.1 + shift.1 - 0.5);
        let from_x = center.0 - 0.5 - (cos * x + sin * y);
        let from_y = center.1 - 0.5 - (cos * y - sin * x);
        let fixed = |value: f64| (value * ONE as f64).round() as i64;
        Turn { cos: fixed(cos), sin: fixed(sin), from_x: fixed(from_x), from_y: fixed(from_y) }
    }

    /// The same turn on planes of half the size, whose samples lie between those of the full size.
    pub(super) fn halved(self) -> Turn {
        let (x, y) = self.at(0, 0);
        let half = |value: i64, own: i64| (value + own / 2 - ONE / 2) / 2;
        Turn { from_x: half(x, self.cos + self.sin), from_y: half(y, self.cos - self.sin), ..self }
    }

    fn at(self, x: i32, y: i32) -> (i64, i64) {
        let (x, y) = (i64::from(x), i64::from(y));
        (self.cos * x + self.sin * y + self.from_x, self.cos * y - self.sin * x + self.from_y)
    }

    /// The pixels that a sprite's rectangle can touch once turned.
    pub(super) fn reach(self, rect: Rect) -> Rect {
        let corners = [
            (rect.x, rect.y),
            (rect.right(), rect.y),
            (rect.x, rect.bottom()),
            (rect.right(), rect.bottom()),
        ];
        let mut reach: Option<Rect> = None;
        for corner in corners {
            let (x, y) = self.inverse(corner);
            let pixel = Rect { x, y, width: 1, height: 1 }.grown(1);
            reach = Some(reach.map_or(pixel, |reach| reach.or(pixel)));
        }
        reach.unwrap_or_default()
    }

    fn inverse(self, (x, y): (i32, i32)) -> (i32, i32) {
        let (x, y) = (i64::from(x) * ONE - self.from_x, i64::from(y) * ONE - self.from_y);
        let back = |value: i64| (value >> 32) as i32;
        (back(self.cos * x - self.sin * y), back(self.sin * x + self.cos * y))
    }
}

/// Blends a turned tile into the planes of its values, inside `clip`.
pub(super) fn turned<const N: usize>(
    tile: &Tile<N>,
    turn: Turn,
    mut canvases: [Canvas<'_>; N],
    clip: Rect,
) {
    let area = turn.reach(tile.rect).and(clip);
    for y in area.y..area.bottom() {
        let mut x = area.x;
        while x < area.right() {
            let run = Run::new(tile, turn, x, y, area.right());
            for (canvas, values) in canvases.iter_mut().zip(&tile.values) {
                if run.length > 0 {
                    let row = canvas.row(y, run.from, run.length);
                    run.blend(row, values, &tile.alpha);
                }
            }
            x = run.next;
        }
    }
}

/// Pixels of one row whose samples lie one after the other in the same two rows of a tile.
struct Run {
    from: i32,
    length: usize,
    next: i32,
    /// Where in the tile the first sample of the upper and of the lower row is.
    upper: usize,
    lower: usize,
    /// The weight of the right column and of the lower row at the first pixel and their growth
    /// from pixel to pixel, in 1/65536.
    right: (u16, u16),
    down: (u16, u16),
}

impl Run {
    fn new<const N: usize>(tile: &Tile<N>, turn: Turn, x: i32, y: i32, end: i32) -> Run {
        let (at_x, at_y) = turn.at(x, y);
        let left = (at_x >> 16) as i32 - tile.rect.x;
        let row = (at_y >> 16) as i32 - tile.rect.y;
        let (part_x, part_y) = (at_x & (ONE - 1), at_y & (ONE - 1));
        let steps = steps_within(part_y, -turn.sin).min(steps_within(part_x, turn.cos - ONE));
        let next = x + steps.min(i64::from(end - x)) as i32;
        let (first, after) = shown(tile, row);
        let skip = (first - left).clamp(0, next - x);
        let from = x + skip;
        let length = (next.min(x + after - left) - from).max(0) as usize;
        let upper = (row * tile.rect.width + left + skip).max(0) as usize;
        let start = |part: i64, step: i64| (part + step * i64::from(skip)) as u16;
        Run {
            from,
            length,
            next,
            upper,
            lower: upper + tile.rect.width as usize,
            right: (start(part_x, turn.cos - ONE), (turn.cos - ONE) as u16),
            down: (start(part_y, -turn.sin), (-turn.sin) as u16),
        }
    }

    fn blend(&self, below: &mut [u8], values: &[u8], alpha: &[u8]) {
        let rows = |plane| Rows::new(plane, self.upper, self.lower, below.len());
        let (values, alpha) = (rows(values), rows(alpha));
        blend_run(below, &values, &alpha, self.right, self.down);
    }
}

/// The columns of `row` from which a sample can show anything: of that row and of the next.
fn shown<const N: usize>(tile: &Tile<N>, row: i32) -> (i32, i32) {
    if row < 0 || row + 1 >= tile.rect.height {
        return (0, 0);
    }
    let (upper, lower) = (tile.span(row), tile.span(row + 1));
    let empty = |span: (i32, i32)| span.0 >= span.1;
    let (first, after) = match (empty(upper), empty(lower)) {
        (true, _) => lower,
        (_, true) => upper,
        _ => (upper.0.min(lower.0), upper.1.max(lower.1)),
    };
    // The sample before the first one reaches into it; and each sample needs its right neighbour.
    ((first - 1).max(0), after.min(tile.rect.width - 1))
}

/// How many steps of `step` keep a position that starts at `part` within its pixel.
fn steps_within(part: i64, step: i64) -> i64 {
    match step {
        0 => i64::MAX,
        1.. => (ONE - part + step - 1) / step,
        _ => part / -step + 1,
    }
}

/// The four neighbours of each sample of a run.
struct Rows<'a> {
    upper_left: &'a [u8],
    upper_right: &'a [u8],
    lower_left: &'a [u8],
    lower_right: &'a [u8],
}

impl<'a> Rows<'a> {
    fn new(plane: &'a [u8], upper: usize, lower: usize, length: usize) -> Rows<'a> {
        Rows {
            upper_left: &plane[upper..upper + length],
            upper_right: &plane[upper + 1..upper + 1 + length],
            lower_left: &plane[lower..lower + length],
            lower_right: &plane[lower + 1..lower + 1 + length],
        }
    }
}

// Not inlined, so that the compiler knows from the signature that nothing overlaps.
#[inline(never)]
fn blend_run(
    below: &mut [u8],
    values: &Rows<'_>,
    alpha: &Rows<'_>,
    right: (u16, u16),
    down: (u16, u16),
) {
    let length = below.len();
    let cut = |rows: &Rows<'_>| -> Option<()> { (rows.upper_left.len() == length).then_some(()) };
    if cut(values).is_none() || cut(alpha).is_none() {
        return;
    }
    let (mut across, mut along) = (right.0, down.0);
    for i in 0..length {
        let weights = (across >> 9, along >> 9);
        let value = sample(values, i, weights);
        let through = 255 - sample(alpha, i, weights);
        below[i] = value as u8 + div_255(u16::from(below[i]) * through);
        across = across.wrapping_add(right.1);
        along = along.wrapping_add(down.1);
    }
}

#[inline(always)]
fn sample(rows: &Rows<'_>, i: usize, (right, down): (u16, u16)) -> u16 {
    let upper = mix(u16::from(rows.upper_left[i]), u16::from(rows.upper_right[i]), right);
    let lower = mix(u16::from(rows.lower_left[i]), u16::from(rows.lower_right[i]), right);
    mix(upper, lower, down)
}

/// Between two bytes, by a weight in 1/128.
#[inline(always)]
fn mix(first: u16, second: u16, weight: u16) -> u16 {
    (first * (128 - weight) + second * weight + 64) >> 7
}

/// Blends a tile into the planes of its values, inside `clip`; `rise` says by how many 1/128 of a
/// sample each row of the canvas shows the tile raised.
pub(super) fn raised<const N: usize>(
    tile: &Tile<N>,
    rise: impl Fn(i32) -> i32,
    mut canvases: [Canvas<'_>; N],
    clip: Rect,
) {
    let columns = tile.rect.and(Rect { y: tile.rect.y, height: tile.rect.height, ..clip });
    for y in clip.y..clip.bottom() {
        let rise = rise(y);
        let row = y - tile.rect.y + rise.div_euclid(128);
        let (first, after) = shown(tile, row);
        let from = (tile.rect.x + first).max(columns.x);
        let end = (tile.rect.x + after).min(columns.right());
        if from >= end {
            continue;
        }
        let length = (end - from) as usize;
        let upper = (row * tile.rect.width + from - tile.rect.x) as usize;
        let lower = upper + tile.rect.width as usize;
        let pair = |plane: &[u8]| (upper..upper + length, lower..lower + length, plane.len());
        for (canvas, values) in canvases.iter_mut().zip(&tile.values) {
            let (up, low, _) = pair(values);
            let values = (&values[up.clone()], &values[low.clone()]);
            let alpha = (&tile.alpha[up], &tile.alpha[low]);
            blend_rows(canvas.row(y, from, length), values, alpha, rise.rem_euclid(128) as u16);
        }
    }
}

#[inline(never)]
fn blend_rows(below: &mut [u8], values: (&[u8], &[u8]), alpha: (&[u8], &[u8]), weight: u16) {
    let values = values.0.iter().zip(values.1);
    let alpha = alpha.0.iter().zip(alpha.1);
    for ((below, value), alpha) in below.iter_mut().zip(values).zip(alpha) {
        let value = mix(u16::from(*value.0), u16::from(*value.1), weight);
        let through = 255 - mix(u16::from(*alpha.0), u16::from(*alpha.1), weight);
        *below = value as u8 + div_255(u16::from(*below) * through);
    }
}
