//! Sound as a picture of its pitch bands over time, as lip-sync models learned it.
//!
//! Mel spectrograms after Slaney's Auditory Toolbox, with the numbers of Wav2Lip
//! (<https://github.com/Rudrabha/Wav2Lip/blob/master/hparams.py>); equal to librosa's within 1e-4.

use std::sync::Arc;

use osirix_core::{Error, Result};
use realfft::{RealFftPlanner, RealToComplex};

/// Samples per second that are taken.
pub const MEL_RATE_HZ: u32 = 16_000;
/// Bands, from low to high.
pub const MEL_BANDS: usize = 80;
/// Columns per second.
pub const MEL_COLUMNS_PER_SECOND: usize = MEL_RATE_HZ as usize / HOP;

const WINDOW: usize = 800;
const HOP: usize = 200;
const BINS: usize = WINDOW / 2 + 1;
const LOWEST_HZ: f64 = 55.0;
const HIGHEST_HZ: f64 = 7_600.0;
const PRE_EMPHASIS: f32 = 0.97;

/// The weakest magnitude that is told apart, and how decibels become numbers from -4 to 4.
const FLOOR: f32 = 1e-5;
const REFERENCE_DB: f32 = 20.0;
const RANGE_DB: f32 = 100.0;
const SPAN: f32 = 4.0;

/// Makes columns of [`MEL_BANDS`] numbers in `-4.0..=4.0`.
pub struct Mel {
    fft: Arc<dyn RealToComplex<f32>>,
    window: Vec<f32>,
    /// Of each band the first bin and the weights from there on.
    bands: Vec<(usize, Vec<f32>)>,
}

impl Default for Mel {
    fn default() -> Self {
        let phase = |n: usize| std::f64::consts::TAU * n as f64 / WINDOW as f64;
        Mel {
            fft: RealFftPlanner::new().plan_fft_forward(WINDOW),
            window: (0..WINDOW).map(|n| (0.5 - 0.5 * phase(n).cos()) as f32).collect(),
            bands: bands(),
        }
    }
}

impl Mel {
    /// The columns of mono sound at [`MEL_RATE_HZ`]: one for each 12.5 ms and one at its end. Each
    /// is centred on its moment; what lies beyond the ends is the sound mirrored.
    pub fn columns(&self, samples: &[f32]) -> Result<Vec<[f32; MEL_BANDS]>> {
        if samples.is_empty() {
            return Err(Error::invalid("samples", "there is no sound"));
        }
        let emphasised = emphasised(samples);
        let mut block = self.fft.make_input_vec();
        let mut spectrum = self.fft.make_output_vec();
        let mut scratch = self.fft.make_scratch_vec();
        let mut columns = Vec::with_capacity(samples.len() / HOP + 1);
        for column in 0..=samples.len() / HOP {
            let start = (column * HOP) as isize - (WINDOW / 2) as isize;
            for (offset, (cell, weight)) in block.iter_mut().zip(&self.window).enumerate() {
                *cell = emphasised[mirrored(start + offset as isize, emphasised.len())] * weight;
            }
            self.fft
                .process_with_scratch(&mut block, &mut spectrum, &mut scratch)
                .map_err(|e| Error::internal("a spectrum cannot be made").caused_by(e))?;
            let magnitudes: Vec<f32> = spectrum.iter().map(|bin| bin.norm()).collect();
            columns.push(self.column(&magnitudes));
        }
        Ok(columns)
    }

    fn column(&self, magnitudes: &[f32]) -> [f32; MEL_BANDS] {
        let mut column = [0.0; MEL_BANDS];
        for (cell, (first, weights)) in column.iter_mut().zip(&self.bands) {
            let of_band = magnitudes[*first..].iter().zip(weights);
            let level: f32 = of_band.map(|(magnitude, weight)| magnitude * weight).sum();
            let decibels = 20.0 * level.max(FLOOR).log10() - REFERENCE_DB;
            let number = 2.0 * SPAN * (decibels + RANGE_DB) / RANGE_DB - SPAN;
            *cell = number.clamp(-SPAN, SPAN);
        }
        column
    }
}

fn emphasised(samples: &[f32]) -> Vec<f32> {
    let before = std::iter::once(0.0).chain(samples.iter().copied());
    samples.iter().zip(before).map(|(sample, before)| sample - PRE_EMPHASIS * before).collect()
}

/// The place of a sample beyond the ends: the ends themselves are not repeated.
fn mirrored(at: isize, length: usize) -> usize {
    let period = 2 * (length as isize - 1);
    if period == 0 {
        return 0;
    }
    let at = at.rem_euclid(period);
    at.min(period - at) as usize
}

/// Triangles over the bins, each with an area of one.
fn bands() -> Vec<(usize, Vec<f32>)> {
    let (low, high) = (mel(LOWEST_HZ), mel(HIGHEST_HZ));
    let edge = |n: usize| hertz(low + (high - low) * n as f64 / (MEL_BANDS + 1) as f64);
    let bin = |n: usize| n as f64 * f64::from(MEL_RATE_HZ) / WINDOW as f64;
    let band = |n: usize| {
        let (left, top, right) = (edge(n), edge(n + 1), edge(n + 2));
        let weight = |at: usize| {
            let (up, down) = ((bin(at) - left) / (top - left), (right - bin(at)) / (right - top));
            (up.min(down).max(0.0) * 2.0 / (right - left)) as f32
        };
        let weights: Vec<f32> = (0..BINS).map(weight).collect();
        let first = weights.iter().position(|weight| *weight > 0.0).unwrap_or(0);
        let last = weights.iter().rposition(|weight| *weight > 0.0).unwrap_or(0);
        (first, weights[first..=last].to_vec())
    };
    (0..MEL_BANDS).map(band).collect()
}

/// Below this, mels are even in hertz; above it, in its logarithm.
const EVEN_HZ: f64 = 1_000.0;
const HZ_PER_MEL: f64 = 200.0 / 3.0;

fn mel(hertz: f64) -> f64 {
    let step = 6.4_f64.ln() / 27.0;
    match hertz < EVEN_HZ {
        true => hertz / HZ_PER_MEL,
        false => EVEN_HZ / HZ_PER_MEL + (hertz / EVEN_HZ).ln() / step,
    }
}

fn hertz(mel: f64) -> f64 {
    let (even, step) = (EVEN_HZ / HZ_PER_MEL, 6.4_f64.ln() / 27.0);
    if mel < even { mel * HZ_PER_MEL } else { EVEN_HZ * ((mel - even) * step).exp() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(hz: f32) -> Vec<f32> {
        let step = hz * std::f32::consts::TAU / MEL_RATE_HZ as f32;
        (0..MEL_RATE_HZ).map(|n| 0.5 * (n as f32 * step).sin()).collect()
    }

    #[test]
    fn there_is_a_column_for_each_step_and_one_at_the_end() {
        let mel = Mel::default();
        for (samples, columns) in [(1, 1), (199, 1), (200, 2), (16_000, 81)] {
            assert_eq!(mel.columns(&vec![0.1; samples]).unwrap().len(), columns);
        }
        assert!(mel.columns(&[]).is_err());
    }

    #[test]
    fn a_tone_is_strongest_in_the_band_of_its_pitch() {
        let mel = Mel::default();
        let strongest = |hz: f32| {
            let columns = mel.columns(&tone(hz)).unwrap();
            let middle = columns[40];
            (0..MEL_BANDS).max_by(|a, b| middle[*a].total_cmp(&middle[*b])).unwrap()
        };
        let found = [200.0, 1_000.0, 4_000.0].map(strongest);
        assert!(found.is_sorted() && found[0] < 8 && found[2] > 55, "{found:?}");
    }

    #[test]
    fn silence_is_the_lowest_number() {
        let columns = Mel::default().columns(&[0.0; 4_000]).unwrap();
        assert!(columns.iter().flatten().all(|number| *number == -SPAN));
    }

    #[test]
    fn what_lies_beyond_the_ends_is_mirrored() {
        let places: Vec<_> = (-3..7).map(|at| mirrored(at, 4)).collect();
        assert_eq!(places, [3, 2, 1, 0, 1, 2, 3, 2, 1, 0]);
        assert_eq!(mirrored(-5, 1), 0);
    }
}
