//! Reading back: which of the messages that a network lists is the one that is looked for.
//!
//! Networks change what they show: spaces, the forms of letters, URLs. To say that a message is not
//! there when it is would post it twice; so one that is only alike leaves it open.

use osirix_core::social::{Found, Published};
use unicode_normalization::UnicodeNormalization as _;

/// How much a text that a network shows is like the one that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// They are the same, spaces apart.
    Same,
    /// They are, where the URLs in them do not count: networks shorten those. So is one that ends
    /// early, as networks cut what is too long for them, and so are two without a word: nothing
    /// tells whose they are.
    Alike,
    /// They are not.
    Other,
}

/// Compares a text that a network shows with the one that was written.
pub(super) fn likeness(shown: &str, written: &str) -> Likeness {
    let (shown, written) = (words(shown), words(written));
    if shown == written && !written.is_empty() {
        return Likeness::Same;
    }
    let plain = |words: &[String]| -> Vec<String> {
        let fold =
            |word: &String| if word.contains("://") { "://".to_owned() } else { word.clone() };
        words.iter().map(fold).collect()
    };
    let (shown, written) = (plain(&shown), plain(&written));
    let is_cut = written.starts_with(&shown) && shown.len() * 2 >= written.len();
    match is_cut {
        true => Likeness::Alike,
        false => Likeness::Other,
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(|word| word.nfc().collect()).collect()
}

/// What was found, where these are the messages that may be it, each with its likeness, and where
/// all were seen that it could be.
pub(super) fn found(
    listed: impl IntoIterator<Item = (Likeness, Published)>,
    all_seen: bool,
) -> Found {
    let (mut same, mut absent) = (Vec::new(), all_seen);
    for (likeness, published) in listed {
        match likeness {
            Likeness::Same => same.push(published),
            Likeness::Alike => absent = false,
            Likeness::Other => {}
        }
    }
    match (same.pop(), same.is_empty(), absent) {
        (Some(one), true, _) => Found::Published(one),
        (None, _, true) => Found::Absent,
        _ => Found::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(id: &str) -> Published {
        Published { remote_id: id.to_owned(), version: None, permalink: None }
    }

    fn of(listed: &[(&str, &str)], all_seen: bool) -> Found {
        let written = "Hello \u{e9} https://example.com/a-long-one";
        let listed = listed.iter().map(|(id, text)| (likeness(text, written), message(id)));
        found(listed, all_seen)
    }

    const SAME: &str = " Hello  e\u{301}\nhttps://example.com/a-long-one";

    #[test]
    fn spaces_and_the_forms_of_letters_do_not_count() {
        assert_eq!(of(&[("1", "Hi"), ("2", SAME)], false), Found::Published(message("2")));
    }

    #[test]
    fn two_that_fit_cannot_be_told_apart() {
        assert_eq!(of(&[("1", SAME), ("2", SAME)], true), Found::Unknown);
    }

    #[test]
    fn what_may_be_it_with_a_shortened_url_is_for_a_person_to_see() {
        assert_eq!(of(&[("1", "Hello \u{e9} https://sho.rt/1")], true), Found::Unknown);
    }

    #[test]
    fn what_may_be_it_cut_short_is_for_a_person_to_see() {
        assert_eq!(likeness("one two", "one two three four"), Likeness::Alike);
        assert_eq!(likeness("one", "one two three"), Likeness::Other);
        assert_eq!(likeness("one two three", "one two"), Likeness::Other);
    }

    #[test]
    fn what_has_no_words_is_told_from_nothing_else_that_has_none() {
        assert_eq!(likeness("", " "), Likeness::Alike);
        assert_eq!(likeness("", "a"), Likeness::Other);
    }

    #[test]
    fn nothing_like_it_is_absent_where_all_were_seen() {
        assert_eq!(of(&[("1", "Hello"), ("2", "")], true), Found::Absent);
        assert_eq!(of(&[("1", "Hello")], false), Found::Unknown);
    }
}
