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
