//! Other voices than the one that a recording is laid over: natural ones, whose models tell when
//! they say each word.

use std::path::PathBuf;
use std::sync::OnceLock;

use osirix_media::models::{Models, OnnxRuntime};
use osirix_media::speech::NeuralEngine;

use super::{TEXT, said};

fn open(name: &str) -> NeuralEngine {
    static RUNTIME: OnceLock<OnnxRuntime> = OnceLock::new();
    let folder = std::env::var_os("OSIRIX_TEST_MODELS");
    let missing = "OSIRIX_TEST_MODELS is missing: run `cargo xtask test`, which brings the models";
    let models = Models::at(PathBuf::from(folder.expect(missing)));
    let library = models.onnx_runtime().unwrap().unwrap();
    let runtime = RUNTIME.get_or_init(|| OnnxRuntime::open(&library, 2).unwrap()).clone();
    let manifest = models.get(name).unwrap();
    NeuralEngine::open(runtime, &models.path(&manifest), &manifest).unwrap()
}

/// Voices that are not the built-in one, slow and quick, with pauses: half of the words begin within
/// this many milliseconds of where they are found, and nine of ten within that many. A woman's is
/// farther from the built-in man's than a man's is.
#[tokio::test(flavor = "multi_thread")]
async fn words_of_natural_voices_are_found_too() {
    for (name, voice, speed, pauses, limits) in [
        ("joe", "joe/default", 1.0, None, (80, 250)),
        ("joe", "joe/default", 0.8, Some(7), (80, 250)),
        ("joe", "joe/default", 1.3, Some(11), (80, 250)),
        ("kokoro", "kokoro/af_heart", 1.0, Some(7), (130, 900)),
    ] {
        let mut spoken = said(&open(name), voice, TEXT, speed).await;
        if let Some(every) = pauses {
            spoken = spoken.with_pauses(every);
        }
        let (median, most) = spoken.errors(TEXT);
        println!("{voice} at {speed}, pauses {pauses:?}: median {median} ms, 9 of 10 {most} ms");
        assert!(median <= limits.0 && most <= limits.1, "{voice} {speed}: {median} ms, {most} ms");
    }
}
