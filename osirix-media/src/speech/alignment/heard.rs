//! What a mouth does where nobody knows what is said: it follows the sound.
//!
//! Vowels are told by where their first two formants are, roughly, and hisses by where most of the
//! sound is (Fant, "Acoustic Theory of Speech Production", 1960). That is enough to open and round
//! the lips in time; which sound it was it cannot tell.

use osirix_core::Result;
use osirix_core::media::{AudioSource, PhonemeSpan};

use super::course::{each_column, level, silences};
use crate::audio::{MEL_COLUMNS_PER_SECOND, MelColumn};
use crate::speech::analysis::SILENCE;

/// The shortest sound, in columns.
const LEAST: usize = 4;
/// How far around a column its kind is decided, in columns.
const AROUND: usize = 2;
/// Bands of the first formant, 250 to 800 Hz, of the second, to 3 kHz, and of hisses.
const FIRST: std::ops::Range<usize> = 4..20;
const SECOND: std::ops::Range<usize> = 22..56;
const HISS: std::ops::Range<usize> = 60..80;
/// Bands at which a mouth is half open, and open: 420 and 570 Hz; and from which on the tongue is
/// in front: 1,400 Hz.
const HALF_OPEN: f32 = 9.5;
const OPEN: f32 = 13.5;
const FRONT: f32 = 34.0;
/// How much more there is of a hiss than of a voice, and how far below the loud moments a voice is
/// hardly one, in eighths of 100 dB.
const HISSES: f32 = 0.4;
const FAINT: f32 = 1.6;

/// Sounds as a mouth tells them apart.
const KINDS: [&str; 8] = [SILENCE, "d", "s", "ih", "uw", "eh", "ao", "aa"];

/// The sounds that a recording resembles, from its beginning to its end.
pub(super) fn phonemes(sound: Box<dyn AudioSource>, duration_us: u64) -> Result<Vec<PhonemeSpan>> {
    let (mut levels, mut kinds) = (Vec::new(), Vec::new());
    each_column(sound, |column| {
        levels.push(level(column));
        kinds.push(kind(column));
        Ok(())
    })?;
    if levels.is_empty() {
        return Ok(Vec::new());
    }
    let loud = loud(&levels);
    let silent = silences(&levels);
    for ((kind, level), silent) in kinds.iter_mut().zip(&levels).zip(silent) {
        match silent {
            true => *kind = 0,
            false if *level < loud - FAINT => *kind = 1,
            false => {}
        }
    }
    Ok(spans(&steady(&kinds), &levels, loud, duration_us))
}

/// What the loud moments of speech have.
fn loud(levels: &[f32]) -> f32 {
    let mut sorted = levels.to_vec();
    sorted.sort_unstable_by(f32::total_cmp);
    sorted[(sorted.len() - 1) * 9 / 10]
}

fn kind(column: &MelColumn) -> u8 {
    let mean = |bands: std::ops::Range<usize>| {
        column[bands.clone()].iter().sum::<f32>() / bands.len() as f32
    };
    if mean(HISS) - mean(FIRST) > HISSES {
        return 2;
    }
    // A band's number is a logarithm: what stands out decides.
    let centre = |bands: std::ops::Range<usize>| {
        let weight = |band: usize| (column[band] * 2.9).exp();
        let whole: f32 = bands.clone().map(weight).sum();
        bands.map(|band| weight(band) * band as f32).sum::<f32>() / whole.max(f32::MIN_POSITIVE)
    };
    let (open, front) = (centre(FIRST), centre(SECOND) >= FRONT);
    match (open, front) {
        (open, true) if open < HALF_OPEN => 3,
        (open, false) if open < HALF_OPEN => 4,
        (open, true) if open < OPEN => 5,
        (open, false) if open < OPEN => 6,
        _ => 7,
    }
}

/// Each column's kind as most around it have it, silences as they are; what is short goes with the
/// sound before it.
fn steady(kinds: &[u8]) -> Vec<u8> {
    let most = |at: usize| {
        let around = &kinds[at.saturating_sub(AROUND)..(at + AROUND + 1).min(kinds.len())];
        let count = |kind: &u8| around.iter().filter(|other| *other == kind).count();
        around.iter().filter(|kind| **kind != 0).max_by_key(|kind| count(kind)).copied()
    };
    let decided = |(at, kind): (usize, &u8)| match kind {
        0 => 0,
        kind => most(at).unwrap_or(*kind),
    };
    let mut steady: Vec<u8> = kinds.iter().enumerate().map(decided).collect();
    let mut before = 0;
    for run in steady.chunk_by_mut(|a, b| a == b) {
        if run.len() < LEAST && run[0] != 0 && before != 0 {
            run.fill(before);
        }
        before = run[0];
    }
    steady
}

fn spans(kinds: &[u8], levels: &[f32], loud: f32, duration_us: u64) -> Vec<PhonemeSpan> {
    let time = |column: usize| {
        let at_us = column as u64 * 1_000_000 / MEL_COLUMNS_PER_SECOND;
        if column >= kinds.len() { duration_us } else { at_us.min(duration_us) }
    };
    let mut spans = Vec::new();
    let mut start = 0;
    for run in kinds.chunk_by(|a, b| a == b) {
        let end = start + run.len();
        let most = levels[start..end].iter().copied().fold(f32::MIN, f32::max);
        let stress = u8::from(run[0] > 2 && most >= loud);
        let phoneme = KINDS[usize::from(run[0])].to_owned();
        spans.push(PhonemeSpan { phoneme, stress, start_us: time(start), end_us: time(end) });
        start = end;
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audio::Samples;

    const RATE_HZ: u32 = 16_000;

    /// A voice of 120 Hz whose formants are here, so many milliseconds long.
    fn vowel(formants: [f32; 2], ms: usize) -> Vec<f32> {
        let partial = |n: usize, at: usize| {
            let hz = 120.0 * n as f32;
            let near = |formant: f32| 1.0 / (1.0 + ((hz - formant) / 80.0).powi(2));
            let level = formants.iter().map(|formant| near(*formant)).sum::<f32>() / n as f32;
            level * (hz * at as f32 / RATE_HZ as f32 * std::f32::consts::TAU).sin()
        };
        let samples = 0..ms * RATE_HZ as usize / 1_000;
        samples.map(|at| (1..60).map(|n| partial(n, at)).sum::<f32>()).collect()
    }

    fn heard(sound: Vec<f32>) -> Vec<(String, u64, u64)> {
        let duration_us = sound.len() as u64 * 1_000_000 / u64::from(RATE_HZ);
        let spans = phonemes(Box::new(Samples::new(RATE_HZ, sound)), duration_us).unwrap();
        assert_eq!(spans[0].start_us, 0);
        assert!(spans.windows(2).all(|two| two[0].end_us == two[1].start_us), "without a gap");
        assert_eq!(spans.last().unwrap().end_us, duration_us);
        spans.into_iter().map(|s| (s.phoneme, s.start_us / 1_000, s.end_us / 1_000)).collect()
    }

    #[test]
    fn vowels_are_told_by_their_formants() {
        for (formants, expected) in
            [([750.0, 1_250.0], "aa"), ([300.0, 2_300.0], "ih"), ([320.0, 950.0], "uw")]
        {
            let pause = vec![0.0; 8_000];
            let heard = heard([pause.clone(), vowel(formants, 400), pause].concat());
            let longest = heard.iter().filter(|s| s.0 != "pau").max_by_key(|s| s.2 - s.1).unwrap();
            assert_eq!(longest.0, expected, "{heard:?}");
            assert!(longest.2 - longest.1 > 300, "{heard:?}");
        }
    }

    #[test]
    fn pauses_are_found_where_they_are() {
        let pause = vec![0.0; 8_000];
        let loud = vowel([750.0, 1_250.0], 500);
        let heard = heard([pause.clone(), loud.clone(), pause.clone(), loud, pause].concat());
        let pauses: Vec<_> = heard.iter().filter(|span| span.0 == "pau").collect();
        assert_eq!(pauses.len(), 3, "{heard:?}");
        assert!(pauses[1].1.abs_diff(1_000) <= 50 && pauses[1].2.abs_diff(1_500) <= 50);
    }

    #[test]
    fn a_moment_of_sound_is_heard_too() {
        assert_eq!(heard(vec![0.1; 10]).len(), 1);
    }
}
