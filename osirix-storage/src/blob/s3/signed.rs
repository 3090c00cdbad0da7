//! What others may do by a URL, for a time.

use std::time::Duration;

use osirix_core::blob::BlobKey;
use osirix_core::error::{Error, ErrorCode, Result};
use reqwest::Method;

use super::S3BlobStore;
use super::sign::Permit;

/// The shortest and the longest time for which S3 takes a signed URL, in seconds.
const LIFETIME_S: (u64, u64) = (1, 7 * 24 * 3_600);
/// The largest blob in one request, in bytes: a little below the 5 GiB of S3 and R2.
const MAX_BYTES: u64 = 5_000_000_000;
const MAX_CONTENT_TYPE_LEN: usize = 255;

/// How a client that has no rights itself sends one blob.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedUpload {
    /// Where the bytes are sent, by `PUT`.
    pub url: String,
    /// The headers that must be sent as they stand here: name and value.
    pub headers: Vec<(String, String)>,
}

impl S3BlobStore {
    /// Permits somebody else to send one blob of exactly this type and length, for a time.
    ///
    /// The blob stands under its key when the server has answered 200, and replaces one that stood
    /// there. It holds what its sender sent: look at the bytes before you believe the type.
    ///
    /// - `content_type` is an IANA media type, such as `image/png`.
    /// - `bytes` is at most 5,000,000,000.
    /// - `lifetime` is 1 second to 7 days; an upload that began in time may end after it.
    pub fn signed_upload(
        &self,
        key: &BlobKey,
        content_type: &str,
        bytes: u64,
        lifetime: Duration,
    ) -> Result<SignedUpload> {
        check(lifetime)?;
        check_content_type(content_type)?;
        if bytes > MAX_BYTES {
            return Err(Error::new(ErrorCode::TooLarge, TOO_LARGE)
                .with("field", "bytes")
                .with("limit", MAX_BYTES));
        }
        let length = bytes.to_string();
        let headers = [("content-length", length.as_str()), ("content-type", content_type)];
        let url = self.permit(key, Method::PUT, &headers, lifetime)?;
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        Ok(SignedUpload { url, headers })
    }

    pub(super) fn permit_get(&self, key: &BlobKey, lifetime: Duration) -> Result<String> {
        self.permit(key, Method::GET, &[], lifetime)
    }

    fn permit(
        &self,
        key: &BlobKey,
        method: Method,
        headers: &[(&'static str, &str)],
        lifetime: Duration,
    ) -> Result<String> {
        let url = self.address(&self.location.in_bucket(key.as_str()))?;
        let permit = Permit { method, url, query: &[], headers };
        self.signer.url(permit, self.clock.now(), lifetime).map(String::from)
    }
}

const TOO_LARGE: &str = "one request carries at most 5 GB";

/// Whether S3 takes a URL for that long.
pub(super) fn check(lifetime: Duration) -> Result<()> {
    let (shortest, longest) = LIFETIME_S;
    if (shortest..=longest).contains(&lifetime.as_secs()) {
        return Ok(());
    }
    Err(Error::invalid("lifetime", "a signed URL holds for 1 second to 7 days")
        .with("limit", longest)
        .with("value", lifetime.as_secs()))
}

fn check_content_type(content_type: &str) -> Result<()> {
    let fits = |c: u8| c.is_ascii_alphanumeric() || b"/+-._; =\"".contains(&c);
    let whole = content_type.len() <= MAX_CONTENT_TYPE_LEN && content_type.trim() == content_type;
    if whole
        && content_type.contains('/')
        && !content_type.contains("  ")
        && content_type.bytes().all(fits)
    {
        return Ok(());
    }
    Err(Error::invalid("content_type", "this is no media type: give one like image/png")
        .with("limit", MAX_CONTENT_TYPE_LEN))
}
