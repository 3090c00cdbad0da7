//! Whether a file is one that a network takes.

use std::path::Path;

use osirix_core::media::{Preset, PresetLimits};
use osirix_core::{Error, ErrorCode, Result};

use super::VideoFacts;

/// How much a shape may differ from the one that is named, for sizes are whole and even.
const SHAPE_TOLERANCE: f64 = 0.01;

/// Reads a file's index and checks it against what a network takes: its bytes, length, shape,
/// pace, codecs, the rate of its sound, an index in front and no edit lists.
///
/// What does not fit is an error that names the field, the limit and the value:
/// [`TooLarge`](ErrorCode::TooLarge) above a limit, otherwise
/// [`InvalidInput`](ErrorCode::InvalidInput). A file that is no MP4 is
/// [`Unsupported`](ErrorCode::Unsupported).
///
/// ```no_run
/// use osirix_core::media::Preset;
/// use osirix_media::film;
///
/// let facts = film::check("reel.mp4".as_ref(), Preset::InstagramReels)?;
/// assert!(facts.fps > 23.0);
/// # Ok::<(), osirix_core::Error>(())
/// ```
pub fn check(path: &Path, preset: Preset) -> Result<VideoFacts> {
    let facts = VideoFacts::read(path)?;
    check_facts(&facts, &preset.limits()).map_err(|error| error.with("preset", preset))?;
    Ok(facts)
}

/// The same of what is known of a file.
fn check_facts(facts: &VideoFacts, limits: &PresetLimits) -> Result<()> {
    range("bytes", facts.bytes, limits.bytes)?;
    range("duration_us", facts.duration_us(), limits.duration_us)?;
    let (slowest, fastest) = limits.fps;
    if !(f64::from(slowest) - 0.01..=f64::from(fastest) + 0.01).contains(&facts.fps) {
        let limit = format!("{slowest} to {fastest}");
        return wrong("fps", "the network takes no video of this pace", limit, facts.fps);
    }
    let shape = f64::from(facts.width) / f64::from(facts.height.max(1));
    let fits = |of: (f64, f64)| (shape / (of.0 / of.1) - 1.0).abs() <= SHAPE_TOLERANCE;
    if !limits.aspects.iter().any(|aspect| fits(sides(aspect.as_str()))) {
        let shapes: Vec<_> = limits.aspects.iter().map(|aspect| aspect.as_str()).collect();
        let value = format!("{}x{}", facts.width, facts.height);
        return wrong("size", "the network does not take this shape", shapes.join(", "), value);
    }
    check_stream(facts, limits)
}

fn check_stream(facts: &VideoFacts, limits: &PresetLimits) -> Result<()> {
    if facts.picture_codec != "avc1" {
        return wrong("picture_codec", "the picture must be H.264", "avc1", &facts.picture_codec);
    }
    if facts.sound_codec != "mp4a" {
        return wrong("sound_codec", "the sound must be AAC", "mp4a", &facts.sound_codec);
    }
    if facts.sound_hz > limits.sound_hz {
        return wrong("sound_hz", "the sound's rate is too high", limits.sound_hz, facts.sound_hz);
    }
    if !(1..=2).contains(&facts.channels) {
        return wrong("channels", "the sound must be mono or stereo", "1 to 2", facts.channels);
    }
    if !facts.index_in_front {
        return wrong("index_in_front", "the index must stand before the media", true, false);
    }
    if facts.edit_lists {
        return wrong("edit_lists", "the file must have no edit lists", false, true);
    }
    Ok(())
}

/// `16:9` as two numbers.
fn sides(aspect: &str) -> (f64, f64) {
    let (across, down) = aspect.split_once(':').unwrap_or(("1", "1"));
    (across.parse().unwrap_or(1.0), down.parse().unwrap_or(1.0))
}

fn range(field: &'static str, value: u64, (least, most): (u64, u64)) -> Result<()> {
    if value > most {
        let error = Error::new(ErrorCode::TooLarge, "the video is too large for the network");
        return Err(error.with("field", field).with("limit", most).with("value", value));
    }
    if value < least {
        return wrong(field, "the video is too small for the network", least, value);
    }
    Ok(())
}

fn wrong(
    field: &'static str,
    message: &'static str,
    limit: impl std::fmt::Display,
    value: impl std::fmt::Display,
) -> Result<()> {
    Err(Error::invalid(field, message).with("limit", limit).with("value", value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reel() -> VideoFacts {
        VideoFacts {
            bytes: 5_000_000,
            index_in_front: true,
            edit_lists: false,
            width: 1080,
            height: 1920,
            frames: 300,
            fps: 30.0,
            picture_codec: "avc1".to_owned(),
            picture_us: 10_000_000,
            sound_codec: "mp4a".to_owned(),
            sound_hz: 48_000,
            channels: 1,
            sound_us: 10_000_000,
        }
    }

    #[test]
    fn each_limit_is_kept_and_named() {
        let check = |facts| check_facts(&facts, &Preset::InstagramReels.limits());
        check(reel()).unwrap();
        let cases = [
            (VideoFacts { bytes: 300_000_001, ..reel() }, "bytes", ErrorCode::TooLarge),
            (VideoFacts { sound_us: 901_000_000, ..reel() }, "duration_us", ErrorCode::TooLarge),
            (
                VideoFacts { picture_us: 2_900_000, sound_us: 2_900_000, ..reel() },
                "duration_us",
                ErrorCode::InvalidInput,
            ),
            (VideoFacts { fps: 22.0, ..reel() }, "fps", ErrorCode::InvalidInput),
            (VideoFacts { fps: f64::NAN, ..reel() }, "fps", ErrorCode::InvalidInput),
            (VideoFacts { width: 1920, ..reel() }, "size", ErrorCode::InvalidInput),
            (VideoFacts { height: 0, ..reel() }, "size", ErrorCode::InvalidInput),
            (
                VideoFacts { picture_codec: "hvc1".to_owned(), ..reel() },
                "picture_codec",
                ErrorCode::InvalidInput,
            ),
            (
                VideoFacts { sound_codec: "Opus".to_owned(), ..reel() },
                "sound_codec",
                ErrorCode::InvalidInput,
            ),
            (VideoFacts { sound_hz: 96_000, ..reel() }, "sound_hz", ErrorCode::InvalidInput),
            (VideoFacts { channels: 6, ..reel() }, "channels", ErrorCode::InvalidInput),
            (
                VideoFacts { index_in_front: false, ..reel() },
                "index_in_front",
                ErrorCode::InvalidInput,
            ),
            (VideoFacts { edit_lists: true, ..reel() }, "edit_lists", ErrorCode::InvalidInput),
        ];
        for (facts, field, code) in cases {
            let error = check(facts).unwrap_err();
            assert_eq!((error.context_value("field"), error.code()), (Some(field), code));
            assert!(error.context_value("limit").is_some(), "{field}");
        }
    }
}
