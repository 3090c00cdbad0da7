//! Drawing an avatar that speaks.

use std::path::PathBuf;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;

use super::{FaceTrack, Frame, FrameFormat, FrameSource};
use crate::error::Result;

/// What an avatar is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AvatarSource {
    /// A rig that the media crate carries, by its slug.
    BuiltIn(String),
    /// A rig of one's own: a folder in the rig format.
    Rig(PathBuf),
    /// A portrait picture: PNG, JPEG or WebP.
    Portrait(Bytes),
    /// A film of a person: an MP4 file. It stays where it is for as long as frames are drawn.
    Film(PathBuf),
}

/// What an avatar is to do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Performance {
    /// How the face moves.
    pub face: FaceTrack,
    /// The sound, a mono WAV file as long as the movement: for engines that read the lips from it.
    /// `None` where an avatar is only opened to see whether it can be.
    pub sound: Option<PathBuf>,
    /// What stands behind the avatar in place of its own surroundings: a picture in the frames' size.
    pub backdrop: Option<Arc<Frame>>,
}

impl From<FaceTrack> for Performance {
    fn from(face: FaceTrack) -> Self {
        Performance { face, ..Performance::default() }
    }
}

/// Turns an avatar and its movement into frames.
#[async_trait]
pub trait AvatarEngine: Send + Sync {
    /// The engine's name.
    fn name(&self) -> &str;

    /// Whether this engine can draw such an avatar.
    fn accepts(&self, source: &AvatarSource) -> bool;

    /// Opens an avatar for drawing: reads and checks everything, so that drawing cannot fail on
    /// the avatar itself.
    ///
    /// - The frames cover the movement: `ceil(duration * rate)`, at least one.
    /// - Twice the same call gives twice the same frames; another `seed` gives other blinks. A film
    ///   brings its own, and is the same with any seed.
    /// - In silence the mouth does not move.
    /// - A backdrop is seen wherever the avatar is not. An engine whose avatars cannot be told from
    ///   their surroundings says [`Unsupported`](crate::ErrorCode::Unsupported) with the field
    ///   `background`; one of another size than the frames is
    ///   [`InvalidInput`](crate::ErrorCode::InvalidInput).
    /// - A source it does not accept is [`Unsupported`](crate::ErrorCode::Unsupported); an unknown
    ///   built-in is [`NotFound`](crate::ErrorCode::NotFound); a broken one is
    ///   [`InvalidInput`](crate::ErrorCode::InvalidInput) and names the part.
    async fn open(
        &self,
        source: &AvatarSource,
        performance: Performance,
        format: FrameFormat,
        seed: u64,
    ) -> Result<Box<dyn FrameSource>>;
}
