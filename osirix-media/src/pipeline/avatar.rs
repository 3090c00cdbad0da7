//! What an avatar engine opens for a video's avatar.

use bytes::Bytes;
use osirix_core::avatars::AvatarKind;
use osirix_core::blob::BlobKey;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::AvatarSource;

use super::{Studio, VideoWork, files};
use crate::avatar::MAX_PORTRAIT_BYTES;

/// Refuses an avatar that no engine can draw, or not before this background.
pub(super) fn check(studio: &Studio, work: &VideoWork) -> Result<()> {
    if work.kind == AvatarKind::Portrait && work.background.is_some() {
        let message = "a photo cannot be told from what is behind it: leave its background";
        return Err(Error::new(ErrorCode::Unsupported, message).with("field", "background"));
    }
    let source = match work.kind {
        AvatarKind::Portrait => AvatarSource::Portrait(Bytes::new()),
        _ => AvatarSource::BuiltIn(work.reference.clone()),
    };
    studio.avatar_engine(&source).map(drop)
}

/// The avatar with its material.
pub(super) async fn source(studio: &Studio, work: &VideoWork) -> Result<AvatarSource> {
    match work.kind {
        AvatarKind::Portrait => portrait(studio, work).await.map(AvatarSource::Portrait),
        _ => Ok(AvatarSource::BuiltIn(work.reference.clone())),
    }
}

async fn portrait(studio: &Studio, work: &VideoWork) -> Result<Bytes> {
    let key = BlobKey::new(work.reference.clone())?;
    let read = files::get_bytes(studio.blobs.as_ref(), &key, MAX_PORTRAIT_BYTES).await;
    read.map_err(|error| match error.code() {
        ErrorCode::NotFound => Error::new(ErrorCode::NotFound, "the avatar has been removed")
            .with("field", "avatar")
            .with("value", &work.avatar)
            .caused_by(error),
        _ => error,
    })
}
