//! Who is on a film.

use std::path::Path;

use osirix_core::ErrorCode;
use osirix_media::avatar::import_film;

use super::tools::film;

/// The refusal of a film of the portrait with this filter: its limit, its value and their unit.
fn told(filter: &str) -> [String; 3] {
    let folder = tempfile::tempdir().unwrap();
    let (given, kept) = (folder.path().join("given.mp4"), folder.path().join("kept.mp4"));
    film(&given, filter, 2.0, &[]);
    let Err(error) = import_film(&given, &kept) else { panic!("{filter} was taken") };
    assert_eq!(error.code(), ErrorCode::InvalidInput, "{error}");
    assert_eq!(error.context_value("field"), Some("picture"), "{error}");
    assert!(!Path::new(&kept).exists(), "a refusal leaves something behind");
    ["limit", "value", "unit"].map(|key| error.context_value(key).unwrap_or_default().to_owned())
}

#[test]
fn a_film_without_a_face_is_refused() {
    let [limit, value, unit] = told("crop=700:200:0:0,scale=640:480,gblur=40");
    assert_eq!((limit.as_str(), value.as_str()), ("6 of 12", "12"));
    assert_eq!(unit, "pictures without a face");
}

#[test]
fn a_person_who_is_turned_away_is_none() {
    // Seen from the side of the picture, which for what finds faces is turned away.
    let [_, value, unit] = told("crop=720:720:90:150,transpose=1");
    assert_eq!((value.as_str(), unit.as_str()), ("12", "pictures without a face"));
}

#[test]
fn two_people_are_refused() {
    let [limit, value, unit] = told("split[a][b];[a][b]hstack");
    assert_eq!((limit.as_str(), value.as_str()), ("3 of 12", "12"));
    assert_eq!(unit, "pictures with several faces");
}

#[test]
fn a_face_that_is_too_small_is_refused() {
    let [limit, value, unit] = told("scale=226:300,pad=640:480:200:100:0x96a0a5");
    assert_eq!((limit.as_str(), unit.as_str()), ("120", "pixels"));
    assert!((60..120).contains(&value.parse::<i32>().unwrap()), "{value} pixels");
}

#[test]
fn a_blurred_face_is_refused() {
    let [limit, value, _] = told("crop=720:720:90:150,gblur=16:steps=4");
    assert!(value.parse::<f32>().unwrap() < limit.parse::<f32>().unwrap(), "{value}");
}
