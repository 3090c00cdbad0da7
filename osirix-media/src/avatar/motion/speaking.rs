//! Whether the avatar is speaking, as the head feels it: eased, and deaf to short pauses.

use osirix_core::media::{MouthKey, Viseme};

use super::ease;

/// Pauses shorter than this belong to the speech around them.
const PAUSE_US: u64 = 1_200_000;

/// How long the head takes to come to life before and into a speech.
const RISE_US: u64 = 600_000;

/// How long it takes to calm down after one.
const FALL_US: u64 = 900_000;

/// The stretches of speech of a track.
pub(super) struct Speaking(Vec<(u64, u64)>);

impl Speaking {
    pub(super) fn new(keys: &[MouthKey]) -> Speaking {
        let mut stretches: Vec<(u64, u64)> = Vec::new();
        for (index, key) in keys.iter().enumerate() {
            if key.viseme == Viseme::Sil || key.strength <= 0.0 {
                continue;
            }
            let end = keys.get(index + 1).map_or(key.at_us, |next| next.at_us);
            match stretches.last_mut() {
                Some(last) if key.at_us <= last.1.saturating_add(PAUSE_US) => last.1 = end,
                _ => stretches.push((key.at_us, end)),
            }
        }
        Speaking(stretches)
    }

    /// 0.0 in silence to 1.0 in the midst of a speech.
    pub(super) fn at(&self, at_us: u64) -> f32 {
        let next = self.0.partition_point(|stretch| stretch.0 <= at_us);
        let Some((start, end)) = next.checked_sub(1).map(|i| self.0[i]) else { return 0.0 };
        let rise = ease((at_us - start) as f32 / RISE_US as f32);
        let fall = ease(1.0 - at_us.saturating_sub(end) as f32 / FALL_US as f32);
        rise.min(fall)
    }
}
