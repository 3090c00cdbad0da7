//! When each phoneme of a known sentence is said in somebody else's sound.
//!
//! The built-in voice says the sentence too, at times that are known, and the two sounds are laid
//! over one another by dynamic time warping over their mel columns: forced alignment by synthesis
//! (Malfrère and Dutoit, "High-quality speech synthesis for phonetic speech segmentation", 1997).

use osirix_core::{Error, Result};

use super::analysis::Segment;
use crate::audio::{MEL_BANDS, MEL_COLUMNS_PER_SECOND, MEL_RATE_HZ, Mel, convert};

type Column = [f32; MEL_BANDS];

/// The longest sound that is aligned in one go: two minutes, for a table of columns by columns.
const MOST_COLUMNS: usize = 120 * MEL_COLUMNS_PER_SECOND;

/// What a step that stands still in one of the sounds costs beside one that goes on in both.
const STANDING: f32 = 1.2;

/// Moves the ends of phonemes from the built-in voice's sound, at [`MEL_RATE_HZ`], to another's.
pub(super) fn align(
    known: &[f32],
    segments: &[Segment],
    sound: &[f32],
    rate_hz: u32,
) -> Result<Vec<Segment>> {
    let mel = Mel::default();
    let other = convert(sound, rate_hz as usize, MEL_RATE_HZ as usize)?;
    let (ours, theirs) = (columns(&mel, known)?, columns(&mel, &other)?);
    if ours.len().max(theirs.len()) > MOST_COLUMNS {
        return Err(Error::invalid("sound", "a sentence is too long to be aligned")
            .with("limit_seconds", MOST_COLUMNS / MEL_COLUMNS_PER_SECOND));
    }
    let places = path(&ours, &theirs);
    let column_of = |sample: usize| {
        let at = sample * MEL_COLUMNS_PER_SECOND / MEL_RATE_HZ as usize;
        places[at.min(places.len() - 1)]
    };
    let mut last = 0;
    let moved = segments.iter().map(|segment| {
        let end = column_of(segment.end) * rate_hz as usize / MEL_COLUMNS_PER_SECOND;
        last = end.clamp(last, sound.len());
        Segment { end: last, ..segment.clone() }
    });
    let mut moved: Vec<_> = moved.collect();
    // What is behind the last phoneme is silence of its own.
    if let Some(end) = moved.last_mut().filter(|end| end.word.is_none()) {
        end.end = sound.len();
    }
    Ok(moved)
}

/// Columns without what is the same all the time: the microphone's, and the voice's.
fn columns(mel: &Mel, samples: &[f32]) -> Result<Vec<Column>> {
    let mut columns = mel.columns(samples)?;
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
fn path(ours: &[Column], theirs: &[Column]) -> Vec<usize> {
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

fn distance(a: &Column, b: &Column) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f32>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(hz: f32, samples: usize) -> Vec<f32> {
        let step = hz * std::f32::consts::TAU / MEL_RATE_HZ as f32;
        (0..samples).map(|n| 0.3 * (n as f32 * step).sin()).collect()
    }

    #[test]
    fn ends_move_to_where_the_other_sound_changes() {
        let segment = |phoneme: &str, end| Segment {
            phoneme: phoneme.to_owned(),
            stress: 0,
            end,
            word: Some(0),
            token: Some(0),
        };
        let known = [tone(300.0, 4_000), tone(1_500.0, 4_000), tone(600.0, 4_000)].concat();
        let segments = [segment("aa", 4_000), segment("iy", 8_000), segment("ow", 12_000)];
        let other = [tone(300.0, 8_000), tone(1_500.0, 2_000), tone(600.0, 6_000)].concat();
        let ends: Vec<_> =
            align(&known, &segments, &other, MEL_RATE_HZ).unwrap().iter().map(|s| s.end).collect();
        for (end, expected) in ends.iter().zip([8_000_i64, 10_000, 16_000]) {
            let off_ms = (*end as i64 - expected).abs() / 16;
            assert!(off_ms <= 30, "{ends:?}");
        }
    }
}
