//! Sound as a picture of its pitch bands over time, as lip-sync models learned it.
//!
//! Mel spectrograms after Slaney's Auditory Toolbox, with the numbers of Wav2Lip
//! (<https://github.com/Rudrabha/Wav2Lip/blob/master/hparams.py>); equal to librosa's within 1e-4.
//! Spectra are computed in double precision: in single precision what is quiet drowns in the
//! rounding of what is loud.

use std::collections::VecDeque;
use std::sync::Arc;

use osirix_core::media::AudioSource;
use osirix_core::{Error, ErrorCode, Result};
use realfft::num_complex::Complex;
use realfft::{RealFftPlanner, RealToComplex};

/// Samples per second that are taken.
pub(crate) const MEL_RATE_HZ: u32 = 16_000;
/// Bands, from low to high.
pub(crate) const MEL_BANDS: usize = 80;
/// Columns per second.
pub(crate) const MEL_COLUMNS_PER_SECOND: u64 = MEL_RATE_HZ as u64 / HOP as u64;
/// What silence is in every band: the lowest number.
#[cfg(feature = "neural")]
pub(crate) const MEL_SILENCE: f32 = -(SPAN as f32);

/// One moment: a number in `-4.0..=4.0` for each band.
pub(crate) type MelColumn = [f32; MEL_BANDS];

const WINDOW: usize = 800;
const HOP: usize = 200;
const BINS: usize = WINDOW / 2 + 1;
const LOWEST_HZ: f64 = 55.0;
const HIGHEST_HZ: f64 = 7_600.0;
const PRE_EMPHASIS: f64 = 0.97;

/// The weakest magnitude that is told apart, and how decibels become numbers from -4 to 4.
const FLOOR: f64 = 1e-5;
const REFERENCE_DB: f64 = 20.0;
const RANGE_DB: f64 = 100.0;
const SPAN: f64 = 4.0;

/// The columns of a sound, pulled one after the other: one for each 12.5 ms and one at its end.
/// Each is centred on its moment; what lies beyond the ends is the sound mirrored. A sound without
/// samples has none.
pub(crate) struct MelColumns {
    sound: Emphasised,
    transform: Transform,
    next: u64,
}

impl MelColumns {
    /// The sound is at [`MEL_RATE_HZ`].
    pub(crate) fn new(sound: Box<dyn AudioSource>) -> Result<Self> {
        if sound.sample_rate_hz() != MEL_RATE_HZ {
            return Err(Error::internal("sound of another rate than a mel spectrogram takes")
                .with("limit", MEL_RATE_HZ)
                .with("value", sound.sample_rate_hz()));
        }
        Ok(MelColumns { sound: Emphasised::new(sound), transform: Transform::new(), next: 0 })
    }

    /// How many columns there are in all.
    pub(crate) fn total(&self) -> u64 {
        match self.sound.total {
            0 => 0,
            samples => samples / HOP as u64 + 1,
        }
    }

    /// The next column; `None` after the last.
    pub(crate) fn next(&mut self) -> Result<Option<MelColumn>> {
        if self.next == self.total() {
            return Ok(None);
        }
        let start = self.next as i64 * HOP as i64 - WINDOW as i64 / 2;
        self.sound.reach((start + WINDOW as i64 + 1) as u64)?;
        for (cell, at) in self.transform.block.iter_mut().zip(start..) {
            *cell = self.sound.at(at);
        }
        // The mirror at the end looks back a step further than the window.
        self.sound.forget_before(start - HOP as i64);
        self.next += 1;
        self.transform.column().map(Some)
    }
}

/// The part of a sound that is in use, its high pitches raised: `y[n] = x[n] - 0.97 x[n - 1]`.
struct Emphasised {
    source: Box<dyn AudioSource>,
    total: u64,
    samples: VecDeque<f64>,
    /// Where in the sound the first of these samples is.
    first: u64,
    last_read: f64,
}

impl Emphasised {
    fn new(source: Box<dyn AudioSource>) -> Self {
        let total = source.total_samples();
        Emphasised { source, total, samples: VecDeque::new(), first: 0, last_read: 0.0 }
    }

    /// Reads until the samples before `end` are there, as far as the sound goes.
    fn reach(&mut self, end: u64) -> Result<()> {
        let mut block = [0.0; WINDOW];
        while self.first + (self.samples.len() as u64) < end.min(self.total) {
            let count = self.source.read(&mut block)?;
            if count == 0 {
                return Err(Error::new(ErrorCode::Media, "the sound ends before its end")
                    .with("limit", self.total)
                    .with("value", self.first + self.samples.len() as u64));
            }
            for sample in &block[..count] {
                let sample = f64::from(*sample);
                self.samples.push_back(sample - PRE_EMPHASIS * self.last_read);
                self.last_read = sample;
            }
        }
        Ok(())
    }

    fn at(&self, place: i64) -> f64 {
        let place = mirrored(place, self.total as i64) - self.first;
        self.samples.get(place as usize).copied().unwrap_or_default()
    }

    fn forget_before(&mut self, place: i64) {
        let count = place.saturating_sub_unsigned(self.first).max(0) as usize;
        self.first += self.samples.drain(..count.min(self.samples.len())).len() as u64;
    }
}

/// The place of a sample beyond the ends: the ends themselves are not repeated.
fn mirrored(at: i64, length: i64) -> u64 {
    let period = 2 * (length - 1);
    if period <= 0 {
        return 0;
    }
    let at = at.rem_euclid(period);
    at.min(period - at) as u64
}

/// From a window of samples to a column.
struct Transform {
    fft: Arc<dyn RealToComplex<f64>>,
    window: Vec<f64>,
    /// Of each band the first bin and the weights from there on.
    bands: Vec<(usize, Vec<f32>)>,
    block: Vec<f64>,
    spectrum: Vec<Complex<f64>>,
    scratch: Vec<Complex<f64>>,
}

impl Transform {
    fn new() -> Self {
        let fft = RealFftPlanner::new().plan_fft_forward(WINDOW);
        let phase = |n: usize| std::f64::consts::TAU * n as f64 / WINDOW as f64;
        Transform {
            window: (0..WINDOW).map(|n| 0.5 - 0.5 * phase(n).cos()).collect(),
            bands: bands(),
            block: fft.make_input_vec(),
            spectrum: fft.make_output_vec(),
            scratch: fft.make_scratch_vec(),
            fft,
        }
    }

    /// The column of what is in `block`, which is used up.
    fn column(&mut self) -> Result<MelColumn> {
        self.block.iter_mut().zip(&self.window).for_each(|(cell, weight)| *cell *= weight);
        self.fft
            .process_with_scratch(&mut self.block, &mut self.spectrum, &mut self.scratch)
            .map_err(|e| Error::internal("a spectrum cannot be made").caused_by(e))?;
        let mut column = [0.0; MEL_BANDS];
        for (cell, (first, weights)) in column.iter_mut().zip(&self.bands) {
            let of_band = self.spectrum[*first..].iter().zip(weights);
            *cell = number(of_band.map(|(bin, weight)| bin.norm() * f64::from(*weight)).sum());
        }
        Ok(column)
    }
}

fn number(level: f64) -> f32 {
    let decibels = 20.0 * level.max(FLOOR).log10() - REFERENCE_DB;
    (2.0 * SPAN * (decibels + RANGE_DB) / RANGE_DB - SPAN).clamp(-SPAN, SPAN) as f32
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
    use crate::audio::Samples;

    fn columns(samples: Vec<f32>) -> Vec<MelColumn> {
        let mut columns = MelColumns::new(Box::new(Samples::new(MEL_RATE_HZ, samples))).unwrap();
        let mut all = Vec::new();
        while let Some(column) = columns.next().unwrap() {
            all.push(column);
        }
        assert_eq!(all.len() as u64, columns.total());
        all
    }

    fn chirp(count: usize) -> impl Iterator<Item = f64> {
        let time = |n| n as f64 / f64::from(MEL_RATE_HZ);
        let phase = |time: f64| 60.0 * time + 6_000.0 * time * time;
        (0..count).map(move |n| (std::f64::consts::TAU * phase(time(n))).sin())
    }

    fn chirp_and_noise(count: usize) -> Vec<f32> {
        let mut state = 1_u64;
        let mut noise = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005);
            state = state.wrapping_add(1_442_695_040_888_963_407);
            (state >> 32) as f64 / f64::from(1_u32 << 31) - 1.0
        };
        chirp(count).map(|sample| (0.4 * sample + 0.01 * noise()) as f32).collect()
    }

    fn expected(name: &str) -> Vec<Vec<f32>> {
        let text = include_str!("../../tests/mel/expected.txt");
        let lines = text.lines().skip_while(|line| line.strip_prefix("# ") != Some(name)).skip(1);
        let numbers = |line: &str| line.split(' ').map(|n| n.parse().unwrap()).collect();
        lines.take_while(|line| !line.starts_with('#')).map(numbers).collect()
    }

    #[test]
    fn the_numbers_are_those_of_librosa() {
        for (name, samples) in [
            ("chirp and noise", chirp_and_noise(7_237)),
            ("chirp alone", chirp(4_000).map(|sample| (0.9 * sample) as f32).collect()),
            ("silence", vec![0.0; 1_000]),
            ("short", chirp_and_noise(300)),
        ] {
            let (found, expected) = (columns(samples), expected(name));
            assert_eq!(found.len(), expected.len(), "{name}");
            for (at, (found, expected)) in found.iter().zip(&expected).enumerate() {
                assert_eq!(expected.len(), MEL_BANDS);
                for (found, expected) in found.iter().zip(expected) {
                    let off = (found - expected).abs();
                    assert!(off < 1e-4, "{name}, column {at}: {found} for {expected}");
                }
            }
        }
    }

    #[test]
    fn there_is_a_column_for_each_step_and_one_at_the_end() {
        for (samples, expected) in [(0, 0), (1, 1), (199, 1), (200, 2), (401, 3), (16_000, 81)] {
            assert_eq!(columns(vec![0.1; samples]).len(), expected, "{samples}");
        }
    }

    #[test]
    fn a_long_sound_is_never_held_as_a_whole() {
        let sound = Samples::new(MEL_RATE_HZ, vec![0.25; 60 * MEL_RATE_HZ as usize]);
        let mut columns = MelColumns::new(Box::new(sound)).unwrap();
        let mut most = 0;
        while columns.next().unwrap().is_some() {
            most = most.max(columns.sound.samples.capacity());
        }
        assert!(most <= 4 * WINDOW, "{most} samples are held");
    }

    #[test]
    fn a_sound_that_breaks_off_is_an_error() {
        struct Broken(Samples);
        impl AudioSource for Broken {
            fn sample_rate_hz(&self) -> u32 {
                MEL_RATE_HZ
            }
            fn total_samples(&self) -> u64 {
                2_000
            }
            fn read(&mut self, block: &mut [f32]) -> Result<usize> {
                self.0.read(block)
            }
        }
        let broken = Broken(Samples::new(MEL_RATE_HZ, vec![0.1; 900]));
        let mut columns = MelColumns::new(Box::new(broken)).unwrap();
        let error = std::iter::repeat_with(|| columns.next()).find_map(Result::err).unwrap();
        assert_eq!(error.code(), ErrorCode::Media);
    }

    #[test]
    fn what_lies_beyond_the_ends_is_mirrored() {
        let places: Vec<_> = (-3..7).map(|at| mirrored(at, 4)).collect();
        assert_eq!(places, [3, 2, 1, 0, 1, 2, 3, 2, 1, 0]);
        assert_eq!(mirrored(-5, 1), 0);
    }
}
