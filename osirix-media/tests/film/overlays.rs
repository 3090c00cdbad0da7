//! Texts over the picture: where they stand and when.

use osirix_core::media::{Color, Frame, FrameSource, Overlay, OverlayPlace, Preset, SafeArea};
use osirix_media::film::OverlaidFrames;

use super::captions::{FORMAT, Grey, drawn, frames};

const AREA: SafeArea = Preset::TikTok.limits().safe;

fn film(overlays: Vec<Overlay>) -> OverlaidFrames {
    OverlaidFrames::new(Box::new(Grey(0..75)), overlays, AREA)
}

fn lower_third(text: &str) -> Overlay {
    Overlay {
        place: OverlayPlace::LowerThird,
        from_ms: 1_000,
        to_ms: Some(2_000),
        ..Overlay::new(text)
    }
}

#[test]
fn a_text_is_there_in_its_time_and_fades() {
    let frames = frames(&mut film(vec![lower_third("Ada Lovelace")]));
    let shown: Vec<_> = (0..75).filter(|at| drawn(&frames[*at]).is_some()).collect();
    assert!(
        (25..=27).contains(&shown[0]) && (48..=49).contains(shown.last().unwrap()),
        "{shown:?}"
    );
    let darkest = |frame: &Frame| *frame.planes().0.iter().min().unwrap();
    assert!(darkest(&frames[27]) > darkest(&frames[35]) + 20, "it comes by and by");
    assert!(darkest(&frames[48]) > darkest(&frames[40]) + 20, "it goes by and by");
    let title = Overlay::new("There from the first frame on");
    assert!(drawn(&self::frames(film(vec![title]).part(0..1).unwrap().as_mut())[0]).is_some());
}

#[test]
fn texts_stay_in_the_safe_area_however_long_they_are() {
    let [left, top, right, bottom] = AREA.pixels(FORMAT.width, FORMAT.height);
    for text in ["Hi", "A title of a few words", &"WWWW ".repeat(24), &"W".repeat(120)] {
        for &place in OverlayPlace::ALL {
            let overlay = Overlay { place, ..Overlay::new(text) };
            let frame = frames(film(vec![overlay]).part(0..1).unwrap().as_mut()).remove(0);
            let [l, t, r, b] = drawn(&frame).unwrap();
            assert!(
                l + 1 >= left && t + 1 >= top && r < right && b < bottom,
                "{place} {text}: {l} {t} {r} {b}"
            );
        }
    }
}

#[test]
fn parts_show_what_the_whole_shows() {
    let red = Color::new("#ff0000").unwrap();
    let overlays = vec![lower_third("One"), Overlay { color: red, ..Overlay::new("Two") }];
    let mut film = film(overlays);
    let mut part = film.part(20..60).unwrap().part(10..25).unwrap();
    let whole = frames(&mut film);
    assert_eq!(frames(part.as_mut()), whole[30..45]);
}
