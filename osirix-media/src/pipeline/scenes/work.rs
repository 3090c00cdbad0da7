use osirix_core::avatars::AvatarKind;
use osirix_core::blob::BlobKey;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::{
    Background, FrameRate, Overlay, SceneLayout, Script, VoiceId, VoiceSettings, Wording,
    shortest_wording,
};
use serde::{Deserialize, Serialize};

use crate::pipeline::{SpeechWork, VideoWork};

/// A scene of a video, as it is kept with the job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SceneWork {
    /// What it is in the request.
    #[serde(default, skip_serializing_if = "SceneRole::is_scene")]
    pub role: SceneRole,
    /// The film that is shown as it is, in place of an avatar or a card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clip: Option<BlobKey>,
    /// What is to be said; a card may say nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub script: Option<Wording>,
    /// By which voice.
    pub voice: VoiceId,
    /// How.
    #[serde(default)]
    pub settings: VoiceSettings,
    /// Who is seen; nobody on a card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avatar: Option<SceneAvatar>,
    /// Where the avatar stands.
    #[serde(default)]
    pub layout: SceneLayout,
    /// What stands behind the avatar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<Background>,
    /// The texts over the picture; their times count from the scene's start.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overlays: Vec<Overlay>,
    /// How long it lasts at least, without its pause, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_ms: Option<u32>,
    /// The silence after it, in milliseconds.
    #[serde(default)]
    pub pause_ms: u32,
    /// Its chapter's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// What a scene is in the request that it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SceneRole {
    /// One of its scenes.
    #[default]
    Scene,
    /// The film before all others.
    Intro,
    /// Its script, between films.
    Script,
    /// The film behind all others.
    Outro,
}

impl SceneRole {
    /// The field that names the film of such a scene.
    pub const fn clip_field(self) -> &'static str {
        match self {
            SceneRole::Intro => "intro",
            SceneRole::Outro => "outro",
            SceneRole::Scene | SceneRole::Script => "clip",
        }
    }

    fn is_scene(&self) -> bool {
        *self == SceneRole::Scene
    }
}

/// A scene's avatar, as it was found when the job was created.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SceneAvatar {
    /// Its slug.
    pub avatar: String,
    /// What it is made of.
    pub kind: AvatarKind,
    /// Where its material is, in the way of its kind.
    pub reference: String,
}

impl SceneWork {
    /// The speech of this scene, if anything is said.
    pub(super) fn speech(&self) -> Option<SpeechWork> {
        let script = self.script.clone()?;
        let (voice, settings) = (self.voice.clone(), self.settings);
        Some(SpeechWork { script, audio: None, voice, settings })
    }

    /// How many frames it has when what is heard in it takes so long.
    pub(super) fn frames(&self, rate: FrameRate, heard_us: u64) -> u64 {
        let least_us = u64::from(self.duration_ms.unwrap_or_default()) * 1_000;
        rate.frames_in(heard_us.max(least_us) + u64::from(self.pause_ms) * 1_000)
    }

    /// This scene as a video of its own, where its avatar has all of the picture.
    pub(super) fn alone(&self, work: &VideoWork) -> Option<VideoWork> {
        let SceneAvatar { avatar, kind, reference } = self.avatar.clone()?;
        let full = self.layout == SceneLayout::Full;
        Some(VideoWork {
            speech: self.speech().unwrap_or_else(|| work.speech.clone()),
            avatar,
            kind,
            reference,
            background: self.background.clone().filter(|_| full),
            overlays: Vec::new(),
            music: None,
            scenes: Vec::new(),
            ..work.clone()
        })
    }
}

/// The least time that scenes can take, in microseconds, without their films.
pub(in crate::pipeline) fn shortest_us(scenes: &[SceneWork]) -> u64 {
    let of = |scene: &SceneWork| {
        let said = scene.script.as_ref().map(|script| shortest_wording(script, scene.settings));
        let said_us = said.map_or(0, |said| u64::try_from(said.as_micros()).unwrap_or(u64::MAX));
        let least_us = u64::from(scene.duration_ms.unwrap_or_default()) * 1_000;
        said_us.max(least_us).saturating_add(u64::from(scene.pause_ms) * 1_000)
    };
    scenes.iter().map(of).fold(0, u64::saturating_add)
}

/// What is written in all scenes together: what a video of them says.
///
/// At most as much as in a script of [`Script::MAX_CHARS`] characters, and not nothing.
pub fn together(scenes: &[SceneWork]) -> Result<Wording> {
    let written = |scene: &SceneWork| Some(scene.script.as_ref()?.script().as_str().to_owned());
    let written: Vec<_> = scenes.iter().filter_map(written).collect();
    if written.is_empty() {
        let message = "nobody says anything in any scene: give one of them a script";
        return Err(Error::invalid("scenes", message));
    }
    let text = written.join("\n");
    let chars = text.chars().count();
    if chars > Script::MAX_CHARS {
        let message = "the scripts of all scenes are too long together: split the video";
        return Err(Error::new(ErrorCode::TooLarge, message)
            .with("field", "scenes")
            .with("limit", Script::MAX_CHARS)
            .with("value", chars));
    }
    Wording::plain(&text)
}
