//! How a sentence is said, by CMU Flite's English: which phonemes, whose they are, and how long they
//! take when its own voice says them.

use flite_rs::Engine;
use flite_rs::language::Language;
use flite_rs::text;
use flite_rs::utterance::{ItemId, Utterance};
use flite_rs::voice::VoiceParams;
use osirix_core::{Error, ErrorCode, Result};

use super::Lexicon;
use super::reading::{Sentence, surrogate};

/// No sound.
pub(super) const SILENCE: &str = "pau";

/// The language: its lexicon, and its rules for words that are not in it.
pub(super) struct Analysis {
    language: Language,
}

/// A sentence that was analysed.
pub(super) struct Analysed {
    pub(super) utterance: Utterance,
    /// For each token, whose word it is.
    owners: Vec<usize>,
}

/// A phoneme, when it ends and what it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Segment {
    /// In ARPAbet, in lower case.
    pub(super) phoneme: String,
    pub(super) stress: u8,
    /// Its last sample.
    pub(super) end: usize,
    /// The word of the sentence.
    pub(super) word: Option<usize>,
    /// The token, counted through all words.
    pub(super) token: Option<usize>,
    /// What is said, word by word: an amount is one token and several of them.
    pub(super) spoken: Option<usize>,
    /// Whether it is of a word that stands in the shade of others.
    pub(super) weak: bool,
}

/// Words that are not stressed in a sentence.
const WEAK: [&str; 44] = [
    "a", "am", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could", "for",
    "from", "had", "has", "have", "he", "her", "him", "his", "i", "if", "in", "is", "it", "its",
    "of", "on", "or", "our", "she", "than", "that", "the", "them", "they", "to", "was", "we",
    "were", "with", "you",
];

impl Analysis {
    pub(super) fn new(lexicon: &Lexicon) -> Result<Self> {
        let engine = Engine::try_new().map_err(broken)?;
        let mut language = (*engine.language()).clone();
        for (word, phonemes) in lexicon.iter() {
            let phonemes: Vec<_> = phonemes.iter().map(String::as_str).collect();
            language.lexicon.add_entry(&surrogate(word), None, &phonemes).map_err(broken)?;
        }
        Ok(Analysis { language })
    }

    pub(super) fn of(&self, sentence: &Sentence, params: &VoiceParams) -> Analysed {
        let mut tokens = Vec::new();
        let mut owners = Vec::new();
        for (index, word) in sentence.words.iter().enumerate() {
            for token in &word.tokens {
                owners.push(index);
                tokens.push(text::Token {
                    whitespace: " ".to_owned(),
                    name: token.name.clone(),
                    punctuation: token.after.clone(),
                    ..text::Token::default()
                });
            }
        }
        let utterance = flite_rs::pipeline::analyse(&self.language, &tokens, params);
        Analysed { utterance, owners }
    }
}

impl Analysed {
    /// The phonemes, with their ends in samples of this rate.
    pub(super) fn segments(&self, rate_hz: u32) -> Vec<Segment> {
        let utterance = &self.utterance;
        let tokens: Vec<ItemId> = utterance.iter_relation("Token").collect();
        let words: Vec<ItemId> = utterance.iter_relation("Word").collect();
        let mut last = 0;
        utterance
            .iter_relation("Segment")
            .map(|item| {
                let end = (utterance.feature_f32(item, "end") * rate_hz as f32).round() as usize;
                last = end.max(last);
                let syllable =
                    utterance.item_as(item, "SylStructure").and_then(|view| utterance.parent(view));
                let said = syllable
                    .and_then(|syllable| utterance.parent(syllable))
                    .and_then(|word| utterance.item_as(word, "Word"));
                let token = said
                    .and_then(|word| utterance.item_as(word, "Token"))
                    .and_then(|word| utterance.parent(word))
                    .and_then(|token| tokens.iter().position(|t| *t == token));
                Segment {
                    phoneme: name(utterance.name(item)),
                    stress: stress(utterance, item, syllable),
                    end: last,
                    word: token.and_then(|token| self.owners.get(token).copied()),
                    token,
                    spoken: said.and_then(|word| words.iter().position(|w| *w == word)),
                    weak: said.is_some_and(|word| WEAK.contains(&utterance.name(word))),
                }
            })
            .collect()
    }
}

/// The error of a voice that does not load.
pub(super) fn broken(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorCode::Internal, "the built-in voice cannot be loaded").caused_by(error)
}

fn name(phone: &str) -> String {
    let name = match phone {
        "h#" | "brth" => SILENCE,
        "axr" => "er",
        "hv" => "hh",
        "dx" => "d",
        "nx" | "en" => "n",
        "el" => "l",
        "em" => "m",
        other => other,
    };
    name.to_owned()
}

fn stress(utterance: &Utterance, item: ItemId, syllable: Option<ItemId>) -> u8 {
    let stressed = syllable.is_some_and(|item| utterance.feature_str(item, "stress") == "1");
    u8::from(stressed && flite_rs::phoneset::is_vowel(utterance.name(item)))
}
