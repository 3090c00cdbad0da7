//! The engine behind the port.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::{
    AvatarEngine, AvatarSource, Frame, FrameFormat, FrameSource, Performance,
};

use super::built_in;
use super::frames::{Canvas as _, Film, Frames, check_size};
use super::motion::Motion;
use super::picture::{Picture, Staged};
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
///
/// It keeps the built-in avatar that was opened last, as it was rasterised: whoever opens it again
/// at the same size need not wait.
#[derive(Clone, Default)]
pub struct RigEngine {
    last: Arc<Mutex<Option<Opened>>>,
}

/// A built-in avatar at a size.
struct Opened {
    slug: String,
    size: (u32, u32),
    scene: Arc<Scene>,
}

impl RigEngine {
    /// An engine; it holds nothing until an avatar is opened.
    pub fn new() -> RigEngine {
        RigEngine::default()
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
        let (engine, source) = (self.clone(), source.clone());
        in_background(move || {
            let mut picture = Picture::new(engine.scene(&source, width, height)?, None);
            poses.iter().map(|pose| picture.show(pose).cloned()).collect()
        })
        .await
    }

    /// Reads and rasterises an avatar.
    fn scene(&self, source: &AvatarSource, width: u32, height: u32) -> Result<Arc<Scene>> {
        check_side("width", width)?;
        check_side("height", height)?;
        match source {
            AvatarSource::BuiltIn(slug) => self.built_in(slug, (width, height)),
            AvatarSource::Rig(folder) => {
                Scene::new(&Rig::load(&Folder(folder.clone()))?, width, height).map(Arc::new)
            }
            _ => Err(unsupported()),
        }
    }

    fn built_in(&self, slug: &str, size: (u32, u32)) -> Result<Arc<Scene>> {
        let is_it = |last: &&Opened| last.slug == slug && last.size == size;
        if let Some(last) = self.last().as_ref().filter(is_it) {
            return Ok(last.scene.clone());
        }
        // Let go of it first, so that memory need not hold two.
        self.last().take();
        let scene = Arc::new(Scene::new(&built_in::load(slug)?, size.0, size.1)?);
        *self.last() = Some(Opened { slug: slug.to_owned(), size, scene: scene.clone() });
        Ok(scene)
    }

    fn last(&self) -> MutexGuard<'_, Option<Opened>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for RigEngine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RigEngine").finish_non_exhaustive()
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
        performance: Performance,
        format: FrameFormat,
        seed: u64,
    ) -> Result<Box<dyn FrameSource>> {
        let (engine, source) = (self.clone(), source.clone());
        in_background(move || {
            let scene = engine.scene(&source, format.width, format.height)?;
            let Performance { face, backdrop, .. } = performance;
            backdrop.as_ref().map_or(Ok(()), |backdrop| check_size(format, backdrop))?;
            let motion = Motion::new(face, scene.manifest.blink.mean_seconds, seed);
            let scene = Arc::new(Staged { scene, backdrop });
            Ok(Box::new(Frames::of(Film { scene, motion, format })) as Box<dyn FrameSource>)
        })
        .await
    }
}

pub(super) fn check_side(field: &'static str, pixels: u32) -> Result<()> {
    if SIDES.contains(&pixels) && pixels.is_multiple_of(2) {
        return Ok(());
    }
    Err(Error::invalid(field, "a frame of this size cannot be drawn: use an even size")
        .with("limit", format!("{} to {}", SIDES.start(), SIDES.end()))
        .with("value", pixels))
}

/// How a background is refused for those who cannot be told from theirs.
pub(crate) fn no_background(field: &'static str) -> Error {
    let message = "a photo or a film cannot be told from what is behind it: leave its background";
    Error::new(ErrorCode::Unsupported, message).with("field", field)
}

fn unsupported() -> Error {
    let message = "the rig engine draws built-in avatars and rigs: use another engine for this one";
    Error::new(ErrorCode::Unsupported, message).with("field", "avatar")
}

/// Runs work that keeps a core busy where it holds nobody up.
pub(super) async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Error::internal("drawing an avatar was interrupted").caused_by(error))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_built_in_avatar_that_is_opened_again_is_not_rasterised_again() {
        let engine = RigEngine::new();
        let open = |slug, width| engine.built_in(slug, (width, 36)).unwrap();
        let first = open("tech-presenter", 64);
        assert!(Arc::ptr_eq(&first, &open("tech-presenter", 64)));
        let kept = Arc::downgrade(&first);
        drop(first);
        let wider = open("tech-presenter", 66);
        assert!(kept.upgrade().is_none(), "two avatars are kept");
        assert!(!Arc::ptr_eq(&wider, &open("business-executive", 66)));
    }
}
