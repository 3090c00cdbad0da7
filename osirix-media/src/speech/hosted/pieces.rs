//! Where a script is cut into pieces, each of which is asked for at once.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// How much the first piece has at least, in bytes: it is short, so that its sound comes soon.
const FIRST: usize = 40;
/// How much a piece has at most, in bytes, unless one of its sentences has more.
const USUAL: usize = 600;

/// A part of a script, with what stands before and behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// For each word of the text the word as the script writes it; none for what goes on with a
    /// word of the piece before.
    pub(super) words: Vec<Option<String>>,
    pub(super) before: String,
    pub(super) behind: String,
}

impl Piece {
    fn of(script: &str, cut: &Range<usize>) -> Piece {
        let (before, rest) = script.split_at(cut.start);
        let (text, behind) = rest.split_at(cut.len());
        let mut words: Vec<Option<String>> =
            text.split_whitespace().map(|word| Some(word.to_owned())).collect();
        if is_inside(before, text)
            && let Some(first) = words.first_mut()
        {
            *first = None;
        }
        if is_inside(text, behind)
            && let Some(Some(last)) = words.last_mut()
        {
            last.push_str(behind.split_whitespace().next().unwrap_or_default());
        }
        Piece {
            text: text.trim().to_owned(),
            words,
            before: last_chars(before.trim(), USUAL),
            behind: behind.trim().chars().take(USUAL).collect(),
        }
    }
}

/// Whether a word goes on from one text to the next.
fn is_inside(before: &str, behind: &str) -> bool {
    let goes_on = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    goes_on(before.chars().next_back()) && goes_on(behind.chars().next())
}

/// Cuts a script of any language at its sentences (Unicode Standard Annex 29), a sentence of more
/// than `most` bytes at its words, and a word of more than that where it must be. None is made of a
/// script in which nothing can be said.
pub(super) fn pieces(script: &str, most: usize) -> Vec<Piece> {
    let mut cuts = Vec::new();
    let (mut start, mut end) = (0, 0);
    for part in parts(script, most) {
        let wanted = if cuts.is_empty() { FIRST } else { USUAL.min(most) };
        // What cannot be said goes with what can.
        let sayable = is_sayable(&script[start..end]);
        let full = end - start >= wanted || end - start + part.len() > most.min(USUAL);
        if full && sayable && is_sayable(part) {
            cuts.push(start..end);
            start = end;
        }
        end += part.len();
    }
    if is_sayable(&script[start..]) {
        cuts.push(start..script.len());
    } else if let Some(last) = cuts.last_mut() {
        last.end = script.len();
    }
    cuts.iter().map(|cut| Piece::of(script, cut)).collect()
}

/// Whether there is something to say: a letter or a digit of any writing.
pub(super) fn is_sayable(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Sentences, each with the white space behind it; the joined parts are the script.
fn parts(script: &str, most: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    for sentence in sentences(script) {
        let mut rest = sentence;
        while rest.len() > most {
            let at = rest.floor_char_boundary(most);
            let space = rest[..at].rfind(char::is_whitespace).filter(|space| *space > 0);
            let (part, tail) = rest.split_at(space.unwrap_or(at));
            parts.push(part);
            rest = tail;
        }
        parts.push(rest);
    }
    parts
}

/// A word of Latin letters has no end of a sentence inside of it, such as an address.
fn sentences(script: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, sentence) in script.split_sentence_bound_indices() {
        let end = at + sentence.len();
        if !sentence.ends_with(|c: char| c.is_ascii() && !c.is_whitespace()) {
            sentences.push(&script[start..end]);
            start = end;
        }
    }
    if start < script.len() {
        sentences.push(&script[start..]);
    }
    sentences
}

fn last_chars(text: &str, count: usize) -> String {
    let skipped = text.chars().count().saturating_sub(count);
    text.chars().skip(skipped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(script: &str, most: usize) -> Vec<String> {
        pieces(script, most).into_iter().map(|piece| piece.text).collect()
    }

    fn words(texts: &[String]) -> Vec<&str> {
        texts.iter().flat_map(|text| text.split_whitespace()).collect()
    }

    #[test]
    fn pieces_are_sentences_and_together_the_script() {
        let script =
            "One short sentence, of more than forty letters. A second.\n\nThird? 🦀 Fourth! "
                .repeat(40);
        let texts = texts(&script, 1_000);
        assert_eq!(texts[0], "One short sentence, of more than forty letters.");
        assert_eq!(words(&texts), script.split_whitespace().collect::<Vec<_>>());
        assert!(texts.iter().all(|text| text.len() <= USUAL && is_sayable(text)));
        assert!(texts.len() < 12, "{} pieces", texts.len());
    }

    #[test]
    fn a_piece_knows_what_stands_around_it() {
        let script = "A first sentence that is long enough for one. The second follows here.";
        let pieces = pieces(script, 60);
        assert_eq!(pieces.len(), 2);
        assert_eq!(pieces[0].behind, pieces[1].text);
        assert_eq!(pieces[1].before, pieces[0].text);
    }

    #[test]
    fn what_has_no_end_is_cut_at_words_and_then_anywhere() {
        let script = format!("{} {}", "word ".repeat(50), "é".repeat(200));
        let texts = texts(&script, 100);
        assert!(texts.iter().all(|text| text.len() <= 100), "{texts:?}");
        assert_eq!(texts.concat().replace(' ', ""), script.replace(' ', ""));
    }

    #[test]
    fn an_address_is_one_word() {
        let script = "Please do see https://example.com/a?b=c.d! Then go on reading there.";
        let texts = texts(script, 1_000);
        assert_eq!(texts[0], "Please do see https://example.com/a?b=c.d!");
    }

    #[test]
    fn a_word_that_is_cut_is_told_once() {
        let script = format!("go {} on", "あ".repeat(100));
        let pieces = pieces(&script, 120);
        let told: Vec<_> = pieces.iter().flat_map(|piece| piece.words.iter().flatten()).collect();
        assert_eq!(told, script.split_whitespace().collect::<Vec<_>>());
        assert!(pieces.iter().all(|p| p.words.len() == p.text.split_whitespace().count()));
        assert!(pieces.len() > 2);
    }

    #[test]
    fn languages_without_spaces_have_sentences_too() {
        let script = "これは最初の文です。これは二番目の文です。".repeat(20);
        let texts = texts(&script, 300);
        assert!(texts.len() > 2 && texts.iter().all(|text| text.ends_with('。')), "{texts:?}");
    }

    #[test]
    fn nothing_is_made_of_what_cannot_be_said() {
        assert!(pieces("🦀 … 👋🏽 —", 100).is_empty());
        assert_eq!(texts("👋 Hello 🦀", 5).concat(), "👋 Hello 🦀");
    }
}
