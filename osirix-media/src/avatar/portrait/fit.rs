//! Fitting a photo to a frame: as large as the head allows, and before a blurred copy of itself
//! where it does not reach.

use image::{RgbImage, imageops};

use super::FaceBox;
use crate::footage::Placed;

/// How many times as wide and as high as the face the head with the room around it is.
const HEAD: [f32; 2] = [1.7, 2.3];

/// How much closer than covering the frame a photo with enough pixels comes at most.
const CLOSER: f32 = 1.6;

/// Where the face's middle lies from the top of the frame, if the photo reaches so far.
const FACE_AT: f32 = 0.44;

/// The shorter side of the copy that is blurred, in pixels, and the blur's deviation there.
const BLURRED: (u32, f32) = (48, 2.0);

/// How bright the blurred copy is beside the photo.
const DIMMED: f32 = 0.72;

/// A frame with a photo on it, and where on it the photo and the face are.
pub(super) struct Fitted {
    pub(super) picture: RgbImage,
    pub(super) shown: FaceBox,
    pub(super) face: FaceBox,
}

/// Fits an upright picture with a face to a frame of so many pixels.
pub(super) fn fitted(picture: &RgbImage, face: FaceBox, width: u32, height: u32) -> Fitted {
    let sides = [width as f32, height as f32];
    let own = [picture.width() as f32, picture.height() as f32];
    let Placed { start: [left, top], scale } = place(own, face, sides);
    let size = own.map(|side| (side * scale).round().max(1.0));
    let shown = cut(left, top, size, sides);
    let covers = shown.width >= sides[0] && shown.height >= sides[1];
    let mut frame = match covers {
        true => RgbImage::new(width, height),
        false => blurred(picture, width, height),
    };
    let part = part(picture, shown, [left, top], scale);
    imageops::replace(&mut frame, &part, shown.x as i64, shown.y as i64);
    let face = FaceBox {
        x: left + face.x * scale,
        y: top + face.y * scale,
        width: face.width * scale,
        height: face.height * scale,
    };
    Fitted { picture: frame, shown, face }
}

/// Where a picture with a face is put on a frame.
pub(crate) fn place(own: [f32; 2], face: FaceBox, sides: [f32; 2]) -> Placed {
    let scale = scale(own, face, sides);
    let middle = [face.x + face.width / 2.0, face.y + face.height / 2.0];
    let wanted = [sides[0] / 2.0, sides[1] * FACE_AT];
    let start = [0, 1].map(|axis: usize| {
        placed(own[axis] * scale, middle[axis] * scale, sides[axis], wanted[axis])
    });
    Placed { start, scale }
}

/// The largest scale at which the head fits, between showing all of the photo and somewhat more
/// than covering all of the frame.
fn scale(own: [f32; 2], face: FaceBox, sides: [f32; 2]) -> f32 {
    let ratios = [sides[0] / own[0], sides[1] / own[1]];
    let head = sides[0] / (face.width * HEAD[0]);
    let head = head.min(sides[1] / (face.height * HEAD[1]));
    let covering = ratios[0].max(ratios[1]);
    head.clamp(ratios[0].min(ratios[1]), covering.max((covering * CLOSER).min(1.0)))
}

/// Where a photo begins so that its point `at` comes to lie at `wanted`, without a gap where it is
/// longer than the side, and in the middle where it is not.
fn placed(length: f32, at: f32, side: f32, wanted: f32) -> f32 {
    let start = match length > side {
        true => (wanted - at).clamp(side - length, 0.0),
        false => (side - length) / 2.0,
    };
    start.round()
}

/// What is shown of a picture that begins at `start`, at its size on the frame.
fn part(picture: &RgbImage, shown: FaceBox, start: [f32; 2], scale: f32) -> RgbImage {
    let span = |from: f32, length: f32, start: f32, most: u32| {
        let first = (((from - start) / scale).floor() as u32).min(most - 1);
        let end = (((from + length - start) / scale).ceil() as u32).clamp(first + 1, most);
        (first, end - first)
    };
    let (x, width) = span(shown.x, shown.width, start[0], picture.width());
    let (y, height) = span(shown.y, shown.height, start[1], picture.height());
    let part = imageops::crop_imm(picture, x, y, width, height).to_image();
    let (width, height) = (shown.width.max(1.0) as u32, shown.height.max(1.0) as u32);
    imageops::resize(&part, width, height, imageops::FilterType::CatmullRom)
}

fn cut(left: f32, top: f32, size: [f32; 2], sides: [f32; 2]) -> FaceBox {
    let (x, y) = (left.max(0.0), top.max(0.0));
    let (right, bottom) = ((left + size[0]).min(sides[0]), (top + size[1]).min(sides[1]));
    FaceBox { x, y, width: right - x, height: bottom - y }
}

/// The blurred copy of a picture that stands around it.
pub(crate) fn blurred(picture: &RgbImage, width: u32, height: u32) -> RgbImage {
    let shorter = width.min(height) as f32;
    let small = |side: u32| ((side as f32 * BLURRED.0 as f32 / shorter).round() as u32).max(2);
    let (small_width, small_height) = (small(width), small(height));
    let ratio =
        (width as f32 / picture.width() as f32).max(height as f32 / picture.height() as f32);
    let seen = [width, height].map(|side| ((side as f32 / ratio) as u32).max(1));
    let (x, y) = (
        (picture.width() - seen[0].min(picture.width())) / 2,
        (picture.height() - seen[1].min(picture.height())) / 2,
    );
    let part = imageops::crop_imm(picture, x, y, seen[0], seen[1]).to_image();
    let tiny = imageops::thumbnail(&part, small_width, small_height);
    let mut tiny = imageops::blur(&tiny, BLURRED.1);
    for pixel in tiny.pixels_mut() {
        pixel.0 = pixel.0.map(|value| (f32::from(value) * DIMMED) as u8);
    }
    imageops::resize(&tiny, width, height, imageops::FilterType::CatmullRom)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(own: (u32, u32), face: [f32; 4], frame: (u32, u32)) -> Fitted {
        let [x, y, width, height] = face;
        let picture = RgbImage::from_pixel(own.0, own.1, image::Rgb([200; 3]));
        fitted(&picture, FaceBox { x, y, width, height }, frame.0, frame.1)
    }

    #[test]
    fn a_photo_of_the_frames_aspect_is_shown_whole() {
        let fitted = fit((800, 450), [300.0, 100.0, 195.0, 195.0], (320, 180));
        let whole = FaceBox { x: 0.0, y: 0.0, width: 320.0, height: 180.0 };
        assert_eq!(fitted.shown, whole);
        assert!(fitted.picture.pixels().all(|pixel| pixel.0 == [200; 3]));
    }

    #[test]
    fn a_tall_photo_is_cut_as_far_as_the_head_allows_before_its_own_blur() {
        let fitted = fit((600, 800), [200.0, 250.0, 200.0, 200.0], (640, 360));
        assert!(fitted.shown.width < 640.0 && fitted.shown.height == 360.0);
        assert!(fitted.face.height * HEAD[1] <= 361.0 && fitted.face.height > 100.0);
        assert_eq!(fitted.picture.get_pixel(320, 180).0, [200; 3]);
        assert!(fitted.picture.get_pixel(2, 180).0[0] < 160, "the blur is dimmed");
    }
}
