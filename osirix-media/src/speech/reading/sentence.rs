//! Where a script is cut into pieces that are said in one go.

use super::fold::fold;
use super::token::{Token, pause_after};
use super::word;
use crate::speech::Lexicon;

/// How much is said in one go at most, in letters: some 15 seconds.
pub(crate) const MAX_SPOKEN_CHARS: usize = 240;

/// Silence after a piece, in milliseconds at normal speed.
const SENTENCE_MS: u32 = 320;
const PARAGRAPH_MS: u32 = 600;
const CLAUSE_MS: u32 = 160;
const NONE_MS: u32 = 0;

/// A word of the script and what is said for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// As written; empty when it continues the word that ended the piece before.
    pub(crate) text: String,
    /// What is said; empty for what cannot be said.
    pub(crate) tokens: Vec<Token>,
}

impl Word {
    fn spoken_chars(&self) -> usize {
        self.tokens.iter().map(|token| token.name.len() + 1).sum()
    }
}

/// A piece of the script that is said in one go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Sentence {
    /// Its words, in order.
    pub(crate) words: Vec<Word>,
    /// The silence behind it in milliseconds, at normal speed.
    pub(crate) pause_ms: u32,
}

impl Sentence {
    fn is_sayable(&self) -> bool {
        self.words.iter().any(|word| !word.tokens.is_empty())
    }

    fn spoken_chars(&self) -> usize {
        self.words.iter().map(Word::spoken_chars).sum()
    }
}

/// Cuts a script into sentences, each with something to say; none if nothing can be said.
pub(crate) fn plan(lexicon: &Lexicon, script: &str) -> Vec<Sentence> {
    let written = written(script);
    let mut sentences = Vec::new();
    let mut current = Sentence::default();
    for (index, this) in written.iter().enumerate() {
        if this.breaks > 1 || (this.breaks > 0 && this.is_bullet()) {
            flush(&mut sentences, &mut current, PARAGRAPH_MS);
        }
        let next = written.get(index + 1);
        let ends = this.ends_sentence(next);
        add(&mut current, this, next, lexicon, ends);
        if ends {
            flush(&mut sentences, &mut current, SENTENCE_MS);
        }
    }
    flush(&mut sentences, &mut current, SENTENCE_MS);
    // What cannot be said has no time of its own: it goes with the sentence before.
    match sentences.last_mut() {
        Some(last) => last.words.append(&mut current.words),
        None => return Vec::new(),
    }
    sentences.into_iter().flat_map(split).collect()
}

// A word alone in a sentence that says nothing waits for what can be said.
fn flush(sentences: &mut Vec<Sentence>, current: &mut Sentence, pause_ms: u32) {
    if current.is_sayable() {
        current.pause_ms = pause_ms;
        sentences.push(std::mem::take(current));
    } else if pause_ms > SENTENCE_MS && current.words.is_empty() {
        // The paragraph's silence belongs to the sentence that was just closed.
        if let Some(last) = sentences.last_mut() {
            last.pause_ms = pause_ms;
        }
    }
}

fn add(
    current: &mut Sentence,
    this: &Written<'_>,
    next: Option<&Written<'_>>,
    lexicon: &Lexicon,
    ends: bool,
) {
    let capital = next.is_some_and(Written::starts_upper);
    let mut tokens = word::tokens(lexicon, &this.folded, capital);
    if let Some(last) = tokens.last_mut().filter(|_| !ends) {
        // An abbreviation's dot is no end; trailing dots are a pause.
        let pause = last.after.contains("..");
        last.after.retain(|c| c != '.');
        if pause && last.after.is_empty() {
            last.after.push(',');
        }
    }
    if tokens.is_empty()
        && this.folded.starts_with('-')
        && let Some(before) = current.words.last_mut()
    {
        pause_after(&mut before.tokens);
    }
    current.words.push(Word { text: this.text.to_owned(), tokens });
}

struct Written<'a> {
    text: &'a str,
    folded: String,
    /// Line breaks before it.
    breaks: usize,
}

fn written(script: &str) -> Vec<Written<'_>> {
    let mut at = 0;
    script
        .split_whitespace()
        .map(|text| {
            // The words are slices of the script, so their distance tells where they stand.
            let start = text.as_ptr() as usize - script.as_ptr() as usize;
            let breaks = script[at..start].matches('\n').count();
            at = start + text.len();
            Written { text, folded: fold(text), breaks }
        })
        .collect()
}

/// Titles whose dot never ends a sentence.
const TITLES: [&str; 12] =
    ["dr", "mr", "mrs", "ms", "prof", "gen", "sen", "rep", "hon", "capt", "col", "st"];

/// Abbreviations whose dot ends a sentence only before a capital.
const ABBREVIATIONS: [&str; 21] = [
    "approx", "co", "corp", "dept", "e.g", "est", "etc", "fig", "i.e", "inc", "jr", "ltd", "max",
    "min", "sr", "vol", "vs", "a.m", "p.m", "ca", "al",
];

/// Abbreviations whose dot ends no sentence before a number.
const BEFORE_NUMBERS: [&str; 13] =
    ["no", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];

impl Written<'_> {
    fn is_bullet(&self) -> bool {
        ["-", "--", "*", "•", "·", "▪", "‣"].contains(&self.text)
            || ["-", "--", "*"].contains(&self.folded.as_str())
    }

    fn starts_upper(&self) -> bool {
        let first = self.folded.trim_start_matches(['"', '\'', '(', '[']).chars().next();
        first.is_some_and(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    }

    fn starts_lower(&self) -> bool {
        self.folded.starts_with(|c: char| c.is_ascii_lowercase())
    }

    fn ends_sentence(&self, next: Option<&Written<'_>>) -> bool {
        let Some(next) = next else { return true };
        let bare = self.folded.trim_end_matches(['"', '\'', ')', ']', '}', '*', '_']);
        match bare.chars().next_back() {
            Some('!' | '?') => !next.starts_lower(),
            Some(':') => next.breaks > 0,
            Some('.') if bare.ends_with("..") => !next.starts_lower(),
            Some('.') => !is_abbreviation(&bare[..bare.len() - 1], next),
            _ => false,
        }
    }
}

fn is_abbreviation(name: &str, next: &Written<'_>) -> bool {
    let name = name.trim_start_matches(['"', '\'', '(', '[']);
    let lower = name.to_ascii_lowercase();
    let initial = name.len() == 1 && name != "I" && name.bytes().all(|b| b.is_ascii_uppercase());
    if TITLES.contains(&lower.as_str()) || initial {
        return true;
    }
    let number = next.folded.starts_with(|c: char| c.is_ascii_digit());
    if BEFORE_NUMBERS.contains(&lower.as_str()) {
        return number;
    }
    let dotted = name.contains('.') && name.split('.').all(|part| part.len() == 1);
    (ABBREVIATIONS.contains(&lower.as_str()) || dotted) && !next.starts_upper()
}

// A sentence that is too long for one go, cut at clauses where there are some.
fn split(sentence: Sentence) -> Vec<Sentence> {
    let mut pieces = Vec::new();
    let mut rest = sentence;
    while rest.spoken_chars() > MAX_SPOKEN_CHARS {
        let Some((piece, tail)) = cut(&mut rest) else { break };
        pieces.push(piece);
        rest = tail;
    }
    pieces.push(rest);
    pieces
}

fn cut(sentence: &mut Sentence) -> Option<(Sentence, Sentence)> {
    let fitting = fitting_words(sentence);
    let pause_ms = sentence.pause_ms;
    if fitting == 0 {
        return cut_word(sentence);
    }
    let clause = (fitting / 3..fitting)
        .rev()
        .find(|&at| sentence.words[at].tokens.last().is_some_and(|last| !last.after.is_empty()));
    let tail = sentence.words.split_off(clause.map_or(fitting, |at| at + 1));
    let pause = if clause.is_some() { CLAUSE_MS } else { NONE_MS };
    let piece = Sentence { words: std::mem::take(&mut sentence.words), pause_ms: pause };
    Some((piece, Sentence { words: tail, pause_ms }))
}

fn fitting_words(sentence: &Sentence) -> usize {
    let mut chars = 0;
    let fits = |word: &&Word| {
        chars += word.spoken_chars();
        chars <= MAX_SPOKEN_CHARS
    };
    sentence.words.iter().take_while(fits).count()
}

// One word that says too much, an address of a thousand letters: its first piece carries its text.
fn cut_word(sentence: &mut Sentence) -> Option<(Sentence, Sentence)> {
    let first = sentence.words.first_mut()?;
    let mut chars = 0;
    let fits = |token: &&Token| {
        chars += token.name.len() + 1;
        chars <= MAX_SPOKEN_CHARS
    };
    let count = first.tokens.iter().take_while(fits).count().max(1);
    let rest = first.tokens.split_off(count);
    let piece = Word { text: std::mem::take(&mut first.text), tokens: first.tokens.clone() };
    first.tokens = rest;
    let pause_ms = sentence.pause_ms;
    let tail = Sentence { words: std::mem::take(&mut sentence.words), pause_ms };
    Some((Sentence { words: vec![piece], pause_ms: NONE_MS }, tail))
}
