//! A model's folder, read as far as is needed before it speaks.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use osirix_core::{Error, Result};
use serde::Deserialize;

use super::spelling::Alphabet;
use crate::models::{Manifest, ModelKind};

/// Numbers of a style, and of styles in a voice: one for each number of phonemes.
const STYLE: usize = 256;
const STYLES: usize = 510;

/// Samples of a frame, in which models count time.
const KOKORO_FRAME: usize = 600;
const PIPER_FRAME: usize = 256;

/// What is known of a model before it is loaded.
pub(super) struct Folder {
    pub(super) name: String,
    pub(super) model: PathBuf,
    pub(super) sample_rate_hz: u32,
    /// Each with its language.
    pub(super) voices: Vec<(String, &'static str)>,
    pub(super) alphabet: Alphabet,
    /// The inner value that says how many frames each id takes.
    pub(super) durations: &'static str,
    /// Samples of a frame.
    pub(super) frame: usize,
    styles: PathBuf,
}

/// What is needed of a Piper voice's `.onnx.json`.
#[derive(Deserialize)]
struct PiperConfig {
    audio: PiperAudio,
    phoneme_id_map: BTreeMap<String, Vec<i64>>,
}

#[derive(Deserialize)]
struct PiperAudio {
    sample_rate: u32,
}

impl Folder {
    pub(super) fn open(folder: &Path, manifest: &Manifest) -> Result<Self> {
        let name = manifest.name.clone();
        match manifest.kind {
            ModelKind::Kokoro => Folder::kokoro(folder, name),
            ModelKind::Piper => Folder::piper(folder, name),
            ModelKind::OnnxRuntime | ModelKind::Wav2Lip => {
                Err(Error::invalid("model", "this is no voice").with("value", &manifest.name))
            }
        }
    }

    fn kokoro(folder: &Path, name: String) -> Result<Self> {
        let styles = folder.join("voices");
        let mut voices = Vec::new();
        for entry in std::fs::read_dir(&styles).map_err(|e| unreadable(&styles, e))?.flatten() {
            let path = entry.path();
            let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            // Voices of other languages say English with an accent at best.
            let language = match stem.as_bytes() {
                [b'a', b'f' | b'm', b'_', ..] => "en-US",
                [b'b', b'f' | b'm', b'_', ..] => "en-GB",
                _ => continue,
            };
            voices.push((stem.to_owned(), language));
        }
        voices.sort();
        if voices.is_empty() {
            return Err(Error::invalid("model", "this Kokoro model has no English voice")
                .with("path", styles.display()));
        }
        Ok(Folder {
            name,
            model: folder.join("model.onnx"),
            sample_rate_hz: 24_000,
            voices,
            alphabet: Alphabet::Kokoro,
            durations: "/encoder/Clip_output_0",
            frame: KOKORO_FRAME,
            styles,
        })
    }

    fn piper(folder: &Path, name: String) -> Result<Self> {
        let path = folder.join("model.onnx.json");
        let text = std::fs::read_to_string(&path).map_err(|e| unreadable(&path, e))?;
        let config: PiperConfig = serde_json::from_str(&text).map_err(|e| unreadable(&path, e))?;
        if !(8_000..=48_000).contains(&config.audio.sample_rate) {
            return Err(Error::invalid("sample_rate", "the voice's sample rate is out of range")
                .with("limit", "8000..48000")
                .with("value", config.audio.sample_rate));
        }
        Ok(Folder {
            name,
            model: folder.join("model.onnx"),
            sample_rate_hz: config.audio.sample_rate,
            voices: vec![("default".to_owned(), "en-US")],
            alphabet: Alphabet::Piper(config.phoneme_id_map),
            durations: "/Ceil_output_0",
            frame: PIPER_FRAME,
            styles: folder.to_owned(),
        })
    }

    /// The style in which Kokoro's voice says so many phonemes.
    pub(super) fn style(&self, voice: &str, phonemes: usize) -> Result<Vec<f32>> {
        let path = self.styles.join(format!("{voice}.bin"));
        let bytes = std::fs::read(&path).map_err(|e| unreadable(&path, e))?;
        if bytes.len() != STYLES * STYLE * 4 {
            return Err(Error::invalid("model", "a Kokoro voice has 510 styles of 256 numbers")
                .with("path", path.display())
                .with("limit", STYLES * STYLE * 4)
                .with("value", bytes.len()));
        }
        let row = phonemes.min(STYLES - 1) * STYLE * 4;
        let numbers = bytes[row..row + STYLE * 4].chunks_exact(4);
        Ok(numbers.map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect())
    }
}

fn unreadable(path: &Path, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::invalid("model", "a file of the model cannot be read")
        .with("path", path.display())
        .caused_by(cause)
}
