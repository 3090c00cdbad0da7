//! What is kept of a film.

use osirix_core::ErrorCode;
use osirix_media::avatar::import_film;
use osirix_media::footage::Film;

use super::tools::{MOVES, ada_path, film, plain};

#[test]
fn what_is_kept_is_a_film_made_anew_without_what_cameras_write() {
    let folder = tempfile::tempdir().unwrap();
    let (given, kept) = (folder.path().join("given.mp4"), folder.path().join("kept.mp4"));
    let notes =
        ["-metadata", "comment=taken at 52.5163 N", "-metadata", "location=+52.5163+013.3777/"];
    let larger = format!("{MOVES},scale=1600:1600");
    film(&given, &larger, 2.0, &notes);
    let has = |path: &std::path::Path| {
        let bytes = std::fs::read(path).unwrap();
        bytes.windows(7).any(|window| window == b"52.5163")
    };
    assert!(has(&given));
    import_film(&given, &kept).unwrap();
    assert!(!has(&kept), "what the camera wrote is kept");
    let film = Film::open(&kept).unwrap();
    assert_eq!((film.size(), film.duration_us()), ((1_280, 1_280), 2_000_000));
}

#[test]
fn a_film_of_an_avatar_is_neither_too_long_nor_too_short() {
    let folder = tempfile::tempdir().unwrap();
    let (given, kept) = (folder.path().join("given.mp4"), folder.path().join("kept.mp4"));
    plain(&given, 182);
    let long = import_film(&given, &kept).unwrap_err();
    assert_eq!((long.code(), long.context_value("limit")), (ErrorCode::TooLarge, Some("180")));
    film(&given, MOVES, 0.6, &[]);
    let short = import_film(&given, &kept).unwrap_err();
    let facts = (short.code(), short.context_value("value"));
    assert_eq!(facts, (ErrorCode::InvalidInput, Some("600 ms")));
    let missing = import_film(&folder.path().join("nothing"), &kept).unwrap_err();
    assert_eq!(missing.context_value("field"), Some("picture"));
}

#[test]
fn what_was_kept_is_taken_again() {
    let folder = tempfile::tempdir().unwrap();
    let [first, second] = ["first.mp4", "second.mp4"].map(|name| folder.path().join(name));
    import_film(&ada_path(), &first).unwrap();
    import_film(&first, &second).unwrap();
}
