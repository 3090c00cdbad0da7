//! ElevenLabs: voices by `GET /v2/voices`, speech with the times of characters by
//! `POST /v1/text-to-speech/{voice}/with-timestamps`
//! (<https://elevenlabs.io/docs/api-reference/text-to-speech/convert-with-timestamps>).

mod refusal;
mod wire;

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use osirix_core::media::{SpeechEngine, SpeechStream, Utterance, Voice, VoiceId, VoiceSettings};
use osirix_core::secret::Secret;
use osirix_core::{Error, Result};
use osirix_http::header::HeaderValue;
use osirix_http::{Method, RequestBuilder, place};
use tokio::sync::Mutex;

use super::host::Host;
use super::pieces::Piece;
use super::{Said, plan, stream_of, wave};
use crate::speech::Lexicon;
use crate::speech::alignment::Mouth;
use crate::speech::pitch::Raise;

const NAME: &str = "elevenlabs";
/// What is asked for: 16-bit samples at a rate that every plan has.
const FORMAT: &str = "pcm_24000";
const RATE_HZ: u32 = 24_000;
/// The paces that ElevenLabs takes.
const SPEEDS: std::ops::RangeInclusive<f32> = 0.7..=1.2;
/// How many bytes a piece has at most: far below what any model takes.
const MOST: usize = 2_000;
/// How long a list of voices is believed.
const KNOWN_FOR: Duration = Duration::from_secs(300);
/// How many voices are asked for at once, and how often.
const PAGE: &str = "100";
const PAGES: usize = 20;

/// How ElevenLabs is asked.
#[derive(Debug, Clone)]
pub struct ElevenLabsOptions {
    /// The key of the account that pays.
    pub api_key: Secret<String>,
    /// The model that speaks.
    pub model: String,
    /// Where it is.
    pub url: String,
    /// How many pieces may be made at once: what the account's plan allows.
    pub at_once: usize,
}

impl ElevenLabsOptions {
    /// The public service with its multilingual model, two pieces at once.
    pub fn new(api_key: impl Into<String>) -> Self {
        ElevenLabsOptions {
            api_key: Secret::new(api_key.into()),
            model: "eleven_multilingual_v2".to_owned(),
            url: "https://api.elevenlabs.io".to_owned(),
            at_once: 2,
        }
    }
}

/// The engine `elevenlabs` with the voices of an account.
///
/// Speech of any language that the model knows. Words have the times that ElevenLabs gives for
/// their characters. A pitch is made by playing slower speech faster, so pace and pitch together
/// stay within ElevenLabs' paces, 0.7 to 1.2. It costs the account's characters: see
/// `character-cost` in its log at the level `debug`.
#[derive(Clone)]
pub struct ElevenLabs {
    shared: Arc<Shared>,
}

struct Shared {
    host: Host,
    /// The key as a header, which is not shown.
    api_key: HeaderValue,
    model: String,
    mouth: Arc<Mouth>,
    voices: Mutex<Option<Listed>>,
}

/// A list of voices, and when it was asked for.
#[derive(Clone)]
struct Listed {
    at: Instant,
    voices: Vec<Voice>,
}

impl ElevenLabs {
    /// The engine; nobody is asked before it is used. A wrong URL, and a key that no header can
    /// carry, is a [`Configuration`](osirix_core::ErrorCode::Configuration) error.
    pub fn new(options: ElevenLabsOptions) -> Result<Self> {
        let ElevenLabsOptions { api_key, model, url, at_once } = options;
        let host = Host::new("elevenlabs.url", &url, false, at_once)?;
        let mut api_key = HeaderValue::from_str(api_key.expose())
            .map_err(|_| place::wrong("elevenlabs.api_key", "a key is one line of plain text"))?;
        api_key.set_sensitive(true);
        let mouth = Arc::new(Mouth::new(Lexicon::embedded()?)?);
        let voices = Mutex::default();
        Ok(ElevenLabs { shared: Arc::new(Shared { host, api_key, model, mouth, voices }) })
    }
}

impl fmt::Debug for ElevenLabs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ElevenLabs").field("model", &self.shared.model).finish_non_exhaustive()
    }
}

#[async_trait]
impl SpeechEngine for ElevenLabs {
    fn name(&self) -> &str {
        NAME
    }

    async fn voices(&self) -> Result<Vec<Voice>> {
        self.shared.voices().await
    }

    async fn check(&self, utterance: &Utterance) -> Result<()> {
        self.shared.check(utterance).await.map(drop)
    }

    async fn speak(&self, utterance: Utterance) -> Result<SpeechStream> {
        let pieces = self.shared.check(&utterance).await?;
        let Asked { voice, speed, raise } = Asked::of(&utterance)?;
        let shared = self.shared.clone();
        Ok(stream_of(pieces, self.shared.mouth.clone(), move |piece| {
            let (shared, voice) = (shared.clone(), voice.clone());
            async move { shared.say(&piece, &voice, speed, raise).await }
        }))
    }
}

/// What is asked of a voice.
struct Asked {
    voice: String,
    speed: f32,
    raise: Raise,
}

impl Asked {
    fn of(utterance: &Utterance) -> Result<Asked> {
        let VoiceSettings { speed, pitch } = utterance.settings.checked()?;
        let raise = Raise::semitones(pitch);
        let speed = speed / raise.factor();
        if !SPEEDS.contains(&speed) {
            let message = "ElevenLabs does not speak at this speed, or with this pitch";
            return Err(Error::invalid("speed", message)
                .with("limit", format!("{}..{}", SPEEDS.start(), SPEEDS.end()))
                .with("value", speed));
        }
        let unknown = || Error::not_found("voice", &utterance.voice).with("field", "voice");
        let (engine, voice) = utterance.voice.0.split_once('/').ok_or_else(unknown)?;
        let voice = (engine == NAME && !voice.is_empty()).then(|| voice.to_owned());
        Ok(Asked { voice: voice.ok_or_else(unknown)?, speed, raise })
    }
}

impl Shared {
    async fn check(&self, utterance: &Utterance) -> Result<Vec<Piece>> {
        Asked::of(utterance)?;
        let known = self.voices.lock().await.clone();
        let has = |listed: &Listed| listed.voices.iter().any(|one| one.id == utterance.voice);
        // Before the first list anything may be a voice: ElevenLabs says.
        if known.is_some_and(|listed| !has(&listed)) {
            return Err(Error::not_found("voice", &utterance.voice).with("field", "voice"));
        }
        plan(utterance, MOST)
    }

    async fn voices(&self) -> Result<Vec<Voice>> {
        let mut listed = self.voices.lock().await;
        if let Some(known) = listed.as_ref().filter(|listed| listed.at.elapsed() < KNOWN_FOR) {
            return Ok(known.voices.clone());
        }
        let voices = self.list().await?;
        *listed = Some(Listed { at: Instant::now(), voices: voices.clone() });
        Ok(voices)
    }

    async fn list(&self) -> Result<Vec<Voice>> {
        let mut voices = Vec::new();
        let mut token: Option<String> = None;
        for _ in 0..PAGES {
            let fill = |request: RequestBuilder| {
                let request = self.signed(request).query(&[("page_size", PAGE)]);
                match &token {
                    Some(token) => request.query(&[("next_page_token", token)]),
                    None => request,
                }
            };
            let answer = self.host.ask(Method::GET, &["v2", "voices"], fill, refusal::of).await?;
            let page: wire::Voices = answer.json()?;
            voices.extend(page.voices.into_iter().map(wire::Voice::into_voice));
            token = page.next_page_token.filter(|_| page.has_more);
            if token.is_none() {
                break;
            }
        }
        if voices.is_empty() {
            return Err(osirix_http::unavailable().with("reason", "the account has no voices"));
        }
        Ok(voices)
    }

    async fn say(&self, piece: &Piece, voice: &str, speed: f32, raise: Raise) -> Result<Said> {
        let body = wire::Speech::new(piece, &self.model, speed);
        let path = ["v1", "text-to-speech", voice, "with-timestamps"];
        let fill = |request: RequestBuilder| {
            self.signed(request).query(&[("output_format", FORMAT)]).json(&body)
        };
        let answer = self.host.ask(Method::POST, &path, fill, refusal::of).await?;
        let characters = answer.header("character-cost").unwrap_or("unknown");
        tracing::debug!(engine = NAME, character_cost = characters, "a piece was spoken");
        let spoken: wire::Spoken = answer.json()?;
        let sound = STANDARD
            .decode(&spoken.audio_base64)
            .map_err(|_| osirix_http::unavailable().with("reason", "the sound is no base64"))?;
        let words = spoken.alignment.and_then(|times| times.words(piece, RATE_HZ, raise.factor()));
        let samples = raise.sound(wave::pcm16(&sound))?;
        Ok(Said { rate_hz: RATE_HZ, samples, words })
    }

    fn signed(&self, request: RequestBuilder) -> RequestBuilder {
        request.header("xi-api-key", self.api_key.clone())
    }
}

/// A voice's id in requests of the platform.
fn id(voice: &str) -> VoiceId {
    VoiceId(format!("{NAME}/{voice}"))
}
