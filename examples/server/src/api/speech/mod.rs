//! OpenAI's speech protocol, so that its clients get the voices that are here
//! (<https://platform.openai.com/docs/api-reference/audio/createSpeech>).
//!
//! A request is a speech job like any other: it is paid for, and stays in the list of jobs.

mod mp3;
mod refusal;

use axum::body::{Body as Stream, Bytes};
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use osirix::{
    AccountId, BlobKey, ErrorCode, JobId, JobInfo, JobOutput, JobState, Scope, SpeechRequest,
    VoiceId, VoiceSettings,
};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::Caller;
use super::files::FileBytes;
use super::input::Body;
use crate::App;
use crate::error::Problem;
use refusal::{Refusal, Refused, SpeechProblem};

/// Where it is, for the OpenAI clients' base URL `/v1`.
pub(crate) const PATH: &str = "/v1/audio/speech";
/// The longest text, in characters.
const MAX_INPUT: usize = 4_096;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(create_speech))
}

/// What is to be said.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewSpeech {
    /// Any name: the voice tells who speaks.
    #[schema(min_length = 1)]
    model: String,
    /// The text.
    #[schema(min_length = 1, max_length = 4096)]
    input: String,
    /// By which voice: its id, as `GET /api/voices` lists it.
    voice: SpeechVoice,
    /// `mp3`, `wav`; `mp3` unless told otherwise.
    #[schema(pattern = "^(mp3|wav)$")]
    response_format: Option<String>,
    /// Speed as a factor; 1 is the voice's own.
    #[schema(minimum = 0.5, maximum = 2.0)]
    speed: Option<f32>,
    /// `audio`: it is sent as it is.
    #[schema(pattern = "^audio$")]
    stream_format: Option<String>,
}

/// A voice, named in either way of the protocol.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
enum SpeechVoice {
    Name(String),
    Custom { id: String },
}

#[derive(Clone, Copy)]
enum Format {
    Mp3,
    Wav,
}

impl NewSpeech {
    fn format(&self) -> Result<Format, Problem> {
        let other = self.stream_format.as_deref().is_some_and(|format| format != "audio");
        match self.response_format.as_deref() {
            _ if other => Err(wrong("stream_format", "audio")),
            None | Some("mp3") => Ok(Format::Mp3),
            Some("wav") => Ok(Format::Wav),
            Some(_) => Err(wrong("response_format", "mp3, wav")),
        }
    }

    fn request(self) -> Result<SpeechRequest, Problem> {
        if self.model.trim().is_empty() {
            let (status, code) = (StatusCode::BAD_REQUEST, ErrorCode::InvalidInput.as_str());
            return Err(Problem::new(status, code, "name a model").with("field", "model"));
        }
        let chars = self.input.chars().count();
        if chars > MAX_INPUT {
            let (status, code) = (StatusCode::BAD_REQUEST, ErrorCode::TooLarge.as_str());
            let message = "the text is too long: send it in parts";
            return Err(Problem::new(status, code, message)
                .with("field", "input")
                .with("limit", MAX_INPUT)
                .with("value", chars));
        }
        let (SpeechVoice::Name(voice) | SpeechVoice::Custom { id: voice }) = self.voice;
        let own = VoiceSettings::default();
        let settings = VoiceSettings { speed: self.speed.unwrap_or(own.speed), ..own };
        Ok(SpeechRequest { voice: VoiceId(voice), settings, ..SpeechRequest::new(self.input) })
    }
}

fn wrong(field: &str, limit: &str) -> Problem {
    let (status, code) = (StatusCode::BAD_REQUEST, ErrorCode::Unsupported.as_str());
    Problem::new(status, code, "this is not done here").with("field", field).with("limit", limit)
}

/// Speech of a text, in OpenAI's protocol.
///
/// For OpenAI's clients, with this server's `/v1` as their base URL and one of its API keys. It is a
/// speech job, and costs what one costs. Whoever hangs up calls it off.
#[utoipa::path(
    post, path = PATH, tag = "speech",
    request_body = NewSpeech,
    responses(
        Refused,
        (status = 400, body = SpeechProblem, description = "`param` names the value that is wrong"),
        (status = 200, description = "The sound", content(
            (FileBytes = "audio/mpeg"), (FileBytes = "audio/wav"),
        )),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn create_speech(
    State(app): State<App>,
    caller: Result<Caller, Problem>,
    body: Result<Body<NewSpeech>, Problem>,
) -> Result<Response, Refusal> {
    let account = caller?.account(Scope::JobsWrite)?;
    let Body(speech) = body?;
    let format = speech.format()?;
    let job = app.osirix.jobs().create_speech(account, speech.request()?).await?;
    let sound = spoken(&app, account, job.id).await?;
    Ok(answer(&app, sound, format).await?)
}

/// Waits until it is said. When nobody waits any more, it is called off.
async fn spoken(app: &App, account: AccountId, job: JobId) -> Result<BlobKey, Problem> {
    let mut waiting = Waiting { app: app.clone(), account, job, over: false };
    let done = app.osirix.jobs().wait(account, job).await;
    waiting.over = done.is_ok();
    sound(done?)
}

fn sound(job: JobInfo) -> Result<BlobKey, Problem> {
    match (job.state, job.output, job.error) {
        (JobState::Completed, Some(JobOutput::Speech(speech)), _) => Ok(speech.audio),
        (_, _, Some(error)) => Err(osirix::Error::from(error).into()),
        _ => {
            let (status, code) = (StatusCode::CONFLICT, ErrorCode::Cancelled.as_str());
            Err(Problem::new(status, code, "the job was called off"))
        }
    }
}

/// Somebody who waits for a job.
struct Waiting {
    app: App,
    account: AccountId,
    job: JobId,
    over: bool,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if self.over {
            return;
        }
        let (app, account, job) = (self.app.clone(), self.account, self.job);
        tokio::spawn(async move {
            // One that has just ended cannot be called off, and need not.
            if let Err(error) = app.osirix.jobs().cancel(account, job).await {
                tracing::debug!(%job, %error, "a job that nobody waits for was not called off");
            }
        });
    }
}

async fn answer(app: &App, sound: BlobKey, format: Format) -> osirix::Result<Response> {
    let info = app.osirix.files().info(sound.clone()).await?;
    let bytes = app.osirix.files().read(sound, None).await?;
    Ok(match format {
        Format::Wav => {
            let about = [
                (header::CONTENT_TYPE, HeaderValue::from_static("audio/wav")),
                (header::CONTENT_LENGTH, HeaderValue::from(info.bytes)),
            ];
            (about, Stream::from_stream(bytes)).into_response()
        }
        Format::Mp3 => {
            let about = [(header::CONTENT_TYPE, HeaderValue::from_static("audio/mpeg"))];
            let packets = mp3::encoded(bytes);
            (about, Stream::from_stream(packets)).into_response()
        }
    })
}

/// Bytes on their way.
type Sound = std::pin::Pin<Box<dyn futures_util::Stream<Item = osirix::Result<Bytes>> + Send>>;
