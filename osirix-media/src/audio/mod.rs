//! From an engine's speech to the sound of a video: 48 kHz, one loudness, no clipped peak.
//!
//! [`Mastering`] takes speech as it comes and leaves a WAV file; [`WavSource`] streams one. Music
//! that people bring is decoded, mastered in the same way and laid under the voice.

#[cfg(feature = "neural")]
mod convert;
mod decode;
mod gain;
mod limiter;
mod mastering;
mod mix;
mod peak;
mod resample;
mod scratch;
mod wav;

#[cfg(feature = "neural")]
pub(crate) use convert::convert;
pub(crate) use decode::check_beginning;
pub use mastering::{MasteredAudio, Mastering};
pub(crate) use mix::{VoiceOverMusic, ready_music};
pub use wav::WavSource;

/// Samples per second of mastered sound.
pub const RATE_HZ: u32 = 48_000;
