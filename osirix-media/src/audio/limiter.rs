//! A look-ahead limiter for true peaks.
//!
//! The gain that each moment needs is spread over the look-ahead: a minimum over the time to come,
//! then a mean over as long a time gone by, so it has always arrived when the peak does, without a
//! step that could be heard.

use std::collections::VecDeque;

use super::peak::{NEAR, Oversampler, TAPS};

/// How far the limiter looks ahead: 5 ms at 48 kHz.
const AHEAD: usize = 240;

/// Part of the way back to full gain that is gone per sample: half of it in about 20 ms, so that
/// a plosive does not duck the vowel behind it.
const RELEASE: f32 = 0.000_7;

/// Samples by which the output is behind the input: the look-ahead, and half the taps that a
/// point between samples needs.
const DELAY: usize = AHEAD + TAPS / 2;

/// Keeps a mono stream under a ceiling of true peak.
pub(super) struct Limiter {
    ceiling: f32,
    oversampler: Oversampler,
    /// The last `DELAY` samples taken, and behind them those of the block in work.
    samples: Vec<f32>,
    envelope: Envelope,
}

impl Limiter {
    /// `ceiling` is the highest amplitude, between samples too; 1.0 is full scale.
    pub(super) fn new(ceiling: f32) -> Self {
        let samples = vec![0.0; DELAY];
        Limiter { ceiling, oversampler: Oversampler::new(), samples, envelope: Envelope::default() }
    }

    /// Takes samples times `gain` and appends those that are ready to `out`.
    pub(super) fn push(&mut self, block: &[f32], gain: f32, out: &mut Vec<f32>) {
        self.samples.extend(block.iter().map(|sample| sample * gain));
        let mut near_for = TAPS;
        for (at, taps) in self.samples[DELAY + 1 - TAPS..].array_windows::<TAPS>().enumerate() {
            let near = taps[TAPS - 1].abs() > self.ceiling * NEAR;
            near_for = if near { TAPS } else { near_for.saturating_sub(1) };
            let peak = if near_for > 0 { self.oversampler.peak(taps) } else { 0.0 };
            let need = if peak > self.ceiling { self.ceiling / peak } else { 1.0 };
            if let Some(gain) = self.envelope.next(need) {
                out.push(self.samples[at] * gain);
            }
        }
        self.samples.drain(..block.len());
    }

    /// Appends what is still inside to `out`.
    pub(super) fn finish(mut self, out: &mut Vec<f32>) {
        let rest = [0.0; DELAY];
        self.push(&rest, 1.0, out);
    }
}

/// The gain that is always there when its peak is.
struct Envelope {
    /// Needed gains of the time to come with their times, rising: the first is the smallest.
    needed: VecDeque<(u64, f32)>,
    time: u64,
    gain: f32,
    recent: [f32; AHEAD],
    sum: f64,
}

impl Default for Envelope {
    fn default() -> Self {
        let needed = VecDeque::new();
        Envelope { needed, time: 0, gain: 1.0, recent: [1.0; AHEAD], sum: AHEAD as f64 }
    }
}

impl Envelope {
    // Takes the gain that is needed now and tells the one for the sample `DELAY` earlier.
    fn next(&mut self, need: f32) -> Option<f32> {
        while self.needed.back().is_some_and(|(_, gain)| *gain >= need) {
            self.needed.pop_back();
        }
        self.needed.push_back((self.time, need));
        self.time += 1;
        // A gap between samples needs its gain at both of them.
        let oldest = self.time.saturating_sub((AHEAD + 2) as u64);
        while self.needed.front().is_some_and(|(time, _)| *time < oldest) {
            self.needed.pop_front();
        }
        let least = self.needed.front().map_or(1.0, |(_, gain)| *gain);
        let starts = self.time == DELAY as u64 + 1;
        self.smooth(least, starts);
        (self.time > DELAY as u64).then_some((self.sum / AHEAD as f64) as f32)
    }

    // Down at once, up by and by; then the mean. A sound that starts loud starts at its gain.
    fn smooth(&mut self, least: f32, starts: bool) {
        self.gain = least.min(self.gain + (least - self.gain) * RELEASE);
        if starts {
            self.recent = [self.gain; AHEAD];
            self.sum = f64::from(self.gain) * AHEAD as f64;
        }
        let slot = &mut self.recent[self.time as usize % AHEAD];
        self.sum += f64::from(self.gain) - f64::from(std::mem::replace(slot, self.gain));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limited(input: &[f32], ceiling: f32) -> Vec<f32> {
        let mut limiter = Limiter::new(ceiling);
        let mut out = Vec::new();
        input.chunks(333).for_each(|block| limiter.push(block, 1.0, &mut out));
        limiter.finish(&mut out);
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
