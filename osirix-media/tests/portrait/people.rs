//! Who is on the picture.

use image::{ImageFormat, Rgb, imageops};

use super::super::*;

fn told(picture: RgbImage) -> (String, String) {
    let error = refusal(&file(picture, ImageFormat::Png));
    let value = |key| error.context_value(key).unwrap().to_owned();
    (value("limit"), value("value"))
}

#[test]
fn a_picture_without_a_face_is_refused() {
    let wall = RgbImage::from_fn(600, 600, |x, y| Rgb([(x / 4) as u8, (y / 4) as u8, 90]));
    assert_eq!(told(wall), ("1".to_owned(), "0".to_owned()));
}

#[test]
fn two_people_are_refused() {
    let ada = ada_picture();
    let (width, height) = ada.dimensions();
    let mut both = RgbImage::new(2 * width, height);
    imageops::replace(&mut both, &ada, 0, 0);
    imageops::replace(&mut both, &ada, i64::from(width), 0);
    assert_eq!(told(both), ("1".to_owned(), "2".to_owned()));
}

#[test]
fn a_face_that_is_too_small_is_refused() {
    let ada = ada_picture();
    let small = imageops::thumbnail(&ada, ada.width() / 10 * 3, ada.height() / 10 * 3);
    let (limit, value) = told(small);
    assert_eq!(limit, "120");
    assert!((60..120).contains(&value.parse::<i32>().unwrap()), "{value} pixels");
}

#[test]
fn a_blurred_face_is_refused() {
    let (limit, value) = told(imageops::blur(&ada_picture(), 9.0));
    assert!(value.parse::<f32>().unwrap() < limit.parse::<f32>().unwrap(), "{value}");
}
