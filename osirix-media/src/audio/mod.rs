//! From an engine's speech to the sound of a video: 48 kHz, one loudness, no clipped peak.
//!
//! [`Mastering`] takes speech as it comes and leaves a WAV file; [`WavSource`] streams one. Music
//! that people bring is decoded, mastered in the same way and laid under the voice.

mod compose;
#[cfg(any(feature = "hosted", feature = "neural", test))]
mod convert;
mod decode;
mod gain;
mod limiter;
mod mastering;
mod mel;
mod mix;
mod peak;
mod recording;
mod resample;
mod resampled;
mod samples;
mod scratch;
mod wav;

pub use compose::{PIECES, compose};
#[cfg(any(feature = "hosted", feature = "neural", test))]
pub(crate) use convert::convert;
pub use decode::check_beginning;
#[cfg(test)]
pub(crate) use decode::opened;
pub(crate) use decode::{Decoded, check_heard, no_sound};
pub use mastering::{MasteredAudio, Mastering};
#[cfg(feature = "neural")]
pub(crate) use mel::MEL_SILENCE;
pub(crate) use mel::{MEL_BANDS, MEL_COLUMNS_PER_SECOND, MEL_RATE_HZ, MelColumn, MelColumns};
pub(crate) use mix::{VoiceOverMusic, ready_music};
pub(crate) use recording::{
    FAINT, FIELD as RECORDING, MOST_US as LONGEST_RECORDING_US, master_recording, recording_length,
};
#[cfg(feature = "measure")]
pub(crate) use resample::Resampler;
pub(crate) use resampled::Resampled;
pub(crate) use samples::Samples;
pub use wav::WavSource;
pub(crate) use wav::{JoinedWav, cut_wav};

/// Samples per second of mastered sound.
pub const RATE_HZ: u32 = 48_000;
