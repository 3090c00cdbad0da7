//! A sentence in the ids of a model, and whose each id is.

use std::collections::BTreeMap;

use osirix_core::{Error, Result};

use super::alphabet::{Notation, Sound, kokoro_id};
use crate::speech::analysis::{SILENCE, Segment};
use crate::speech::reading::Sentence;

/// How a model takes phonemes.
#[derive(Debug, Clone)]
pub(super) enum Alphabet {
    /// Kokoro: an id a symbol, 0 at both ends.
    Kokoro,
    /// Piper: the ids of each symbol by the voice's own map, `_` behind each, `^` first, `$` last.
    Piper(BTreeMap<String, Vec<i64>>),
}

/// Whose an id is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// The phoneme of this index.
    Phoneme(usize),
    /// Nobody's: the way from a word to the next.
    Gap,
    /// Nobody's: a pause.
    Pause,
}

/// A sentence as a model takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spelling {
    pub(super) ids: Vec<i64>,
    pub(super) owners: Vec<Owner>,
}

/// The most ids that Kokoro takes in one go.
const MOST_IDS: usize = 510;

impl Spelling {
    /// The phonemes are those of the sentence.
    pub(super) fn of(
        sentence: &Sentence,
        segments: &[Segment],
        alphabet: &Alphabet,
    ) -> Result<Self> {
        let mut spelling = Spelling { ids: Vec::new(), owners: Vec::new() };
        spelling.begin(alphabet);
        for (text, owner) in written(sentence, segments, alphabet.notation()) {
            for symbol in text.chars() {
                spelling.add(symbol, owner, alphabet);
            }
        }
        spelling.end(alphabet);
        if spelling.ids.len() > MOST_IDS {
            return Err(Error::internal("a sentence is longer than the voice takes")
                .with("limit", MOST_IDS)
                .with("value", spelling.ids.len()));
        }
        Ok(spelling)
    }

    fn begin(&mut self, alphabet: &Alphabet) {
        match alphabet {
            Alphabet::Kokoro => self.push(0, Owner::Pause),
            Alphabet::Piper(_) => self.add('^', Owner::Pause, alphabet),
        }
    }

    fn end(&mut self, alphabet: &Alphabet) {
        match alphabet {
            Alphabet::Kokoro => self.push(0, Owner::Pause),
            Alphabet::Piper(map) => {
                for id in map.get("$").into_iter().flatten() {
                    self.push(*id, Owner::Pause);
                }
            }
        }
    }

    // What the voice has no id for it cannot say.
    fn add(&mut self, symbol: char, owner: Owner, alphabet: &Alphabet) {
        match alphabet {
            Alphabet::Kokoro => {
                if let Some(id) = kokoro_id(symbol) {
                    self.push(id, owner);
                }
            }
            Alphabet::Piper(map) => {
                let Some(ids) = map.get(symbol.encode_utf8(&mut [0; 4]) as &str) else { return };
                for id in ids.iter().chain(map.get("_").into_iter().flatten()) {
                    self.push(*id, owner);
                }
            }
        }
    }

    fn push(&mut self, id: i64, owner: Owner) {
        self.ids.push(id);
        self.owners.push(owner);
    }
}

impl Alphabet {
    fn notation(&self) -> Notation {
        match self {
            Alphabet::Kokoro => Notation::Misaki,
            Alphabet::Piper(_) => Notation::Espeak,
        }
    }
}

/// The sentence as it is written for a model: phonemes, spaces and marks, and whose they are.
fn written(sentence: &Sentence, segments: &[Segment], notation: Notation) -> Vec<(String, Owner)> {
    let marks: Vec<_> = sentence
        .words
        .iter()
        .flat_map(|word| &word.tokens)
        .map(|token| token.after.chars().rfind(|c| ".,:;!?".contains(*c)))
        .collect();
    let mut text: Vec<(String, Owner)> = Vec::new();
    let (mut token, mut word) = (None, None);
    let spoken = segments.iter().enumerate().filter(|(_, segment)| segment.phoneme != SILENCE);
    for (index, segment) in spoken {
        if word != segment.spoken && word.is_some() {
            let mark = token.filter(|_| token != segment.token);
            part(&mut text, mark, &marks);
        }
        (token, word) = (segment.token, segment.spoken);
        let sound = sound(segments, index);
        text.push((notation.spell(sound), Owner::Phoneme(index)));
    }
    let last = token.and_then(|token| marks.get(token).copied().flatten());
    text.push((last.unwrap_or('.').to_string(), Owner::Pause));
    text
}

/// What stands between a word and the next: the mark of a token that ends with it, and a space.
fn part(text: &mut Vec<(String, Owner)>, ended: Option<usize>, marks: &[Option<char>]) {
    if let Some(mark) = ended.and_then(|token| marks.get(token).copied().flatten()) {
        text.push((mark.to_string(), Owner::Pause));
    }
    text.push((" ".to_owned(), Owner::Gap));
}

fn sound(segments: &[Segment], index: usize) -> Sound<'_> {
    let this = &segments[index];
    let in_word = |at: usize| segments.get(at).filter(|other| other.spoken == this.spoken);
    let before = index.checked_sub(1).and_then(in_word);
    let behind = in_word(index + 1);
    let between = before.is_some_and(|before| is_vowel(&before.phoneme) || before.phoneme == "r")
        && behind.is_some_and(|behind| is_vowel(&behind.phoneme) && behind.stress == 0);
    Sound { phoneme: &this.phoneme, stressed: this.stress > 0 && !this.weak, between }
}

fn is_vowel(phoneme: &str) -> bool {
    phoneme.starts_with(['a', 'e', 'i', 'o', 'u'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::Lexicon;
    use crate::speech::analysis::Analysis;
    use crate::speech::reading;

    fn spelled(script: &str) -> String {
        let lexicon = Lexicon::embedded().unwrap();
        let analysis = Analysis::new(&lexicon).unwrap();
        let voice = flite_rs::voice::Voice::parse(flite_rs::KAL16_VOICE_DATA).unwrap();
        let sentence = reading::plan(&lexicon, script).remove(0);
        let segments = analysis.of(&sentence, &voice.params()).segments(24_000);
        let text = written(&sentence, &segments, Notation::Misaki);
        text.into_iter().map(|(part, _)| part).collect()
    }

    #[test]
    fn a_sentence_is_written_with_its_stresses_spaces_and_marks() {
        assert_eq!(spelled("Hello, Osirix!"), "həlˈO, OsˈIɹɪks!");
        assert_eq!(spelled("It costs $2"), "ɪt kˈɑsts tˈu dˈɑləɹz.");
    }

    #[test]
    fn every_id_is_somebodys() {
        let lexicon = Lexicon::embedded().unwrap();
        let analysis = Analysis::new(&lexicon).unwrap();
        let voice = flite_rs::voice::Voice::parse(flite_rs::KAL16_VOICE_DATA).unwrap();
        let sentence = reading::plan(&lexicon, "One, two.").remove(0);
        let segments = analysis.of(&sentence, &voice.params()).segments(24_000);
        let spelling = Spelling::of(&sentence, &segments, &Alphabet::Kokoro).unwrap();
        assert_eq!(spelling.ids.len(), spelling.owners.len());
        assert_eq!((spelling.ids[0], spelling.ids[spelling.ids.len() - 1]), (0, 0));
        let of = |owner| spelling.owners.iter().filter(|other| **other == owner).count();
        assert_eq!((of(Owner::Gap), of(Owner::Pause)), (1, 4), "a space; two marks, two ends");
    }
}
