//! From an engine's speech to the sound of a video: 48 kHz, one loudness, no clipped peak.
//!
//! [`Mastering`] takes speech as it comes and leaves a WAV file; [`WavSource`] streams one.

#[cfg(feature = "neural")]
mod convert;
mod gain;
mod limiter;
mod mastering;
#[cfg(feature = "neural")]
mod mel;
mod peak;
mod resample;
#[cfg(feature = "neural")]
mod resampled;
mod scratch;
mod wav;

#[cfg(feature = "neural")]
pub(crate) use convert::convert;
pub use mastering::{MasteredAudio, Mastering};
#[cfg(feature = "neural")]
pub(crate) use mel::{
    MEL_BANDS, MEL_COLUMNS_PER_SECOND, MEL_RATE_HZ, MEL_SILENCE, MelColumn, MelColumns,
};
#[cfg(feature = "neural")]
pub(crate) use resampled::Resampled;
pub use wav::WavSource;

/// Samples per second of mastered sound.
pub const RATE_HZ: u32 = 48_000;
