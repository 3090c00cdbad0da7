//! Cancelling posts, while nobody can have seen them.

use serde_json::json;

use super::planned::{PlannedPost, PostState};
use super::planning::{in_state, unknown};
use super::publication::{Attempt, AttemptKind, Publication, PublicationState};
use super::service::Social;
use crate::audit::{Action, Actor};
use crate::error::Result;
use crate::id::{AccountId, PostId};
use crate::store::Transaction;

impl Social {
    /// Cancels a post, or as much of it as nobody can have seen: what is out, or may be, stays as
    /// it is. Where nothing can be cancelled it is [`Conflict`](crate::ErrorCode::Conflict).
    pub async fn cancel(
        &self,
        actor: Actor,
        account: AccountId,
        id: PostId,
    ) -> Result<PlannedPost> {
        let mut tx = self.store.begin().await?;
        let post = tx.posts().lock(id).await?.filter(|post| post.account_id == account);
        let mut post = post.ok_or_else(|| unknown(id))?;
        let cancelled = self.withdraw(tx.as_mut(), &mut post).await?;
        if cancelled == 0 {
            return Err(in_state(&post, "nothing of this post can be cancelled any more"));
        }
        self.touch(tx.as_mut(), &mut post).await?;
        let details = json!({ "publications": cancelled });
        self.audit(tx.as_mut(), actor, Action::PostCancelled, account, id, details).await?;
        tx.commit().await?;
        Ok(post)
    }

    /// Cancels as much of a post, which is locked, as nobody can have seen; how much that is.
    pub(super) async fn withdraw(
        &self,
        tx: &mut dyn Transaction,
        post: &mut PlannedPost,
    ) -> Result<u32> {
        let mut cancelled = u32::from(post.state.is_unplaced());
        for mut one in tx.publications().lock_of_post(post.id).await? {
            // A worker that has it by now can write no more: its fence is another.
            if one.is_unseen() && self.cancel_one(tx, &mut one).await? {
                cancelled += 1;
            }
        }
        if cancelled == 0 {
            return Ok(0);
        }
        let all = tx.publications().of_post(post.id).await?;
        post.state = match all.is_empty() {
            true => PostState::Cancelled,
            false => PostState::of(&all),
        };
        if post.state == PostState::Cancelled {
            post.queue_id = None;
        }
        Ok(cancelled)
    }

    async fn cancel_one(&self, tx: &mut dyn Transaction, one: &mut Publication) -> Result<bool> {
        let fence = one.fence;
        one.fence += 1;
        (one.state, one.run_at) = (PublicationState::Cancelled, None);
        one.updated_at = self.ambient.now();
        let attempt = Attempt {
            publication_id: one.id,
            number: one.entries,
            at: one.updated_at,
            what: AttemptKind::Cancelled,
            part: 0,
            error: None,
        };
        one.entries += 1;
        let saved = tx.publications().save(one, fence).await?;
        if saved {
            tx.publications().append(&attempt).await?;
        }
        Ok(saved)
    }
}
