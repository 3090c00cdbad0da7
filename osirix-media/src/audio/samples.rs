use osirix_core::Result;
use osirix_core::media::AudioSource;

/// Sound that is in memory.
pub(crate) struct Samples {
    rate_hz: u32,
    samples: Vec<f32>,
    read: usize,
}

impl Samples {
    pub(crate) fn new(rate_hz: u32, samples: Vec<f32>) -> Self {
        Samples { rate_hz, samples, read: 0 }
    }
}

impl AudioSource for Samples {
    fn sample_rate_hz(&self) -> u32 {
        self.rate_hz
    }

    fn total_samples(&self) -> u64 {
        self.samples.len() as u64
    }

    fn read(&mut self, block: &mut [f32]) -> Result<usize> {
        let rest = &self.samples[self.read..];
        let count = rest.len().min(block.len());
        block[..count].copy_from_slice(&rest[..count]);
        self.read += count;
        Ok(count)
    }
}
