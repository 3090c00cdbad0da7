//! Blending moved sprites into a plane: bilinear, in fixed point.
//!
//! A plane is walked in runs of pixels whose samples lie between the same two rows of the sprite,
//! one after the other: in such a run only the weights change, so that the inner loops are plain
//! 16-bit arithmetic over blocks of eight, which the compiler turns into vector instructions.

use wide::{i16x8, u8x16, u16x8};

use super::plane::{PADDING, Segment, Tile};
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
            let run = Run::new(tile.rect, turn, (x, y), area.right());
            for segment in tile.segments(run.row) {
                run.show(tile, segment, &mut canvases);
            }
            x = run.end;
        }
    }
}

/// Blends a tile into the planes of its values, inside `clip`; `rise` says by how many 1/65536 of
/// a sample each row of the canvas shows the tile raised.
pub(super) fn raised<const N: usize>(
    tile: &Tile<N>,
    rise: impl Fn(i32) -> i64,
    mut canvases: [Canvas<'_>; N],
    clip: Rect,
) {
    for y in clip.y..clip.bottom() {
        let straight = Turn { cos: ONE, sin: 0, from_x: 0, from_y: rise(y) };
        let run = Run::new(tile.rect, straight, (clip.x, y), clip.right());
        for segment in tile.segments(run.row) {
            run.show(tile, segment, &mut canvases);
        }
    }
}

/// Pixels of one row whose samples lie one after the other between the same two rows of a tile.
struct Run {
    x: i32,
    y: i32,
    end: i32,
    /// The tile's upper row, and its column at `x`; they may lie outside the tile.
    row: i32,
    column: i32,
    across: Slide,
    down: Slide,
}

/// A weight that grows from pixel to pixel, in 1/65536.
#[derive(Clone, Copy)]
struct Slide {
    start: u16,
    step: u16,
}

impl Slide {
    /// The part after the point of a position and its growth, which may be negative: the sum wraps
    /// around to the right value.
    fn new(start: i64, step: i64) -> Slide {
        Slide { start: start as u16, step: step as u16 }
    }

    /// The growth over a block.
    #[inline(always)]
    fn over_block(self) -> u16x8 {
        u16x8::splat(self.step.wrapping_mul(BLOCK as u16))
    }

    fn after(self, pixels: i32) -> Slide {
        Slide { start: self.start.wrapping_add(self.step.wrapping_mul(pixels as u16)), ..self }
    }

    /// The positions of eight pixels.
    #[inline(always)]
    fn block(self) -> u16x8 {
        u16x8::splat(self.start) + u16x8::splat(self.step) * u16x8::new([0, 1, 2, 3, 4, 5, 6, 7])
    }

    fn is_still(self) -> bool {
        self.start >> 9 == 0 && self.step == 0
    }
}

impl Run {
    fn new(tile: Rect, turn: Turn, (x, y): (i32, i32), end: i32) -> Run {
        let (at_x, at_y) = turn.at(x, y);
        let (part_x, part_y) = (at_x & (ONE - 1), at_y & (ONE - 1));
        let (step_x, step_y) = (turn.cos - ONE, -turn.sin);
        let steps = steps_within(part_y, step_y).min(steps_within(part_x, step_x));
        Run {
            x,
            y,
            end: x + steps.min(i64::from(end - x)) as i32,
            row: (at_y >> 16) as i32 - tile.y,
            column: (at_x >> 16) as i32 - tile.x,
            across: Slide::new(part_x, step_x),
            down: Slide::new(part_y, step_y),
        }
    }

    /// Blends what the run shows of a segment.
    fn show<const N: usize>(
        &self,
        tile: &Tile<N>,
        segment: &Segment,
        canvases: &mut [Canvas<'_>; N],
    ) {
        let from = self.x.max(self.x + segment.from - self.column);
        let end = self.end.min(self.x + segment.to - self.column);
        if from >= end {
            return;
        }
        let skipped = from - self.x;
        let width = tile.rect.width as usize;
        let first = self.row as usize * width + (self.column + skipped) as usize;
        let (across, down) = (self.across.after(skipped), self.down.after(skipped));
        for (canvas, values) in canvases.iter_mut().zip(&tile.values) {
            let below = canvas.row(self.y, from, (end - from) as usize);
            let values = Corners { plane: values, upper: first, lower: first + width };
            if !segment.opaque {
                let alpha = Corners { plane: &tile.alpha, ..values };
                blend(below, values, alpha, across, down);
            } else if across.is_still() && down.is_still() {
                below.copy_from_slice(&values.plane[first..first + below.len()]);
            } else {
                cover(below, values, across, down);
            }
        }
    }
}

/// How many steps of `step` keep a position that starts at `part` within its pixel.
fn steps_within(part: i64, step: i64) -> i64 {
    match step {
        0 => i64::MAX,
        1.. => (ONE - part + step - 1) / step,
        _ => part / -step + 1,
    }
}

/// How many pixels are worked on at once.
const BLOCK: usize = 8;

/// Where the four neighbours of the first sample of a run are.
#[derive(Clone, Copy)]
struct Corners<'a> {
    plane: &'a [u8],
    upper: usize,
    lower: usize,
}

impl Corners<'_> {
    /// The samples of a block that starts `at` pixels into the run, by weights in 1/128.
    #[inline(always)]
    fn sample(&self, at: usize, across: u16x8, down: u16x8) -> u16x8 {
        let (left, right) = self.load(self.upper + at);
        let upper = mix(left, right, across);
        let (left, right) = self.load(self.lower + at);
        mix(upper, mix(left, right, across), down)
    }

    /// Eight bytes and their right neighbours.
    #[inline(always)]
    fn load(&self, at: usize) -> (u16x8, u16x8) {
        let bytes = &self.plane[at..at + PADDING];
        (widen(&bytes[..PADDING - 1]), widen(&bytes[1..]))
    }
}

/// The first eight of sixteen bytes.
#[inline(always)]
fn widen(sixteen: &[u8]) -> u16x8 {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(sixteen);
    u16x8::from_u8x16_low(u8x16::new(bytes))
}

/// Between two rows of bytes, by weights in 1/128.
#[inline(always)]
fn mix(first: u16x8, second: u16x8, weights: u16x8) -> u16x8 {
    let both = first * (u16x8::splat(128) - weights) + second * weights;
    (both + u16x8::splat(64)) >> 7
}

/// Paints opaque samples.
fn cover(below: &mut [u8], values: Corners<'_>, across: Slide, down: Slide) {
    let (mut right, mut low) = (across.block(), down.block());
    for (below, at) in below.chunks_mut(BLOCK).zip((0..).step_by(BLOCK)) {
        store(below, values.sample(at, right >> 9, low >> 9));
        right += across.over_block();
        low += down.over_block();
    }
}

/// Paints samples through which something may shine.
fn blend(below: &mut [u8], values: Corners<'_>, alpha: Corners<'_>, across: Slide, down: Slide) {
    let (mut right, mut low) = (across.block(), down.block());
    for (below, at) in below.chunks_mut(BLOCK).zip((0..).step_by(BLOCK)) {
        let values = values.sample(at, right >> 9, low >> 9);
        let through = u16x8::splat(255) - alpha.sample(at, right >> 9, low >> 9);
        store(below, values + over_255(ground(below) * through));
        right += across.over_block();
        low += down.over_block();
    }
}

/// Products of two bytes divided by 255, rounded.
#[inline(always)]
fn over_255(products: u16x8) -> u16x8 {
    let products = products + u16x8::splat(128);
    (products + (products >> 8)) >> 8
}

#[inline(always)]
fn ground(below: &[u8]) -> u16x8 {
    let mut bytes = [0; 16];
    match below.first_chunk::<BLOCK>() {
        Some(block) => bytes[..BLOCK].copy_from_slice(block),
        None => bytes.iter_mut().zip(below).for_each(|(byte, below)| *byte = *below),
    }
    u16x8::from_u8x16_low(u8x16::new(bytes))
}

#[inline(always)]
fn store(below: &mut [u8], values: u16x8) {
    let values = i16x8::new(values.to_array().map(|value| value as i16));
    let bytes = u8x16::narrow_i16x8(values, values).to_array();
    match below.first_chunk_mut::<BLOCK>() {
        Some(block) => block.copy_from_slice(&bytes[..BLOCK]),
        None => below.iter_mut().zip(bytes).for_each(|(below, byte)| *below = byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::avatar::layer::Layer;
    use crate::avatar::plane::Sprite;

    /// A grey frame of 64 by 64, and a white square of 20 around its middle.
    fn square() -> (Vec<u8>, Sprite) {
        let rect = Rect { x: 22, y: 22, width: 20, height: 20 };
        (vec![100; 64 * 64], Sprite::of(&Layer::filled(rect, [255; 4])))
    }

    fn show(turn: Turn) -> Vec<u8> {
        let (mut data, sprite) = square();
        let canvas = Canvas { data: &mut data, width: 64 };
        turned(&sprite.luma, turn, [canvas], Rect { x: 0, y: 0, width: 64, height: 64 });
        data
    }

    fn shifted(x: f64, y: f64) -> Turn {
        Turn::new(0.0, (32.0, 32.0), (x, y))
    }

    #[test]
    fn a_sprite_that_does_not_move_is_shown_as_it_is() {
        let data = show(shifted(0.0, 0.0));
        for (at, value) in data.iter().enumerate() {
            let inside = (22..42).contains(&(at % 64)) && (22..42).contains(&(at / 64));
            assert_eq!(*value, if inside { 235 } else { 100 }, "at {at}");
        }
    }

    #[test]
    fn a_shift_moves_edges_by_parts_of_a_pixel() {
        let row = |turn| show(turn)[32 * 64..33 * 64].to_vec();
        let half = row(shifted(0.5, 0.0));
        assert_eq!(half[21..24], [100, 168, 235]);
        assert_eq!(half[41..44], [235, 168, 100]);
        let whole = row(shifted(3.0, 0.0));
        assert_eq!((whole[24], whole[25], whole[44], whole[45]), (100, 235, 235, 100));
        // Each sixteenth of a pixel brightens the next pixel a little more, and never less.
        let edge: Vec<u8> = (0..=16).map(|i| row(shifted(f64::from(i) / 16.0, 0.0))[42]).collect();
        assert!(edge.windows(2).all(|pair| pair[0] < pair[1] && pair[1] - pair[0] < 12));
    }

    #[test]
    fn a_turn_keeps_area_and_middle_and_goes_clockwise() {
        let straight = show(shifted(0.0, 0.0));
        let sum = |data: &[u8]| data.iter().map(|value| u32::from(*value) - 100).sum::<u32>();
        for degrees in [-5.0f64, -1.6, 0.3, 5.0] {
            let data = show(Turn::new(degrees.to_radians(), (32.0, 32.0), (0.0, 0.0)));
            assert!(sum(&data).abs_diff(sum(&straight)) < sum(&straight) / 200, "{degrees}");
            assert_eq!(data[32 * 64 + 32], 235);
            // Clockwise, the right end of the upper edge goes down.
            let (left, right) = (data[22 * 64 + 24], data[22 * 64 + 39]);
            assert_eq!(left > right, degrees > 0.0, "{degrees}: {left} {right}");
        }
    }

    #[test]
    fn opaque_and_mixed_pixels_are_sampled_alike() {
        let (mut blended, mut covered) = ([7; 41], [7; 41]);
        let plane: Vec<u8> = (0..200).map(|i| (i * 37 % 251) as u8).collect();
        let solid = vec![255; plane.len()];
        let at = |plane| Corners { plane, upper: 3, lower: 90 };
        let (across, down) = (Slide::new(500, 90), Slide::new(60_000, -700));
        blend(&mut blended, at(&plane), at(&solid), across, down);
        cover(&mut covered, at(&plane), across, down);
        assert_eq!(blended, covered);
    }

    #[test]
    fn a_sprite_half_outside_the_frame_is_cut() {
        for (x, y) in [(-40.5, 0.0), (40.5, 0.0), (0.0, -40.5), (0.0, 40.5), (90.0, 90.0)] {
            let data = show(shifted(x, y));
            assert_eq!(data.contains(&235), x.abs() < 90.0, "{x} {y}");
        }
    }

    #[test]
    fn products_of_bytes_are_divided_as_elsewhere() {
        for (a, b) in [(0, 0), (1, 127), (1, 128), (255, 255), (200, 31), (254, 255)] {
            let quotient = over_255(u16x8::splat(a * b)).to_array()[0];
            assert_eq!(quotient, u16::from(super::super::layer::div_255(a * b)));
        }
    }
}
