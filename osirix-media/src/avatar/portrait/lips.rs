//! How lips stand in each mouth shape.

use osirix_core::media::Viseme;

use crate::avatar::pose::MouthShape;

/// Lips that part, in halves of the closed mouth's width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lips {
    /// How far they are apart in the middle.
    pub(super) open: f32,
    /// Which part of that the upper lip rises; the rest is the lower lip's and the jaw's.
    pub(super) lift: f32,
    /// How much wider than at rest the mouth is; negative is rounder.
    pub(super) wider: f32,
    /// How much of the upper teeth is seen, 0.0 to 1.0.
    pub(super) teeth: f32,
    /// How much of the lower teeth is seen, 0.0 to 1.0.
    pub(super) lower_teeth: f32,
    /// How far up the tongue is, 0.0 to 1.0.
    pub(super) tongue: f32,
    /// How firmly the lips are pressed together, 0.0 to 1.0.
    pub(super) pressed: f32,
}

impl Lips {
    /// The lips of a shape.
    pub(super) fn of(shape: MouthShape) -> Lips {
        let mixed = |value: fn(Lips) -> f32| shape.mix(|viseme| value(Lips::full(viseme)));
        Lips {
            open: mixed(|lips| lips.open),
            lift: mixed(|lips| lips.lift),
            wider: mixed(|lips| lips.wider),
            teeth: mixed(|lips| lips.teeth),
            lower_teeth: mixed(|lips| lips.lower_teeth),
            tongue: mixed(|lips| lips.tongue),
            pressed: mixed(|lips| lips.pressed),
        }
    }

    fn full(viseme: Viseme) -> Lips {
        let [open, lift, wider, teeth, lower_teeth, tongue, pressed] = match viseme {
            Viseme::Sil => [0.0, 0.25, 0.0, 0.6, 0.0, 0.3, 0.0],
            Viseme::Pp => [0.0, 0.25, -0.04, 0.6, 0.0, 0.3, 1.0],
            Viseme::Ff => [0.13, 0.75, 0.02, 1.0, 0.0, 0.0, 0.35],
            Viseme::Th => [0.24, 0.3, 0.02, 0.8, 0.0, 1.0, 0.0],
            Viseme::Dd => [0.25, 0.3, 0.04, 0.9, 0.3, 0.75, 0.0],
            Viseme::Kk => [0.31, 0.25, 0.02, 0.7, 0.2, 0.4, 0.0],
            Viseme::Ch => [0.25, 0.4, -0.18, 1.0, 0.9, 0.0, 0.0],
            Viseme::Ss => [0.18, 0.35, 0.08, 1.0, 0.9, 0.0, 0.0],
            Viseme::Nn => [0.24, 0.3, 0.02, 0.8, 0.2, 0.8, 0.0],
            Viseme::Rr => [0.24, 0.35, -0.16, 0.5, 0.2, 0.4, 0.0],
            Viseme::Aa => [0.74, 0.2, -0.03, 0.6, 0.1, 0.45, 0.0],
            Viseme::E => [0.42, 0.25, 0.06, 0.8, 0.2, 0.5, 0.0],
            Viseme::Ih => [0.26, 0.3, 0.1, 0.9, 0.3, 0.4, 0.0],
            Viseme::Oh => [0.56, 0.25, -0.24, 0.25, 0.0, 0.3, 0.0],
            Viseme::Ou => [0.3, 0.35, -0.38, 0.0, 0.0, 0.2, 0.0],
        };
        Lips { open, lift, wider, teeth, lower_teeth, tongue, pressed }
    }
}
