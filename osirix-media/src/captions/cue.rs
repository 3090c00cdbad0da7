//! Words become cues.

use osirix_core::media::{SpeechTrack, WordSpan};

use super::MAX_LINE_CHARS;
use super::layout::{ends_sentence, first_line, line_chars, roughness};

/// The shortest and longest time of a cue, where the words let it, in microseconds.
const MIN_US: u64 = 1_000_000;
const MAX_US: u64 = 7_000_000;

/// A silence in which a cue disappears; over a shorter one it stays until the next.
const GAP_US: u64 = 700_000;

/// How long a cue stays behind its last word where a silence follows.
const LINGER_US: u64 = 400_000;

/// The least time of a cue: files count in milliseconds, and none may be empty.
const LEAST_US: u64 = 1_000;

/// One line of a cue.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Its words with their times; a word too long for a line stands in pieces.
    pub words: Vec<WordSpan>,
}

impl Line {
    /// The words with spaces between them: at most 42 characters.
    pub fn text(&self) -> String {
        let words: Vec<_> = self.words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ")
    }
}

/// A caption and the time in which it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cue {
    /// When it appears, in microseconds.
    pub start_us: u64,
    /// When it disappears, in microseconds: after it appears, not after the next one does.
    pub end_us: u64,
    /// Its lines, one or two.
    pub lines: Vec<Line>,
}

/// The cues of a speech, in order.
pub fn cues(speech: &SpeechTrack) -> Vec<Cue> {
    cues_within(speech, MAX_LINE_CHARS)
}

/// The same with lines of at most so many characters, at least one.
pub fn cues_within(speech: &SpeechTrack, line_chars: usize) -> Vec<Cue> {
    let room = line_chars.max(1);
    let words = pieces(&speech.words, room);
    let groups = groups(&words, room).into_iter();
    let mut cues: Vec<_> = groups.map(|range| cue(&words[range], room)).collect();
    time(&mut cues, speech.duration_us);
    cues
}

// Words that fit on a line, without white space inside.
fn pieces(words: &[WordSpan], room: usize) -> Vec<WordSpan> {
    let parts = words.iter().flat_map(|word| {
        word.text.split_whitespace().map(move |part| (part.chars().collect::<Vec<_>>(), word))
    });
    let mut pieces = Vec::with_capacity(words.len());
    for (chars, word) in parts {
        let mut at = 0;
        for piece in chars.chunks(room) {
            let start_us = moment(word, at, chars.len());
            at += piece.len();
            let end_us = moment(word, at, chars.len());
            pieces.push(WordSpan { text: piece.iter().collect(), start_us, end_us });
        }
    }
    pieces
}

// When a word has been said up to its character `at`, as if all took the same time.
fn moment(word: &WordSpan, at: usize, chars: usize) -> u64 {
    let length_us = word.end_us.saturating_sub(word.start_us);
    word.start_us + (u128::from(length_us) * at as u128 / chars.max(1) as u128) as u64
}

// The cheapest way to cut the words into cues, by dynamic programming over where cues end.
fn groups(words: &[WordSpan], room: usize) -> Vec<std::ops::Range<usize>> {
    let mut best: Vec<(f32, usize)> = vec![(0.0, 0)];
    for end in 1..=words.len() {
        // What does not fit does not fit with one more word before it either.
        let candidates = (0..end)
            .rev()
            .map_while(|start| Some((best[start].0 + cost(words, start, end, room)?, start)));
        let cheapest = candidates.min_by(|(a, _), (b, _)| a.total_cmp(b));
        // One word always fits, so there is a way to every end.
        best.push(cheapest.unwrap_or((f32::MAX, end - 1)));
    }
    let mut groups = Vec::new();
    let mut end = words.len();
    while end > 0 {
        let start = best[end].1;
        groups.push(start..end);
        end = start;
    }
    groups.reverse();
    groups
}

// What a cue of these words costs; nothing where they do not fit. Each cue costs, so there are
// few; a rough end, a sentence end or a silence inside, a flash and a lonely word cost more.
fn cost(words: &[WordSpan], start: usize, end: usize, room: usize) -> Option<f32> {
    let cue = &words[start..end];
    first_line(cue, room)?;
    let (first, last) = (cue.first()?, cue.last()?);
    let length_us = last.end_us.saturating_sub(first.start_us);
    if cue.len() > 1 && length_us > MAX_US {
        return None;
    }
    let inner: f32 = cue.windows(2).map(|pair| inner_cost(&pair[0], &pair[1])).sum();
    let chars = line_chars(cue) as f32;
    let lonely = (1.0 - chars / 30.0).max(0.0);
    let flash = if length_us < MIN_US { 1.0 } else { 0.0 };
    Some(2.0 + 2.0 * roughness(last) + inner + lonely + flash)
}

fn inner_cost(this: &WordSpan, next: &WordSpan) -> f32 {
    let sentence = if ends_sentence(this) { 1.2 } else { 0.0 };
    let silence = if next.start_us.saturating_sub(this.end_us) >= GAP_US { 4.0 } else { 0.0 };
    sentence + silence
}

fn cue(words: &[WordSpan], room: usize) -> Cue {
    let at = first_line(words, room).unwrap_or(words.len());
    let lines = [&words[..at], &words[at..]];
    Cue {
        start_us: words.first().map_or(0, |word| word.start_us),
        end_us: words.last().map_or(0, |word| word.end_us),
        lines: lines
            .into_iter()
            .filter(|words| !words.is_empty())
            .map(|words| Line { words: words.to_vec() })
            .collect(),
    }
}

// Cues stay until the next where little time is between them, and long enough to be read; the
// last goes with the speech, for there is no picture behind it.
fn time(cues: &mut [Cue], speech_us: u64) {
    let mut free_us = 0;
    for index in 0..cues.len() {
        let next_us = cues.get(index + 1).map_or(speech_us, |next| next.start_us);
        let cue = &mut cues[index];
        cue.start_us = cue.start_us.max(free_us);
        let spoken_us = cue.end_us.max(cue.start_us);
        let shown_us = if next_us.saturating_sub(spoken_us) < GAP_US {
            next_us
        } else {
            (spoken_us + LINGER_US).max(cue.start_us + MIN_US)
        };
        let longest_us = cue.start_us + MAX_US;
        cue.end_us = shown_us.min(next_us).min(longest_us).max(cue.start_us + LEAST_US);
        free_us = cue.end_us;
    }
}
