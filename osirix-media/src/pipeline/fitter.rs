//! Pictures that accounts publish, made as networks take them.

use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::TryStreamExt;
use osirix_core::blob::{BlobKey, BlobStore, byte_stream};
use osirix_core::error::{Error, Result};
use osirix_core::social::{Attachment, MediaFitter, PictureFit};
use tokio::sync::Semaphore;

use super::probe;
use crate::picture::fit_picture;

/// How many pictures are made at once: each takes up to 600 MB.
const AT_ONCE: usize = 2;

/// Makes pictures of the blob store fit.
pub struct StudioFitter {
    blobs: Arc<dyn BlobStore>,
    places: Semaphore,
}

impl StudioFitter {
    /// Over the files.
    pub fn new(blobs: Arc<dyn BlobStore>) -> Self {
        StudioFitter { blobs, places: Semaphore::new(AT_ONCE) }
    }

    async fn made(&self, picture: &BlobKey, fit: PictureFit) -> Result<Bytes> {
        let _place = self.places.acquire().await;
        let range = Some(0..PictureFit::MOST_BYTES + 1);
        let pieces: Vec<Bytes> = self.blobs.get(picture, range).await?.try_collect().await?;
        let made = tokio::task::spawn_blocking(move || fit_picture(&pieces.concat(), &fit)).await;
        made.map_err(|e| Error::internal("a picture was not made to its end").caused_by(e))?
    }
}

#[async_trait]
impl MediaFitter for StudioFitter {
    async fn fit(
        &self,
        picture: &Attachment,
        fit: &PictureFit,
        into: &BlobKey,
    ) -> Result<Attachment> {
        let file = self.made(&picture.blob, *fit).await?;
        let facts = probe::picture(&file, file.len() as u64)?;
        self.blobs.put(into, byte_stream(file)).await?;
        Ok(Attachment { blob: into.clone(), facts, ..picture.clone() })
    }
}
