//! Who is in a film: one face that can speak, by pictures from all over it.

use std::sync::Arc;

use image::{GrayImage, RgbImage};
use osirix_core::media::Frame;
use osirix_core::{Error, Result};

use super::super::portrait::{
    FaceBox, LEAST_SHARPNESS, LEAST_WIDTH, MouthPlace, face_near, faces_in_grey, sharpness,
};
use super::refusal::refused;
use crate::footage::{Film, Reader};
use crate::video;

/// How many pictures are looked at.
const LOOKED_AT: usize = 12;

/// The most of them, in parts, in which there may be no face or another one: somebody looks away,
/// or what finds faces sees one in a pattern.
const NOBODY: f32 = 0.5;
const SEVERAL: f32 = 0.25;

/// A face as it usually is in a film, in the pixels of its pictures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Person {
    pub(super) face: FaceBox,
    pub(super) mouth: MouthPlace,
}

impl Person {
    /// The person in a film, or why there is none.
    ///
    /// A refusal tells the limit and the value: no face that looks at the camera in half of the
    /// pictures, several in a quarter of them, one that is usually narrower than 120 pixels, or one
    /// that is usually blurred.
    pub(super) fn find(film: &Arc<Film>) -> Result<Person> {
        let mut reader = Reader::new(film);
        let count = film.pictures().min(LOOKED_AT);
        let (mut nobody, mut several, mut seen) = (0, 0, Vec::new());
        for look in 0..count {
            // In the middle of each part of the film.
            let number = (2 * look + 1) * film.pictures() / (2 * count);
            let picture = reader.picture(number)?;
            let grey = grey(picture)?;
            match faces_in_grey(grey.clone())?.as_slice() {
                [] => nobody += 1,
                [face] => {
                    let face = face_near(&grey, *face)?.unwrap_or(*face);
                    seen.push(Seen::new(&as_picture(picture)?, face));
                }
                [_, _, ..] => several += 1,
            }
        }
        judged(count, nobody, several, &seen)
    }
}

/// A face in one picture.
struct Seen {
    face: FaceBox,
    sharpness: f32,
    mouth: MouthPlace,
}

impl Seen {
    fn new(picture: &RgbImage, face: FaceBox) -> Seen {
        let mouth = MouthPlace::find(picture, face);
        Seen { face, sharpness: sharpness(picture, face), mouth }
    }
}

fn judged(count: usize, nobody: usize, several: usize, seen: &[Seen]) -> Result<Person> {
    let most = |part: f32| (count as f32 * part) as usize;
    if nobody > most(NOBODY) || seen.is_empty() && nobody >= several {
        let message = "there is no face in most of the film that looks at the camera";
        let error = refused(message, format!("{} of {count}", most(NOBODY)), nobody);
        return Err(error.with("unit", "pictures without a face"));
    }
    if several > most(SEVERAL) || seen.is_empty() {
        let message = "there is more than one face in the film";
        let error = refused(message, format!("{} of {count}", most(SEVERAL)), several);
        return Err(error.with("unit", "pictures with several faces"));
    }
    let width = median(seen.iter().map(|one| one.face.width));
    if width < LEAST_WIDTH {
        let message = "the face is too small: come closer, or give a larger film";
        return Err(refused(message, LEAST_WIDTH, width.floor()).with("unit", "pixels"));
    }
    let sharpness = median(seen.iter().map(|one| one.sharpness));
    if sharpness < LEAST_SHARPNESS {
        let value = format!("{sharpness:.1}");
        let error = refused("the face is blurred: give a sharper film", LEAST_SHARPNESS, value);
        return Err(error.with("unit", "variance of the Laplacian"));
    }
    let places: Vec<_> = seen.iter().map(|one| one.mouth).collect();
    let side = |of: fn(&FaceBox) -> f32| median(seen.iter().map(|one| of(&one.face)));
    let face = FaceBox {
        x: side(|face| face.x),
        y: side(|face| face.y),
        width,
        height: side(|face| face.height),
    };
    let mouth = MouthPlace::median(&places);
    Ok(Person { face, mouth: mouth.ok_or_else(|| Error::internal("a face has no mouth"))? })
}

fn median(values: impl Iterator<Item = f32>) -> f32 {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// The luma of a frame.
pub(super) fn grey(frame: &Frame) -> Result<GrayImage> {
    let luma = frame.planes().0.to_vec();
    GrayImage::from_raw(frame.width(), frame.height(), luma)
        .ok_or_else(|| Error::internal("a frame's luma has another size than the frame"))
}

pub(super) fn as_picture(frame: &Frame) -> Result<RgbImage> {
    RgbImage::from_raw(frame.width(), frame.height(), video::rgb(frame))
        .ok_or_else(|| Error::internal("a frame has other pixels than its size says"))
}
