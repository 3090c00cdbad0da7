//! Videos of several scenes: each with its own script, voice, avatar and background, or a card,
//! or a film that is shown as it is.
//!
//! A scene lasts a whole number of frames, so that picture and sound are cut at the same place.

mod clip;
mod film;
mod quote;
mod speech;
mod work;

use std::ops::Range;
use std::path::Path;

use osirix_core::error::{Error, Result};
use osirix_core::media::FrameRate;

pub(super) use film::{frames, prepare};
pub(super) use quote::{price, quote};
pub(super) use speech::{cues, speak, sync};
pub(super) use work::shortest_us;
pub use work::{SceneAvatar, SceneRole, SceneWork, together};

use super::speech::Spoken;
use super::work::Chapter;
use super::{VideoWork, files};
use crate::audio::RATE_HZ;

/// An error of a scene tells which one it is of, from 0, as they were asked for.
fn of_scene(work: &VideoWork, index: usize) -> impl Fn(Error) -> Error {
    let asked = |scene: &&SceneWork| scene.role == SceneRole::Scene;
    let number = work.scenes.get(index).filter(asked).map(|_| {
        let before = work.scenes.iter().take(index);
        before.filter(asked).count()
    });
    move |error| match number {
        Some(number) => error.with("scene", number),
        None => error,
    }
}

/// The samples of sound of so many frames.
fn samples(rate: FrameRate, frames: u64) -> u64 {
    frames * u64::from(RATE_HZ) / u64::from(rate.fps())
}

/// The frames of each scene, counted in the whole video.
fn ranges(spoken: &Spoken) -> Vec<Range<u64>> {
    let mut start = 0;
    let range = |frames: &u64| {
        let range = start..start + frames;
        start = range.end;
        range
    };
    spoken.scenes.iter().map(range).collect()
}

/// The chapters: the scenes that have a title.
pub(super) fn chapters(work: &VideoWork, spoken: &Spoken) -> Vec<Chapter> {
    let rate = work.spec.frame_rate;
    let titled = work.scenes.iter().zip(ranges(spoken)).filter_map(|(scene, frames)| {
        let title = scene.title.clone()?;
        Some(Chapter { title, start_us: rate.time_of(frames.start) })
    });
    titled.collect()
}

/// Writes chapters into a finished video and tells its length in bytes.
pub(super) async fn mark(video: &Path, chapters: &[Chapter]) -> Result<u64> {
    let (video, chapters) = (video.to_owned(), chapters.to_vec());
    files::in_background(move || {
        let list: Vec<_> = chapters.iter().map(|one| (one.start_us, one.title.as_str())).collect();
        crate::film::add_chapters(&video, &list)
    })
    .await
}
