//! OpenAI's speech protocol, which many servers of one's own speak too: `POST /audio/speech`
//! (<https://platform.openai.com/docs/api-reference/audio/createSpeech>).

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use osirix_core::error::Retry;
use osirix_core::media::{SpeechEngine, SpeechStream, Utterance, Voice, VoiceId};
use osirix_core::secret::Secret;
use osirix_core::{Error, ErrorCode, Result};
use osirix_http::{Answer, Method, RequestBuilder, place, unavailable};
use serde::{Deserialize, Serialize};

use super::host::{Host, reason};
use super::pieces::Piece;
use super::wave::{Wave, wave};
use super::{Said, plan, stream_of};
use crate::audio::convert;
use crate::speech::Lexicon;
use crate::speech::alignment::Mouth;
use crate::speech::pitch::Raise;

const NAME: &str = "openai";
/// The rate of the speech: the protocol's own; what comes at another is resampled.
const RATE_HZ: u32 = 24_000;
/// How many bytes a piece has at most; the protocol takes 4,096 characters.
const MOST: usize = 2_000;

/// How a server is asked.
#[derive(Debug, Clone)]
pub struct OpenAiSpeechOptions {
    /// The base of its addresses: `/audio/speech` lies below it.
    pub url: String,
    /// The key, where it wants one.
    pub api_key: Option<Secret<String>>,
    /// The model that speaks.
    pub model: String,
    /// The voices that it has: the protocol has no way to ask.
    pub voices: Vec<String>,
    /// Whether `http` may be spoken with other machines: where nobody else listens on the way.
    pub allow_http: bool,
    /// How many pieces may be made at once.
    pub at_once: usize,
}

impl Default for OpenAiSpeechOptions {
    /// OpenAI's own service with its voices, without a key.
    fn default() -> Self {
        const VOICES: [&str; 11] = [
            "alloy", "ash", "ballad", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer",
            "verse",
        ];
        OpenAiSpeechOptions {
            url: "https://api.openai.com/v1".to_owned(),
            api_key: None,
            model: "gpt-4o-mini-tts".to_owned(),
            voices: VOICES.map(str::to_owned).to_vec(),
            allow_http: false,
            at_once: 2,
        }
    }
}

/// The engine `openai` with the voices of a server.
///
/// The protocol tells no times: the built-in voice says the same words, and its sound is laid over
/// the server's. Words that it cannot say share the time by their letters.
#[derive(Clone)]
pub struct OpenAiSpeech {
    shared: Arc<Shared>,
}

struct Shared {
    host: Host,
    api_key: Option<Secret<String>>,
    model: String,
    voices: Vec<String>,
    mouth: Arc<Mouth>,
}

impl OpenAiSpeech {
    /// The engine; nobody is asked before it is used. A wrong URL, or no voice, is a
    /// [`Configuration`](ErrorCode::Configuration) error.
    pub fn new(options: OpenAiSpeechOptions) -> Result<Self> {
        let OpenAiSpeechOptions { url, api_key, model, mut voices, allow_http, at_once } = options;
        let host = Host::new("openai_speech.url", &url, allow_http, at_once)?;
        voices.sort();
        voices.dedup();
        if voices.is_empty() || voices.iter().any(String::is_empty) {
            return Err(place::wrong("openai_speech.voices", "name a voice of the server"));
        }
        let mouth = Arc::new(Mouth::new(Lexicon::embedded()?)?);
        Ok(OpenAiSpeech { shared: Arc::new(Shared { host, api_key, model, voices, mouth }) })
    }
}

impl fmt::Debug for OpenAiSpeech {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenAiSpeech").field("model", &self.shared.model).finish_non_exhaustive()
    }
}

#[async_trait]
impl SpeechEngine for OpenAiSpeech {
    fn name(&self) -> &str {
        NAME
    }

    async fn voices(&self) -> Result<Vec<Voice>> {
        let voice = |name: &String| Voice {
            id: VoiceId(format!("{NAME}/{name}")),
            name: name.clone(),
            // "mul" is several languages (ISO 639-2).
            language: "mul".to_owned(),
            sample_rate_hz: RATE_HZ,
        };
        Ok(self.shared.voices.iter().map(voice).collect())
    }

    async fn check(&self, utterance: &Utterance) -> Result<()> {
        self.shared.check(utterance).map(drop)
    }

    async fn speak(&self, utterance: Utterance) -> Result<SpeechStream> {
        let (pieces, voice) = self.shared.check(&utterance)?;
        let raise = Raise::semitones(utterance.settings.pitch);
        let speed = utterance.settings.speed / raise.factor();
        let shared = self.shared.clone();
        Ok(stream_of(pieces, self.shared.mouth.clone(), move |piece| {
            let (shared, voice) = (shared.clone(), voice.clone());
            async move { shared.say(&piece, &voice, speed, raise).await }
        }))
    }
}

#[derive(Serialize)]
struct Speech<'a> {
    model: &'a str,
    input: &'a str,
    voice: &'a str,
    response_format: &'a str,
    speed: f32,
}

impl Shared {
    fn check(&self, utterance: &Utterance) -> Result<(Vec<Piece>, String)> {
        utterance.settings.checked()?;
        let wanted = utterance.voice.0.split_once('/').unwrap_or_default();
        let known = |voice: &&String| wanted == (NAME, voice.as_str());
        let Some(voice) = self.voices.iter().find(known) else {
            return Err(Error::not_found("voice", &utterance.voice)
                .with("field", "voice")
                .with("known", self.voices.join(", ")));
        };
        Ok((plan(utterance, MOST)?, voice.clone()))
    }

    async fn say(&self, piece: &Piece, voice: &str, speed: f32, raise: Raise) -> Result<Said> {
        // Rounding must not leave the protocol's range.
        let speed = speed.clamp(0.25, 4.0);
        let body =
            Speech { model: &self.model, input: &piece.text, voice, response_format: "wav", speed };
        let fill = |request: RequestBuilder| match &self.api_key {
            Some(key) => request.bearer_auth(key.expose()).json(&body),
            None => request.json(&body),
        };
        let answer = self.host.ask(Method::POST, &["audio", "speech"], fill, refusal).await?;
        let Wave { rate_hz, samples } = wave(&answer.body)?;
        let samples = convert(&samples, rate_hz as usize, RATE_HZ as usize)?;
        Ok(Said { rate_hz: RATE_HZ, samples: raise.sound(samples)?, words: None })
    }
}

/// `{"error": {"type": "…", "code": "…", "message": "…"}}`; not every server has it so.
#[derive(Deserialize)]
struct Refusal {
    error: RefusalOf,
}

#[derive(Deserialize)]
struct RefusalOf {
    #[serde(default)]
    code: Option<String>,
    #[serde(default, rename = "type")]
    kind: Option<String>,
}

fn refusal(answer: &Answer) -> Error {
    let said = answer.json::<Refusal>().ok().map(|refusal| refusal.error);
    let word = said.and_then(|error| error.code.or(error.kind));
    let status = answer.status.as_u16();
    error(status, reason(word.as_deref())).with("status", status)
}

fn error(status: u16, reason: &str) -> Error {
    let refused = |code, message: &'static str| Error::new(code, message).with("reason", reason);
    match (status, reason) {
        (_, "insufficient_quota") => {
            let message = "the account of the speech server has nothing left to spend";
            refused(ErrorCode::Unavailable, message).retryable(Retry::Never)
        }
        (401 | 403, _) => {
            let message = "the speech server does not accept the key, or wants one";
            refused(ErrorCode::Configuration, message).with("field", "openai_speech.api_key")
        }
        (404, _) => {
            let message = "the speech server has no such model, or does not speak here";
            refused(ErrorCode::Configuration, message).with("field", "openai_speech.model")
        }
        (429, _) => refused(ErrorCode::RateLimited, "the speech server is asked too much at once"),
        (400 | 413 | 422, _) => {
            let message = "the speech server cannot say this: reword it, or choose another voice";
            refused(ErrorCode::Unsupported, message).with("field", "script")
        }
        _ => unavailable().with("reason", reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_refusal_says_what_to_do() {
        for (status, reason, code, retry) in [
            (401, "invalid_api_key", ErrorCode::Configuration, Retry::Never),
            (429, "insufficient_quota", ErrorCode::Unavailable, Retry::Never),
            (429, "rate_limit_exceeded", ErrorCode::RateLimited, Retry::Later),
            (404, "model_not_found", ErrorCode::Configuration, Retry::Never),
            (400, "none", ErrorCode::Unsupported, Retry::Never),
            (503, "none", ErrorCode::Unavailable, Retry::Later),
        ] {
            let error = error(status, reason);
            assert_eq!((error.code(), error.retry()), (code, retry), "{status} {reason}");
        }
    }
}
