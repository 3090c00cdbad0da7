//! From when words are said to the times of a piece: whoever says only the words leaves their
//! sounds to be shared out.

#[cfg(any(feature = "hosted", test))]
use osirix_core::media::SpeechChunk;
use osirix_core::media::{PhonemeSpan, WordSpan};

use super::mouth::Sound;
use crate::speech::analysis::SILENCE;

/// Gaps of words that are shorter than this belong to the word before: nobody pauses so.
const MIN_PAUSE_MS: usize = 60;

/// The sounds of a word, and where it is in the piece, in samples.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::speech) struct Timed {
    pub(in crate::speech) sounds: Vec<Sound>,
    pub(in crate::speech) start: usize,
    pub(in crate::speech) end: usize,
}

/// The piece of this sound; words that run over each other, or beyond it, are put in order.
///
/// Each has the text that is told of it, if there is one.
#[cfg(any(feature = "hosted", test))]
pub(in crate::speech) fn piece(
    rate_hz: u32,
    samples: Vec<f32>,
    words: Vec<Timed>,
    texts: &[Option<String>],
) -> SpeechChunk {
    let (phonemes, words) = spans(rate_hz, samples.len(), words, texts);
    SpeechChunk { phonemes, words, samples }
}

/// The times of a sound of so many samples, as [`piece`] tells them.
pub(super) fn spans(
    rate_hz: u32,
    length: usize,
    mut words: Vec<Timed>,
    texts: &[Option<String>],
) -> (Vec<PhonemeSpan>, Vec<WordSpan>) {
    let mut at = 0;
    for word in &mut words {
        word.start = word.start.clamp(at, length);
        word.end = word.end.clamp(word.start, length);
        at = word.end;
    }
    close_gaps(&mut words, rate_hz as usize * MIN_PAUSE_MS / 1_000);
    let micros = |samples: usize| samples as u64 * 1_000_000 / u64::from(rate_hz);
    let spans = words.iter().zip(texts).filter_map(|(word, text)| {
        let (start_us, end_us) = (micros(word.start), micros(word.end));
        Some(WordSpan { text: text.clone()?, start_us, end_us })
    });
    let spans = spans.collect();
    let phonemes = phonemes(&words, length)
        .into_iter()
        .map(|(phoneme, stress, start, end)| PhonemeSpan {
            phoneme,
            stress,
            start_us: micros(start),
            end_us: micros(end),
        })
        .collect();
    (phonemes, spans)
}

fn close_gaps(words: &mut [Timed], shortest: usize) {
    for at in 1..words.len() {
        let start = words[at].start;
        let before = &mut words[at - 1];
        if !before.sounds.is_empty() && start - before.end < shortest {
            before.end = start;
        }
    }
}

/// Each sound with its stress, start and end; what lies between words is silence.
fn phonemes(words: &[Timed], length: usize) -> Vec<(String, u8, usize, usize)> {
    let mut spans = Vec::new();
    let mut at = 0;
    let silence = |from: usize, to: usize| (SILENCE.to_owned(), 0, from, to);
    for word in words.iter().filter(|word| word.end > word.start && !word.sounds.is_empty()) {
        if word.start > at {
            spans.push(silence(at, word.start));
        }
        let whole: u64 = word.sounds.iter().map(|sound| u64::from(sound.weight)).sum();
        let (mut start, mut passed) = (word.start, 0);
        for sound in &word.sounds {
            passed += u64::from(sound.weight);
            let end = word.start + ((word.end - word.start) as u64 * passed / whole) as usize;
            spans.push((sound.phoneme.clone(), sound.stress, start, end));
            start = end;
        }
        at = word.end;
    }
    if at < length {
        spans.push(silence(at, length));
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &'static str, start: usize, end: usize) -> (&'static str, Timed) {
        let sound = |c: char| Sound { phoneme: c.to_string(), stress: 0, weight: 1 };
        let sounds = text.chars().filter(|c| c.is_alphabetic()).map(sound).collect();
        (text, Timed { sounds, start, end })
    }

    fn spans(words: Vec<(&str, Timed)>, length: usize) -> (String, String) {
        let (texts, words): (Vec<_>, Vec<_>) =
            words.into_iter().map(|(text, timed)| (Some(text.to_owned()), timed)).unzip();
        let chunk = piece(1_000, vec![0.0; length], words, &texts).checked(1_000).unwrap();
        let ms = |us: u64| us / 1_000;
        let phonemes = chunk.phonemes.iter().map(|p| (&p.phoneme, ms(p.start_us), ms(p.end_us)));
        let words = chunk.words.iter().map(|w| (&w.text, ms(w.start_us), ms(w.end_us)));
        let line = |spans: Vec<(&String, u64, u64)>| {
            let spans: Vec<_> =
                spans.iter().map(|(name, start, end)| format!("{name} {start}-{end}")).collect();
            spans.join(", ")
        };
        (line(phonemes.collect()), line(words.collect()))
    }

    #[test]
    fn sounds_share_their_word_and_silence_fills_the_rest() {
        let (phonemes, words) = spans(vec![word("ab", 100, 300), word("cd", 500, 600)], 800);
        assert_eq!(
            phonemes,
            "pau 0-100, a 100-200, b 200-300, pau 300-500, c 500-550, d 550-600, pau 600-800"
        );
        assert_eq!(words, "ab 100-300, cd 500-600");
    }

    #[test]
    fn words_that_overlap_or_go_beyond_the_sound_are_put_in_order() {
        let (phonemes, words) = spans(vec![word("a", 0, 300), word("b", 200, 900)], 500);
        assert_eq!(phonemes, "a 0-300, b 300-500");
        assert_eq!(words, "a 0-300, b 300-500");
    }

    #[test]
    fn a_short_gap_is_no_pause_and_what_is_not_said_takes_no_time() {
        let (phonemes, words) =
            spans(vec![word("a", 0, 100), word("🦀", 120, 120), word("b", 140, 200)], 200);
        assert_eq!(phonemes, "a 0-120, pau 120-140, b 140-200");
        assert_eq!(words, "a 0-120, 🦀 120-120, b 140-200");
    }
}
