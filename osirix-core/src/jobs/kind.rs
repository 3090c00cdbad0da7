use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// What a job makes: one of the built-in kinds, or one of the program's own.
///
/// In JSON and in the database it is its name: 1 to 64 of `a-z`, `0-9`, `_`, `-` and `.`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct JobKind(Cow<'static, str>);

impl JobKind {
    /// Speech from text.
    pub const TTS: JobKind = JobKind(Cow::Borrowed("tts"));
    /// A video of a speaking avatar from text.
    pub const VIDEO: JobKind = JobKind(Cow::Borrowed("video"));
    /// The mouth's movement for a speech.
    pub const LIP_SYNC: JobKind = JobKind(Cow::Borrowed("lip_sync"));

    const LONGEST: usize = 64;

    /// The kind of this name, or [`InvalidInput`](crate::ErrorCode::InvalidInput).
    pub fn new(name: impl Into<Cow<'static, str>>) -> Result<Self> {
        let name = name.into();
        let fits = |c: u8| matches!(c, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'.');
        if (1..=Self::LONGEST).contains(&name.len()) && name.bytes().all(fits) {
            return Ok(JobKind(name));
        }
        let message = "a kind of job is named by 1 to 64 of a-z, 0-9, '_', '-' and '.'";
        Err(Error::invalid("kind", message).with("limit", Self::LONGEST))
    }

    /// Its name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for JobKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for JobKind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        JobKind::new(text.to_owned())
    }
}

impl TryFrom<String> for JobKind {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        JobKind::new(text)
    }
}

impl From<JobKind> for String {
    fn from(kind: JobKind) -> String {
        kind.0.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_its_name() {
        let kind = JobKind::new("thumbnail.v2").unwrap();
        assert_eq!(serde_json::to_string(&kind).unwrap(), "\"thumbnail.v2\"");
        assert_eq!("lip_sync".parse::<JobKind>().unwrap(), JobKind::LIP_SYNC);
    }

    #[test]
    fn a_name_that_does_not_fit_names_the_field() {
        for name in ["", "Video", "a b", "ü", &"x".repeat(65)] {
            let error = name.parse::<JobKind>().unwrap_err();
            assert_eq!(error.context_value("field"), Some("kind"), "{name}");
        }
    }
}
