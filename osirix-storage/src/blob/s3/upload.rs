//! How a stream becomes one object: in one request, or in parts of which few are in memory.

use std::collections::BTreeMap;

use bytes::{Buf, Bytes, BytesMut};
use futures_util::StreamExt;
use futures_util::stream::Fuse;
use object_store::aws::AmazonS3;
use object_store::multipart::{MultipartStore, PartId};
use object_store::path::Path;
use object_store::{MultipartId, ObjectStoreExt};
use osirix_core::blob::ByteStream;
use osirix_core::error::{Error, ErrorCode, Result};
use tokio::runtime::Handle;
use tokio::task::{JoinError, JoinSet};

use super::error::Failure;
use super::location::Location;

/// How large a part is, in bytes: at least 5 MiB for S3, and all the same for R2.
const PART_BYTES: usize = 8 * 1_048_576;
/// How many parts travel at once, beside the one that is being filled.
const IN_FLIGHT: usize = 3;
/// The most parts that S3 takes.
const MAX_PARTS: usize = 10_000;

/// Writes a stream under a path; its length.
pub(super) async fn put(
    s3: &AmazonS3,
    location: &Location,
    path: Path,
    bytes: ByteStream,
) -> Result<u64> {
    let mut parts = Parts { bytes: bytes.fuse(), rest: Bytes::new() };
    let first = parts.next().await?;
    if first.len() < PART_BYTES {
        let length = first.len() as u64;
        let put = s3.put(&path, first.into()).await;
        return put.map(|_| length).map_err(|e| Failure::of(&e).error(location));
    }
    // A task goes on when its caller does not: so no answer is lost that names an upload.
    let begun = tokio::spawn(Upload::begin(s3.clone(), location.clone(), path)).await;
    let mut upload = begun.map_err(stopped)??;
    match upload.send(first, parts).await {
        Ok(length) => Ok(length),
        Err(error) => {
            upload.abort().await;
            Err(error)
        }
    }
}

/// A stream in pieces of one size.
struct Parts {
    bytes: Fuse<ByteStream>,
    rest: Bytes,
}

impl Parts {
    /// The next part; shorter than a part, or empty, at the end of the stream.
    async fn next(&mut self) -> Result<Bytes> {
        let mut part = BytesMut::new();
        loop {
            let count = self.rest.len().min(PART_BYTES - part.len());
            part.extend_from_slice(&self.rest[..count]);
            self.rest.advance(count);
            if part.len() == PART_BYTES {
                return Ok(part.freeze());
            }
            match self.bytes.next().await {
                Some(piece) => self.rest = piece?,
                None => return Ok(part.freeze()),
            }
        }
    }
}

/// An upload in parts. Unless it is completed nothing of it stays, also when it is dropped.
struct Upload {
    s3: AmazonS3,
    location: Location,
    path: Path,
    id: MultipartId,
    travelling: JoinSet<(usize, object_store::Result<PartId>)>,
    arrived: BTreeMap<usize, PartId>,
    open: bool,
}

impl Upload {
    async fn begin(s3: AmazonS3, location: Location, path: Path) -> Result<Self> {
        let id = s3.create_multipart(&path).await;
        let id = id.map_err(|e| Failure::of(&e).error(&location))?;
        Ok(Upload {
            s3,
            location,
            path,
            id,
            travelling: JoinSet::new(),
            arrived: BTreeMap::new(),
            open: true,
        })
    }

    async fn send(&mut self, first: Bytes, mut parts: Parts) -> Result<u64> {
        let (mut length, mut part) = (0, first);
        let mut number = 0;
        while !part.is_empty() {
            length += part.len() as u64;
            self.send_part(number, part).await?;
            number += 1;
            part = parts.next().await?;
        }
        while self.arrives().await? {}
        self.complete().await?;
        Ok(length)
    }

    async fn send_part(&mut self, number: usize, part: Bytes) -> Result<()> {
        if number == MAX_PARTS {
            let limit = (MAX_PARTS * PART_BYTES) as u64;
            let message = "the blob is larger than can be uploaded in parts";
            return Err(Error::new(ErrorCode::TooLarge, message).with("limit_bytes", limit));
        }
        if self.travelling.len() == IN_FLIGHT {
            self.arrives().await?;
        }
        let (s3, path, id) = (self.s3.clone(), self.path.clone(), self.id.clone());
        let send = async move { (number, s3.put_part(&path, &id, number, part.into()).await) };
        self.travelling.spawn(send);
        Ok(())
    }

    /// Waits until a part has arrived; `false` when none is on its way.
    async fn arrives(&mut self) -> Result<bool> {
        let Some(joined) = self.travelling.join_next().await else { return Ok(false) };
        let (number, sent) = joined.map_err(stopped)?;
        let part = sent.map_err(|e| Failure::of(&e).error(&self.location))?;
        self.arrived.insert(number, part);
        Ok(true)
    }

    async fn complete(&mut self) -> Result<()> {
        let parts = std::mem::take(&mut self.arrived).into_values().collect();
        let completed = self.s3.complete_multipart(&self.path, &self.id, parts).await;
        completed.map_err(|e| Failure::of(&e).error(&self.location))?;
        self.open = false;
        Ok(())
    }

    async fn abort(mut self) {
        self.open = false;
        let travelling = std::mem::take(&mut self.travelling);
        abort(&self.s3, &self.path, &self.id, travelling).await;
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        let Some(runtime) = Handle::try_current().ok().filter(|_| self.open) else { return };
        let (s3, path, id) = (self.s3.clone(), self.path.clone(), self.id.clone());
        let travelling = std::mem::take(&mut self.travelling);
        runtime.spawn(async move { abort(&s3, &path, &id, travelling).await });
    }
}

fn stopped(error: JoinError) -> Error {
    Error::internal("an upload was stopped").caused_by(error)
}

async fn abort<T: 'static>(s3: &AmazonS3, path: &Path, id: &MultipartId, mut parts: JoinSet<T>) {
    // A part whose request was broken off may still arrive, and would stay behind the upload's end.
    while parts.join_next().await.is_some() {}
    if let Err(error) = s3.abort_multipart(path, id).await {
        let failure = Failure::of(&error);
        tracing::warn!(%path, ?failure, "an upload is left to the next clean-up");
    }
}
