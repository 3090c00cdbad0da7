//! What is said for a word.

use std::fmt::Write as _;

/// One unit for the voice's own text analysis: an ASCII spelling and the punctuation after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// The spelling: never empty, no white space.
    pub(crate) name: String,
    /// Punctuation that shapes the melody: some of `.,:;!?`, or nothing.
    pub(crate) after: String,
}

impl Token {
    pub(crate) fn new(name: impl Into<String>) -> Self {
        Token { name: name.into(), after: String::new() }
    }
}

/// Makes the last token end in a short pause.
pub(crate) fn pause_after(tokens: &mut [Token]) {
    if let Some(last) = tokens.last_mut().filter(|token| token.after.is_empty()) {
        last.after.push(',');
    }
}

/// Letters said one by one; the voice takes dotted letters as an abbreviation.
pub(crate) fn letters(text: &str) -> Token {
    let dotted: Vec<_> = text.chars().map(String::from).collect();
    Token::new(dotted.join("."))
}

/// The all-letter name under which the voice knows a word of the lexicon: its analysis would take
/// `wi-fi` or `mp4` apart before looking them up.
pub(crate) fn surrogate(word: &str) -> String {
    let lower = word.to_ascii_lowercase();
    if lower.bytes().all(|b| b.is_ascii_lowercase()) {
        return lower;
    }
    let mut name = String::from("zz");
    for b in lower.bytes() {
        if b.is_ascii_lowercase() {
            name.push(char::from(b));
        } else {
            let (high, low) = (char::from(b'a' + b / 16), char::from(b'a' + b % 16));
            // Writing to a string cannot fail.
            let _ = write!(name, "q{high}{low}");
        }
    }
    name
}
