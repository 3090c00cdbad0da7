//! What is remembered of a sound to lay it over another: its course in the timbre of speech.
//!
//! Cepstra of mel bands (Davis and Mermelstein, "Comparison of parametric representations for
//! monosyllabic word recognition", 1980), each brought to the same mean and spread over what is
//! spoken: so another voice and another microphone matter little.

use std::f32::consts::PI;

use osirix_core::media::AudioSource;
use osirix_core::{Error, Result};

use crate::audio::{MEL_BANDS, MEL_RATE_HZ, MelColumn, MelColumns, Resampled};

/// Numbers that a moment is remembered by: the level, and the first cepstra.
const SIZE: usize = 13;
/// A moment.
pub(super) type Moment = [f32; SIZE];

/// How far a number may stand out, in spreads: silence is no stranger than this.
const FARTHEST: f32 = 3.0;
/// The shortest silence, in columns: a closed mouth within a word is shorter than 150 ms.
const LEAST_SILENCE: usize = 12;
/// How much is left of each silence, in columns, half of it at each end: pauses tell where
/// sentences end, but how long they are is everybody's own.
const KEPT_SILENCE: usize = 8;
/// How far a word goes beyond a silence at most, in columns, without being one beyond it.
const SLIP: usize = 5;

/// The course of a sound.
pub(super) struct Course {
    /// The moments, without most of each silence.
    pub(super) moments: Vec<Moment>,
    /// Which column of the sound each of them is.
    columns: Vec<u32>,
    /// Which columns of the sound are in a silence.
    silent: Vec<bool>,
}

impl Course {
    /// The course of a whole sound, at any rate.
    pub(super) fn of(sound: Box<dyn AudioSource>) -> Result<Course> {
        let mut course = Raw::default();
        each_column(sound, |column| {
            course.push(column);
            Ok(())
        })?;
        course.finish()
    }

    fn len(&self) -> usize {
        self.silent.len()
    }

    /// The moment that is nearest to a column.
    pub(super) fn moment_at(&self, column: usize) -> usize {
        let at = self.columns.partition_point(|kept| (*kept as usize) < column);
        at.min(self.columns.len() - 1)
    }

    /// The column of a moment.
    pub(super) fn column_of(&self, moment: usize) -> usize {
        self.columns[moment.min(self.columns.len() - 1)] as usize
    }

    /// Where a word begins that seems to begin here and ends before `end`: not before a pause in
    /// which next to nothing of it would be said.
    pub(super) fn beginning(&self, column: usize, end: usize) -> usize {
        let near = (column + SLIP.min(end.saturating_sub(column) / 3)).min(self.len());
        let Some(pause) = (column..near.max(column + 1)).find(|at| self.is_silent(*at)) else {
            return column;
        };
        let heard = (pause..end.min(self.len())).find(|at| !self.is_silent(*at));
        // What begins faintly begins in the last of the pause.
        heard.map_or(column, |heard| column.max(heard - KEPT_SILENCE / 2))
    }

    /// Where a word ends that seems to end here and begins at `start`: not behind a pause.
    pub(super) fn end(&self, column: usize, start: usize) -> usize {
        let near = column.saturating_sub(SLIP.min(column.saturating_sub(start) / 3));
        let back = near.min(column.saturating_sub(1))..column;
        let Some(pause) = back.rev().find(|at| self.is_silent(*at)) else { return column };
        let heard = (start..pause).rev().find(|at| !self.is_silent(*at));
        heard.map_or(column, |heard| column.min(heard + 1 + KEPT_SILENCE / 2))
    }

    /// The first column that is heard, and the end of the last one.
    pub(super) fn heard(&self) -> (usize, usize) {
        let first = self.silent.iter().position(|silent| !silent).unwrap_or(0);
        let last = self.silent.iter().rposition(|silent| !silent);
        (first, last.map_or(self.len(), |last| last + 1))
    }

    fn is_silent(&self, column: usize) -> bool {
        self.silent.get(column).copied().unwrap_or(true)
    }
}

/// Hands on the columns of a sound of any rate, one by one.
pub(super) fn each_column(
    sound: Box<dyn AudioSource>,
    mut take: impl FnMut(&MelColumn) -> Result<()>,
) -> Result<()> {
    let mut reader = MelColumns::new(Box::new(Resampled::new(sound, MEL_RATE_HZ)?))?;
    while let Some(column) = reader.next()? {
        take(&column)?;
    }
    Ok(())
}

/// A course in the making.
#[derive(Default)]
pub(super) struct Raw {
    moments: Vec<Moment>,
    cosines: Vec<[f32; MEL_BANDS]>,
}

impl Raw {
    pub(super) fn push(&mut self, column: &MelColumn) {
        if self.cosines.is_empty() {
            self.cosines = (1..SIZE).map(cosine).collect();
        }
        let mut moment = [0.0; SIZE];
        moment[0] = level(column);
        for (cell, cosine) in moment[1..].iter_mut().zip(&self.cosines) {
            *cell = column.iter().zip(cosine).map(|(band, weight)| band * weight).sum();
        }
        self.moments.push(moment);
    }

    pub(super) fn finish(self) -> Result<Course> {
        if self.moments.is_empty() {
            return Err(Error::invalid("sound", "there is no sound"));
        }
        let levels: Vec<f32> = self.moments.iter().map(|moment| moment[0]).collect();
        let silent = silences(&levels);
        let columns = kept(&silent);
        let mut moments = self.moments;
        for (to, from) in columns.iter().enumerate() {
            moments[to] = moments[*from as usize];
        }
        moments.truncate(columns.len());
        moments.shrink_to_fit();
        let spoken = |(_, column): &(&Moment, &u32)| !silent[**column as usize];
        let of_speech = moments.iter().zip(&columns).filter(spoken).map(|(moment, _)| moment);
        let (means, spreads) = spread(of_speech);
        for moment in &mut moments {
            for (cell, (mean, spread)) in moment.iter_mut().zip(means.iter().zip(&spreads)) {
                *cell = ((*cell - mean) / spread).clamp(-FARTHEST, FARTHEST);
            }
        }
        Ok(Course { moments, columns, silent })
    }
}

fn cosine(index: usize) -> [f32; MEL_BANDS] {
    let angle = |band: usize| PI * index as f32 * (band as f32 + 0.5) / MEL_BANDS as f32;
    std::array::from_fn(|band| angle(band).cos())
}

/// How loud a column is: the mean of its bands, in eighths of 100 dB.
pub(super) fn level(column: &MelColumn) -> f32 {
    column.iter().sum::<f32>() / MEL_BANDS as f32
}

fn spread<'a>(moments: impl Iterator<Item = &'a Moment>) -> (Moment, Moment) {
    let (mut sums, mut squares, mut count) = ([0.0_f64; SIZE], [0.0_f64; SIZE], 0.0_f64);
    for moment in moments {
        count += 1.0;
        for (at, cell) in moment.iter().enumerate() {
            sums[at] += f64::from(*cell);
            squares[at] += f64::from(cell * cell);
        }
    }
    let count = count.max(1.0);
    let mean = |at: usize| sums[at] / count;
    let variance = |at: usize| (squares[at] / count - mean(at) * mean(at)).max(1e-4);
    (
        std::array::from_fn(|at| mean(at) as f32),
        std::array::from_fn(|at| variance(at).sqrt() as f32),
    )
}

/// Decibels in the unit of a column's numbers.
const DB: f32 = 0.08;
/// Silence is hardly louder than the quietest moments, but far below the loud ones, and not
/// farther than this.
const ABOVE_FLOOR: f32 = 6.0 * DB;
const BELOW_SPEECH: std::ops::RangeInclusive<f32> = 15.0 * DB..=35.0 * DB;

/// Where it is silent for long enough.
pub(super) fn silences(levels: &[f32]) -> Vec<bool> {
    let mut sorted = levels.to_vec();
    sorted.sort_unstable_by(f32::total_cmp);
    let part = |percent: usize| sorted[(sorted.len() - 1) * percent / 100];
    let (floor, speech) = (part(5), part(95));
    let below = (speech - floor - ABOVE_FLOOR).clamp(*BELOW_SPEECH.start(), *BELOW_SPEECH.end());
    let mut silent: Vec<bool> = levels.iter().map(|level| *level < speech - below).collect();
    for run in silent.chunk_by_mut(|a, b| a == b) {
        if run.len() < LEAST_SILENCE {
            run.fill(false);
        }
    }
    silent
}

/// The columns that are kept.
fn kept(silent: &[bool]) -> Vec<u32> {
    let mut columns = Vec::with_capacity(silent.len());
    let mut start = 0;
    for run in silent.chunk_by(|a, b| a == b) {
        let end = start + run.len();
        let half = if run[0] { KEPT_SILENCE / 2 } else { run.len() };
        let (left, right) = (start.saturating_add(half).min(end), end.saturating_sub(half));
        columns.extend((start..left).chain(right.max(left)..end).map(|column| column as u32));
        start = end;
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_of_a_silence_is_left_out_and_short_ones_are_none() {
        let mut levels = vec![1.0; 100];
        levels[10..14].fill(-3.0);
        levels[40..70].fill(-3.0);
        let silent = silences(&levels);
        let found: Vec<usize> = (0..100).filter(|at| silent[*at]).collect();
        assert_eq!(found, (40..70).collect::<Vec<_>>());
        let columns = kept(&silent);
        assert_eq!(columns.len(), 100 - 30 + KEPT_SILENCE);
        assert_eq!((columns[43], columns[44], columns[47]), (43, 66, 69));
    }

    #[test]
    fn in_steady_noise_nothing_is_silent() {
        let levels: Vec<f32> = (0..500).map(|n| (n % 7) as f32 * DB).collect();
        assert!(silences(&levels).iter().all(|silent| !silent));
    }
}
