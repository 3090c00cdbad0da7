//! Sound on its way: mono blocks, pulled.

use crate::error::Result;

/// Mono sound that is pulled block by block, so that its length never matters to memory.
pub trait AudioSource: Send {
    /// Samples per second.
    fn sample_rate_hz(&self) -> u32;

    /// How many samples there are in all.
    fn total_samples(&self) -> u64;

    /// Fills `block` with the next samples in `-1.0..=1.0` and returns how many it wrote; fewer
    /// than the block holds only at the end, 0 after it.
    fn read(&mut self, block: &mut [f32]) -> Result<usize>;
}

/// Sound in which nothing is heard.
#[derive(Debug, Clone)]
pub struct Silence {
    sample_rate_hz: u32,
    total: u64,
    left: u64,
}

impl Silence {
    /// So many samples of it.
    pub fn new(sample_rate_hz: u32, samples: u64) -> Self {
        Silence { sample_rate_hz, total: samples, left: samples }
    }
}

impl AudioSource for Silence {
    fn sample_rate_hz(&self) -> u32 {
        self.sample_rate_hz
    }

    fn total_samples(&self) -> u64 {
        self.total
    }

    fn read(&mut self, block: &mut [f32]) -> Result<usize> {
        let count = usize::try_from(self.left).unwrap_or(usize::MAX).min(block.len());
        block[..count].fill(0.0);
        self.left -= count as u64;
        Ok(count)
    }
}
