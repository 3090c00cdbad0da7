//! Lips that a model reads from the sound: Wav2Lip, by weights that a user adds.
//!
//! K R Prajwal, Rudrabha Mukhopadhyay, Vinay Namboodiri and C V Jawahar, "A Lip Sync Expert Is All
//! You Need for Speech to Lip Generation In the Wild", ACM Multimedia 2020. Another engine draws
//! the avatar with its mouth at rest; of each frame the face is [cut out](area), made
//! [96 pixels](bgr) wide and given to the [model] with a [window](windows) of the sound's mel
//! spectrogram; and the lips that it draws are [put back](paste).

mod area;
mod bgr;
mod ellipse;
mod frames;
mod model;
mod paste;
mod scenes;
mod windows;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use osirix_core::media::{
    AvatarEngine, AvatarSource, FaceTrack, Frame, FrameFormat, FrameSource, Performance,
};
use osirix_core::{Error, Result};

use super::engine::in_background;
use super::{FilmEngine, PortraitEngine};
use crate::models::{Manifest, ModelKind, OnnxRuntime};
pub use area::FaceArea;
use frames::LipFrames;
use model::Model;
use scenes::Scenes;

/// Finds the face whose lips are to move.
pub trait FaceFinder: Send + Sync {
    /// Where the face is in a frame, from over the brows to the chin; `None` where there is none.
    /// `last` is where it was some frames ago, near which it is to be looked for first.
    fn find(&self, frame: &Frame, last: Option<FaceArea>) -> Result<Option<FaceArea>>;
}

impl<F> FaceFinder for F
where
    F: Fn(&Frame, Option<FaceArea>) -> Result<Option<FaceArea>> + Send + Sync,
{
    fn find(&self, frame: &Frame, last: Option<FaceArea>) -> Result<Option<FaceArea>> {
        self(frame, last)
    }
}

/// Moves the lips of what another engine draws, as Wav2Lip reads them from the sound. Its name is
/// the model's.
///
/// It accepts what the other engine accepts. Eyes, head and light stay that engine's; without a
/// [sound](Performance::sound) the lips do too, and are those of the face's movement. The model is
/// loaded when the first avatar is opened, once for all; they take turns by the batch.
#[derive(Clone)]
pub struct Wav2LipEngine {
    shared: Arc<Shared>,
}

struct Shared {
    name: String,
    path: PathBuf,
    runtime: OnnxRuntime,
    drawing: Arc<dyn AvatarEngine>,
    faces: Arc<dyn FaceFinder>,
    /// For films, whose faces it follows itself.
    films: Option<FilmEngine>,
    model: Mutex<Option<Model>>,
}

impl Wav2LipEngine {
    /// The engine of a model's folder, for portraits and films. Another kind of model is an
    /// [`InvalidInput`](osirix_core::ErrorCode::InvalidInput) error. The model is read when an
    /// avatar is opened: one that takes or gives something else than Wav2Lip is then a
    /// [`Media`](osirix_core::ErrorCode::Media) error that says what.
    pub fn open(runtime: OnnxRuntime, folder: &Path, manifest: &Manifest) -> Result<Self> {
        let (drawing, faces) = (Arc::new(PortraitEngine::new()), Arc::new(area::of_portrait));
        let films = Some(FilmEngine::new());
        Wav2LipEngine::new(drawing, faces, films, runtime, folder, manifest)
    }

    /// The engine that moves the lips of what `drawing` draws instead, where `faces` finds them.
    pub fn over(
        drawing: Arc<dyn AvatarEngine>,
        faces: Arc<dyn FaceFinder>,
        runtime: OnnxRuntime,
        folder: &Path,
        manifest: &Manifest,
    ) -> Result<Self> {
        Wav2LipEngine::new(drawing, faces, None, runtime, folder, manifest)
    }

    fn new(
        drawing: Arc<dyn AvatarEngine>,
        faces: Arc<dyn FaceFinder>,
        films: Option<FilmEngine>,
        runtime: OnnxRuntime,
        folder: &Path,
        manifest: &Manifest,
    ) -> Result<Self> {
        if manifest.kind != ModelKind::Wav2Lip {
            let message = "this is no model of lips";
            return Err(Error::invalid("model", message).with("value", &manifest.name));
        }
        let (name, path) = (manifest.name.clone(), folder.join("model.onnx"));
        let shared = Shared { name, path, runtime, drawing, faces, films, model: Mutex::default() };
        Ok(Wav2LipEngine { shared: Arc::new(shared) })
    }

    /// Opens a film, of which the face's place is known in each frame.
    async fn play(
        &self,
        films: &FilmEngine,
        source: &AvatarSource,
        performance: Performance,
        format: FrameFormat,
        seed: u64,
    ) -> Result<Box<dyn FrameSource>> {
        let Some(sound) = performance.sound.clone().filter(|_| performance.backdrop.is_none())
        else {
            let shared = self.shared.clone();
            in_background(move || shared.with_model(|_| Ok(()))).await?;
            return films.open(source, performance, format, seed).await;
        };
        let face = FaceTrack { mouth: Vec::new(), ..performance.face };
        let resting = Performance { face, sound: None, backdrop: None };
        let (shared, films, source) = (self.shared.clone(), films.clone(), source.clone());
        in_background(move || {
            shared.with_model(|_| Ok(()))?;
            let (frames, places) = films.followed(&source, resting, format, seed)?;
            let scenes = Scenes::known(frames, places, shared.faces.clone());
            Ok(Box::new(LipFrames::new(shared, scenes, &sound)?) as Box<dyn FrameSource>)
        })
        .await
    }

    /// Sees to it that an avatar can be opened, before there is sound.
    async fn check(&self, source: &AvatarSource, format: FrameFormat, seed: u64) -> Result<()> {
        let still = Performance::default();
        let frames = self.shared.drawing.open(source, still, format, seed).await?;
        let shared = self.shared.clone();
        in_background(move || {
            shared.with_model(|_| Ok(()))?;
            shared.scenes(frames).next().map(drop)
        })
        .await
    }
}

impl std::fmt::Debug for Wav2LipEngine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Wav2LipEngine").field("name", &self.name()).finish_non_exhaustive()
    }
}

#[async_trait]
impl AvatarEngine for Wav2LipEngine {
    fn name(&self) -> &str {
        &self.shared.name
    }

    fn accepts(&self, source: &AvatarSource) -> bool {
        self.shared.films(source).is_some() || self.shared.drawing.accepts(source)
    }

    async fn open(
        &self,
        source: &AvatarSource,
        performance: Performance,
        format: FrameFormat,
        seed: u64,
    ) -> Result<Box<dyn FrameSource>> {
        if let Some(films) = self.shared.films(source).cloned() {
            return self.play(&films, source, performance, format, seed).await;
        }
        let Some(sound) = performance.sound.clone() else {
            self.check(source, format, seed).await?;
            return self.shared.drawing.open(source, performance, format, seed).await;
        };
        let face = FaceTrack { mouth: Vec::new(), ..performance.face };
        let resting = Performance { face, sound: None, backdrop: performance.backdrop };
        let frames = self.shared.drawing.open(source, resting, format, seed).await?;
        let shared = self.shared.clone();
        in_background(move || {
            shared.with_model(|_| Ok(()))?;
            let scenes = shared.scenes(frames);
            Ok(Box::new(LipFrames::new(shared, scenes, &sound)?) as Box<dyn FrameSource>)
        })
        .await
    }
}

impl Shared {
    fn films(&self, source: &AvatarSource) -> Option<&FilmEngine> {
        self.films.as_ref().filter(|films| films.accepts(source))
    }

    fn scenes(&self, frames: Box<dyn FrameSource>) -> Scenes {
        Scenes::new(frames, self.faces.clone())
    }

    /// Loads the model if it is not there yet.
    fn with_model<T>(&self, work: impl FnOnce(&mut Model) -> Result<T>) -> Result<T> {
        // A panic in the runtime leaves no half-done state behind.
        let mut model = self.model.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *model {
            Some(model) => work(model),
            empty => {
                let loaded = self.runtime.load(&self.path).and_then(Model::new);
                work(empty.insert(loaded.map_err(|e| e.with("model", &self.name))?))
            }
        }
    }
}
