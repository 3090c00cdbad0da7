//! Lexicons that people bring.

use osirix_media::speech::Lexicon;

use crate::Target;
use crate::input::{assert_refusal, seeds, text};

pub(crate) const TARGET: Target = Target { name: "lexicon", run, seeds: examples };

fn run(bytes: &[u8]) {
    let text = text(bytes);
    let lexicon = match Lexicon::parse(&text) {
        Ok(lexicon) => lexicon,
        Err(error) => {
            assert_refusal(&error, "field");
            return assert_refusal(&error, "line");
        }
    };
    // A word that begins with the sign of a comment can be added, and not be written.
    let words = lexicon.iter().filter(|(word, _)| !word.starts_with('#'));
    let lines = words.map(|(word, phonemes)| format!("{word} {}\n", phonemes.join(" ")));
    let again = Lexicon::parse(&lines.collect::<String>()).expect("what was read can be written");
    assert!(again.iter().eq(lexicon.iter().filter(|(word, _)| !word.starts_with('#'))));
    assert!(lexicon.iter().all(|(word, _)| lexicon.contains(word)));
}

fn examples() -> Vec<Vec<u8>> {
    seeds(&[
        "# words\n\nalpha ae1 l f ah0\r\nC++\tS IY1 PLUS\n",
        "ABOUT AH0 B AW2 T\nk8s k ey1 t s\nR&D aa1 r ax0 n d iy2\n",
        "naive ER1 0 1 2\n\u{2003}x\u{2003}z",
    ])
}
