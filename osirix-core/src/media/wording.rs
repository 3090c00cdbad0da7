//! What a request says: a text, or a text with speech markup.

use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::markup::{self, Passage};
use super::{Script, VoiceSettings};
use crate::error::{Error, Result};

/// A text to be spoken, plain or with speech markup: what begins with `<speak>` is markup.
///
/// What is [written](Wording::script) in it is what captions show; how it is spoken its
/// [passages](Wording::passages) tell.
///
/// ```
/// use osirix_core::media::Wording;
///
/// let wording = Wording::new(
///     "<speak>Ready? <break time=\"500ms\"/> <sub alias=\"World Wide Web\">WWW</sub>!</speak>",
/// );
/// let wording = wording.unwrap();
/// assert_eq!(wording.script().as_str(), "Ready?  WWW!");
/// assert_eq!(wording.passages()[1].pause_ms, 500);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Wording {
    source: String,
    script: Script,
    passages: Vec<Passage>,
}

impl Wording {
    /// The longest pause of markup, and all of its pauses together, in milliseconds.
    pub const MAX_PAUSE_MS: u32 = markup::MAX_PAUSE_MS;
    /// All pauses of a markup together, in milliseconds.
    pub const MAX_PAUSES_MS: u32 = markup::MAX_PAUSES_MS;
    /// The most passages into which markup may cut a text.
    pub const MAX_PASSAGES: usize = markup::MAX_PASSAGES;

    /// Reads a text.
    ///
    /// Markup that is none, or has another element than `speak`, `p`, `s`, `break`, `emphasis`,
    /// `prosody` and `sub`, is [`InvalidInput`](crate::ErrorCode::InvalidInput) with the element
    /// and its position in characters; beyond its limits it is
    /// [`TooLarge`](crate::ErrorCode::TooLarge).
    pub fn new(text: &str) -> Result<Self> {
        let source = trimmed(text);
        if !markup::is_markup(source) {
            let script = Script::new(text)?;
            let passages = vec![Passage {
                pause_ms: 0,
                spoken: Some(script.clone()),
                words: None,
                emphases: Vec::new(),
                rate: 1.0,
                pitch: 0.0,
            }];
            return Ok(Wording { source: script.as_str().to_owned(), script, passages });
        }
        let (passages, written) = markup::parse(source)?;
        Ok(Wording { source: source.to_owned(), script: Script::new(&written)?, passages })
    }

    /// A text that is no markup, however it begins.
    pub fn plain(text: &str) -> Result<Self> {
        if !markup::is_markup(trimmed(text)) {
            return Wording::new(text);
        }
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
        Wording::new(&format!("<speak>{escaped}</speak>"))
    }

    /// No text: that of a recording of which nobody wrote down what is said.
    pub const fn none() -> Self {
        Wording { source: String::new(), script: Script::none(), passages: Vec::new() }
    }

    /// Whether there is no text.
    pub const fn is_none(&self) -> bool {
        self.script.is_none()
    }

    /// The text as it was given.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What is written, without markup.
    pub fn script(&self) -> &Script {
        &self.script
    }

    /// What is spoken one after the other.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// All silences that it asks for.
    pub fn pauses(&self) -> Duration {
        self.passages.iter().map(|passage| Duration::from_millis(passage.pause_ms.into())).sum()
    }

    /// How a passage is spoken by a voice that is to speak so; out of a voice's range is
    /// [`InvalidInput`](crate::ErrorCode::InvalidInput).
    pub fn settings(passage: &Passage, settings: VoiceSettings) -> Result<VoiceSettings> {
        let speed = settings.speed * passage.rate;
        let pitch = settings.pitch + passage.pitch;
        let together = VoiceSettings { speed, pitch };
        together.checked().map_err(|error| {
            let message = "the markup's rate and pitch are out of range with the request's own";
            let said = passage.spoken.as_ref().map_or("", Script::as_str);
            let said: String = said.chars().take(40).collect();
            let limit = error.context_value("limit").unwrap_or_default().to_owned();
            let value = error.context_value("value").unwrap_or_default().to_owned();
            Error::invalid("script", message)
                .with("element", "prosody")
                .with("text", said)
                .with("limit", limit)
                .with("value", value)
        })
    }
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c == '\u{feff}' || c.is_whitespace())
}

impl Serialize for Wording {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.source)
    }
}

impl<'de> Deserialize<'de> for Wording {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Wording::new(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_text_is_one_passage_whose_words_are_its_own() {
        let wording = Wording::new("  Is 3 < 4 & 5? ").unwrap();
        assert_eq!(wording.source(), "Is 3 < 4 & 5?");
        let [passage] = wording.passages() else { panic!("{wording:?}") };
        assert_eq!((passage.spoken.as_ref(), &passage.words), (Some(wording.script()), &None));
    }

    #[test]
    fn it_is_stored_as_it_was_given_and_read_again() {
        for text in ["Hello.", " <speak>Hello <break time='1s'/> there.</speak>\n"] {
            let wording = Wording::new(text).unwrap();
            let json = serde_json::to_string(&wording).unwrap();
            assert_eq!(serde_json::from_str::<Wording>(&json).unwrap(), wording);
        }
        assert!(serde_json::from_str::<Wording>("\"<speak><img/></speak>\"").is_err());
    }

    #[test]
    fn a_text_about_markup_is_no_markup_where_that_is_said() {
        let wording = Wording::plain("<speak> begins & ends it.").unwrap();
        assert_eq!(wording.script().as_str(), "<speak> begins & ends it.");
        let json = serde_json::to_string(&wording).unwrap();
        assert_eq!(serde_json::from_str::<Wording>(&json).unwrap(), wording);
    }

    #[test]
    fn rate_and_pitch_count_with_the_requests_own() {
        let wording =
            Wording::new("<speak><prosody rate='60%' pitch='+8st'>Slow.</prosody></speak>")
                .unwrap();
        let of = |speed, pitch| {
            Wording::settings(&wording.passages()[0], VoiceSettings { speed, pitch })
        };
        assert_eq!(of(1.0, 1.0).unwrap(), VoiceSettings { speed: 0.6, pitch: 9.0 });
        for refused in [of(0.6, 0.0), of(1.0, 5.0)] {
            assert_eq!(refused.unwrap_err().context_value("element"), Some("prosody"));
        }
    }
}
