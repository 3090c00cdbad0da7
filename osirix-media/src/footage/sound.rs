//! The sound of a film that is shown with it, and sound that is brought alone.

use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::path::Path;

use osirix_core::Result;
use osirix_core::error::ErrorCode;
use symphonia::core::io::ReadOnlySource;

use super::Film;
use super::index::unread;
use super::kind::in_boxes;
use super::packets::{Packets, Placed, unread_sound};
use crate::audio::{Decoded, FAINT, Mastering, no_sound};

/// Refuses a film whose sound cannot be read.
///
/// - One without a sound is read.
/// - What is not read is [`Unsupported`](ErrorCode::Unsupported) and named by `value`: all but AAC
///   of low complexity in one or two channels.
pub fn check_sound(film: &Film, field: &'static str) -> Result<()> {
    let Some(placed) = Packets::of(film)? else { return Ok(()) };
    opened(placed, u64::MAX, field)?.next(&mut Vec::new()).map(drop).map_err(of_boxes)
}

/// Masters the sound of a film to a WAV file as the speech of a voice is, so that they are equally
/// loud, and tells whether there is one.
///
/// - It begins with the first picture and ends with the last one, or before.
/// - There is none where nothing is louder than -60 dBFS: made as loud as a voice, it would be
///   noise.
/// - `told` is asked now and then, and may stop it.
pub fn master_sound(
    film: &Film,
    to: &Path,
    field: &'static str,
    told: &dyn Fn() -> Result<()>,
) -> Result<bool> {
    let Some(placed) = Packets::of(film)? else { return Ok(false) };
    let silence_us = placed.silence_us.min(film.duration_us());
    let rest_us = film.duration_us() - silence_us;
    let mut sound = opened(placed, rest_us, field)?;
    let scratch = to.parent().unwrap_or(Path::new("."));
    let (mut block, mut heard) = (Vec::new(), false);
    let mut mastering: Option<Mastering> = None;
    while let Some(rate_hz) = sound.next(&mut block).map_err(of_boxes)? {
        let mastering = match &mut mastering {
            Some(mastering) => mastering,
            none => {
                let mut mastering = Mastering::new(rate_hz, scratch)?;
                silent(&mut mastering, silence_us * u64::from(rate_hz) / 1_000_000)?;
                none.insert(mastering)
            }
        };
        heard |= block.iter().any(|sample| sample.abs() > FAINT);
        mastering.push(&block)?;
        block.clear();
        told()?;
    }
    match mastering {
        Some(mastering) if heard => mastering.finish(to).map(|_| true),
        _ => Ok(false),
    }
}

/// Opens the sound of a file, of whatever form it is: of one in boxes (M4A, MP4, QuickTime) the
/// first sound that is read, as its edit list says, and of others what [`Decoded`] reads.
///
/// What is in no form that is known here is [`Unsupported`](ErrorCode::Unsupported), what contradicts
/// itself or ends early [`InvalidInput`](ErrorCode::InvalidInput). Each error names the field.
pub(crate) fn open_sound(path: &Path, field: &'static str) -> Result<Decoded> {
    let mut file = File::open(path).map_err(unread)?;
    let mut start = Vec::new();
    (&file).take(8).read_to_end(&mut start).map_err(unread)?;
    file.rewind().map_err(unread)?;
    if !in_boxes(&start) {
        return Decoded::open(Box::new(file), field);
    }
    let opening = Packets::alone(file, field).and_then(|placed| match placed {
        Some(placed) => opened(placed, u64::MAX, field),
        None => Err(no_sound(field)),
    });
    opening.map_err(|error| match error.context_value("field") {
        Some(_) => error,
        None => error.with("field", field),
    })
}

/// How many samples are heard of a sound that is brought alone, of whatever form: it is decoded to
/// its end. What is not read is refused as a recording would be, and names the field.
pub fn count_heard(path: &Path, field: &'static str) -> Result<u64> {
    let mut sound = open_sound(path, field)?;
    let (mut block, mut samples) = (Vec::new(), 0);
    while sound.next(&mut block)?.is_some() {
        samples += block.len() as u64;
        block.clear();
    }
    Ok(samples)
}

fn silent(mastering: &mut Mastering, mut samples: u64) -> Result<()> {
    let silence = [0.0; 4_096];
    while samples > 0 {
        let count = samples.min(silence.len() as u64);
        mastering.push(&silence[..count as usize])?;
        samples -= count;
    }
    Ok(())
}

/// A sound of which no more is heard than this.
fn opened(placed: Placed, most_us: u64, field: &'static str) -> Result<Decoded> {
    let source = ReadOnlySource::new(placed.packets);
    let sound = Decoded::open(Box::new(source), field).map_err(of_boxes)?;
    Ok(sound.only(placed.cut_us, placed.heard_us.min(most_us)))
}

/// What is said of a sound, said of one in boxes.
fn of_boxes(error: osirix_core::Error) -> osirix_core::Error {
    match error.code() {
        ErrorCode::Unsupported => unread_sound("AAC").caused_by(error),
        _ => error,
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// A second of a low tone, a second of a high one and a second of nothing, in this form.
    fn tones(folder: &Path, name: &str, form: &[&str]) -> PathBuf {
        const SOUND: &str =
            "aevalsrc=0.2*sin(2*PI*t*if(lt(t\\,1)\\,200\\,2000))*lt(t\\,2):d=3:s=44100";
        let path = folder.join(name);
        let mut ffmpeg = std::process::Command::new("ffmpeg");
        ffmpeg.args(["-v", "error", "-y", "-f", "lavfi", "-i", SOUND]).args(form).arg(&path);
        assert!(ffmpeg.status().unwrap().success());
        path
    }

    fn heard(path: &Path) -> (Vec<f32>, u32) {
        let mut sound = open_sound(path, "audio").unwrap();
        let (mut samples, mut rate_hz) = (Vec::new(), 0);
        while let Some(rate) = sound.next(&mut samples).unwrap() {
            rate_hz = rate;
        }
        (samples, rate_hz)
    }

    /// How often a second of it goes up through zero.
    fn pitch(samples: &[f32]) -> usize {
        let ups = samples.windows(2).filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0).count();
        ups * 44_100 / samples.len()
    }

    #[test]
    fn a_sound_in_boxes_is_as_long_as_it_was_and_begins_where_it_did() {
        let folder = tempfile::tempdir().unwrap();
        for (name, form) in [
            ("a.m4a", &["-c:a", "aac"][..]),
            ("b.m4a", &["-c:a", "aac", "-ac", "2", "-movflags", "+faststart"]),
        ] {
            let (samples, rate_hz) = heard(&tones(folder.path(), name, form));
            assert_eq!((samples.len(), rate_hz), (3 * 44_100, 44_100), "{name}");
            assert!(pitch(&samples[..44_000]).abs_diff(200) < 4, "{name}");
            assert!(pitch(&samples[44_200..88_000]).abs_diff(2_000) < 20, "{name}");
            let first = samples.iter().position(|sample| sample.abs() > 0.1).unwrap();
            assert!(first < 441, "{name}: {first}");
        }
    }

    #[test]
    fn what_an_edit_list_leaves_out_is_not_heard() {
        let folder = tempfile::tempdir().unwrap();
        let path = tones(folder.path(), "a.m4a", &["-c:a", "aac"]);
        let mut bytes = std::fs::read(&path).unwrap();
        let list = bytes.windows(4).position(|kind| kind == b"elst").unwrap();
        // Behind version, flags and count: how long, in milliseconds, and from where, in samples.
        let (length, from) = (list + 12, list + 16);
        let was = u32::from_be_bytes(bytes[from..from + 4].try_into().unwrap());
        bytes[length..length + 4].copy_from_slice(&500_u32.to_be_bytes());
        bytes[from..from + 4].copy_from_slice(&(was + 44_100).to_be_bytes());
        std::fs::write(&path, bytes).unwrap();
        let (samples, _) = heard(&path);
        assert_eq!(samples.len(), 22_050);
        assert!(pitch(&samples).abs_diff(2_000) < 60, "{}", pitch(&samples));
    }

    #[test]
    fn what_is_not_read_in_boxes_is_unknown_and_what_ends_early_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let refusal = |path: &Path| {
            let error = open_sound(path, "audio").err().unwrap();
            assert_eq!(error.context_value("field"), Some("audio"), "{error}");
            error.code()
        };
        for (name, form) in [
            ("lossless.m4a", &["-c:a", "alac"][..]),
            ("around.m4a", &["-c:a", "aac", "-ac", "6"]),
            ("fragments.mp4", &["-c:a", "aac", "-movflags", "frag_keyframe+empty_moov"]),
        ] {
            let path = tones(folder.path(), name, form);
            assert_eq!(refusal(&path), ErrorCode::Unsupported, "{name}");
        }
        let path = tones(folder.path(), "whole.m4a", &["-c:a", "aac", "-movflags", "+faststart"]);
        let whole = std::fs::read(&path).unwrap();
        std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
        assert_eq!(refusal(&path), ErrorCode::InvalidInput);
        std::fs::write(&path, &whole[..whole.len() / 20]).unwrap();
        assert_eq!(refusal(&path), ErrorCode::Unsupported);
    }
}
