//! New credentials ahead of time, got by exactly one worker.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream;
use serde_json::json;

use super::account::{ConnectionState, StoredConnection};
use super::connection::Connection;
use super::failure::FailureClass;
use super::publisher::Publisher;
use super::service::{Answer, Social};
use crate::audit::{Action, Actor};
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, ErrorRecord, Result};
use crate::events::{Event, EventKind};
use crate::id::ConnectionId;

/// How many connections are looked at in a round.
const AT_ONCE: u32 = 50;
/// How long to wait for another who renews the same credentials.
const OTHERS: Duration = Duration::from_secs(5);
/// Credentials that end so soon are not used any more.
const TOO_LATE: Duration = Duration::from_secs(30);

/// A connection that can be used.
pub(super) struct Reached {
    pub(super) publisher: Arc<dyn Publisher>,
    pub(super) connection: Connection,
    pub(super) stored: StoredConnection,
}

impl Social {
    /// Renews the credentials that will end soon; how many connections were tried.
    pub async fn refresh_due(&self) -> Result<usize> {
        Ok(self.renew_some().await?.len())
    }

    /// Of each connection that was tried, whether its credentials were renewed.
    pub(super) async fn renew_some(&self) -> Result<Vec<bool>> {
        let now = self.ambient.now();
        let due = self.store.read().await?.connections().due(now, AT_ONCE).await?;
        let all = stream::iter(due).map(|stored| self.renew_due(stored));
        Ok(all.buffer_unordered(self.settings.at_once as usize).collect().await)
    }

    async fn renew_due(&self, stored: StoredConnection) -> bool {
        let id = stored.account.id;
        let renewed = self.renew(stored).await.and_then(|renewed| renewed);
        if let Err(error) = &renewed {
            tracing::info!(%error, connection = %id, "credentials were not renewed");
        }
        renewed.is_ok()
    }

    /// The connection and who speaks to its network, with credentials that have not ended.
    pub(super) async fn reach(&self, id: ConnectionId) -> Answer<Reached> {
        let stored = self.store.read().await?.connections().get(id).await?;
        let Some(stored) = stored else {
            return Ok(Err(Error::new(ErrorCode::PermissionDenied, "the connection is gone")));
        };
        let ends = stored.account.expires_at;
        let ended = ends.is_some_and(|end| end <= self.ambient.now() + TOO_LATE);
        if ended && stored.account.state == ConnectionState::Active {
            return match self.renew(stored).await? {
                Ok(renewed) => Ok(self.reached(renewed)),
                Err(error) => Ok(Err(error)),
            };
        }
        Ok(self.reached(stored))
    }

    fn reached(&self, stored: StoredConnection) -> Result<Reached> {
        let publisher = self.publisher(stored.account.network)?;
        Ok(Reached { publisher, connection: self.opened(&stored)?, stored })
    }

    /// Gets new credentials and saves them before anybody uses them.
    ///
    /// - Of several who want to, one does; to the others it is [`Busy`](ErrorCode::Busy).
    /// - An error that passes leaves the connection as it is.
    /// - Credentials that cannot be renewed break it: that is
    ///   [`PermissionDenied`](ErrorCode::PermissionDenied).
    pub(super) async fn renew(&self, mut stored: StoredConnection) -> Answer<StoredConnection> {
        let reached = match self.reached(stored.clone()) {
            Ok(reached) => reached,
            // Where nobody can renew them, they do not keep others waiting.
            Err(error) => return self.put_off(stored, error).await.map(Err),
        };
        let (id, now) = (stored.account.id, self.ambient.now());
        let until = now + self.settings.lease();
        let mut tx = self.store.begin().await?;
        if !tx.connections().lease(id, stored.fence, now, until).await? {
            return Ok(Err(by_another()));
        }
        tx.commit().await?;
        stored.fence += 1;
        let answer = self.in_time(reached.publisher.refresh(&reached.connection)).await;
        let credentials = match answer {
            Ok(credentials) => credentials,
            Err(error) => return self.not_renewed(stored, error).await.map(Err),
        };
        self.equip(&mut stored, &credentials)?;
        let fence = stored.fence;
        // Who still has the old ones cannot break this off.
        stored.fence += 1;
        let mut tx = self.store.begin().await?;
        if !tx.connections().save(&stored, fence).await? {
            // It was connected again, or given up.
            return Ok(Err(by_another()));
        }
        tx.commit().await?;
        Ok(Ok(stored))
    }

    async fn not_renewed(&self, mut stored: StoredConnection, error: Error) -> Result<Error> {
        if matches!(
            FailureClass::of(&error),
            FailureClass::Disconnected | FailureClass::RefreshToken
        ) {
            self.break_off(stored, &error).await?;
            let message = "the network does not renew these credentials: connect it again";
            return Ok(Error::new(ErrorCode::PermissionDenied, message).caused_by(error));
        }
        stored.lease_until = Timestamp::default();
        self.put_off(stored, error).await
    }

    /// Leaves the connection as it is, to be tried again later.
    async fn put_off(&self, mut stored: StoredConnection, error: Error) -> Result<Error> {
        let pause = error.retry_after().unwrap_or(self.settings.pause(3));
        stored.account.error = Some(ErrorRecord::from(&error));
        stored.refresh_at = Some(self.ambient.now() + pause);
        let fence = stored.fence;
        let mut tx = self.store.begin().await?;
        if tx.connections().save(&stored, fence).await? {
            tx.commit().await?;
        }
        Ok(error)
    }

    /// Notes that a network does not take the credentials any more, unless they are others by now.
    pub(super) async fn break_off(&self, stored: StoredConnection, error: &Error) -> Result<()> {
        if stored.lease_until > self.ambient.now() {
            return Ok(());
        }
        let mut broken = stored;
        let fence = broken.fence;
        broken.fence += 1;
        broken.account.state = ConnectionState::Broken;
        broken.account.error = Some(ErrorRecord::from(error));
        broken.refresh_at = None;
        let (account, id) = (broken.account.account_id, broken.account.id);
        let mut tx = self.store.begin().await?;
        if !tx.connections().save(&broken, fence).await? {
            return Ok(());
        }
        let (kind, subject) = (EventKind::ConnectionBroken, id.to_string());
        let details = json!({ "network": broken.account.network, "code": error.code().as_str() });
        let event = Event::new(&self.ambient, kind, account, &subject)?;
        tx.events().append(&[event.with(details.clone())]).await?;
        let action = Action::ConnectionBroken;
        self.audit(tx.as_mut(), Actor::System, action, account, id, details).await?;
        tx.commit().await
    }
}

fn by_another() -> Error {
    let message = "another worker renews these credentials";
    Error::new(ErrorCode::Busy, message).after(OTHERS)
}
