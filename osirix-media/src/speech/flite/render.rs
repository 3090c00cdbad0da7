//! A sentence becomes samples and times.

use flite_rs::Flow;
use flite_rs::utterance::{ItemId, Utterance};
use flite_rs::value::Value;
use flite_rs::voice::{self, Voice, VoiceParams};
use osirix_core::Result;
use osirix_core::media::{SpeechChunk, VoiceSettings};

use crate::speech::analysis::{Analysed, Analysis, broken};
use crate::speech::reading::Sentence;
use crate::speech::{Lexicon, cut};

/// Samples per second of the voice.
pub(in crate::speech) const RATE_HZ: u32 = 16_000;

/// The voice and its language models.
pub(in crate::speech) struct Renderer {
    analysis: Analysis,
    voice: Voice,
}

impl Renderer {
    pub(in crate::speech) fn new(lexicon: &Lexicon) -> Result<Self> {
        let voice = Voice::parse(flite_rs::KAL16_VOICE_DATA).map_err(broken)?;
        Ok(Renderer { analysis: Analysis::new(lexicon)?, voice })
    }

    /// Says a sentence.
    pub(in crate::speech) fn render(
        &self,
        sentence: &Sentence,
        settings: VoiceSettings,
    ) -> SpeechChunk {
        let mut params = self.voice.params();
        params.duration_stretch /= settings.speed;
        let mut analysed = self.analysis.of(sentence, &params);
        shift_pitch(&mut analysed.utterance, settings.pitch);
        let segments = analysed.segments(RATE_HZ);
        let sound = self.sound(&analysed.utterance, &params);
        cut::piece(RATE_HZ, sentence, &segments, &sound, settings.speed)
    }

    /// How it would be said.
    pub(in crate::speech) fn analysed(&self, sentence: &Sentence) -> Analysed {
        self.analysis.of(sentence, &self.voice.params())
    }

    fn sound(&self, utterance: &Utterance, params: &VoiceParams) -> Vec<f32> {
        let mut samples = Vec::new();
        voice::synthesise_streaming(&self.voice, utterance, params, &mut |period| {
            samples.extend(period.iter().map(|sample| f32::from(*sample) / 32_768.0));
            Flow::Continue
        });
        samples
    }
}

// The voice clamps pitch in its own range while it plans; moving the finished contour keeps its
// shape, and leaves the times as they are.
fn shift_pitch(utterance: &mut Utterance, semitones: f32) {
    if semitones == 0.0 {
        return;
    }
    let factor = (semitones / 12.0).exp2();
    let targets: Vec<ItemId> = utterance.iter_relation("Target").collect();
    for target in targets {
        let pitch = utterance.feature_f32(target, "f0") * factor;
        utterance.set_feature(target, "f0", Value::Float(pitch));
    }
}
