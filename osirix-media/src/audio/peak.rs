//! True peaks: the wave between the samples, by four-fold oversampling as in ITU-R BS.1770-4
//! annex 2.

use std::f32::consts::PI;

/// Samples that the wave around a place is computed from: the place is between the middle two.
pub(super) const TAPS: usize = 16;

/// Points between two samples.
const PHASES: usize = 3;

/// Part of an amplitude that samples must have near a peak of it: between them a wave hardly ever
/// rises by more than 3 dB.
pub(super) const NEAR: f32 = 0.7;

/// Computes the wave between samples.
pub(super) struct Oversampler {
    phases: [[f32; TAPS]; PHASES],
}

impl Oversampler {
    /// A windowed sinc for a quarter, a half and three quarters of the way.
    pub(super) fn new() -> Self {
        let phases = std::array::from_fn(|phase| {
            let offset = (phase + 1) as f32 / (PHASES + 1) as f32;
            let weights: [f32; TAPS] = std::array::from_fn(|tap| {
                let x = tap as f32 - (TAPS / 2 - 1) as f32 - offset;
                let window = 0.5 + 0.5 * (PI * x / (TAPS / 2) as f32).cos();
                (PI * x).sin() / (PI * x) * window
            });
            let sum: f32 = weights.iter().sum();
            weights.map(|weight| weight / sum)
        });
        Oversampler { phases }
    }

    /// The highest amplitude from one of the middle two of these samples to the other.
    pub(super) fn peak(&self, taps: &[f32; TAPS]) -> f32 {
        let mut peak = taps[TAPS / 2 - 1].abs().max(taps[TAPS / 2].abs());
        for phase in &self.phases {
            let mut value = 0.0;
            for tap in 0..TAPS {
                value += phase[tap] * taps[tap];
            }
            peak = peak.max(value.abs());
        }
        peak
    }
}

/// Finds the true peak of a stream.
pub(super) struct PeakMeter {
    oversampler: Oversampler,
    /// What the next block's first places need, and the block in work.
    samples: Vec<f32>,
    highest: f32,
}

impl PeakMeter {
    pub(super) fn new() -> Self {
        let samples = vec![0.0; TAPS - 1];
        PeakMeter { oversampler: Oversampler::new(), samples, highest: 0.0 }
    }

    /// Takes samples.
    pub(super) fn push(&mut self, block: &[f32]) {
        self.samples.extend_from_slice(block);
        let mut near_for = TAPS;
        for taps in self.samples.array_windows::<TAPS>() {
            // Only what could be higher than anything so far is looked at.
            let near = taps[TAPS - 1].abs() > self.highest * NEAR;
            near_for = if near { TAPS } else { near_for.saturating_sub(1) };
            if near_for > 0 {
                self.highest = self.highest.max(self.oversampler.peak(taps));
            }
        }
        self.samples.drain(..block.len());
    }

    /// The true peak in dBTP; minus infinity where nothing was heard.
    pub(super) fn finish(mut self) -> f64 {
        self.push(&[0.0; TAPS]);
        20.0 * f64::from(self.highest).log10()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peak_between_samples_is_found() {
        // A quarter of the sample rate, half way between its samples: they reach 0.707 of it.
        let wave = |n: usize| (PI * (0.5 * n as f32 + 0.25)).sin();
        let mut meter = PeakMeter::new();
        let samples: Vec<_> = (0..4_800).map(wave).collect();
        samples.chunks(77).for_each(|block| meter.push(block));
        let peak = meter.finish();
        assert!(peak.abs() < 0.2, "{peak} dBTP of a full-scale wave");
    }

    #[test]
    fn silence_has_no_peak() {
        assert_eq!(PeakMeter::new().finish(), f64::NEG_INFINITY);
    }
}
