//! The engines of the voice models that were added.

use std::num::NonZero;
use std::path::PathBuf;
use std::sync::Arc;

use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::SpeechEngine;
use osirix_media::models::{ModelKind, Models, OnnxRuntime};
use osirix_media::speech::NeuralEngine;

use crate::config::Config;

/// Where ONNX Runtime is, when it is not among the models.
const LIBRARY: &str = "ORT_DYLIB_PATH";

/// How many threads a sentence is spoken by at most: more gain little.
const MOST_THREADS: usize = 4;

/// An engine for each voice model. None is loaded before it speaks.
pub(crate) fn engines(config: &Config) -> Result<Vec<Arc<dyn SpeechEngine>>> {
    let models = Models::at(config.models());
    let mut voices = models.list()?;
    voices.retain(|model| model.kind != ModelKind::OnnxRuntime);
    if voices.is_empty() {
        return Ok(Vec::new());
    }
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let runtime = OnnxRuntime::open(&library(&models)?, threads.min(MOST_THREADS))?;
    let mut engines: Vec<Arc<dyn SpeechEngine>> = Vec::new();
    for manifest in &voices {
        let engine = NeuralEngine::open(runtime.clone(), &models.path(manifest), manifest)?;
        engines.push(Arc::new(engine));
    }
    Ok(engines)
}

fn library(models: &Models) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os(LIBRARY).filter(|path| !path.is_empty()) {
        return Ok(PathBuf::from(path));
    }
    models.onnx_runtime()?.ok_or_else(|| {
        let message = "there are voice models, and no ONNX Runtime to run them: add it to the \
            models, or say where it is";
        Error::new(ErrorCode::Configuration, message).with("variable", LIBRARY)
    })
}
