//! Films that people bring: their index, their pictures and their sound.

use osirix_core::ErrorCode;
use osirix_core::error::Error;
use osirix_core::media::{Frame, FrameFormat, FrameRate, FrameSource as _};
use osirix_media::footage::{Film, FilmFrames, check_sound, master_sound};

use crate::Target;
use crate::input::{file, place};

pub(crate) const TARGET: Target = Target { name: "footage", run, seeds };

const FORMAT: FrameFormat = FrameFormat { width: 48, height: 32, rate: FrameRate::Fps25 };
/// More frames say nothing new.
const FRAMES: u64 = 20;
/// The longest film whose sound is mastered, in microseconds.
const MASTERED_US: u64 = 3_000_000;

fn run(bytes: &[u8]) {
    let film = match Film::open(&file("footage", bytes)) {
        Ok(film) => film,
        Err(error) => return assert_told(&error),
    };
    let (width, height) = film.size();
    assert!((32..=1_920).contains(&width) && (32..=1_920).contains(&height), "{film:?}");
    assert!((1..=600_999_999).contains(&film.duration_us()), "{film:?}");
    assert!((1..=36_000).contains(&film.pictures()), "{film:?}");
    hear(&film);
    let mut frame = Frame::black(FORMAT.width, FORMAT.height);
    let mut frames = FilmFrames::new(&film, FORMAT);
    let total = frames.total_frames().min(FRAMES);
    for _ in 0..total {
        match frames.next_frame(&mut frame) {
            Ok(more) => assert!(more, "as many frames come as are announced"),
            Err(error) => return assert_told(&error),
        }
    }
}

/// The sound, which is mastered where that takes no time.
fn hear(film: &Film) {
    let heard = check_sound(film, "footage").and_then(|()| match film.duration_us() {
        ..=MASTERED_US => {
            master_sound(film, &place("footage.wav"), "footage", &|| Ok(())).map(drop)
        }
        _ => Ok(()),
    });
    if let Err(error) = heard {
        assert_told(&error);
    }
}

fn assert_told(error: &Error) {
    let codes = [ErrorCode::InvalidInput, ErrorCode::Unsupported, ErrorCode::TooLarge];
    assert!(codes.contains(&error.code()), "{error:?}");
    assert!(error.context_value("value").is_some(), "{error:?}");
}

fn seeds() -> Vec<Vec<u8>> {
    crate::video::examples()
}
