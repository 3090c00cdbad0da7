use osirix_core::error::Result;
use osirix_core::mail::{OutboxMail, PostOffice};

/// Mail that was written.
#[derive(Clone)]
pub struct MailsApi {
    post: PostOffice,
}

impl MailsApi {
    pub(super) fn new(post: &PostOffice) -> Self {
        MailsApi { post: post.clone() }
    }

    /// Whether there is somebody who sends.
    pub async fn sends(&self) -> Result<bool> {
        Ok(self.post.sends())
    }

    /// The newest messages, so many at most. The links in them sign in: for who develops, and for
    /// nobody else.
    pub async fn outbox(&self, limit: u32) -> Result<Vec<OutboxMail>> {
        self.post.outbox(limit).await
    }
}
