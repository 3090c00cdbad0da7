//! Sound at another rate than it has, pulled like any other.

use std::collections::VecDeque;

use osirix_core::Result;
use osirix_core::media::AudioSource;

use super::resample::Resampler;

/// Samples that are taken of the inner source at a time.
const BLOCK: usize = 4_096;

/// A source at another rate.
pub(crate) struct Resampled {
    source: Box<dyn AudioSource>,
    resampler: Resampler,
    to_hz: u32,
    ready: VecDeque<f32>,
    ended: bool,
}

impl Resampled {
    /// `source` at `to_hz`, without delay: `samples * to / from` of them, rounded up.
    pub(crate) fn new(source: Box<dyn AudioSource>, to_hz: u32) -> Result<Self> {
        let resampler = Resampler::new(source.sample_rate_hz(), to_hz)?;
        Ok(Resampled { source, resampler, to_hz, ready: VecDeque::new(), ended: false })
    }

    fn advance(&mut self) -> Result<()> {
        let mut block = [0.0; BLOCK];
        let count = self.source.read(&mut block)?;
        let ready = &mut self.ready;
        let mut keep = |samples: &[f32]| {
            ready.extend(samples);
            Ok(())
        };
        self.resampler.push(&block[..count], &mut keep)?;
        if count < BLOCK {
            self.ended = true;
            self.resampler.finish(&mut keep)?;
        }
        Ok(())
    }
}

impl AudioSource for Resampled {
    fn sample_rate_hz(&self) -> u32 {
        self.to_hz
    }

    fn total_samples(&self) -> u64 {
        let (from, to) = (u64::from(self.source.sample_rate_hz()), u64::from(self.to_hz));
        (self.source.total_samples() * to).div_ceil(from)
    }

    fn read(&mut self, block: &mut [f32]) -> Result<usize> {
        while self.ready.len() < block.len() && !self.ended {
            self.advance()?;
        }
        let count = block.len().min(self.ready.len());
        for (slot, sample) in block.iter_mut().zip(self.ready.drain(..count)) {
            *slot = sample;
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audio::Samples;

    #[test]
    fn a_tone_keeps_its_time_and_the_length_is_exact() {
        let tone = |rate_hz: usize, count| -> Vec<f32> {
            let step = 440.0 * std::f32::consts::TAU / rate_hz as f32;
            (0..count).map(|n| 0.5 * (n as f32 * step).sin()).collect()
        };
        let source = Samples::new(48_000, tone(48_000, 30_001));
        let mut resampled = Resampled::new(Box::new(source), 16_000).unwrap();
        assert_eq!((resampled.sample_rate_hz(), resampled.total_samples()), (16_000, 10_001));
        let (mut all, mut block) = (Vec::new(), [0.0; 77]);
        loop {
            let count = resampled.read(&mut block).unwrap();
            all.extend_from_slice(&block[..count]);
            if count < block.len() {
                break;
            }
        }
        assert_eq!(all.len(), 10_001);
        let ideal = tone(16_000, 10_001);
        let worst = (800..9_200).map(|n| (all[n] - ideal[n]).abs()).fold(0.0, f32::max);
        assert!(worst < 0.003, "off by {worst}");
    }
}
