//! The one call that people can see the effect of: on record before it is made, and made once.

use super::failure::FailureClass;
use super::publication::{Armed, AttemptKind, Publication};
use super::publisher::{Outcome, Published};
use super::renewing::Reached;
use super::service::{Answer, Social};
use super::working::{Next, lease_lost};
use crate::error::{Error, ErrorCode, ErrorRecord, Result};

impl Social {
    /// Posts the next message.
    pub(super) async fn post_next(&self, publication: &mut Publication) -> Result<Next> {
        let (_, preparation) = publication.work()?;
        let ready = preparation.ready();
        match (ready, self.reach(publication.connection_id).await?) {
            (Ok(()), Ok(reached)) => self.try_to_post(publication, reached).await,
            (Err(error), _) | (_, Err(error)) => self.refused(publication, None, error).await,
        }
    }

    /// Puts on record that a message is about to be posted, and posts it.
    pub(super) async fn try_to_post(
        &self,
        publication: &mut Publication,
        reached: Reached,
    ) -> Result<Next> {
        let before = publication.armed;
        self.arm(publication).await?;
        if !self.has_time(publication) {
            return self.stand_down(publication, before).await;
        }
        let answer = self.posted(publication, &reached).await?;
        let error = match answer {
            Ok(Outcome::Published(published)) => {
                return self.is_out(publication, published, AttemptKind::Published).await;
            }
            Ok(Outcome::Unconfirmed { reason }) => Error::from(reason),
            // Nothing was posted by this try; by those before it something may have been.
            Err(error) if before.is_none() => {
                publication.armed = None;
                return self.not_posted(publication, reached, error).await;
            }
            Err(error) => error,
        };
        publication.error = Some(ErrorRecord::from(&error));
        publication.run_at = Some(self.ambient.now() + self.settings.look_pause(0));
        self.keep(publication, Some((AttemptKind::Unanswered, Some(&error)))).await?;
        Ok(Next::Rest)
    }

    async fn arm(&self, publication: &mut Publication) -> Result<()> {
        let before = publication.armed;
        let now = self.ambient.now();
        let (tries, looks) = before.map_or((1, 0), |armed| (armed.tries + 1, armed.looks));
        let part = publication.next_part();
        publication.armed = Some(Armed { part, at: now, tries, looks });
        publication.run_at = Some(now + self.settings.lease());
        let kept = self.keep(publication, Some((AttemptKind::Armed, None))).await;
        if kept.is_err() {
            // It may be on record all the same. Nothing was posted, and nobody else could have.
            let _ = self.stand_down(publication, before).await;
        }
        kept
    }

    /// Whether the call ends before anybody else could take the publication. A process can have
    /// been stopped since it put on record that it would post.
    fn has_time(&self, publication: &Publication) -> bool {
        let end = self.ambient.now() + self.settings.call();
        publication.run_at.is_some_and(|lease| end < lease)
    }

    /// Takes from the record what was not tried: by who put it there alone.
    async fn stand_down(
        &self,
        publication: &mut Publication,
        before: Option<Armed>,
    ) -> Result<Next> {
        let stored = self.store.read().await?.publications().get(publication.id).await?;
        let mine = stored.filter(|stored| stored.fence == publication.fence);
        *publication = mine.ok_or_else(|| lease_lost(publication))?;
        if publication.armed == before {
            return Ok(Next::Rest);
        }
        publication.armed = before;
        publication.run_at = Some(self.ambient.now());
        self.keep(publication, Some((AttemptKind::StoodDown, None))).await?;
        Ok(Next::Rest)
    }

    /// The call. One that takes too long is left alone, and may have posted.
    async fn posted(&self, publication: &Publication, reached: &Reached) -> Answer<Outcome> {
        let (draft, preparation) = publication.work()?;
        let (connection, published) = (&reached.connection, &publication.published);
        let call = reached.publisher.publish(connection, draft, preparation, published);
        let limit = self.settings.call();
        let answer = tokio::time::timeout(limit, call).await;
        Ok(answer.unwrap_or_else(|_| {
            let error = Error::new(ErrorCode::Timeout, "the network did not answer in time");
            let reason = ErrorRecord::from(&error.with("limit", format!("{limit:?}")));
            Ok(Outcome::Unconfirmed { reason })
        }))
    }

    async fn not_posted(
        &self,
        publication: &mut Publication,
        reached: Reached,
        error: Error,
    ) -> Result<Next> {
        // First of all it is on record that nothing was posted: what follows may fail.
        if FailureClass::of(&error) == FailureClass::Disconnected {
            self.go_on(publication, Some((AttemptKind::Refused, Some(&error)))).await?;
        }
        self.refused(publication, Some(reached), error).await
    }

    /// A message is out: on to the next.
    pub(super) async fn is_out(
        &self,
        publication: &mut Publication,
        published: Published,
        how: AttemptKind,
    ) -> Result<Next> {
        publication.published.push(published);
        publication.armed = None;
        publication.error = None;
        publication.failures = 0;
        let parts = publication.work()?.0.parts.len();
        if publication.published.len() < parts {
            return self.go_on(publication, Some((how, None))).await;
        }
        self.finish(publication, how).await
    }
}
