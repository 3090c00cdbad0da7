//! Blobs as objects in a bucket of S3, or of a server that speaks its protocol.
//!
//! `options` and `location` say where; `transport` makes connections; `upload` writes in bounded
//! memory; `sign` permits others by URL; `pending` ends what a crash left; `error` translates.

mod error;
mod location;
mod options;
mod pending;
mod sign;
mod signed;
mod transport;
mod upload;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use futures_util::{StreamExt, stream};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::list::{PaginatedListOptions, PaginatedListStore};
use object_store::{BackoffConfig, GetOptions, GetRange, ObjectStore, ObjectStoreExt, RetryConfig};
use osirix_core::blob::{BlobInfo, BlobKey, BlobStore, ByteStream};
use osirix_core::clock::{Clock, SystemClock};
use osirix_core::error::{Error, ErrorCode, Result};
use reqwest::{Client, Url};

use self::error::Failure;
use self::location::{Location, may_begin_keys};
use self::sign::Signer;
use super::range::within;

pub use options::S3Options;
pub use pending::PendingUpload;
pub use signed::SignedUpload;

/// After this time an upload in parts belongs to nobody any more.
const OLD: Duration = Duration::from_secs(24 * 3_600);

/// Keeps blobs as objects in a bucket: the key is the object's key, behind the store's prefix.
///
/// What it does needs the rights `s3:GetObject`, `s3:PutObject`, `s3:DeleteObject`,
/// `s3:ListBucket`, `s3:AbortMultipartUpload` and `s3:ListBucketMultipartUploads`.
#[derive(Clone)]
pub struct S3BlobStore {
    s3: AmazonS3,
    http: Client,
    endpoint: Url,
    location: Location,
    signer: Signer,
    clock: Arc<dyn Clock>,
}

impl fmt::Debug for S3BlobStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("S3BlobStore").field("location", &self.location).finish_non_exhaustive()
    }
}

impl S3BlobStore {
    /// Opens `s3://BUCKET` or `s3://BUCKET/PREFIX`, asks whether the bucket can be read, and aborts
    /// the uploads that writers who crashed more than a day ago have left.
    ///
    /// Errors are [`Configuration`](ErrorCode::Configuration) for a wrong URL or option, credentials
    /// that the server does not take, and a bucket that it does not have or has in another region;
    /// [`PermissionDenied`](ErrorCode::PermissionDenied) for credentials that may not list it;
    /// [`Busy`](ErrorCode::Busy), [`Timeout`](ErrorCode::Timeout) and
    /// [`Unavailable`](ErrorCode::Unavailable) for what passes by itself.
    pub async fn open(url: &str, options: &S3Options) -> Result<Self> {
        let store = Self::new(url, options)?;
        store.page("", Some(1), None).await?;
        let old = store.clock.now() - OLD;
        if let Err(error) = store.abort_uploads_before(old).await {
            // Not every server can say, and not everybody may ask.
            tracing::warn!(%error, "old uploads are not cleaned up");
        }
        Ok(store)
    }

    fn new(url: &str, options: &S3Options) -> Result<Self> {
        let location = Location::parse(url)?;
        let endpoint = options.checked()?;
        let http = transport::client()?;
        let builder = AmazonS3Builder::new()
            .with_bucket_name(location.bucket())
            .with_endpoint(endpoint.as_str())
            .with_region(&options.region)
            .with_access_key_id(&options.access_key_id)
            .with_secret_access_key(options.secret_access_key.expose())
            .with_allow_http(true)
            .with_disable_bulk_delete(true)
            .with_retry(retry())
            .with_client_options(transport::content_types())
            .with_http_connector(transport::Transport(http.clone()));
        let builder = match &options.session_token {
            Some(token) => builder.with_token(token.expose()),
            None => builder,
        };
        let s3 = builder.build().map_err(|e| Failure::of(&e).error(&location))?;
        let signer = Signer {
            access_key_id: options.access_key_id.clone(),
            secret_access_key: options.secret_access_key.clone(),
            session_token: options.session_token.clone(),
            region: options.region.clone(),
        };
        Ok(S3BlobStore { s3, http, endpoint, location, signer, clock: Arc::new(SystemClock) })
    }

    /// Takes the time for signed URLs from another clock: for tests.
    #[must_use]
    pub fn with_clock(self, clock: Arc<dyn Clock>) -> Self {
        S3BlobStore { clock, ..self }
    }

    /// The address of an object, or of the bucket.
    fn address(&self, name: &str) -> Result<Url> {
        let base = self.endpoint.as_str().trim_end_matches('/');
        let address = match name {
            "" => format!("{base}/{}", self.location.bucket()),
            name => format!("{base}/{}/{name}", self.location.bucket()),
        };
        Url::parse(&address).map_err(|e| Error::internal("a blob has no address").caused_by(e))
    }

    fn failed(&self, error: &object_store::Error) -> Error {
        Failure::of(error).error(&self.location)
    }

    fn failed_at(&self, key: &BlobKey, failure: Failure) -> Error {
        match failure.is_missing() {
            true => Error::not_found("blob", key),
            false => failure.error(&self.location).with("key", key),
        }
    }

    /// Some of the blobs whose keys start so, and where the next ones begin.
    async fn page(
        &self,
        prefix: &str,
        max_keys: Option<usize>,
        page_token: Option<String>,
    ) -> Result<(Vec<BlobInfo>, Option<String>)> {
        let prefix = self.location.in_bucket(prefix);
        let options = PaginatedListOptions { max_keys, page_token, ..Default::default() };
        let prefix = (!prefix.is_empty()).then_some(prefix.as_str());
        let page = self.s3.list_paginated(prefix, options).await;
        let page = page.map_err(|e| self.failed(&e))?;
        let objects = page.result.objects.iter();
        // What is not a key was not written by a blob store.
        let found = objects.filter_map(|one| self.location.info(one.location.as_ref(), one.size));
        Ok((found.collect(), page.page_token))
    }
}

/// How often a request that failed by chance is made again before the caller is told.
fn retry() -> RetryConfig {
    RetryConfig {
        backoff: BackoffConfig {
            init_backoff: Duration::from_millis(100),
            max_backoff: Duration::from_secs(5),
            base: 2.0,
        },
        max_retries: 4,
        retry_timeout: Duration::from_secs(60),
    }
}

/// What is asked for in the header of a request: no server knows numbers beyond those of 63 bits.
fn asked(range: &Range<u64>) -> GetRange {
    match i64::try_from(range.end) {
        Ok(_) => GetRange::Bounded(range.clone()),
        Err(_) => GetRange::Offset(range.start),
    }
}

#[async_trait]
impl BlobStore for S3BlobStore {
    async fn put(&self, key: &BlobKey, bytes: ByteStream) -> Result<BlobInfo> {
        let path = self.location.path(key);
        let length = upload::put(&self.s3, &self.location, path, bytes).await?;
        Ok(BlobInfo { key: key.clone(), bytes: length })
    }

    async fn get(&self, key: &BlobKey, range: Option<Range<u64>>) -> Result<ByteStream> {
        if range.as_ref().is_some_and(Range::is_empty) {
            return self.nothing(key, range).await;
        }
        let options = GetOptions { range: range.as_ref().map(asked), ..GetOptions::default() };
        match self.s3.get_opts(&self.location.path(key), options).await {
            Ok(found) => {
                let (location, name) = (self.location.clone(), key.clone());
                let failed = move |e| Failure::of(&e).error(&location).with("key", &name);
                Ok(Box::pin(found.into_stream().map(move |piece| piece.map_err(&failed))))
            }
            Err(error) => match Failure::of(&error) {
                failure if failure.is_beyond() => self.nothing(key, range).await,
                failure => Err(self.failed_at(key, failure)),
            },
        }
    }

    async fn head(&self, key: &BlobKey) -> Result<BlobInfo> {
        let found = self.s3.head(&self.location.path(key)).await;
        let found = found.map_err(|e| self.failed_at(key, Failure::of(&e)))?;
        Ok(BlobInfo { key: key.clone(), bytes: found.size })
    }

    async fn delete(&self, key: &BlobKey) -> Result<()> {
        match self.s3.delete(&self.location.path(key)).await.map_err(|e| Failure::of(&e)) {
            Err(failure) if !failure.is_missing() => Err(self.failed_at(key, failure)),
            _ => Ok(()),
        }
    }

    async fn list(&self, prefix: &str) -> Result<Vec<BlobInfo>> {
        if !may_begin_keys(prefix) {
            return Ok(Vec::new());
        }
        let (mut found, mut next) = self.page(prefix, None, None).await?;
        while let Some(token) = next {
            let (more, behind) = self.page(prefix, None, Some(token)).await?;
            found.extend(more);
            next = behind;
        }
        found.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(found)
    }

    async fn signed_url(&self, key: &BlobKey, lifetime: Duration) -> Result<String> {
        signed::check(lifetime)?;
        self.head(key).await?;
        self.permit_get(key, lifetime)
    }
}

impl S3BlobStore {
    /// The answer to a range that has no bytes: which is right only within the blob.
    async fn nothing(&self, key: &BlobKey, range: Option<Range<u64>>) -> Result<ByteStream> {
        let length = self.head(key).await?.bytes;
        match within(range, length)?.is_empty() {
            true => Ok(Box::pin(stream::empty())),
            false => Err(Error::new(ErrorCode::Busy, "the blob was replaced meanwhile: try again")
                .with("key", key)),
        }
    }
}
