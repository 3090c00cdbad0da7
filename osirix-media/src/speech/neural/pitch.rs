//! Higher and lower: what was spoken slower is played faster.

use osirix_core::Result;

use super::Spoken;
use crate::audio::convert;

/// Rates are whole multiples of this: a third of a hundredth of a semitone is not heard.
const STEPS: f32 = 240.0;
/// What makes rates of such steps: the ratio alone counts.
const UNIT: usize = 100;

/// Plays the sound this many times as fast, which makes it as much higher and shorter.
pub(super) fn raise(spoken: Spoken, factor: f32) -> Result<Spoken> {
    let (from, to) = ((STEPS * factor).round() as usize, STEPS as usize);
    if from == to {
        return Ok(spoken);
    }
    let shorter = |samples: usize| (samples * to).div_ceil(from);
    let samples = convert(&spoken.samples, from * UNIT, to * UNIT)?;
    let (mut end, mut before) = (0, 0);
    let mut durations = Vec::with_capacity(spoken.durations.len());
    // From ends, so that roundings do not add up.
    for duration in &spoken.durations {
        end += duration;
        durations.push(shorter(end) - before);
        before = shorter(end);
    }
    Ok(Spoken { samples, durations })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(hz: f32, samples: usize) -> Vec<f32> {
        (0..samples).map(|n| (n as f32 * hz * std::f32::consts::TAU / 24_000.0).sin()).collect()
    }

    #[test]
    fn an_octave_is_half_as_long_and_twice_as_high() {
        let spoken = Spoken { samples: tone(440.0, 24_000), durations: vec![1_001, 22_999] };
        let raised = raise(spoken, 2.0).unwrap();
        assert_eq!(raised.samples.len(), 12_000);
        assert_eq!(raised.durations, [501, 11_499]);
        let ideal = tone(880.0, 12_000);
        let worst =
            (2_000..10_000).map(|n| (raised.samples[n] - ideal[n]).abs()).fold(0.0, f32::max);
        assert!(worst < 0.01, "off by {worst}");
    }

    #[test]
    fn its_own_pitch_is_left_as_it_is() {
        let spoken = Spoken { samples: tone(440.0, 100), durations: vec![100] };
        assert_eq!(raise(spoken, 1.0).unwrap().samples, tone(440.0, 100));
    }
}
