//! From an engine's speech to the sound of a video: 48 kHz, one loudness, no clipped peak.
//!
//! [`Mastering`] takes speech as it comes and leaves a WAV file; [`WavSource`] streams one. Music
//! that people bring is decoded, mastered in the same way and laid under the voice.

mod compose;
#[cfg(any(feature = "hosted", feature = "neural"))]
mod convert;
mod decode;
mod gain;
mod limiter;
mod mastering;
#[cfg(any(feature = "hosted", feature = "neural"))]
mod mel;
mod mix;
mod peak;
mod resample;
#[cfg(any(feature = "hosted", feature = "neural"))]
mod resampled;
#[cfg(any(feature = "hosted", feature = "measure", test))]
mod samples;
mod scratch;
mod wav;

pub use compose::{PIECES, compose};
#[cfg(any(feature = "hosted", feature = "neural"))]
pub(crate) use convert::convert;
pub use decode::check_beginning;
pub use mastering::{MasteredAudio, Mastering};
#[cfg(feature = "neural")]
pub(crate) use mel::MEL_SILENCE;
#[cfg(any(feature = "hosted", feature = "neural"))]
pub(crate) use mel::{MEL_BANDS, MEL_COLUMNS_PER_SECOND, MEL_RATE_HZ, MelColumn, MelColumns};
pub(crate) use mix::{VoiceOverMusic, ready_music};
#[cfg(feature = "measure")]
pub(crate) use resample::Resampler;
#[cfg(any(feature = "hosted", feature = "neural"))]
pub(crate) use resampled::Resampled;
#[cfg(any(feature = "hosted", feature = "measure", test))]
pub(crate) use samples::Samples;
pub use wav::WavSource;
pub(crate) use wav::{JoinedWav, cut_wav};

/// Samples per second of mastered sound.
pub const RATE_HZ: u32 = 48_000;
