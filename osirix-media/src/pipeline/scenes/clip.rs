//! Films that are shown as they are, with their own sound.

use std::path::PathBuf;
use std::sync::Arc;

use osirix_core::blob::BlobKey;
use osirix_core::error::Result;
use osirix_core::media::{FrameFormat, FrameRate, FrameSource, Progress};

use super::SceneWork;
use super::quote::few;
use crate::footage::{Film, FilmFrames, check_sound, master_sound};
use crate::pipeline::avatar::FileFrames;
use crate::pipeline::footage::Footage;
use crate::pipeline::{Studio, VideoWork, files};

/// The most different films: each is a file beside the work.
const MAX_FILMS: usize = 10;

/// Refuses a video of more films than are kept at once.
pub(super) fn check_count(work: &VideoWork) -> Result<()> {
    let films = work.scenes.iter().filter_map(|scene| {
        let behind = scene.background.as_ref().and_then(|background| background.video.as_ref());
        scene.clip.as_ref().or(behind)
    });
    let names = films.map(BlobKey::as_str).collect();
    few(names, MAX_FILMS, "there are too many different films in one video")
}

/// The films of a video, each of which is fetched once.
pub(super) struct Clips<'a> {
    studio: &'a Studio,
    rate: FrameRate,
    fetched: Vec<(BlobKey, Clip)>,
}

impl<'a> Clips<'a> {
    pub(super) fn new(studio: &'a Studio, work: &VideoWork) -> Clips<'a> {
        Clips { studio, rate: work.spec.frame_rate, fetched: Vec::new() }
    }

    /// The film that a scene is; none of a scene that is no film. One that cannot be shown is
    /// refused.
    pub(super) async fn of(&mut self, scene: &SceneWork) -> Result<Option<Clip>> {
        let Some(key) = &scene.clip else { return Ok(None) };
        if let Some((_, clip)) = self.fetched.iter().find(|(other, _)| other == key) {
            return Ok(Some(clip.clone()));
        }
        let clip = Clip::fetch(self.studio, key, self.rate, scene.role.clip_field()).await?;
        self.fetched.push((key.clone(), clip.clone()));
        Ok(Some(clip))
    }
}

/// A film at hand.
#[derive(Clone)]
pub(super) struct Clip {
    footage: Footage,
    rate: FrameRate,
    field: &'static str,
}

impl Clip {
    async fn fetch(
        studio: &Studio,
        key: &BlobKey,
        rate: FrameRate,
        field: &'static str,
    ) -> Result<Clip> {
        let heard = move |film: &Film| check_sound(film, field);
        let footage = Footage::fetch(studio, key, rate, field, heard).await?;
        Ok(Clip { footage, rate, field })
    }

    /// How long it is: whole frames, in microseconds.
    pub(super) fn length_us(&self) -> u64 {
        self.rate.time_of(self.footage.film.frames(self.rate))
    }

    /// So many of its frames: where it has fewer, its last picture stands.
    pub(super) fn frames(&self, format: FrameFormat, frames: u64) -> Box<dyn FrameSource> {
        let Footage { film, folder } = &self.footage;
        let shown = FilmFrames::lasting(film, format, frames);
        FileFrames::boxed(Box::new(shown), folder.clone())
    }

    /// Its sound, as loud as a voice: a file in its folder. There is none of a silent film.
    pub(super) async fn sound(&self, progress: Arc<dyn Progress>) -> Result<Option<PathBuf>> {
        let (film, field) = (self.footage.film.clone(), self.field);
        let path = self.footage.folder.path().join("sound.wav");
        files::in_background(move || {
            let told = || progress.report(0.5);
            let heard = path.exists() || master_sound(&film, &path, field, &told)?;
            Ok(heard.then_some(path))
        })
        .await
    }
}
