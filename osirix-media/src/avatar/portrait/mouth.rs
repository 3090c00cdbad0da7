//! The mouth: the photo's own lips, jaw and chin are moved, and the inside is painted where the
//! lips part.
//!
//! Positions are in halves of the closed mouth's width, from the middle of the line between the
//! lips, along the face's tilt.

use super::features::Mouth;
use super::lips::Lips;
use super::photo::{Photo, mix, mix_colors, rise};
use crate::avatar::layer::Layer;
use crate::avatar::stage::Rect;

/// What is moved reaches so far to each side, up and down.
const REACH: [f32; 3] = [2.5, 1.0, 3.8];

/// How far above the line the nose begins, which does not move.
const NOSE: f32 = 0.72;

/// How far below its lip a movement of the lower lip is felt.
const CHIN: f32 = 1.5;

/// Which part of the opening the chin follows.
const JAW: f32 = 0.42;

/// Where the inside of the mouth ends, in parts of the half width.
const INNER: f32 = 0.9;

const DARK: [f32; 3] = [34.0, 12.0, 14.0];
const GUM: [f32; 3] = [92.0, 36.0, 38.0];
const TOOTH: [f32; 3] = [246.0, 235.0, 219.0];
const TONGUE: [f32; 3] = [176.0, 88.0, 88.0];

/// A mouth on a photo.
pub(super) struct MovedMouth {
    mouth: Mouth,
    sin: f32,
    cos: f32,
    /// How brightly the inside is lit, beside a face in good light.
    light: f32,
    /// The pixels that may change; even.
    pub(super) rect: Rect,
}

/// A mouth in one shape.
struct Opening {
    lips: Lips,
    /// The half width of the inside.
    half: f32,
    /// The exponent of its outline: rounder mouths are rounder.
    outline: f32,
}

impl MovedMouth {
    pub(super) fn new(photo: &Photo, mouth: Mouth, tilt: f32) -> MovedMouth {
        let (sin, cos) = tilt.sin_cos();
        let mut moved = MovedMouth { mouth, sin, cos, light: 1.0, rect: Rect::default() };
        let cheeks = [(-1.0, -0.6), (1.0, -0.6), (0.0, 0.95)].map(|(across, down)| {
            let [x, y] = moved.pixel(across, down);
            photo.brightness(x, y, mouth.half * 0.15)
        });
        moved.light = (cheeks.iter().sum::<f32>() / 3.0 / 180.0).clamp(0.25, 1.1);
        moved.rect = moved.reach().and(photo.layer().rect);
        moved
    }

    /// The pixels that may change around a mouth, wherever the picture ends.
    pub(super) fn around(mouth: Mouth, tilt: f32) -> Rect {
        let (sin, cos) = tilt.sin_cos();
        MovedMouth { mouth, sin, cos, light: 1.0, rect: Rect::default() }.reach()
    }

    /// The pixels that may change.
    fn reach(&self) -> Rect {
        let [side, up, down] = REACH;
        let corners = [(-side, -up), (side, -up), (-side, down), (side, down)];
        let corners = corners.map(|(across, down)| self.pixel(across, down));
        let of = |axis: usize, pick: fn(f32, f32) -> f32| {
            corners.iter().map(|corner| corner[axis]).reduce(pick).unwrap_or(0.0)
        };
        let from = (of(0, f32::min).floor() as i32, of(1, f32::min).floor() as i32);
        Rect::between(from, (of(0, f32::max).ceil() as i32, of(1, f32::max).ceil() as i32)).even()
    }

    fn pixel(&self, across: f32, down: f32) -> [f32; 2] {
        let half = self.mouth.half;
        let [x, y] = self.mouth.center;
        [
            x + half * (across * self.cos - down * self.sin),
            y + half * (across * self.sin + down * self.cos),
        ]
    }

    fn local(&self, x: f32, y: f32) -> (f32, f32) {
        let (x, y) = (x - self.mouth.center[0], y - self.mouth.center[1]);
        let half = self.mouth.half;
        ((x * self.cos + y * self.sin) / half, (y * self.cos - x * self.sin) / half)
    }

    /// Draws the mouth with its surroundings.
    pub(super) fn draw(&self, photo: &Photo, lips: Lips, pixels: &mut Layer) {
        let opening = Opening::of(lips);
        for y in self.rect.y..self.rect.bottom() {
            for (x, pixel) in (self.rect.x..).zip(pixels.span_mut(y, self.rect)) {
                let (across, down) = self.local(x as f32 + 0.5, y as f32 + 0.5);
                if across.abs() > REACH[0] || !(-REACH[1]..=REACH[2]).contains(&down) {
                    continue;
                }
                let [r, g, b] = self.color(photo, &opening, across, down);
                *pixel = [r, g, b, 255];
            }
        }
    }

    fn color(&self, photo: &Photo, opening: &Opening, across: f32, down: f32) -> [u8; 3] {
        let (from_across, from_down) = opening.source(across, down);
        let [x, y] = self.pixel(from_across, from_down);
        let skin = photo.at(x, y);
        let (top, bottom) = opening.edges(across);
        let depth = (down - top).min(bottom - down) * self.mouth.half;
        let inside = rise(-0.6, 1.4, depth);
        let color = match bottom > top && inside > 0.0 {
            true => mix_colors(skin, opening.inside(self.light, across, down), inside),
            false => skin,
        };
        color.map(|value| (value + 0.5) as u8)
    }
}

impl Opening {
    fn of(lips: Lips) -> Opening {
        let half = INNER * (1.0 + lips.wider);
        let outline = 0.75 + 0.6 * lips.wider.min(0.0);
        Opening { lips, half, outline }
    }

    /// The edges of the upper and the lower lip in a column.
    fn edges(&self, across: f32) -> (f32, f32) {
        let part = across / self.half;
        let height = self.lips.open * (1.0 - part * part).max(0.0).powf(self.outline);
        (-height * self.lips.lift, height * (1.0 - self.lips.lift))
    }

    /// Where on the photo is what a place shows.
    fn source(&self, across: f32, down: f32) -> (f32, f32) {
        let (top, bottom) = self.edges(across);
        let from = if down < top {
            match down > -NOSE {
                true => (down + NOSE) * NOSE / (NOSE + top) - NOSE,
                false => down,
            }
        } else if down > bottom {
            let below = down - bottom;
            let lip = bottom * (1.0 - below / CHIN).max(0.0).powi(2);
            down - lip - self.jaw(across, below)
        } else {
            0.0
        };
        let bump = bump(across / 2.1, from);
        let press = 1.0 + 0.45 * self.lips.pressed * bump * (1.0 - (from / 0.7).powi(2)).max(0.0);
        (across / (1.0 + self.lips.wider * bump), from * press)
    }

    /// How far the jaw moves what is so far below the lower lip.
    fn jaw(&self, across: f32, below: f32) -> f32 {
        let side = (1.0 - (across / 2.4).powi(2)).max(0.0).powi(2);
        let share = rise(0.0, 1.2, below) * (1.0 - rise(1.4, 3.2, below));
        JAW * self.lips.open * (1.0 - self.lips.lift) * side * share
    }

    /// The colour inside the mouth.
    fn inside(&self, light: f32, across: f32, down: f32) -> [f32; 3] {
        let Opening { lips, half, .. } = self;
        let (top, bottom) = self.edges(across);
        let (height, part) = (bottom - top, across / half);
        let (below_top, above_bottom) = (down - top, bottom - down);
        let round = 1.0 - part * part;
        let mut color = mix_colors(DARK, GUM, (1.0 - height * 2.5).clamp(0.0, 0.6));
        let tongue = lips.tongue * (0.1 + 0.45 * lips.open) * round.max(0.0).sqrt();
        let on_tongue = rise(-0.03, 0.06, tongue - above_bottom) * rise(0.95, 0.6, part.abs());
        let groove = 1.0 - 0.18 * rise(0.1, 0.0, across.abs());
        color =
            mix_colors(color, TONGUE.map(|value| value * groove), on_tongue * lips.tongue.sqrt());
        let lower = lips.lower_teeth * 0.13 * round.max(0.0);
        let lower = rise(-0.015, 0.02, lower - above_bottom) * rise(0.85, 0.7, part.abs());
        color = mix_colors(color, tooth(across, part, 0.8), lower);
        let upper = lips.teeth * 0.27 * (1.0 - 0.35 * part * part);
        let upper = rise(-0.015, 0.025, upper - below_top) * rise(0.96, 0.8, part.abs());
        color = mix_colors(color, tooth(across, part, 1.0), upper * rise(0.0, 0.15, lips.teeth));
        let shade = mix(0.68, 1.0, rise(0.0, 0.14, below_top))
            * mix(0.75, 1.0, rise(0.0, 0.08, above_bottom));
        color.map(|value| (value * light * shade).min(255.0))
    }
}

/// Teeth darken to the sides, and a little between each other.
fn tooth(across: f32, part: f32, light: f32) -> [f32; 3] {
    let place = (across / 0.2 + 0.5).fract().abs();
    let gap = (place - 0.5).abs() * 2.0;
    let between = 1.0 - 0.14 * rise(0.72, 1.0, gap);
    let shade = light * between * (1.0 - 0.5 * part * part);
    TOOTH.map(|value| value * shade)
}

/// 1.0 in the middle, 0.0 from the distance 1.0 on.
fn bump(across: f32, down: f32) -> f32 {
    let distance = across * across + down * down;
    (1.0 - distance).max(0.0).powi(2)
}

#[cfg(test)]
mod tests {
    use osirix_core::media::Viseme;

    use super::*;
    use crate::avatar::portrait::photo::luma;
    use crate::avatar::pose::MouthShape;

    fn opening(viseme: Viseme) -> Opening {
        Opening::of(Lips::of(MouthShape::of(viseme, 1.0)))
    }

    #[test]
    fn at_rest_every_place_shows_itself() {
        let rest = Opening::of(Lips::of(MouthShape::REST));
        for (across, down) in [(0.0, 0.0), (0.7, -0.3), (-2.0, 1.5), (0.1, 3.0)] {
            let (x, y) = rest.source(across, down);
            assert!((x - across).abs() < 1e-5 && (y - down).abs() < 1e-5, "{across} {down}");
        }
    }

    #[test]
    fn what_is_moved_never_folds_and_ends_at_its_reach() {
        for viseme in Viseme::ALL {
            let opening = opening(viseme);
            for across in [-1.5, -0.6, 0.0, 0.3, 0.95] {
                let rows: Vec<f32> = (-120..380).map(|i| i as f32 / 100.0).collect();
                let sources: Vec<f32> = rows.iter().map(|y| opening.source(across, *y).1).collect();
                assert!(sources.windows(2).all(|pair| pair[1] >= pair[0] - 1e-4), "{viseme:?}");
                let ends = (sources[0] - rows[0], sources[499] - rows[499]);
                assert!(ends.0.abs() < 1e-4 && ends.1.abs() < 1e-4, "{viseme:?}: {ends:?}");
            }
        }
    }

    #[test]
    fn teeth_are_brighter_than_what_is_behind_them() {
        let wide = opening(Viseme::Aa);
        let (top, bottom) = wide.edges(0.05);
        let teeth = luma(wide.inside(1.0, 0.05, top + 0.12));
        let behind = luma(wide.inside(1.0, 0.05, (top + bottom) / 2.0));
        assert!(teeth > 2.0 * behind, "{teeth} {behind}");
    }
}
