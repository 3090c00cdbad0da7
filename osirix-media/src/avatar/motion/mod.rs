//! How an avatar moves while it speaks and while it does not.
//!
//! Every movement is a function of time, so that a frame does not depend on those before it; what
//! chance decides is drawn from the seed. In silence the mouth rests exactly, and what else moves
//! moves slowly.

mod accent;
mod blink;
mod mouth;
mod random;
mod speaking;
mod wave;

use osirix_core::media::FaceTrack;

use self::blink::Blinks;
use self::random::Random;
use self::speaking::Speaking;
use self::wave::{Breath, Wave};
use super::pose::{Pose, unit};

/// The movement of an avatar over a track.
pub(super) struct Motion {
    track: FaceTrack,
    speaking: Speaking,
    blinks: Blinks,
    breath: Breath,
    idle: [Wave; 3],
    lively: [Wave; 3],
}

/// Which parts of the largest movement each cause takes; together they stay within 1.
mod share {
    pub(super) const IDLE: f32 = 0.45;
    pub(super) const LIVELY: f32 = 0.3;
    pub(super) const NOD: f32 = 0.25;
}

impl Motion {
    /// The movement for `track`; `blink_seconds` is the mean time between two blinks.
    pub(super) fn new(track: FaceTrack, blink_seconds: f32, seed: u64) -> Motion {
        let mut random = Random::new(seed);
        let slow = || 0.06..0.17;
        let quick = || 0.22..0.48;
        Motion {
            idle: std::array::from_fn(|_| Wave::new(&mut random, slow())),
            lively: std::array::from_fn(|_| Wave::new(&mut random, quick())),
            breath: Breath::new(&mut random),
            blinks: Blinks::new(&mut random, blink_seconds, track.duration_us),
            speaking: Speaking::new(&track.mouth),
            track,
        }
    }

    /// How long it is.
    pub(super) fn duration_us(&self) -> u64 {
        self.track.duration_us
    }

    /// The pose at a moment, in microseconds.
    pub(super) fn pose(&self, at_us: u64) -> Pose {
        let seconds = (at_us as f64 / 1e6) as f32;
        let speaking = self.speaking.at(at_us);
        let sway = |axis: usize| {
            share::IDLE * self.idle[axis].at(seconds)
                + share::LIVELY * speaking * self.lively[axis].at(seconds)
        };
        let nod = share::NOD * accent::nod(&self.track.accents, at_us);
        Pose {
            mouth: mouth::shape(&self.track.mouth, at_us),
            lids: self.blinks.lids(at_us),
            brows: accent::brows(&self.track.accents, at_us),
            head_turn: sway(0),
            head_shift: [sway(1), sway(2) * 0.7 + nod],
            breath: self.breath.at(seconds),
        }
    }
}

/// An ease from 0.0 to 1.0 that starts and ends without a jerk.
fn ease(progress: f32) -> f32 {
    let progress = unit(progress);
    progress * progress * (3.0 - 2.0 * progress)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::avatar::pose::MouthShape;
    use osirix_core::media::{Accent, MouthKey, Viseme};

    fn track(mouth: &[(u64, Viseme)], accents: &[u64]) -> FaceTrack {
        let key = |&(at_us, viseme)| MouthKey { at_us, viseme, strength: 1.0 };
        let accent = |&at_us| Accent { at_us, strength: 1.0 };
        FaceTrack {
            duration_us: 60_000_000,
            mouth: mouth.iter().map(key).collect(),
            accents: accents.iter().map(accent).collect(),
        }
    }

    fn poses(motion: &Motion) -> Vec<Pose> {
        (0..1500).map(|frame| motion.pose(frame * 40_000)).collect()
    }

    #[test]
    fn every_movement_stays_within_its_bounds() {
        let accents: Vec<u64> = (0..100).map(|i| i * 300_000).collect();
        let mouth: Vec<_> = (0..200).map(|i| (i * 100_000, Viseme::ALL[i as usize % 15])).collect();
        for seed in 0..20 {
            for pose in poses(&Motion::new(track(&mouth, &accents), 4.0, seed)) {
                let head = [pose.head_turn, pose.head_shift[0], pose.head_shift[1]];
                assert!(head.iter().all(|part| part.abs() <= 1.0), "{pose:?}");
                assert!((0.0..=1.0).contains(&pose.brows) && (0.0..=1.0).contains(&pose.breath));
            }
        }
    }

    #[test]
    fn in_silence_the_mouth_and_brows_rest_and_the_head_moves_slowly() {
        let motion = Motion::new(track(&[], &[]), 4.0, 7);
        for pair in poses(&motion).windows(2) {
            assert_eq!((pair[1].mouth, pair[1].brows), (MouthShape::REST, 0.0));
            // Of the largest turn, at most a fiftieth from frame to frame.
            assert!((pair[1].head_turn - pair[0].head_turn).abs() < 0.02);
        }
    }

    #[test]
    fn the_head_never_jumps_while_speaking_either() {
        let mouth = [(1_000_000, Viseme::Aa), (30_000_000, Viseme::Sil)];
        let motion = Motion::new(track(&mouth, &[2_000_000, 2_200_000, 9_000_000]), 4.0, 7);
        for pair in poses(&motion).windows(2) {
            assert!((pair[1].head_turn - pair[0].head_turn).abs() < 0.06);
            assert!((pair[1].head_shift[1] - pair[0].head_shift[1]).abs() < 0.15);
        }
    }

    #[test]
    fn a_second_after_the_last_word_nothing_is_left_of_it() {
        let spoken =
            Motion::new(track(&[(0, Viseme::Aa), (900_000, Viseme::Sil)], &[500_000]), 4.0, 3);
        let silent = Motion::new(track(&[], &[]), 4.0, 3);
        assert_ne!(spoken.pose(600_000), silent.pose(600_000));
        for frame in 50..1500 {
            assert_eq!(spoken.pose(frame * 40_000), silent.pose(frame * 40_000));
        }
    }

    #[test]
    fn the_seed_decides_the_movement() {
        let of = |seed| poses(&Motion::new(track(&[], &[]), 4.0, seed));
        assert_eq!(of(1), of(1));
        let lids = |seed| of(seed).iter().map(|pose| pose.lids).collect::<Vec<_>>();
        assert_ne!(lids(1), lids(2));
    }
}
