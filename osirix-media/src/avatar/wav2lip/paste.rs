//! Putting the lips that the model drew into a frame, so that no edge is seen.
//!
//! Only an [ellipse](super::ellipse) over the mouth is taken, fading out towards its rim, and its
//! colour is brought to that of what lies around it. What is outside of the ellipse stays as it
//! was, to the byte. All that can be is done at the size that the model draws, which is smaller
//! than the face: its colours are shifted and made luma and chroma there, and then enlarged.

use osirix_core::media::Frame;

use super::super::color;
use super::super::stage::Rect;
use super::bgr::Bgr;
use super::ellipse::{Ellipse, FIRST_ROW, RIM};
use super::model::SIDE;

/// How far colours are shifted at most: a larger difference is no matter of light.
const MOST_SHIFT: f32 = 32.0;

/// Paints lips, and keeps what it made ready for a face's box as long as the box stays.
#[derive(Default)]
pub(super) struct Paste {
    ellipse: Option<(Rect, Ellipse)>,
    /// Luma and the two chroma planes of what the model drew.
    planes: [Vec<u8>; 3],
}

impl Paste {
    /// Paints what the model drew of `given` over the face's box, `area`, which lies in the frame.
    pub(super) fn paste(&mut self, drawn: &Bgr, given: &Bgr, area: Rect, frame: &mut Frame) {
        self.convert(drawn, shift(drawn, given));
        let stale = self.ellipse.take().filter(|(made_for, _)| *made_for == area);
        let (_, ellipse) = self.ellipse.insert(stale.unwrap_or_else(|| (area, Ellipse::of(area))));
        let width = frame.width() as usize;
        let (luma, u, v) = frame.planes_mut();
        ellipse.luma.paint(&self.planes[0], luma, width);
        ellipse.chroma.paint(&self.planes[1], u, width / 2);
        ellipse.chroma.paint(&self.planes[2], v, width / 2);
    }

    /// Makes the rows that are seen luma and chroma.
    fn convert(&mut self, drawn: &Bgr, shift: [f32; 3]) {
        let lighter: [[u8; 256]; 3] = shift.map(|shift| {
            std::array::from_fn(|value| (value as f32 + shift).round().clamp(0.0, 255.0) as u8)
        });
        let [luma, u, v] = &mut self.planes;
        for plane in [&mut *luma, &mut *u, &mut *v] {
            plane.resize(SIDE * SIDE, 0);
        }
        for (n, pixel) in drawn.pixels.iter().enumerate().skip(FIRST_ROW * SIDE) {
            let shifted = std::array::from_fn(|c| lighter[c][usize::from(pixel[c])]);
            [luma[n], u[n], v[n]] = color::of_bgr(shifted);
        }
    }
}

/// What the drawn colours lack on the rim, where they meet the others.
fn shift(drawn: &Bgr, given: &Bgr) -> [f32; 3] {
    let (mut sums, mut count) = ([0_i32; 3], 0);
    let pixels = drawn.pixels.iter().zip(&given.pixels).zip(RIM.iter());
    for ((drawn, given), _) in pixels.filter(|(_, rim)| **rim) {
        for (sum, (drawn, given)) in sums.iter_mut().zip(drawn.iter().zip(given)) {
            *sum += i32::from(*given) - i32::from(*drawn);
        }
        count += 1;
    }
    sums.map(|sum| (sum as f32 / count.max(1) as f32).clamp(-MOST_SHIFT, MOST_SHIFT))
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
        let given = Bgr::of(&before, AREA, SIDE, SIDE);
        let mut drawn = given.clone();
        for (n, pixel) in drawn.pixels.iter_mut().enumerate() {
            *pixel = change(*pixel, n % SIDE, n / SIDE);
        }
        let mut after = before.clone();
        Paste::default().paste(&drawn, &given, AREA, &mut after);
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
    fn what_was_kept_for_another_box_is_not_used() {
        let before = skin();
        let moved = Rect { x: AREA.x - 3, width: AREA.width + 8, ..AREA };
        let draw = |areas: &[Rect]| {
            let (mut paste, mut after) = (Paste::default(), Frame::black(160, 144));
            for area in areas {
                let given = Bgr::of(&before, *area, SIDE, SIDE);
                let mut drawn = given.clone();
                drawn.pixels[70 * SIDE..80 * SIDE].fill([20, 20, 30]);
                after = before.clone();
                paste.paste(&drawn, &given, *area, &mut after);
            }
            after
        };
        assert!(draw(&[AREA, moved]) == draw(&[moved]));
        assert!(draw(&[AREA, AREA]) == draw(&[AREA]));
        assert!(draw(&[moved]) != draw(&[AREA]));
    }
}
