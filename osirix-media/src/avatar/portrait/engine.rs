//! The engine behind the port.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::{
    AvatarEngine, AvatarSource, Frame, FrameFormat, FrameSource, Performance,
};
use sha2::{Digest, Sha256};

use super::picture::Portrait;
use super::{decode, find_face};
use crate::avatar::engine::{check_side, in_background, no_background};
use crate::avatar::frames::{Canvas, Film, Frames, Subject};
use crate::avatar::motion::Motion;
use crate::avatar::pose::Pose;

/// The mean time between two blinks, in seconds.
const BLINK_SECONDS: f32 = 4.0;

/// How many portraits at a size are kept.
const KEPT: usize = 3;

/// Lets the person on a portrait photo speak ([`AvatarSource::Portrait`]): JPEG, PNG or WebP.
///
/// ```
/// use osirix_core::media::{AvatarEngine, AvatarSource};
/// use osirix_media::avatar::PortraitEngine;
///
/// let engine = PortraitEngine::new();
/// assert!(engine.accepts(&AvatarSource::Portrait(Vec::<u8>::new().into())));
/// ```
///
/// It keeps the three portraits that were opened last, as they were made ready: whoever opens one
/// of them again at the same size need not wait. The mouth is that of the photo: one that smiles
/// with its teeth speaks with them too, and best is one that is closed.
#[derive(Clone, Default)]
pub struct PortraitEngine {
    kept: Arc<Mutex<Vec<Opened>>>,
}

/// What tells a portrait at a size: the SHA-256 of its file, and the size.
type Key = ([u8; 32], (u32, u32));

struct Opened {
    key: Key,
    portrait: Arc<Portrait>,
}

impl PortraitEngine {
    /// An engine; it holds nothing until a portrait is opened.
    pub fn new() -> PortraitEngine {
        PortraitEngine::default()
    }

    /// A picture of each pose, `width` by `height` pixels (both even, 16 to 4096).
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
            let mut picture = engine.portrait(&source, width, height)?.canvas();
            poses.iter().map(|pose| picture.show(pose).cloned()).collect()
        })
        .await
    }

    fn portrait(&self, source: &AvatarSource, width: u32, height: u32) -> Result<Arc<Portrait>> {
        check_side("width", width)?;
        check_side("height", height)?;
        let AvatarSource::Portrait(file) = source else { return Err(unsupported()) };
        let key = (Sha256::digest(file).into(), (width, height));
        if let Some(portrait) = self.again(key) {
            return Ok(portrait);
        }
        let part = |error: Error| error.with("part", "picture");
        let picture = decode(file).map_err(part)?;
        let face = find_face(&picture).map_err(part)?;
        let portrait = Arc::new(Portrait::new(&picture, face, width, height));
        self.keep(Opened { key, portrait: portrait.clone() });
        Ok(portrait)
    }

    /// A portrait that is kept, which is now the one that was opened last.
    fn again(&self, key: Key) -> Option<Arc<Portrait>> {
        let mut kept = self.kept();
        let index = kept.iter().position(|opened| opened.key == key)?;
        let opened = kept.remove(index);
        let portrait = opened.portrait.clone();
        kept.push(opened);
        Some(portrait)
    }

    fn keep(&self, opened: Opened) {
        let mut kept = self.kept();
        kept.retain(|other| other.key != opened.key);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push(opened);
    }

    fn kept(&self) -> MutexGuard<'_, Vec<Opened>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for PortraitEngine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PortraitEngine").finish_non_exhaustive()
    }
}

#[async_trait]
impl AvatarEngine for PortraitEngine {
    fn name(&self) -> &str {
        "portrait"
    }

    fn accepts(&self, source: &AvatarSource) -> bool {
        matches!(source, AvatarSource::Portrait(_))
    }

    async fn open(
        &self,
        source: &AvatarSource,
        performance: Performance,
        format: FrameFormat,
        seed: u64,
    ) -> Result<Box<dyn FrameSource>> {
        if performance.backdrop.is_some() {
            return Err(no_background("background"));
        }
        let (engine, source) = (self.clone(), source.clone());
        in_background(move || {
            let scene = engine.portrait(&source, format.width, format.height)?;
            let motion = Motion::new(performance.face, BLINK_SECONDS, seed);
            Ok(Box::new(Frames::of(Film { scene, motion, format })) as Box<dyn FrameSource>)
        })
        .await
    }
}

fn unsupported() -> Error {
    let message = "the portrait engine draws portraits: use another engine for this avatar";
    Error::new(ErrorCode::Unsupported, message).with("field", "avatar")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_portraits_opened_last_are_kept_by_content_and_size() {
        let engine = PortraitEngine::new();
        let ada: &[u8] = include_bytes!("../../../tests/portraits/ada.jpg");
        let source = AvatarSource::Portrait(ada.into());
        let open = |width| engine.portrait(&source, width, 36).unwrap();
        let first = open(64);
        assert!(Arc::ptr_eq(&first, &open(64)));
        let sizes = [66, 68].map(open);
        assert!(Arc::ptr_eq(&first, &open(64)), "it was opened last");
        open(70);
        assert!(Arc::ptr_eq(&first, &open(64)) && Arc::ptr_eq(&sizes[1], &open(68)));
        assert!(!Arc::ptr_eq(&sizes[0], &open(66)), "more than three are kept");
    }
}
