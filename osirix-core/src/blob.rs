//! Where bytes are kept: one port for a folder, S3 and everything that speaks its protocol.

use std::fmt;
use std::ops::Range;
use std::pin::Pin;
use std::str::FromStr;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use futures_core::Stream;
use serde::{Deserialize, Deserializer, Serialize};

use crate::error::{Error, Result};

/// Bytes on their way: never the whole blob in memory.
pub type ByteStream = Pin<Box<dyn Stream<Item = Result<Bytes>> + Send>>;

/// A stream of one piece that is in memory already.
pub fn byte_stream(bytes: impl Into<Bytes>) -> ByteStream {
    let bytes = bytes.into();
    Box::pin(futures_util::stream::once(async move { Ok(bytes) }))
}

/// The name of a blob: segments of `[a-z0-9._-]`, each at most 200 bytes, joined by `/`, at most 512
/// bytes in all, so that it is a safe path in a folder and a safe key in every object store.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct BlobKey(String);

impl BlobKey {
    /// The longest key, in bytes.
    pub const MAX_LEN: usize = 512;
    /// The longest segment, in bytes: file systems end at 255, and a name on its way needs a suffix.
    pub const MAX_SEGMENT_LEN: usize = 200;

    /// Checks and wraps a key.
    pub fn new(key: impl Into<String>) -> Result<Self> {
        let key = key.into();
        let fits = (1..=Self::MAX_LEN).contains(&key.len());
        if fits && key.split('/').all(is_segment) {
            Ok(BlobKey(key))
        } else {
            Err(Error::invalid("key", "a blob key has segments of a-z, 0-9, '.', '_' and '-', none of them starting with a dot")
                .with("limit", Self::MAX_LEN))
        }
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last segment.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }
}

fn is_segment(segment: &str) -> bool {
    (1..=BlobKey::MAX_SEGMENT_LEN).contains(&segment.len())
        && !segment.starts_with('.')
        && segment.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-'))
}

impl fmt::Display for BlobKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for BlobKey {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        BlobKey::new(text)
    }
}

impl<'de> Deserialize<'de> for BlobKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        BlobKey::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// What a store knows of a blob.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlobInfo {
    /// Its name.
    pub key: BlobKey,
    /// Its length in bytes.
    pub bytes: u64,
}

/// Keeps blobs.
///
/// Every implementation passes the suite `conformance::blob`, whose cases are the
/// sentences below.
#[async_trait]
pub trait BlobStore: Send + Sync {
    /// Writes a blob.
    ///
    /// - After `Ok`, every reader sees exactly the bytes of the stream.
    /// - A blob of that key is replaced as a whole: a reader sees the old or the new, never a mix.
    /// - When the stream or the disk fails, the key is as it was and nothing is left behind.
    async fn put(&self, key: &BlobKey, bytes: ByteStream) -> Result<BlobInfo>;

    /// Reads a blob, or the half-open byte `range` of it.
    ///
    /// - An unknown key is [`NotFound`](crate::ErrorCode::NotFound).
    /// - A range is cut at the end of the blob, and empty where it starts there; one that starts
    ///   behind the end, or is reversed, is [`InvalidInput`](crate::ErrorCode::InvalidInput).
    async fn get(&self, key: &BlobKey, range: Option<Range<u64>>) -> Result<ByteStream>;

    /// What is known of a blob; an unknown key is [`NotFound`](crate::ErrorCode::NotFound).
    async fn head(&self, key: &BlobKey) -> Result<BlobInfo>;

    /// Removes a blob. Removing one that does not exist succeeds.
    async fn delete(&self, key: &BlobKey) -> Result<()>;

    /// The blobs whose keys start with `prefix`, sorted by key; a prefix that nothing has gives
    /// an empty list.
    async fn list(&self, prefix: &str) -> Result<Vec<BlobInfo>>;

    /// A URL under which the blob can be fetched without further rights for `lifetime`.
    ///
    /// - An unknown key is [`NotFound`](crate::ErrorCode::NotFound).
    /// - A store that cannot be reached by URL says [`Unsupported`](crate::ErrorCode::Unsupported).
    async fn signed_url(&self, key: &BlobKey, lifetime: Duration) -> Result<String>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_cannot_leave_its_folder() {
        for bad in ["", "/", "a//b", "../a", "a/../b", "a/.hidden", "A", "a b", "a\\b", "a/"] {
            assert!(BlobKey::new(bad).is_err(), "{bad:?}");
        }
        assert!(BlobKey::new("x".repeat(201)).is_err(), "no file system has such names");
        assert!(BlobKey::new(vec!["x".repeat(102); 5].join("/")).is_err());
        assert_eq!(BlobKey::new("jobs/job_1/video.mp4").unwrap().file_name(), "video.mp4");
    }
}
