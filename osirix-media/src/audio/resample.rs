//! Any sample rate to any other, as a stream, without delay and to the exact length.

use osirix_core::{Error, ErrorCode, Result};
use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::{Fft, FixedSync, Resampler as _};

/// Samples that are resampled at a time.
const CHUNK: usize = 1_024;

/// Resamples a stream of mono sound.
pub(crate) struct Resampler {
    from_hz: u32,
    to_hz: u32,
    /// Nothing where the rates agree.
    fft: Option<Fft<f32>>,
    pending: Vec<f32>,
    block: Vec<f32>,
    /// Samples of the filter's start that are still to be dropped.
    delay: usize,
    taken: u64,
    given: u64,
}

impl Resampler {
    pub(crate) fn new(from_hz: u32, to_hz: u32) -> Result<Self> {
        if !(4_000..=384_000).contains(&from_hz) {
            return Err(Error::invalid("sample_rate", "the sample rate is out of range")
                .with("limit", "4000..384000")
                .with("value", from_hz));
        }
        let fft = (from_hz != to_hz).then(|| fft(from_hz, to_hz)).transpose()?;
        let delay = fft.as_ref().map_or(0, Fft::output_delay);
        let block = vec![0.0; fft.as_ref().map_or(0, Fft::output_frames_max)];
        let pending = Vec::with_capacity(CHUNK);
        Ok(Resampler { from_hz, to_hz, fft, pending, block, delay, taken: 0, given: 0 })
    }

    /// Takes samples and hands on those that are ready.
    pub(crate) fn push(
        &mut self,
        samples: &[f32],
        mut sink: impl FnMut(&[f32]) -> Result<()>,
    ) -> Result<()> {
        self.taken += samples.len() as u64;
        if self.fft.is_none() {
            self.given += samples.len() as u64;
            return sink(samples);
        }
        let mut rest = samples;
        while !rest.is_empty() {
            let count = (self.needed() - self.pending.len()).min(rest.len());
            let (now, later) = rest.split_at(count);
            self.pending.extend_from_slice(now);
            rest = later;
            if self.pending.len() == self.needed() {
                self.convert(u64::MAX, &mut sink)?;
            }
        }
        Ok(())
    }

    /// Hands on the rest; the whole is then `input * to / from` samples, rounded up.
    pub(crate) fn finish(&mut self, mut sink: impl FnMut(&[f32]) -> Result<()>) -> Result<()> {
        let total = (self.taken * u64::from(self.to_hz)).div_ceil(u64::from(self.from_hz));
        while self.fft.is_some() && self.given < total {
            self.pending.resize(self.needed(), 0.0);
            self.convert(total - self.given, &mut sink)?;
        }
        Ok(())
    }

    fn needed(&self) -> usize {
        self.fft.as_ref().map_or(1, Fft::input_frames_next)
    }

    fn convert(&mut self, limit: u64, sink: &mut impl FnMut(&[f32]) -> Result<()>) -> Result<()> {
        let Some(fft) = &mut self.fft else { return Ok(()) };
        let capacity = self.block.len();
        let input = InterleavedSlice::new(&self.pending, 1, self.pending.len()).map_err(broken)?;
        let mut output = InterleavedSlice::new_mut(&mut self.block, 1, capacity).map_err(broken)?;
        let (_, made) = fft.process_into_buffer(&input, &mut output, None).map_err(broken)?;
        self.pending.clear();
        let dropped = self.delay.min(made);
        self.delay -= dropped;
        let count = ((made - dropped) as u64).min(limit);
        self.given += count;
        sink(&self.block[dropped..dropped + count as usize])
    }
}

fn fft(from_hz: u32, to_hz: u32) -> Result<Fft<f32>> {
    Fft::new(from_hz as usize, to_hz as usize, CHUNK, 1, FixedSync::Both).map_err(broken)
}

fn broken(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorCode::Media, "the sound cannot be resampled").caused_by(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resampled(rate_hz: u32, samples: &[f32], step: usize) -> Vec<f32> {
        let mut resampler = Resampler::new(rate_hz, 48_000).unwrap();
        let mut out = Vec::new();
        let mut keep = |block: &[f32]| {
            out.extend_from_slice(block);
            Ok(())
        };
        for block in samples.chunks(step) {
            resampler.push(block, &mut keep).unwrap();
        }
        resampler.finish(&mut keep).unwrap();
        out
    }

    fn tone(rate_hz: u32, samples: usize) -> Vec<f32> {
        let step = 440.0 * std::f32::consts::TAU / rate_hz as f32;
        (0..samples).map(|n| 0.5 * (n as f32 * step).sin()).collect()
    }

    #[test]
    fn the_length_is_exact_at_every_rate_and_block_size() {
        for (rate_hz, samples) in [(16_000, 1), (16_000, 12_345), (22_050, 7_777), (48_000, 99)] {
            let expected = (samples as u64 * 48_000).div_ceil(u64::from(rate_hz));
            for step in [1_000_000, 7] {
                let out = resampled(rate_hz, &tone(rate_hz, samples), step);
                assert_eq!(out.len() as u64, expected, "{samples} at {rate_hz} by {step}");
            }
        }
    }

    #[test]
    fn a_tone_comes_out_at_its_time_and_strength() {
        let out = resampled(16_000, &tone(16_000, 16_000), 160);
        let ideal = tone(48_000, 48_000);
        let middle = 4_800..43_200;
        let worst = middle.map(|n| (out[n] - ideal[n]).abs()).fold(0.0, f32::max);
        assert!(worst < 0.003, "off by {worst}");
    }

    #[test]
    fn an_absurd_rate_is_refused() {
        assert!(Resampler::new(0, 48_000).is_err());
    }
}
