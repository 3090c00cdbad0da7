//! Higher and lower: what was spoken slower is played faster.

use osirix_core::Result;

use crate::audio::convert;

/// Rates are whole multiples of this: a third of a hundredth of a semitone is not heard.
const STEPS: f32 = 240.0;
/// What makes rates of such steps: the ratio alone counts.
const UNIT: usize = 100;

/// How many times as fast a sound is played, which makes it as much higher and shorter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Raise {
    from: usize,
    to: usize,
}

impl Raise {
    /// By so many semitones.
    pub(super) fn semitones(semitones: f32) -> Raise {
        let factor = (semitones / 12.0).exp2();
        Raise { from: (STEPS * factor).round() as usize, to: STEPS as usize }
    }

    /// How many times as fast.
    pub(super) fn factor(self) -> f32 {
        self.from as f32 / self.to as f32
    }

    /// The sound, played so.
    pub(super) fn sound(self, samples: Vec<f32>) -> Result<Vec<f32>> {
        if self.from == self.to {
            return Ok(samples);
        }
        convert(&samples, self.from * UNIT, self.to * UNIT)
    }

    /// How many samples so many become.
    #[cfg(feature = "neural")]
    pub(super) fn count(self, samples: usize) -> usize {
        (samples * self.to).div_ceil(self.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(hz: f32, samples: usize) -> Vec<f32> {
        (0..samples).map(|n| (n as f32 * hz * std::f32::consts::TAU / 24_000.0).sin()).collect()
    }

    #[test]
    fn an_octave_is_half_as_long_and_twice_as_high() {
        let raised = Raise::semitones(12.0).sound(tone(440.0, 24_000)).unwrap();
        assert_eq!(raised.len(), 12_000);
        let ideal = tone(880.0, 12_000);
        let worst = (2_000..10_000).map(|n| (raised[n] - ideal[n]).abs()).fold(0.0, f32::max);
        assert!(worst < 0.01, "off by {worst}");
    }

    #[test]
    fn its_own_pitch_is_left_as_it_is() {
        assert_eq!(Raise::semitones(0.0).sound(tone(440.0, 100)).unwrap(), tone(440.0, 100));
    }
}
