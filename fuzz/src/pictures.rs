//! Pictures of others, made to fit.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageDecoder as _, ImageEncoder, ImageFormat, ImageReader};
use osirix_core::social::{MediaType, PictureFit};
use osirix_media::picture::fit_picture;

use crate::Target;
use crate::input::{assert_refusal, choice};

pub(crate) const TARGET: Target = Target { name: "pictures", run, seeds: examples };

const TYPES: [(MediaType, ImageFormat); 3] = [
    (MediaType::Jpeg, ImageFormat::Jpeg),
    (MediaType::Png, ImageFormat::Png),
    (MediaType::WebP, ImageFormat::WebP),
];
/// What a camera writes beside the pixels: EXIF that lays the picture on its side.
const EXIF: &[u8] = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
/// Larger pictures take seconds, and say nothing new.
const MOST_PIXELS: u64 = 1 << 20;

/// What is wanted, and the file behind it.
fn run(bytes: &[u8]) {
    let (chosen, file) = choice(bytes);
    if dimensions(file).is_some_and(|(width, height)| width * height > MOST_PIXELS) {
        return;
    }
    let (media_type, format) = TYPES[chosen % 3];
    let most_bytes = [100, 1_000, 1_000_000][chosen / 3 % 3];
    let most_pixels = [None, Some(1), Some(30)][chosen / 9 % 3];
    let fit = PictureFit { media_type, most_bytes, most_pixels };
    match fit_picture(file, &fit) {
        Ok(made) => {
            assert_fits(&made, format, &fit);
            assert!(pixels(&made).is_some() || pixels(file).is_none(), "its pixels are lost");
            assert_eq!(fit_picture(&made, &fit).expect("what fits is taken"), made);
        }
        Err(error) => {
            assert_refusal(&error, "field");
            assert_eq!(error.context_value("field"), Some("picture"));
        }
    }
}

fn dimensions(file: &[u8]) -> Option<(u64, u64)> {
    let reader = ImageReader::new(Cursor::new(file)).with_guessed_format().ok()?;
    reader.into_dimensions().ok().map(|(width, height)| (width.into(), height.into()))
}

fn pixels(file: &[u8]) -> Option<DynamicImage> {
    image::load_from_memory(file).ok()
}

fn assert_fits(made: &[u8], format: ImageFormat, fit: &PictureFit) {
    assert!(made.len() as u64 <= fit.most_bytes, "{} bytes: {fit:?}", made.len());
    assert_eq!(image::guess_format(made).ok(), Some(format));
    let reader = ImageReader::with_format(Cursor::new(made), format);
    let mut decoder = reader.into_decoder().expect("what was made can be read");
    let size = decoder.dimensions();
    assert_eq!(fit.size(size), size, "{fit:?}");
    assert_eq!(decoder.exif_metadata().ok().flatten(), None, "a camera's notes are left");
}

fn examples() -> Vec<Vec<u8>> {
    let mut all: Vec<_> = TYPES.iter().flat_map(|(_, format)| files(*format)).collect();
    // Longer than a JPEG can be.
    all.push([&[0], png(&image::RgbImage::new(70_000, 1).into()).as_slice()].concat());
    all.push(b"\0GIF89a\x01\0\x01\0\0\0\0;".to_vec());
    all.push(b"\x01\0\0\0\x18ftypheic".to_vec());
    all
}

/// A picture in a type, wanted in each of them.
fn files(format: ImageFormat) -> impl Iterator<Item = Vec<u8>> {
    let file = written(format);
    [0, 1, 2, 9, 19].into_iter().map(move |wanted| [&[wanted], file.as_slice()].concat())
}

/// A picture of a few pixels, as a camera writes it.
pub(crate) fn written(format: ImageFormat) -> Vec<u8> {
    let pixels = DynamicImage::from(image::RgbImage::from_fn(9, 7, |x, y| {
        image::Rgb([(x * 28) as u8, (y * 36) as u8, 90])
    }));
    let mut file = Vec::new();
    match format {
        ImageFormat::Png => return png(&pixels),
        ImageFormat::WebP => write(&pixels, WebPEncoder::new_lossless(&mut file)),
        _ => write(&pixels, JpegEncoder::new_with_quality(&mut file, 60)),
    }
    file
}

fn png(pixels: &DynamicImage) -> Vec<u8> {
    let mut file = Vec::new();
    write(pixels, PngEncoder::new(&mut file));
    file
}

fn write(pixels: &DynamicImage, mut encoder: impl ImageEncoder) {
    encoder.set_exif_metadata(EXIF.to_vec()).expect("the type has room for notes");
    encoder.set_icc_profile(b"a profile".to_vec()).expect("the type has room for a profile");
    pixels.write_with_encoder(encoder).expect("a picture can be written");
}
