use object_store::path::Path;
use osirix_core::blob::{BlobInfo, BlobKey};
use osirix_core::error::{Error, ErrorCode, Result};

/// Which part of which bucket a store owns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Location {
    bucket: String,
    /// Empty, or with a slash at its end.
    prefix: String,
}

impl Location {
    /// The longest prefix, in bytes: with the longest key it stays below the 1,024 of S3.
    const MAX_PREFIX_LEN: usize = 256;

    /// Reads `s3://BUCKET/PREFIX`.
    pub(super) fn parse(url: &str) -> Result<Self> {
        let rest = url.strip_prefix("s3://").ok_or_else(|| {
            let message = "the URL of blobs on S3 is s3://BUCKET or s3://BUCKET/PREFIX";
            Error::new(ErrorCode::Configuration, message).with("field", "blobs_url")
        })?;
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        if !is_bucket(bucket) {
            let message = "a bucket's name is 3 to 63 of a-z, 0-9, '.' and '-'";
            return Err(Error::new(ErrorCode::Configuration, message)
                .with("field", "blobs_url")
                .with("variable", "AWS_S3_BUCKET"));
        }
        let prefix = prefix.strip_suffix('/').unwrap_or(prefix);
        if prefix.is_empty() {
            return Ok(Location { bucket: bucket.to_owned(), prefix: String::new() });
        }
        if prefix.len() > Self::MAX_PREFIX_LEN || BlobKey::new(prefix).is_err() {
            let message = "a prefix in a bucket has the form of a blob's key";
            return Err(Error::new(ErrorCode::Configuration, message)
                .with("field", "blobs_url")
                .with("limit", Self::MAX_PREFIX_LEN));
        }
        Ok(Location { bucket: bucket.to_owned(), prefix: format!("{prefix}/") })
    }

    pub(super) fn bucket(&self) -> &str {
        &self.bucket
    }

    /// A key, or the beginning of keys, as the bucket has it.
    pub(super) fn in_bucket(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }

    pub(super) fn path(&self, key: &BlobKey) -> Path {
        Path::from(self.in_bucket(key.as_str()))
    }

    /// The key of what the bucket has under this name, where it is one of the store's.
    pub(super) fn key(&self, name: &str) -> Option<BlobKey> {
        BlobKey::new(name.strip_prefix(&self.prefix)?).ok()
    }

    pub(super) fn info(&self, name: &str, bytes: u64) -> Option<BlobInfo> {
        Some(BlobInfo { key: self.key(name)?, bytes })
    }
}

fn is_bucket(name: &str) -> bool {
    let end = |c: Option<u8>| c.is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    (3..=63).contains(&name.len())
        && name.bytes().all(|c| matches!(c, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-'))
        && end(name.bytes().next())
        && end(name.bytes().last())
}

/// Whether keys can begin so.
pub(super) fn may_begin_keys(prefix: &str) -> bool {
    prefix.is_empty() || BlobKey::new(prefix).is_ok() || BlobKey::new(format!("{prefix}x")).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_names_a_bucket_and_a_prefix() {
        for (url, expected) in [
            ("s3://films", "a"),
            ("s3://films/", "a"),
            ("s3://films/shop", "shop/a"),
            ("s3://films.example.com/shop/1/", "shop/1/a"),
        ] {
            let location = Location::parse(url).unwrap();
            assert_eq!(location.in_bucket("a"), expected, "{url}");
            assert_eq!(location.key(expected).unwrap().as_str(), "a");
            assert_eq!(location.key("elsewhere/A"), None);
        }
    }

    #[test]
    fn a_wrong_url_is_refused_and_never_shown() {
        for wrong in [
            "s3:hunter2",
            "s3://",
            "s3://a",
            "s3://Hunter2",
            "s3://user:hunter2@films",
            "s3://films?hunter2",
            "s3://films/hunter 2",
            "s3://films/../hunter2",
            "s3://films//hunter2",
        ] {
            let error = Location::parse(wrong).unwrap_err();
            assert_eq!(error.code(), ErrorCode::Configuration, "{wrong}");
            assert_eq!(error.context_value("field"), Some("blobs_url"));
            assert!(!format!("{error:?}").contains("unter"), "{error:?}");
        }
    }

    #[test]
    fn a_prefix_that_no_key_has_is_known() {
        for right in ["", "a", "a/", "a/b", &"x".repeat(200), &"x/".repeat(256)[..511]] {
            assert!(may_begin_keys(right), "{right}");
        }
        for wrong in ["A", "..", "../", "/", "/etc", "a/../a", "a//", "ä", &"x".repeat(201)] {
            assert!(!may_begin_keys(wrong), "{wrong}");
        }
    }
}
