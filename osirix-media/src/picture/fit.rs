//! A picture as a network takes it.

use std::io::Cursor;

use bytes::Bytes;
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{PngDecoder, PngEncoder};
use image::codecs::webp::{WebPDecoder, WebPEncoder};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageError};
use osirix_core::error::{Error, Result};
use osirix_core::social::{MediaType, PictureFit};

use super::clean::cleaned;
use super::format::Format;
use super::read::{Bounds, Upright, flattened, read};
use super::refusal::refused;

/// What is read; every picture that is promised to fit is within.
const BOUNDS: Bounds =
    Bounds { file_bytes: PictureFit::MOST_BYTES, least_side: 1, kept_side: u32::MAX };
/// The qualities of JPEG that are tried, the first of which nobody tells from the original.
const QUALITIES: [u8; 5] = [92, 85, 75, 65, 50];
/// How much smaller each side is where no quality makes a file small enough.
const SMALLER: f64 = 0.8;

/// The picture in a file, made to fit: upright, and without what cameras write into files.
///
/// - What fits as it is keeps its pixels to the bit; what else its file says is taken out.
/// - The rest is encoded anew, with its colour profile: at most as large as [`PictureFit::size`]
///   says, and smaller where a file of so many bytes needs that.
/// - A file that is no still JPEG, PNG or WebP, or is broken, is
///   [`InvalidInput`](osirix_core::ErrorCode::InvalidInput), and names the field `picture`.
///
/// It keeps a core busy for up to some seconds, and takes up to 600 MB.
pub fn fit_picture(file: &[u8], fit: &PictureFit) -> Result<Bytes> {
    let format = Format::of(file)?;
    if shows_as_it_is(format, file, fit)?
        && let Some(clean) = cleaned(format, file)
        && clean.len() as u64 <= fit.most_bytes
    {
        return Ok(clean.into());
    }
    anew(read(file, BOUNDS)?, fit)
}

/// Whether the picture is of the right type, upright, and small enough.
fn shows_as_it_is(format: Format, file: &[u8], fit: &PictureFit) -> Result<bool> {
    let file = Cursor::new(file);
    let (media_type, looks) = match format {
        Format::Jpeg => (MediaType::Jpeg, JpegDecoder::new(file).and_then(looks)),
        Format::Png => (MediaType::Png, PngDecoder::new(file).and_then(looks)),
        Format::WebP => (MediaType::WebP, WebPDecoder::new(file).and_then(looks)),
    };
    let (size, orientation) = looks.map_err(|error| {
        let good = "a whole file";
        refused("the picture cannot be read: its file is broken", good, "broken").caused_by(error)
    })?;
    let upright = orientation == Orientation::NoTransforms;
    Ok(media_type == fit.media_type && upright && fit.size(size) == size)
}

fn looks(mut decoder: impl ImageDecoder) -> Result<((u32, u32), Orientation), ImageError> {
    Ok((decoder.dimensions(), decoder.orientation()?))
}

fn anew(picture: Upright, fit: &PictureFit) -> Result<Bytes> {
    let Upright { mut pixels, profile } = picture;
    if fit.media_type == MediaType::Jpeg {
        pixels = flattened(pixels).into();
    }
    let (mut width, mut height) = fit.size((pixels.width(), pixels.height()));
    loop {
        if (width, height) != (pixels.width(), pixels.height()) {
            pixels = pixels.resize_exact(width, height, FilterType::CatmullRom);
        }
        if let Some(file) = small_enough(&pixels, profile.as_deref(), fit)? {
            return Ok(file.into());
        }
        if width == 1 && height == 1 {
            let message = "the picture cannot be made to fit in a file of so few bytes";
            return Err(refused(message, fit.most_bytes, "more").with("unit", "bytes"));
        }
        let smaller = |side: u32| ((f64::from(side) * SMALLER) as u32).max(1);
        (width, height) = (smaller(width), smaller(height));
    }
}

/// A file of it that has few enough bytes, where any quality makes one.
fn small_enough(
    pixels: &DynamicImage,
    profile: Option<&[u8]>,
    fit: &PictureFit,
) -> Result<Option<Vec<u8>>> {
    let qualities = if fit.media_type == MediaType::Jpeg { &QUALITIES[..] } else { &[100] };
    for quality in qualities {
        let file = encoded(pixels, profile, fit.media_type, *quality);
        let file = file.map_err(|e| Error::internal("a picture cannot be written").caused_by(e))?;
        if file.len() as u64 <= fit.most_bytes {
            return Ok(Some(file));
        }
    }
    Ok(None)
}

fn encoded(
    pixels: &DynamicImage,
    profile: Option<&[u8]>,
    media_type: MediaType,
    quality: u8,
) -> Result<Vec<u8>, ImageError> {
    let mut file = Vec::new();
    match media_type {
        MediaType::Png => write(pixels, profile, PngEncoder::new(&mut file))?,
        MediaType::WebP => write(pixels, profile, WebPEncoder::new_lossless(&mut file))?,
        _ => write(pixels, profile, JpegEncoder::new_with_quality(&mut file, quality))?,
    }
    Ok(file)
}

fn write(
    pixels: &DynamicImage,
    profile: Option<&[u8]>,
    mut encoder: impl ImageEncoder,
) -> Result<(), ImageError> {
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile.to_vec()).map_err(ImageError::Unsupported)?;
    }
    pixels.write_with_encoder(encoder)
}
