use async_trait::async_trait;

use super::media::MediaFacts;
use super::post::Attachment;
use crate::error::Result;
use crate::id::AccountId;
use crate::jobs::Job;

/// Tells what files are.
#[async_trait]
pub trait MediaProbe: Send + Sync {
    /// What the file of an attachment is, by its content and whatever its facts say.
    ///
    /// - A file, and captions, that are not there, or that this account may not publish, are
    ///   [`NotFound`](crate::ErrorCode::NotFound).
    /// - A file that no network could be given is [`InvalidInput`](crate::ErrorCode::InvalidInput).
    async fn facts(&self, account: AccountId, attachment: &Attachment) -> Result<MediaFacts>;

    /// What the video of a job will be that is not finished, as far as its request tells.
    ///
    /// - A job that makes no video is [`InvalidInput`](crate::ErrorCode::InvalidInput).
    async fn promised(&self, job: &Job) -> Result<MediaFacts>;

    /// The video of a job that is completed.
    ///
    /// - A job that has made no video is [`InvalidInput`](crate::ErrorCode::InvalidInput).
    async fn made(&self, job: &Job) -> Result<Attachment>;
}
