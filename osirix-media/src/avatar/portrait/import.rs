//! From somebody's file to the picture that is kept.

use bytes::Bytes;
use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;
use osirix_core::error::{Error, Result};

use super::{decode, find_face};

/// High enough that nobody sees that the picture was written anew.
const QUALITY: u8 = 92;

/// Reads and judges a person's portrait, and writes it anew as a JPEG: upright, at most 2,560
/// pixels on its longer side, and without what cameras write into files, such as places.
///
/// - The file is a JPEG, a PNG or a WebP by its content, not animated, of at most 20 MiB and 40
///   million pixels; larger is [`TooLarge`](osirix_core::ErrorCode::TooLarge).
/// - It shows one face, which looks at the camera, is at least 120 pixels wide and is sharp.
/// - A refusal is [`InvalidInput`](osirix_core::ErrorCode::InvalidInput) otherwise, and names the
///   field `picture`, the limit and the value.
///
/// It keeps a core busy for up to some seconds, and takes up to 320 MB.
pub fn import_portrait(file: &[u8]) -> Result<Bytes> {
    let written = jpeg(&decode(file)?)?;
    // What is kept is what is judged, so that it can be opened whenever it is.
    find_face(&decode(&written)?)?;
    Ok(written)
}

fn jpeg(picture: &RgbImage) -> Result<Bytes> {
    let mut file = Vec::new();
    picture
        .write_with_encoder(JpegEncoder::new_with_quality(&mut file, QUALITY))
        .map_err(|error| Error::internal("a picture cannot be written").caused_by(error))?;
    Ok(file.into())
}
