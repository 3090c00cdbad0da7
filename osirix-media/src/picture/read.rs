//! From a file to the pixels of an upright picture, with bounds that hold before anything is
//! decoded.

use std::fmt::Display;
use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, ImageDecoder, ImageError, Limits, RgbImage, imageops};
use osirix_core::error::{Error, Result};

use super::format::{Format, GOOD, jpeg_is_whole};
use super::refusal::{refused, too_large};

/// The most pixels that are decoded.
const MAX_PIXELS: u64 = 40_000_000;

/// The most bytes of decoded pixels: [`MAX_PIXELS`] with 8 bits to each of four channels.
const MAX_DECODED_BYTES: u64 = MAX_PIXELS * 4;

/// The colour behind what is transparent.
const BEHIND: u8 = 255;

type Bytes<'a> = Cursor<&'a [u8]>;

/// Between which bounds a picture is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    /// The most bytes of its file.
    pub(crate) file_bytes: u64,
    /// The least pixels of its shorter side.
    pub(crate) least_side: u32,
    /// Beyond this long side it is made smaller while it is read.
    pub(crate) kept_side: u32,
}

/// An upright picture.
pub(crate) struct Upright {
    pub(crate) pixels: DynamicImage,
    /// The colour profile that its values are in; sRGB where there is none.
    pub(crate) profile: Option<Vec<u8>>,
}

/// The upright picture in a file.
///
/// - The kind is told by the content: JPEG, PNG or WebP. Anything else, and what is animated, is
///   [`InvalidInput`](osirix_core::ErrorCode::InvalidInput), as are files that are broken or end
///   early, and pictures that are too small.
/// - A larger file and a picture of more than 40 million pixels are
///   [`TooLarge`](osirix_core::ErrorCode::TooLarge), and are not decoded.
/// - The orientation that EXIF tells is applied.
///
/// Every refusal names the field `picture`, the limit and the value. The largest pictures take some
/// seconds, and up to 400 MB.
pub(crate) fn read(bytes: &[u8], bounds: Bounds) -> Result<Upright> {
    if bytes.len() as u64 > bounds.file_bytes {
        let message = "the picture's file is too large";
        return Err(too_large(message, bounds.file_bytes, bytes.len()).with("unit", "bytes"));
    }
    let reader = || Cursor::new(bytes);
    match Format::of(bytes)? {
        Format::Jpeg => {
            let decoder = JpegDecoder::new(reader()).map_err(broken)?;
            check_size(&decoder, bounds)?;
            if !jpeg_is_whole(bytes) {
                return Err(refused("the picture's file ends early", "a whole file", "truncated"));
            }
            upright(decoder, bounds)
        }
        Format::Png => upright(still_png(reader(), bounds)?, bounds),
        Format::WebP => upright(still_webp(reader(), bounds)?, bounds),
    }
}

fn still_png(bytes: Bytes<'_>, bounds: Bounds) -> Result<PngDecoder<Bytes<'_>>> {
    let decoder = PngDecoder::with_limits(bytes, limits()).map_err(broken)?;
    check_size(&decoder, bounds)?;
    match decoder.is_apng().map_err(broken)? {
        true => Err(animated("animated PNG")),
        false => Ok(decoder),
    }
}

fn still_webp(bytes: Bytes<'_>, bounds: Bounds) -> Result<WebPDecoder<Bytes<'_>>> {
    let decoder = WebPDecoder::new(bytes).map_err(broken)?;
    check_size(&decoder, bounds)?;
    match decoder.has_animation() {
        true => Err(animated("animated WebP")),
        false => Ok(decoder),
    }
}

fn animated(kind: &'static str) -> Error {
    refused("the picture moves: give a still one", GOOD, kind)
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_DECODED_BYTES);
    limits
}

/// Judges the size that the header tells.
fn check_size(decoder: &impl ImageDecoder, bounds: Bounds) -> Result<()> {
    let (width, height) = decoder.dimensions();
    let size = format!("{width}x{height}");
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        let error = too_large("the picture has too many pixels", MAX_PIXELS, size);
        return Err(error.with("unit", "pixels"));
    }
    if decoder.total_bytes() > MAX_DECODED_BYTES {
        return Err(too_much(decoder.total_bytes()));
    }
    let least = bounds.least_side;
    if width.min(height) < least {
        let least = format!("{least}x{least}");
        return Err(refused("the picture is too small", least, size).with("unit", "pixels"));
    }
    Ok(())
}

fn upright(mut decoder: impl ImageDecoder, bounds: Bounds) -> Result<Upright> {
    decoder.set_limits(limits()).map_err(broken)?;
    let orientation = decoder.orientation().map_err(broken)?;
    let profile = decoder.icc_profile().map_err(broken)?;
    let picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    let mut pixels = smaller(picture, bounds.kept_side);
    pixels.apply_orientation(orientation);
    Ok(Upright { pixels, profile })
}

fn smaller(picture: DynamicImage, kept_side: u32) -> DynamicImage {
    let longer = picture.width().max(picture.height());
    if longer <= kept_side {
        return picture;
    }
    let side = |pixels: u32| {
        let scaled = u64::from(pixels) * u64::from(kept_side) / u64::from(longer);
        (scaled as u32).max(1)
    };
    let (width, height) = (side(picture.width()), side(picture.height()));
    match picture.color().has_alpha() {
        true => imageops::thumbnail(&picture.into_rgba8(), width, height).into(),
        false => imageops::thumbnail(&picture.into_rgb8(), width, height).into(),
    }
}

/// The picture without alpha: white is put behind what is transparent.
pub(crate) fn flattened(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [r, g, b, alpha] = picture.get_pixel(x, y).0;
        let over = |value: u8| {
            let (value, alpha, behind) = (u32::from(value), u32::from(alpha), u32::from(BEHIND));
            ((value * alpha + behind * (255 - alpha) + 127) / 255) as u8
        };
        image::Rgb([r, g, b].map(over))
    })
}

fn broken(error: ImageError) -> Error {
    let known = match &error {
        ImageError::Limits(_) => too_much("more"),
        _ => refused("the picture cannot be read: its file is broken", GOOD, "broken"),
    };
    known.caused_by(error)
}

fn too_much(bytes: impl Display) -> Error {
    let error = too_large("the picture's pixels take too much memory", MAX_DECODED_BYTES, bytes);
    error.with("unit", "bytes")
}
