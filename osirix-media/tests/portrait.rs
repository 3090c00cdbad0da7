//! Portraits: the port's suite, and which pictures become avatars.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what is wrong by panicking"
)]

mod portrait {
    mod files;
    mod people;
}

use image::{DynamicImage, ImageFormat, RgbImage};
use osirix_core::error::Error;
use osirix_core::media::AvatarSource;
use osirix_media::avatar::{PortraitEngine, import_portrait};

const ADA_JPEG: &[u8] = include_bytes!("portraits/ada.jpg");
const ADA_PNG: &[u8] = include_bytes!("portraits/ada.png");

fn ada() -> AvatarSource {
    AvatarSource::Portrait(ADA_JPEG.into())
}

fn ada_picture() -> RgbImage {
    image::load_from_memory(ADA_JPEG).unwrap().into_rgb8()
}

fn file(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    picture.into().write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// The refusal of a file: its code, limit and value.
fn refusal(file: &[u8]) -> Error {
    let error = import_portrait(file).expect_err("a portrait was taken");
    assert_eq!(error.context_value("field"), Some("picture"), "{error}");
    assert!(error.context_value("limit").is_some(), "{error}");
    assert!(error.context_value("value").is_some(), "{error}");
    error
}

osirix_core::avatar_suite!(suite, PortraitEngine::new(), ada());
