//! Workers: what is due is taken and brought as far as it can go.

use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use tokio::sync::watch;

use super::failure::FailureClass;
use super::fitting::foreseen;
use super::planned::{PlannedPost, PostState};
use super::post::Draft;
use super::preparation::{Preparation, Stage};
use super::publication::{AttemptKind, Publication, PublicationState};
use super::renewing::Reached;
use super::service::{Answer, Social};
use super::video::Said;
use crate::clock::Timestamp;
use crate::due::keep_working;
use crate::error::{Error, ErrorCode, ErrorRecord, Result};

/// The longest that a network may be at work on media.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// What a worker does after a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// It goes on.
    Go,
    /// It lets go: there is nothing to do now.
    Rest,
}

impl Social {
    /// Brings what is due as far as it can go; how many publications that were.
    ///
    /// - Of several workers, one has a publication, as long as its lease lasts. Each write names
    ///   the lease's fence, and is refused once another worker has had one.
    /// - What a killed worker had is gone on with where it was. A message that it may have posted
    ///   is looked for.
    pub async fn publish_due(&self) -> Result<usize> {
        let taken = self.taken(self.settings.at_once as usize).await?;
        let count = taken.len();
        let all = taken.into_iter().map(|publication| self.advance(publication));
        all.collect::<FuturesUnordered<_>>().collect::<()>().await;
        Ok(count)
    }

    /// Publishes what is due until it is told to stop.
    pub(super) async fn keep_publishing(&self, down: watch::Receiver<bool>) {
        let (take, work) = (|most| self.taken(most), |publication| self.advance(publication));
        keep_working(self.settings.at_once, down, take, work).await;
    }

    async fn taken(&self, most: usize) -> Result<Vec<Publication>> {
        let now = self.ambient.now();
        if !self.store.read().await?.publications().is_due(now).await? {
            return Ok(Vec::new());
        }
        let (until, limit) = (now + self.settings.lease(), most.try_into().unwrap_or(u32::MAX));
        let mut tx = self.store.begin().await?;
        let taken = tx.publications().take(now, until, limit).await?;
        tx.commit().await?;
        Ok(taken)
    }

    async fn advance(&self, mut publication: Publication) {
        loop {
            match self.step(&mut publication).await {
                Ok(Next::Go) => {}
                Ok(Next::Rest) => return,
                // It is left to the next worker, when the lease is over.
                Err(error) => {
                    let id = publication.id;
                    tracing::warn!(%error, publication = %id, "a publication was let go");
                    return;
                }
            }
        }
    }

    async fn step(&self, publication: &mut Publication) -> Result<Next> {
        match (publication.state, publication.armed) {
            (PublicationState::Scheduled, _) => self.begin(publication).await,
            (PublicationState::Preparing | PublicationState::Processing, _) => {
                self.prepare(publication).await
            }
            (PublicationState::Publishing, None) => self.post_next(publication).await,
            (PublicationState::Publishing, Some(armed)) => self.look(publication, armed).await,
            _ => Ok(Next::Rest),
        }
    }

    /// From here on what is said does not change.
    async fn begin(&self, publication: &mut Publication) -> Result<Next> {
        let planned = self.store.read().await?.posts().get(publication.post_id).await?;
        let planned = planned.ok_or_else(|| lease_lost(publication))?;
        let said = match self.said(&planned).await? {
            Said::Whole(said) => said,
            Said::Never(error) => return self.fail(publication, &error).await,
            Said::NotYet => {
                let pause = Duration::from_secs(self.settings.video_s.into());
                return self.rest_until(publication, self.ambient.now() + pause).await;
            }
        };
        let due_at = planned.due_at.unwrap_or(publication.created_at);
        let draft = said.draft(publication.id, publication.network, due_at);
        let reached = match self.reach(publication.connection_id).await? {
            Ok(reached) => reached,
            Err(error) => return self.refused(publication, None, error).await,
        };
        match self.taken_by(&reached, publication, draft).await {
            Ok(draft) => self.freeze(publication, &planned, draft).await,
            Err(error) => self.refused(publication, Some(reached), error).await,
        }
    }

    /// The draft as the network takes it. What it says may have come to need more than it did when
    /// it was scheduled, and a picture is known to fit when it is made.
    async fn taken_by(
        &self,
        reached: &Reached,
        publication: &Publication,
        draft: Draft,
    ) -> Result<Draft> {
        let capabilities = reached.publisher.capabilities(&reached.connection);
        let capabilities = self.in_time(capabilities).await?;
        let refusal =
            |draft: &Draft| super::refuse(&reached.publisher.preflight(draft, &capabilities));
        refusal(&foreseen(draft.clone(), &capabilities))?;
        let draft = self.fitted(publication, draft, &capabilities).await?;
        refusal(&draft)?;
        Ok(draft)
    }

    async fn freeze(
        &self,
        publication: &mut Publication,
        read: &PlannedPost,
        draft: Draft,
    ) -> Result<Next> {
        publication.draft = Some(draft);
        publication.preparation = Some(Preparation::begin());
        publication.state = PublicationState::Preparing;
        publication.begun_at = Some(self.ambient.now());
        let mut tx = self.store.begin().await?;
        let post = tx.posts().lock(publication.post_id).await?;
        // Who has changed the post since then has replaced this publication.
        let post = post.filter(|post| post.content == read.content);
        let mut post = post.ok_or_else(|| lease_lost(publication))?;
        self.write_down(tx.as_mut(), publication, Some((AttemptKind::Begun, None))).await?;
        post.state = PostState::of(&tx.publications().of_post(post.id).await?);
        tx.posts().update(&post).await?;
        tx.commit().await?;
        Ok(Next::Go)
    }

    async fn prepare(&self, publication: &mut Publication) -> Result<Next> {
        let reached = match self.reach(publication.connection_id).await? {
            Ok(reached) => reached,
            Err(error) => return self.refused(publication, None, error).await,
        };
        match self.prepared(publication, &reached).await? {
            Ok(preparation) => self.go_by(publication, preparation).await,
            Err(error) => self.refused(publication, Some(reached), error).await,
        }
    }

    async fn prepared(&self, publication: &Publication, reached: &Reached) -> Answer<Preparation> {
        let (draft, before) = publication.work()?;
        let (publisher, connection) = (&reached.publisher, &reached.connection);
        let begun = publication.begun_at.unwrap_or(publication.updated_at);
        if self.ambient.now().since(begun) > LONGEST {
            let message = "the network has not digested the media in a day";
            return Ok(Err(Error::new(ErrorCode::Media, message)));
        }
        Ok(match before.stage {
            Stage::Uploading => {
                let step = publisher.prepare(connection, draft, self.blobs.as_ref(), before);
                self.in_time(step).await
            }
            Stage::Processing { .. } => self.in_time(publisher.check(connection, before)).await,
            Stage::Ready => Ok(before.clone()),
        })
    }

    async fn go_by(&self, publication: &mut Publication, preparation: Preparation) -> Result<Next> {
        let stage = preparation.stage;
        publication.preparation = Some(preparation);
        publication.state = match stage {
            Stage::Uploading => PublicationState::Preparing,
            Stage::Processing { .. } => PublicationState::Processing,
            Stage::Ready => PublicationState::Publishing,
        };
        let soonest = self.ambient.now() + Duration::from_secs(1);
        match stage {
            Stage::Processing { check_at } => {
                self.rest_until(publication, check_at.max(soonest)).await
            }
            _ => self.go_on(publication, None).await,
        }
    }

    /// Nothing was posted: what is done about it follows from the error.
    pub(super) async fn refused(
        &self,
        publication: &mut Publication,
        reached: Option<Reached>,
        error: Error,
    ) -> Result<Next> {
        publication.failures += 1;
        publication.error = Some(ErrorRecord::from(&error));
        if publication.failures >= self.settings.tries {
            return self.fail(publication, &error).await;
        }
        match (FailureClass::of(&error), reached) {
            (FailureClass::RefreshToken, Some(reached)) => {
                self.go_on(publication, Some((AttemptKind::Refused, Some(&error)))).await?;
                match self.renew(reached.stored).await? {
                    Ok(_) => Ok(Next::Go),
                    Err(error) => self.refused_for_good(publication, error).await,
                }
            }
            (FailureClass::Disconnected, Some(reached)) => {
                self.break_off(reached.stored, &error).await?;
                self.fail(publication, &error).await
            }
            (_, _) => self.refused_for_good(publication, error).await,
        }
    }

    /// As [`refused`](Self::refused), where no credentials are to be renewed any more.
    async fn refused_for_good(&self, publication: &mut Publication, error: Error) -> Result<Next> {
        if FailureClass::of(&error) != FailureClass::RetryLater {
            return self.fail(publication, &error).await;
        }
        let pause = self.settings.pause(publication.failures);
        let pause = error.retry_after().map_or(pause, |least| least.max(pause));
        publication.error = Some(ErrorRecord::from(&error));
        publication.run_at = Some(self.ambient.now() + pause);
        self.keep(publication, Some((AttemptKind::Refused, Some(&error)))).await?;
        Ok(Next::Rest)
    }

    /// Saves what was done, and has the publication for another lease.
    pub(super) async fn go_on(
        &self,
        publication: &mut Publication,
        note: Option<(AttemptKind, Option<&Error>)>,
    ) -> Result<Next> {
        publication.run_at = Some(self.ambient.now() + self.settings.lease());
        self.keep(publication, note).await?;
        Ok(Next::Go)
    }

    pub(super) async fn rest_until(
        &self,
        publication: &mut Publication,
        time: Timestamp,
    ) -> Result<Next> {
        publication.run_at = Some(time);
        self.keep(publication, None).await?;
        Ok(Next::Rest)
    }
}

/// All places that are free, once one is.
pub(super) fn lease_lost(publication: &Publication) -> Error {
    let message = "another worker has had this publication since, or it was cancelled";
    Error::new(ErrorCode::LeaseLost, message).with("publication", publication.id)
}
