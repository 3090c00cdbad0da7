//! The sound of a film that is shown with it.

use std::path::Path;

use osirix_core::Result;
use osirix_core::error::ErrorCode;
use symphonia::core::io::ReadOnlySource;

use super::Film;
use super::packets::{Packets, Placed, unread_sound};
use crate::audio::{Decoded, FAINT, Mastering};

/// Refuses a film whose sound cannot be read.
///
/// - One without a sound is read.
/// - What is not read is [`Unsupported`](ErrorCode::Unsupported) and named by `value`: all but AAC
///   of low complexity in one or two channels.
pub fn check_sound(film: &Film, field: &'static str) -> Result<()> {
    let Some(placed) = Packets::of(film)? else { return Ok(()) };
    opened(placed.packets, field)?.next(&mut Vec::new()).map(drop).map_err(of_film)
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
    let Placed { packets, cut_us, silence_us } = placed;
    let mut sound = opened(packets, field)?;
    let scratch = to.parent().unwrap_or(Path::new("."));
    let (mut block, mut heard) = (Vec::new(), false);
    let mut mastering: Option<(Mastering, Span)> = None;
    while let Some(rate_hz) = sound.next(&mut block).map_err(of_film)? {
        let (mastering, span) = match &mut mastering {
            Some(begun) => begun,
            none => {
                let samples = |us: u64| us.saturating_mul(rate_hz.into()) / 1_000_000;
                let length = samples(film.duration_us());
                let silence = samples(silence_us).min(length);
                let mut mastering = Mastering::new(rate_hz, scratch)?;
                silent(&mut mastering, silence)?;
                let span = Span { cut: samples(cut_us), left: length - silence };
                none.insert((mastering, span))
            }
        };
        let samples = span.of(&block);
        heard |= samples.iter().any(|sample| sample.abs() > FAINT);
        mastering.push(samples)?;
        if span.left == 0 {
            break;
        }
        block.clear();
        told()?;
    }
    match mastering {
        Some((mastering, _)) if heard => mastering.finish(to).map(|_| true),
        _ => Ok(false),
    }
}

/// What is to be heard of a sound, in samples: all but the first ones, and no more than are left.
struct Span {
    cut: u64,
    left: u64,
}

impl Span {
    fn of<'a>(&mut self, block: &'a [f32]) -> &'a [f32] {
        let cut = self.cut.min(block.len() as u64);
        let rest = &block[cut as usize..];
        let taken = self.left.min(rest.len() as u64);
        self.cut -= cut;
        self.left -= taken;
        &rest[..taken as usize]
    }
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

fn opened(packets: Packets, field: &'static str) -> Result<Decoded> {
    Decoded::open(Box::new(ReadOnlySource::new(packets)), field).map_err(of_film)
}

/// What is said of a sound, said of a film.
fn of_film(error: osirix_core::Error) -> osirix_core::Error {
    match error.code() {
        ErrorCode::Unsupported => unread_sound("AAC").caused_by(error),
        _ => error,
    }
}
