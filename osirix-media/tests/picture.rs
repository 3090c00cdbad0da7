//! Pictures made to fit: nothing of a camera's notes is left, and as much of the picture as can be.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{PngDecoder, PngEncoder};
use image::codecs::webp::{WebPDecoder, WebPEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, Rgb, RgbImage, Rgba, RgbaImage};
use osirix_core::error::ErrorCode;
use osirix_core::social::{MediaType, PictureFit};
use osirix_media::picture::fit_picture;
use proptest::prelude::*;

const TYPES: [MediaType; 3] = [MediaType::Jpeg, MediaType::Png, MediaType::WebP];
/// What a camera writes.
const PLACE: &[u8] = b"52.5163N";
const PROFILE: &[u8] = b"the profile of a screen";

fn fit(media_type: MediaType) -> PictureFit {
    PictureFit { media_type, most_bytes: 1_000_000, most_pixels: None }
}

/// A picture in which each corner has a colour of its own.
fn corners(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => Rgb([200, 30, 30]),
        (false, true) => Rgb([30, 200, 30]),
        (true, false) => Rgb([30, 30, 200]),
        (false, false) => Rgb([200, 200, 30]),
    })
}

/// Nothing repeats in it: no codec makes it small.
fn noise(width: u32, height: u32) -> RgbImage {
    let mut seed = 1_u32;
    RgbImage::from_fn(width, height, |_, _| {
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8
        };
        Rgb([next(), next(), next()])
    })
}

/// EXIF with an orientation, and a place where the maker's name is (TIFF 6.0).
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    tiff.extend([0x0f, 0x01, 2, 0, 9, 0, 0, 0, 38, 0, 0, 0]);
    tiff.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    tiff.extend([0; 4]);
    tiff.extend(PLACE);
    tiff.push(0);
    tiff
}

fn written(picture: &DynamicImage, media_type: MediaType, orientation: u8) -> Vec<u8> {
    fn write(picture: &DynamicImage, mut encoder: impl ImageEncoder, orientation: u8) {
        encoder.set_exif_metadata(exif(orientation)).unwrap();
        encoder.set_icc_profile(PROFILE.to_vec()).unwrap();
        picture.write_with_encoder(encoder).unwrap();
    }
    let mut file = Vec::new();
    match media_type {
        MediaType::Png => write(picture, PngEncoder::new(&mut file), orientation),
        MediaType::WebP => write(picture, WebPEncoder::new_lossless(&mut file), orientation),
        _ => write(picture, JpegEncoder::new_with_quality(&mut file, 90), orientation),
    }
    assert!(has(&file, PLACE), "it is written down");
    file
}

/// A file as a camera writes it.
fn photo(picture: RgbImage, media_type: MediaType, orientation: u8) -> Vec<u8> {
    written(&picture.into(), media_type, orientation)
}

fn has(file: &[u8], text: &[u8]) -> bool {
    file.windows(text.len()).any(|window| window == text)
}

/// The type of a file, its pixels, its orientation and its profile.
fn read(file: &[u8]) -> (MediaType, DynamicImage, Orientation, Option<Vec<u8>>) {
    fn all(mut decoder: impl ImageDecoder) -> (DynamicImage, Orientation, Option<Vec<u8>>) {
        let (orientation, profile) =
            (decoder.orientation().unwrap(), decoder.icc_profile().unwrap());
        (DynamicImage::from_decoder(decoder).unwrap(), orientation, profile)
    }
    let reader = Cursor::new(file);
    let (media_type, (pixels, orientation, profile)) = match file {
        [0xff, 0xd8, ..] => (MediaType::Jpeg, all(JpegDecoder::new(reader).unwrap())),
        [0x89, ..] => (MediaType::Png, all(PngDecoder::new(reader).unwrap())),
        _ => (MediaType::WebP, all(WebPDecoder::new(reader).unwrap())),
    };
    (media_type, pixels, orientation, profile)
}

fn near(pixel: Rgb<u8>, other: Rgb<u8>) -> bool {
    pixel.0.iter().zip(other.0).all(|(a, b)| a.abs_diff(b) < 30)
}

#[test]
fn what_fits_keeps_every_pixel_and_its_profile() {
    for media_type in TYPES {
        let file = photo(noise(40, 30), media_type, 1);
        let made = fit_picture(&file, &fit(media_type)).unwrap();
        assert!(!has(&made, PLACE) && !has(&made, b"Exif"), "{media_type}");
        let (now, pixels, orientation, profile) = read(&made);
        assert_eq!((now, orientation), (media_type, Orientation::NoTransforms));
        assert_eq!(profile.as_deref(), Some(PROFILE), "{media_type}");
        assert_eq!(pixels, read(&file).1, "{media_type}");
        assert_eq!(fit_picture(&made, &fit(media_type)).unwrap(), made, "nothing is left to do");
    }
}

#[test]
fn what_stands_around_a_picture_is_left_behind() {
    let secret = b"secret".as_slice();
    let jpeg = photo(noise(8, 8), MediaType::Jpeg, 1);
    let segment = |marker: u8, start: &[u8]| {
        let content = [start, secret].concat();
        [&[0xff, marker, 0, content.len() as u8 + 2], content.as_slice()].concat()
    };
    for (marker, start) in [
        (0xe1, b"http://ns.adobe.com/xap/1.0/\0".as_slice()),
        (0xe2, b"MPF\0"),
        (0xed, b"Photoshop 3.0\0"),
        (0xe0, b"JFXX\0"),
        (0xfe, b""),
    ] {
        let file = [&jpeg[..2], &segment(marker, start), &jpeg[2..]].concat();
        assert!(!has(&fit_picture(&file, &fit(MediaType::Jpeg)).unwrap(), secret), "{marker:x}");
    }
    let png = photo(noise(8, 8), MediaType::Png, 1);
    for kind in [b"tEXt", b"iTXt", b"tIME", b"vpAg"] {
        let mut chunk = (secret.len() as u32).to_be_bytes().to_vec();
        chunk.extend([kind.as_slice(), secret, &[0; 4]].concat());
        let file = [&png[..33], &chunk, &png[33..]].concat();
        assert!(!has(&fit_picture(&file, &fit(MediaType::Png)).unwrap(), secret), "{kind:?}");
    }
    for media_type in TYPES {
        let behind = [photo(noise(8, 8), media_type, 1), secret.to_vec()].concat();
        let made = fit_picture(&behind, &fit(media_type)).unwrap();
        assert!(!has(&made, secret), "{media_type}: what follows its end");
    }
}

#[test]
fn what_lies_on_its_side_is_made_upright() {
    for media_type in TYPES {
        for orientation in 1..=8 {
            let picture = corners(60, 40);
            let mut upright = DynamicImage::from(picture.clone());
            upright.apply_orientation(Orientation::from_exif(orientation).unwrap());
            let upright = upright.into_rgb8();
            let file = photo(picture, media_type, orientation);
            let made = fit_picture(&file, &fit(media_type)).unwrap();
            let (_, pixels, now, profile) = read(&made);
            assert_eq!(now, Orientation::NoTransforms);
            assert_eq!(profile.as_deref(), Some(PROFILE), "{media_type}");
            let pixels = pixels.into_rgb8();
            assert_eq!(pixels.dimensions(), upright.dimensions(), "{media_type} {orientation}");
            let (width, height) = pixels.dimensions();
            for (x, y) in [(5, 5), (width - 5, 5), (5, height - 5), (width - 5, height - 5)] {
                let same = near(*pixels.get_pixel(x, y), *upright.get_pixel(x, y));
                assert!(same, "{media_type} {orientation} at {x}, {y}");
            }
        }
    }
}

#[test]
fn what_is_too_large_is_made_smaller() {
    for from in TYPES {
        for to in TYPES {
            let file = photo(noise(400, 300), from, 1);
            let fit = PictureFit { media_type: to, most_bytes: 9_000, most_pixels: Some(30_000) };
            let made = fit_picture(&file, &fit).unwrap();
            assert!(made.len() <= 9_000, "{from} to {to}: {}", made.len());
            let (now, pixels, ..) = read(&made);
            assert_eq!(now, to);
            let (width, height) = (pixels.width(), pixels.height());
            assert!(width <= 200 && height <= 150, "{width}x{height}");
            assert!((f64::from(width) / f64::from(height) - 4.0 / 3.0).abs() < 0.1);
        }
    }
    let large = fit_picture(&photo(noise(400, 300), MediaType::Jpeg, 1), &fit(MediaType::Jpeg));
    assert_eq!(read(&large.unwrap()).1.width(), 400, "without need nothing is");
}

#[test]
fn white_is_behind_what_is_transparent() {
    let picture = RgbaImage::from_fn(20, 20, |x, _| match x < 10 {
        true => Rgba([200, 30, 30, 255]),
        false => Rgba([0, 0, 0, 0]),
    });
    let file = written(&picture.into(), MediaType::Png, 1);
    let jpeg = read(&fit_picture(&file, &fit(MediaType::Jpeg)).unwrap()).1.into_rgb8();
    assert!(near(*jpeg.get_pixel(3, 10), Rgb([200, 30, 30])));
    assert!(near(*jpeg.get_pixel(17, 10), Rgb([255, 255, 255])));
    let png = read(&fit_picture(&file, &fit(MediaType::Png)).unwrap()).1;
    assert!(png.color().has_alpha(), "where the network takes it, it stays");
}

/// A picture that moves, in which somebody left a word.
fn moving() -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 2, 2);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_animated(2, 0).unwrap();
    encoder.add_text_chunk("Comment".to_owned(), "secret".to_owned()).unwrap();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[9; 12]).unwrap();
    writer.write_image_data(&[99; 12]).unwrap();
    writer.finish().unwrap();
    file
}

#[test]
fn what_moves_is_cleaned_where_it_fits_and_refused_elsewhere() {
    let file = moving();
    assert!(has(&file, b"secret"));
    let made = fit_picture(&file, &fit(MediaType::Png)).unwrap();
    assert!(!has(&made, b"secret") && has(&made, b"acTL") && has(&made, b"fdAT"));
    let refused = fit_picture(&file, &fit(MediaType::Jpeg)).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::InvalidInput);
    assert_eq!(refused.context_value("value"), Some("animated PNG"));
}

#[test]
fn what_cannot_be_made_to_fit_names_the_field() {
    let jpeg = photo(noise(40, 30), MediaType::Jpeg, 1);
    let least = PictureFit { most_bytes: 10, ..fit(MediaType::Jpeg) };
    for (file, fit) in [
        (b"".as_slice(), fit(MediaType::Jpeg)),
        (b"GIF89a..........", fit(MediaType::Jpeg)),
        (&jpeg[..jpeg.len() / 2], fit(MediaType::Jpeg)),
        (&jpeg[..jpeg.len() / 2], fit(MediaType::Png)),
        (&jpeg, least),
    ] {
        let refused = fit_picture(file, &fit).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::InvalidInput);
        assert_eq!(refused.context_value("field"), Some("picture"));
        assert!(refused.context_value("limit").is_some(), "{refused:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever a file is, it is made to fit or refused.
    #[test]
    fn no_file_breaks_it(
        from in 0..3_usize,
        to in 0..3_usize,
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        end in any::<prop::sample::Index>(),
    ) {
        let mut file = photo(noise(16, 12), TYPES[from], 6);
        let at = at.index(file.len());
        file[at] = byte;
        file.truncate(end.index(file.len() * 2));
        if let Ok(made) = fit_picture(&file, &fit(TYPES[to])) {
            let start = [b"\xff\xd8\xff".as_slice(), b"\x89PNG", b"RIFF"][to];
            prop_assert!(made.starts_with(start));
        }
    }
}
