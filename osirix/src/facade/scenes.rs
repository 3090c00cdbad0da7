//! Scenes of a video, as they are asked for.

use std::sync::Arc;

use osirix_core::avatars::Avatar;
use osirix_core::blob::BlobKey;
use osirix_core::error::{Error, Result};
use osirix_core::id::AccountId;
use osirix_core::media::{Background, Overlay, SceneLayout, VoiceId, VoiceSettings, Wording};
use osirix_core::store::Store;
use osirix_media::pipeline::{SceneAvatar, SceneRole, SceneWork};
use serde::{Deserialize, Serialize};

use super::records::VideoRequest;
use super::{avatars, jobs};

/// A scene of a video. What is not said here is that of the video. In JSON only the script is
/// needed, or on a card its length, or a clip.
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
    /// A film among the account's files that is shown as it is, once, with its own sound: MP4 or
    /// MOV with H.264 and AAC, at most ten minutes, 500 MB and 1,920 pixels a side; with a
    /// transcoder others, too. Beside it there are only texts, a title and a pause, in which its
    /// last picture stands.
    pub clip: Option<BlobKey>,
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

    /// A film of the account's own as it is.
    pub fn clip(file: BlobKey) -> Self {
        Scene { clip: Some(file), ..Scene::default() }
    }
}

/// A request's scenes as they are kept with the job; none where it has only a script of its own.
/// What becomes a scene's is taken out of the request.
pub(super) async fn works(
    store: &Arc<dyn Store>,
    account: AccountId,
    request: &mut VideoRequest,
) -> Result<Vec<SceneWork>> {
    let scenes = asked(request)?;
    if scenes.len() > Scene::MAX {
        return Err(Error::invalid("scenes", "there are too many scenes")
            .with("limit", Scene::MAX)
            .with("value", scenes.len()));
    }
    let mut works = Vec::with_capacity(scenes.len());
    let mut number = 0;
    for (role, scene) in scenes {
        let work = work(store, account, request, role, scene).await;
        works.push(match role {
            SceneRole::Scene => work.map_err(|error| error.with("scene", number))?,
            _ => work?,
        });
        number += usize::from(role == SceneRole::Scene);
    }
    Ok(works)
}

/// The scenes that a request asks for, with what comes before and behind them.
fn asked(request: &mut VideoRequest) -> Result<Vec<(SceneRole, Scene)>> {
    let films = [(SceneRole::Intro, &request.intro), (SceneRole::Outro, &request.outro)];
    let [intro, outro] = films.map(|(role, film)| {
        let film = film.clone()?;
        Some((role, Scene::clip(film)))
    });
    if let Some((role, _)) = intro.as_ref().or(outro.as_ref())
        && (request.audio.is_some() || request.footage.is_some())
    {
        let message = "films come before and behind what voices say: leave the recording, or them";
        return Err(Error::invalid(role.clip_field(), message));
    }
    let scenes = std::mem::take(&mut request.scenes);
    let middle: Vec<_> = match scenes.is_empty() {
        true if intro.is_none() && outro.is_none() => return Ok(Vec::new()),
        true => {
            let script = std::mem::take(&mut request.script);
            let overlays = std::mem::take(&mut request.overlays);
            vec![(SceneRole::Script, Scene { script, overlays, ..Scene::default() })]
        }
        false => scenes.into_iter().map(|scene| (SceneRole::Scene, scene)).collect(),
    };
    if !request.script.trim().is_empty() {
        let message = "a video has a script or scenes: leave one of them";
        return Err(Error::invalid("script", message));
    }
    if request.audio.is_some() {
        let message = "a video of scenes is spoken by voices: leave the recording or the scenes";
        return Err(Error::invalid("audio", message));
    }
    Ok(intro.into_iter().chain(middle).chain(outro).collect())
}

async fn work(
    store: &Arc<dyn Store>,
    account: AccountId,
    request: &VideoRequest,
    role: SceneRole,
    scene: Scene,
) -> Result<SceneWork> {
    check_shape(role, &scene)?;
    if let Some(clip) = &scene.clip {
        jobs::own_file(account, clip, role.clip_field())?;
        return clip_work(request, role, scene);
    }
    // A script says what is wrong with it.
    let says = role == SceneRole::Script || !scene.script.trim().is_empty();
    let background = scene.background.or_else(|| request.background.clone());
    let background = background.map(Background::checked).transpose()?;
    let behind = background.as_ref().and_then(Background::file);
    behind.map_or(Ok(()), |key| jobs::own_file(account, key, "background"))?;
    let avatar = match scene.card {
        true => None,
        false => {
            let slug = scene.avatar.unwrap_or_else(|| request.avatar.clone());
            let Avatar { kind, reference, .. } = avatars::find(store, account, &slug).await?;
            Some(SceneAvatar { avatar: slug, kind, reference })
        }
    };
    Ok(SceneWork {
        role,
        clip: None,
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

/// A film has nothing of the video's but its texts.
fn clip_work(request: &VideoRequest, role: SceneRole, scene: Scene) -> Result<SceneWork> {
    Ok(SceneWork {
        role,
        clip: scene.clip,
        script: None,
        voice: request.voice.clone(),
        settings: VoiceSettings::default(),
        avatar: None,
        layout: scene.layout,
        background: None,
        overlays: Overlay::checked(scene.overlays)?,
        duration_ms: None,
        pause_ms: scene.pause_ms,
        title: scene.title.map(|title| title.trim().to_owned()),
    })
}

/// Refuses what does not go together, and what is out of its range.
fn check_shape(role: SceneRole, scene: &Scene) -> Result<()> {
    let says = role == SceneRole::Script || !scene.script.trim().is_empty();
    match scene.clip {
        Some(_) => check_clip(scene)?,
        None => check_kind(scene, says)?,
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

/// Refuses what a film has no place for.
fn check_clip(scene: &Scene) -> Result<()> {
    let beside = [
        ("script", !scene.script.trim().is_empty()),
        ("card", scene.card),
        ("avatar", scene.avatar.is_some()),
        ("layout", scene.layout != SceneLayout::Full),
        ("voice", scene.voice.is_some()),
        ("settings", scene.settings.is_some()),
        ("background", scene.background.is_some()),
        ("duration_ms", scene.duration_ms.is_some()),
    ];
    match beside.iter().find(|(_, said)| *said) {
        Some((field, _)) => {
            Err(Error::invalid(field, "a clip is shown as it is: leave the clip or this"))
        }
        None => Ok(()),
    }
}

/// Refuses what is neither spoken nor a card.
fn check_kind(scene: &Scene, says: bool) -> Result<()> {
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
    Ok(())
}
