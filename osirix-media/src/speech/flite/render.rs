//! A sentence becomes samples and times.

use flite_rs::language::Language;
use flite_rs::text;
use flite_rs::utterance::{ItemId, Utterance};
use flite_rs::value::Value;
use flite_rs::voice::{self, Voice, VoiceParams};
use flite_rs::{Engine, Flow};
use osirix_core::media::{PhonemeSpan, SpeechChunk, VoiceSettings, WordSpan};
use osirix_core::{Error, ErrorCode, Result};

use crate::speech::Lexicon;
use crate::speech::reading::{Sentence, surrogate};

/// Samples per second of the voice.
pub(super) const RATE_HZ: u32 = 16_000;

/// A piece is a whole number of milliseconds, so that times in microseconds are exact.
const GRAIN: usize = 16;

/// Silence before the first sound of a piece, in milliseconds: room for lips to open.
const LEAD_MS: usize = 60;

/// Silence behind the last sound that is always there: plosives and fricatives die away in it.
const MIN_TAIL_MS: usize = 40;

/// How long the recorded noise of a pause takes to fade to digital silence.
const FADE: usize = 20 * GRAIN;

const SILENCE: &str = "pau";

/// The voice and its language models.
pub(super) struct Renderer {
    language: Language,
    voice: Voice,
}

/// A phoneme, its last sample and the word that it belongs to.
struct Segment {
    phoneme: String,
    stress: u8,
    end: usize,
    word: Option<usize>,
}

impl Renderer {
    pub(super) fn new(lexicon: &Lexicon) -> Result<Self> {
        let engine = Engine::try_new().map_err(broken)?;
        let mut language = (*engine.language()).clone();
        for (word, phonemes) in lexicon.iter() {
            let phonemes: Vec<_> = phonemes.iter().map(String::as_str).collect();
            language.lexicon.add_entry(&surrogate(word), None, &phonemes).map_err(broken)?;
        }
        let voice = Voice::parse(flite_rs::KAL16_VOICE_DATA).map_err(broken)?;
        Ok(Renderer { language, voice })
    }

    /// Says a sentence.
    pub(super) fn render(&self, sentence: &Sentence, settings: VoiceSettings) -> SpeechChunk {
        let mut params = self.voice.params();
        params.duration_stretch /= settings.speed;
        let (mut utterance, owners) = self.analyse(sentence, &params);
        shift_pitch(&mut utterance, settings.pitch);
        let segments = segments(&utterance, &owners);
        let sound = self.sound(&utterance, &params);
        let tail_ms = sentence.pause_ms as f32 / settings.speed - LEAD_MS as f32;
        let cut = Cut::new(&segments, (tail_ms as usize).max(MIN_TAIL_MS) * GRAIN);
        SpeechChunk {
            samples: cut.samples(&sound),
            phonemes: cut.phonemes(&segments),
            words: cut.words(sentence, &segments),
        }
    }

    // The second value tells, for each token of the utterance, whose word it is.
    fn analyse(&self, sentence: &Sentence, params: &VoiceParams) -> (Utterance, Vec<usize>) {
        let mut tokens = Vec::new();
        let mut owners = Vec::new();
        for (index, word) in sentence.words.iter().enumerate() {
            for token in &word.tokens {
                owners.push(index);
                tokens.push(text::Token {
                    whitespace: " ".to_owned(),
                    name: token.name.clone(),
                    punctuation: token.after.clone(),
                    ..text::Token::default()
                });
            }
        }
        (flite_rs::pipeline::analyse(&self.language, &tokens, params), owners)
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

fn broken(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorCode::Internal, "the built-in voice cannot be loaded").caused_by(error)
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

fn segments(utterance: &Utterance, owners: &[usize]) -> Vec<Segment> {
    let tokens: Vec<ItemId> = utterance.iter_relation("Token").collect();
    let mut last = 0;
    utterance
        .iter_relation("Segment")
        .map(|item| {
            let end = (utterance.feature_f32(item, "end") * RATE_HZ as f32).round() as usize;
            last = end.max(last);
            let syllable =
                utterance.item_as(item, "SylStructure").and_then(|view| utterance.parent(view));
            let token = syllable
                .and_then(|syllable| utterance.parent(syllable))
                .and_then(|word| utterance.item_as(word, "Token"))
                .and_then(|word| utterance.parent(word));
            let index = token.and_then(|token| tokens.iter().position(|t| *t == token));
            Segment {
                phoneme: name(utterance.name(item)),
                stress: stress(utterance, item, syllable),
                end: last,
                word: index.and_then(|index| owners.get(index).copied()),
            }
        })
        .collect()
}

fn name(phone: &str) -> String {
    let name = match phone {
        "h#" | "brth" => SILENCE,
        "axr" => "er",
        "hv" => "hh",
        "dx" => "d",
        "nx" | "en" => "n",
        "el" => "l",
        "em" => "m",
        other => other,
    };
    name.to_owned()
}

fn stress(utterance: &Utterance, item: ItemId, syllable: Option<ItemId>) -> u8 {
    let stressed = syllable.is_some_and(|item| utterance.feature_str(item, "stress") == "1");
    u8::from(stressed && flite_rs::phoneset::is_vowel(utterance.name(item)))
}

/// Which part of the voice's sound is kept: its own silences at both ends are replaced.
struct Cut {
    /// Samples dropped at the start; negative where silence is added.
    start: isize,
    /// Samples kept in all.
    length: usize,
}

impl Cut {
    fn new(segments: &[Segment], tail: usize) -> Self {
        let lead = LEAD_MS * GRAIN;
        let spoken = |segment: &&Segment| segment.phoneme != SILENCE;
        let first = segments.iter().position(|segment| segment.phoneme != SILENCE).unwrap_or(0);
        let onset = first.checked_sub(1).map_or(0, |before| segments[before].end);
        let last = segments.iter().rfind(spoken).map_or(onset, |segment| segment.end);
        let start = onset as isize - lead as isize;
        let length = (last as isize - start) as usize + tail;
        Cut { start, length: length.next_multiple_of(GRAIN) }
    }

    fn position(&self, sample: usize) -> usize {
        (sample as isize - self.start).clamp(0, self.length as isize) as usize
    }

    fn samples(&self, sound: &[f32]) -> Vec<f32> {
        let mut samples = vec![0.0; self.length];
        let from = self.start.max(0) as usize;
        let to = self.position(from);
        let kept = sound.get(from..).unwrap_or_default();
        let count = kept.len().min(self.length - to);
        samples[to..to + count].copy_from_slice(&kept[..count]);
        fade(&mut samples[to..to + count]);
        samples
    }

    fn phonemes(&self, segments: &[Segment]) -> Vec<PhonemeSpan> {
        let mut spans: Vec<PhonemeSpan> = Vec::with_capacity(segments.len());
        let mut start = 0;
        for segment in segments {
            let end = self.position(segment.end);
            if end > start {
                spans.push(span(segment, start, end));
                start = end;
            }
        }
        match spans.last_mut().filter(|last| last.phoneme == SILENCE) {
            Some(last) => last.end_us = micros(self.length),
            None if start < self.length => spans.push(silence(start, self.length)),
            None => {}
        }
        spans
    }

    // A word that is not said stands, without length, where the word before it ended.
    fn words(&self, sentence: &Sentence, segments: &[Segment]) -> Vec<WordSpan> {
        let mut bounds: Vec<Option<(usize, usize)>> = vec![None; sentence.words.len()];
        let mut start = 0;
        for segment in segments {
            let end = self.position(segment.end);
            if let Some(bound) = segment.word.and_then(|word| bounds.get_mut(word)) {
                *bound = Some((bound.map_or(start, |(first, _)| first), end));
            }
            start = end;
        }
        let mut at = bounds.iter().flatten().next().map_or(0, |(first, _)| *first);
        let mut spans = Vec::with_capacity(bounds.len());
        for (word, bound) in sentence.words.iter().zip(bounds) {
            let (start, end) = bound.unwrap_or((at, at));
            at = end;
            if !word.text.is_empty() {
                let text = word.text.clone();
                spans.push(WordSpan { text, start_us: micros(start), end_us: micros(end) });
            }
        }
        spans
    }
}

fn span(segment: &Segment, start: usize, end: usize) -> PhonemeSpan {
    PhonemeSpan {
        phoneme: segment.phoneme.clone(),
        stress: segment.stress,
        start_us: micros(start),
        end_us: micros(end),
    }
}

fn silence(start: usize, end: usize) -> PhonemeSpan {
    let phoneme = SILENCE.to_owned();
    PhonemeSpan { phoneme, stress: 0, start_us: micros(start), end_us: micros(end) }
}

fn micros(samples: usize) -> u64 {
    samples as u64 * 1_000_000 / u64::from(RATE_HZ)
}

fn fade(samples: &mut [f32]) {
    let count = FADE.min(samples.len() / 2);
    let length = samples.len();
    for index in 0..count {
        let gain = index as f32 / count as f32;
        samples[index] *= gain;
        samples[length - 1 - index] *= gain;
    }
}
