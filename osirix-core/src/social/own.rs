//! The port of a network of the program's own.

use std::fmt;
use std::ops::RangeInclusive;

use async_trait::async_trait;
use serde::{Deserialize, Serialize, Serializer};

use super::connection::RemoteAccount;
use super::media::MediaType;
use super::post::Attachment;
use super::publisher::Published;
use crate::error::{Error, Result};
use crate::secret::Secret;

/// A network that your program publishes on by itself: a site, an intranet, whatever nothing else
/// speaks to. Posts go out on it as on any other, under the name `own`.
#[async_trait]
pub trait OwnNetwork: Send + Sync {
    /// What errors call it: 1 to 100 characters.
    fn name(&self) -> &str;

    /// What it takes. Asked once, when the platform is opened.
    async fn limits(&self) -> Result<OwnLimits>;

    /// The account of who shows a secret that they made for this use.
    ///
    /// - A wrong one is [`Unauthenticated`](crate::ErrorCode::Unauthenticated).
    async fn sign_in(&self, identifier: String, secret: OwnSecret) -> Result<OwnAccount>;

    /// Publishes one message: the only call that people can see the effect of.
    ///
    /// - It tries once. The files are read with the client, by the keys that the message names.
    /// - An error that refuses says that the message is not out, and will not be by this attempt:
    ///   `InvalidInput`, `TooLarge`, `Unsupported`, `NotFound`, `Conflict`, `Unauthenticated`,
    ///   `PermissionDenied`, `PlanLimit`, `InsufficientCredits`, `SpendingLimit`, `RateLimited`,
    ///   `Configuration`.
    /// - Any other error, and no answer in time, leaves open whether it is out: it is not published
    ///   again before it was looked for, and where nobody can tell, a person is asked.
    /// - A secret that is worth nothing any more, `Unauthenticated` or `PermissionDenied`, breaks
    ///   the connection until the account is connected again.
    async fn publish(&self, message: OwnMessage) -> Result<Published>;

    /// Reads back whether a message is out, by its key. Asked only where the limits say `can_find`.
    ///
    /// - It changes nothing. One that is out is found, with the id that publishing it gave.
    async fn find(&self, message: OwnMessage) -> Result<Option<Published>>;
}

/// What a network of your own takes. In JSON nothing is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OwnLimits {
    /// The longest text, in letters as people see them (grapheme clusters), 1 to 100,000: 5,000
    /// unless it is said.
    pub text_chars: u32,
    /// The most messages of a post, each of which answers another, 1 to 50: 1 unless it is said,
    /// which takes neither threads nor comments.
    pub parts: u32,
    /// The most files of a message, 0 to 50: 4 unless it is said.
    pub most_files: u32,
    /// The most bytes of a file, 1 to 1,099,511,627,776: 1,000,000,000 unless it is said.
    pub file_bytes: u64,
    /// The types of file that it takes: all that the platform knows unless it is said.
    pub media_types: Vec<MediaType>,
    /// The longest description of a file, in characters, 1 to 100,000: of any length unless it is
    /// said.
    pub alt_text_chars: Option<u32>,
    /// Whether publishing a message again under the same key never posts it twice. One that may be
    /// out is then published again by itself, once looking for it has not shown it.
    pub recognises_repeats: bool,
    /// Whether a message that may be out can be looked for.
    pub can_find: bool,
}

impl Default for OwnLimits {
    fn default() -> Self {
        OwnLimits {
            text_chars: 5_000,
            parts: 1,
            most_files: 4,
            file_bytes: 1_000_000_000,
            media_types: MediaType::ALL.to_vec(),
            alt_text_chars: None,
            recognises_repeats: false,
            can_find: false,
        }
    }
}

impl OwnLimits {
    /// These limits, once they are known to be in range.
    pub fn checked(self) -> Result<Self> {
        within("text_chars", self.text_chars.into(), 1..=100_000)?;
        within("parts", self.parts.into(), 1..=50)?;
        within("most_files", self.most_files.into(), 0..=50)?;
        within("file_bytes", self.file_bytes, 1..=1 << 40)?;
        within("alt_text_chars", self.alt_text_chars.unwrap_or(1).into(), 1..=100_000)?;
        if self.media_types.is_empty() && self.most_files > 0 {
            let message = "name the types of file that it takes, or let it take no files";
            return Err(Error::invalid("media_types", message).with("limit", 1).with("value", 0));
        }
        Ok(self)
    }
}

fn within(field: &'static str, value: u64, range: RangeInclusive<u64>) -> Result<()> {
    if range.contains(&value) {
        return Ok(());
    }
    let (least, most) = (range.start(), range.end());
    let message = format!("between {least} and {most}");
    Err(Error::invalid(field, message).with("limit", most).with("value", value))
}

/// What a person shows to connect an account of a network of your own. It is stored sealed.
///
/// Its serialisation is the secret: it is written only to the program whose network it is.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct OwnSecret(Secret<String>);

impl OwnSecret {
    /// One that somebody shows.
    pub fn new(text: String) -> Self {
        OwnSecret(Secret::new(text))
    }

    /// The text, for the network.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

impl Serialize for OwnSecret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
}

impl fmt::Debug for OwnSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<secret>")
    }
}

/// Whose a secret is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnAccount {
    /// The account, as your network names it.
    pub account: RemoteAccount,
    /// What is kept and shown from now on, instead of the secret that the person gave: a token that
    /// was got with it. Without one, their secret is kept.
    #[serde(default)]
    pub secret: Option<OwnSecret>,
}

/// One message that a network of your own is to publish, or to look for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnMessage {
    /// What tells this message from every other: the same each time the same one is tried or looked
    /// for.
    pub key: String,
    /// For which account.
    pub account: RemoteAccount,
    /// The secret of that account.
    pub secret: OwnSecret,
    /// The text.
    pub text: String,
    /// The files, in the order in which they are shown.
    pub media: Vec<Attachment>,
    /// The message that this one answers, as publishing gave it.
    pub answers: Option<Published>,
    /// The languages it is in, as BCP 47 tags.
    pub languages: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_out_of_range_names_itself() {
        let usual = OwnLimits::default;
        usual().checked().unwrap();
        for (limits, field, limit) in [
            (OwnLimits { text_chars: 0, ..usual() }, "text_chars", "100000"),
            (OwnLimits { parts: 51, ..usual() }, "parts", "50"),
            (OwnLimits { most_files: 51, ..usual() }, "most_files", "50"),
            (OwnLimits { file_bytes: 0, ..usual() }, "file_bytes", "1099511627776"),
            (OwnLimits { alt_text_chars: Some(0), ..usual() }, "alt_text_chars", "100000"),
            (OwnLimits { media_types: Vec::new(), ..usual() }, "media_types", "1"),
        ] {
            let refused = limits.checked().unwrap_err();
            assert_eq!(refused.context_value("field"), Some(field));
            assert_eq!(refused.context_value("limit"), Some(limit));
        }
        let texts = OwnLimits { media_types: Vec::new(), most_files: 0, ..usual() };
        texts.checked().unwrap();
    }

    #[test]
    fn nothing_is_needed_and_nothing_else_is_known() {
        assert_eq!(serde_json::from_str::<OwnLimits>("{}").unwrap(), OwnLimits::default());
        assert!(serde_json::from_str::<OwnLimits>(r#"{"texts": 1}"#).is_err());
    }

    #[test]
    fn a_secret_never_prints_and_crosses_as_itself() {
        let secret = OwnSecret::new("hunter2".to_owned());
        assert_eq!(format!("{secret:?}"), "<secret>");
        let text = serde_json::to_string(&secret).unwrap();
        assert_eq!(text, r#""hunter2""#);
        assert_eq!(serde_json::from_str::<OwnSecret>(&text).unwrap(), secret);
    }
}
