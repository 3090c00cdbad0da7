//! Sound that people bring: WAV, FLAC, MP3, AAC and Ogg Vorbis, as mono samples.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use osirix_core::{Error, ErrorCode, Result};
use symphonia::core::codecs::audio::{AudioDecoder, AudioDecoderOptions};
use symphonia::core::errors::Error as Symphonia;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, FormatReader, TrackType};
use symphonia::core::io::{MediaSource, MediaSourceStream};
use symphonia::core::meta::MetadataOptions;

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
    interleaved: Vec<f32>,
    rate_hz: Option<u32>,
}

impl Decoded {
    /// Opens a sound. One in no form that is known here is
    /// [`Unsupported`](ErrorCode::Unsupported).
    pub(crate) fn open(source: Box<dyn MediaSource>) -> Result<Decoded> {
        guarded(|| Decoded::probe(source))
    }

    fn probe(source: Box<dyn MediaSource>) -> Result<Decoded> {
        let stream = MediaSourceStream::new(source, Default::default());
        let (format, metadata) = (FormatOptions::default(), MetadataOptions::default());
        let probe = symphonia::default::get_probe();
        let format = probe.probe(&Hint::new(), stream, format, metadata).map_err(unknown)?;
        let track = format.default_track(TrackType::Audio).ok_or_else(no_sound)?;
        let parameters = track.codec_params.as_ref().and_then(|all| all.audio());
        let decoder = symphonia::default::get_codecs()
            .make_audio_decoder(parameters.ok_or_else(no_sound)?, &AudioDecoderOptions::default())
            .map_err(unknown)?;
        let track = track.id;
        Ok(Decoded { format, decoder, track, interleaved: Vec::new(), rate_hz: None })
    }

    /// Appends the next samples, mixed to one channel, and tells their rate; `None` at the end.
    pub(crate) fn next(&mut self, mono: &mut Vec<f32>) -> Result<Option<u32>> {
        guarded(|| self.decode(mono))
    }

    fn decode(&mut self, mono: &mut Vec<f32>) -> Result<Option<u32>> {
        let mut broken = 0;
        loop {
            let packet = match self.format.next_packet() {
                Ok(Some(packet)) if packet.track_id == self.track => packet,
                Ok(Some(_)) => continue,
                // A file that ends in the middle of a packet is taken as far as it goes.
                Ok(None) => return Ok(None),
                Err(Symphonia::IoError(e)) if e.kind() == std::io::ErrorKind::UnexpectedEof => {
                    return Ok(None);
                }
                Err(error) => return Err(unknown(error)),
            };
            match self.decoder.decode(&packet) {
                Ok(sound) => {
                    let (rate_hz, channels) = (sound.spec().rate(), sound.num_planes());
                    check(rate_hz, channels)?;
                    if *self.rate_hz.get_or_insert(rate_hz) != rate_hz {
                        return Err(no_sound().with("reason", "the rate changes within the sound"));
                    }
                    if sound.frames() == 0 {
                        continue;
                    }
                    sound.copy_to_vec_interleaved(&mut self.interleaved);
                    let part = 1.0 / channels as f32;
                    let mixed = self.interleaved.chunks_exact(channels);
                    mono.extend(mixed.map(|frame| clean(frame.iter().sum::<f32>() * part)));
                    return Ok(Some(rate_hz));
                }
                Err(Symphonia::DecodeError(_)) if broken < MAX_BROKEN => broken += 1,
                Err(error) => return Err(unknown(error)),
            }
        }
    }
}

/// The readers of others panic over some sounds that are no sounds: such a one is refused.
fn guarded<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(no_sound()))
}

/// Refuses a sound by its beginning: in no form that is known here it is
/// [`Unsupported`](ErrorCode::Unsupported), of a rate or of channels that are not taken, or empty,
/// [`InvalidInput`](ErrorCode::InvalidInput); the error names the field `music`.
pub fn check_beginning(bytes: Vec<u8>) -> Result<()> {
    let mut sound = Decoded::open(Box::new(Cursor::new(bytes)))?;
    match sound.next(&mut Vec::new())? {
        Some(_) => Ok(()),
        None => Err(Error::invalid("music", "the sound is empty").with("limit", "0.1 s")),
    }
}

fn check(rate_hz: u32, channels: usize) -> Result<()> {
    if !RATES_HZ.contains(&rate_hz) {
        return Err(Error::invalid("music", "the sound has a rate that is not taken")
            .with("limit", format!("{}..{} Hz", RATES_HZ.start(), RATES_HZ.end()))
            .with("value", rate_hz));
    }
    if !(1..=MAX_CHANNELS).contains(&channels) {
        return Err(Error::invalid("music", "the sound has too many channels")
            .with("limit", MAX_CHANNELS)
            .with("value", channels));
    }
    Ok(())
}

/// Files of floats may hold what is no number, and what is far too loud.
fn clean(sample: f32) -> f32 {
    if sample.is_finite() { sample.clamp(-8.0, 8.0) } else { 0.0 }
}

fn no_sound() -> Error {
    let message = "this sound cannot be read: bring WAV, FLAC, MP3, AAC or Ogg Vorbis";
    Error::new(ErrorCode::Unsupported, message).with("field", "music")
}

// Taken by value to serve as a path in `map_err`.
#[allow(clippy::needless_pass_by_value)]
fn unknown(error: Symphonia) -> Error {
    no_sound().with("reason", error)
}
