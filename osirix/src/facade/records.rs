use std::time::Duration;

use osirix_core::avatars::NewConsent;
use osirix_core::blob::BlobKey;
use osirix_core::clock::Timestamp;
use osirix_core::error::ErrorRecord;
use osirix_core::id::{AccountId, HoldId, JobId};
use osirix_core::jobs::{Job, JobKind, JobState, Waits};
use osirix_core::marketplace::Look;
use osirix_core::media::{
    Background, CaptionDesign, Music, Overlay, Preset, VideoSpec, VoiceId, VoiceSettings,
};
use osirix_core::money::Credits;
use osirix_media::pipeline::{LipSyncResult, SpeechResult, VideoResult};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::scenes::Scene;

/// The voice that needs nothing.
fn built_in_voice() -> VoiceId {
    VoiceId("flite/kal16".to_owned())
}

/// The avatar that speaks when none is asked for.
fn default_avatar() -> String {
    "tech-presenter".to_owned()
}

/// In which order credits are spent, and until when. In JSON nothing is needed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GrantTerms {
    /// The lowest is spent first; 0 unless it is said. Of the same priority what ends first is
    /// spent first, then what was granted first.
    pub priority: i32,
    /// When what is left of them lapses; never unless it is said.
    pub expires_at: Option<Timestamp>,
}

/// A speech to be made. In JSON only the script is needed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpeechRequest {
    /// What is to be said: 1 to 20,000 characters, or none with a recording. What begins with
    /// `<speak>` is speech markup.
    pub script: String,
    /// By which voice.
    #[serde(default = "built_in_voice")]
    pub voice: VoiceId,
    /// How fast and how high.
    #[serde(default)]
    pub settings: VoiceSettings,
    /// A recording to speak by, among the account's files: WAV, FLAC, MP3, AAC, M4A or Ogg Vorbis,
    /// or the sound of an MP4 or QuickTime film, 8 to 192 kHz, at most eight channels, 0.1 s to 30
    /// minutes; with a transcoder others, too. `script` is then what is said in it, or empty, and voice and settings are the recording's
    /// own.
    pub audio: Option<BlobKey>,
    /// The caller's own id, 1 to 200 characters: the same request is done once.
    pub idempotency_key: Option<String>,
}

impl SpeechRequest {
    /// This script by the built-in voice.
    pub fn new(script: impl Into<String>) -> Self {
        SpeechRequest {
            script: script.into(),
            voice: built_in_voice(),
            settings: VoiceSettings::default(),
            audio: None,
            idempotency_key: None,
        }
    }
}

/// A speech whose mouth movement is to be found: the same request as for a speech.
pub type LipSyncRequest = SpeechRequest;

/// A film that is spoken over: the person in it says something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Footage {
    /// The film, among the account's files: MP4 or MOV with H.264, at most ten minutes, 500 MB and
    /// 1,920 pixels a side, with one face in most of it.
    pub file: BlobKey,
    /// That the person in it agrees to say this: without it nothing is made.
    pub consent: NewConsent,
}

/// A video to be made. In JSON only the script is needed, or scenes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VideoRequest {
    /// What is to be said: 1 to 20,000 characters, or none with a recording. What begins with
    /// `<speak>` is speech markup. Empty where there are scenes.
    #[serde(default)]
    pub script: String,
    /// The scenes, at most 50, in place of a script; what they do not say themselves is that of the
    /// video.
    #[serde(default)]
    pub scenes: Vec<Scene>,
    /// A film that comes before the script or the scenes, as the clip of a scene does.
    pub intro: Option<BlobKey>,
    /// A film that comes behind them.
    pub outro: Option<BlobKey>,
    /// Looks of products that the account has, `PRODUCT/LOOK`, at most five: they decide what is not
    /// said here, the later ones before the earlier ones.
    #[serde(default)]
    pub looks: Vec<String>,
    /// By which avatar: its slug.
    #[serde(default = "default_avatar")]
    pub avatar: String,
    /// A film whose person speaks in place of an avatar, with its own surroundings and without its
    /// own sound. It plays at its own pace, and forth and back again where more is said.
    pub footage: Option<Footage>,
    /// By which voice.
    #[serde(default = "built_in_voice")]
    pub voice: VoiceId,
    /// How fast and how high.
    #[serde(default)]
    pub settings: VoiceSettings,
    /// The picture's shape, size and pace.
    #[serde(default)]
    pub spec: VideoSpec,
    /// The network that it is made for: it decides the format where `spec` is left as it is, and
    /// the finished video keeps its limits.
    pub preset: Option<Preset>,
    /// Captions that are drawn into the picture; there are none unless it is said.
    pub captions: Option<CaptionDesign>,
    /// What stands behind the avatar; its own surroundings unless it is said.
    pub background: Option<Background>,
    /// Music under the voice; there is none unless it is said.
    pub music: Option<Music>,
    /// Texts over the picture, at most 20.
    #[serde(default)]
    pub overlays: Vec<Overlay>,
    /// When the poster is taken, in milliseconds: the first frame unless it is said, the last one
    /// beyond the end.
    pub poster_ms: Option<u32>,
    /// Whether the first four seconds are made a small animated GIF, too.
    #[serde(default)]
    pub preview: bool,
    /// Whether there is nothing behind the avatar: the video is then over black and comes with a
    /// matte, a video that is as bright as it is opaque. Captions and texts belong to it.
    #[serde(default)]
    pub transparent: bool,
    /// Whether the video is made as WebM, too, with AV1 and Opus: where a transcoder is in the
    /// settings. A transparent one has VP9, with its transparency.
    #[serde(default)]
    pub webm: bool,
    /// A recording to speak by, among the account's files: WAV, FLAC, MP3, AAC, M4A or Ogg Vorbis,
    /// or the sound of an MP4 or QuickTime film, 8 to 192 kHz, at most eight channels, 0.1 s to 30
    /// minutes; with a transcoder others, too. `script` is then what is said in it, or empty, and voice and settings are the recording's
    /// own.
    pub audio: Option<BlobKey>,
    /// The caller's own id, 1 to 200 characters: the same request is done once.
    pub idempotency_key: Option<String>,
}

impl VideoRequest {
    /// This script by the default avatar and the built-in voice, 16:9 at 720p and 25 fps.
    pub fn new(script: impl Into<String>) -> Self {
        VideoRequest {
            script: script.into(),
            scenes: Vec::new(),
            intro: None,
            outro: None,
            looks: Vec::new(),
            avatar: default_avatar(),
            footage: None,
            voice: built_in_voice(),
            settings: VoiceSettings::default(),
            spec: VideoSpec::default(),
            preset: None,
            captions: None,
            background: None,
            music: None,
            overlays: Vec::new(),
            poster_ms: None,
            preview: false,
            transparent: false,
            webm: false,
            audio: None,
            idempotency_key: None,
        }
    }
}

impl VideoRequest {
    /// These scenes, by the default avatar and the built-in voice unless they say others.
    pub fn of_scenes(scenes: Vec<Scene>) -> Self {
        VideoRequest { scenes, ..VideoRequest::new("") }
    }

    /// The most looks.
    pub const MAX_LOOKS: usize = 5;

    /// This request, with what a look says where it says nothing itself.
    pub(super) fn over(self, look: Look) -> Self {
        let plain = VideoRequest::new("");
        VideoRequest {
            avatar: unless_said(self.avatar, &plain.avatar, look.avatar),
            voice: unless_said(self.voice, &plain.voice, look.voice),
            settings: unless_said(self.settings, &plain.settings, look.settings),
            spec: unless_said(self.spec, &plain.spec, look.spec),
            preset: self.preset.or(look.preset),
            captions: self.captions.or(look.captions),
            background: self.background.or(look.background),
            music: self.music.or(look.music),
            overlays: if self.overlays.is_empty() { look.overlays } else { self.overlays },
            ..self
        }
    }
}

/// What a look says, unless the request says something else than what it is without.
fn unless_said<T: PartialEq>(said: T, plain: &T, look: Option<T>) -> T {
    match look {
        Some(look) if said == *plain => look,
        _ => said,
    }
}

/// What a completed job made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum JobOutput {
    /// Of a speech job.
    Speech(SpeechResult),
    /// Of a lip-sync job.
    LipSync(LipSyncResult),
    /// Of a video job.
    Video(VideoResult),
    /// Of a job of a kind of the program's own.
    Own(OwnResult),
}

/// What a job of a kind of the program's own made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnResult {
    /// What its handler gave.
    pub value: Value,
}

/// A job, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct JobInfo {
    /// Its id.
    pub id: JobId,
    /// Whose it is.
    pub account_id: AccountId,
    /// What it makes.
    pub kind: JobKind,
    /// Where it is in its life.
    pub state: JobState,
    /// The stage that runs or ran last: `speech`, `avatar`, `lip-sync`, `encode`, `captions`.
    pub stage: Option<String>,
    /// How far it is: 0 to 100.
    pub progress: u8,
    /// How long it will still take, in milliseconds, once that can be told.
    pub eta_ms: Option<u64>,
    /// How many attempts were begun.
    pub attempt: u32,
    /// The error of the last failed attempt.
    pub error: Option<ErrorRecord>,
    /// What it made, once it is completed.
    pub output: Option<JobOutput>,
    /// What it waits for while it is pending.
    pub waits: Option<Waits>,
    /// How many jobs it still comes after.
    pub blockers: u32,
    /// From when on it may run.
    pub run_at: Timestamp,
    /// The hold on its credits, unless it costs nothing.
    pub hold_id: Option<HoldId>,
    /// How many credits were held for it.
    pub held: Credits,
    /// How many were charged, once it is completed.
    pub charged: Option<Credits>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it reached its final state.
    pub finished_at: Option<Timestamp>,
}

impl JobInfo {
    /// The video of a completed video job.
    pub fn video(&self) -> Option<&VideoResult> {
        match &self.output {
            Some(JobOutput::Video(video)) => Some(video),
            _ => None,
        }
    }

    /// What a completed job of a kind of the program's own gave.
    pub fn result(&self) -> Option<&Value> {
        match &self.output {
            Some(JobOutput::Own(own)) => Some(&own.value),
            _ => None,
        }
    }

    pub(super) fn new(job: Job, output: Option<JobOutput>, now: Timestamp) -> Self {
        JobInfo {
            eta_ms: job.eta(now).map(millis),
            id: job.id,
            account_id: job.account_id,
            kind: job.kind,
            state: job.state,
            stage: job.stage,
            progress: job.progress,
            attempt: job.attempt,
            error: job.error,
            output,
            waits: (job.state == JobState::Pending).then_some(job.waits),
            blockers: job.blockers,
            run_at: job.run_at,
            hold_id: job.hold_id,
            held: job.held,
            charged: job.charged,
            created_at: job.created_at,
            finished_at: job.finished_at,
        }
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
