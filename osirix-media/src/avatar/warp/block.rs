//! The inner loops: 16-bit arithmetic on eight pixels at a time.

use wide::{i16x8, u8x16, u16x8};

use crate::avatar::plane::PADDING;

/// A weight that grows from pixel to pixel, in 1/65536.
#[derive(Clone, Copy)]
pub(super) struct Slide {
    start: u16,
    step: u16,
}

impl Slide {
    /// The part after the point of a position and its growth, which may be negative: the sum wraps
    /// around to the right value.
    pub(super) fn new(start: i64, step: i64) -> Slide {
        Slide { start: start as u16, step: step as u16 }
    }

    /// The growth over a block.
    #[inline(always)]
    fn over_block(self) -> u16x8 {
        u16x8::splat(self.step.wrapping_mul(BLOCK as u16))
    }

    pub(super) fn after(self, pixels: i32) -> Slide {
        Slide { start: self.start.wrapping_add(self.step.wrapping_mul(pixels as u16)), ..self }
    }

    /// The positions of eight pixels.
    #[inline(always)]
    fn block(self) -> u16x8 {
        u16x8::splat(self.start) + u16x8::splat(self.step) * u16x8::new([0, 1, 2, 3, 4, 5, 6, 7])
    }

    pub(super) fn is_still(self) -> bool {
        self.start >> 9 == 0 && self.step == 0
    }
}

/// How many pixels are worked on at once.
const BLOCK: usize = 8;

/// Where the four neighbours of the first sample of a run are.
#[derive(Clone, Copy)]
pub(super) struct Corners<'a> {
    pub(super) plane: &'a [u8],
    pub(super) upper: usize,
    pub(super) lower: usize,
}

impl Corners<'_> {
    /// The samples of a block that starts `at` pixels into the run, by weights in 1/128.
    #[inline(always)]
    fn sample(&self, at: usize, across: u16x8, down: u16x8) -> u16x8 {
        let (left, right) = self.load(self.upper + at);
        let upper = mix(left, right, across);
        let (left, right) = self.load(self.lower + at);
        mix(upper, mix(left, right, across), down)
    }

    /// Eight bytes and their right neighbours.
    #[inline(always)]
    fn load(&self, at: usize) -> (u16x8, u16x8) {
        let bytes = &self.plane[at..at + PADDING];
        (widen(&bytes[..PADDING - 1]), widen(&bytes[1..]))
    }
}

/// The first eight of sixteen bytes.
#[inline(always)]
fn widen(sixteen: &[u8]) -> u16x8 {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(sixteen);
    u16x8::from_u8x16_low(u8x16::new(bytes))
}

/// Between two rows of bytes, by weights in 1/128.
#[inline(always)]
fn mix(first: u16x8, second: u16x8, weights: u16x8) -> u16x8 {
    let both = first * (u16x8::splat(128) - weights) + second * weights;
    (both + u16x8::splat(64)) >> 7
}

/// Paints opaque samples.
pub(super) fn cover(below: &mut [u8], values: Corners<'_>, across: Slide, down: Slide) {
    let (mut right, mut low) = (across.block(), down.block());
    for (below, at) in below.chunks_mut(BLOCK).zip((0..).step_by(BLOCK)) {
        store(below, values.sample(at, right >> 9, low >> 9));
        right += across.over_block();
        low += down.over_block();
    }
}

/// Paints samples through which something may shine.
pub(super) fn blend(
    below: &mut [u8],
    values: Corners<'_>,
    alpha: Corners<'_>,
    across: Slide,
    down: Slide,
) {
    let (mut right, mut low) = (across.block(), down.block());
    for (below, at) in below.chunks_mut(BLOCK).zip((0..).step_by(BLOCK)) {
        let values = values.sample(at, right >> 9, low >> 9);
        let through = u16x8::splat(255) - alpha.sample(at, right >> 9, low >> 9);
        store(below, values + over_255(ground(below) * through));
        right += across.over_block();
        low += down.over_block();
    }
}

/// Products of two bytes divided by 255, rounded.
#[inline(always)]
fn over_255(products: u16x8) -> u16x8 {
    let products = products + u16x8::splat(128);
    (products + (products >> 8)) >> 8
}

#[inline(always)]
fn ground(below: &[u8]) -> u16x8 {
    let mut bytes = [0; 16];
    match below.first_chunk::<BLOCK>() {
        Some(block) => bytes[..BLOCK].copy_from_slice(block),
        None => bytes.iter_mut().zip(below).for_each(|(byte, below)| *byte = *below),
    }
    u16x8::from_u8x16_low(u8x16::new(bytes))
}

#[inline(always)]
fn store(below: &mut [u8], values: u16x8) {
    let values = i16x8::new(values.to_array().map(|value| value as i16));
    let bytes = u8x16::narrow_i16x8(values, values).to_array();
    match below.first_chunk_mut::<BLOCK>() {
        Some(block) => block.copy_from_slice(&bytes[..BLOCK]),
        None => below.iter_mut().zip(bytes).for_each(|(below, byte)| *below = byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::avatar::layer::div_255;

    #[test]
    fn opaque_and_mixed_pixels_are_sampled_alike() {
        let (mut blended, mut covered) = ([7; 41], [7; 41]);
        let plane: Vec<u8> = (0..200).map(|i| (i * 37 % 251) as u8).collect();
        let solid = vec![255; plane.len()];
        let at = |plane| Corners { plane, upper: 3, lower: 90 };
        let (across, down) = (Slide::new(500, 90), Slide::new(60_000, -700));
        blend(&mut blended, at(&plane), at(&solid), across, down);
        cover(&mut covered, at(&plane), across, down);
        assert_eq!(blended, covered);
    }

    #[test]
    fn products_of_bytes_are_divided_as_elsewhere() {
        for (a, b) in [(0, 0), (1, 127), (1, 128), (255, 255), (200, 31), (254, 255)] {
            let quotient = over_255(u16x8::splat(a * b)).to_array()[0];
            assert_eq!(quotient, u16::from(div_255(a * b)));
        }
    }
}
