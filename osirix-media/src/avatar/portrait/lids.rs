//! Lids that come down, and brows that rise: the skin between brow and eye is drawn over the eye.

use super::features::Eye;
use super::photo::{Photo, mix, mix_colors, rise};
use crate::avatar::layer::Layer;
use crate::avatar::pose::Lids;
use crate::avatar::stage::Rect;

/// Where the skin under the brow begins, in distances between the eyes above the eye.
const BROW: f32 = 0.25;

/// Where brows are, and how far around they take what is with them.
const BROW_AT: (f32, f32) = (0.38, 0.26);

/// How far brows rise, in distances between the eyes.
const BROW_LIFT: f32 = 0.055;

/// How thick the line of the lashes is, in distances between the eyes.
const LASHES: f32 = 0.028;

/// What is moved reaches so far to each side, up and down, in distances between the eyes.
const REACH: [f32; 3] = [0.5, 0.66, 0.25];

/// The colour of lashes.
const DARK: [f32; 3] = [42.0, 27.0, 21.0];

/// What a place shows while the lid comes down.
struct Lid {
    /// Where on the photo that is.
    from: f32,
    /// Where on the photo the lid's skin ends, for a place on the lid.
    limit: f32,
    /// How much of the lashes it shows.
    lashes: f32,
}

/// An eye on a photo; lengths in pixels.
pub(super) struct MovedEye {
    eye: Eye,
    apart: f32,
    sin: f32,
    cos: f32,
    /// The pixels that may change; even.
    pub(super) rect: Rect,
}

impl MovedEye {
    pub(super) fn new(photo: &Photo, eye: Eye, apart: f32, tilt: f32) -> MovedEye {
        let (sin, cos) = tilt.sin_cos();
        let [side, up, down] = REACH.map(|part| part * apart);
        let [x, y] = eye.center;
        let around = Rect::between(
            ((x - side).floor() as i32, (y - up).floor() as i32),
            ((x + side).ceil() as i32, (y + down).ceil() as i32),
        );
        let rect = around.even().and(photo.layer().rect);
        MovedEye { eye, apart, sin, cos, rect }
    }

    /// Draws the eye's rectangle; brows are 0.0 to 1.0 up.
    pub(super) fn draw(&self, photo: &Photo, lids: Lids, brows: f32, pixels: &mut Layer) {
        let closed = match lids {
            Lids::Open => 0.0,
            Lids::Half => 0.55,
            Lids::Closed => 1.0,
        };
        for y in self.rect.y..self.rect.bottom() {
            for (x, pixel) in (self.rect.x..).zip(pixels.span_mut(y, self.rect)) {
                let (across, down) = self.local(x as f32 + 0.5, y as f32 + 0.5);
                let [side, most_up, most_down] = REACH.map(|part| part * self.apart);
                if across.abs() > side || !(-most_up..=most_down).contains(&down) {
                    continue;
                }
                let [r, g, b] = self.color(photo, closed, brows, (across, down));
                *pixel = [r, g, b, 255];
            }
        }
    }

    fn local(&self, x: f32, y: f32) -> (f32, f32) {
        let (x, y) = (x - self.eye.center[0], y - self.eye.center[1]);
        (x * self.cos + y * self.sin, y * self.cos - x * self.sin)
    }

    fn color(&self, photo: &Photo, closed: f32, brows: f32, (across, down): (f32, f32)) -> [u8; 3] {
        let Lid { from, limit, lashes } = self.lid(closed, across, down);
        let down = (from + self.brow(brows, across, from)).min(limit);
        let from_x = self.eye.center[0] + across * self.cos - down * self.sin;
        let from_y = self.eye.center[1] + across * self.sin + down * self.cos;
        let color = photo.at(from_x, from_y);
        mix_colors(color, DARK, lashes).map(|value| (value + 0.5) as u8)
    }

    fn lid(&self, closed: f32, across: f32, down: f32) -> Lid {
        let part = across / self.eye.half;
        let start = -BROW * self.apart;
        if closed == 0.0 || part.abs() >= 1.12 || down <= start {
            return Lid { from: down, limit: f32::INFINITY, lashes: 0.0 };
        }
        let corner = self.eye.below * 0.25;
        let outline = (1.0 - (part / 1.12).abs().powf(2.2)).max(0.0);
        let upper = corner - (self.eye.above + corner) * outline;
        let lower = corner + (self.eye.below * 1.02 - corner) * outline;
        let edge = mix(upper, lower, closed);
        if down > edge {
            let lashes = self.lashes(down - edge, outline, closed);
            return Lid { from: down, limit: f32::INFINITY, lashes };
        }
        // Above the eye's own lashes there is skin alone.
        let skin = (upper - 0.05 * self.apart * outline).max(start + 0.02 * self.apart);
        // Without a step at its start, where the fold over the eye stays as it is: what is stretched
        // is the skin under it.
        let part = (down - start) / (edge - start).max(1e-3);
        let stretch = ((edge - start) / (skin - start)).max(1.0);
        let from = start + (skin - start) * (1.0 - (1.0 - part).max(0.0).powf(stretch));
        Lid { from, limit: skin, lashes: self.lashes(edge - down, outline, closed) }
    }

    fn lashes(&self, away: f32, outline: f32, closed: f32) -> f32 {
        let thick = LASHES * self.apart;
        0.7 * closed * rise(0.05, 0.4, outline) * (1.0 - rise(thick * 0.4, thick * 1.4, away))
    }

    /// How much lower on the photo is what a raised brow shows.
    fn brow(&self, brows: f32, across: f32, down: f32) -> f32 {
        let (at, around) = BROW_AT;
        let y = (down / self.apart + at) / around;
        let x = across / self.apart / 0.5;
        let bump = (1.0 - x * x).max(0.0) * (1.0 - y * y).max(0.0).powi(2);
        brows * BROW_LIFT * self.apart * bump
    }
}
