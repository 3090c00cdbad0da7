//! Text to speech: one file or folder an engine, and what English engines share.
//!
//! [`FliteEngine`] is the one that is always there: its voice is part of the program. With the
//! feature `neural` [`NeuralEngine`] speaks by models that a user adds. A [`Lexicon`] tells both how
//! names are said.

mod alignment;
mod analysis;
mod cut;
mod flite;
#[cfg(feature = "hosted")]
mod hosted;
mod lexicon;
#[cfg(feature = "neural")]
mod neural;
#[cfg(any(feature = "hosted", feature = "neural"))]
mod pitch;
mod reading;
mod spoken;

use osirix_core::{Error, ErrorCode};

pub use alignment::Aligner;
pub use flite::FliteEngine;
#[cfg(feature = "hosted")]
pub use hosted::{ElevenLabs, ElevenLabsOptions, OpenAiSpeech, OpenAiSpeechOptions};
pub use lexicon::Lexicon;
#[cfg(feature = "measure")]
pub use neural::ModelInput;
#[cfg(feature = "neural")]
pub use neural::NeuralEngine;

/// The error of a script in which there is nothing to say.
fn unsayable(script: &str, voice: &str) -> Error {
    let character = script.chars().find(|c| !c.is_whitespace()).unwrap_or(' ');
    Error::new(
        ErrorCode::Unsupported,
        "the voice can say nothing of this script: write it in Latin letters or digits",
    )
    .with("field", "script")
    .with("voice", voice)
    .with("character", character)
    .with("code_point", format!("U+{:04X}", u32::from(character)))
}
