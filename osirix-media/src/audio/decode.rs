//! Sound that people bring: WAV, FLAC, MP3, AAC and Ogg Vorbis, as mono samples.

use std::io::Cursor;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use osirix_core::{Error, ErrorCode, Result};
use symphonia::core::codecs::audio::{AudioDecoder, AudioDecoderOptions};
use symphonia::core::errors::Error as Symphonia;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, FormatReader, TrackType};
use symphonia::core::io::{MediaSource, MediaSourceStream};
use symphonia::core::meta::MetadataOptions;
use symphonia::core::packet::Packet;
use symphonia::core::units::TimeBase;

/// Samples per second that are taken.
const RATES_HZ: std::ops::RangeInclusive<u32> = 8_000..=192_000;
/// The most channels.
const MAX_CHANNELS: usize = 8;
/// So many broken packets in a row are no slip any more.
const MAX_BROKEN: u32 = 50;

/// Sound that is decoded packet by packet.
pub(crate) struct Decoded {
    format: Box<dyn FormatReader>,
    decoder: Box<dyn AudioDecoder>,
    track: u32,
    time_base: Option<TimeBase>,
    /// What the sound is brought as, for errors.
    field: &'static str,
    interleaved: Vec<f32>,
    rate_hz: Option<u32>,
    part: Part,
}

impl Decoded {
    /// Opens a sound. One in no form that is known here is
    /// [`Unsupported`](ErrorCode::Unsupported) and names this field, as each error does.
    pub(crate) fn open(source: Box<dyn MediaSource>, field: &'static str) -> Result<Decoded> {
        guarded(field, || Decoded::probe(source, field))
    }

    fn probe(source: Box<dyn MediaSource>, field: &'static str) -> Result<Decoded> {
        let (unknown, no_sound) = (|error| unknown(field, error), || no_sound(field));
        let stream = MediaSourceStream::new(source, Default::default());
        let (format, metadata) = (FormatOptions::default(), MetadataOptions::default());
        let probe = symphonia::default::get_probe();
        let format = probe.probe(&Hint::new(), stream, format, metadata).map_err(unknown)?;
        let track = format.default_track(TrackType::Audio).ok_or_else(no_sound)?;
        let parameters = track.codec_params.as_ref().and_then(|all| all.audio());
        let decoder = symphonia::default::get_codecs()
            .make_audio_decoder(parameters.ok_or_else(no_sound)?, &AudioDecoderOptions::default())
            .map_err(unknown)?;
        let (track, time_base) = (track.id, track.time_base);
        let (interleaved, rate_hz, part) = (Vec::new(), None, Part::default());
        Ok(Decoded { format, decoder, track, time_base, field, interleaved, rate_hz, part })
    }

    /// What lies before, and what follows after this length, both in microseconds, is not heard.
    pub(crate) fn only(mut self, from_us: u64, length_us: u64) -> Decoded {
        self.part = Part::Asked { from_us, length_us };
        self
    }

    /// Appends the next samples, mixed to one channel, and tells their rate; `None` at the end.
    pub(crate) fn next(&mut self, mono: &mut Vec<f32>) -> Result<Option<u32>> {
        guarded(self.field, || self.decode(mono))
    }

    /// Goes past the next samples without decoding them, and tells how many there are; `None` at the
    /// end.
    pub(crate) fn skip(&mut self) -> Result<Option<u64>> {
        guarded(self.field, || {
            let Some(packet) = self.packet_of_part()? else { return Ok(None) };
            let (units, rate_hz) = (packet.dur.get(), u64::from(self.rate_hz.unwrap_or_default()));
            let samples = self.time_base.map_or(units, |base| {
                let (of, in_one) = (u64::from(base.numer.get()), u64::from(base.denom.get()));
                units.saturating_mul(of).saturating_mul(rate_hz) / in_one
            });
            let heard = self.part.take(samples, rate_hz);
            Ok(Some(heard.end - heard.start))
        })
    }

    /// The next packet, unless all that is to be heard was.
    fn packet_of_part(&mut self) -> Result<Option<Packet>> {
        if self.part.is_over() { Ok(None) } else { self.packet() }
    }

    /// The next packet of the sound. A file that ends in the middle of one is taken as far as it
    /// goes.
    fn packet(&mut self) -> Result<Option<Packet>> {
        loop {
            match self.format.next_packet() {
                Ok(Some(packet)) if packet.track_id == self.track => return Ok(Some(packet)),
                Ok(Some(_)) => {}
                Ok(None) => return Ok(None),
                Err(Symphonia::IoError(e)) if e.kind() == std::io::ErrorKind::UnexpectedEof => {
                    return Ok(None);
                }
                Err(error) => return Err(unknown(self.field, error)),
            }
        }
    }

    fn decode(&mut self, mono: &mut Vec<f32>) -> Result<Option<u32>> {
        let mut broken = 0;
        loop {
            let Some(packet) = self.packet_of_part()? else { return Ok(None) };
            match self.decoder.decode(&packet) {
                Ok(sound) => {
                    let (rate_hz, channels) = (sound.spec().rate(), sound.num_planes());
                    check(self.field, rate_hz, channels)?;
                    if *self.rate_hz.get_or_insert(rate_hz) != rate_hz {
                        return Err(no_sound(self.field)
                            .with("reason", "the rate changes within the sound"));
                    }
                    let Range { start, end } =
                        self.part.take(sound.frames() as u64, rate_hz.into());
                    if start == end {
                        continue;
                    }
                    sound.copy_to_vec_interleaved(&mut self.interleaved);
                    let share = 1.0 / channels as f32;
                    let heard = start as usize * channels..end as usize * channels;
                    let mixed = self.interleaved[heard].chunks_exact(channels);
                    mono.extend(mixed.map(|frame| clean(frame.iter().sum::<f32>() * share)));
                    return Ok(Some(rate_hz));
                }
                Err(Symphonia::DecodeError(_)) if broken < MAX_BROKEN => broken += 1,
                Err(error) => return Err(unknown(self.field, error)),
            }
        }
    }
}

/// What is to be heard of a sound.
#[derive(Default)]
enum Part {
    #[default]
    All,
    /// In microseconds.
    Asked { from_us: u64, length_us: u64 },
    /// In samples, once their rate is known: what is left out before, and what is left.
    Begun { before: u64, left: u64 },
}

impl Part {
    fn is_over(&self) -> bool {
        matches!(self, Part::Begun { left: 0, .. })
    }

    /// Which of the next samples are heard.
    fn take(&mut self, count: u64, rate_hz: u64) -> Range<u64> {
        if let Part::Asked { from_us, length_us } = *self {
            // To the nearest one.
            let samples =
                |us: u64| ((u128::from(us) * u128::from(rate_hz) + 500_000) / 1_000_000) as u64;
            *self = Part::Begun { before: samples(from_us), left: samples(length_us) };
        }
        let Part::Begun { before, left } = self else { return 0..count };
        let start = count.min(*before);
        let end = start + (count - start).min(*left);
        *before -= start;
        *left -= end - start;
        start..end
    }
}

/// The readers of others panic over some sounds that are no sounds: such a one is refused.
fn guarded<T>(field: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(no_sound(field)))
}

/// Refuses a sound by its beginning: in no form that is known here it is
/// [`Unsupported`](ErrorCode::Unsupported), of a rate or of channels that are not taken, or empty,
/// [`InvalidInput`](ErrorCode::InvalidInput); the error names the field `music`.
pub fn check_beginning(bytes: Vec<u8>) -> Result<()> {
    check_heard(Decoded::open(Box::new(Cursor::new(bytes)), "music")?)
}

/// Refuses a sound likewise, by the first of it that is heard.
pub(crate) fn check_heard(mut sound: Decoded) -> Result<()> {
    match sound.next(&mut Vec::new())? {
        Some(_) => Ok(()),
        None => Err(Error::invalid(sound.field, "the sound is empty").with("limit", "0.1 s")),
    }
}

/// A file of such a sound.
#[cfg(test)]
pub(crate) fn opened(path: &std::path::Path, field: &'static str) -> Result<Decoded> {
    Decoded::open(Box::new(std::fs::File::open(path).unwrap()), field)
}

fn check(field: &'static str, rate_hz: u32, channels: usize) -> Result<()> {
    if !RATES_HZ.contains(&rate_hz) {
        return Err(Error::invalid(field, "the sound has a rate that is not taken")
            .with("limit", format!("{}..{} Hz", RATES_HZ.start(), RATES_HZ.end()))
            .with("value", rate_hz));
    }
    if !(1..=MAX_CHANNELS).contains(&channels) {
        return Err(Error::invalid(field, "the sound has too many channels")
            .with("limit", MAX_CHANNELS)
            .with("value", channels));
    }
    Ok(())
}

/// Files of floats may hold what is no number, and what is far too loud.
fn clean(sample: f32) -> f32 {
    if sample.is_finite() { sample.clamp(-8.0, 8.0) } else { 0.0 }
}

pub(crate) fn no_sound(field: &'static str) -> Error {
    let message = "this sound cannot be read: bring WAV, FLAC, MP3, AAC, M4A or Ogg Vorbis";
    Error::new(ErrorCode::Unsupported, message).with("field", field)
}

// Taken by value to serve as a path in `map_err`.
#[allow(clippy::needless_pass_by_value)]
fn unknown(field: &'static str, error: Symphonia) -> Error {
    no_sound(field).with("reason", error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_the_same_however_the_samples_come() {
        const HZ: u64 = 1_000;
        for (from_ms, length_ms) in [(0, 5), (3, 4), (7, 100), (20, 1), (2, 0)] {
            let whole: Vec<u64> = (0..20).collect();
            let most = (from_ms + length_ms).min(20);
            let wanted = &whole[from_ms.min(20) as usize..most.max(from_ms.min(20)) as usize];
            for size in 1..=20 {
                let (from_us, length_us) = (from_ms * 1_000, length_ms * 1_000);
                let mut part = Part::Asked { from_us, length_us };
                let mut heard: Vec<u64> = Vec::new();
                for block in whole.chunks(size) {
                    let Range { start, end } = part.take(block.len() as u64, HZ);
                    heard.extend(&block[start as usize..end as usize]);
                }
                assert_eq!(heard, wanted, "{from_ms} ms on, {length_ms} ms, by {size}");
                assert_eq!(part.is_over(), heard.len() as u64 == length_ms, "by {size}");
            }
        }
        assert_eq!(Part::All.take(7, HZ), 0..7);
        let mut part = Part::Asked { from_us: 1, length_us: u64::MAX };
        assert_eq!(part.take(7, 96_000), 0..7, "as much as there is");
    }
}
