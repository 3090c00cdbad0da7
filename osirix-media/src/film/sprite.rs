//! Something that is laid over frames: drawn in RGB once, blended in I420 often.

use osirix_core::media::Frame;

use crate::avatar::color;

/// Premultiplied RGBA; the sides are even.
#[derive(Clone)]
pub(super) struct Canvas {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: Vec<[u8; 4]>,
}

impl Canvas {
    /// A canvas where nothing is drawn, at least of this size.
    pub(super) fn clear(width: usize, height: usize) -> Canvas {
        let (width, height) = (width.next_multiple_of(2), height.next_multiple_of(2));
        Canvas { width, height, pixels: vec![[0; 4]; width * height] }
    }

    /// Lays a colour over a pixel, as far as it covers it.
    pub(super) fn dab(&mut self, x: i32, y: i32, rgb: [u8; 3], cover: u8) {
        let inside = |at: i32, side: usize| usize::try_from(at).ok().filter(|at| *at < side);
        let (Some(x), Some(y)) = (inside(x, self.width), inside(y, self.height)) else { return };
        let pixel = &mut self.pixels[y * self.width + x];
        let [red, green, blue] = rgb.map(|value| scaled(value, cover));
        for (under, over) in pixel.iter_mut().zip([red, green, blue, cover]) {
            *under = over.saturating_add(scaled(*under, 255 - cover));
        }
    }
}

/// A picture in premultiplied YUV, at its place on a frame.
pub(super) struct Sprite {
    x: i32,
    y: i32,
    width: usize,
    luma: Vec<u8>,
    alpha: Vec<u8>,
    u: Vec<u8>,
    v: Vec<u8>,
    chroma_alpha: Vec<u8>,
}

impl Sprite {
    /// What is drawn on a canvas whose upper left corner is at this even place of the frame.
    pub(super) fn new(canvas: &Canvas, x: i32, y: i32) -> Sprite {
        let (width, height) = (canvas.width, canvas.height);
        let (full, half) = (vec![0; width * height], vec![0; width * height / 4]);
        let mut sprite = Sprite {
            x: x & !1,
            y: y & !1,
            width,
            luma: full.clone(),
            alpha: full,
            u: half.clone(),
            v: half.clone(),
            chroma_alpha: half,
        };
        for row in 0..height {
            let at = row * width..(row + 1) * width;
            let (luma, alpha) = (&mut sprite.luma[at.clone()], &mut sprite.alpha[at.clone()]);
            color::luma_row(&canvas.pixels[at], luma, alpha);
        }
        for row in 0..height / 2 {
            let rows = canvas.pixels[row * 2 * width..(row + 1) * 2 * width].split_at(width);
            let at = row * width / 2..(row + 1) * width / 2;
            let (u, v) = (&mut sprite.u[at.clone()], &mut sprite.v[at.clone()]);
            color::chroma_row([rows.0, rows.1], u, v, &mut sprite.chroma_alpha[at]);
        }
        sprite
    }

    /// Lays it over a frame; what is outside of it is left out.
    pub(super) fn blend(&self, frame: &mut Frame) {
        self.blend_faded(frame, 255);
    }

    /// The same with so much of 255 of it to be seen.
    pub(super) fn blend_faded(&self, frame: &mut Frame, opacity: u8) {
        let side = (frame.width() as usize, frame.height() as usize);
        let half = (side.0 / 2, side.1 / 2);
        let (y, u, v) = frame.planes_mut();
        let at = (self.x, self.y);
        let width = self.width;
        let blend = |plane: &mut [u8], side, over: &[u8], alpha: &[u8], width, at| {
            blend(plane, side, (over, alpha, opacity), width, at);
        };
        blend(y, side, &self.luma, &self.alpha, width, at);
        let at = (self.x / 2, self.y / 2);
        blend(u, half, &self.u, &self.chroma_alpha, width / 2, at);
        blend(v, half, &self.v, &self.chroma_alpha, width / 2, at);
    }
}

/// Lays rows of premultiplied values over a plane of this width and height.
fn blend(
    plane: &mut [u8],
    (plane_width, plane_height): (usize, usize),
    (over, alpha, opacity): (&[u8], &[u8], u8),
    width: usize,
    (x, y): (i32, i32),
) {
    if width == 0 {
        return;
    }
    // How much is cut off at the left, and where the rest goes.
    let cut = usize::try_from(-x).unwrap_or(0).min(width);
    let left = usize::try_from(x).unwrap_or(0).min(plane_width);
    let shown = (width - cut).min(plane_width - left);
    let rows = over.chunks_exact(width).zip(alpha.chunks_exact(width));
    for ((over, alpha), row) in rows.zip(y..) {
        let Some(row) = usize::try_from(row).ok().filter(|row| *row < plane_height) else {
            continue;
        };
        let under = &mut plane[row * plane_width + left..][..shown];
        let over = over[cut..cut + shown].iter().zip(&alpha[cut..cut + shown]);
        for (under, (over, alpha)) in under.iter_mut().zip(over) {
            if *alpha > 0 {
                let (over, alpha) = (scaled(*over, opacity), scaled(*alpha, opacity));
                *under = over.saturating_add(scaled(*under, 255 - alpha));
            }
        }
    }
}

/// `value * part / 255`, rounded.
fn scaled(value: u8, part: u8) -> u8 {
    let product = u32::from(value) * u32::from(part) + 127;
    (product / 255) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(cover: u8) -> Canvas {
        let mut canvas = Canvas::clear(4, 4);
        (0..16).for_each(|at| canvas.dab(at % 4, at / 4, [255, 255, 255], cover));
        canvas
    }

    fn blended(cover: u8, x: i32, y: i32) -> Frame {
        let mut frame = Frame::black(8, 8);
        Sprite::new(&square(cover), x, y).blend(&mut frame);
        frame
    }

    #[test]
    fn what_covers_wholly_takes_the_place_and_what_covers_half_shines_through() {
        assert_eq!(blended(255, 2, 2).planes().0[2 * 8 + 2], 235);
        let half = blended(128, 2, 2);
        assert!((124..=128).contains(&half.planes().0[2 * 8 + 2]), "{:?}", half.planes().0);
        assert!(half.planes().1.iter().all(|u| u.abs_diff(128) <= 1), "grey stays grey");
        assert_eq!(blended(0, 2, 2), Frame::black(8, 8));
    }

    #[test]
    fn what_is_outside_of_the_frame_is_left_out() {
        let white = |x, y| {
            let frame = blended(255, x, y);
            frame.planes().0.iter().filter(|luma| **luma == 235).count()
        };
        assert_eq!((white(0, 0), white(-2, -2), white(6, 6), white(6, -2)), (16, 4, 4, 4));
        assert_eq!((white(-4, 0), white(8, 0), white(0, 8), white(-20, -20)), (0, 0, 0, 0));
    }
}
