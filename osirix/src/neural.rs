//! The engines of the models that were added.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::Arc;

use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::{AvatarEngine, SpeechEngine};
use osirix_media::avatar::Wav2LipEngine;
use osirix_media::models::{ModelKind, Models, OnnxRuntime};
use osirix_media::pipeline::KeptEngine;
use osirix_media::speech::NeuralEngine;

use crate::config::Config;

/// Where ONNX Runtime is, when it is not among the models.
const LIBRARY: &str = "ORT_DYLIB_PATH";

/// How many threads a model is run by at most: more gain little.
const MOST_THREADS: usize = 4;

/// An engine for each model.
#[derive(Default)]
pub(crate) struct Engines {
    pub(crate) speech: Vec<Arc<dyn SpeechEngine>>,
    pub(crate) avatars: Vec<Arc<dyn AvatarEngine>>,
    /// What each voice was made of: what it said is kept.
    pub(crate) kept: BTreeMap<String, KeptEngine>,
}

/// The engines of all models that were added. None is loaded before it is used.
pub(crate) fn engines(config: &Config) -> Result<Engines> {
    let models = Models::at(config.models());
    let mut added = models.list()?;
    added.retain(|model| model.kind != ModelKind::OnnxRuntime);
    let mut engines = Engines::default();
    if added.is_empty() {
        return Ok(engines);
    }
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let runtime = OnnxRuntime::open(&library(&models)?, threads.min(MOST_THREADS))?;
    for manifest in &added {
        let (runtime, folder) = (runtime.clone(), models.path(manifest));
        if manifest.kind == ModelKind::Wav2Lip {
            engines.avatars.push(Arc::new(Wav2LipEngine::open(runtime, &folder, manifest)?));
        } else {
            let files = manifest.files.iter().map(|file| file.sha256.as_str());
            let kept = KeptEngine { version: files.collect::<Vec<_>>().join(" "), shared: true };
            engines.kept.insert(manifest.name.clone(), kept);
            engines.speech.push(Arc::new(NeuralEngine::open(runtime, &folder, manifest)?));
        }
    }
    Ok(engines)
}

fn library(models: &Models) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os(LIBRARY).filter(|path| !path.is_empty()) {
        return Ok(PathBuf::from(path));
    }
    models.onnx_runtime()?.ok_or_else(|| {
        let message = "there are models, and no ONNX Runtime to run them: add it to the models, \
            or say where it is";
        Error::new(ErrorCode::Configuration, message).with("variable", LIBRARY)
    })
}
