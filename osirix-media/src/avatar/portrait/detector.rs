//! Finding the face: SeetaFace's frontal detector, whose model the crate carries.

use image::{GrayImage, RgbImage, imageops};
use osirix_core::error::{Error, Result};
use rustface::{Detector, ImageData};

use super::judge::judged;

/// A face in a picture, in pixels: from over the brows to the chin, about as wide as the head.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct FaceBox {
    /// The left edge.
    pub(crate) x: f32,
    /// The upper edge.
    pub(crate) y: f32,
    /// From left to right.
    pub(crate) width: f32,
    /// From top to bottom.
    pub(crate) height: f32,
}

/// "Face detection with the SeetaFace engine": Wu, Kan, He, Shan and Chen, "Funnel-structured
/// cascade for multi-view face detection with alignment-awareness", Neurocomputing 221, 2017.
const MODEL: &[u8] = include_bytes!("../../../models/seetaface/seeta_fd_frontal_v1.0.bin");

/// The longer side of the picture in which faces are looked for: more finds no more faces of use
/// and takes longer.
const LOOKED_AT_SIDE: u32 = 640;

/// The smallest face that is looked for there, in pixels.
const LEAST_LOOKED_FOR: u32 = 32;

/// How wide a face is made that is looked for near where it was, in pixels.
const NEAR_WIDTH: f32 = 96.0;

/// How far from its middle it is looked for, in parts of its longer side.
const AROUND: f32 = 0.8;

/// The narrowest that it can have become, of what it was.
const NEAR_LEAST: f32 = 0.7;

/// From here on the detector is sure of a face.
const SURE: f64 = 2.0;

/// Whoever is smaller than this part of the largest face stands in the background.
const BACKGROUND: f32 = 1.0 / 3.0;

/// The one face of an upright picture.
///
/// [`InvalidInput`](osirix_core::ErrorCode::InvalidInput) names the field `picture`, the limit and
/// the value: where there is no face or more than one (faces under a third of the largest do not
/// count), where it is less than 120 pixels wide, and where it is blurred. Faces that are turned
/// far away are none for this detector.
pub(crate) fn find_face(picture: &RgbImage) -> Result<FaceBox> {
    judged(picture, &faces(picture)?)
}

/// Every face that counts, the largest first.
fn faces(picture: &RgbImage) -> Result<Vec<FaceBox>> {
    faces_in_grey(imageops::grayscale(picture))
}

/// The same, of a picture without colours.
pub(crate) fn faces_in_grey(picture: GrayImage) -> Result<Vec<FaceBox>> {
    let (small, scale) = looked_at(picture);
    let mut faces = detected(&small, scale, LEAST_LOOKED_FOR)?;
    faces.sort_by(|a, b| b.width.total_cmp(&a.width));
    let least = faces.first().map_or(0.0, |largest| largest.width * BACKGROUND);
    faces.retain(|face| face.width >= least);
    Ok(faces)
}

/// The face of a picture without colours that was found around `last` a moment before: a small part
/// is looked at, which takes a small part of the time.
pub(crate) fn face_near(picture: &GrayImage, last: FaceBox) -> Result<Option<FaceBox>> {
    let side = last.width.max(last.height);
    let [x, y] =
        [last.x + last.width / 2.0 - side * AROUND, last.y + last.height / 2.0 - side * AROUND]
            .map(|pixel| pixel.max(0.0) as u32);
    let most = (2.0 * AROUND * side) as u32;
    let part = imageops::crop_imm(picture, x, y, most, most).to_image();
    let scale = (last.width / NEAR_WIDTH).max(1.0);
    let [width, height] =
        [part.width(), part.height()].map(|pixels| ((pixels as f32 / scale) as u32).max(1));
    let small = imageops::thumbnail(&part, width, height);
    let least = (last.width / scale * NEAR_LEAST) as u32;
    let found = detected(&small, scale, least.max(LEAST_LOOKED_FOR))?;
    let largest = found.into_iter().max_by(|a, b| a.width.total_cmp(&b.width));
    Ok(largest.map(|face| FaceBox { x: face.x + x as f32, y: face.y + y as f32, ..face }))
}

/// Every face of a picture, by the pixels of another one that is `scale` times as large.
fn detected(picture: &GrayImage, scale: f32, least: u32) -> Result<Vec<FaceBox>> {
    let image = ImageData::new(picture.as_raw(), picture.width(), picture.height());
    let found = detector(least)?.detect(&image);
    let faces = found.iter().map(|face| {
        let area = face.bbox();
        FaceBox {
            x: area.x() as f32 * scale,
            y: area.y() as f32 * scale,
            width: area.width() as f32 * scale,
            height: area.height() as f32 * scale,
        }
    });
    Ok(faces.collect())
}

/// The picture in which faces are looked for, and how many pixels one of its is.
fn looked_at(grey: GrayImage) -> (GrayImage, f32) {
    let longer = grey.width().max(grey.height());
    if longer <= LOOKED_AT_SIDE {
        return (grey, 1.0);
    }
    let scale = longer as f32 / LOOKED_AT_SIDE as f32;
    let side = |pixels: u32| ((pixels as f32 / scale).round() as u32).max(1);
    (imageops::thumbnail(&grey, side(grey.width()), side(grey.height())), scale)
}

fn detector(least: u32) -> Result<Box<dyn Detector>> {
    let model = rustface::read_model(MODEL)
        .map_err(|error| Error::internal("the face detector's model is broken").caused_by(error))?;
    let mut detector = rustface::create_detector_with_model(model);
    detector.set_min_face_size(least);
    detector.set_score_thresh(SURE);
    detector.set_pyramid_scale_factor(0.8);
    detector.set_slide_window_step(4, 4);
    Ok(detector)
}
