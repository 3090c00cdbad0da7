//! The mouth at a moment.

use osirix_core::media::{MouthKey, Viseme};

use super::ease;
use crate::avatar::pose::MouthShape;

/// The shape between the two keys around a moment; rest before the first and after the last.
pub(super) fn shape(keys: &[MouthKey], at_us: u64) -> MouthShape {
    let after = keys.partition_point(|key| key.at_us <= at_us);
    let (Some(from), Some(to)) = (after.checked_sub(1).map(|i| keys[i]), keys.get(after)) else {
        let last = keys.last().filter(|key| key.at_us == at_us);
        return last.map_or(MouthShape::REST, |key| MouthShape::of(key.viseme, key.strength));
    };
    let whole = (to.at_us - from.at_us) as f32;
    let progress = ease((at_us - from.at_us) as f32 / whole);
    MouthShape::between(reached(&from), reached(to), progress)
}

fn reached(key: &MouthKey) -> (Viseme, f32) {
    (key.viseme, key.strength)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(at_us: u64, viseme: Viseme) -> MouthKey {
        MouthKey { at_us, viseme, strength: 1.0 }
    }

    #[test]
    fn a_key_is_reached_at_its_time() {
        let keys = [key(100, Viseme::Pp), key(200, Viseme::Aa), key(300, Viseme::Sil)];
        assert_eq!(shape(&keys, 99), MouthShape::REST);
        assert_eq!(shape(&keys, 100), MouthShape::of(Viseme::Pp, 1.0));
        assert_eq!(shape(&keys, 200), MouthShape::of(Viseme::Aa, 1.0));
        let half = MouthShape::between((Viseme::Pp, 1.0), (Viseme::Aa, 1.0), 0.5);
        assert_eq!(shape(&keys, 150), half);
        assert_eq!(shape(&keys, 300), MouthShape::REST);
        assert_eq!(shape(&keys, 900), MouthShape::REST);
    }

    #[test]
    fn two_keys_of_a_shape_hold_it() {
        let keys = [key(0, Viseme::Oh), key(500, Viseme::Oh)];
        assert!((0..=500).all(|at| shape(&keys, at) == MouthShape::of(Viseme::Oh, 1.0)));
    }
}
