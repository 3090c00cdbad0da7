//! What an avatar engine opens for a video's avatar.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use osirix_core::avatars::AvatarKind;
use osirix_core::blob::BlobKey;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::{AvatarSource, Frame, FrameFormat, FrameSource, Performance};
use tempfile::TempDir;

use super::{Studio, VideoWork, brought, files, foreign};
use crate::avatar::{MAX_FILM_BYTES, MAX_PORTRAIT_BYTES, no_background};

/// Refuses an avatar that no engine can draw, or not before this background.
pub(super) fn check(studio: &Studio, work: &VideoWork) -> Result<()> {
    let filmed = [AvatarKind::Portrait, AvatarKind::Film].contains(&work.kind);
    let changed = [("background", work.background.is_some()), ("transparent", work.transparent)];
    if let Some((field, _)) = changed.iter().find(|(_, said)| filmed && *said) {
        return Err(no_background(field));
    }
    let source = match work.kind {
        AvatarKind::Portrait => AvatarSource::Portrait(Bytes::new()),
        AvatarKind::Film => AvatarSource::Film(PathBuf::new()),
        _ => AvatarSource::BuiltIn(work.reference.clone()),
    };
    studio.avatar_engine(&source).map(drop)
}

/// Opens the avatar with its material.
pub(super) async fn open(
    studio: &Studio,
    work: &VideoWork,
    performance: Performance,
    format: FrameFormat,
    seed: u64,
) -> Result<Box<dyn FrameSource>> {
    let source = match work.kind {
        AvatarKind::Film => return film(studio, work, performance, format, seed).await,
        AvatarKind::Portrait => AvatarSource::Portrait(portrait(studio, work).await?),
        _ => AvatarSource::BuiltIn(work.reference.clone()),
    };
    studio.avatar_engine(&source)?.open(&source, performance, format, seed).await
}

/// A film is drawn from a file, which stays for as long as it is.
async fn film(
    studio: &Studio,
    work: &VideoWork,
    performance: Performance,
    format: FrameFormat,
    seed: u64,
) -> Result<Box<dyn FrameSource>> {
    let field = work.film_field();
    let (folder, blobs) = (studio.scratch()?, studio.blobs.as_ref());
    let (key, path) = (BlobKey::new(work.reference.clone())?, folder.path().join("film.mp4"));
    let gone = |error: Error| removed(work, field, error);
    brought::length(blobs, &key, field, MAX_FILM_BYTES).await.map_err(gone)?;
    files::get_file(blobs, &key, &path).await.map_err(gone)?;
    let open = async |path: PathBuf| {
        let (source, performance) = (AvatarSource::Film(path), performance.clone());
        let engine = studio.avatar_engine(&source)?;
        let opened = engine.open(&source, performance, format, seed).await;
        opened.map_err(|error| error.with("field", field))
    };
    let frames = match open(path.clone()).await {
        Ok(frames) => frames,
        Err(refused) => {
            open(foreign::film(studio, &path, format.rate, refused, field).await?).await?
        }
    };
    Ok(FileFrames::boxed(frames, Arc::new(folder)))
}

/// Frames with the folder in which their film lies.
pub(super) struct FileFrames {
    frames: Box<dyn FrameSource>,
    folder: Arc<TempDir>,
}

impl FileFrames {
    /// The folder is removed when nobody needs the frames any more.
    pub(super) fn boxed(
        frames: Box<dyn FrameSource>,
        folder: Arc<TempDir>,
    ) -> Box<dyn FrameSource> {
        Box::new(FileFrames { frames, folder })
    }
}

impl FrameSource for FileFrames {
    fn format(&self) -> FrameFormat {
        self.frames.format()
    }

    fn total_frames(&self) -> u64 {
        self.frames.total_frames()
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        self.frames.next_frame(frame)
    }

    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        let frames = self.frames.part(frames)?;
        Some(FileFrames::boxed(frames, self.folder.clone()))
    }
}

async fn portrait(studio: &Studio, work: &VideoWork) -> Result<Bytes> {
    let key = BlobKey::new(work.reference.clone())?;
    let read = files::get_bytes(studio.blobs.as_ref(), &key, MAX_PORTRAIT_BYTES).await;
    read.map_err(|error| removed(work, "avatar", error))
}

fn removed(work: &VideoWork, field: &'static str, error: Error) -> Error {
    match error.code() {
        ErrorCode::NotFound => Error::new(ErrorCode::NotFound, "the avatar has been removed")
            .with("field", field)
            .with("value", &work.avatar)
            .caused_by(error),
        _ => error,
    }
}
