//! Passages in the making: what is spoken, what is written, and which belongs to which.

use std::ops::Range;

use crate::error::Result;
use crate::media::Script;

/// A part of a text that a voice speaks in one way, with the silence before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// The silence before it, in milliseconds.
    pub pause_ms: u32,
    /// What the voice is asked to say; `None` where there is no letter to be said.
    pub spoken: Option<Script>,
    /// The words as they are written, with the letters of `spoken` in which they are said; `None`
    /// where they are those of `spoken`.
    pub words: Option<Vec<WrittenWord>>,
    /// What is said louder.
    pub emphases: Vec<Emphasis>,
    /// The speed, as a factor of what was asked for.
    pub rate: f32,
    /// The pitch, in semitones above what was asked for.
    pub pitch: f32,
}

/// A word as it is written, and where it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenWord {
    /// The word, with the punctuation that touches it.
    pub text: String,
    /// The first and the last but one of the letters that say it. Every character of the spoken
    /// text but white space is a letter.
    pub letters: Range<usize>,
}

/// Letters that are said louder.
#[derive(Debug, Clone, PartialEq)]
pub struct Emphasis {
    /// Which of the spoken letters.
    pub letters: Range<usize>,
    /// How much louder, in decibels.
    pub gain_db: f32,
}

/// How a text is said: what the elements around it decide.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Manner {
    pub(super) rate: f32,
    pub(super) pitch: f32,
    pub(super) gain_db: f32,
}

impl Manner {
    pub(super) const PLAIN: Manner = Manner { rate: 1.0, pitch: 0.0, gain_db: 0.0 };
}

/// The passage at hand.
#[derive(Debug, Default)]
pub(super) struct Draft {
    spoken: String,
    /// How many letters were added.
    letters: usize,
    words: Vec<WrittenWord>,
    /// Whether the last word goes on with the next letter.
    within: bool,
    emphases: Vec<Emphasis>,
}

impl Draft {
    /// Whether nothing was written yet.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Adds a text that is said as it is written.
    pub(super) fn write(&mut self, text: &str, gain_db: f32) {
        for character in text.chars() {
            self.spoken.push(character);
            if character.is_whitespace() {
                self.within = false;
                continue;
            }
            let letter = self.letters..self.letters + 1;
            self.emphasise(letter.clone(), gain_db);
            self.letter(character, letter);
        }
    }

    /// Adds a text that is written, and said in other words; neither is blank.
    pub(super) fn substitute(&mut self, written: &str, alias: &str, gain_db: f32) {
        let count = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let (from, said, signs) = (self.letters, count(alias), count(written));
        self.spoken.push_str(alias);
        self.emphasise(from..from + said, gain_db);
        let mut sign = 0;
        for character in written.chars() {
            if character.is_whitespace() {
                self.within = false;
                continue;
            }
            let at = |sign: usize| from + said * sign / signs.max(1);
            self.letter(character, at(sign)..at(sign + 1));
            sign += 1;
        }
        self.letters = from + said;
    }

    fn letter(&mut self, character: char, letters: Range<usize>) {
        self.letters = letters.end;
        match self.words.last_mut().filter(|_| self.within) {
            Some(word) => {
                word.text.push(character);
                word.letters.end = letters.end;
            }
            None => self.words.push(WrittenWord { text: character.to_string(), letters }),
        }
        self.within = true;
    }

    fn emphasise(&mut self, letters: Range<usize>, gain_db: f32) {
        if gain_db == 0.0 {
            return;
        }
        let goes_on =
            |last: &&mut Emphasis| last.gain_db == gain_db && last.letters.end == letters.start;
        match self.emphases.last_mut().filter(goes_on) {
            Some(last) => last.letters.end = letters.end,
            None => self.emphases.push(Emphasis { letters, gain_db }),
        }
    }

    /// The passage, after so much silence.
    pub(super) fn finish(self, pause_ms: u32, manner: Manner) -> Result<Passage> {
        let says = self.spoken.contains(char::is_alphanumeric);
        Ok(Passage {
            pause_ms,
            spoken: says.then(|| Script::new(&self.spoken)).transpose()?,
            words: Some(self.words),
            emphases: self.emphases,
            rate: manner.rate,
            pitch: manner.pitch,
        })
    }
}
