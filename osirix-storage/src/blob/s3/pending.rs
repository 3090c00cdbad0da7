//! Uploads in parts that nobody has ended: their parts are kept and paid for, and shown nowhere.

use std::time::Duration;

use object_store::multipart::MultipartStore;
use object_store::path::Path;
use osirix_core::blob::BlobKey;
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, Result};
use reqwest::Method;
use serde::Deserialize;

use super::S3BlobStore;
use super::error::Failure;
use super::sign::Permit;

/// An upload in parts that was begun and neither completed nor aborted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingUpload {
    /// The blob that it would have become.
    pub key: BlobKey,
    /// The server's name for it.
    pub id: String,
    /// When it was begun, by the server's clock: RFC 3339, in UTC.
    pub begun: String,
}

/// How long the permission for one question holds.
const MINUTE: Duration = Duration::from_secs(60);

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Answer {
    #[serde(default)]
    upload: Vec<Upload>,
    #[serde(default)]
    is_truncated: bool,
    next_key_marker: Option<String>,
    next_upload_id_marker: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Upload {
    key: String,
    upload_id: String,
    initiated: String,
}

impl S3BlobStore {
    /// The uploads in parts under this store's prefix that are on their way, or were left by a
    /// process that crashed.
    pub async fn pending_uploads(&self) -> Result<Vec<PendingUpload>> {
        let mut found = Vec::new();
        let mut behind = (String::new(), String::new());
        loop {
            let answer = self.pending_page(&behind).await?;
            found.extend(answer.upload.into_iter().filter_map(|upload| self.pending(upload)));
            behind = match (answer.next_key_marker, answer.next_upload_id_marker) {
                (Some(key), Some(id)) if answer.is_truncated => (key, id),
                _ => return Ok(found),
            };
        }
    }

    /// Aborts the pending uploads that were begun before a time; how many there were.
    /// [`open`](S3BlobStore::open) does it with those that are older than a day.
    pub async fn abort_uploads_before(&self, time: Timestamp) -> Result<usize> {
        let time = time.to_string();
        let mut aborted = 0;
        for upload in self.pending_uploads().await? {
            if is_before(&upload.begun, &time) {
                self.abort(&upload).await?;
                aborted += 1;
            }
        }
        Ok(aborted)
    }

    async fn abort(&self, upload: &PendingUpload) -> Result<()> {
        let path: Path = self.location.path(&upload.key);
        match self.s3.abort_multipart(&path, &upload.id).await.map_err(|e| Failure::of(&e)) {
            Err(failure) if !failure.is_ended() => Err(failure.error(&self.location)),
            // Somebody else has ended it meanwhile.
            _ => Ok(()),
        }
    }

    fn pending(&self, upload: Upload) -> Option<PendingUpload> {
        let key = self.location.key(&upload.key)?;
        Some(PendingUpload { key, id: upload.upload_id, begun: upload.initiated })
    }

    async fn pending_page(&self, behind: &(String, String)) -> Result<Answer> {
        let prefix = self.location.in_bucket("");
        let (key, id) = (behind.0.as_str(), behind.1.as_str());
        let query = [
            ("key-marker", key),
            ("prefix", prefix.as_str()),
            ("upload-id-marker", id),
            ("uploads", ""),
        ];
        let query: Vec<_> = query
            .into_iter()
            .filter(|(name, value)| *name == "uploads" || !value.is_empty())
            .collect();
        let permit =
            Permit { method: Method::GET, url: self.address("")?, query: &query, headers: &[] };
        let url = self.signer.url(permit, self.clock.now(), MINUTE)?;
        let unanswered = |e| Failure::unanswered(e).error(&self.location);
        let response = self.http.get(url).send().await.map_err(unanswered)?;
        let status = response.status();
        let body = response.text().await.map_err(unanswered)?;
        if !status.is_success() {
            return Err(Failure::answered(status.as_u16(), &body).error(&self.location));
        }
        quick_xml::de::from_str(&body)
            .map_err(|e| Error::internal("S3 lists its uploads in another form").caused_by(e))
    }
}

/// Compares times of RFC 3339 in UTC, by their seconds.
fn is_before(time: &str, other: &str) -> bool {
    let seconds = |time: &str| time.get(..19).map(str::to_owned);
    seconds(time) < seconds(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_compared_by_their_seconds() {
        let noon = "2026-11-26T12:00:00.000Z";
        assert!(is_before("2026-11-26T11:59:59Z", noon));
        assert!(!is_before("2026-11-26T12:00:00.500Z", noon));
        assert!(!is_before("2026-11-27T00:00:00.000Z", noon));
    }

    #[test]
    fn a_list_of_uploads_is_read() {
        let answer = "<?xml version=\"1.0\"?><ListMultipartUploadsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
            <Bucket>films</Bucket><KeyMarker/><NextKeyMarker>b</NextKeyMarker><NextUploadIdMarker>2</NextUploadIdMarker>\
            <MaxUploads>1000</MaxUploads><IsTruncated>true</IsTruncated>\
            <Upload><Key>a</Key><UploadId>1</UploadId><Initiated>2026-11-26T12:00:00.000Z</Initiated></Upload>\
            <Upload><Key>b</Key><UploadId>2</UploadId><Initiated>2026-11-26T12:00:00.000Z</Initiated></Upload>\
            </ListMultipartUploadsResult>";
        let answer: Answer = quick_xml::de::from_str(answer).unwrap();
        assert_eq!(
            answer.upload.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(),
            ["a", "b"]
        );
        assert_eq!((answer.is_truncated, answer.next_key_marker.as_deref()), (true, Some("b")));
    }
}
