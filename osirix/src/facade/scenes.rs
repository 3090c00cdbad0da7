//! Scenes of a video, as they are asked for.

use std::sync::Arc;

use osirix_core::avatars::Avatar;
use osirix_core::error::{Error, Result};
use osirix_core::id::AccountId;
use osirix_core::media::{Background, Overlay, SceneLayout, VoiceId, VoiceSettings, Wording};
use osirix_core::store::Store;
use osirix_media::pipeline::{SceneAvatar, SceneWork};
use serde::{Deserialize, Serialize};

use super::records::VideoRequest;
use super::{avatars, jobs};

/// A scene of a video. What is not said here is that of the video. In JSON only the script is
/// needed, or on a card its length.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// What is to be said, plain or in speech markup: 1 to 20,000 characters in all scenes
    /// together. A card may say nothing.
    #[serde(default)]
    pub script: String,
    /// Whether it is a card: its background and its texts, without an avatar.
    #[serde(default)]
    pub card: bool,
    /// By which avatar: its slug.
    pub avatar: Option<String>,
    /// Where the avatar stands.
    #[serde(default)]
    pub layout: SceneLayout,
    /// By which voice.
    pub voice: Option<VoiceId>,
    /// How fast and how high.
    pub settings: Option<VoiceSettings>,
    /// What stands behind the avatar.
    pub background: Option<Background>,
    /// Texts over the picture, at most 20; their times count from the scene's start.
    #[serde(default)]
    pub overlays: Vec<Overlay>,
    /// How long it lasts at least, in milliseconds: 200 to 600,000. A card that says nothing needs
    /// it.
    pub duration_ms: Option<u32>,
    /// The silence after it, in milliseconds: up to 10,000.
    #[serde(default)]
    pub pause_ms: u32,
    /// Its title in the list of chapters: 1 to 60 characters. Without one it belongs to the
    /// chapter before it.
    pub title: Option<String>,
}

impl Scene {
    /// The most scenes of a video.
    pub const MAX: usize = 50;
    /// The longest title in characters.
    pub const MAX_TITLE_CHARS: usize = 60;
    /// The longest pause after a scene, in milliseconds.
    pub const MAX_PAUSE_MS: u32 = 10_000;
    /// The least and the most that can be asked for as a length, in milliseconds.
    pub const DURATION_MS: (u32, u32) = (200, 600_000);

    /// A scene that says this, by the video's own avatar and voice.
    pub fn new(script: impl Into<String>) -> Self {
        Scene { script: script.into(), ..Scene::default() }
    }

    /// A card that is shown for so long.
    pub fn card(duration_ms: u32) -> Self {
        Scene { card: true, duration_ms: Some(duration_ms), ..Scene::default() }
    }
}

/// A request's scenes as they are kept with the job; none where it has a script of its own.
pub(super) async fn works(
    store: &Arc<dyn Store>,
    account: AccountId,
    request: &VideoRequest,
) -> Result<Vec<SceneWork>> {
    if request.scenes.is_empty() {
        return Ok(Vec::new());
    }
    if !request.script.trim().is_empty() {
        let message = "a video has a script or scenes: leave one of them";
        return Err(Error::invalid("script", message));
    }
    if request.audio.is_some() {
        let message = "a video of scenes is spoken by voices: leave the recording or the scenes";
        return Err(Error::invalid("audio", message));
    }
    if request.scenes.len() > Scene::MAX {
        return Err(Error::invalid("scenes", "there are too many scenes")
            .with("limit", Scene::MAX)
            .with("value", request.scenes.len()));
    }
    let mut works = Vec::with_capacity(request.scenes.len());
    for (index, scene) in request.scenes.iter().enumerate() {
        let work = work(store, account, request, scene.clone()).await;
        works.push(work.map_err(|error| error.with("scene", index))?);
    }
    Ok(works)
}

async fn work(
    store: &Arc<dyn Store>,
    account: AccountId,
    request: &VideoRequest,
    scene: Scene,
) -> Result<SceneWork> {
    check_shape(&scene)?;
    let says = !scene.script.trim().is_empty();
    let background = scene.background.or_else(|| request.background.clone());
    let background = background.map(Background::checked).transpose()?;
    let image = background.as_ref().and_then(|background| background.image.as_ref());
    image.map_or(Ok(()), |key| jobs::own_file(account, key, "background"))?;
    let avatar = match scene.card {
        true => None,
        false => {
            let slug = scene.avatar.unwrap_or_else(|| request.avatar.clone());
            let Avatar { kind, reference, .. } = avatars::find(store, account, &slug).await?;
            Some(SceneAvatar { avatar: slug, kind, reference })
        }
    };
    Ok(SceneWork {
        script: says.then(|| Wording::new(&scene.script)).transpose()?,
        voice: scene.voice.unwrap_or_else(|| request.voice.clone()),
        settings: scene.settings.unwrap_or(request.settings).checked()?,
        avatar,
        layout: scene.layout,
        background,
        overlays: Overlay::checked(scene.overlays)?,
        duration_ms: scene.duration_ms,
        pause_ms: scene.pause_ms,
        title: scene.title.map(|title| title.trim().to_owned()),
    })
}

/// Refuses what does not go together, and what is out of its range.
fn check_shape(scene: &Scene) -> Result<()> {
    let says = !scene.script.trim().is_empty();
    if scene.card && scene.avatar.is_some() {
        return Err(Error::invalid("avatar", "a card has no avatar: leave one of them"));
    }
    if scene.card && scene.layout != SceneLayout::Full {
        return Err(Error::invalid("layout", "a card has no avatar that could stand anywhere"));
    }
    if !scene.card && !says {
        let message = "the script is empty: write what is to be said, or make the scene a card";
        return Err(Error::invalid("script", message));
    }
    if !says && scene.duration_ms.is_none() {
        let message = "a card that says nothing needs a length";
        return Err(Error::invalid("duration_ms", message));
    }
    let (least, most) = Scene::DURATION_MS;
    if let Some(ms) = scene.duration_ms.filter(|ms| !(least..=most).contains(ms)) {
        return Err(Error::invalid(
            "duration_ms",
            "a scene is as long as this at least and at most",
        )
        .with("limit", format!("{least}..{most}"))
        .with("value", ms));
    }
    if scene.pause_ms > Scene::MAX_PAUSE_MS {
        return Err(Error::invalid("pause_ms", "the pause after a scene is too long")
            .with("limit", Scene::MAX_PAUSE_MS)
            .with("value", scene.pause_ms));
    }
    let Some(title) = &scene.title else { return Ok(()) };
    let chars = title.trim().chars().count();
    if !(1..=Scene::MAX_TITLE_CHARS).contains(&chars) || title.contains(char::is_control) {
        let message = "a title has 1 to 60 characters, without control characters";
        return Err(Error::invalid("title", message)
            .with("limit", Scene::MAX_TITLE_CHARS)
            .with("value", chars));
    }
    Ok(())
}
