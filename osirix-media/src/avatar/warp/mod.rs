//! Blending moved sprites into a plane: bilinear, in fixed point.
//!
//! A plane is walked in runs of pixels whose samples lie between the same two rows of the sprite,
//! one after the other: in such a run only the weights change.

mod block;

use self::block::{Corners, Slide, blend, cover};
use super::plane::{Segment, Tile};
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
    fn a_sprite_half_outside_the_frame_is_cut() {
        for (x, y) in [(-40.5, 0.0), (40.5, 0.0), (0.0, -40.5), (0.0, 40.5), (90.0, 90.0)] {
            let data = show(shifted(x, y));
            assert_eq!(data.contains(&235), x.abs() < 90.0, "{x} {y}");
        }
    }
}
