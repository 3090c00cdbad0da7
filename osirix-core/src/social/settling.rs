//! What is written of a publication: each state with its record, its end with all that follows.

use serde_json::json;

use super::metrics::FIRST;
use super::planned::PostState;
use super::publication::{Attempt, AttemptKind, Publication, PublicationState};
use super::service::Social;
use super::working::{Next, lease_lost};
use crate::analytics::{Count, Figure};
use crate::audit::{Action, Actor};
use crate::clock::Timestamp;
use crate::error::{Error, ErrorRecord, Result};
use crate::events::{Event, EventKind};
use crate::store::Transaction;

/// An entry of the record to be: what happened, and with which error.
type Note<'a> = Option<(AttemptKind, Option<&'a Error>)>;

impl Social {
    /// Writes a publication, in a transaction of its own. One that another worker has had since is
    /// [`LeaseLost`](crate::ErrorCode::LeaseLost), and nothing is written.
    pub(super) async fn keep(&self, publication: &mut Publication, note: Note<'_>) -> Result<()> {
        let mut tx = self.store.begin().await?;
        self.write_down(tx.as_mut(), publication, note).await?;
        tx.commit().await
    }

    pub(super) async fn write_down(
        &self,
        tx: &mut dyn Transaction,
        publication: &mut Publication,
        note: Note<'_>,
    ) -> Result<()> {
        let now = self.ambient.now();
        let attempt = note.map(|(what, error)| Attempt {
            publication_id: publication.id,
            number: publication.entries,
            at: now,
            what,
            part: publication.next_part(),
            error: error.map(ErrorRecord::from),
        });
        publication.updated_at = now;
        publication.entries += u32::from(attempt.is_some());
        if !tx.publications().save(publication, publication.fence).await? {
            return Err(lease_lost(publication));
        }
        match attempt {
            Some(attempt) => tx.publications().append(&attempt).await,
            None => Ok(()),
        }
    }

    /// All of it is out.
    pub(super) async fn finish(
        &self,
        publication: &mut Publication,
        how: AttemptKind,
    ) -> Result<Next> {
        publication.state = PublicationState::Published;
        self.end(publication, (how, None), Actor::System).await
    }

    /// The rest of it will not get out; what was tried last is not.
    pub(super) async fn fail(&self, publication: &mut Publication, error: &Error) -> Result<Next> {
        publication.state = PublicationState::Failed;
        publication.armed = None;
        publication.error = Some(ErrorRecord::from(error));
        self.end(publication, (AttemptKind::Failed, Some(error)), Actor::System).await
    }

    /// A person has to look.
    pub(super) async fn give_over(
        &self,
        publication: &mut Publication,
        error: &Error,
    ) -> Result<Next> {
        publication.state = PublicationState::Unconfirmed;
        publication.error = Some(ErrorRecord::from(error));
        self.end(publication, (AttemptKind::GaveOver, Some(error)), Actor::System).await
    }

    async fn end(
        &self,
        publication: &mut Publication,
        note: (AttemptKind, Option<&Error>),
        actor: Actor,
    ) -> Result<Next> {
        publication.run_at = None;
        self.count_later(publication);
        let mut tx = self.store.begin().await?;
        tx.posts().lock(publication.post_id).await?;
        self.write_down(tx.as_mut(), publication, Some(note)).await?;
        self.sum_up(tx.as_mut(), publication).await?;
        self.tell(tx.as_mut(), publication, actor).await?;
        tx.commit().await?;
        self.clear(publication).await;
        Ok(Next::Rest)
    }

    /// What is out is counted from now on.
    pub(super) fn count_later(&self, publication: &mut Publication) {
        let is_out = publication.state == PublicationState::Published;
        publication.count_at = is_out.then(|| self.ambient.now() + FIRST);
    }

    /// Writes what the publications of a post, which is locked, have come to together.
    pub(super) async fn sum_up(
        &self,
        tx: &mut dyn Transaction,
        publication: &Publication,
    ) -> Result<()> {
        let Some(mut post) = tx.posts().lock(publication.post_id).await? else { return Ok(()) };
        post.state = PostState::of(&tx.publications().of_post(post.id).await?);
        post.updated_at = self.ambient.now();
        tx.posts().update(&post).await
    }

    async fn tell(
        &self,
        tx: &mut dyn Transaction,
        publication: &Publication,
        actor: Actor,
    ) -> Result<()> {
        let (action, kind) = match publication.state {
            PublicationState::Published => (Action::PostPublished, EventKind::PostPublished),
            PublicationState::Unconfirmed => (Action::PostUnconfirmed, EventKind::PostUnconfirmed),
            _ => (Action::PostFailed, EventKind::PostFailed),
        };
        let (account, id) = (publication.account_id, publication.id);
        let event = Event::new(&self.ambient, kind, account, &id.to_string())?;
        count(tx, publication, event.at).await?;
        let details = json!({
            "post": publication.post_id,
            "network": publication.network,
            "messages": publication.published.len(),
            "code": publication.error.as_ref().map(|error| error.code),
        });
        tx.events().append(&[event.with(details.clone())]).await?;
        self.audit(tx, actor, action, account, id, details).await
    }
}

/// Counts what became of a publication, where that is something new.
pub(super) async fn count(
    tx: &mut dyn Transaction,
    publication: &Publication,
    at: Timestamp,
) -> Result<()> {
    let figure = match publication.state {
        PublicationState::Published => Figure::PostsPublished,
        PublicationState::Failed => Figure::PostsFailed,
        PublicationState::Unconfirmed => Figure::PostsUnconfirmed,
        _ => return Ok(()),
    };
    let count = Count::once(publication.account_id, at, figure, 0);
    tx.analytics().add(&[count.of(publication.network.as_str())]).await
}
