//! The video of a job that a post waits for.

use super::planned::PlannedPost;
use super::post::{Attachment, Part, Post};
use super::service::Social;
use crate::blob::BlobKey;
use crate::error::{Error, ErrorCode, Result};
use crate::id::JobId;
use crate::jobs::{Job, JobState};

/// What a post says when its video is asked for.
pub(super) enum Said {
    /// All of it.
    Whole(Post),
    /// Its video is not finished.
    NotYet,
    /// There will be no video.
    Never(Error),
}

impl Social {
    /// What a post will say, as far as that is known by now.
    pub(super) async fn foreseen(&self, planned: &PlannedPost) -> Result<Post> {
        let Some(job) = self.job(planned).await? else { return Ok(planned.content.tagged()) };
        match job.state {
            JobState::Completed => {
                Ok(with_video(&planned.content.tagged(), &self.probe.made(&job).await?))
            }
            JobState::Failed | JobState::Cancelled => Err(no_video(&job)),
            JobState::Pending | JobState::Processing => {
                let facts = self.probe.promised(&job).await?;
                let blob = BlobKey::new(format!("promised/{}", job.id))?;
                let video = Attachment { blob, facts, alt_text: None, captions: None };
                Ok(with_video(&planned.content.tagged(), &video))
            }
        }
    }

    /// What a post says, once its video is finished.
    pub(super) async fn said(&self, planned: &PlannedPost) -> Result<Said> {
        let Some(id) = planned.content.video_job else {
            return Ok(Said::Whole(planned.content.tagged()));
        };
        let Some(job) = self.store.read().await?.jobs().get(id).await? else {
            return Ok(Said::Never(gone(id)));
        };
        Ok(match job.state {
            JobState::Pending | JobState::Processing => Said::NotYet,
            JobState::Failed | JobState::Cancelled => Said::Never(no_video(&job)),
            JobState::Completed => match self.probe.made(&job).await {
                Ok(video) => Said::Whole(with_video(&planned.content.tagged(), &video)),
                Err(error) if error.retry() == crate::Retry::Later => Said::NotYet,
                Err(error) => Said::Never(error),
            },
        })
    }

    async fn job(&self, planned: &PlannedPost) -> Result<Option<Job>> {
        let Some(id) = planned.content.video_job else { return Ok(None) };
        let job = self.store.read().await?.jobs().get(id).await?;
        job.map(Some).ok_or_else(|| gone(id))
    }
}

/// The video goes before the other files of the first message, on every network.
fn with_video(post: &Post, video: &Attachment) -> Post {
    let mut post = post.clone();
    for content in std::iter::once(&mut post.content).chain(post.variants.values_mut()) {
        if content.parts.is_empty() {
            content.parts.push(Part::default());
        }
        content.parts[0].media.insert(0, video.clone());
    }
    post
}

fn no_video(job: &Job) -> Error {
    let message = format!("the video that this post waits for is {}", job.state);
    let error = Error::new(ErrorCode::Conflict, message).with("field", "video_job");
    error.with("job", job.id)
}

fn gone(id: JobId) -> Error {
    Error::not_found("job", id).with("field", "video_job")
}
