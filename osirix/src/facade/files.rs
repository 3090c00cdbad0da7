use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use futures_util::StreamExt;
use osirix_core::blob::{BlobInfo, BlobKey, BlobStore, ByteStream};
use osirix_core::error::{Error, Result};
use osirix_core::id::AccountId;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// How much of a file travels at once.
const PIECE_BYTES: u64 = 256 * 1024;

/// Where an account's own files are.
pub(super) fn folder(account: AccountId) -> String {
    format!("accounts/{account}/")
}

/// The key of an account's own file.
fn own(account: AccountId, name: &str) -> Result<BlobKey> {
    BlobKey::new(folder(account) + name).map_err(|error| {
        Error::invalid("name", "a name has segments of a-z, 0-9, '.', '_' and '-'")
            .with("limit", BlobKey::MAX_LEN)
            .caused_by(error)
    })
}

/// A file, piece by piece.
pub(super) async fn pieces(path: &Path) -> Result<ByteStream> {
    let failed = |e| Error::io("read a file", e).with("field", "path");
    let file = tokio::fs::File::open(path).await.map_err(failed)?;
    let pieces = futures_util::stream::try_unfold(file, move |mut file| async move {
        let mut piece = Vec::new();
        let read = (&mut file).take(PIECE_BYTES).read_to_end(&mut piece).await;
        match read.map_err(failed)? {
            0 => Ok(None),
            _ => Ok(Some((Bytes::from(piece), file))),
        }
    });
    Ok(Box::pin(pieces))
}

/// What the work made, and what accounts bring for it.
#[derive(Clone)]
pub struct FilesApi {
    blobs: Arc<dyn BlobStore>,
}

impl FilesApi {
    pub(super) fn new(blobs: &Arc<dyn BlobStore>) -> Self {
        FilesApi { blobs: blobs.clone() }
    }

    /// Copies a file to an account's own files, where its jobs can name it by its key: music, a
    /// picture. A file of the same name is replaced as a whole.
    ///
    /// The name has segments of `a-z`, `0-9`, `.`, `_` and `-`, joined by `/`.
    pub async fn add(&self, account: AccountId, name: String, path: PathBuf) -> Result<BlobInfo> {
        let key = own(account, &name)?;
        self.blobs.put(&key, pieces(&path).await?).await
    }

    /// An account's own files, sorted by their keys.
    pub async fn list(&self, account: AccountId) -> Result<Vec<BlobInfo>> {
        self.blobs.list(&folder(account)).await
    }

    /// Removes one of an account's own files. Removing one that is not there succeeds.
    pub async fn remove(&self, account: AccountId, name: String) -> Result<()> {
        self.blobs.delete(&own(account, &name)?).await
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
