//! When each word and each sound of a known text is said in somebody else's sound.
//!
//! The built-in voice says the text too, at times that are known ([`known`]), and the two sounds are
//! laid over one another by dynamic time warping ([`path`]) over their [`course`]: forced alignment
//! by synthesis (Malfrère and Dutoit, "High-quality speech synthesis for phonetic speech
//! segmentation", 1997). Hosted voices that tell no times are timed so, and recordings that people
//! bring. Where there is no text, the mouth follows the sound alone ([`heard`]).

mod course;
mod heard;
mod known;
mod mouth;
mod path;
mod times;
mod words;

use osirix_core::Result;
use osirix_core::media::{AudioSource, Progress, Script, SpeechTrack};

use super::Lexicon;
pub(super) use mouth::Mouth;
#[cfg(feature = "hosted")]
pub(super) use {times::Timed, times::piece as timed, words::words};

/// Finds the times of a recording: of the words and sounds of a script that is said in it, or of
/// what a mouth does where nobody wrote down what is said.
///
/// Memory grows with the length of the recording and of the script's sound by what they are
/// remembered by, less than 32 kB for each second of each, besides tables of 16 MiB.
pub struct Aligner {
    mouth: Mouth,
}

impl Aligner {
    /// With this lexicon; start from [`Lexicon::embedded`] to add words.
    pub fn new(lexicon: Lexicon) -> Result<Self> {
        Ok(Aligner { mouth: Mouth::new(lexicon)? })
    }

    /// The times of a recording. With a script the words are the script's, as it writes them, and
    /// the sounds are those of its words; what English cannot read shares what is heard by its
    /// letters. Without one ([`Script::none`]) there are no words, and the sounds are those that the
    /// recording resembles: enough for lips, and for nothing else.
    ///
    /// A script that is not what is said is laid over the recording all the same: the times mean
    /// nothing then.
    pub fn track(
        &self,
        script: &Script,
        sound: Box<dyn AudioSource>,
        progress: &dyn Progress,
    ) -> Result<SpeechTrack> {
        let (rate_hz, length) = (sound.sample_rate_hz(), sound.total_samples());
        let duration_us = length * 1_000_000 / u64::from(rate_hz.max(1));
        let told = |done| progress.report(done);
        if script.is_none() {
            let phonemes = heard::phonemes(sound, duration_us)?;
            return Ok(SpeechTrack { duration_us, phonemes, words: Vec::new() });
        }
        let text = script.as_str();
        let timed = words::words(&self.mouth, text, sound, &told)?;
        let texts: Vec<_> = text.split_whitespace().map(|word| Some(word.to_owned())).collect();
        let (phonemes, words) = times::spans(rate_hz, length as usize, timed, &texts);
        Ok(SpeechTrack { duration_us, phonemes, words })
    }
}

impl std::fmt::Debug for Aligner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Aligner").finish_non_exhaustive()
    }
}
