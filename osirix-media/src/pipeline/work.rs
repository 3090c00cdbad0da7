use std::time::Duration;

use osirix_core::avatars::{AvatarKind, NewConsent};
use osirix_core::blob::BlobKey;
use osirix_core::error::Result;
use osirix_core::media::{
    Background, CaptionDesign, Music, Overlay, Passage, Preset, SafeArea, Utterance, VideoSpec,
    VoiceId, VoiceSettings, Wording,
};
use osirix_core::plans::Rate;
use serde::{Deserialize, Serialize};

use super::scenes::{self, SceneWork};
use crate::film;

/// The request of a speech or lip-sync job, as it is kept with the job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SpeechWork {
    /// What is to be said, or is said in the recording.
    #[serde(default = "Wording::none", skip_serializing_if = "Wording::is_none")]
    pub script: Wording,
    /// The recording that is the voice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audio: Option<BlobKey>,
    /// By which voice.
    pub voice: VoiceId,
    /// How.
    #[serde(default)]
    pub settings: VoiceSettings,
}

impl SpeechWork {
    /// What a span costs: a recording's price asks for no voice.
    pub(super) fn rate(&self, plain: Rate, of_voice: Rate) -> Rate {
        if self.audio.is_some() { plain } else { of_voice }
    }

    /// The field that decides how long it is.
    pub(super) fn source(&self) -> &'static str {
        if self.audio.is_some() { "audio" } else { "script" }
    }

    /// What the engine is asked for a passage; nothing where there is nothing to be said.
    pub(super) fn utterance(&self, passage: &Passage) -> Result<Option<Utterance>> {
        let Some(script) = passage.spoken.clone() else { return Ok(None) };
        let settings = Wording::settings(passage, self.settings)?;
        Ok(Some(Utterance { script, voice: self.voice.clone(), settings }))
    }
}

/// The request of a video job, as it is kept with the job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VideoWork {
    /// What is to be said, and how.
    #[serde(flatten)]
    pub speech: SpeechWork,
    /// By which avatar: its slug.
    pub avatar: String,
    /// What the avatar is made of.
    #[serde(default = "rig")]
    pub kind: AvatarKind,
    /// Where the avatar's material is, in the way of its kind.
    pub reference: String,
    /// That the person agreed whom a film shows that is spoken over in place of an avatar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<NewConsent>,
    /// The picture's format.
    pub spec: VideoSpec,
    /// The network that it is made for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset: Option<Preset>,
    /// The captions in the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captions: Option<CaptionDesign>,
    /// What stands behind the avatar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<Background>,
    /// What is heard under the voice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub music: Option<Music>,
    /// The texts over the picture.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overlays: Vec<Overlay>,
    /// When the poster is taken, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub poster_ms: Option<u32>,
    /// The scenes, where there are any: what is said is then theirs, and so is what is seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scenes: Vec<SceneWork>,
    /// Whether there is a preview.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub preview: bool,
    /// Whether there is nothing behind the avatar, and a matte.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub transparent: bool,
    /// Whether there is a WebM file.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub webm: bool,
}

impl VideoWork {
    /// Refuses what can be known to fail before anything is made.
    pub(super) fn check(&self) -> Result<()> {
        if let Some(preset) = self.preset.filter(|_| self.speech.audio.is_none()) {
            match self.scenes.is_empty() {
                true => preset.check_wording(&self.speech.script, self.speech.settings)?,
                false => preset.check_length("scenes", scenes::shortest_us(&self.scenes))?,
            }
        }
        if self.captions.is_some() {
            film::check_letters(self.speech.script.script().as_str(), "captions")?;
        }
        for overlay in &self.overlays {
            film::check_letters(&overlay.text, "overlays")?;
        }
        Ok(())
    }

    /// How many files with pictures are encoded.
    pub(super) fn files(&self) -> usize {
        1 + usize::from(self.transparent) + usize::from(self.webm)
    }

    /// The field that named the film of a person.
    pub(super) fn film_field(&self) -> &'static str {
        if self.consent.is_some() { "footage" } else { "avatar" }
    }

    /// Where captions may stand.
    pub(super) fn safe_area(&self) -> SafeArea {
        self.preset.map_or(SafeArea::PLAIN, |preset| preset.limits().safe)
    }

    /// The least length that it may come to have: that of its sound, and a frame or two.
    pub(super) fn least_length(&self) -> Duration {
        Duration::from_micros(self.least_us()) + Duration::from_millis(100)
    }

    /// The least length of its sound, in microseconds.
    pub(super) fn least_us(&self) -> u64 {
        self.preset.map_or(0, Preset::least_us)
    }
}

fn rig() -> AvatarKind {
    AvatarKind::BuiltInRig
}

/// What a speech job made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeechResult {
    /// The speech: WAV, 48 kHz, mono, 16 bit, -14 LUFS.
    pub audio: BlobKey,
    /// The times of phonemes and words: a JSON [`SpeechTrack`](osirix_core::media::SpeechTrack).
    pub track: BlobKey,
    /// Captions as SubRip.
    pub srt: BlobKey,
    /// Captions as WebVTT.
    pub vtt: BlobKey,
    /// The length in microseconds.
    pub duration_us: u64,
}

/// What a lip-sync job made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LipSyncResult {
    /// The speech: WAV, 48 kHz, mono, 16 bit, -14 LUFS.
    pub audio: BlobKey,
    /// The mouth's movement: a JSON [`FaceTrack`](osirix_core::media::FaceTrack).
    pub face: BlobKey,
    /// The length in microseconds.
    pub duration_us: u64,
}

/// What a video job made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VideoResult {
    /// The video: MP4, H.264 and AAC.
    pub video: BlobKey,
    /// Captions as SubRip.
    pub srt: BlobKey,
    /// Captions as WebVTT.
    pub vtt: BlobKey,
    /// A still picture: PNG in the video's size, transparent where that is.
    pub poster: BlobKey,
    /// The first four seconds as an animated GIF, where it was asked for.
    #[serde(default)]
    pub preview: Option<BlobKey>,
    /// Of a transparent video, which is then over black, one of the same size and length that is as
    /// bright as that one is opaque: MP4 and H.264, without a sound.
    #[serde(default)]
    pub matte: Option<BlobKey>,
    /// The video as WebM, AV1 and Opus (`video/webm`), where it was asked for; a transparent one is
    /// VP9 and Opus, with its transparency.
    #[serde(default)]
    pub webm: Option<BlobKey>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Frames per second.
    pub fps: u32,
    /// The length in microseconds.
    pub duration_us: u64,
    /// The video's length in bytes.
    pub bytes: u64,
    /// The chapters: of a video of scenes, where they have titles.
    #[serde(default)]
    pub chapters: Vec<Chapter>,
}

/// A part of a video that can be found by its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    /// Its title.
    pub title: String,
    /// Where it starts, in microseconds.
    pub start_us: u64,
}
