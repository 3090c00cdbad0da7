//! Putting the lips that the model drew into a frame, so that no edge is seen.
//!
//! Only an ellipse over the mouth is taken, fading out towards its rim, and its colour is brought
//! to that of what lies around it. What is outside of the ellipse stays as it was, to the byte.

use osirix_core::media::Frame;

use super::super::layer::{Layer, div_255};
use super::super::picture::paint;
use super::super::plane::Sprite;
use super::super::stage::Rect;
use super::bgr::Bgr;

/// The ellipse in parts of the face's box: its middle, and half of its width and height. It starts
/// a little above the half that the model draws anew, and ends with the box.
const MIDDLE: (f32, f32) = (0.5, 0.73);
const RADII: (f32, f32) = (0.44, 0.27);

/// The part of the radius over which it fades out.
const FADE: f32 = 0.35;

/// How far colours are shifted at most: a larger difference is no matter of light.
const MOST_SHIFT: f32 = 32.0;

/// Paints what the model drew over the face's box, `area`, in which the frame shows `original`.
pub(super) fn paste(drawn: &Bgr, original: &Bgr, area: Rect, frame: &mut Frame) {
    let drawn = drawn.resized(original.width, original.height);
    let mask = mask(original.width, original.height);
    let shift = shift(&drawn, original, &mask);
    let mut layer = Layer::clear(area);
    for (row, y) in (area.y..area.bottom()).enumerate() {
        let from = row * original.width;
        let drawn = drawn.pixels[from..].iter().zip(&mask[from..]);
        for (pixel, (colour, alpha)) in layer.span_mut(y, area).iter_mut().zip(drawn) {
            *pixel = premultiplied(*colour, shift, *alpha);
        }
    }
    let whole = Rect { x: 0, y: 0, width: frame.width() as i32, height: frame.height() as i32 };
    paint(&Sprite::of(&layer), frame, whole);
}

/// How much of the drawn face is seen, pixel by pixel.
fn mask(width: usize, height: usize) -> Vec<u8> {
    let at = |n: usize, count: usize, middle: f32, radius: f32| {
        ((n as f32 + 0.5) / count as f32 - middle) / radius
    };
    let columns: Vec<_> = (0..width).map(|x| at(x, width, MIDDLE.0, RADII.0).powi(2)).collect();
    let rows = (0..height).map(|y| at(y, height, MIDDLE.1, RADII.1).powi(2));
    rows.flat_map(|y| columns.iter().map(move |x| seen((x + y).sqrt()))).collect()
}

/// The same slope at both ends of the fading: smoothstep.
fn seen(radius: f32) -> u8 {
    let inside = ((1.0 - radius) / FADE).clamp(0.0, 1.0);
    (inside * inside * (3.0 - 2.0 * inside) * 255.0).round() as u8
}

/// What the drawn colours lack on the rim, where they meet the others.
fn shift(drawn: &Bgr, original: &Bgr, mask: &[u8]) -> [f32; 3] {
    let (mut sums, mut count) = ([0; 3], 0);
    let rim = |alpha: u8| alpha > 0 && alpha < 255;
    let pixels = drawn.pixels.iter().zip(&original.pixels).zip(mask);
    for ((drawn, original), _) in pixels.filter(|(_, alpha)| rim(**alpha)) {
        for (sum, (drawn, original)) in sums.iter_mut().zip(drawn.iter().zip(original)) {
            *sum += i64::from(*original) - i64::from(*drawn);
        }
        count += 1;
    }
    sums.map(|sum| (sum as f32 / count.max(1) as f32).clamp(-MOST_SHIFT, MOST_SHIFT))
}

/// A pixel as layers have it: red first, each colour multiplied by alpha.
fn premultiplied(colour: [u8; 3], shift: [f32; 3], alpha: u8) -> [u8; 4] {
    let [blue, green, red] = std::array::from_fn(|channel| {
        let shifted = (f32::from(colour[channel]) + shift[channel]).round() as u8;
        div_255(u16::from(shifted) * u16::from(alpha))
    });
    [red, green, blue, alpha]
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Rect = Rect { x: 21, y: 11, width: 101, height: 121 };

    /// A frame of one skin, a bit brighter to the right.
    fn skin() -> Frame {
        let mut frame = Frame::black(160, 144);
        let (luma, u, v) = frame.planes_mut();
        luma.iter_mut().enumerate().for_each(|(n, value)| *value = 120 + (n % 160 / 8) as u8);
        u.fill(110);
        v.fill(150);
        frame
    }

    fn pasted(change: impl Fn([u8; 3], usize, usize) -> [u8; 3]) -> (Frame, Frame) {
        let before = skin();
        let original = Bgr::of(&before, AREA);
        let mut drawn = original.resized(96, 96);
        for (n, pixel) in drawn.pixels.iter_mut().enumerate() {
            *pixel = change(*pixel, n % 96, n / 96);
        }
        let mut after = before.clone();
        paste(&drawn, &original, AREA, &mut after);
        (before, after)
    }

    fn most_apart(before: &[u8], after: &[u8]) -> u8 {
        before.iter().zip(after).map(|(a, b)| a.abs_diff(*b)).max().unwrap()
    }

    #[test]
    fn the_same_face_is_not_seen() {
        let (before, after) = pasted(|pixel, _, _| pixel);
        let (before, after) = (before.planes(), after.planes());
        assert!(most_apart(before.0, after.0) <= 2);
        assert!(most_apart(before.1, after.1) <= 2);
        assert!(most_apart(before.2, after.2) <= 2);
    }

    #[test]
    fn another_light_is_not_seen_either() {
        let (before, after) = pasted(|pixel, _, _| pixel.map(|value| value - 20));
        let apart = most_apart(before.planes().0, after.planes().0);
        assert!(apart <= 3, "{apart} levels");
    }

    #[test]
    fn the_mouth_is_seen_and_nothing_outside_of_the_ellipse_changes() {
        let mouth = |x, y| (36..60).contains(&x) && (62..78).contains(&y);
        let (before, after) =
            pasted(|_, x, y| if mouth(x, y) { [20, 20, 30] } else { [90, 90, 90] });
        let (before, after) = (before.planes().0, after.planes().0);
        let middle = (AREA.y as usize + 88) * 160 + AREA.x as usize + 50;
        assert!(before[middle] - after[middle] > 60, "{} {}", before[middle], after[middle]);
        for (n, (before, after)) in before.iter().zip(after).enumerate() {
            let (x, y) = (n as i32 % 160, n as i32 / 160);
            let place = |at: i32, from: i32, size: i32| (at - from) as f32 / size as f32;
            let (x, y) = (place(x, AREA.x, AREA.width), place(y, AREA.y, AREA.height));
            if !(0.04..0.96).contains(&x) || !(0.45..1.0).contains(&y) {
                assert_eq!(before, after, "at {x}, {y} of the box");
            }
        }
    }

    #[test]
    fn the_rim_fades_without_a_step() {
        let mask = mask(200, 240);
        let rows =
            mask.chunks(200).flat_map(|row| row.windows(2).map(|two| two[0].abs_diff(two[1])));
        assert!(rows.max().unwrap() <= 24);
        assert_eq!(mask.iter().max(), Some(&255));
        assert!(mask[..200 * 108].iter().all(|alpha| *alpha == 0), "above the drawn half");
        assert!(mask[200 * 239..].iter().all(|alpha| *alpha < 4), "the box's last row");
    }
}
