//! The way between a stage's files and the blob store.

use std::path::Path;

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt};
use osirix_core::blob::{BlobKey, BlobStore, ByteStream, byte_stream};
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::jobs::{Job, StageContext};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// How much travels at once.
const PIECE_BYTES: usize = 256 * 1024;

/// The name of a job's file: under its fencing token, so that no two workers share one.
pub(super) fn key(context: &StageContext, name: &str) -> Result<BlobKey> {
    let job = context.job();
    BlobKey::new(format!("jobs/{}/{}/{name}", job.id, job.fence))
}

/// Removes all files of a job but those that `keep` names.
pub(super) async fn remove_others(
    blobs: &dyn BlobStore,
    job: &Job,
    keep: &[BlobKey],
) -> Result<()> {
    for blob in blobs.list(&format!("jobs/{}/", job.id)).await? {
        if !keep.contains(&blob.key) {
            blobs.delete(&blob.key).await?;
        }
    }
    Ok(())
}

pub(super) async fn put_file(blobs: &dyn BlobStore, key: &BlobKey, path: &Path) -> Result<()> {
    let opened = tokio::fs::File::open(path).await;
    let file = opened.map_err(|e| Error::io(format!("read {}", path.display()), e))?;
    let pieces = futures_util::stream::try_unfold(file, |mut file| async move {
        let mut piece = Vec::with_capacity(PIECE_BYTES);
        let read = (&mut file).take(PIECE_BYTES as u64).read_to_end(&mut piece).await;
        match read.map_err(|e| Error::io("read a result", e))? {
            0 => Ok(None),
            _ => Ok(Some((Bytes::from(piece), file))),
        }
    });
    let pieces: ByteStream = Box::pin(pieces);
    blobs.put(key, pieces).await.map(drop)
}

pub(super) async fn get_file(blobs: &dyn BlobStore, key: &BlobKey, path: &Path) -> Result<()> {
    let failed = |e| Error::io(format!("write {}", path.display()), e);
    let mut file = tokio::fs::File::create(path).await.map_err(failed)?;
    let mut pieces = blobs.get(key, None).await?;
    while let Some(piece) = pieces.next().await {
        file.write_all(&piece?).await.map_err(failed)?;
    }
    file.flush().await.map_err(failed)
}

/// A whole file of at most `limit` bytes.
pub(super) async fn get_bytes(blobs: &dyn BlobStore, key: &BlobKey, limit: u64) -> Result<Bytes> {
    let bytes = blobs.head(key).await?.bytes;
    if bytes > limit {
        let message = "a file is larger than is read";
        return Err(Error::new(ErrorCode::TooLarge, message)
            .with("limit", limit)
            .with("value", bytes)
            .with("key", key));
    }
    let pieces: Vec<Bytes> = blobs.get(key, Some(0..limit)).await?.try_collect().await?;
    Ok(pieces.concat().into())
}

pub(super) async fn put_text(blobs: &dyn BlobStore, key: &BlobKey, text: String) -> Result<()> {
    blobs.put(key, byte_stream(text)).await.map(drop)
}

pub(super) async fn put_json<T: Serialize + Sync>(
    blobs: &dyn BlobStore,
    key: &BlobKey,
    value: &T,
) -> Result<()> {
    let json = serde_json::to_vec(value)
        .map_err(|e| Error::internal("a checkpoint cannot be written as JSON").caused_by(e))?;
    blobs.put(key, byte_stream(json)).await.map(drop)
}

pub(super) async fn get_json<T: DeserializeOwned>(
    blobs: &dyn BlobStore,
    key: &BlobKey,
) -> Result<T> {
    let pieces: Vec<Bytes> = blobs.get(key, None).await?.try_collect().await?;
    serde_json::from_slice(&pieces.concat()).map_err(|e| {
        Error::inconsistent("blobs", "content", key, "a checkpoint is not what was written")
            .caused_by(e)
    })
}

/// Runs work that keeps a core busy where it holds nobody up.
pub(super) async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Error::internal("reading a file was interrupted").caused_by(error))?
}
