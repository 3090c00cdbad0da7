//! Where the files of a test are: in memory, and with nothing that another test could see.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Mutex;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::{TryStreamExt as _, stream};
use osirix_core::blob::{BlobInfo, BlobKey, BlobStore, ByteStream};
use osirix_core::social::{Attachment, MediaFacts, MediaType};
use osirix_core::{Error, Result};

/// A picture of one pixel.
const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
    \0\0\0\rIDATx\xdac\xfc\xcf\xc0P\x0f\0\x04\x85\x01\x80\x84\xa9\x8c!\0\0\0\0IEND\xaeB`\x82";

/// Blobs in memory, handed out in pieces.
#[derive(Default)]
pub(crate) struct Shelf(Mutex<BTreeMap<BlobKey, Bytes>>);

impl Shelf {
    /// One with a picture on it.
    pub(crate) fn with_picture() -> (Self, Attachment) {
        let shelf = Shelf::default();
        let picture = shelf.lay("picture.png", PNG.to_vec(), MediaType::Png);
        (shelf, picture)
    }

    /// Lays a file down.
    pub(crate) fn lay(&self, name: &str, bytes: Vec<u8>, media_type: MediaType) -> Attachment {
        let blob = BlobKey::new(name).unwrap();
        let facts = MediaFacts::picture(media_type, bytes.len() as u64, (1_000, 1_000));
        self.0.lock().unwrap().insert(blob.clone(), bytes.into());
        let alt_text = Some("What it shows".to_owned());
        Attachment { blob, facts, alt_text, captions: None }
    }

    /// Bytes that begin as those of a video do, and the rest like no others.
    pub(crate) fn lay_video(&self, name: &str, count: usize) -> Attachment {
        let mut bytes = b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41".to_vec();
        let mut number = 1_u64;
        bytes.resize_with(count, || {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (number >> 56) as u8
        });
        let mut video = self.lay(name, bytes, MediaType::Mp4);
        video.facts.duration_ms = Some(5_000);
        video.facts.video_codec = Some("avc1".to_owned());
        video.facts.audio_codec = Some("mp4a".to_owned());
        video
    }

    pub(crate) fn bytes(&self, key: &BlobKey) -> Bytes {
        self.0.lock().unwrap()[key].clone()
    }
}

#[async_trait]
impl BlobStore for Shelf {
    async fn put(&self, key: &BlobKey, bytes: ByteStream) -> Result<BlobInfo> {
        let all: Vec<Bytes> = bytes.try_collect().await?;
        let all = Bytes::from(all.concat());
        let info = BlobInfo { key: key.clone(), bytes: all.len() as u64 };
        self.0.lock().unwrap().insert(key.clone(), all);
        Ok(info)
    }

    async fn get(&self, key: &BlobKey, range: Option<Range<u64>>) -> Result<ByteStream> {
        let all = self.0.lock().unwrap().get(key).cloned();
        let all = all.ok_or_else(|| Error::not_found("blob", key))?;
        let cut = |at: u64| (at as usize).min(all.len());
        let part = range.map_or(all.clone(), |range| all.slice(cut(range.start)..cut(range.end)));
        let pieces: Vec<_> =
            part.chunks(65_536).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
        Ok(Box::pin(stream::iter(pieces)))
    }

    async fn head(&self, key: &BlobKey) -> Result<BlobInfo> {
        let bytes = self.0.lock().unwrap().get(key).map(|bytes| bytes.len() as u64);
        let bytes = bytes.ok_or_else(|| Error::not_found("blob", key))?;
        Ok(BlobInfo { key: key.clone(), bytes })
    }

    async fn delete(&self, key: &BlobKey) -> Result<()> {
        self.0.lock().unwrap().remove(key);
        Ok(())
    }

    async fn list(&self, prefix: &str) -> Result<Vec<BlobInfo>> {
        let all = self.0.lock().unwrap();
        let found = all.iter().filter(|(key, _)| key.as_str().starts_with(prefix));
        Ok(found
            .map(|(key, bytes)| BlobInfo { key: key.clone(), bytes: bytes.len() as u64 })
            .collect())
    }

    /// Nobody can fetch anything there.
    async fn signed_url(&self, key: &BlobKey, lasts: Duration) -> Result<String> {
        Ok(format!("https://files.example.com/{key}?lasts={}", lasts.as_secs()))
    }
}
