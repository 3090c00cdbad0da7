//! A blob store in memory.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::TryStreamExt as _;
use osirix_core::blob::{BlobInfo, BlobKey, BlobStore, ByteStream, byte_stream};
use osirix_core::{Error, ErrorCode, Result};

/// Keeps blobs as long as it lives.
#[derive(Default)]
pub(crate) struct Memory {
    blobs: Mutex<BTreeMap<BlobKey, Bytes>>,
}

impl Memory {
    fn blobs(&self) -> MutexGuard<'_, BTreeMap<BlobKey, Bytes>> {
        self.blobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn found(&self, key: &BlobKey) -> Result<Bytes> {
        self.blobs().get(key).cloned().ok_or_else(|| Error::not_found("blob", key))
    }
}

#[async_trait]
impl BlobStore for Memory {
    async fn put(&self, key: &BlobKey, bytes: ByteStream) -> Result<BlobInfo> {
        let pieces: Vec<Bytes> = bytes.try_collect().await?;
        let bytes = Bytes::from(pieces.concat());
        let info = BlobInfo { key: key.clone(), bytes: bytes.len() as u64 };
        self.blobs().insert(key.clone(), bytes);
        Ok(info)
    }

    async fn get(&self, key: &BlobKey, range: Option<Range<u64>>) -> Result<ByteStream> {
        let bytes = self.found(key)?;
        let length = bytes.len() as u64;
        let range = range.unwrap_or(0..length);
        if range.start > range.end || range.start > length {
            return Err(Error::invalid("range", "the range is not within the blob"));
        }
        Ok(byte_stream(bytes.slice(range.start as usize..range.end.min(length) as usize)))
    }

    async fn head(&self, key: &BlobKey) -> Result<BlobInfo> {
        Ok(BlobInfo { key: key.clone(), bytes: self.found(key)?.len() as u64 })
    }

    async fn delete(&self, key: &BlobKey) -> Result<()> {
        self.blobs().remove(key);
        Ok(())
    }

    async fn list(&self, prefix: &str) -> Result<Vec<BlobInfo>> {
        let blobs = self.blobs();
        let found = blobs.iter().filter(|(key, _)| key.as_str().starts_with(prefix));
        let info = |(key, bytes): (&BlobKey, &Bytes)| BlobInfo {
            key: key.clone(),
            bytes: bytes.len() as u64,
        };
        Ok(found.map(info).collect())
    }

    async fn signed_url(&self, _: &BlobKey, _: Duration) -> Result<String> {
        Err(Error::new(ErrorCode::Unsupported, "what is in memory has no URL"))
    }
}
