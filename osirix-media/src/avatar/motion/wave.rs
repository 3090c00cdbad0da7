//! Slow movement without an end: sums of sines, and breath.

use std::f32::consts::TAU;
use std::ops::Range;

use super::random::Random;

/// A smooth movement between -1.0 and 1.0 that does not seem to repeat.
pub(super) struct Wave([(f32, f32, f32); 3]);

impl Wave {
    /// A movement of these frequencies, in hertz.
    pub(super) fn new(random: &mut Random, hertz: Range<f32>) -> Wave {
        Wave(
            [0.5, 0.3, 0.2]
                .map(|part| (random.within(hertz.clone()) * TAU, random.within(0.0..TAU), part)),
        )
    }

    /// The value after so many seconds.
    pub(super) fn at(&self, seconds: f32) -> f32 {
        self.0.iter().map(|(speed, phase, part)| part * (speed * seconds + phase).sin()).sum()
    }
}

/// Breathing: in a little faster than out.
pub(super) struct Breath {
    seconds: f32,
    phase: f32,
}

/// Which part of a breath is breathing in.
const IN: f32 = 0.42;

impl Breath {
    pub(super) fn new(random: &mut Random) -> Breath {
        Breath { seconds: random.within(3.7..4.4), phase: random.within(0.0..1.0) }
    }

    /// How far the chest is lifted, 0.0 to 1.0.
    pub(super) fn at(&self, seconds: f32) -> f32 {
        let phase = (seconds / self.seconds + self.phase).fract();
        let turn = if phase < IN { phase / IN } else { 1.0 + (phase - IN) / (1.0 - IN) };
        0.5 - 0.5 * (turn * TAU / 2.0).cos()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_breath_takes_about_four_seconds_and_fills_and_empties_the_chest() {
        let breath = Breath::new(&mut Random::new(5));
        let values: Vec<f32> = (0..440).map(|i| breath.at(i as f32 / 100.0)).collect();
        assert!(values.iter().any(|v| *v > 0.99) && values.iter().any(|v| *v < 0.01));
        assert!(values.windows(2).all(|pair| (pair[1] - pair[0]).abs() < 0.02));
    }
}
