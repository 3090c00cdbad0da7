//! Neural voices: the port's suite over real models, and what is taken out of packages.
//!
//! The models come from the variable `OSIRIX_TEST_MODELS`, a folder that `cargo xtask test` fills
//! by the ordinary package clients.

#![cfg(feature = "neural")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use futures_util::StreamExt as _;
use osirix_core::ErrorCode;
use osirix_core::media::{
    PhonemeSpan, Script, SpeechChunk, SpeechEngine as _, SpeechTrack, Utterance, Viseme, VoiceId,
    VoiceSettings,
};
use osirix_media::lipsync::VisemeLipSync;
use osirix_media::models::{Models, OnnxRuntime, Terms};
use osirix_media::speech::NeuralEngine;

fn models() -> Models {
    let folder = std::env::var_os("OSIRIX_TEST_MODELS");
    let missing = "OSIRIX_TEST_MODELS is missing: run `cargo xtask test`, which brings the models";
    Models::at(PathBuf::from(folder.expect(missing)))
}

/// One engine a model for all tests: each would load the model again.
fn engine(name: &'static str) -> NeuralEngine {
    static ENGINES: Mutex<BTreeMap<&str, NeuralEngine>> = Mutex::new(BTreeMap::new());
    let mut engines = ENGINES.lock().unwrap();
    engines.entry(name).or_insert_with(|| open(name)).clone()
}

fn open(name: &str) -> NeuralEngine {
    static RUNTIME: OnceLock<OnnxRuntime> = OnceLock::new();
    let models = models();
    let library = models.onnx_runtime().unwrap().unwrap();
    let runtime = RUNTIME.get_or_init(|| OnnxRuntime::open(&library, 2).unwrap());
    let manifest = models.get(name).unwrap();
    NeuralEngine::open(runtime.clone(), &models.path(&manifest), &manifest).unwrap()
}

osirix_core::speech_suite!(kokoro, engine("kokoro"));
osirix_core::speech_suite!(piper, engine("joe"));

async fn say(engine: &NeuralEngine, voice: &str, settings: VoiceSettings) -> SpeechChunk {
    say_this(engine, voice, "Hello Osirix, how are you today?", settings).await
}

/// One sentence is one chunk.
async fn say_this(
    engine: &NeuralEngine,
    voice: &str,
    text: &str,
    settings: VoiceSettings,
) -> SpeechChunk {
    let script = Script::new(text).unwrap();
    let voice = VoiceId(format!("{}/{voice}", engine.name()));
    let mut stream = engine.speak(Utterance { script, voice, settings }).await.unwrap();
    stream.next().await.unwrap().unwrap()
}

fn length(chunk: &SpeechChunk) -> f32 {
    let last = chunk.words.last().unwrap();
    (last.end_us - chunk.words[0].start_us) as f32 / 1e6
}

#[tokio::test(flavor = "multi_thread")]
async fn speed_makes_it_shorter_and_pitch_does_not() {
    for (name, voice) in [("kokoro", "af_heart"), ("joe", "default")] {
        let engine = engine(name);
        let plain = length(&say(&engine, voice, VoiceSettings::default()).await);
        let fast = length(&say(&engine, voice, VoiceSettings { speed: 1.5, pitch: 0.0 }).await);
        let high = length(&say(&engine, voice, VoiceSettings { speed: 1.0, pitch: 4.0 }).await);
        assert!((0.55..0.85).contains(&(fast / plain)), "{name}: {fast} of {plain}");
        assert!((0.85..1.15).contains(&(high / plain)), "{name}: {high} of {plain}");
    }
}

/// Where a closed mouth is asked for the sound is weak, and inside vowels it is strong.
#[tokio::test(flavor = "multi_thread")]
async fn the_times_are_those_of_the_sound() {
    for (name, voice) in [("kokoro", "af_heart"), ("joe", "default")] {
        let engine = engine(name);
        let rate_hz = engine.voices().await.unwrap()[0].sample_rate_hz as u64;
        let chunk = say(&engine, voice, VoiceSettings::default()).await;
        let level = |start_us: u64, end_us: u64| {
            let index = |us: u64| (us * rate_hz / 1_000_000) as usize;
            let part = &chunk.samples[index(start_us)..index(end_us).min(chunk.samples.len())];
            (part.iter().map(|s| s * s).sum::<f32>() / part.len().max(1) as f32).sqrt()
        };
        let mut vowels = Vec::new();
        let mut silences = Vec::new();
        for span in &chunk.phonemes {
            match span.phoneme.as_str() {
                "pau" => silences.push(level(span.start_us, span.end_us)),
                vowel if vowel.starts_with(['a', 'e', 'i', 'o', 'u']) => {
                    vowels.push(level(span.start_us, span.end_us));
                }
                _ => {}
            }
        }
        let mean = |levels: &[f32]| levels.iter().sum::<f32>() / levels.len() as f32;
        assert!(vowels.len() >= 8, "{name}");
        assert!(mean(&vowels) > 5.0 * mean(&silences), "{name}: {vowels:?} {silences:?}");
        assert!(vowels.iter().all(|level| *level > mean(&silences)), "{name}: {vowels:?}");
    }
}

/// The lips meet where the model says that a sound needs them closed.
#[tokio::test(flavor = "multi_thread")]
async fn every_closure_is_reached_within_40_ms_of_its_phoneme() {
    for (name, voice) in [("kokoro", "af_heart"), ("kokoro", "bm_george"), ("joe", "default")] {
        let engine = engine(name);
        let rate_hz = engine.voices().await.unwrap()[0].sample_rate_hz as u64;
        let script = "Maybe five bold people from the village move a piano up the steps.";
        let chunk = say_this(&engine, voice, script, VoiceSettings::default()).await;
        let mut speech = SpeechTrack::default();
        let duration_us = chunk.samples.len() as u64 * 1_000_000 / rate_hz;
        speech.append(chunk.phonemes, chunk.words, duration_us);
        let track = VisemeLipSync.movement(&speech).unwrap();
        let closures: Vec<_> =
            speech.phonemes.iter().filter_map(|span| Some((closure(span)?, span))).collect();
        assert!(closures.len() >= 12, "{name}/{voice}: {}", closures.len());
        for (viseme, span) in closures {
            let near = span.start_us.saturating_sub(40_000)..=span.end_us + 40_000;
            let met = track
                .mouth
                .iter()
                .any(|key| key.viseme == viseme && key.strength > 0.9 && near.contains(&key.at_us));
            assert!(met, "{name}/{voice}: {} at {} us", span.phoneme, span.start_us);
        }
    }
}

fn closure(span: &PhonemeSpan) -> Option<Viseme> {
    match span.phoneme.as_str() {
        "p" | "b" | "m" => Some(Viseme::Pp),
        "f" | "v" => Some(Viseme::Ff),
        _ => None,
    }
}

#[test]
fn what_was_added_is_verified_to_the_byte() {
    let models = models();
    for manifest in models.list().unwrap() {
        assert_eq!(models.verify(&manifest.name).unwrap(), manifest);
    }
}

/// A Piper voice by its files' names alone.
fn voice(folder: &Path) -> [PathBuf; 2] {
    let files = ["en_US-ada-low.onnx", "en_US-ada-low.onnx.json"].map(|name| folder.join(name));
    files.iter().for_each(|file| std::fs::write(file, b"{}").unwrap());
    files
}

#[test]
fn a_licence_that_may_not_sell_must_be_accepted() {
    let folder = tempfile::tempdir().unwrap();
    let (sources, models) = (voice(folder.path()), Models::at(folder.path().join("models")));
    let refused = models.add(&sources, Terms::Commercial).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::PermissionDenied);
    assert!(models.list().unwrap().is_empty());
    let added = models.add(&sources, Terms::AnyAccepted).unwrap();
    assert_eq!((added[0].name.as_str(), added[0].files.len()), ("ada", 2));
    models.add(&sources, Terms::AnyAccepted).unwrap();
    assert_eq!(models.verify("ada").unwrap(), added[0], "one of the same name is replaced");
    let folders = std::fs::read_dir(folder.path().join("models")).unwrap().count();
    assert_eq!(folders, 1, "and nothing of it stays");
    models.remove("ada").unwrap();
    assert!(models.list().unwrap().is_empty());
}

#[test]
fn a_model_that_was_changed_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let models = Models::at(folder.path().join("models"));
    models.add(&voice(folder.path()), Terms::AnyAccepted).unwrap();
    std::fs::write(folder.path().join("models/ada/model.onnx"), b"[]").unwrap();
    assert_eq!(models.verify("ada").unwrap_err().code(), ErrorCode::Inconsistent);
}

#[test]
fn half_a_model_a_damaged_archive_and_nothing_known_add_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let models = Models::at(folder.path().join("models"));
    let [onnx, _] = voice(folder.path());
    let damaged = folder.path().join("kokoro.whl");
    std::fs::write(&damaged, b"PK\x03\x04 no zip").unwrap();
    let tarball = folder.path().join("kokoro.tgz");
    std::fs::write(&tarball, b"\x1f\x8b no gzip").unwrap();
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, b"nothing").unwrap();
    for source in [onnx, damaged, tarball, text] {
        let error = models.add(std::slice::from_ref(&source), Terms::AnyAccepted).unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidInput, "{}", source.display());
    }
    let missing = models.add(&[folder.path().join("no.whl")], Terms::AnyAccepted).unwrap_err();
    assert_eq!(missing.code(), ErrorCode::Io);
    let left = std::fs::read_dir(folder.path().join("models")).unwrap().count();
    assert_eq!(left, 0, "nothing is left behind");
}
