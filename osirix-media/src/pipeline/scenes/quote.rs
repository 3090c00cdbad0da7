//! What scenes cost: each its length at the price of its voice, a film at that of a plain video.

use std::time::Duration;

use osirix_core::avatars::AvatarKind;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::SceneLayout;
use osirix_core::money::Credits;
use osirix_core::plans::Rate;

use super::clip::{self, Clips};
use super::{SceneWork, of_scene, ranges, shortest_us};
use crate::film;
use crate::pipeline::speech::Spoken;
use crate::pipeline::{Studio, VideoWork, avatar, brought};

/// The most different avatars: each is kept in memory while the video is drawn.
const MAX_AVATARS: usize = 10;

/// Refuses what can be known to fail before anything is made, and tells the most that it can cost.
pub(in crate::pipeline) async fn quote(studio: &Studio, work: &VideoWork) -> Result<Credits> {
    check_avatars(work)?;
    clip::check_count(work)?;
    let music = VideoWork { scenes: Vec::new(), ..work.clone() };
    brought::check(studio, &music).await?;
    let (mut bill, mut clips) = (Bill::default(), Clips::new(studio, work));
    let mut films_us = 0;
    for (index, scene) in work.scenes.iter().enumerate() {
        let last = index + 1 == work.scenes.len();
        let named = of_scene(work, index);
        let film_us = clips.of(scene).await.map_err(&named)?.map(|clip| clip.length_us());
        films_us += film_us.unwrap_or_default();
        let longest = longest(studio, work, index, film_us).await.map_err(named)?;
        let least = Duration::from_micros(if last { work.least_us() } else { 0 });
        // What is said is only known when it is said; a film's length is known now.
        let longest = match film_us {
            Some(_) if least.is_zero() => longest,
            _ => longest.max(least + FRAMES),
        };
        bill.add(rate(studio, scene), longest);
    }
    if let Some(preset) = work.preset {
        preset.check_length("scenes", shortest_us(&work.scenes).saturating_add(films_us))?;
    }
    Ok(bill.sum())
}

/// The price of a scene's time: no voice is asked for in a film.
fn rate(studio: &Studio, scene: &SceneWork) -> Rate {
    match scene.clip {
        Some(_) => studio.prices.video,
        None => studio.prices.video_of(&scene.voice),
    }
}

/// A sound that is drawn out may end two frames later.
const FRAMES: Duration = Duration::from_millis(80);

/// What was made costs this.
pub(in crate::pipeline) fn price(studio: &Studio, work: &VideoWork, spoken: &Spoken) -> Credits {
    let mut bill = Bill::default();
    let pace = work.spec.frame_rate;
    for (scene, frames) in work.scenes.iter().zip(ranges(spoken)) {
        let length_us = pace.time_of(frames.end - frames.start);
        bill.add(rate(studio, scene), Duration::from_micros(length_us));
    }
    bill.sum()
}

/// Lengths by their rates: what has one price is counted together.
#[derive(Default)]
struct Bill(Vec<(Rate, Duration)>);

impl Bill {
    fn add(&mut self, rate: Rate, length: Duration) {
        match self.0.iter_mut().find(|(other, _)| *other == rate) {
            Some((_, sum)) => *sum += length,
            None => self.0.push((rate, length)),
        }
    }

    fn sum(self) -> Credits {
        let prices = self.0.into_iter().map(|(rate, length)| rate.price(length).0);
        Credits(prices.fold(0, i64::saturating_add))
    }
}

fn check_avatars(work: &VideoWork) -> Result<()> {
    let avatars = work.scenes.iter().filter_map(|scene| scene.avatar.as_ref());
    let names = avatars.map(|avatar| avatar.reference.as_str()).collect();
    few(names, MAX_AVATARS, "there are too many different avatars in one video")
}

/// Refuses scenes of more different ones than are kept at once.
pub(super) fn few(mut names: Vec<&str>, most: usize, message: &'static str) -> Result<()> {
    names.sort_unstable();
    names.dedup();
    if names.len() <= most {
        return Ok(());
    }
    Err(Error::new(ErrorCode::TooLarge, message)
        .with("field", "scenes")
        .with("limit", most)
        .with("value", names.len()))
}

/// Checks a scene and tells the most time that it can take; that of its film is known.
async fn longest(
    studio: &Studio,
    work: &VideoWork,
    index: usize,
    film_us: Option<u64>,
) -> Result<Duration> {
    let scene = &work.scenes[index];
    for overlay in &scene.overlays {
        film::check_letters(&overlay.text, "overlays")?;
    }
    let rate = work.spec.frame_rate;
    if let Some(film_us) = film_us {
        return Ok(Duration::from_micros(rate.time_of(scene.frames(rate, film_us))));
    }
    if let Some(alone) = scene.alone(work) {
        avatar::check(studio, &alone)?;
    }
    if scene.background.is_none() && (scene.avatar.is_none() || scene.layout != SceneLayout::Full) {
        let message = "this scene needs a background: say one of it, or of the video";
        return Err(Error::invalid("background", message));
    }
    // A picture that several scenes have is read once.
    let before = work.scenes.iter().take(index);
    if before.clone().all(|other| other.background != scene.background) {
        let brought = VideoWork {
            music: None,
            background: scene.background.clone(),
            kind: AvatarKind::BuiltInRig,
            scenes: Vec::new(),
            ..work.clone()
        };
        brought::check(studio, &brought).await?;
    }
    let said = match scene.speech() {
        Some(speech) => studio.longest(&speech).await?,
        None => Duration::ZERO,
    };
    let said_us = u64::try_from(said.as_micros()).unwrap_or(u64::MAX / 4);
    Ok(Duration::from_micros(rate.time_of(scene.frames(rate, said_us))))
}
