//! The texts of a draft.

use std::sync::LazyLock;

use osirix_core::social::{Counting, Draft, Part, Problem, TextLimits};
use regex::Regex;
use unicode_segmentation::UnicodeSegmentation as _;

use super::x;

/// What LinkedIn reads as its own notation ("little text format").
const RESERVED: &[char] =
    &['\\', '<', '>', '#', '~', '_', '|', '[', ']', '*', '(', ')', '{', '}', '@'];

/// A name on another server, of which Mastodon counts what stands before the server.
static REMOTE_NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(^|[^/=\w])(@[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)@\w+(?:[.-]+\w+)*").ok()
});

/// How long a text is, as a network counts.
pub fn length(text: &str, limits: &TextLimits) -> u32 {
    let count = match limits.counting {
        Counting::XWeighted => return x::weighted_length(text),
        Counting::Graphemes => text.graphemes(true).count(),
        Counting::Mastodon => mastodon(text, limits.url_length),
        Counting::LinkedIn => linkedin_escaped(text).encode_utf16().count(),
        Counting::Threads => threads(text),
        // Whatever comes later counts at least as little.
        _ => text.encode_utf16().count(),
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A text for LinkedIn in which nothing is notation.
pub fn linkedin_escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        escaped.extend(RESERVED.contains(&c).then_some('\\'));
        escaped.push(c);
    }
    escaped
}

/// The problems of the text of a message.
pub(super) fn problems(draft: &Draft, part: usize, limits: &TextLimits) -> Vec<Problem> {
    let field = format!("parts[{part}].text");
    let message = &draft.parts[part];
    let found = [
        blank(&field, message),
        control(&field, &message.text),
        too_long(&field, &message.text, limits),
        too_many_bytes(&field, &message.text, limits),
    ];
    found.into_iter().flatten().collect()
}

fn blank(field: &str, part: &Part) -> Option<Problem> {
    let blank = part.text.chars().all(is_unseen);
    let missing = blank && part.media.is_empty();
    missing.then(|| Problem::new(field, "Write something, or add a file.", "1 or more", 0))
}

/// What leaves no mark: spaces, and what only shapes what stands beside it.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}'
            | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

fn control(field: &str, text: &str) -> Option<Problem> {
    let found = text.chars().find(|c| is_refused(*c))?;
    let value = format!("U+{:04X}", u32::from(found));
    let message = "Remove the control character: networks refuse it or show it wrongly.";
    Some(Problem::new(field, message, "no control characters", value))
}

fn is_refused(c: char) -> bool {
    let noncharacter = u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}');
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || noncharacter || c == '\u{feff}'
}

fn too_long(field: &str, text: &str, limits: &TextLimits) -> Option<Problem> {
    let length = length(text, limits);
    let message = "Shorten the text: it is longer than the network takes.";
    (length > limits.most).then(|| Problem::new(field, message, limits.most, length))
}

fn too_many_bytes(field: &str, text: &str, limits: &TextLimits) -> Option<Problem> {
    let most = limits.most_bytes.filter(|most| text.len() > *most as usize)?;
    let message = "Shorten the text: it has more bytes than the network takes.";
    Some(Problem::new(field, message, format!("{most} bytes"), format!("{} bytes", text.len())))
}

/// Mastodon's `StatusLengthValidator`.
fn mastodon(text: &str, url_length: u32) -> usize {
    let (mut counted, mut at) = (String::with_capacity(text.len()), 0);
    for url in x::urls(text) {
        counted.push_str(&text[at..url.start]);
        counted.extend(std::iter::repeat_n('x', url_length as usize));
        at = url.end;
    }
    counted.push_str(&text[at..]);
    let local = REMOTE_NAME.as_ref().map(|name| name.replace_all(&counted, "$1$2"));
    local.as_deref().unwrap_or(&counted).graphemes(true).count()
}

fn threads(text: &str) -> usize {
    let emoji = x::emoji(text);
    let in_emoji: usize = emoji.iter().map(ExactSizeIterator::len).sum();
    let chars_of_emoji: usize = emoji.iter().map(|range| text[range.clone()].chars().count()).sum();
    text.chars().count() - chars_of_emoji + in_emoji
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str, counting: Counting) -> u32 {
        length(text, &TextLimits { counting, most: 500, most_bytes: None, url_length: 23 })
    }

    #[test]
    fn bluesky_counts_what_people_see_as_letters() {
        assert_eq!(count("👩‍👩‍👧e\u{301}\r\n", Counting::Graphemes), 3);
    }

    #[test]
    fn mastodon_counts_urls_alike_and_no_servers() {
        let long = format!("https://example.com/{}", "a".repeat(90));
        assert_eq!(count(&format!("see {long} now"), Counting::Mastodon), 4 + 23 + 4);
        assert_eq!(count("example.com", Counting::Mastodon), 11, "without a scheme it is text");
        assert_eq!(count("@ada@social.example hi", Counting::Mastodon), 7);
        assert_eq!(count("mail ada@example.com", Counting::Mastodon), 20);
    }

    #[test]
    fn linkedin_counts_what_is_sent() {
        assert_eq!(linkedin_escaped("a (b) #c @d"), "a \\(b\\) \\#c \\@d");
        assert_eq!(count("#a", Counting::LinkedIn), 3);
        assert_eq!(count("😀", Counting::LinkedIn), 2);
    }

    #[test]
    fn threads_counts_the_bytes_of_emoji() {
        assert_eq!(count("aé中😀", Counting::Threads), 3 + 4);
    }
}
