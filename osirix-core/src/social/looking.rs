//! A message that may be out is looked for, and never simply posted again.

use super::failure::FailureClass;
use super::publication::{Armed, AttemptKind, Publication};
use super::publisher::Found;
use super::renewing::Reached;
use super::service::{Answer, Social};
use super::working::Next;
use crate::error::{Error, ErrorCode, ErrorRecord, Result};

/// What a look has shown.
enum Seen {
    Found(Found),
    /// It is not there, and the network would recognise it if it were posted again.
    Repeatable,
}

impl Social {
    /// Looks for the message that may be out.
    ///
    /// - It is out: on to the next.
    /// - It is not there: it is posted again where the network recognises repeats; elsewhere it is
    ///   looked for again, after growing pauses, and then a person is told.
    /// - The network cannot tell: a person is told.
    pub(super) async fn look(&self, publication: &mut Publication, armed: Armed) -> Result<Next> {
        let soonest = armed.at + self.settings.look_pause(0);
        if self.ambient.now() < soonest {
            return self.rest_until(publication, soonest).await;
        }
        let reached = match self.reach(publication.connection_id).await? {
            Ok(reached) => reached,
            Err(error) => return self.not_seen(publication, armed, error).await,
        };
        match self.seen(publication, &reached).await? {
            Ok(Seen::Found(Found::Published(published))) => {
                self.is_out(publication, published, AttemptKind::Found).await
            }
            Ok(Seen::Repeatable) if armed.tries < self.settings.tries => {
                self.try_to_post(publication, reached).await
            }
            Ok(Seen::Found(Found::Absent) | Seen::Repeatable) => {
                let message = "the network does not show this message";
                let error = Error::new(ErrorCode::NotFound, message);
                self.look_again(publication, armed, AttemptKind::Absent, &error).await
            }
            Ok(Seen::Found(Found::Unknown)) => {
                let message = "the network cannot tell whether this message is out: look there";
                let error = Error::new(ErrorCode::Unsupported, message);
                self.give_over(publication, &error).await
            }
            Err(error) => self.cannot_look(publication, armed, reached, error).await,
        }
    }

    async fn seen(&self, publication: &Publication, reached: &Reached) -> Answer<Seen> {
        let (draft, _) = publication.work()?;
        let (publisher, connection) = (&reached.publisher, &reached.connection);
        let find = publisher.find(connection, draft, &publication.published);
        let found = match self.in_time(find).await {
            Ok(found) => found,
            Err(error) => return Ok(Err(error)),
        };
        if !matches!(found, Found::Absent) {
            return Ok(Ok(Seen::Found(found)));
        }
        let capabilities = self.in_time(publisher.capabilities(connection)).await;
        Ok(capabilities.map(|capabilities| match capabilities.recognises_repeats {
            true => Seen::Repeatable,
            false => Seen::Found(Found::Absent),
        }))
    }

    async fn cannot_look(
        &self,
        publication: &mut Publication,
        armed: Armed,
        reached: Reached,
        error: Error,
    ) -> Result<Next> {
        match FailureClass::of(&error) {
            FailureClass::RefreshToken => {
                if let Err(error) = self.renew(reached.stored).await? {
                    return self.not_seen(publication, armed, error).await;
                }
            }
            FailureClass::Disconnected => self.break_off(reached.stored, &error).await?,
            _ => {}
        }
        self.not_seen(publication, armed, error).await
    }

    async fn not_seen(
        &self,
        publication: &mut Publication,
        armed: Armed,
        error: Error,
    ) -> Result<Next> {
        if FailureClass::of(&error) == FailureClass::Disconnected {
            return self.give_over(publication, &error).await;
        }
        self.look_again(publication, armed, AttemptKind::NotSeen, &error).await
    }

    async fn look_again(
        &self,
        publication: &mut Publication,
        armed: Armed,
        what: AttemptKind,
        error: &Error,
    ) -> Result<Next> {
        let looks = armed.looks + 1;
        publication.armed = Some(Armed { looks, ..armed });
        if looks >= self.settings.looks {
            return self.give_over(publication, error).await;
        }
        let pause = self.settings.look_pause(looks);
        let pause = error.retry_after().map_or(pause, |least| least.max(pause));
        publication.error = Some(ErrorRecord::from(error));
        publication.run_at = Some(self.ambient.now() + pause);
        self.keep(publication, Some((what, Some(error)))).await?;
        Ok(Next::Rest)
    }
}
