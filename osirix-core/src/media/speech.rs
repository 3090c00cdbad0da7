//! Text to speech: voices, samples and the times of what is said.

use std::fmt;
use std::pin::Pin;

use async_trait::async_trait;
use futures_core::Stream;
use serde::{Deserialize, Serialize};

use super::{Script, samples};
use crate::error::{Error, ErrorCode, Result};

/// The name of a voice: engine, slash, voice, for example `flite/kal16`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VoiceId(pub String);

impl VoiceId {
    /// The part before the slash.
    pub fn engine(&self) -> &str {
        self.0.split('/').next().unwrap_or_default()
    }
}

impl fmt::Display for VoiceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A voice that an engine offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    /// Its name in requests.
    pub id: VoiceId,
    /// Its name for people.
    pub name: String,
    /// The language it speaks, as a BCP 47 tag.
    pub language: String,
    /// Samples per second of what it says.
    pub sample_rate_hz: u32,
}

/// How a voice is to speak.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct VoiceSettings {
    /// Speed as a factor, 0.5 to 2.0; 1.0 is the voice's own.
    pub speed: f32,
    /// Pitch in semitones, -12.0 to 12.0; 0.0 is the voice's own.
    pub pitch: f32,
}

impl VoiceSettings {
    /// These settings, once they are known to be in range.
    pub fn checked(self) -> Result<Self> {
        if !(0.5..=2.0).contains(&self.speed) {
            return Err(Error::invalid("speed", "the speed must be between 0.5 and 2.0")
                .with("limit", "0.5..2.0")
                .with("value", self.speed));
        }
        if !(-12.0..=12.0).contains(&self.pitch) {
            return Err(Error::invalid("pitch", "the pitch must be between -12 and 12 semitones")
                .with("limit", "-12..12")
                .with("value", self.pitch));
        }
        Ok(self)
    }
}

impl Default for VoiceSettings {
    fn default() -> Self {
        VoiceSettings { speed: 1.0, pitch: 0.0 }
    }
}

/// What an engine is asked to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Utterance {
    /// The text.
    pub script: Script,
    /// The voice, one of this engine's.
    pub voice: VoiceId,
    /// How it is to be said.
    pub settings: VoiceSettings,
}

/// A phoneme and its time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhonemeSpan {
    /// The phoneme in lower-case ARPAbet without stress (`aa`, `hh`, ...), or `pau` for silence.
    pub phoneme: String,
    /// Lexical stress of the vowel: 0 none, 1 primary, 2 secondary.
    pub stress: u8,
    /// Where it starts, in microseconds.
    pub start_us: u64,
    /// Where it ends, in microseconds; never before it starts.
    pub end_us: u64,
}

/// A word of the script and the time in which it is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordSpan {
    /// The word as the script writes it, with the punctuation that touches it.
    pub text: String,
    /// Where it starts, in microseconds.
    pub start_us: u64,
    /// Where it ends, in microseconds.
    pub end_us: u64,
}

/// A piece of speech, usually a sentence. Times count from the start of the piece.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpeechChunk {
    /// Mono samples in `-1.0..=1.0` at the voice's sample rate.
    #[serde(with = "samples")]
    pub samples: Vec<f32>,
    /// The phonemes without gap or overlap, first to last sample.
    pub phonemes: Vec<PhonemeSpan>,
    /// The words, in order.
    pub words: Vec<WordSpan>,
}

impl SpeechChunk {
    /// This piece, once its samples are numbers and its times are in order and end with it.
    ///
    /// An engine's piece is [`Media`](ErrorCode::Media) otherwise, with the field that is wrong.
    pub fn checked(self, sample_rate_hz: u32) -> Result<Self> {
        let wrong = |field: &'static str, message: &'static str| {
            Err(Error::new(ErrorCode::Media, message).with("field", field))
        };
        if !self.samples.iter().all(|sample| sample.is_finite()) {
            return wrong("samples", "the engine gave a sample that is no number");
        }
        let length_us = self.samples.len() as u64 * 1_000_000 / u64::from(sample_rate_hz.max(1));
        let phonemes = self.phonemes.iter().map(|span| (span.start_us, span.end_us));
        if !in_order(phonemes, length_us) {
            return wrong("phonemes", "the engine gave phonemes out of order, or beyond the sound");
        }
        if !in_order(self.words.iter().map(|span| (span.start_us, span.end_us)), length_us) {
            return wrong("words", "the engine gave words out of order, or beyond the sound");
        }
        Ok(self)
    }
}

/// Whether spans follow each other and end, to a microsecond, within the length.
fn in_order(mut spans: impl Iterator<Item = (u64, u64)>, length_us: u64) -> bool {
    let last = spans.try_fold(0, |at, (start, end)| (at <= start && start <= end).then_some(end));
    last.is_some_and(|last| last <= length_us + 1)
}

/// Speech as it is made.
pub type SpeechStream = Pin<Box<dyn Stream<Item = Result<SpeechChunk>> + Send>>;

/// The times of a whole speech, without its samples.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SpeechTrack {
    /// The length in microseconds.
    pub duration_us: u64,
    /// The phonemes without gap or overlap.
    pub phonemes: Vec<PhonemeSpan>,
    /// The words, in order.
    pub words: Vec<WordSpan>,
}

impl SpeechTrack {
    /// Appends a piece that lasts `duration_us`; its times are shifted behind what is there.
    pub fn append(&mut self, phonemes: Vec<PhonemeSpan>, words: Vec<WordSpan>, duration_us: u64) {
        let at = self.duration_us;
        self.phonemes.extend(phonemes.into_iter().map(|span| PhonemeSpan {
            start_us: span.start_us + at,
            end_us: span.end_us + at,
            ..span
        }));
        self.words.extend(words.into_iter().map(|span| WordSpan {
            start_us: span.start_us + at,
            end_us: span.end_us + at,
            ..span
        }));
        self.duration_us += duration_us;
    }
}

/// Turns text into speech.
#[async_trait]
pub trait SpeechEngine: Send + Sync {
    /// The engine's name: the part of its voice ids before the slash.
    fn name(&self) -> &str;

    /// The voices that can be asked for. Never empty; ids are unique and start with the name.
    async fn voices(&self) -> Result<Vec<Voice>>;

    /// Refuses, before anything is begun or paid for, what [`speak`](Self::speak) would refuse.
    /// Asks nobody outside this process.
    ///
    /// - An unknown voice is [`NotFound`](crate::ErrorCode::NotFound), settings out of range are
    ///   [`InvalidInput`](crate::ErrorCode::InvalidInput).
    /// - A script in which nothing can be said by this voice is
    ///   [`Unsupported`](crate::ErrorCode::Unsupported) and names the first character that cannot.
    async fn check(&self, utterance: &Utterance) -> Result<()>;

    /// Speaks, when [`check`](Self::check) finds nothing.
    ///
    /// - The pieces of the stream, joined, are the whole script, in order.
    /// - Phonemes of a piece cover it without gap; words lie inside it, in order, and together
    ///   are the words of the script as written.
    /// - Twice the same utterance gives twice the same samples, where the engine is local.
    /// - A dropped stream stops the work.
    async fn speak(&self, utterance: Utterance) -> Result<SpeechStream>;
}
