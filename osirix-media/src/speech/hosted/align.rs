//! When each word of a known text is said in somebody else's sound.
//!
//! The built-in voice says the text too, at times that are known, and the two sounds are laid over
//! one another by dynamic time warping over their mel columns: forced alignment by synthesis
//! (Malfrère and Dutoit, "High-quality speech synthesis for phonetic speech segmentation", 1997).

use osirix_core::media::SpeechTrack;
use osirix_core::{Error, Result};

use super::mouth::{Mouth, Sound};
use super::times::Timed;
use crate::audio::{
    MEL_BANDS, MEL_COLUMNS_PER_SECOND, MEL_RATE_HZ, MelColumn, MelColumns, Resampled, Samples,
};
use crate::speech::analysis::SILENCE;
use crate::speech::flite::RATE_HZ;

/// The longest sound that is aligned, in columns: two minutes, for a table of columns by columns.
const MOST_COLUMNS: usize = 120 * MEL_COLUMNS_PER_SECOND as usize;
/// What a step that stands still in one of the sounds costs beside one that goes on in both.
const STANDING: f32 = 1.2;
/// Sound that is fainter than this is none: where there is nothing to lay over.
const FAINT: f32 = 0.01;

/// The words of a text with their times in a sound.
pub(super) fn words(
    mouth: &Mouth,
    text: &str,
    samples: &[f32],
    rate_hz: u32,
) -> Result<Vec<Timed>> {
    let (known, track) = mouth.said(text);
    if track.words.is_empty() {
        return Ok(evenly(mouth, text, samples));
    }
    let warp = Warp::of(&known, samples, rate_hz)?;
    let spans = track.words.iter().map(|word| Timed {
        sounds: Vec::new(),
        start: warp.sample(word.start_us),
        end: warp.sample(word.end_us),
    });
    let mut words: Vec<Timed> = spans.collect();
    let mut at = 0;
    for span in track.phonemes.iter().filter(|span| span.phoneme != SILENCE) {
        while at + 1 < words.len() && track.words[at].end_us <= span.start_us {
            at += 1;
        }
        let length = warp.sample(span.end_us).saturating_sub(warp.sample(span.start_us));
        words[at].sounds.push(Sound {
            phoneme: span.phoneme.clone(),
            stress: span.stress,
            weight: length.max(1) as u32,
        });
    }
    Ok(words)
}

/// Words of which the built-in voice can say none share what is heard by their letters.
fn evenly(mouth: &Mouth, text: &str, samples: &[f32]) -> Vec<Timed> {
    let heard = |sample: &f32| sample.abs() > FAINT;
    let first = samples.iter().position(heard).unwrap_or(0);
    let last = samples.iter().rposition(heard).map_or(samples.len(), |at| at + 1);
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

impl Mouth {
    /// The sound of the built-in voice, at its own rate, and its times.
    fn said(&self, text: &str) -> (Vec<f32>, SpeechTrack) {
        let (mut samples, mut track) = (Vec::new(), SpeechTrack::default());
        for piece in self.pieces(text) {
            samples.extend(piece.samples);
            let end_us = samples.len() as u64 * 1_000_000 / u64::from(RATE_HZ);
            let length_us = end_us - track.duration_us;
            track.append(piece.phonemes, piece.words, length_us);
        }
        (samples, track)
    }
}

/// Which moment of one sound belongs to each moment of another.
struct Warp {
    /// By columns of the known sound, the column of the other.
    places: Vec<usize>,
    rate_hz: u32,
    length: usize,
}

impl Warp {
    fn of(known: &[f32], samples: &[f32], rate_hz: u32) -> Result<Warp> {
        let (ours, theirs) = (columns(known, RATE_HZ)?, columns(samples, rate_hz)?);
        if ours.len().max(theirs.len()) > MOST_COLUMNS {
            return Err(Error::invalid("script", "a piece is too long for its times to be found")
                .with("limit_seconds", MOST_COLUMNS as u64 / MEL_COLUMNS_PER_SECOND));
        }
        Ok(Warp { places: path(&ours, &theirs), rate_hz, length: samples.len() })
    }

    /// The sample of the other sound at a moment of the known one.
    fn sample(&self, at_us: u64) -> usize {
        let column = (at_us * MEL_COLUMNS_PER_SECOND + 500_000) / 1_000_000;
        let place = self.places[(column as usize).min(self.places.len() - 1)] as u64;
        let sample = place * u64::from(self.rate_hz) / MEL_COLUMNS_PER_SECOND;
        (sample as usize).min(self.length)
    }
}

/// Columns without what is the same all the time: the microphone's, and the voice's.
fn columns(samples: &[f32], rate_hz: u32) -> Result<Vec<MelColumn>> {
    let sound = Box::new(Samples::new(rate_hz, samples.to_vec()));
    let mut reader = MelColumns::new(Box::new(Resampled::new(sound, MEL_RATE_HZ)?))?;
    let mut columns = Vec::new();
    while let Some(column) = reader.next()? {
        columns.push(column);
    }
    if columns.is_empty() {
        return Err(Error::invalid("sound", "there is no sound"));
    }
    let mut mean = [0.0; MEL_BANDS];
    for column in &columns {
        mean.iter_mut().zip(column).for_each(|(sum, cell)| *sum += cell);
    }
    let count = columns.len() as f32;
    for column in &mut columns {
        column.iter_mut().zip(&mean).for_each(|(cell, sum)| *cell -= sum / count);
    }
    Ok(columns)
}

/// For each of our columns the one of theirs that belongs to it, never going back.
fn path(ours: &[MelColumn], theirs: &[MelColumn]) -> Vec<usize> {
    let width = theirs.len();
    // How a cell was reached: 0 from both before, 1 from ours before, 2 from theirs before.
    let mut steps = vec![0_u8; ours.len() * width];
    let mut costs: Vec<f32> = Vec::new();
    for (row, our) in ours.iter().enumerate() {
        let mut next = Vec::with_capacity(width);
        for (at, their) in theirs.iter().enumerate() {
            let distance = distance(our, their);
            let (before, step) = cheapest(&costs, &next, at, distance);
            steps[row * width + at] = step;
            next.push(before + distance);
        }
        costs = next;
    }
    let mut places = vec![0; ours.len()];
    let (mut row, mut at) = (ours.len() - 1, width - 1);
    loop {
        places[row] = at;
        match steps[row * width + at] {
            _ if row == 0 && at == 0 => return places,
            0 => (row, at) = (row - 1, at - 1),
            1 => row -= 1,
            _ => at -= 1,
        }
    }
}

fn cheapest(above: &[f32], left: &[f32], at: usize, distance: f32) -> (f32, u8) {
    let standing = (STANDING - 1.0) * distance;
    let ways = [
        (at.checked_sub(1).and_then(|at| above.get(at)).copied(), 0),
        (above.get(at).map(|cost| cost + standing), 1),
        (left.last().map(|cost| cost + standing), 2),
    ];
    let ways = ways.into_iter().filter_map(|(cost, step)| Some((cost?, step)));
    ways.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((0.0, 0))
}

fn distance(a: &MelColumn, b: &MelColumn) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f32>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::Lexicon;

    const TEXT: &str = "Peter packed a big box of maps. Mum bought him a map too!";

    fn mouth() -> Mouth {
        Mouth::new(Lexicon::embedded().unwrap()).unwrap()
    }

    /// The worst that a word's bounds are off, in milliseconds, when the built-in voice is heard
    /// after a silence and at another pace.
    fn worst_ms(pace: f64) -> u64 {
        let mouth = mouth();
        let (known, track) = mouth.said(TEXT);
        let rate_hz = (f64::from(RATE_HZ) * pace) as u32;
        let silence = rate_hz as usize / 2;
        let sound = [vec![0.0; silence], known].concat();
        let words = words(&mouth, TEXT, &sound, rate_hz).unwrap();
        assert_eq!(words.len(), TEXT.split_whitespace().count());
        let off = words.iter().zip(&track.words).flat_map(|(found, known)| {
            let sample = |us: u64| silence as u64 + us * u64::from(RATE_HZ) / 1_000_000;
            [
                sample(known.start_us).abs_diff(found.start as u64),
                sample(known.end_us).abs_diff(found.end as u64),
            ]
        });
        off.max().unwrap() * 1_000 / u64::from(rate_hz)
    }

    #[test]
    fn words_are_found_in_another_sound_of_the_same_text() {
        assert!(worst_ms(1.0) <= 40, "{} ms", worst_ms(1.0));
        assert!(worst_ms(1.1) <= 60, "{} ms", worst_ms(1.1));
        assert!(worst_ms(0.9) <= 60, "{} ms", worst_ms(0.9));
    }

    #[test]
    fn each_word_keeps_its_sounds() {
        let mouth = mouth();
        let (known, _) = mouth.said(TEXT);
        let words = words(&mouth, TEXT, &known, RATE_HZ).unwrap();
        for (word, sounds) in words.iter().zip(mouth.sounds(TEXT)) {
            let names = |sounds: &[Sound]| {
                sounds.iter().map(|sound| sound.phoneme.clone()).collect::<Vec<_>>()
            };
            assert_eq!(names(&word.sounds), names(&sounds));
        }
    }

    #[test]
    fn what_the_built_in_voice_cannot_say_shares_what_is_heard() {
        let mut sound = vec![0.0; 4_000];
        sound[1_000..3_000].fill(0.5);
        let words = words(&mouth(), "日本 日本日本", &sound, 16_000).unwrap();
        let bounds: Vec<_> = words.iter().map(|word| (word.start, word.end)).collect();
        assert_eq!(bounds, [(1_000, 1_666), (1_666, 3_000)]);
    }
}
