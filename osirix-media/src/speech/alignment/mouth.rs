//! What a mouth does for a word that somebody else's voice says: the sounds of its letters.

use osirix_core::Result;
use osirix_core::media::{SpeechChunk, VoiceSettings};

use crate::speech::analysis::SILENCE;
use crate::speech::flite::Renderer;
use crate::speech::{Lexicon, reading};

/// What is said for a letter of which English knows nothing: open and closed again, as syllables
/// are in every language.
const SYLLABLE: [(&str, u32); 2] = [("d", 1), ("ax", 2)];

/// A sound of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::speech) struct Sound {
    /// In ARPAbet, in lower case.
    pub(in crate::speech) phoneme: String,
    pub(in crate::speech) stress: u8,
    /// How long it is beside the others of its word.
    pub(in crate::speech) weight: u32,
}

/// Knows the sounds of words: by English rules where a word is written in Latin letters.
pub(in crate::speech) struct Mouth {
    lexicon: Lexicon,
    renderer: Renderer,
}

impl Mouth {
    pub(in crate::speech) fn new(lexicon: Lexicon) -> Result<Self> {
        let renderer = Renderer::new(&lexicon)?;
        Ok(Mouth { lexicon, renderer })
    }

    /// What the built-in voice says for a text; nothing where it can say nothing.
    pub(in crate::speech) fn pieces(&self, text: &str) -> impl Iterator<Item = SpeechChunk> {
        let sentences = reading::plan(&self.lexicon, text).into_iter();
        sentences.map(|sentence| self.renderer.render(&sentence, VoiceSettings::default()))
    }

    /// The sounds of each word of a text; none of a word that is not said.
    pub(in crate::speech) fn sounds(&self, text: &str) -> Vec<Vec<Sound>> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut sounds: Vec<Vec<Sound>> = vec![Vec::new(); words.len()];
        let mut at = 0;
        for sentence in reading::plan(&self.lexicon, text) {
            // A word without text goes on with the one before it.
            let places = sentence.words.iter().scan(at, |next, word| {
                *next += usize::from(!word.text.is_empty());
                Some(next.saturating_sub(1))
            });
            let places: Vec<usize> = places.collect();
            at += sentence.words.iter().filter(|word| !word.text.is_empty()).count();
            let mut before = 0;
            for segment in self.renderer.analysed(&sentence).segments(1_000) {
                let weight = (segment.end - before).max(1) as u32;
                before = segment.end;
                let place = segment.word.and_then(|word| places.get(word));
                let Some(of_word) = place.and_then(|place| sounds.get_mut(*place)) else {
                    continue;
                };
                if segment.phoneme != SILENCE {
                    of_word.push(Sound {
                        phoneme: segment.phoneme,
                        stress: segment.stress,
                        weight,
                    });
                }
            }
        }
        for (sounds, word) in sounds.iter_mut().zip(words).filter(|(sounds, _)| sounds.is_empty()) {
            *sounds = syllables(word);
        }
        sounds
    }
}

fn syllables(word: &str) -> Vec<Sound> {
    let sound =
        |(phoneme, weight): (&str, u32)| Sound { phoneme: phoneme.to_owned(), stress: 0, weight };
    let said = word.chars().filter(|c| c.is_alphanumeric());
    said.flat_map(|_| SYLLABLE.map(sound)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phonemes(text: &str) -> Vec<String> {
        let mouth = Mouth::new(Lexicon::embedded().unwrap()).unwrap();
        let name = |sounds: Vec<Sound>| {
            sounds.into_iter().map(|sound| sound.phoneme).collect::<Vec<_>>().join(" ")
        };
        mouth.sounds(text).into_iter().map(name).collect()
    }

    #[test]
    fn each_word_has_its_own() {
        assert_eq!(
            phonemes("Hello, 🦀 world. It is Osirix!"),
            ["hh ax l ow", "", "w er l d", "ih t", "ih z", "ow s ay r ih k s"]
        );
    }

    #[test]
    fn what_english_cannot_read_opens_the_mouth_once_a_letter() {
        assert_eq!(phonemes("Osirix 日本。"), ["ow s ay r ih k s", "d ax d ax"]);
        assert_eq!(phonemes("…"), [""]);
    }

    #[test]
    fn a_word_of_many_pieces_keeps_them_all() {
        let long = format!("go https://example.com/{} now", "abcdefghij".repeat(40));
        let phonemes = phonemes(&long);
        assert_eq!((phonemes.len(), phonemes[2].as_str()), (3, "n aw"));
        assert!(phonemes[1].len() > 600, "{}", phonemes[1].len());
    }
}
