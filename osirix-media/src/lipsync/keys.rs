//! When the mouth reaches each shape and how long it stays there.

use osirix_core::media::{MouthKey, Viseme};

use super::shapes::{Hold, Phrase, Shape};

/// The part of a shape's time in which it is reached, and the part after which it is left.
const REACHED: f32 = 0.35;
const LEFT: f32 = 0.7;

/// Lips close at once and open late: in microseconds after and before the phoneme's bounds.
const CLOSED_US: u64 = 8_000;
const OPENS_US: u64 = 15_000;

/// The slowest movement, in microseconds: longer shapes are reached and left in this time.
const MOVE_US: u64 = 90_000;

/// The keys of a whole speech: rest before, between and after its phrases.
pub(super) fn keys(phrases: &[Phrase], duration_us: u64) -> Vec<MouthKey> {
    let mut keys = Keys { keys: Vec::new(), duration_us };
    for phrase in phrases {
        let (Some(first), Some(last)) = (phrase.first(), phrase.last()) else { continue };
        keys.push(first.start_us, Viseme::Sil, 0.0);
        phrase.iter().for_each(|shape| keys.shape(shape));
        keys.push(last.end_us, Viseme::Sil, 0.0);
    }
    keys.keys
}

struct Keys {
    keys: Vec<MouthKey>,
    duration_us: u64,
}

impl Keys {
    fn shape(&mut self, shape: &Shape) {
        let (reached, left) = stay(shape);
        self.push(reached, shape.viseme, shape.strength);
        if left > reached {
            self.push(left, shape.viseme, shape.strength);
        }
    }

    // Keys are in order; one that falls on the one before it gives way by a microsecond.
    fn push(&mut self, at_us: u64, viseme: Viseme, strength: f32) {
        let earliest = self.keys.last().map_or(0, |last| last.at_us + 1);
        let at_us = at_us.max(earliest).min(self.duration_us);
        let strength = strength.clamp(0.0, 1.0);
        self.keys.push(MouthKey { at_us, viseme, strength });
    }
}

fn stay(shape: &Shape) -> (u64, u64) {
    let length = shape.length_us();
    if shape.hold == Hold::Closure {
        let reached = shape.start_us + CLOSED_US.min(length / 3);
        return (reached, shape.end_us - OPENS_US.min(length / 3));
    }
    let reached = ((length as f32 * REACHED) as u64).min(MOVE_US);
    let left = (length - (length as f32 * LEFT) as u64).min(MOVE_US);
    (shape.start_us + reached, shape.end_us - left)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(viseme: Viseme, hold: Hold, start_us: u64, end_us: u64) -> Shape {
        Shape { viseme, strength: 0.9, hold, start_us, end_us }
    }

    #[test]
    fn a_phrase_starts_and_ends_at_rest() {
        let keys = keys(&[vec![shape(Viseme::Aa, Hold::Firm, 100_000, 300_000)]], 500_000);
        let visemes: Vec<_> = keys.iter().map(|key| (key.at_us, key.viseme)).collect();
        assert_eq!(
            visemes,
            [
                (100_000, Viseme::Sil),
                (170_000, Viseme::Aa),
                (240_000, Viseme::Aa),
                (300_000, Viseme::Sil)
            ]
        );
    }

    #[test]
    fn lips_are_closed_through_most_of_a_closure() {
        let keys = keys(&[vec![shape(Viseme::Pp, Hold::Closure, 100_000, 180_000)]], 500_000);
        assert_eq!((keys[1].at_us, keys[2].at_us), (108_000, 165_000));
    }
}
