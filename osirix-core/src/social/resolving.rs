//! What a person sees of publications, and decides about those that workers cannot go on with.

use serde_json::json;

use super::publication::{Attempt, AttemptKind, Publication, PublicationState, Resolution};
use super::publisher::Published;
use super::service::Social;
use super::settling::count;
use super::working::lease_lost;
use crate::audit::{Action, Actor};
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, PostId, PublicationId};
use crate::page::{Page, PageRequest};
use crate::store::Transaction;

impl Social {
    /// An account's publications, all or those in a state, the newest first.
    pub async fn publications(
        &self,
        account: AccountId,
        state: Option<PublicationState>,
        page: &PageRequest,
    ) -> Result<Page<Publication>> {
        self.store.read().await?.publications().list(account, state, page).await
    }

    /// The publications of a post.
    pub async fn publications_of(
        &self,
        account: AccountId,
        post: PostId,
    ) -> Result<Vec<Publication>> {
        self.post(account, post).await?;
        self.store.read().await?.publications().of_post(post).await
    }

    /// The record of a publication, the oldest entry first.
    pub async fn attempts(
        &self,
        account: AccountId,
        id: PublicationId,
        page: &PageRequest,
    ) -> Result<Page<Attempt>> {
        let mut tx = self.store.read().await?;
        self.own_publication(tx.as_mut(), account, id).await?;
        tx.publications().attempts(id, page).await
    }

    /// Decides what becomes of a publication that is unconfirmed or has failed.
    ///
    /// - To post again what is unconfirmed, or was, is [`Conflict`](ErrorCode::Conflict) while its
    ///   last try may still be under way; the error says how long.
    /// - A publication in another state is `Conflict`, and so is a decision that does not fit it.
    pub async fn resolve(
        &self,
        actor: Actor,
        account: AccountId,
        id: PublicationId,
        decision: &Resolution,
    ) -> Result<Publication> {
        let mut tx = self.store.begin().await?;
        let read = self.own_publication(tx.as_mut(), account, id).await?;
        tx.posts().lock(read.post_id).await?;
        let mut publication = self.own_publication(tx.as_mut(), account, id).await?;
        self.decide(&mut publication, decision)?;
        self.count_later(&mut publication);
        let fence = publication.fence;
        publication.fence += 1;
        publication.updated_at = self.ambient.now();
        let attempt = Attempt {
            publication_id: id,
            number: publication.entries,
            at: publication.updated_at,
            what: AttemptKind::Resolved,
            part: publication.next_part(),
            error: None,
        };
        publication.entries += 1;
        if !tx.publications().save(&publication, fence).await? {
            return Err(lease_lost(&publication));
        }
        tx.publications().append(&attempt).await?;
        count(tx.as_mut(), &publication, publication.updated_at).await?;
        self.sum_up(tx.as_mut(), &publication).await?;
        let details = json!({ "post": publication.post_id, "decision": decision });
        self.audit(tx.as_mut(), actor, Action::PostResolved, account, id, details).await?;
        tx.commit().await?;
        self.clear(&publication).await;
        Ok(publication)
    }

    fn decide(&self, publication: &mut Publication, decision: &Resolution) -> Result<()> {
        let unconfirmed = publication.state == PublicationState::Unconfirmed;
        match decision {
            Resolution::Out { remote_id, permalink } if unconfirmed => {
                self.believe(publication, remote_id.clone(), permalink.clone())
            }
            Resolution::GiveUp if unconfirmed => {
                publication.state = PublicationState::Failed;
                Ok(())
            }
            Resolution::Again if unconfirmed || publication.state == PublicationState::Failed => {
                self.is_over(publication)?;
                self.send_on(publication);
                Ok(())
            }
            _ => {
                let message = "this cannot be decided about a publication in this state";
                let error = Error::new(ErrorCode::Conflict, message).with("field", "decision");
                Err(error.with("state", publication.state))
            }
        }
    }

    /// A worker that was stopped could be about to post: it looks at the time first, and then has
    /// as long as a call may take.
    fn is_over(&self, publication: &Publication) -> Result<()> {
        let Some(armed) = publication.armed else { return Ok(()) };
        let (now, over) = (self.ambient.now(), armed.at + self.settings.lease());
        if now >= over {
            return Ok(());
        }
        let message = "the last try may still be under way: decide later";
        Err(Error::new(ErrorCode::Conflict, message).after(over.since(now)))
    }

    /// Gives it to the workers again, where it was.
    fn send_on(&self, publication: &mut Publication) {
        let ready = publication.preparation.as_ref().is_some_and(|one| one.ready().is_ok());
        publication.state = match (&publication.draft, ready) {
            (None, _) => PublicationState::Scheduled,
            (Some(_), false) => PublicationState::Preparing,
            (Some(_), true) => PublicationState::Publishing,
        };
        publication.armed = None;
        publication.failures = 0;
        publication.begun_at = publication.begun_at.map(|_| self.ambient.now());
        publication.run_at = Some(self.ambient.now());
    }

    fn believe(
        &self,
        publication: &mut Publication,
        remote_id: Option<String>,
        permalink: Option<String>,
    ) -> Result<()> {
        let last = publication.published.len() + 1 >= publication.work()?.0.parts.len();
        if !last && remote_id.as_deref().is_none_or(str::is_empty) {
            let message = "further messages answer this one: give the network's id of it";
            return Err(Error::invalid("remote_id", message));
        }
        let remote_id = remote_id.unwrap_or_default();
        publication.published.push(Published { remote_id, version: None, permalink });
        (publication.armed, publication.error) = (None, None);
        match last {
            true => publication.state = PublicationState::Published,
            false => self.send_on(publication),
        }
        Ok(())
    }

    async fn own_publication(
        &self,
        tx: &mut dyn Transaction,
        account: AccountId,
        id: PublicationId,
    ) -> Result<Publication> {
        let found = tx.publications().get(id).await?;
        let own = found.filter(|publication| publication.account_id == account);
        own.ok_or_else(|| Error::not_found("publication", id).with("field", "publication"))
    }
}
