use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use futures_util::StreamExt;
use osirix_core::blob::{BlobInfo, BlobKey, BlobStore, ByteStream};
use osirix_core::error::{Error, Result};
use tokio::io::AsyncWriteExt;

/// What the work made.
#[derive(Clone)]
pub struct FilesApi {
    blobs: Arc<dyn BlobStore>,
}

impl FilesApi {
    pub(super) fn new(blobs: &Arc<dyn BlobStore>) -> Self {
        FilesApi { blobs: blobs.clone() }
    }

    /// What is known of a file, or [`NotFound`](crate::ErrorCode::NotFound).
    pub async fn info(&self, key: BlobKey) -> Result<BlobInfo> {
        self.blobs.head(&key).await
    }

    /// Reads a file, or a part of it, as a stream.
    pub async fn read(&self, key: BlobKey, range: Option<Range<u64>>) -> Result<ByteStream> {
        self.blobs.get(&key, range).await
    }

    /// Copies a file to a path of one's own. What stood there is replaced as a whole, or stays
    /// when the copy fails.
    pub async fn save(&self, key: BlobKey, path: PathBuf) -> Result<()> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".part.tmp");
        let part = path.with_file_name(name);
        let copied = self.copy(&key, &part).await;
        let moved = match copied {
            Ok(()) => tokio::fs::rename(&part, &path)
                .await
                .map_err(|e| Error::io(format!("write {}", path.display()), e)),
            Err(error) => Err(error),
        };
        if moved.is_err() {
            // It may never have been made; the copy's own error is the one to tell.
            let _ = tokio::fs::remove_file(&part).await;
        }
        moved.map_err(|e| e.with("field", "output"))
    }

    async fn copy(&self, key: &BlobKey, path: &PathBuf) -> Result<()> {
        let failed = |e| Error::io(format!("write {}", path.display()), e);
        let mut pieces = self.blobs.get(key, None).await?;
        let mut file = tokio::fs::File::create(path).await.map_err(failed)?;
        while let Some(piece) = pieces.next().await {
            file.write_all(&piece?).await.map_err(failed)?;
        }
        file.flush().await.map_err(failed)
    }
}
