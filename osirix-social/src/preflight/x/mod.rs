//! How X counts: what `parseTweet` of twitter-text 3.1.0 (Apache-2.0) does by version 3 of its
//! configuration. A test compares it with that on ten thousand texts.

mod domain;
mod emoji;
mod punycode;
mod urls;

use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

/// What a URL counts.
const URL: u32 = 23;
/// Beyond so many characters a text is too long for X in every case, and is not looked through.
const MOST_CHARS: usize = 5_000;

/// The weighted length of a text; of one beyond 5,000 characters, how many there are.
pub fn weighted_length(text: &str) -> u32 {
    let text: String = text.nfc().collect();
    let chars = text.chars().count();
    if chars > MOST_CHARS {
        return u32::try_from(chars).unwrap_or(u32::MAX);
    }
    let marks = marks(&text);
    let units: Vec<u16> = text.encode_utf16().collect();
    let (mut length, mut at) = (0, 0);
    while at < units.len() {
        let (weight, len) = marks.get(&at).copied().unwrap_or_else(|| one(&units[at..]));
        length += weight;
        at += len;
    }
    length
}

/// Where the URLs of a text are that name their scheme, in bytes and in order. A text beyond 5,000
/// characters is looked through up to there.
pub(crate) fn urls(text: &str) -> Vec<Range<usize>> {
    let end = text.char_indices().nth(MOST_CHARS).map_or(text.len(), |(at, _)| at);
    let found = urls::find(&text[..end], urls::Scheme::Needed);
    found.iter().map(urls::Found::range).collect()
}

/// Where the emoji of a text are, in bytes and in order.
pub(crate) fn emoji(text: &str) -> Vec<Range<usize>> {
    emoji::find(text)
}

/// What counts as a whole: where it begins, its weight, and how much of the text it stands for, in
/// UTF-16 code units. Where a URL begins, an emoji does not.
fn marks(text: &str) -> HashMap<usize, (u32, usize)> {
    let units = |text: &str| text.chars().map(char::len_utf16).sum::<usize>();
    let emoji = emoji::find(text).into_iter();
    let emoji = emoji.map(|range| (units(&text[..range.start]), (2, units(&text[range]))));
    let urls = urls::find(text, urls::Scheme::Optional).into_iter();
    let urls = urls.map(|url| (units(&text[..url.start]), (URL, url.units)));
    emoji.chain(urls).collect()
}

/// The weight and the length of the character that begins here.
fn one(units: &[u16]) -> (u32, usize) {
    match char::decode_utf16(units.iter().copied()).next() {
        Some(Ok(c)) => (weight(c), c.len_utf16()),
        _ => (2, 1),
    }
}

/// A letter of the scripts that need many letters counts 1, every other 2.
fn weight(c: char) -> u32 {
    match c {
        '\0'..='\u{10ff}'
        | '\u{2000}'..='\u{200d}'
        | '\u{2010}'..='\u{201f}'
        | '\u{2032}'..='\u{2037}' => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_ideographs_emoji_and_urls_weigh_what_x_says() {
        assert_eq!(weighted_length("abc"), 3);
        assert_eq!(weighted_length("中文"), 4);
        assert_eq!(weighted_length("👩‍👩‍👧‍👦"), 2);
        assert_eq!(weighted_length("e\u{301}"), 1);
        assert_eq!(weighted_length(&format!("https://example.com/{}", "a".repeat(100))), 23);
        assert_eq!(weighted_length("a.co"), 23);
        assert_eq!(weighted_length(""), 0);
    }

    #[test]
    fn a_text_of_labels_alone_is_counted_at_once() {
        // Each label looked for the end of its domain once, for minutes.
        for label in ["a.", "a-", "é.", "_.", "a.é.", "😀."] {
            let text: String = label.chars().cycle().take(MOST_CHARS).collect();
            assert!(weighted_length(&text) >= 5_000, "{label}");
        }
    }
}
