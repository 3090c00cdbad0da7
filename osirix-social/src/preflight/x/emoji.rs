//! What X takes for an emoji.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// The pattern of twemoji-parser 11.0.2 (MIT), which twitter-text 3.1.0 counts by. It ends where
/// that pattern looks ahead for [`TEXT_SELECTOR`], and takes it instead.
const PATTERN: &str = include_str!("emoji.txt");

/// Behind a character, it says that this one is no emoji here.
const TEXT_SELECTOR: char = '\u{fe0e}';

/// Absent where the pattern is defective, which a test refuses.
static EMOJI: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!("(?x){PATTERN}")).ok());

/// Where the emoji of a text are, in order.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let Some(emoji) = EMOJI.as_ref() else { return Vec::new() };
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(next) = emoji.find_at(text, at) {
        if next.as_str().contains(TEXT_SELECTOR) {
            at = next.start() + text[next.start()..].chars().next().map_or(1, char::len_utf8);
        } else {
            at = next.end();
            found.push(next.range());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sequence_is_one_emoji_and_a_text_form_is_none() {
        assert!(EMOJI.is_some());
        let found = |text| find(text).len();
        assert_eq!(found("👩‍👩‍👧‍👦👍🏽🇩🇪1️⃣"), 4);
        assert_eq!(found("❤️ ❤ ❤\u{fe0e}"), 2);
        assert_eq!(found("plain 中文"), 0);
    }
}
