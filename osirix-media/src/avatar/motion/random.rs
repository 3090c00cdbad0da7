//! Chance that repeats: the same seed, the same numbers.

use std::ops::Range;

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Random {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Evenly spread over a range.
    pub(super) fn within(&mut self, range: Range<f32>) -> f32 {
        let unit = (self.next() >> 40) as f32 / (1u64 << 24) as f32;
        range.start + unit * (range.end - range.start)
    }

    /// Spread like a bell around 0.0 with deviation 1.0, never beyond 3.5: the sum of twelve even
    /// numbers.
    pub(super) fn bell(&mut self) -> f32 {
        let sum: f32 = (0..12).map(|_| self.within(-0.5..0.5)).sum();
        sum.clamp(-3.5, 3.5)
    }
}
