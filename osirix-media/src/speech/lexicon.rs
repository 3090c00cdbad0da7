//! How words are pronounced where the letters mislead.

use std::collections::BTreeMap;

use osirix_core::{Error, Result};

/// Pronunciations by word.
///
/// The text form has one word a line: the word as it is written (any case; digits and the signs
/// `.-+'&/#` may be part of it), then its phonemes in ARPAbet, vowels with their stress (`1`
/// stressed, `2` half, `0` or nothing unstressed). `#` starts a comment line.
///
/// ```
/// use osirix_media::speech::Lexicon;
///
/// let mut lexicon = Lexicon::embedded()?;
/// lexicon.extend(Lexicon::parse("Zweibel  z w ay1 b ax0 l")?);
/// lexicon.add("K8s", "k ey1 t s")?;
/// assert!(lexicon.contains("zweibel") && lexicon.contains("OSIRIX"));
/// # Ok::<(), osirix_core::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lexicon {
    words: BTreeMap<String, Vec<String>>,
}

impl Lexicon {
    /// The lexicon that comes with this crate: the product's own name and the words of its trade.
    pub fn embedded() -> Result<Self> {
        Lexicon::parse(include_str!("lexicon.txt"))
    }

    /// Reads the text form; an error names the line.
    pub fn parse(text: &str) -> Result<Self> {
        let mut lexicon = Lexicon::default();
        for (index, line) in text.lines().map(str::trim).enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (word, phonemes) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            lexicon.add(word, phonemes).map_err(|error| error.with("line", index + 1))?;
        }
        Ok(lexicon)
    }

    /// Adds a word or replaces it.
    pub fn add(&mut self, word: &str, phonemes: &str) -> Result<()> {
        let key = word.to_ascii_lowercase();
        let fits = |c: char| c.is_ascii_alphanumeric() || ".-+'&/#".contains(c);
        if key.is_empty() || !key.chars().all(fits) {
            return Err(refused("a word is written in ASCII letters, digits and .-+'&/#", word));
        }
        let phonemes = phonemes.split_whitespace().map(phoneme).collect::<Result<Vec<_>>>()?;
        if phonemes.is_empty() {
            return Err(refused("the word has no phonemes", word));
        }
        self.words.insert(key, phonemes);
        Ok(())
    }

    /// Takes over all words of another lexicon; where both know a word, the other's wins.
    pub fn extend(&mut self, other: Lexicon) {
        self.words.extend(other.words);
    }

    /// Whether it knows this word, in any case.
    pub fn contains(&self, word: &str) -> bool {
        self.words.contains_key(&word.to_ascii_lowercase())
    }

    /// The words and their phonemes.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.words.iter().map(|(word, phonemes)| (word.as_str(), phonemes.as_slice()))
    }
}

fn refused(message: &'static str, value: &str) -> Error {
    Error::invalid("lexicon", message).with("value", value)
}

const VOWELS: [&str; 16] = [
    "aa", "ae", "ah", "ao", "aw", "ax", "ay", "eh", "er", "ey", "ih", "iy", "ow", "oy", "uh", "uw",
];
const CONSONANTS: [&str; 24] = [
    "b", "ch", "d", "dh", "f", "g", "hh", "jh", "k", "l", "m", "n", "ng", "p", "r", "s", "sh", "t",
    "th", "v", "w", "y", "z", "zh",
];

// Half stress counts as stress: a syllable of the voice has one or none.
fn phoneme(text: &str) -> Result<String> {
    let lower = text.to_ascii_lowercase();
    let (name, stress) = match lower.as_bytes().last() {
        Some(b'0') => (&lower[..lower.len() - 1], "0"),
        Some(b'1' | b'2') => (&lower[..lower.len() - 1], "1"),
        _ => (lower.as_str(), ""),
    };
    match name {
        // The voice has the weak vowel only unstressed, and the strong one only stressed.
        "ah" | "ax" => Ok(if stress == "1" { "ah1" } else { "ax0" }.to_owned()),
        _ if VOWELS.contains(&name) => {
            Ok(format!("{name}{}", if stress.is_empty() { "0" } else { stress }))
        }
        _ if CONSONANTS.contains(&name) && stress.is_empty() => Ok(name.to_owned()),
        _ => Err(refused("this is no ARPAbet phoneme", text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_lexicon_says_the_products_name() {
        let lexicon = Lexicon::embedded().unwrap();
        let (_, phonemes) = lexicon.iter().find(|(word, _)| *word == "osirix").unwrap();
        assert_eq!(phonemes.join(" "), "ow0 s ay1 r ih0 k s");
    }

    #[test]
    fn a_bad_line_is_named() {
        let error = Lexicon::parse("# words\n\nalpha ae1 l f ah0\nbeta b ey1 qq").unwrap_err();
        assert_eq!(error.context_value("line"), Some("4"));
        assert_eq!(error.context_value("value"), Some("qq"));
        assert!(Lexicon::parse("lonely").is_err() && Lexicon::parse("pâté p ae1").is_err());
    }

    #[test]
    fn entries_copied_from_cmudict_are_understood() {
        let lexicon = Lexicon::parse("ABOUT AH0 B AW2 T").unwrap();
        assert_eq!(lexicon.iter().next().unwrap().1.join(" "), "ax0 b aw1 t");
    }
}
