use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::SpeechEngine;
use osirix_core::secret::Secret;
use osirix_media::pipeline::KeptEngine;
#[cfg(feature = "hosted")]
use osirix_media::speech::{ElevenLabs, ElevenLabsOptions, OpenAiSpeech, OpenAiSpeechOptions};
use serde::Deserialize;

use crate::config::{Config, variable};

/// How many pieces of speech may be asked of a host at once.
const AT_ONCE: std::ops::RangeInclusive<u32> = 1..=64;

/// Who the platform is at ElevenLabs. Its voices are there when a key is.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ElevenLabsConfig {
    /// The key of the account that pays.
    pub api_key: Option<Secret<String>>,
    /// The model that speaks.
    pub model: String,
    /// Where it is: `https://HOST`.
    pub url: String,
    /// How many pieces may be made at once, as the account's plan allows: 1 to 64.
    pub at_once: u32,
}

impl Default for ElevenLabsConfig {
    fn default() -> Self {
        ElevenLabsConfig {
            api_key: None,
            model: "eleven_multilingual_v2".to_owned(),
            url: "https://api.elevenlabs.io".to_owned(),
            at_once: 2,
        }
    }
}

impl fmt::Debug for ElevenLabsConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ElevenLabsConfig").field("model", &self.model).finish_non_exhaustive()
    }
}

/// A server that speaks OpenAI's speech protocol. Its voices are there when its URL is.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OpenAiSpeechConfig {
    /// The base of its addresses, below which `/audio/speech` lies: `https://api.openai.com/v1`.
    pub url: Option<String>,
    /// The key, where it wants one.
    pub api_key: Option<Secret<String>>,
    /// The model that speaks.
    pub model: String,
    /// The voices that it has; those of OpenAI's own service when none is named.
    pub voices: Vec<String>,
    /// Whether requests may travel unencrypted to other machines.
    pub allow_http: bool,
    /// How many pieces may be made at once: 1 to 64.
    pub at_once: u32,
}

impl Default for OpenAiSpeechConfig {
    fn default() -> Self {
        OpenAiSpeechConfig {
            url: None,
            api_key: None,
            model: "gpt-4o-mini-tts".to_owned(),
            voices: Vec::new(),
            allow_http: false,
            at_once: 2,
        }
    }
}

impl fmt::Debug for OpenAiSpeechConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenAiSpeechConfig").field("model", &self.model).finish_non_exhaustive()
    }
}

impl ElevenLabsConfig {
    /// What `ELEVENLABS_API_KEY` and `ELEVENLABS_MODEL` say.
    pub(crate) fn from_env() -> Result<Self> {
        let otherwise = ElevenLabsConfig::default();
        Ok(ElevenLabsConfig {
            api_key: variable("ELEVENLABS_API_KEY")?.map(Secret::new),
            model: variable("ELEVENLABS_MODEL")?.unwrap_or(otherwise.model),
            ..otherwise
        })
    }
}

impl OpenAiSpeechConfig {
    /// What `OSIRIX_SPEECH_URL`, `OSIRIX_SPEECH_API_KEY`, `OSIRIX_SPEECH_MODEL` and
    /// `OSIRIX_SPEECH_VOICES`, a list with commas between them, say.
    pub(crate) fn from_env() -> Result<Self> {
        let otherwise = OpenAiSpeechConfig::default();
        let voices = variable("OSIRIX_SPEECH_VOICES")?.unwrap_or_default();
        let voices = voices.split(',').map(str::trim).filter(|voice| !voice.is_empty());
        Ok(OpenAiSpeechConfig {
            url: variable("OSIRIX_SPEECH_URL")?,
            api_key: variable("OSIRIX_SPEECH_API_KEY")?.map(Secret::new),
            model: variable("OSIRIX_SPEECH_MODEL")?.unwrap_or(otherwise.model),
            voices: voices.map(str::to_owned).collect(),
            ..otherwise
        })
    }
}

/// The hosts' engines, whose speeches are kept: each costs money. A voice there may be somebody's
/// own, so that accounts share none.
pub(crate) fn kept(config: &Config) -> BTreeMap<String, KeptEngine> {
    let ElevenLabsConfig { url, model, .. } = &config.elevenlabs;
    let elevenlabs = format!("{url} {model}");
    let OpenAiSpeechConfig { url, model, .. } = &config.openai_speech;
    let openai = format!("{} {model}", url.as_deref().unwrap_or_default());
    let kept = |version| KeptEngine { version, shared: false };
    let engines = [("elevenlabs", elevenlabs), ("openai", openai)];
    engines.map(|(name, version)| (name.to_owned(), kept(version))).into()
}

/// An engine for each host that the settings name. Nobody is asked before one speaks.
pub(crate) fn engines(config: &Config) -> Result<Vec<Arc<dyn SpeechEngine>>> {
    let mut engines = Vec::new();
    if let Some(api_key) = &config.elevenlabs.api_key {
        check("elevenlabs.at_once", config.elevenlabs.at_once)?;
        engines.push(elevenlabs(&config.elevenlabs, api_key)?);
    }
    if let Some(url) = &config.openai_speech.url {
        check("openai_speech.at_once", config.openai_speech.at_once)?;
        engines.push(openai_speech(&config.openai_speech, url)?);
    }
    Ok(engines)
}

fn check(field: &'static str, at_once: u32) -> Result<()> {
    if AT_ONCE.contains(&at_once) {
        return Ok(());
    }
    let message = "this many pieces cannot be asked for at once";
    Err(Error::new(ErrorCode::Configuration, message)
        .with("field", field)
        .with("limit", format!("{}..{}", AT_ONCE.start(), AT_ONCE.end()))
        .with("value", at_once))
}

#[cfg(feature = "hosted")]
fn elevenlabs(
    config: &ElevenLabsConfig,
    api_key: &Secret<String>,
) -> Result<Arc<dyn SpeechEngine>> {
    let engine = ElevenLabs::new(ElevenLabsOptions {
        api_key: api_key.clone(),
        model: config.model.clone(),
        url: config.url.clone(),
        at_once: config.at_once as usize,
    })?;
    Ok(Arc::new(engine))
}

#[cfg(feature = "hosted")]
fn openai_speech(config: &OpenAiSpeechConfig, url: &str) -> Result<Arc<dyn SpeechEngine>> {
    let otherwise = OpenAiSpeechOptions::default();
    let voices = match config.voices.is_empty() {
        true => otherwise.voices,
        false => config.voices.clone(),
    };
    let engine = OpenAiSpeech::new(OpenAiSpeechOptions {
        url: url.to_owned(),
        api_key: config.api_key.clone(),
        model: config.model.clone(),
        voices,
        allow_http: config.allow_http,
        at_once: config.at_once as usize,
    })?;
    Ok(Arc::new(engine))
}

#[cfg(not(feature = "hosted"))]
fn elevenlabs(_: &ElevenLabsConfig, _: &Secret<String>) -> Result<Arc<dyn SpeechEngine>> {
    Err(not_compiled_in("elevenlabs.api_key"))
}

#[cfg(not(feature = "hosted"))]
fn openai_speech(_: &OpenAiSpeechConfig, _: &str) -> Result<Arc<dyn SpeechEngine>> {
    Err(not_compiled_in("openai_speech.url"))
}

#[cfg(not(feature = "hosted"))]
fn not_compiled_in(field: &'static str) -> Error {
    let message = "no hosted voices are compiled in: compile osirix with the feature \"hosted\"";
    Error::new(ErrorCode::Configuration, message).with("field", field)
}
