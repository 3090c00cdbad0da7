//! Where the words of a text are in a sound.

use osirix_core::Result;
use osirix_core::media::{AudioSource, SpeechTrack};

use super::course::Course;
use super::mouth::{Mouth, Sound};
use super::path::{Path, path};
use super::times::Timed;
use crate::audio::MEL_COLUMNS_PER_SECOND;
use crate::speech::analysis::SILENCE;

/// The words of a text with their times in a sound, in samples of its rate.
pub(in crate::speech) fn words(
    mouth: &Mouth,
    text: &str,
    sound: Box<dyn AudioSource>,
    told: &dyn Fn(f32) -> Result<()>,
) -> Result<Vec<Timed>> {
    let scale = Scale { rate_hz: sound.sample_rate_hz(), length: sound.total_samples() };
    let theirs = Course::of(sound)?;
    told(0.3)?;
    let Some((ours, track)) = mouth.said(text, || told(0.3))? else {
        return Ok(evenly(mouth, text, &theirs, &scale));
    };
    told(0.6)?;
    let path = path(&ours.moments, &theirs.moments, || told(0.6))?;
    Ok(Warp { ours, theirs, path, scale }.words(&track))
}

/// From columns to samples.
struct Scale {
    rate_hz: u32,
    length: u64,
}

impl Scale {
    fn sample(&self, column: usize) -> usize {
        let sample = column as u64 * u64::from(self.rate_hz) / MEL_COLUMNS_PER_SECOND;
        sample.min(self.length) as usize
    }
}

/// Words of which the built-in voice can say none share what is heard by their letters.
fn evenly(mouth: &Mouth, text: &str, theirs: &Course, scale: &Scale) -> Vec<Timed> {
    let (first, last) = theirs.heard();
    let (first, last) = (scale.sample(first), scale.sample(last));
    let sounds = mouth.sounds(text);
    let weight = |sounds: &[Sound]| sounds.iter().map(|s| u64::from(s.weight)).sum::<u64>();
    let whole = sounds.iter().map(|sounds| weight(sounds)).sum::<u64>().max(1);
    let place = |passed: u64| first + ((last - first) as u64 * passed / whole) as usize;
    let mut passed = 0;
    let timed = sounds.into_iter().map(|sounds| {
        let start = place(passed);
        passed += weight(&sounds);
        Timed { sounds, start, end: place(passed) }
    });
    timed.collect()
}

/// Which moment of one sound belongs to each moment of another.
struct Warp {
    ours: Course,
    theirs: Course,
    path: Path,
    scale: Scale,
}

impl Warp {
    fn words(&self, track: &SpeechTrack) -> Vec<Timed> {
        let mut words: Vec<Timed> =
            track.words.iter().map(|word| self.word(word.start_us, word.end_us)).collect();
        let mut at = 0;
        for span in track.phonemes.iter().filter(|span| span.phoneme != SILENCE) {
            while at + 1 < words.len() && track.words[at].end_us <= span.start_us {
                at += 1;
            }
            let length = self.column(span.end_us).saturating_sub(self.column(span.start_us));
            words[at].sounds.push(Sound {
                phoneme: span.phoneme.clone(),
                stress: span.stress,
                weight: (8 * length).max(1) as u32,
            });
        }
        words
    }

    /// A word begins behind a pause and ends before one, wherever in it the path goes on.
    fn word(&self, start_us: u64, end_us: u64) -> Timed {
        let (start, end) = (self.column(start_us), self.column(end_us));
        let start = self.theirs.beginning(start, end);
        let end = self.theirs.end(end, start);
        Timed { sounds: Vec::new(), start: self.scale.sample(start), end: self.scale.sample(end) }
    }

    /// The column of the other sound at a moment of the known one.
    fn column(&self, at_us: u64) -> usize {
        let column = (at_us * MEL_COLUMNS_PER_SECOND + 500_000) / 1_000_000;
        let (first, _) = self.path[self.ours.moment_at(column as usize)];
        self.theirs.column_of(first as usize)
    }
}

#[cfg(test)]
mod tests;
