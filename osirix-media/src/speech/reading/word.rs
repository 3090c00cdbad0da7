//! What is said for one word of the script.

use super::token::{Token, letters, pause_after, surrogate};
use super::{address, number};
use crate::speech::Lexicon;

/// Longest spelling that goes to the voice in one piece, in letters.
const MAX_NAME_CHARS: usize = 40;

/// Most letters of an abbreviation with dots.
const MAX_INITIALS: usize = 12;

/// The tokens of a folded word; `before_capital` tells whether the next word has a capital, which
/// decides between a title and a street.
pub(super) fn tokens(lexicon: &Lexicon, word: &str, before_capital: bool) -> Vec<Token> {
    let (core, after) = trimmed(word);
    let mut out = Vec::new();
    for (index, part) in core.split("--").enumerate() {
        if index > 0 {
            pause_after(&mut out);
        }
        Speller { lexicon, before_capital }.spell(part, &mut out);
    }
    if let Some(last) = out.last_mut() {
        last.after.push_str(&after);
    }
    out
}

// Quotes, brackets and marks around a word are not said; those that end a clause are kept.
fn trimmed(word: &str) -> (&str, String) {
    const AROUND: &str = "\"'`()[]{}<>*_~|\\^,;:!?";
    let start = word.trim_start_matches(|c| AROUND.contains(c));
    let start = match start.trim_start_matches(['.', '-']) {
        rest if rest.starts_with(|c: char| c.is_ascii_digit()) => start,
        rest => rest,
    };
    let core = start.trim_end_matches(|c| AROUND.contains(c) || ".-/".contains(c));
    let after = start[core.len()..].chars().filter(|c| ".,:;!?".contains(*c)).collect();
    (core, after)
}

/// Whole words that are said otherwise than written, in lower case, without a closing dot.
const ALIASES: [(&str, &str); 31] = [
    ("&", "and"),
    ("+", "plus"),
    ("=", "equals"),
    ("%", "percent"),
    ("@", "at"),
    ("24/7", "twenty four seven"),
    ("approx", "approximately"),
    ("corp", "corporation"),
    ("dept", "department"),
    ("e.g", "for example"),
    ("etc", "et cetera"),
    ("i.e", "that is"),
    ("inc", "incorporated"),
    ("jr", "junior"),
    ("km/h", "kilometers per hour"),
    ("ltd", "limited"),
    ("mph", "miles per hour"),
    ("mr", "mister"),
    ("mrs", "missus"),
    ("ms", "miz"),
    ("prof", "professor"),
    ("sr", "senior"),
    ("vs", "versus"),
    ("w/o", "without"),
    ("jan", "january"),
    ("feb", "february"),
    ("aug", "august"),
    ("sept", "september"),
    ("oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
];

/// Words of two or three capitals that are words all the same.
const SHORT_WORDS: [&str; 52] = [
    "ALL", "AM", "AN", "AND", "ANY", "ARE", "AS", "ASK", "AT", "BE", "BIG", "BUT", "BUY", "BY",
    "CAN", "DAY", "DO", "FOR", "GET", "GO", "HAS", "HOT", "HOW", "IF", "IN", "IS", "ITS", "ME",
    "MY", "NEW", "NO", "NOT", "NOW", "OF", "OFF", "OK", "ON", "ONE", "OR", "OUR", "OUT", "SEE",
    "SO", "THE", "TO", "TOP", "UP", "WE", "WHY", "YES", "YOU", "WAS",
];

/// Roman numerals, which the voice itself reads as numbers where that makes sense.
const ROMAN: [&str; 8] = ["I", "II", "III", "IV", "VI", "VII", "VIII", "IX"];

/// Beginnings of names after which a capital does not start a new word.
const NAME_PREFIXES: [&str; 8] = ["Mc", "Mac", "De", "Di", "La", "Le", "Van", "O"];

pub(super) struct Speller<'a> {
    lexicon: &'a Lexicon,
    before_capital: bool,
}

impl Speller<'_> {
    fn spell(&self, core: &str, out: &mut Vec<Token>) {
        let lower = core.to_ascii_lowercase();
        if let Some((_, spoken)) = ALIASES.iter().find(|(written, _)| *written == lower) {
            out.extend(spoken.split(' ').map(Token::new));
        } else if !self.known(core, out)
            && !address::spell(self, core, out)
            && !number::spell_amount(core, out)
            && !self.spell_rate(core, out)
        {
            self.spell_parts(core, out);
        }
    }

    // An amount per something: `$9/month`.
    fn spell_rate(&self, core: &str, out: &mut Vec<Token>) -> bool {
        let Some((amount, per)) = core.split_once('/') else { return false };
        let found = number::spell_amount(amount, out);
        if found {
            out.push(Token::new("per"));
            self.spell_parts(per, out);
        }
        found
    }

    // A word of the lexicon, its plural or its possessive.
    fn known(&self, word: &str, out: &mut Vec<Token>) -> bool {
        if self.lexicon.contains(word) {
            out.push(Token::new(surrogate(word)));
            return true;
        }
        let stem = word.strip_suffix("'s").or_else(|| word.strip_suffix('s')).unwrap_or_default();
        let known = self.lexicon.contains(stem);
        if known {
            out.extend([Token::new(surrogate(stem)), Token::new("'s")]);
        }
        known
    }

    // Signs between the parts of a word are said, paused at or passed over.
    fn spell_parts(&self, core: &str, out: &mut Vec<Token>) {
        let mut rest = core;
        while !rest.is_empty() {
            let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
            self.part(&rest[..end], out);
            let sign = rest[end..].chars().next();
            match sign {
                Some('&') => out.push(Token::new("and")),
                Some('+') => out.push(Token::new("plus")),
                Some('=') => out.push(Token::new("equals")),
                Some('@') => out.push(Token::new("at")),
                Some(';' | '!' | '?' | '(' | ')') => pause_after(out),
                _ => {}
            }
            rest = &rest[end + sign.map_or(0, char::len_utf8)..];
        }
    }

    fn part(&self, part: &str, out: &mut Vec<Token>) {
        if part.is_empty() || self.known(part, out) {
            return;
        }
        if number::spell(self, part, out) {
            return;
        }
        for (index, clause) in part.split([',', ':']).enumerate() {
            if index > 0 {
                pause_after(out);
            }
            clause.split('-').for_each(|piece| self.piece(piece, out));
        }
    }

    /// One hyphen-free piece.
    pub(super) fn piece(&self, piece: &str, out: &mut Vec<Token>) {
        let piece = piece.trim_matches(['.', '\'', '%', '°']);
        let labels: Vec<_> = piece.split('.').collect();
        if labels.len() < 2 || self.lexicon.contains(piece) {
            self.word(piece, out);
        } else if labels.len() <= MAX_INITIALS && labels.iter().all(|label| label.len() == 1) {
            out.push(Token::new(piece));
        } else {
            self.dotted(&labels, out);
        }
    }

    // A capital behind a dot starts a sentence whose space was forgotten.
    fn dotted(&self, labels: &[&str], out: &mut Vec<Token>) {
        for (index, label) in labels.iter().enumerate() {
            if index > 0 && label.starts_with(|c: char| c.is_ascii_uppercase()) {
                pause_after(out);
            } else if index > 0 {
                out.push(Token::new("dot"));
            }
            self.word(label, out);
        }
    }

    /// One word of letters and apostrophes.
    pub(super) fn word(&self, word: &str, out: &mut Vec<Token>) {
        if word.is_empty() || self.known(word, out) {
            return;
        }
        if ROMAN.contains(&word) {
            return out.push(Token::new(word));
        }
        let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix('s')).unwrap_or(word);
        if is_spelled(word) {
            out.push(letters(word));
        } else if bare.len() > 1 && bare.len() < word.len() && is_spelled(bare) {
            out.extend([letters(bare), Token::new("'s")]);
        } else {
            humps(word).for_each(|hump| self.hump(hump, out));
        }
    }

    fn hump(&self, hump: &str, out: &mut Vec<Token>) {
        if is_spelled(hump) {
            out.push(letters(hump));
        } else if !self.known(hump, out) {
            self.plain(hump, out);
        }
    }

    fn plain(&self, word: &str, out: &mut Vec<Token>) {
        let lower = word.to_ascii_lowercase();
        match (lower.as_str(), self.before_capital) {
            ("dr", true) => out.push(Token::new("doctor")),
            ("dr", false) => out.push(Token::new("drive")),
            ("st", true) => out.push(Token::new("saint")),
            ("st", false) => out.push(Token::new("street")),
            _ => {
                let pieces = lower.as_bytes().chunks(MAX_NAME_CHARS);
                out.extend(pieces.map(|piece| Token::new(String::from_utf8_lossy(piece))));
            }
        }
    }
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || ".,:'%-°".contains(c)
}

// Two or three capitals are an abbreviation unless they are a common word; `I` is a word.
fn is_spelled(word: &str) -> bool {
    (2..=3).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_uppercase())
        && !SHORT_WORDS.contains(&word)
}

// The words in `PayPal`.
fn humps(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let (hump, tail) = rest.split_at(camel(rest).unwrap_or(rest.len()));
        rest = tail;
        (!hump.is_empty()).then_some(hump)
    })
}

fn camel(word: &str) -> Option<usize> {
    let bytes = word.as_bytes();
    (1..bytes.len())
        .find(|&at| bytes[at - 1].is_ascii_lowercase() && bytes[at].is_ascii_uppercase())
        .filter(|&at| !NAME_PREFIXES.contains(&&word[..at]))
}
