//! From an engine's speech to the sound of a video: 48 kHz, one loudness, no clipped peak.
//!
//! [`Mastering`] takes speech as it comes and leaves a WAV file; [`WavSource`] streams one. [`Mel`]
//! is how lip-sync models and the alignment hear it.

mod convert;
mod gain;
mod limiter;
mod mastering;
mod mel;
mod peak;
mod resample;
mod scratch;
mod wav;

pub(crate) use convert::convert;
pub use mastering::{MasteredAudio, Mastering};
pub use mel::{MEL_BANDS, MEL_COLUMNS_PER_SECOND, MEL_RATE_HZ, Mel};
pub use wav::WavSource;

/// Samples per second of mastered sound.
pub const RATE_HZ: u32 = 48_000;
