//! The built-in engine: CMU Flite's 16 kHz American English voice, in pure Rust.
//!
//! It needs no file, no key and no network, is faster than real time by two orders of magnitude
//! and says the same script in the same samples on every machine. Its phoneme times are those
//! that its own synthesis aims at, so sound and lips agree to a pitch period (about 10 ms).

mod render;

use std::sync::Arc;

use async_trait::async_trait;
use osirix_core::media::{SpeechEngine, SpeechStream, Utterance, Voice, VoiceId};
use osirix_core::{Error, Result};

use super::reading::{self, Sentence};
use super::{Lexicon, spoken, unsayable};
pub(super) use render::{RATE_HZ, Renderer};

const NAME: &str = "flite";
const VOICE: &str = "flite/kal16";

/// The built-in engine `flite` with its voice `flite/kal16`: 16 kHz, en-US.
///
/// ```
/// use futures_util::StreamExt as _;
/// use osirix_core::media::{Script, SpeechEngine as _, Utterance, VoiceId, VoiceSettings};
/// use osirix_media::speech::FliteEngine;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> osirix_core::Result<()> {
/// let engine = FliteEngine::new()?;
/// let mut speech = engine
///     .speak(Utterance {
///         script: Script::new("Hello, I am Osirix.")?,
///         voice: VoiceId("flite/kal16".to_owned()),
///         settings: VoiceSettings::default(),
///     })
///     .await?;
/// while let Some(chunk) = speech.next().await {
///     assert_eq!(chunk?.words[3].text, "Osirix.");
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct FliteEngine {
    lexicon: Arc<Lexicon>,
    renderer: Arc<Renderer>,
}

impl FliteEngine {
    /// The engine with the crate's own lexicon.
    pub fn new() -> Result<Self> {
        FliteEngine::with_lexicon(Lexicon::embedded()?)
    }

    /// The engine with this lexicon instead; start from [`Lexicon::embedded`] to add words.
    pub fn with_lexicon(lexicon: Lexicon) -> Result<Self> {
        let renderer = Renderer::new(&lexicon)?;
        Ok(FliteEngine { lexicon: Arc::new(lexicon), renderer: Arc::new(renderer) })
    }

    fn plan(&self, utterance: &Utterance) -> Result<Vec<Sentence>> {
        utterance.settings.checked()?;
        if utterance.voice.0 != VOICE {
            return Err(Error::not_found("voice", &utterance.voice)
                .with("field", "voice")
                .with("known", VOICE));
        }
        let sentences = reading::plan(&self.lexicon, utterance.script.as_str());
        if sentences.is_empty() {
            Err(unsayable(utterance.script.as_str(), VOICE))
        } else {
            Ok(sentences)
        }
    }
}

impl std::fmt::Debug for FliteEngine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FliteEngine").finish_non_exhaustive()
    }
}

#[async_trait]
impl SpeechEngine for FliteEngine {
    fn name(&self) -> &str {
        NAME
    }

    async fn voices(&self) -> Result<Vec<Voice>> {
        Ok(vec![Voice {
            id: VoiceId(VOICE.to_owned()),
            name: "Kal".to_owned(),
            language: "en-US".to_owned(),
            sample_rate_hz: RATE_HZ,
        }])
    }

    async fn check(&self, utterance: &Utterance) -> Result<()> {
        self.plan(utterance).map(drop)
    }

    async fn speak(&self, utterance: Utterance) -> Result<SpeechStream> {
        let settings = utterance.settings;
        let sentences = self.plan(&utterance)?;
        let renderer = Arc::clone(&self.renderer);
        let pieces =
            sentences.into_iter().map(move |sentence| Ok(renderer.render(&sentence, settings)));
        Ok(spoken::stream_of(VOICE.to_owned(), pieces))
    }
}
