//! Blinks at human intervals.
//!
//! Intervals between spontaneous blinks (first measured by Ponder and Kennedy, "On the act of
//! blinking", 1927) are skewed like a log-normal distribution; a blink takes about a quarter of a
//! second, and the lids close faster than they open.

use super::random::Random;
use crate::avatar::pose::Lids;

/// Nobody blinks in the first moment of a video.
const FIRST_US: u64 = 500_000;

/// How widely intervals spread: the deviation of their logarithm.
const SPREAD: f32 = 0.3;

/// How often a blink is followed at once by another.
const DOUBLE: f32 = 0.07;

/// One blink.
struct Blink {
    start_us: u64,
    closing_us: u64,
    closed_us: u64,
    opening_us: u64,
}

/// All blinks of a video.
pub(super) struct Blinks(Vec<Blink>);

impl Blinks {
    /// Blinks for `duration_us`, `mean_seconds` apart on average.
    pub(super) fn new(random: &mut Random, mean_seconds: f32, duration_us: u64) -> Blinks {
        let mut blinks = Vec::new();
        let mut at = FIRST_US + us(random.within(0.2..1.0) * mean_seconds);
        while at < duration_us {
            let blink = Blink::new(random, at);
            let end = blink.end();
            blinks.push(blink);
            if random.within(0.0..1.0) < DOUBLE {
                let again = end + us(random.within(0.08..0.16));
                blinks.push(Blink::new(random, again));
            }
            at += us(interval(random, mean_seconds));
        }
        Blinks(blinks)
    }

    /// The lids at a moment.
    pub(super) fn lids(&self, at_us: u64) -> Lids {
        let next = self.0.partition_point(|blink| blink.start_us <= at_us);
        next.checked_sub(1).map_or(Lids::Open, |last| self.0[last].lids(at_us))
    }
}

impl Blink {
    fn new(random: &mut Random, start_us: u64) -> Blink {
        Blink {
            start_us,
            closing_us: us(random.within(0.1..0.12)),
            closed_us: us(random.within(0.02..0.05)),
            opening_us: us(random.within(0.12..0.15)),
        }
    }

    fn end(&self) -> u64 {
        self.start_us + self.closing_us + self.closed_us + self.opening_us
    }

    fn lids(&self, at_us: u64) -> Lids {
        let closing = (at_us - self.start_us) as f32 / self.closing_us as f32;
        let opening = self.end().saturating_sub(at_us) as f32 / self.opening_us as f32;
        match closing.min(opening) {
            shut if shut > 0.7 => Lids::Closed,
            shut if shut > 0.2 => Lids::Half,
            _ => Lids::Open,
        }
    }
}

/// A time between two blinks, in seconds: log-normal around the mean, without its far ends.
fn interval(random: &mut Random, mean_seconds: f32) -> f32 {
    let ratio = (SPREAD * random.bell() - SPREAD * SPREAD / 2.0).exp();
    mean_seconds * ratio.clamp(0.5, 1.6)
}

fn us(seconds: f32) -> u64 {
    (seconds * 1e6) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR_US: u64 = 3_600_000_000;

    fn starts(seed: u64) -> Vec<u64> {
        Blinks::new(&mut Random::new(seed), 4.0, HOUR_US).0.iter().map(|b| b.start_us).collect()
    }

    #[test]
    fn intervals_are_human() {
        let starts = starts(1);
        let gaps: Vec<u64> = starts.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let doubles = gaps.iter().filter(|gap| **gap < 600_000).count();
        assert!((10..150).contains(&doubles), "{doubles} double blinks");
        assert!(gaps.iter().all(|gap| *gap < 600_000 || (1_300_000..6_500_000).contains(gap)));
        let mean = HOUR_US / (starts.len() - doubles) as u64;
        assert!((3_700_000..4_300_000).contains(&mean), "mean {mean} us");
    }

    #[test]
    fn nobody_blinks_in_the_first_half_second() {
        for seed in 0..500 {
            let blinks = Blinks::new(&mut Random::new(seed), 1.5, 10_000_000);
            assert!((0..500).all(|ms| blinks.lids(ms * 1000) == Lids::Open));
        }
    }

    #[test]
    fn a_blink_closes_and_opens_through_half_closed_lids() {
        let blink =
            Blink { start_us: 0, closing_us: 110_000, closed_us: 30_000, opening_us: 130_000 };
        let seen: Vec<Lids> = (0..8).map(|frame| blink.lids(frame * 40_000)).collect();
        use Lids::{Closed, Half, Open};
        assert_eq!(seen, [Open, Half, Closed, Closed, Closed, Half, Half, Open]);
    }
}
