//! Files that an account brings: music and pictures.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use futures_util::TryStreamExt;
use osirix_core::blob::{BlobKey, BlobStore};
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::{Background, Frame, FrameFormat, Music, Untold};

use super::backdrop::FIELD;
use super::footage::Footage;
use super::{Studio, VideoWork, files, foreign};
use crate::footage::in_boxes;
use crate::{audio, film};

/// What music is called in requests.
const MUSIC: &str = "music";
/// The longest files that are taken.
const MAX_MUSIC_BYTES: u64 = 500_000_000;
const MAX_PICTURE_BYTES: u64 = 50_000_000;
/// How much of music is looked at before a job is taken on.
const BEGINNING_BYTES: u64 = 1 << 20;

/// Refuses, before anything is made, files that are missing, too long or unreadable.
pub(super) async fn check(studio: &Studio, work: &VideoWork) -> Result<()> {
    let blobs = studio.blobs.as_ref();
    if let Some(music) = &work.music {
        check_music(studio, &music.file).await?;
    }
    let Some(background) = &work.background else { return Ok(()) };
    if let Some(key) = &background.video {
        Footage::fetch(studio, key, work.spec.frame_rate, FIELD, |_| Ok(())).await?;
    }
    if let Some(key) = &background.image {
        let bytes = length(blobs, key, FIELD, MAX_PICTURE_BYTES).await?;
        let picture = read(blobs, key, bytes).await?;
        files::in_background(move || film::check_picture(&picture)).await?;
    }
    Ok(())
}

async fn check_music(studio: &Studio, key: &BlobKey) -> Result<()> {
    let blobs = studio.blobs.as_ref();
    let bytes = length(blobs, key, MUSIC, MAX_MUSIC_BYTES).await?;
    let beginning = read(blobs, key, BEGINNING_BYTES.min(bytes)).await?;
    // Where a sound is in boxes their index may stand behind it.
    if !in_boxes(&beginning) {
        match files::in_background(move || audio::check_beginning(beginning)).await {
            Err(error) if error.code() == ErrorCode::Unsupported && studio.transcoder.is_some() => {
            }
            checked => return checked,
        }
    }
    let scratch = studio.scratch()?;
    let brought = scratch.path().join("brought");
    files::get_file(blobs, key, &brought).await?;
    foreign::sound(studio, &brought, MUSIC, &Untold, audio::check_heard).await
}

/// A background that stands still, drawn for frames of this format.
pub(super) async fn backdrop(
    studio: &Studio,
    background: &Background,
    format: FrameFormat,
) -> Result<Arc<Frame>> {
    let background = background.clone();
    let blobs = studio.blobs.as_ref();
    let picture = match &background.image {
        Some(key) => {
            let bytes = length(blobs, key, FIELD, MAX_PICTURE_BYTES).await?;
            Some(read(blobs, key, bytes).await?)
        }
        None => None,
    };
    let draw = move || film::backdrop(&background, picture.as_deref(), format);
    files::in_background(draw).await.map(Arc::new)
}

/// The music, ready to be mixed: a file in `folder`.
pub(super) async fn music(
    studio: &Studio,
    music: &Music,
    folder: &Path,
    length_us: u64,
) -> Result<PathBuf> {
    let (brought, ready) = (folder.join("brought"), folder.join("music.wav"));
    files::get_file(studio.blobs.as_ref(), &music.file, &brought).await?;
    let to = ready.clone();
    let readying = move |sound| audio::ready_music(sound, &to, length_us);
    foreign::sound(studio, &brought, MUSIC, &Untold, readying).await?;
    Ok(ready)
}

/// The length of a file that is there and not too long.
pub(super) async fn length(
    blobs: &dyn BlobStore,
    key: &BlobKey,
    field: &'static str,
    most: u64,
) -> Result<u64> {
    let bytes = blobs.head(key).await.map_err(|error| error.with("field", field))?.bytes;
    if bytes <= most {
        return Ok(bytes);
    }
    Err(Error::new(ErrorCode::TooLarge, "the file is too large")
        .with("field", field)
        .with("limit", most)
        .with("value", bytes))
}

async fn read(blobs: &dyn BlobStore, key: &BlobKey, bytes: u64) -> Result<Vec<u8>> {
    let pieces: Vec<Bytes> = blobs.get(key, Some(0..bytes)).await?.try_collect().await?;
    Ok(pieces.concat())
}
