//! A look-ahead limiter for true peaks.
//!
//! The wave between the samples is found by four-fold oversampling, as ITU-R BS.1770-4 annex 2
//! measures it. The gain that each moment needs is spread over the look-ahead: a minimum over the
//! time to come, then a mean over as long a time gone by, so it has always arrived when the peak
//! does, without a step that could be heard.

use std::collections::VecDeque;
use std::f32::consts::PI;

/// How far the limiter looks ahead: 5 ms at 48 kHz.
const AHEAD: usize = 240;

/// Part of the way back to full gain that is gone per sample: half of it in about 50 ms.
const RELEASE: f32 = 0.000_3;

/// Samples that one point between two samples is computed from.
const TAPS: usize = 16;

/// Points between two samples.
const PHASES: usize = 3;

/// Keeps a mono stream under a ceiling of true peak.
pub(super) struct Limiter {
    ceiling: f32,
    filter: [[f32; TAPS]; PHASES],
    recent: [f32; TAPS],
    /// Steps for which a sample that could make a peak stays among the recent ones.
    loud_for: usize,
    /// Samples that wait for their gain.
    waiting: VecDeque<f32>,
    /// Needed gains of the time to come with their times, rising: the first is the smallest.
    needed: VecDeque<(u64, f32)>,
    measured: u64,
    gain: Option<f32>,
    gains: VecDeque<f32>,
    sum: f64,
    taken: u64,
    given: u64,
}

impl Limiter {
    /// `ceiling` is the highest amplitude, between samples too; 1.0 is full scale.
    pub(super) fn new(ceiling: f32) -> Self {
        Limiter {
            ceiling,
            filter: interpolator(),
            recent: [0.0; TAPS],
            loud_for: 0,
            waiting: VecDeque::with_capacity(AHEAD + TAPS),
            needed: VecDeque::new(),
            measured: 0,
            gain: None,
            gains: VecDeque::with_capacity(AHEAD + 1),
            sum: 0.0,
            taken: 0,
            given: 0,
        }
    }

    /// Takes a sample; a sample comes out once the look-ahead is full.
    pub(super) fn push(&mut self, sample: f32) -> Option<f32> {
        self.taken += 1;
        self.waiting.push_back(sample);
        self.step(sample)
    }

    /// What is still inside, sample by sample.
    pub(super) fn drain(&mut self) -> Option<f32> {
        while self.given < self.taken {
            if let Some(sample) = self.step(0.0) {
                return Some(sample);
            }
        }
        None
    }

    fn step(&mut self, sample: f32) -> Option<f32> {
        let peak = self.peak(sample);
        let need = if peak > self.ceiling { self.ceiling / peak } else { 1.0 };
        while self.needed.back().is_some_and(|(_, gain)| *gain >= need) {
            self.needed.pop_back();
        }
        self.needed.push_back((self.measured, need));
        self.measured += 1;
        // The peak's place is the middle of the taps, so gains lag the input by half of them.
        let start = (AHEAD + TAPS / 2) as u64;
        if self.measured <= start {
            return None;
        }
        let now = self.measured - 1 - start;
        while self.needed.front().is_some_and(|(at, _)| *at + 1 < now + TAPS as u64 / 2) {
            self.needed.pop_front();
        }
        let gain = self.smoothed(self.needed.front().map_or(1.0, |(_, gain)| *gain));
        self.given += 1;
        self.waiting.pop_front().map(|sample| sample * gain)
    }

    fn smoothed(&mut self, least: f32) -> f32 {
        let before = self.gain.unwrap_or(least);
        let gain = if least < before { least } else { before + (least - before) * RELEASE };
        self.gain = Some(gain);
        if self.gains.is_empty() {
            self.gains.extend(std::iter::repeat_n(gain, AHEAD));
            self.sum = f64::from(gain) * AHEAD as f64;
        }
        self.gains.push_back(gain);
        self.sum += f64::from(gain) - f64::from(self.gains.pop_front().unwrap_or(gain));
        (self.sum / AHEAD as f64) as f32
    }

    // The highest amplitude around the sample that is TAPS / 2 back.
    fn peak(&mut self, sample: f32) -> f32 {
        self.recent.copy_within(1.., 0);
        self.recent[TAPS - 1] = sample;
        // Interpolation at most doubles what it is fed.
        let loud = sample.abs() > self.ceiling * 0.5;
        self.loud_for = if loud { TAPS } else { self.loud_for.saturating_sub(1) };
        if self.loud_for == 0 {
            return 0.0;
        }
        let between = self.filter.iter().map(|phase| {
            phase.iter().zip(&self.recent).map(|(weight, sample)| weight * sample).sum::<f32>()
        });
        let here = [self.recent[TAPS / 2 - 1], self.recent[TAPS / 2]];
        between.chain(here).fold(0.0, |peak, value| value.abs().max(peak))
    }
}

// A windowed sinc at a quarter, a half and three quarters between the two middle taps.
fn interpolator() -> [[f32; TAPS]; PHASES] {
    std::array::from_fn(|phase| {
        let offset = (phase + 1) as f32 / (PHASES + 1) as f32;
        let weights: [f32; TAPS] = std::array::from_fn(|tap| {
            let x = tap as f32 - (TAPS / 2 - 1) as f32 - offset;
            let window = 0.5 + 0.5 * (PI * x / (TAPS / 2) as f32).cos();
            (PI * x).sin() / (PI * x) * window
        });
        let sum: f32 = weights.iter().sum();
        weights.map(|weight| weight / sum)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limited(input: &[f32], ceiling: f32) -> Vec<f32> {
        let mut limiter = Limiter::new(ceiling);
        let mut out: Vec<_> = input.iter().filter_map(|sample| limiter.push(*sample)).collect();
        out.extend(std::iter::from_fn(|| limiter.drain()));
        out
    }

    #[test]
    fn what_stays_under_the_ceiling_is_left_as_it_is() {
        let quiet: Vec<f32> = (0..2_000).map(|n| 0.3 * (n as f32 * 0.1).sin()).collect();
        assert_eq!(limited(&quiet, 0.8), quiet);
    }

    #[test]
    fn no_sample_exceeds_the_ceiling_and_none_is_lost() {
        let burst = |n: usize| if (700..720).contains(&n) || n < 3 { 1.7 } else { 0.2 };
        let input: Vec<f32> = (0..3_000).map(|n| burst(n) * (n as f32 * 1.1).cos()).collect();
        let out = limited(&input, 0.5);
        assert_eq!(out.len(), input.len());
        assert!(out.iter().all(|sample| sample.abs() <= 0.5 + 1e-4));
        assert!(input.iter().zip(&out).all(|(a, b)| a.abs() >= b.abs() - 1e-6));
    }
}
