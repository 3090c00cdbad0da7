//! English phonemes in the alphabets of models.

/// How a model writes phonemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    /// That of misaki, on which Kokoro was trained: IPA with capitals for diphthongs.
    /// <https://github.com/hexgrad/misaki/blob/main/EN_PHONES.md>
    Misaki,
    /// That of espeak-ng for American English, on which Piper's voices were trained.
    Espeak,
}

/// A phoneme of the analysis, and how both write it.
const PHONEMES: [(&str, &str, &str); 40] = [
    ("aa", "ɑ", "ɑː"),
    ("ae", "æ", "æ"),
    ("ah", "ʌ", "ʌ"),
    ("ao", "ɔ", "ɔː"),
    ("aw", "W", "aʊ"),
    ("ax", "ə", "ə"),
    ("ay", "I", "aɪ"),
    ("b", "b", "b"),
    ("ch", "ʧ", "tʃ"),
    ("d", "d", "d"),
    ("dh", "ð", "ð"),
    ("eh", "ɛ", "ɛ"),
    ("er", "əɹ", "ɚ"),
    ("ey", "A", "eɪ"),
    ("f", "f", "f"),
    ("g", "ɡ", "ɡ"),
    ("hh", "h", "h"),
    ("ih", "ɪ", "ɪ"),
    ("iy", "i", "i"),
    ("jh", "ʤ", "dʒ"),
    ("k", "k", "k"),
    ("l", "l", "l"),
    ("m", "m", "m"),
    ("n", "n", "n"),
    ("ng", "ŋ", "ŋ"),
    ("ow", "O", "oʊ"),
    ("oy", "Y", "ɔɪ"),
    ("p", "p", "p"),
    ("r", "ɹ", "ɹ"),
    ("s", "s", "s"),
    ("sh", "ʃ", "ʃ"),
    ("t", "t", "t"),
    ("th", "θ", "θ"),
    ("uh", "ʊ", "ʊ"),
    ("uw", "u", "uː"),
    ("v", "v", "v"),
    ("w", "w", "w"),
    ("y", "j", "j"),
    ("z", "z", "z"),
    ("zh", "ʒ", "ʒ"),
];

const STRESS: &str = "ˈ";

/// A phoneme and what decides how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sound<'a> {
    pub(super) phoneme: &'a str,
    pub(super) stressed: bool,
    /// Whether a vowel, or an r, comes before it in the word, and an unstressed vowel behind it.
    pub(super) between: bool,
}

impl Notation {
    /// How a phoneme is written, its stress before it; nothing for a silence.
    pub(super) fn spell(self, sound: Sound<'_>) -> String {
        let Some((_, misaki, espeak)) = PHONEMES.iter().find(|(name, ..)| *name == sound.phoneme)
        else {
            return String::new();
        };
        let plain = match (self, sound.phoneme, sound.stressed) {
            (Notation::Misaki, "er", true) => "ɜɹ",
            (Notation::Espeak, "er", true) => "ɜː",
            (Notation::Espeak, "iy", true) => "iː",
            // An American t between vowels is a tap.
            (Notation::Misaki, "t", _) if sound.between => "T",
            (Notation::Espeak, "t", _) if sound.between => "ɾ",
            (Notation::Misaki, ..) => misaki,
            (Notation::Espeak, ..) => espeak,
        };
        if sound.stressed { format!("{STRESS}{plain}") } else { plain.to_owned() }
    }
}

/// Kokoro's symbols and their ids.
const KOKORO: [(char, i64); 114] = [
    (';', 1),
    (':', 2),
    (',', 3),
    ('.', 4),
    ('!', 5),
    ('?', 6),
    ('—', 9),
    ('…', 10),
    ('"', 11),
    ('(', 12),
    (')', 13),
    ('“', 14),
    ('”', 15),
    (' ', 16),
    ('\u{303}', 17),
    ('ʣ', 18),
    ('ʥ', 19),
    ('ʦ', 20),
    ('ʨ', 21),
    ('ᵝ', 22),
    ('ꭧ', 23),
    ('A', 24),
    ('I', 25),
    ('O', 31),
    ('Q', 33),
    ('S', 35),
    ('T', 36),
    ('W', 39),
    ('Y', 41),
    ('ᵊ', 42),
    ('a', 43),
    ('b', 44),
    ('c', 45),
    ('d', 46),
    ('e', 47),
    ('f', 48),
    ('h', 50),
    ('i', 51),
    ('j', 52),
    ('k', 53),
    ('l', 54),
    ('m', 55),
    ('n', 56),
    ('o', 57),
    ('p', 58),
    ('q', 59),
    ('r', 60),
    ('s', 61),
    ('t', 62),
    ('u', 63),
    ('v', 64),
    ('w', 65),
    ('x', 66),
    ('y', 67),
    ('z', 68),
    ('ɑ', 69),
    ('ɐ', 70),
    ('ɒ', 71),
    ('æ', 72),
    ('β', 75),
    ('ɔ', 76),
    ('ɕ', 77),
    ('ç', 78),
    ('ɖ', 80),
    ('ð', 81),
    ('ʤ', 82),
    ('ə', 83),
    ('ɚ', 85),
    ('ɛ', 86),
    ('ɜ', 87),
    ('ɟ', 90),
    ('ɡ', 92),
    ('ɥ', 99),
    ('ɨ', 101),
    ('ɪ', 102),
    ('ʝ', 103),
    ('ɯ', 110),
    ('ɰ', 111),
    ('ŋ', 112),
    ('ɳ', 113),
    ('ɲ', 114),
    ('ɴ', 115),
    ('ø', 116),
    ('ɸ', 118),
    ('θ', 119),
    ('œ', 120),
    ('ɹ', 123),
    ('ɾ', 125),
    ('ɻ', 126),
    ('ʁ', 128),
    ('ɽ', 129),
    ('ʂ', 130),
    ('ʃ', 131),
    ('ʈ', 132),
    ('ʧ', 133),
    ('ʊ', 135),
    ('ʋ', 136),
    ('ʌ', 138),
    ('ɣ', 139),
    ('ɤ', 140),
    ('χ', 142),
    ('ʎ', 143),
    ('ʒ', 147),
    ('ʔ', 148),
    ('ˈ', 156),
    ('ˌ', 157),
    ('ː', 158),
    ('ʰ', 162),
    ('ʲ', 164),
    ('↓', 169),
    ('→', 171),
    ('↗', 172),
    ('↘', 173),
    ('ᵻ', 177),
];

/// The id of a symbol for Kokoro.
pub(super) fn kokoro_id(symbol: char) -> Option<i64> {
    KOKORO.iter().find(|(known, _)| *known == symbol).map(|(_, id)| *id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spell(notation: Notation, sounds: &[(&str, bool, bool)]) -> String {
        let sound = |&(phoneme, stressed, between)| Sound { phoneme, stressed, between };
        sounds.iter().map(sound).map(|sound| notation.spell(sound)).collect()
    }

    #[test]
    fn words_are_written_as_the_models_learned_them() {
        let hello =
            [("hh", false, false), ("ax", false, false), ("l", false, false), ("ow", true, false)];
        assert_eq!(spell(Notation::Misaki, &hello), "həlˈO");
        assert_eq!(spell(Notation::Espeak, &hello), "həlˈoʊ");
        let water =
            [("w", false, false), ("ao", true, false), ("t", false, true), ("er", false, false)];
        assert_eq!(spell(Notation::Misaki, &water), "wˈɔTəɹ");
        assert_eq!(spell(Notation::Espeak, &water), "wˈɔːɾɚ");
        let bird = [("b", false, false), ("er", true, false), ("d", false, false)];
        assert_eq!(spell(Notation::Misaki, &bird), "bˈɜɹd");
    }

    #[test]
    fn kokoro_knows_every_symbol_that_is_written_for_it() {
        for (phoneme, ..) in PHONEMES {
            for (stressed, between) in [(false, false), (true, false), (false, true)] {
                let written = Notation::Misaki.spell(Sound { phoneme, stressed, between });
                assert!(!written.is_empty());
                assert!(written.chars().all(|symbol| kokoro_id(symbol).is_some()), "{written}");
            }
        }
    }
}
