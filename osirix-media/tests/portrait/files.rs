//! Which files are read, and what is kept of them.

use image::{ImageFormat, Rgba, RgbaImage, imageops};
use osirix_core::ErrorCode;

use super::super::*;

fn code(file: &[u8]) -> ErrorCode {
    refusal(file).code()
}

#[test]
fn a_jpeg_a_png_and_a_webp_become_a_jpeg() {
    let webp = file(ada_picture(), ImageFormat::WebP);
    for given in [ADA_JPEG, ADA_PNG, &webp] {
        let kept = import_portrait(given).unwrap();
        assert_eq!(image::guess_format(&kept).unwrap(), ImageFormat::Jpeg);
        let (kept, ada) = (image::load_from_memory(&kept).unwrap(), ada_picture());
        assert_eq!((kept.width(), kept.height()), ada.dimensions());
    }
}

#[test]
fn what_is_no_picture_is_refused() {
    let svg = include_bytes!("../portraits/ada.svg");
    let gif = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;";
    for bad in [&b""[..], b"no picture", svg, gif, b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"] {
        assert_eq!(code(bad), ErrorCode::InvalidInput);
    }
    assert_eq!(refusal(svg).context_value("value"), Some("SVG"));
    assert_eq!(refusal(gif).context_value("value"), Some("GIF"));
}

#[test]
fn a_file_that_ends_early_is_refused_wherever_it_ends() {
    let webp = file(ada_picture(), ImageFormat::WebP);
    for whole in [ADA_JPEG, ADA_PNG, &webp] {
        for part in 1..8 {
            let cut = &whole[..whole.len() * part / 8];
            assert_eq!(code(cut), ErrorCode::InvalidInput, "{part}/8");
        }
        assert_eq!(code(&whole[..whole.len() - 40]), ErrorCode::InvalidInput);
    }
}

#[test]
fn a_picture_that_moves_is_refused() {
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 256, 256);
    encoder.set_animated(2, 0).unwrap();
    let mut writer = encoder.write_header().unwrap();
    for _ in 0..2 {
        writer.write_image_data(&vec![90; 256 * 256]).unwrap();
    }
    writer.finish().unwrap();
    assert_eq!(refusal(&png).context_value("value"), Some("animated PNG"));
    assert_eq!(refusal(&animated_webp()).context_value("value"), Some("animated WebP"));
}

/// A WebP of one frame that says that it is animated.
fn animated_webp() -> Vec<u8> {
    let still = file(RgbImage::new(256, 256), ImageFormat::WebP);
    let chunk = |name: &[u8; 4], data: &[u8]| {
        let mut chunk = name.to_vec();
        chunk.extend((data.len() as u32).to_le_bytes());
        chunk.extend(data);
        chunk
    };
    let mut frame = vec![0; 6];
    frame.extend([255, 0, 0, 255, 0, 0, 100, 0, 0, 0]);
    frame.extend(&still[12..]);
    let mut body = b"WEBP".to_vec();
    body.extend(chunk(b"VP8X", &[2, 0, 0, 0, 255, 0, 0, 255, 0, 0]));
    body.extend(chunk(b"ANIM", &[0; 6]));
    body.extend(chunk(b"ANMF", &frame));
    chunk(b"RIFF", &body)
}

#[test]
fn too_many_bytes_or_pixels_are_refused_before_anything_is_decoded() {
    let mut long = ADA_PNG.to_vec();
    long.resize((20 << 20) + 1, 0);
    assert_eq!(code(&long), ErrorCode::TooLarge);
    assert_eq!(refusal(&long).context_value("limit"), Some("20971520"));

    // Files of a few bytes whose headers promise 49 million pixels.
    let mut png = Vec::new();
    png::Encoder::new(&mut png, 7_000, 7_000).write_header().unwrap();
    let mut jpeg = ADA_JPEG.to_vec();
    let frame = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x1b, 0x58, 0x1b, 0x58]);
    for bomb in [png, jpeg] {
        let refusal = refusal(&bomb);
        assert_eq!(refusal.code(), ErrorCode::TooLarge);
        assert_eq!(refusal.context_value("limit"), Some("40000000"));
        assert_eq!(refusal.context_value("value"), Some("7000x7000"));
    }
}

#[test]
fn a_picture_is_at_least_256_pixels_wide_and_high() {
    let small = refusal(&file(RgbImage::new(255, 900), ImageFormat::Png));
    assert_eq!(small.context_value("limit"), Some("256x256"));
    assert_eq!(small.context_value("value"), Some("255x900"));
}

/// A JPEG whose EXIF says how it is turned and where it was taken.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.extend([orientation, 0, 0, 0, 0, 0, 0]);
    tiff.extend(b"taken at 52.5163 N, 13.3777 E");
    let mut segment = vec![0xff, 0xd8, 0xff, 0xe1];
    segment.extend((tiff.len() as u16 + 8).to_be_bytes());
    segment.extend(b"Exif\0\0");
    segment.extend(tiff);
    segment.extend(&jpeg[2..]);
    segment
}

#[test]
fn a_turned_picture_is_put_upright_and_its_place_is_forgotten() {
    let turned = file(imageops::rotate270(&ada_picture()), ImageFormat::Jpeg);
    let given = with_exif(&turned, 6);
    let kept = import_portrait(&given).unwrap();
    let has = |text: &[u8]| kept.windows(text.len()).any(|window| window == text);
    assert!(!has(b"Exif") && !has(b"52.5163"), "what the camera wrote is kept");
    let (kept, ada) = (image::load_from_memory(&kept).unwrap().into_rgb8(), ada_picture());
    assert_eq!(kept.dimensions(), ada.dimensions());
    let middle = kept.get_pixel(450, 480).0.iter().zip(ada.get_pixel(450, 480).0);
    assert!(middle.into_iter().all(|(a, b)| a.abs_diff(b) < 24), "it is turned otherwise");
}

#[test]
fn white_is_put_behind_what_is_transparent() {
    let ada = ada_picture();
    let cut_out = RgbaImage::from_fn(ada.width(), ada.height(), |x, y| {
        let [r, g, b] = ada.get_pixel(x, y).0;
        Rgba([r, g, b, if y < 150 { 0 } else { 255 }])
    });
    let kept = import_portrait(&file(cut_out, ImageFormat::Png)).unwrap();
    let kept = image::load_from_memory(&kept).unwrap().into_rgb8();
    assert!(kept.get_pixel(450, 60).0.iter().all(|value| *value > 245));
}

#[test]
fn a_large_picture_is_made_smaller() {
    let ada = ada_picture();
    let large = imageops::resize(&ada, 2_700, 3_600, imageops::FilterType::Triangle);
    let kept = import_portrait(&file(large, ImageFormat::Jpeg)).unwrap();
    let kept = image::load_from_memory(&kept).unwrap();
    assert_eq!((kept.width(), kept.height()), (1_920, 2_560));
}
