//! From somebody's film to the one that is kept.

use std::path::Path;

use osirix_core::media::{FrameFormat, Silence, Untold, VideoEncoder as _};
use osirix_core::{Error, ErrorCode, Result};

use super::person::Person;
use crate::footage::{Film, FilmFrames};
use crate::video::Mp4Encoder;

/// The largest file that is read, in bytes.
pub const MAX_FILM_BYTES: u64 = 500_000_000;

/// The longest film that becomes an avatar, in seconds.
pub const MAX_AVATAR_FILM_SECONDS: u64 = 180;

/// The shortest, in microseconds: less is hardly more than a picture.
const LEAST_US: u64 = 1_000_000;

/// No face in a video needs more pixels than the longer side has here.
const MOST_SIDE: u32 = 1_280;

/// The sound that is not there, as encoders want it.
const RATE_HZ: u32 = 48_000;

/// Reads and judges a person's film, and writes it anew: upright, at most 1,280 pixels on its longer
/// side, at 25 or 30 frames a second, without its sound and without what cameras write into files,
/// such as places.
///
/// - The file is an MP4 (or MOV) with H.264, of 1 to 180 seconds, at most 500 MB and at most 1,920
///   pixels a side; see [`Film`] for what is read.
/// - It shows one face, which looks at the camera in most of it, is usually at least 120 pixels wide
///   and sharp.
/// - A refusal names the field `picture`, the value and, where there is one, the limit, and leaves
///   nothing at `output`.
///
/// It keeps all cores busy for about as long as the film is.
pub fn import_film(input: &Path, output: &Path) -> Result<()> {
    written(input, output).map_err(|error| {
        // What was begun is gone, also where the second look refuses it.
        std::fs::remove_file(output).ok();
        error.with("field", "picture")
    })
}

fn written(input: &Path, output: &Path) -> Result<()> {
    let bytes = std::fs::metadata(input).map_err(|e| Error::io("read the film", e))?.len();
    if bytes > MAX_FILM_BYTES {
        return Err(too_large("the film is too large", MAX_FILM_BYTES, bytes));
    }
    let film = Film::open(input)?;
    let seconds = film.duration_us() / 1_000_000;
    if seconds > MAX_AVATAR_FILM_SECONDS {
        let message = "the film is too long for an avatar: cut it";
        return Err(too_large(message, MAX_AVATAR_FILM_SECONDS, seconds).with("unit", "seconds"));
    }
    if film.duration_us() < LEAST_US {
        return Err(Error::new(ErrorCode::InvalidInput, "the film is too short for an avatar")
            .with("limit", "1 second")
            .with("value", format!("{} ms", film.duration_us() / 1_000)));
    }
    Person::find(&film)?;
    let (width, height) = film.size();
    let most = width.max(height);
    let side = |pixels: u32| match most > MOST_SIDE {
        true => (pixels * MOST_SIDE / most).next_multiple_of(2),
        false => pixels.next_multiple_of(2),
    };
    let format = FrameFormat { width: side(width), height: side(height), rate: film.rate() };
    let frames = Box::new(FilmFrames::new(&film, format));
    let samples = film.duration_us() * u64::from(RATE_HZ) / 1_000_000;
    let silence = Box::new(Silence::new(RATE_HZ, samples));
    Mp4Encoder::new().encode(frames, silence, output, &Untold)?;
    // What is kept is what is judged, so that it can be opened whenever it is.
    Person::find(&Film::open(output)?).map(drop)
}

fn too_large(message: &'static str, limit: u64, value: u64) -> Error {
    Error::new(ErrorCode::TooLarge, message).with("limit", limit).with("value", value)
}
