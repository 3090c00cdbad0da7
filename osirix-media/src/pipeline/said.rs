//! What a voice said of a passage, fitted to what was written: words with an alias, words that are
//! said louder, silences between passages.

use std::ops::Range;

use osirix_core::media::{Emphasis, SpeechChunk, WordSpan, WrittenWord};

/// Samples below this are silence.
const QUIET: f32 = 0.02;
/// How long a gain takes to come and to go, in microseconds.
const RAMP_US: u64 = 8_000;

/// The letters that a word has: everything but white space.
pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|character| !character.is_whitespace()).count()
}

/// The written words at the times of the spoken ones that say them.
pub(super) fn written(words: &[WrittenWord], spoken: &[WordSpan], start_us: u64) -> Vec<WordSpan> {
    // Up to which letter each spoken word goes.
    let mut ends = Vec::with_capacity(spoken.len());
    let mut end = 0;
    for word in spoken {
        end += letters(&word.text);
        ends.push(end);
    }
    let last_us = spoken.last().map_or(start_us, |word| word.end_us);
    // When a letter begins, or the one before it ends.
    let moment = |letter: usize, ends_with: bool| {
        let at = match ends_with {
            true => ends.partition_point(|end| *end < letter),
            false => ends.partition_point(|end| *end <= letter),
        };
        let Some(word) = spoken.get(at) else { return last_us };
        let first = at.checked_sub(1).map_or(0, |before| ends[before]);
        let (of, within) = (ends[at] - first, letter.saturating_sub(first));
        let length_us = word.end_us.saturating_sub(word.start_us);
        word.start_us + length_us * within.min(of) as u64 / of.max(1) as u64
    };
    let mut free_us = start_us;
    let mut spans = Vec::with_capacity(words.len());
    for word in words {
        let start_us = moment(word.letters.start, false).max(free_us);
        let end_us = moment(word.letters.end, true).max(start_us);
        spans.push(WordSpan { text: word.text.clone(), start_us, end_us });
        free_us = end_us;
    }
    spans
}

/// Makes the words of a piece louder that are emphasised; `first` is the piece's first letter.
/// Returns the first letter behind it.
pub(super) fn emphasise(
    chunk: &mut SpeechChunk,
    rate_hz: u32,
    emphases: &[Emphasis],
    first: usize,
) -> usize {
    let mut at = first;
    let mut louder: Vec<(Range<u64>, f32)> = Vec::new();
    for word in &chunk.words {
        let end = at + letters(&word.text);
        let meets = |one: &&Emphasis| one.letters.start < end && at < one.letters.end;
        if let Some(emphasis) = emphases.iter().find(meets) {
            match louder.last_mut().filter(|(_, gain_db)| *gain_db == emphasis.gain_db) {
                Some((span, _)) if word.start_us <= span.end + RAMP_US => span.end = word.end_us,
                _ => louder.push((word.start_us..word.end_us, emphasis.gain_db)),
            }
        }
        at = end;
    }
    for (span, gain_db) in louder {
        raise(&mut chunk.samples, rate_hz, span, 10_f32.powf(gain_db / 20.0));
    }
    at
}

fn raise(samples: &mut [f32], rate_hz: u32, span: Range<u64>, gain: f32) {
    let sample = |us: u64| (us * u64::from(rate_hz) / 1_000_000) as usize;
    let ramp = sample(RAMP_US).max(1);
    let (start, end) = (sample(span.start), sample(span.end));
    let from = start.saturating_sub(ramp);
    let to = (end + ramp).min(samples.len());
    for (at, value) in samples.iter_mut().enumerate().take(to).skip(from) {
        let outside = start.saturating_sub(at).max(at.saturating_sub(end));
        let part = 1.0 - outside.min(ramp) as f32 / ramp as f32;
        *value *= 1.0 + (gain - 1.0) * part;
    }
}

/// Takes away silence at the end of a piece, down to so much; returns how much is left there, in
/// microseconds.
pub(super) fn shorten_end(chunk: &mut SpeechChunk, rate_hz: u32, keep_us: u64) -> u64 {
    let micros = |samples: usize| samples as u64 * 1_000_000 / u64::from(rate_hz.max(1));
    let quiet = chunk.samples.iter().rev().take_while(|sample| sample.abs() < QUIET).count();
    let length_us = micros(chunk.samples.len());
    let pause = chunk.phonemes.last().filter(|last| last.phoneme == "pau");
    let pause_us = pause.map_or(0, |pause| length_us.saturating_sub(pause.start_us));
    let silence_us = pause_us.min(micros(quiet));
    if silence_us <= keep_us {
        return silence_us;
    }
    let cut = ((silence_us - keep_us) * u64::from(rate_hz) / 1_000_000) as usize;
    chunk.samples.truncate(chunk.samples.len() - cut);
    let end_us = micros(chunk.samples.len());
    if let Some(last) = chunk.phonemes.last_mut() {
        last.end_us = end_us.max(last.start_us);
    }
    for word in &mut chunk.words {
        word.end_us = word.end_us.min(end_us);
        word.start_us = word.start_us.min(word.end_us);
    }
    keep_us
}

#[cfg(test)]
mod tests {
    use osirix_core::media::PhonemeSpan;

    use super::*;

    fn span(text: &str, start_us: u64, end_us: u64) -> WordSpan {
        WordSpan { text: text.to_owned(), start_us, end_us }
    }

    fn word(text: &str, letters: Range<usize>) -> WrittenWord {
        WrittenWord { text: text.to_owned(), letters }
    }

    #[test]
    fn a_written_word_has_the_time_of_all_that_says_it() {
        let spoken = [span("The", 0, 100), span("World", 100, 200), span("Wide", 200, 300)];
        let words = [word("The", 0..3), word("WW", 3..12)];
        assert_eq!(written(&words, &spoken, 0), [span("The", 0, 100), span("WW", 100, 300)]);
        // Two written words share what says them.
        let words = [word("W", 3..5), word("W", 5..8), word("late", 12..16)];
        let times = written(&words, &spoken, 0);
        assert_eq!(times, [span("W", 100, 140), span("W", 140, 200), span("late", 300, 300)]);
    }

    #[test]
    fn an_emphasised_word_is_louder_and_its_neighbours_are_not() {
        let words =
            vec![span("a", 0, 100_000), span("b", 100_000, 200_000), span("c", 200_000, 300_000)];
        let mut chunk = SpeechChunk { samples: vec![0.1; 4_800], phonemes: Vec::new(), words };
        let emphases = [Emphasis { letters: 6..7, gain_db: 6.0 }];
        assert_eq!(emphasise(&mut chunk, 16_000, &emphases, 5), 8);
        let at = |ms: usize| chunk.samples[ms * 16];
        assert_eq!((at(50), at(250)), (0.1, 0.1));
        assert!((at(150) - 0.1995).abs() < 0.001, "{}", at(150));
        assert!(chunk.samples.windows(2).all(|pair| (pair[1] - pair[0]).abs() < 0.002), "a click");
    }

    #[test]
    fn only_silence_is_taken_away_at_an_end() {
        let pause = |start_us| PhonemeSpan {
            phoneme: "pau".to_owned(),
            stress: 0,
            start_us,
            end_us: 100_000,
        };
        let chunk = |loud: usize, start_us| SpeechChunk {
            samples: [vec![0.5; loud], vec![0.0; 1_600 - loud]].concat(),
            phonemes: vec![pause(start_us)],
            words: vec![span("a", 0, start_us)],
        };
        let mut made = chunk(480, 30_000);
        assert_eq!(shorten_end(&mut made, 16_000, 50_000), 50_000);
        assert_eq!((made.samples.len(), made.phonemes[0].end_us), (1_280, 80_000));
        assert!(made.checked(16_000).is_ok());
        // What still sounds stays, and so does what is no pause.
        assert_eq!(shorten_end(&mut chunk(1_200, 30_000), 16_000, 10_000), 10_000);
        assert_eq!(shorten_end(&mut chunk(480, 95_000), 16_000, 10_000), 5_000);
    }
}
