//! The engine behind the port.

use std::sync::Arc;

use async_trait::async_trait;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::{AvatarEngine, AvatarSource, FaceTrack, Frame, FrameFormat, FrameSource};

use super::built_in;
use super::frames::{Film, RigFrames};
use super::motion::Motion;
use super::picture::Picture;
use super::pose::Pose;
use super::rig::{Folder, Rig};
use super::scene::Scene;

/// The least and most pixels of a frame's side.
const SIDES: std::ops::RangeInclusive<u32> = 16..=4096;

/// Draws the built-in avatars ([`BUILT_IN`](super::BUILT_IN)) and rigs from a folder.
///
/// ```
/// use osirix_core::media::{AvatarEngine, AvatarSource};
/// use osirix_media::avatar::RigEngine;
///
/// let engine = RigEngine::new();
/// assert!(engine.accepts(&AvatarSource::BuiltIn("tech-presenter".to_owned())));
/// ```
#[derive(Debug, Clone, Default)]
pub struct RigEngine(());

impl RigEngine {
    /// An engine; it holds nothing until an avatar is opened.
    pub fn new() -> RigEngine {
        RigEngine(())
    }

    /// One picture of an avatar in a pose, `width` by `height` pixels (both even, 16 to 4096).
    ///
    /// Fails like [`open`](AvatarEngine::open).
    pub async fn still(
        &self,
        source: &AvatarSource,
        pose: Pose,
        width: u32,
        height: u32,
    ) -> Result<Frame> {
        let mut pictures = self.stills(source, vec![pose], width, height).await?;
        pictures.pop().ok_or_else(|| Error::internal("a pose was not drawn"))
    }

    /// A picture of each pose; the avatar is opened once for all.
    ///
    /// Fails like [`open`](AvatarEngine::open).
    pub async fn stills(
        &self,
        source: &AvatarSource,
        poses: Vec<Pose>,
        width: u32,
        height: u32,
    ) -> Result<Vec<Frame>> {
        let source = source.clone();
        in_background(move || {
            let mut picture = Picture::new(Arc::new(scene(&source, width, height)?));
            poses.iter().map(|pose| picture.show(pose).cloned()).collect()
        })
        .await
    }
}

#[async_trait]
impl AvatarEngine for RigEngine {
    fn name(&self) -> &str {
        "rig"
    }

    fn accepts(&self, source: &AvatarSource) -> bool {
        matches!(source, AvatarSource::BuiltIn(_) | AvatarSource::Rig(_))
    }

    async fn open(
        &self,
        source: &AvatarSource,
        track: FaceTrack,
        format: FrameFormat,
        seed: u64,
    ) -> Result<Box<dyn FrameSource>> {
        let source = source.clone();
        in_background(move || {
            let scene = Arc::new(scene(&source, format.width, format.height)?);
            let total = format.rate.frames_in(track.duration_us);
            let motion = Motion::new(track, scene.manifest.blink.mean_seconds, seed);
            let film = Arc::new(Film { scene, motion, format });
            Ok(Box::new(RigFrames::new(film, 0..total)) as Box<dyn FrameSource>)
        })
        .await
    }
}

/// Reads and rasterises an avatar.
fn scene(source: &AvatarSource, width: u32, height: u32) -> Result<Scene> {
    check_side("width", width)?;
    check_side("height", height)?;
    let rig = match source {
        AvatarSource::BuiltIn(slug) => built_in::load(slug)?,
        AvatarSource::Rig(folder) => Rig::load(&Folder(folder.clone()))?,
        _ => return Err(unsupported()),
    };
    Scene::new(&rig, width, height)
}

fn check_side(field: &'static str, pixels: u32) -> Result<()> {
    if SIDES.contains(&pixels) && pixels.is_multiple_of(2) {
        return Ok(());
    }
    Err(Error::invalid(field, "a frame of this size cannot be drawn: use an even size")
        .with("limit", format!("{} to {}", SIDES.start(), SIDES.end()))
        .with("value", pixels))
}

fn unsupported() -> Error {
    let message = "the rig engine draws built-in avatars and rigs: use another engine for this one";
    Error::new(ErrorCode::Unsupported, message).with("field", "avatar")
}

/// Runs work that keeps a core busy where it holds nobody up.
async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Error::internal("drawing an avatar was interrupted").caused_by(error))?
}
