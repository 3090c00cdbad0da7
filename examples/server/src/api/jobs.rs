//! Work: asked for, looked at, called off.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use osirix::{
    Aspect, Background, BlobKey, CaptionDesign, Footage, FrameRate, JobId, JobInfo, LipSyncRequest,
    Music, Overlay, Preset, Resolution, Scene, Scope, SpeechRequest, VideoRequest, VideoSpec,
    VoiceId, VoiceSettings,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::Caller;
use super::documented::{BodyRefusals, CallerRefusals, Missing, WrongQuery};
use super::film::{Behind, Captions, OverPicture, SpokenFilm, UnderVoice};
use super::input::{Body, Id, PageQuery, Paging, text};
use super::record::JobAnswer;
use super::scene::NewScene;
use crate::App;
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(create_job, list_jobs))
        .routes(routes!(get_job))
        .routes(routes!(cancel_job))
}

/// What a job makes.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Kind {
    #[default]
    Video,
    Tts,
    LipSync,
}

/// What is to be made. Only the script is needed, or scenes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewJob {
    /// What it makes; a video unless told otherwise.
    #[serde(default)]
    kind: Kind,
    /// What is to be said, or is said in `audio`: empty only with it, or with scenes.
    #[serde(default)]
    #[schema(max_length = 20_000)]
    script: String,
    /// The scenes of a video in place of a script; what they do not say themselves is said here.
    #[schema(max_items = 50)]
    scenes: Option<Vec<NewScene>>,
    /// The key of a film among the account's files that comes before the script or the scenes.
    #[schema(value_type = Option<String>)]
    intro: Option<BlobKey>,
    /// The key of one that comes behind them.
    #[schema(value_type = Option<String>)]
    outro: Option<BlobKey>,
    /// The key of a recording among the account's files that is the voice.
    #[schema(value_type = Option<String>)]
    audio: Option<BlobKey>,
    /// Looks of products that the caller has, `PRODUCT/LOOK`: they decide what is not said here.
    #[schema(max_items = 5)]
    looks: Option<Vec<String>>,
    /// By which avatar of a video: its slug.
    avatar: Option<String>,
    /// A film among the account's files that is spoken over, in place of an avatar.
    footage: Option<SpokenFilm>,
    /// By which voice: its id.
    voice: Option<String>,
    settings: Option<Settings>,
    spec: Option<Spec>,
    /// The network that a video is made for: `x`, `instagram_reels`, `instagram_feed`, `facebook`,
    /// `linkedin`, `tiktok`, `youtube`, `youtube_shorts`, `square`.
    #[schema(value_type = Option<String>)]
    preset: Option<Preset>,
    captions: Option<Captions>,
    background: Option<Behind>,
    music: Option<UnderVoice>,
    /// Texts over the picture.
    #[schema(max_items = 20)]
    overlays: Option<Vec<OverPicture>>,
    /// When the poster is taken, in milliseconds.
    poster_ms: Option<u32>,
    /// Whether the first four seconds are made a small animated GIF, too.
    preview: Option<bool>,
    /// Whether there is nothing behind the avatar: the video is then over black and comes with a
    /// matte, a video that is as bright as it is opaque.
    transparent: Option<bool>,
    /// Whether the video is made as WebM, too, with AV1 and Opus: where a transcoder is set up. A
    /// transparent one has VP9, with its transparency.
    webm: Option<bool>,
}

/// How a voice is to speak.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Settings {
    /// Speed as a factor; 1 is the voice's own.
    #[schema(minimum = 0.5, maximum = 2.0)]
    speed: Option<f32>,
    /// Pitch in semitones; 0 is the voice's own.
    #[schema(minimum = -12.0, maximum = 12.0)]
    pitch: Option<f32>,
}

/// The format of a video.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Spec {
    /// `16:9`, `9:16`, `1:1`, `4:5`.
    #[schema(value_type = Option<String>, pattern = "^(16:9|9:16|1:1|4:5)$")]
    aspect: Option<Aspect>,
    /// `720p`, `1080p`.
    #[schema(value_type = Option<String>, pattern = "^(720p|1080p)$")]
    resolution: Option<Resolution>,
    /// Frames per second: `25`, `30`.
    #[schema(value_type = Option<String>, pattern = "^(25|30)$")]
    frame_rate: Option<FrameRate>,
}

impl From<Settings> for VoiceSettings {
    fn from(settings: Settings) -> Self {
        let own = VoiceSettings::default();
        VoiceSettings {
            speed: settings.speed.unwrap_or(own.speed),
            pitch: settings.pitch.unwrap_or(own.pitch),
        }
    }
}

impl From<Spec> for VideoSpec {
    fn from(spec: Spec) -> Self {
        VideoSpec {
            aspect: spec.aspect.unwrap_or_default(),
            resolution: spec.resolution.unwrap_or_default(),
            frame_rate: spec.frame_rate.unwrap_or_default(),
        }
    }
}

impl NewJob {
    fn video(self, idempotency_key: Option<String>) -> VideoRequest {
        let otherwise = VideoRequest::new(self.script);
        VideoRequest {
            looks: self.looks.unwrap_or_default(),
            avatar: self.avatar.unwrap_or(otherwise.avatar),
            footage: self.footage.map(Footage::from),
            voice: self.voice.map_or(otherwise.voice, VoiceId),
            settings: self.settings.map_or(otherwise.settings, VoiceSettings::from),
            spec: self.spec.map_or(otherwise.spec, VideoSpec::from),
            preset: self.preset,
            captions: self.captions.map(CaptionDesign::from),
            background: self.background.map(Background::from),
            music: self.music.map(Music::from),
            overlays: self.overlays.unwrap_or_default().into_iter().map(Overlay::from).collect(),
            poster_ms: self.poster_ms,
            preview: self.preview.unwrap_or_default(),
            transparent: self.transparent.unwrap_or_default(),
            webm: self.webm.unwrap_or_default(),
            scenes: self.scenes.unwrap_or_default().into_iter().map(Scene::from).collect(),
            intro: self.intro,
            outro: self.outro,
            script: otherwise.script,
            audio: self.audio,
            idempotency_key,
        }
    }

    fn speech(self, idempotency_key: Option<String>) -> Result<SpeechRequest, Problem> {
        let has = [
            ("scenes", self.scenes.is_some()),
            ("intro", self.intro.is_some()),
            ("outro", self.outro.is_some()),
            ("looks", self.looks.is_some()),
            ("avatar", self.avatar.is_some()),
            ("footage", self.footage.is_some()),
            ("spec", self.spec.is_some()),
            ("preset", self.preset.is_some()),
            ("captions", self.captions.is_some()),
            ("background", self.background.is_some()),
            ("music", self.music.is_some()),
            ("overlays", self.overlays.is_some()),
            ("poster_ms", self.poster_ms.is_some()),
            ("preview", self.preview.is_some()),
            ("transparent", self.transparent.is_some()),
            ("webm", self.webm.is_some()),
        ];
        if let Some((field, _)) = has.iter().find(|(_, has)| *has) {
            let message = "only a video has this";
            let status = StatusCode::BAD_REQUEST;
            return Err(Problem::new(status, "invalid_input", message).with("field", field));
        }
        let otherwise = SpeechRequest::new(self.script);
        Ok(SpeechRequest {
            voice: self.voice.map_or(otherwise.voice, VoiceId),
            settings: self.settings.map_or(otherwise.settings, VoiceSettings::from),
            script: otherwise.script,
            audio: self.audio,
            idempotency_key,
        })
    }
}

/// Creates a job and holds its credits.
#[utoipa::path(
    post, path = "/api/jobs", tag = "jobs",
    params(
        ("Idempotency-Key" = Option<String>, Header,
            description = "1 to 200 characters of the caller's own: the same job is made once"),
    ),
    request_body = NewJob,
    responses(
        CallerRefusals, BodyRefusals,
        (status = 201, body = JobAnswer, description = "The job; its address in `Location`"),
        (status = 402, body = Problem, description = "There are too few credits"),
        (status = 404, body = Problem, description = "There is no such avatar, voice or file"),
        (status = 409, body = Problem, description = "The idempotency key made another job"),
        (status = 422, body = Problem, description = "Nothing here can make this"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn create_job(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    Body(new): Body<NewJob>,
) -> Result<(StatusCode, [(header::HeaderName, String); 1], Json<JobAnswer>), Problem> {
    let (jobs, account) = (app.osirix.jobs(), caller.account(Scope::JobsWrite)?);
    let key = text(&headers, "idempotency-key")?;
    let job = match new.kind {
        Kind::Video => jobs.create_video(account, new.video(key)).await?,
        Kind::Tts => jobs.create_speech(account, new.speech(key)?).await?,
        Kind::LipSync => {
            let request: LipSyncRequest = new.speech(key)?;
            jobs.create_lip_sync(account, request).await?
        }
    };
    let place = format!("/api/jobs/{}", job.id);
    Ok((StatusCode::CREATED, [(header::LOCATION, place)], Json(answer(&app, job))))
}

/// A part of a listing.
#[derive(Debug, Serialize, ToSchema)]
struct Jobs {
    items: Vec<JobAnswer>,
    /// What `after` is for the next part; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

/// The caller's jobs, newest first.
#[utoipa::path(
    get, path = "/api/jobs", tag = "jobs",
    params(PageQuery),
    responses(CallerRefusals, WrongQuery, (status = 200, body = Jobs)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_jobs(
    State(app): State<App>,
    caller: Caller,
    Paging(page): Paging,
) -> Result<Json<Jobs>, Problem> {
    let page = app.osirix.jobs().list(caller.account(Scope::JobsRead)?, page).await?;
    let items = page.items.into_iter().map(|job| answer(&app, job)).collect();
    Ok(Json(Jobs { items, next: page.next }))
}

/// One of the caller's jobs.
#[utoipa::path(
    get, path = "/api/jobs/{job}", tag = "jobs",
    params(("job" = String, Path)),
    responses(CallerRefusals, Missing, (status = 200, body = JobAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn get_job(
    State(app): State<App>,
    caller: Caller,
    Id(job): Id<JobId>,
) -> Result<Json<JobAnswer>, Problem> {
    let job = app.osirix.jobs().get(caller.account(Scope::JobsRead)?, job).await?;
    Ok(Json(answer(&app, job)))
}

/// Calls a job off; its credits go back. Calling off again changes nothing.
#[utoipa::path(
    post, path = "/api/jobs/{job}/cancel", tag = "jobs",
    params(("job" = String, Path)),
    responses(
        CallerRefusals, Missing,
        (status = 200, body = JobAnswer),
        (status = 403, body = Problem, description = "A browser sent this from another site"),
        (status = 409, body = Problem, description = "It is completed, or has failed"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn cancel_job(
    State(app): State<App>,
    caller: Caller,
    Id(job): Id<JobId>,
) -> Result<Json<JobAnswer>, Problem> {
    let job = app.osirix.jobs().cancel(caller.account(Scope::JobsWrite)?, job).await?;
    Ok(Json(answer(&app, job)))
}

pub(super) fn answer(app: &App, job: JobInfo) -> JobAnswer {
    JobAnswer::new(job, &app.signer, app.ambient.now())
}
