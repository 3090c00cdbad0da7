//! A network inside the process: it answers at once, or after as long as it is told to.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use osirix_core::blob::{BlobKey, BlobStore};
use osirix_core::clock::{Ambient, Timestamp};
use osirix_core::error::{Error, Result};
use osirix_core::id::AccountId;
use osirix_core::jobs::Job;
use osirix_core::secret::Secret;
use osirix_core::social::{
    Attachment, Capabilities, Connection, Counting, Credentials, Draft, Found, MediaFacts,
    MediaFitter, MediaLimits, MediaProbe, Network, Outcome, PictureFit, PostFormat, Preparation,
    Problem, Published, Publisher, RemoteAccount, Stage, TextLimits,
};
use serde_json::json;
use tokio::sync::Notify;

use super::Duty;

pub(super) const NETWORK: Network = Network::Bluesky;
/// How long new credentials last.
const LIFE: Duration = Duration::from_secs(7_200);

/// The network: it notes when it is asked for what is measured.
pub(super) struct Quick {
    ambient: Ambient,
    answer: Duration,
    times: Mutex<Vec<Instant>>,
    asked: Notify,
}

impl Quick {
    pub(super) fn new(ambient: &Ambient, duty: Duty) -> Self {
        let answer = match duty {
            Duty::Posts(answer) => answer,
            Duty::Credentials => Duration::ZERO,
        };
        let (times, asked) = (Mutex::default(), Notify::new());
        Quick { ambient: ambient.clone(), answer, times, asked }
    }

    pub(super) fn times(&self) -> Vec<Instant> {
        self.times.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Until it was asked so often.
    pub(super) async fn asked(&self, many: usize) {
        while self.times.lock().unwrap_or_else(PoisonError::into_inner).len() < many {
            self.asked.notified().await;
        }
    }

    async fn answers(&self) {
        self.times.lock().unwrap_or_else(PoisonError::into_inner).push(Instant::now());
        self.asked.notify_one();
        if !self.answer.is_zero() {
            tokio::time::sleep(self.answer).await;
        }
    }

    pub(super) fn connection(&self, number: usize, ends: Option<Timestamp>) -> Connection {
        Connection {
            network: NETWORK,
            server: "https://network.example".to_owned(),
            account: RemoteAccount { id: number.to_string(), handle: format!("@ada{number}") },
            credentials: credentials(ends),
        }
    }
}

/// As long as tokens usually are.
fn credentials(expires_at: Option<Timestamp>) -> Credentials {
    let refresh_token = Some(Secret::new("r".repeat(600)));
    Credentials { access_token: Secret::new("a".repeat(600)), refresh_token, expires_at }
}

#[async_trait]
impl Publisher for Quick {
    async fn capabilities(&self, _: &Connection) -> Result<Capabilities> {
        let text =
            TextLimits { counting: Counting::Utf16, most: 280, most_bytes: None, url_length: 0 };
        let media = MediaLimits {
            most_files: 0,
            mixed: false,
            required: false,
            alt_text_chars: None,
            files: Vec::new(),
        };
        Ok(Capabilities {
            network: NETWORK,
            formats: vec![PostFormat::Post],
            most_parts: 1,
            recognises_repeats: true,
            can_find: true,
            text,
            media,
        })
    }

    fn preflight(&self, _: &Draft, _: &Capabilities) -> Vec<Problem> {
        Vec::new()
    }

    async fn prepare(
        &self,
        _: &Connection,
        _: &Draft,
        _: &dyn BlobStore,
        _: &Preparation,
    ) -> Result<Preparation> {
        Preparation::new(Stage::Ready, &json!(null))
    }

    async fn check(&self, _: &Connection, preparation: &Preparation) -> Result<Preparation> {
        Ok(preparation.clone())
    }

    async fn publish(
        &self,
        _: &Connection,
        draft: &Draft,
        _: &Preparation,
        before: &[Published],
    ) -> Result<Outcome> {
        self.answers().await;
        let remote_id = draft.key(before.len());
        Ok(Outcome::Published(Published { remote_id, version: None, permalink: None }))
    }

    async fn find(&self, _: &Connection, _: &Draft, _: &[Published]) -> Result<Found> {
        Ok(Found::Absent)
    }

    async fn refresh(&self, _: &Connection) -> Result<Credentials> {
        self.answers().await;
        Ok(credentials(Some(self.ambient.now() + LIFE)))
    }

    async fn revoke(&self, _: &Connection) -> Result<()> {
        Ok(())
    }
}

/// There are no media.
pub(super) struct NoMedia;

#[async_trait]
impl MediaFitter for NoMedia {
    async fn fit(&self, picture: &Attachment, _: &PictureFit, _: &BlobKey) -> Result<Attachment> {
        Err(Error::not_found("blob", &picture.blob))
    }
}

#[async_trait]
impl MediaProbe for NoMedia {
    async fn facts(&self, _: AccountId, attachment: &Attachment) -> Result<MediaFacts> {
        Err(Error::not_found("blob", &attachment.blob))
    }

    async fn promised(&self, job: &Job) -> Result<MediaFacts> {
        Err(Error::not_found("video", job.id))
    }

    async fn made(&self, job: &Job) -> Result<Attachment> {
        Err(Error::not_found("video", job.id))
    }
}
