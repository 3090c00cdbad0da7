//! Whether the faces that were found are one that can speak.

use image::{RgbImage, imageops};
use osirix_core::error::Result;

use super::detector::FaceBox;
use crate::picture::refused;

/// The least width of a face, in pixels.
pub(crate) const LEAST_WIDTH: f32 = 120.0;

/// The width at which sharpness is measured, so that it does not depend on the picture's size.
const MEASURED_WIDTH: u32 = 120;

/// The least sharpness: the variance of the Laplacian over the face.
pub(crate) const LEAST_SHARPNESS: f32 = 12.0;

/// The one face, if it is one and can be used.
pub(super) fn judged(picture: &RgbImage, faces: &[FaceBox]) -> Result<FaceBox> {
    let &[face] = faces else {
        let message = match faces {
            [] => "there is no face in the picture that looks at the camera",
            _ => "there is more than one face in the picture",
        };
        return Err(refused(message, 1, faces.len()).with("unit", "faces"));
    };
    if face.width < LEAST_WIDTH {
        let message = "the face is too small: come closer, or give a larger picture";
        return Err(refused(message, LEAST_WIDTH, face.width.floor()).with("unit", "pixels"));
    }
    let sharpness = sharpness(picture, face);
    if sharpness < LEAST_SHARPNESS {
        let value = format!("{sharpness:.1}");
        let error = refused("the face is blurred: give a sharper picture", LEAST_SHARPNESS, value);
        return Err(error.with("unit", "variance of the Laplacian"));
    }
    Ok(face)
}

/// The variance of the Laplacian over a face (Pech-Pacheco, Cristóbal, Chamorro-Martínez and
/// Fernández-Valdivia, "Diatom autofocusing in brightfield microscopy", ICPR 2000).
pub(crate) fn sharpness(picture: &RgbImage, face: FaceBox) -> f32 {
    let inside = |value: f32, most: u32| value.clamp(0.0, most as f32) as u32;
    let (left, top) = (inside(face.x, picture.width()), inside(face.y, picture.height()));
    let right = inside(face.x + face.width, picture.width());
    let bottom = inside(face.y + face.height, picture.height());
    let (width, height) = (right - left, bottom - top);
    if width < 3 || height < 3 {
        return 0.0;
    }
    let part = imageops::crop_imm(picture, left, top, width, height).to_image();
    let grey = imageops::grayscale(&part);
    let height = (height * MEASURED_WIDTH / width).max(3);
    let grey = imageops::thumbnail(&grey, MEASURED_WIDTH, height);
    let at = |x: u32, y: u32| f32::from(grey.get_pixel(x, y).0[0]);
    let inner = (1..grey.height() - 1).flat_map(|y| (1..grey.width() - 1).map(move |x| (x, y)));
    let laplacian = inner
        .map(|(x, y)| at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4.0 * at(x, y));
    variance(laplacian)
}

fn variance(values: impl Iterator<Item = f32>) -> f32 {
    let (mut count, mut sum, mut squares) = (0.0, 0.0, 0.0);
    for value in values {
        count += 1.0;
        sum += value;
        squares += value * value;
    }
    let mean = sum / count;
    squares / count - mean * mean
}
