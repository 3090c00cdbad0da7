//! What is to be said.

use serde::{Deserialize, Deserializer, Serialize};

use crate::error::{Error, ErrorCode, Result};

/// A text that can be spoken: trimmed, not blank, at most [`Script::MAX_CHARS`] characters, free
/// of control characters other than line breaks and tabs. [`Script::none`] alone has no text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Script(String);

impl Script {
    /// The longest script in characters (Unicode scalar values): about 20 minutes of speech.
    pub const MAX_CHARS: usize = 20_000;

    /// Checks and trims a text.
    pub fn new(text: &str) -> Result<Self> {
        let is_blank = |c: char| c == '\u{feff}' || c.is_whitespace();
        let text = text.trim_start_matches(is_blank).trim_end();
        if text.is_empty() {
            return Err(Error::invalid("script", "the script is empty: write what is to be said"));
        }
        let chars = text.chars().count();
        if chars > Self::MAX_CHARS {
            return Err(Error::new(ErrorCode::TooLarge, "the script is too long: split it")
                .with("field", "script")
                .with("limit", Self::MAX_CHARS)
                .with("value", chars));
        }
        if let Some((at, c)) =
            text.chars().enumerate().find(|(_, c)| c.is_control() && !"\n\r\t".contains(*c))
        {
            return Err(Error::invalid("script", "the script has a control character")
                .with("character", format!("U+{:04X}", u32::from(c)))
                .with("position", at));
        }
        Ok(Script(text.to_owned()))
    }

    /// No text: that of a recording of which nobody wrote down what is said.
    pub const fn none() -> Self {
        Script(String::new())
    }

    /// Whether there is no text.
    pub const fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many characters it has.
    pub fn chars(&self) -> usize {
        self.0.chars().count()
    }
}

impl<'de> Deserialize<'de> for Script {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Script::new(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_script_is_refused() {
        for text in ["", "  ", "\n\t\r\n", "\u{feff}", "\u{a0}"] {
            let error = Script::new(text).unwrap_err();
            assert_eq!(error.code(), ErrorCode::InvalidInput);
            assert_eq!(error.context_value("field"), Some("script"));
        }
    }

    #[test]
    fn what_was_trimmed_is_not_trimmed_again() {
        let script = Script::new(" \u{feff}\n\u{feff} Hello.\u{a0}").unwrap();
        assert_eq!(script.as_str(), "Hello.");
    }

    #[test]
    fn the_limit_counts_characters_and_is_named() {
        assert!(Script::new(&"é".repeat(Script::MAX_CHARS)).is_ok());
        let error = Script::new(&"é".repeat(Script::MAX_CHARS + 1)).unwrap_err();
        assert_eq!(error.code(), ErrorCode::TooLarge);
        assert_eq!(error.context_value("limit"), Some("20000"));
    }

    #[test]
    fn control_characters_are_named() {
        let error = Script::new("a\u{0}b").unwrap_err();
        assert_eq!(error.context_value("character"), Some("U+0000"));
        assert_eq!(error.context_value("position"), Some("1"));
    }
}
