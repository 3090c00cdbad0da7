use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;

use async_trait::async_trait;
use futures_util::StreamExt;
use osirix_core::blob::{BlobInfo, BlobKey, BlobStore, ByteStream};
use osirix_core::error::{Error, ErrorCode, Result};
use tokio::fs::{self, File};
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt, SeekFrom};
use tokio_util::io::ReaderStream;

use super::files::{self, failed};
use super::range::within;
use super::temporary::{TEMPORARY, Temporary};

/// Keeps blobs as files in a folder: the key is the path.
///
/// A key that is a folder of other keys (`a` beside `a/b`) cannot be kept, and is a
/// [`Conflict`](ErrorCode::Conflict).
#[derive(Debug, Clone)]
pub struct LocalBlobStore {
    root: PathBuf,
}

impl LocalBlobStore {
    /// The size of the pieces in which a blob is read, in bytes.
    const PIECE_BYTES: usize = 128 * 1024;

    /// Opens the folder, makes it if it is missing, and removes what writers that crashed more
    /// than a day ago have left.
    pub async fn open(root: impl Into<PathBuf>) -> Result<Self> {
        let root = root.into();
        let root = std::path::absolute(&root).map_err(|e| failed("be opened", &root, e))?;
        let temporary = root.join(TEMPORARY);
        fs::create_dir_all(&temporary).await.map_err(|e| failed("be made", &temporary, e))?;
        Temporary::remove_old(temporary).await?;
        Ok(LocalBlobStore { root })
    }

    /// The path of a blob's file: for programs that can only read files. The file must not be
    /// changed, and may be replaced or removed at any time.
    pub fn path(&self, key: &BlobKey) -> PathBuf {
        self.root.join(key.as_str())
    }

    async fn open_file(&self, key: &BlobKey) -> Result<(File, u64)> {
        let path = self.path(key);
        let opened = async {
            let file = File::open(&path).await?;
            let metadata = file.metadata().await?;
            Ok((file, metadata))
        };
        match opened.await {
            Ok((file, metadata)) if metadata.is_file() => Ok((file, metadata.len())),
            Ok(_) => Err(Error::not_found("blob", key)),
            Err(e) if files::is_missing(&e) => Err(Error::not_found("blob", key)),
            Err(e) => Err(failed("be read", &path, e)),
        }
    }

    /// Moves a finished file to its place. A folder that [`delete`](BlobStore::delete) found empty
    /// may vanish between its making and the move: then it is made again.
    async fn settle(&self, temporary: &Temporary, path: &Path) -> Result<()> {
        let folder = path.parent().unwrap_or(&self.root);
        let mut tries = 0..100;
        loop {
            let moved = async {
                fs::create_dir_all(folder).await?;
                temporary.move_to(path).await
            };
            match moved.await {
                Ok(()) => return files::sync_folders(folder, &self.root).await,
                Err(e) if files::may_have_vanished(&e) && tries.next().is_some() => {}
                Err(e) => return Err(files::cannot_place(path, e)),
            }
        }
    }
}

#[async_trait]
impl BlobStore for LocalBlobStore {
    async fn put(&self, key: &BlobKey, mut bytes: ByteStream) -> Result<BlobInfo> {
        let path = self.path(key);
        let (temporary, mut file) = Temporary::make(&self.root.join(TEMPORARY)).await?;
        let cannot_write = |e| failed("be written", &path, e);
        let mut length = 0;
        while let Some(piece) = bytes.next().await {
            let piece = piece?;
            file.write_all(&piece).await.map_err(cannot_write)?;
            length += piece.len() as u64;
        }
        file.flush().await.map_err(cannot_write)?;
        file.sync_all().await.map_err(cannot_write)?;
        self.settle(&temporary, &path).await?;
        Ok(BlobInfo { key: key.clone(), bytes: length })
    }

    async fn get(&self, key: &BlobKey, range: Option<Range<u64>>) -> Result<ByteStream> {
        let (mut file, length) = self.open_file(key).await?;
        let range = within(range, length)?;
        let path = self.path(key);
        let start = SeekFrom::Start(range.start);
        file.seek(start).await.map_err(|e| failed("be read", &path, e))?;
        let part = file.take(range.end - range.start);
        let pieces = ReaderStream::with_capacity(part, Self::PIECE_BYTES);
        Ok(Box::pin(pieces.map(move |piece| piece.map_err(|e| failed("be read", &path, e)))))
    }

    async fn head(&self, key: &BlobKey) -> Result<BlobInfo> {
        let (_, bytes) = self.open_file(key).await?;
        Ok(BlobInfo { key: key.clone(), bytes })
    }

    async fn delete(&self, key: &BlobKey) -> Result<()> {
        let path = self.path(key);
        match fs::remove_file(&path).await {
            Ok(()) => {}
            Err(e) if files::is_missing(&e) => return Ok(()),
            // Of a folder some systems say no more than that it may not be removed.
            Err(_) if path.is_dir() => return Ok(()),
            Err(e) => return Err(failed("be removed", &path, e)),
        }
        for folder in path.ancestors().skip(1).take_while(|folder| *folder != self.root) {
            // It fails where the folder is not empty: then it stays, and so do those above.
            if fs::remove_dir(folder).await.is_err() {
                break;
            }
        }
        Ok(())
    }

    async fn list(&self, prefix: &str) -> Result<Vec<BlobInfo>> {
        let (root, prefix) = (self.root.clone(), prefix.to_owned());
        let listing = tokio::task::spawn_blocking(move || files::list(&root, &prefix));
        listing.await.map_err(|e| Error::internal("a listing was stopped").caused_by(e))?
    }

    async fn signed_url(&self, key: &BlobKey, _lifetime: Duration) -> Result<String> {
        self.head(key).await?;
        let message = "a folder has no URLs: serve the blob through your own server";
        Err(Error::new(ErrorCode::Unsupported, message).with("key", key))
    }
}
