//! A voice's sound becomes a piece of speech: its own silences are replaced, its times are told.

use osirix_core::media::{PhonemeSpan, SpeechChunk, WordSpan};

use super::analysis::{SILENCE, Segment};
use super::reading::Sentence;

/// Silence before the first sound of a piece, in milliseconds: room for lips to open.
const LEAD_MS: usize = 60;

/// Silence behind the last sound that is always there: plosives and fricatives die away in it.
const MIN_TAIL_MS: usize = 40;

/// How long the recorded noise of a pause takes to fade to digital silence, in milliseconds.
const FADE_MS: usize = 20;

/// The piece of a sentence that was said at this speed, when its phonemes end in the sound.
pub(super) fn piece(
    rate_hz: u32,
    sentence: &Sentence,
    segments: &[Segment],
    sound: &[f32],
    speed: f32,
) -> SpeechChunk {
    let tail_ms = sentence.pause_ms as f32 / speed - LEAD_MS as f32;
    let cut = Cut::new(rate_hz, segments, tail_ms as usize);
    SpeechChunk {
        samples: cut.samples(sound),
        phonemes: cut.phonemes(segments),
        words: cut.words(sentence, segments),
    }
}

/// Which part of a voice's sound is kept: its own silences at both ends are replaced.
struct Cut {
    rate_hz: u32,
    /// Samples dropped at the start; negative where silence is added.
    start: isize,
    /// Samples kept in all.
    length: usize,
}

impl Cut {
    /// Of these phonemes, with so many milliseconds behind the last sound. A piece has a whole number
    /// of milliseconds, where the rate allows it, so that times in microseconds are exact.
    fn new(rate_hz: u32, segments: &[Segment], tail_ms: usize) -> Self {
        let samples = |ms: usize| ms * rate_hz as usize / 1_000;
        let (lead, tail) = (samples(LEAD_MS), samples(tail_ms.max(MIN_TAIL_MS)));
        let spoken = |segment: &&Segment| segment.phoneme != SILENCE;
        let first = segments.iter().position(|segment| segment.phoneme != SILENCE).unwrap_or(0);
        let onset = first.checked_sub(1).map_or(0, |before| segments[before].end);
        let last = segments.iter().rfind(spoken).map_or(onset, |segment| segment.end);
        let start = onset as isize - lead as isize;
        let length = (last as isize - start) as usize + tail;
        Cut { rate_hz, start, length: length.next_multiple_of(grain(rate_hz)) }
    }

    fn position(&self, sample: usize) -> usize {
        (sample as isize - self.start).clamp(0, self.length as isize) as usize
    }

    fn samples(&self, sound: &[f32]) -> Vec<f32> {
        let mut samples = vec![0.0; self.length];
        let from = self.start.max(0) as usize;
        let to = self.position(from);
        let kept = sound.get(from..).unwrap_or_default();
        let count = kept.len().min(self.length - to);
        samples[to..to + count].copy_from_slice(&kept[..count]);
        fade(&mut samples[to..to + count], self.rate_hz as usize * FADE_MS / 1_000);
        samples
    }

    fn phonemes(&self, segments: &[Segment]) -> Vec<PhonemeSpan> {
        let mut spans: Vec<PhonemeSpan> = Vec::with_capacity(segments.len());
        let mut start = 0;
        for segment in segments {
            let end = self.position(segment.end);
            if end > start {
                spans.push(self.span(segment, start, end));
                start = end;
            }
        }
        match spans.last_mut().filter(|last| last.phoneme == SILENCE) {
            Some(last) => last.end_us = self.micros(self.length),
            None if start < self.length => spans.push(self.silence(start)),
            None => {}
        }
        spans
    }

    // A word that is not said stands, without length, where the word before it ended.
    fn words(&self, sentence: &Sentence, segments: &[Segment]) -> Vec<WordSpan> {
        let mut bounds: Vec<Option<(usize, usize)>> = vec![None; sentence.words.len()];
        let mut start = 0;
        for segment in segments {
            let end = self.position(segment.end);
            if let Some(bound) = segment.word.and_then(|word| bounds.get_mut(word)) {
                *bound = Some((bound.map_or(start, |(first, _)| first), end));
            }
            start = end;
        }
        let mut at = bounds.iter().flatten().next().map_or(0, |(first, _)| *first);
        let mut spans = Vec::with_capacity(bounds.len());
        for (word, bound) in sentence.words.iter().zip(bounds) {
            let (start, end) = bound.unwrap_or((at, at));
            at = end;
            if !word.text.is_empty() {
                let text = word.text.clone();
                spans.push(WordSpan {
                    text,
                    start_us: self.micros(start),
                    end_us: self.micros(end),
                });
            }
        }
        spans
    }

    fn span(&self, segment: &Segment, start: usize, end: usize) -> PhonemeSpan {
        PhonemeSpan {
            phoneme: segment.phoneme.clone(),
            stress: segment.stress,
            start_us: self.micros(start),
            end_us: self.micros(end),
        }
    }

    fn silence(&self, start: usize) -> PhonemeSpan {
        let (start_us, end_us) = (self.micros(start), self.micros(self.length));
        PhonemeSpan { phoneme: SILENCE.to_owned(), stress: 0, start_us, end_us }
    }

    fn micros(&self, samples: usize) -> u64 {
        samples as u64 * 1_000_000 / u64::from(self.rate_hz)
    }
}

/// The fewest samples that are a whole number of milliseconds.
fn grain(rate_hz: u32) -> usize {
    let (mut a, mut b) = (rate_hz, 1_000);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    (rate_hz / a.max(1)) as usize
}

fn fade(samples: &mut [f32], count: usize) {
    let count = count.min(samples.len() / 2);
    let length = samples.len();
    for index in 0..count {
        let gain = index as f32 / count as f32;
        samples[index] *= gain;
        samples[length - 1 - index] *= gain;
    }
}
