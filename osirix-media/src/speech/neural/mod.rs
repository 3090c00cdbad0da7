//! Neural voices through ONNX Runtime: Kokoro and Piper models of one's own.
//!
//! The script is read and analysed as for the built-in voice (`reading`, `analysis`), its phonemes
//! are spelled in the model's alphabet, and the model says how long each of them takes: the times
//! of lips and captions are those of the sound, to the model's own frame.

mod alphabet;
mod folder;
mod model;
mod spelling;
mod times;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use flite_rs::voice::{Voice as FliteVoice, VoiceParams};
use osirix_core::media::{
    SpeechChunk, SpeechEngine, SpeechStream, Utterance, Voice, VoiceId, VoiceSettings,
};
use osirix_core::{Error, Result};

use super::analysis::{Analysis, Segment, broken};
use super::pitch::Raise;
use super::reading::{self, Sentence};
use super::{Lexicon, cut, spoken, unsayable};
use crate::models::{Manifest, OnnxRuntime};
use folder::Folder;
use model::Model;
use spelling::Spelling;

/// An engine with the voices of one model. Its name is the model's.
///
/// The model is loaded when it speaks first, once for all who speak; they take turns by the
/// sentence. English only: the phonemes come from the built-in analysis.
#[derive(Clone)]
pub struct NeuralEngine {
    shared: Arc<Shared>,
}

struct Shared {
    folder: Folder,
    runtime: OnnxRuntime,
    lexicon: Lexicon,
    analysis: Analysis,
    params: VoiceParams,
    model: Mutex<Option<Model>>,
}

impl NeuralEngine {
    /// The engine of a model's folder, with the crate's own lexicon. Reads what is small; a folder
    /// without what its manifest says is an [`InvalidInput`](osirix_core::ErrorCode::InvalidInput) error that
    /// names the file.
    pub fn open(runtime: OnnxRuntime, folder: &Path, manifest: &Manifest) -> Result<Self> {
        NeuralEngine::with_lexicon(runtime, folder, manifest, Lexicon::embedded()?)
    }

    /// The engine with this lexicon instead; start from [`Lexicon::embedded`] to add words.
    pub fn with_lexicon(
        runtime: OnnxRuntime,
        folder: &Path,
        manifest: &Manifest,
        lexicon: Lexicon,
    ) -> Result<Self> {
        let analysis = Analysis::new(&lexicon)?;
        let params = FliteVoice::parse(flite_rs::KAL16_VOICE_DATA).map_err(broken)?.params();
        let folder = Folder::open(folder, manifest)?;
        let model = Mutex::default();
        let shared = Shared { folder, runtime, lexicon, analysis, params, model };
        Ok(NeuralEngine { shared: Arc::new(shared) })
    }

    /// What a Kokoro model is given to say this, by the sentence.
    #[cfg(feature = "measure")]
    pub fn inputs(&self, utterance: &Utterance) -> Result<Vec<ModelInput>> {
        let Plan { sentences, voice } = self.shared.plan(utterance)?;
        let input = |sentence: &Sentence| {
            let Spelling { ids, .. } = self.shared.spelling(sentence)?.0;
            let style = self.shared.folder.style(&voice, ids.len().saturating_sub(2))?;
            Ok(ModelInput { ids, style, speed: utterance.settings.speed })
        };
        sentences.iter().map(input).collect()
    }
}

/// What a Kokoro model is given for a sentence.
#[cfg(feature = "measure")]
#[derive(Debug, Clone)]
pub struct ModelInput {
    /// The phonemes, with a silence at each end.
    pub ids: Vec<i64>,
    /// How the voice says a sentence of that length: 256 numbers.
    pub style: Vec<f32>,
    /// 1.0 is the voice's own.
    pub speed: f32,
}

impl std::fmt::Debug for NeuralEngine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NeuralEngine").field("name", &self.name()).finish_non_exhaustive()
    }
}

#[async_trait]
impl SpeechEngine for NeuralEngine {
    fn name(&self) -> &str {
        &self.shared.folder.name
    }

    async fn voices(&self) -> Result<Vec<Voice>> {
        let folder = &self.shared.folder;
        let voice = |(name, language): &(String, &str)| Voice {
            id: VoiceId(format!("{}/{name}", folder.name)),
            name: name.clone(),
            language: (*language).to_owned(),
            sample_rate_hz: folder.sample_rate_hz,
        };
        Ok(folder.voices.iter().map(voice).collect())
    }

    async fn check(&self, utterance: &Utterance) -> Result<()> {
        self.shared.plan(utterance).map(drop)
    }

    async fn speak(&self, utterance: Utterance) -> Result<SpeechStream> {
        let Plan { sentences, voice } = self.shared.plan(&utterance)?;
        let (shared, settings) = (self.shared.clone(), utterance.settings);
        let pieces =
            sentences.into_iter().map(move |sentence| shared.say(&sentence, &voice, settings));
        Ok(spoken::stream_of(utterance.voice.0, pieces))
    }
}

/// What is said, by which of the model's voices.
struct Plan {
    sentences: Vec<Sentence>,
    voice: String,
}

impl Shared {
    fn plan(&self, utterance: &Utterance) -> Result<Plan> {
        utterance.settings.checked()?;
        let wanted = utterance.voice.0.split_once('/').unwrap_or_default();
        let known = |(name, _): &&(String, &str)| wanted == (self.folder.name.as_str(), name);
        let Some((voice, _)) = self.folder.voices.iter().find(known) else {
            return Err(Error::not_found("voice", &utterance.voice).with("field", "voice"));
        };
        let sentences = reading::plan(&self.lexicon, utterance.script.as_str());
        if sentences.is_empty() {
            return Err(unsayable(utterance.script.as_str(), &utterance.voice.0));
        }
        Ok(Plan { sentences, voice: voice.clone() })
    }

    fn say(
        &self,
        sentence: &Sentence,
        voice: &str,
        settings: VoiceSettings,
    ) -> Result<SpeechChunk> {
        let rate_hz = self.folder.sample_rate_hz;
        let (spelling, segments) = self.spelling(sentence)?;
        // What is spoken slower and then played faster is higher.
        let raise = Raise::semitones(settings.pitch);
        let spoken = self.run(&spelling, voice, settings.speed / raise.factor())?.raised(raise)?;
        let timed = times::of(&spelling, &spoken, &segments, rate_hz)?;
        let mut chunk = cut::piece(rate_hz, sentence, &timed, &spoken.samples, settings.speed);
        chunk.samples.iter_mut().for_each(|sample| *sample = sample.clamp(-1.0, 1.0));
        Ok(chunk)
    }

    fn spelling(&self, sentence: &Sentence) -> Result<(Spelling, Vec<Segment>)> {
        let rate_hz = self.folder.sample_rate_hz;
        let segments = self.analysis.of(sentence, &self.params).segments(rate_hz);
        Ok((Spelling::of(sentence, &segments, &self.folder.alphabet)?, segments))
    }

    fn run(&self, spelling: &Spelling, voice: &str, speed: f32) -> Result<Spoken> {
        // A panic in the runtime leaves no half-done state behind.
        let mut model = self.model.lock().unwrap_or_else(PoisonError::into_inner);
        let model = match &mut *model {
            Some(model) => model,
            empty => empty.insert(Model::load(&self.runtime, &self.folder)?),
        };
        model.say(&self.folder, &spelling.ids, voice, speed)
    }
}

/// What a model said.
struct Spoken {
    samples: Vec<f32>,
    /// How many samples each id took.
    durations: Vec<usize>,
}

impl Spoken {
    fn raised(self, raise: Raise) -> Result<Spoken> {
        let (mut end, mut before) = (0, 0);
        let mut durations = Vec::with_capacity(self.durations.len());
        // From ends, so that roundings do not add up.
        for duration in &self.durations {
            end += duration;
            durations.push(raise.count(end) - before);
            before = raise.count(end);
        }
        Ok(Spoken { samples: raise.sound(self.samples)?, durations })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_raised_is_shorter_and_its_times_with_it() {
        let spoken = Spoken { samples: vec![0.0; 24_000], durations: vec![1_001, 22_999] };
        let raised = spoken.raised(Raise::semitones(12.0)).unwrap();
        assert_eq!((raised.samples.len(), raised.durations), (12_000, vec![501, 11_499]));
    }
}
