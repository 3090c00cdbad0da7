//! The stresses that brows and head follow.

use osirix_core::media::{Accent, PhonemeSpan, SpeechTrack, WordSpan};

use super::{REST_US, shapes::is_vowel};

/// Nobody raises the brows more often than this, in microseconds.
const GAP_US: u64 = 600_000;

/// Words that carry no weight of their own.
const FUNCTION_WORDS: [&str; 84] = [
    "a", "about", "all", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been",
    "before", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has",
    "have", "he", "her", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just",
    "may", "me", "might", "must", "my", "no", "nor", "of", "on", "or", "our", "she", "should",
    "so", "some", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this",
    "those", "through", "to", "up", "us", "was", "we", "were", "what", "when", "where", "which",
    "who", "will", "with", "would", "you", "your", "i'm", "it's",
];

/// The accents of a speech: on primary-stressed vowels of words with weight, stronger where a
/// phrase begins and where the vowel is long.
pub(super) fn accents(speech: &SpeechTrack) -> Vec<Accent> {
    let mut accents: Vec<Accent> = Vec::new();
    let mut opening = true;
    let mut words = speech.words.iter().peekable();
    for span in &speech.phonemes {
        opening |= is_rest(span);
        let is_due = accents.last().is_none_or(|last| span.start_us >= last.at_us + GAP_US);
        if is_due && is_stressed(span) && has_weight(word_at(&mut words, span.start_us)) {
            accents.push(Accent { at_us: span.start_us, strength: strength(span, opening) });
            opening = false;
        }
    }
    accents
}

fn is_rest(span: &PhonemeSpan) -> bool {
    span.phoneme == "pau" && span.end_us - span.start_us >= REST_US
}

fn is_stressed(span: &PhonemeSpan) -> bool {
    span.stress == 1 && is_vowel(&span.phoneme)
}

fn strength(span: &PhonemeSpan, opening: bool) -> f32 {
    let length_ms = (span.end_us - span.start_us) as f32 / 1_000.0;
    let long = ((length_ms - 60.0) / 140.0).clamp(0.0, 1.0);
    if opening { 0.7 + 0.3 * long } else { 0.35 + 0.35 * long }
}

fn word_at<'a>(
    words: &mut std::iter::Peekable<impl Iterator<Item = &'a WordSpan>>,
    at_us: u64,
) -> Option<&'a str> {
    while words.next_if(|word| word.end_us <= at_us).is_some() {}
    words.peek().filter(|word| word.start_us <= at_us).map(|word| word.text.as_str())
}

// Without the times of words, every stress has weight.
fn has_weight(word: Option<&str>) -> bool {
    let Some(word) = word else { return true };
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).replace('’', "'");
    !FUNCTION_WORDS.contains(&bare.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speech(parts: &[(&str, &str, u8, u64)]) -> SpeechTrack {
        let mut track = SpeechTrack::default();
        for (word, phoneme, stress, ms) in parts {
            let (start_us, end_us) = (0, ms * 1_000);
            let phoneme = (*phoneme).to_owned();
            let spans = vec![PhonemeSpan { phoneme, stress: *stress, start_us, end_us }];
            let word = WordSpan { text: (*word).to_owned(), start_us, end_us };
            let words = if word.text.is_empty() { vec![] } else { vec![word] };
            track.append(spans, words, end_us);
        }
        track
    }

    #[test]
    fn words_without_weight_and_unstressed_vowels_have_no_accent() {
        let track = speech(&[("the", "ax", 1, 100), ("big", "ih", 1, 100), ("idea", "ax", 0, 700)]);
        let at: Vec<_> = accents(&track).iter().map(|accent| accent.at_us).collect();
        assert_eq!(at, [100_000]);
    }

    #[test]
    fn accents_keep_their_distance_and_are_stronger_where_a_phrase_begins() {
        let track = speech(&[
            ("one", "ah", 1, 300),
            ("two", "uw", 1, 400),
            ("three", "iy", 1, 700),
            ("", "pau", 0, 400),
            ("four", "ao", 1, 700),
        ]);
        let accents = accents(&track);
        let at: Vec<_> = accents.iter().map(|accent| accent.at_us / 1_000).collect();
        assert_eq!(at, [0, 700, 1_800]);
        assert!(accents[2].strength > accents[1].strength);
    }
}
