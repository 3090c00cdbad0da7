//! A mouth in a picture that moves: found once, drawn anew in each.

use image::RgbImage;
use osirix_core::media::Frame;

use super::FaceBox;
use super::features::{Features, Mouth};
use super::lips::Lips;
use super::mouth::MovedMouth;
use super::photo::Photo;
use super::picture::convert;
use crate::avatar::pose::MouthShape;
use crate::avatar::stage::Rect;
use crate::video;

/// Where in a face's box its mouth is, in parts of the box's width and from its middle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct MouthPlace {
    across: f32,
    down: f32,
    half: f32,
    tilt: f32,
}

impl MouthPlace {
    /// The mouth of a face in a picture.
    pub(crate) fn find(picture: &RgbImage, face: FaceBox) -> MouthPlace {
        let features = Features::find(&Photo::of(picture), face);
        let [x, y] = middle(face);
        let mouth = features.mouth;
        MouthPlace {
            across: (mouth.center[0] - x) / face.width,
            down: (mouth.center[1] - y) / face.width,
            half: mouth.half / face.width,
            tilt: features.tilt,
        }
    }

    /// The median of each of its values: what one picture says wrong, others say right.
    pub(crate) fn median(places: &[MouthPlace]) -> Option<MouthPlace> {
        let of = |value: fn(&MouthPlace) -> f32| {
            let mut values: Vec<f32> = places.iter().map(value).collect();
            values.sort_by(f32::total_cmp);
            values.get(values.len() / 2).copied()
        };
        Some(MouthPlace {
            across: of(|place| place.across)?,
            down: of(|place| place.down)?,
            half: of(|place| place.half)?,
            tilt: of(|place| place.tilt)?,
        })
    }

    fn mouth(self, face: FaceBox) -> Mouth {
        let [x, y] = middle(face);
        let center = [x + self.across * face.width, y + self.down * face.width];
        Mouth { center, half: self.half * face.width }
    }
}

fn middle(face: FaceBox) -> [f32; 2] {
    [face.x + face.width / 2.0, face.y + face.height / 2.0]
}

/// Draws the mouth of a face on a frame, in a shape that is not that of rest.
pub(crate) fn draw_mouth(frame: &mut Frame, face: FaceBox, place: MouthPlace, shape: MouthShape) {
    let mouth = place.mouth(face);
    let whole = Rect::between((0, 0), (frame.width() as i32, frame.height() as i32));
    // Somewhat more, so that what is moved is looked up inside.
    let area = MovedMouth::around(mouth, place.tilt).grown(4).even().and(whole);
    if area.width < 8 || area.height < 8 {
        return;
    }
    let mut part = cut(frame, area);
    let photo = Photo::of(&as_picture(&part));
    let [x, y] = mouth.center;
    let here = Mouth { center: [x - area.x as f32, y - area.y as f32], ..mouth };
    let moved = MovedMouth::new(&photo, here, place.tilt);
    let mut drawn = photo.layer().clone();
    moved.draw(&photo, Lips::of(shape), &mut drawn);
    convert(&drawn, moved.rect, &mut part);
    paste(&part, moved.rect, area, frame);
}

/// A picture as a frame.
pub(crate) fn as_frame(picture: &RgbImage) -> Frame {
    let photo = Photo::of(picture);
    let mut frame = Frame::black(picture.width(), picture.height());
    convert(photo.layer(), photo.layer().rect, &mut frame);
    frame
}

fn as_picture(frame: &Frame) -> RgbImage {
    let pixels = video::rgb(frame);
    RgbImage::from_raw(frame.width(), frame.height(), pixels).unwrap_or_default()
}

/// The part of a frame inside `area`, which is even.
fn cut(frame: &Frame, area: Rect) -> Frame {
    let mut part = Frame::black(area.width as u32, area.height as u32);
    let inside = Rect { x: 0, y: 0, ..area };
    copy(frame, (area.x, area.y), &mut part, inside);
    part
}

/// Puts what of a part lies in `inside` to where it was cut out.
fn paste(part: &Frame, inside: Rect, area: Rect, frame: &mut Frame) {
    let to = Rect { x: area.x + inside.x, y: area.y + inside.y, ..inside };
    copy(part, (inside.x, inside.y), frame, to);
}

/// Copies what lies from `start` on to a rectangle; all is even.
fn copy(from: &Frame, start: (i32, i32), to: &mut Frame, rect: Rect) {
    let widths = [from.width() as usize, to.width() as usize];
    let (from, to) = (from.planes(), to.planes_mut());
    let half = |value: i32| value / 2;
    let planes = [(from.0, to.0, false), (from.1, to.1, true), (from.2, to.2, true)];
    for (from, to, halved) in planes {
        let [from_width, to_width] = if halved { widths.map(|width| width / 2) } else { widths };
        let ((x, y), rect) = match halved {
            true => ((half(start.0), half(start.1)), rect.halved()),
            false => (start, rect),
        };
        let length = rect.width as usize;
        for row in 0..rect.height {
            let from_at = (y + row) as usize * from_width + x as usize;
            let to_at = (rect.y + row) as usize * to_width + rect.x as usize;
            to[to_at..to_at + length].copy_from_slice(&from[from_at..from_at + length]);
        }
    }
}

#[cfg(test)]
mod tests {
    use osirix_core::media::Viseme;

    use super::*;

    const FACE: FaceBox = FaceBox { x: 60.0, y: 30.0, width: 80.0, height: 80.0 };
    const PLACE: MouthPlace = MouthPlace { across: 0.0, down: 0.3, half: 0.18, tilt: 0.05 };

    fn skin() -> Frame {
        let mut frame = Frame::black(200, 160);
        let (luma, u, v) = frame.planes_mut();
        luma.iter_mut().enumerate().for_each(|(n, value)| *value = 120 + (n % 200 / 8) as u8);
        u.fill(110);
        v.fill(150);
        frame
    }

    #[test]
    fn a_mouth_opens_where_it_is_and_the_rest_of_the_frame_stays() {
        let (before, mut after) = (skin(), skin());
        draw_mouth(&mut after, FACE, PLACE, MouthShape::of(Viseme::Aa, 1.0));
        let (before, after) = (before.planes().0, after.planes().0);
        assert!(before[100 * 200 + 100] - after[100 * 200 + 100] > 40, "the mouth is dark inside");
        for y in 0..160 {
            for x in 0..200 {
                let apart = before[y * 200 + x].abs_diff(after[y * 200 + x]);
                let inside = (60..140).contains(&x) && (70..158).contains(&y);
                assert!(inside || apart == 0, "at {x}, {y}");
            }
        }
    }

    #[test]
    fn a_face_that_leaves_the_frame_is_no_trouble() {
        for (x, y) in [(-70.0, -70.0), (190.0, 150.0), (-30.0, 90.0), (-900.0, 900.0)] {
            let mut frame = skin();
            let face = FaceBox { x, y, ..FACE };
            draw_mouth(&mut frame, face, PLACE, MouthShape::of(Viseme::Oh, 1.0));
        }
    }

    #[test]
    fn the_median_is_taken_of_each_value() {
        let place = |down, half| MouthPlace { down, half, ..PLACE };
        let places = [place(0.3, 0.1), place(0.9, 0.2), place(0.31, 0.19)];
        assert_eq!(MouthPlace::median(&places), Some(place(0.31, 0.19)));
        assert_eq!(MouthPlace::median(&[]), None);
    }
}
