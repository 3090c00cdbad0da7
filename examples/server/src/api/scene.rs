//! Scenes of a video, as they are asked for.

use osirix::{Background, BlobKey, Overlay, Scene, SceneLayout, VoiceId, VoiceSettings};
use serde::Deserialize;
use utoipa::ToSchema;

use super::film::{Behind, OverPicture};
use super::jobs::Settings;

/// A scene. What is not said here is that of the video. Only the script is needed, or on a card its
/// length, or a clip.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewScene {
    /// What is to be said, plain or in speech markup; a card may say nothing.
    #[schema(max_length = 20_000)]
    script: Option<String>,
    /// Whether it is a card: its background and its texts, without an avatar.
    card: Option<bool>,
    /// The key of a film among the account's files that is shown as it is, with its own sound: MP4
    /// or MOV with H.264 and AAC, at most ten minutes and 1,920 pixels a side.
    #[schema(value_type = Option<String>)]
    clip: Option<BlobKey>,
    /// By which avatar: its slug.
    avatar: Option<String>,
    /// Where the avatar stands: `full`, `left`, `right`, `corner`.
    #[schema(value_type = Option<String>, pattern = "^(full|left|right|corner)$")]
    layout: Option<SceneLayout>,
    /// By which voice: its id.
    voice: Option<String>,
    settings: Option<Settings>,
    background: Option<Behind>,
    /// Texts over the picture; their times count from the scene's start.
    #[schema(max_items = 20)]
    overlays: Option<Vec<OverPicture>>,
    /// How long it lasts at least, in milliseconds. A card that says nothing needs it.
    #[schema(minimum = 200, maximum = 600_000)]
    duration_ms: Option<u32>,
    /// The silence after it, in milliseconds.
    #[schema(maximum = 10_000)]
    pause_ms: Option<u32>,
    /// Its title in the list of chapters.
    #[schema(min_length = 1, max_length = 60)]
    title: Option<String>,
}

impl From<NewScene> for Scene {
    fn from(new: NewScene) -> Self {
        Scene {
            script: new.script.unwrap_or_default(),
            card: new.card.unwrap_or_default(),
            clip: new.clip,
            avatar: new.avatar,
            layout: new.layout.unwrap_or_default(),
            voice: new.voice.map(VoiceId),
            settings: new.settings.map(VoiceSettings::from),
            background: new.background.map(Background::from),
            overlays: new.overlays.unwrap_or_default().into_iter().map(Overlay::from).collect(),
            duration_ms: new.duration_ms,
            pause_ms: new.pause_ms.unwrap_or_default(),
            title: new.title,
        }
    }
}
