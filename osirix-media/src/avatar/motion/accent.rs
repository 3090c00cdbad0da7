//! Brows and head on stressed words.

use osirix_core::media::Accent;

use super::ease;
use crate::avatar::pose::unit;

/// A movement around a moment: how long it takes to rise, to stay and to fall, in microseconds.
struct Pulse {
    rise_us: u64,
    stay_us: u64,
    fall_us: u64,
}

/// Brows begin to rise before the stressed sound and are up when it comes.
const BROWS: Pulse = Pulse { rise_us: 160_000, stay_us: 120_000, fall_us: 420_000 };

/// A nod is slower than the brows, and is lowest on the stressed sound.
const NOD: Pulse = Pulse { rise_us: 240_000, stay_us: 40_000, fall_us: 560_000 };

/// How far the brows are up at a moment, 0.0 to 1.0.
pub(super) fn brows(accents: &[Accent], at_us: u64) -> f32 {
    BROWS.at(accents, at_us)
}

/// How far the head is nodded down at a moment, 0.0 to 1.0.
pub(super) fn nod(accents: &[Accent], at_us: u64) -> f32 {
    NOD.at(accents, at_us)
}

impl Pulse {
    /// The strongest movement of all accents that reach this moment.
    fn at(&self, accents: &[Accent], at_us: u64) -> f32 {
        let past = self.stay_us + self.fall_us;
        let from = accents.partition_point(|accent| accent.at_us.saturating_add(past) < at_us);
        accents[from..]
            .iter()
            .take_while(|accent| accent.at_us <= at_us + self.rise_us)
            .map(|accent| self.of(accent, at_us))
            .fold(0.0, f32::max)
    }

    fn of(&self, accent: &Accent, at_us: u64) -> f32 {
        let ahead = accent.at_us.saturating_sub(at_us);
        let past = at_us.saturating_sub(accent.at_us).saturating_sub(self.stay_us);
        let shape = if ahead > 0 {
            ease(1.0 - ahead as f32 / self.rise_us as f32)
        } else {
            ease(1.0 - past as f32 / self.fall_us as f32)
        };
        shape * unit(accent.strength)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brows_are_up_on_the_accent_and_ease_back_to_rest() {
        let accents = [Accent { at_us: 1_000_000, strength: 0.8 }];
        let at = |ms: u64| brows(&accents, ms * 1000);
        assert_eq!((at(800), at(1000), at(1120), at(1700)), (0.0, 0.8, 0.8, 0.0));
        assert!(at(900) > 0.0 && at(900) < at(950) && at(1300) > at(1400));
        assert!((800..1700).all(|ms| (at(ms + 40) - at(ms)).abs() < 0.32));
    }
}
