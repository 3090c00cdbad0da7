//! Which films are refused, and what is said of them.

use std::path::Path;

use osirix_core::media::{Frame, FrameFormat, FrameRate, FrameSource as _};
use osirix_core::{Error, ErrorCode};
use osirix_media::footage::{Film, FilmFrames};

use super::tools::{Films, ffmpeg};

fn refusal(path: &Path) -> Error {
    Film::open(path).err().unwrap_or_else(|| panic!("{} was taken", path.display()))
}

fn told(path: &Path) -> (ErrorCode, String) {
    let error = refusal(path);
    (error.code(), error.context_value("value").unwrap_or_default().to_owned())
}

#[test]
fn what_is_not_read_is_named() {
    let films = Films::new();
    let cases: [(&str, &[&str], &str); 5] = [
        ("fragments.mp4", &["-movflags", "frag_keyframe+empty_moov"], "fragmented MP4"),
        ("deep.mp4", &["-pix_fmt", "yuv420p10le"], "10 bits"),
        ("rich.mp4", &["-pix_fmt", "yuv444p"], "not 4:2:0"),
        ("lines.mp4", &["-flags", "+ildct+ilme"], "interlaced"),
        ("wide.mp4", &["-vf", "setsar=4/3"], "stretched pixels"),
    ];
    for (name, arguments, value) in cases {
        let path = films.made(name, arguments);
        assert_eq!(told(&path), (ErrorCode::Unsupported, value.to_owned()), "{name}");
    }
    let other = films.made("other.mp4", &["-c:v", "mpeg4"]);
    assert_eq!(told(&other).0, ErrorCode::Unsupported);
    let sound = films.path("sound.m4a");
    ffmpeg(&["-f", "lavfi", "-i", "sine=duration=1", sound.to_str().unwrap()]);
    assert_eq!(told(&sound), (ErrorCode::InvalidInput, "no film".to_owned()));
    std::fs::write(films.path("text"), "no film").unwrap();
    assert_eq!(told(&films.path("text")), (ErrorCode::InvalidInput, "no film".to_owned()));
    std::fs::write(films.path("webm"), b"\x1a\x45\xdf\xa3 and so on").unwrap();
    assert_eq!(told(&films.path("webm")), (ErrorCode::Unsupported, "WebM or Matroska".to_owned()));
}

#[test]
fn what_is_too_long_or_too_large_is_refused_by_its_index() {
    let films = Films::new();
    let long = "color=size=64x64:rate=1:duration=602";
    let long = refusal(&films.made_of(long, "long.mp4", &[]));
    assert_eq!((long.code(), long.context_value("limit")), (ErrorCode::TooLarge, Some("600")));
    let large = "color=size=2048x1024:rate=25:duration=0.1";
    let large = refusal(&films.made_of(large, "large.mp4", &["-preset", "ultrafast"]));
    let facts = (large.code(), large.context_value("limit"), large.context_value("value"));
    assert_eq!(facts, (ErrorCode::TooLarge, Some("1920x1920"), Some("2048x1024")));
    let small = "color=size=16x16:rate=25:duration=0.1";
    assert_eq!(told(&films.made_of(small, "small.mp4", &[])).0, ErrorCode::InvalidInput);
}

#[test]
fn a_file_that_ends_early_is_refused_wherever_it_ends() {
    let films = Films::new();
    let whole = films.made("whole.mp4", &["-movflags", "faststart", "-bf", "2"]);
    let bytes = std::fs::read(&whole).unwrap();
    for part in 0..20 {
        let cut = films.path("cut.mp4");
        std::fs::write(&cut, &bytes[..bytes.len() * part / 20]).unwrap();
        let error = refusal(&cut);
        let codes = [ErrorCode::InvalidInput, ErrorCode::Unsupported];
        assert!(codes.contains(&error.code()), "{part}/20: {error}");
    }
    let cut = films.path("cut.mp4");
    std::fs::write(&cut, &bytes[..bytes.len() - 1]).unwrap();
    assert_eq!(refusal(&cut).code(), ErrorCode::InvalidInput);
}

#[test]
fn a_film_that_is_damaged_inside_is_an_error_or_pictures_and_nothing_worse() {
    let films = Films::new();
    let whole = films.made("whole.mp4", &["-movflags", "faststart", "-bf", "2"]);
    let bytes = std::fs::read(&whole).unwrap();
    let mdat = bytes.windows(4).position(|four| four == b"mdat").unwrap();
    let (mut refused, mut state) = (0, 1_u64);
    for _ in 0..60 {
        let mut damaged = bytes.clone();
        for _ in 0..8 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = mdat + 4 + (state >> 33) as usize % (bytes.len() - mdat - 4);
            damaged[at] ^= 1 << ((state >> 60) % 8);
        }
        let path = films.path("damaged.mp4");
        std::fs::write(&path, damaged).unwrap();
        let Ok(film) = Film::open(&path) else { continue };
        let format = FrameFormat { width: 176, height: 144, rate: FrameRate::Fps25 };
        let (mut frames, mut frame) = (FilmFrames::new(&film, format), Frame::black(176, 144));
        let ended = loop {
            match frames.next_frame(&mut frame) {
                Ok(true) => {}
                Ok(false) => break None,
                Err(error) => break Some(error),
            }
        };
        if let Some(error) = ended {
            let codes = [ErrorCode::InvalidInput, ErrorCode::Unsupported];
            assert!(codes.contains(&error.code()), "{error:?}");
            refused += 1;
        }
    }
    assert!(refused > 5, "{refused} of 60 were refused");
}

#[test]
fn a_picture_that_changes_its_size_is_refused() {
    let films = Films::new();
    let small = films.made("small.h264", &["-x264-params", "repeat-headers=1"]);
    let large = "testsrc2=size=320x240:rate=25:duration=1";
    let large = films.made_of(large, "large.h264", &["-x264-params", "repeat-headers=1"]);
    let both = [std::fs::read(small).unwrap(), std::fs::read(large).unwrap()].concat();
    std::fs::write(films.path("both.h264"), both).unwrap();
    let path = films.path("both.mp4");
    ffmpeg(&[
        "-i",
        films.path("both.h264").to_str().unwrap(),
        "-c",
        "copy",
        path.to_str().unwrap(),
    ]);
    let film = match Film::open(&path) {
        Ok(film) => film,
        Err(error) => return assert_eq!(error.code(), ErrorCode::Unsupported, "{error}"),
    };
    let format = FrameFormat { width: 176, height: 144, rate: FrameRate::Fps25 };
    let (mut frames, mut frame) = (FilmFrames::new(&film, format), Frame::black(176, 144));
    let error = loop {
        if let Err(error) = frames.next_frame(&mut frame) {
            break error;
        }
    };
    assert_eq!(error.code(), ErrorCode::Unsupported);
}
