use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use osirix_core::{Error, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::failed;

/// What a model is, and from where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Its name, and its folder's: letters, digits and `-`. A voice's engine has this name.
    pub name: String,
    /// What it is.
    pub kind: ModelKind,
    /// Its licence, as an SPDX expression where it has one.
    pub licence: String,
    /// Whether the licence allows to sell what is made with it.
    pub commercial: bool,
    /// From what it was taken: the names of packages or files.
    pub source: String,
    /// Its files.
    pub files: Vec<ModelFile>,
}

/// What a model is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ModelKind {
    /// The library that runs models: `libonnxruntime.so` and its like.
    OnnxRuntime,
    /// A voice model of the Kokoro family: `model.onnx` and `voices/*.bin`.
    Kokoro,
    /// A Piper voice: `model.onnx` and `model.onnx.json`.
    Piper,
    /// Wav2Lip, which moves lips by the sound: `model.onnx`.
    #[serde(rename = "wav2lip")]
    Wav2Lip,
}

/// A file of a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelFile {
    /// Where it is in the model's folder.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
}

impl Manifest {
    pub(super) fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).map_err(|e| failed(path, e))?;
        let broken = |message| Error::invalid("manifest", message).with("path", path.display());
        let manifest: Manifest = serde_json::from_str(&text)
            .map_err(|e| broken("the manifest cannot be understood").caused_by(e))?;
        let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str());
        if folder != Some(&manifest.name) || !is_name(&manifest.name) {
            return Err(broken("a model has the name of its folder"));
        }
        if manifest.files.iter().any(|file| !is_inside(&file.path)) {
            return Err(broken("a file of the model is outside of its folder"));
        }
        Ok(manifest)
    }
}

impl ModelFile {
    /// A file as it is.
    pub(super) fn of(folder: &Path, path: &str) -> Result<Self> {
        let place = folder.join(path);
        let (bytes, sha256) = digest(&place).map_err(|e| failed(&place, e))?;
        Ok(ModelFile { path: path.to_owned(), bytes, sha256 })
    }
}

/// Whether it can be the name of a model.
pub(super) fn is_name(name: &str) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=40).contains(&name.len()) && name.bytes().all(fits) && !name.starts_with('-')
}

fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
        && !path.contains(['\\', ':', '\0'])
}

fn digest(path: &Path) -> io::Result<(u64, String)> {
    let mut file = File::open(path)?;
    let (mut digest, mut bytes) = (Sha256::new(), 0);
    let mut block = vec![0; 1 << 16];
    loop {
        let count = file.read(&mut block)?;
        if count == 0 {
            break;
        }
        digest.update(&block[..count]);
        bytes += count as u64;
    }
    let hex = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((bytes, hex))
}
