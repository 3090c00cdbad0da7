//! How an avatar stands at one moment.

use osirix_core::media::Viseme;

/// The eyelids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lids {
    /// The eyes are open.
    #[default]
    Open,
    /// Half-way through a blink.
    Half,
    /// At the bottom of a blink.
    Closed,
}

/// A mouth shape, or a mixture of two shapes and rest, in sixteenths.
///
/// Sixteenths are finer than the eye follows at 25 frames per second, and coarse enough that a
/// speech comes back to the same mixtures, which are then drawn once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MouthShape {
    /// At most two shapes other than rest, in the order of [`Viseme::ALL`], with their weights;
    /// the rest of the sixteen belongs to [`Viseme::Sil`].
    parts: [(Viseme, u8); 2],
}

impl MouthShape {
    /// The mouth at rest.
    pub const REST: MouthShape = MouthShape { parts: [(Viseme::Sil, 0); 2] };

    const WHOLE: f32 = 16.0;

    /// A shape at a strength in `0.0..=1.0`, where 0.0 is rest.
    pub fn of(viseme: Viseme, strength: f32) -> MouthShape {
        MouthShape::between((viseme, strength), (viseme, strength), 0.0)
    }

    /// `progress` (`0.0..=1.0`) of the way from one shape and strength to another.
    pub fn between(from: (Viseme, f32), to: (Viseme, f32), progress: f32) -> MouthShape {
        let progress = unit(progress);
        let mut first = (from.0, unit(from.1) * (1.0 - progress));
        let mut second = (to.0, unit(to.1) * progress);
        if first.0 == second.0 {
            first.1 += second.1;
            second = (Viseme::Sil, 0.0);
        }
        let mut parts = [sixteenths(first), sixteenths(second)];
        // Two halves that are both rounded up would be more than the whole.
        parts[1].1 = parts[1].1.min(Self::WHOLE as u8 - parts[0].1);
        let parts = parts.map(|(viseme, weight)| match weight {
            0 => (Viseme::Sil, 0),
            _ => (viseme, weight),
        });
        let ordered = parts[0].0 as u8 <= parts[1].0 as u8;
        MouthShape { parts: if ordered { parts } else { [parts[1], parts[0]] } }
    }

    /// The weighted mean of what `value` says of each shape.
    pub(super) fn mix(self, value: impl Fn(Viseme) -> f32) -> f32 {
        let rest = value(Viseme::Sil);
        self.parts.iter().fold(rest, |sum, (viseme, weight)| {
            sum + (value(*viseme) - rest) * f32::from(*weight) / Self::WHOLE
        })
    }

    /// The shape that has the most of it.
    pub(super) fn nearest(self) -> Viseme {
        let rest = Self::WHOLE as u8 - self.parts[0].1 - self.parts[1].1;
        let [first, second] = self.parts;
        let best = if first.1 >= second.1 { first } else { second };
        if rest > best.1 { Viseme::Sil } else { best.0 }
    }
}

/// The value within 0.0 to 1.0; what is no number is nothing.
pub(super) fn unit(value: f32) -> f32 {
    if value > 0.0 { value.min(1.0) } else { 0.0 }
}

fn sixteenths((viseme, weight): (Viseme, f32)) -> (Viseme, u8) {
    let weight = if viseme == Viseme::Sil { 0.0 } else { weight };
    (viseme, (weight * MouthShape::WHOLE).round() as u8)
}

/// How an avatar stands at one moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pose {
    /// The mouth.
    pub mouth: MouthShape,
    /// The eyelids.
    pub lids: Lids,
    /// How far the brows are up, 0.0 to 1.0 of the rig's `brow_lift`.
    pub brows: f32,
    /// The head's turn, -1.0 to 1.0 of the rig's `head_degrees`; positive is clockwise.
    pub head_turn: f32,
    /// The head's shift to the right and down, -1.0 to 1.0 of the rig's `head_shift`.
    pub head_shift: [f32; 2],
    /// How far the chest is lifted, 0.0 to 1.0 of the rig's `breath_shift`.
    pub breath: f32,
}

impl Default for Pose {
    /// At rest, looking straight ahead.
    fn default() -> Self {
        Pose {
            mouth: MouthShape::REST,
            lids: Lids::Open,
            brows: 0.0,
            head_turn: 0.0,
            head_shift: [0.0; 2],
            breath: 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_without_strength_is_rest_whatever_it_is() {
        for viseme in Viseme::ALL {
            assert_eq!(MouthShape::of(viseme, 0.0), MouthShape::REST);
            assert_eq!(MouthShape::of(viseme, f32::NAN), MouthShape::REST);
        }
        assert_eq!(MouthShape::of(Viseme::Sil, 1.0), MouthShape::REST);
    }

    #[test]
    fn the_way_there_is_the_way_back() {
        let (a, o) = ((Viseme::Aa, 1.0), (Viseme::Oh, 0.5));
        assert_eq!(MouthShape::between(a, o, 0.25), MouthShape::between(o, a, 0.75));
        assert_eq!(MouthShape::between(a, o, 1.0), MouthShape::of(Viseme::Oh, 0.5));
        assert_eq!(MouthShape::between(a, a, 0.4), MouthShape::of(Viseme::Aa, 1.0));
    }

    #[test]
    fn weights_never_exceed_the_whole() {
        for step in 0..=100 {
            let shape =
                MouthShape::between((Viseme::Aa, 1.0), (Viseme::Oh, 1.0), step as f32 / 100.0);
            assert!(shape.mix(|_| 1.0) == 1.0 && shape.parts[0].1 + shape.parts[1].1 <= 16);
        }
    }

    #[test]
    fn the_nearest_shape_has_the_most_weight() {
        assert_eq!(MouthShape::of(Viseme::Aa, 0.4).nearest(), Viseme::Sil);
        assert_eq!(MouthShape::of(Viseme::Aa, 0.6).nearest(), Viseme::Aa);
        let to_oh = MouthShape::between((Viseme::Aa, 1.0), (Viseme::Oh, 1.0), 0.6);
        assert_eq!(to_oh.nearest(), Viseme::Oh);
    }
}
