//! ONNX Runtime: a library that is found while the program runs, and the models that it runs.

use std::path::Path;
use std::sync::Arc;

use ort::environment::Environment;
use ort::session::Session;
use ort::session::builder::SessionBuilder;
use osirix_core::{Error, ErrorCode, Result};

/// The library ONNX Runtime, and how many threads it may use.
#[derive(Clone)]
pub struct OnnxRuntime {
    environment: Arc<Environment>,
    threads: usize,
}

impl OnnxRuntime {
    /// Loads the library, `libonnxruntime.so`, `.dylib` or `.dll`: once for the program; a second
    /// path is not loaded beside the first. A file that is no such library, or one of another
    /// version than this build can use, is a [`Configuration`](ErrorCode::Configuration) error.
    pub fn open(library: &Path, threads: usize) -> Result<Self> {
        if !library.is_file() {
            return Err(unusable(library, "there is no such file"));
        }
        let environment = ort::init_from(library)
            .map_err(|e| unusable(library, e))?
            .with_name("osirix")
            .with_telemetry(false)
            .build()
            .map_err(|e| unusable(library, e))?;
        Ok(OnnxRuntime { environment: Arc::new(environment), threads: threads.max(1) })
    }

    /// Loads a model as it is in its file.
    pub(crate) fn load(&self, path: &Path) -> Result<Session> {
        self.session(|mut builder| builder.commit_from_file(path)).map_err(|e| unloadable(path, e))
    }

    /// Loads a model with `more` of the same protobuf message behind it.
    pub(crate) fn load_with(&self, path: &Path, more: &[u8]) -> Result<Session> {
        let mut bytes = std::fs::read(path).map_err(|e| unloadable(path, e))?;
        bytes.extend(more);
        self.session(|mut builder| builder.commit_from_memory(&bytes))
            .map_err(|e| unloadable(path, e))
    }

    fn session(
        &self,
        commit: impl FnOnce(SessionBuilder) -> ort::Result<Session>,
    ) -> ort::Result<Session> {
        let builder = Session::builder(&self.environment)?;
        commit(builder.with_intra_threads(self.threads)?)
    }
}

impl std::fmt::Debug for OnnxRuntime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OnnxRuntime").field("threads", &self.threads).finish_non_exhaustive()
    }
}

fn unloadable(path: &Path, cause: impl std::fmt::Display) -> Error {
    Error::new(ErrorCode::Media, "the model cannot be loaded")
        .with("path", path.display())
        .with("reason", cause)
}

fn unusable(library: &Path, cause: impl std::fmt::Display) -> Error {
    Error::new(ErrorCode::Configuration, "this is no ONNX Runtime that can be used")
        .with("path", library.display())
        .with("reason", cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_library_is_refused() {
        let file = tempfile::NamedTempFile::new().unwrap();
        for path in [file.path(), Path::new("no/such/libonnxruntime.so")] {
            let error = OnnxRuntime::open(path, 1).unwrap_err();
            assert_eq!(error.code(), ErrorCode::Configuration);
        }
    }
}
