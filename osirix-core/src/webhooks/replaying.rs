//! What owners have sent again, and sent to try.

use super::service::{no_delivery, own};
use super::{DeliveryState, EndpointState, StoredEndpoint, WebhookDelivery, Webhooks};
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result};
use crate::events::{Event, EventKind};
use crate::id::{AccountId, EndpointId, EventId};

/// How many deliveries are made due in a transaction.
const BATCH: u32 = 500;

impl Webhooks {
    /// Sends a message to try an endpoint; it is delivered and recorded like every other.
    pub async fn ping(&self, account: AccountId, id: EndpointId) -> Result<WebhookDelivery> {
        let mut tx = self.parts.store.begin().await?;
        active(&own(tx.endpoints().lock(id).await?, account, id)?)?;
        let event = Event::new(&self.parts.ambient, EventKind::Ping, account, &id.to_string())?;
        let delivery = WebhookDelivery {
            endpoint_id: id,
            event_id: event.id,
            kind: event.kind,
            payload: event.payload(),
            subject: event.subject,
            state: DeliveryState::Pending,
            attempts: 0,
            next_at: Some(event.at),
            at: event.at,
        };
        tx.deliveries().insert(account, &delivery).await?;
        tx.commit().await?;
        Ok(delivery)
    }

    /// Sends a delivery again that was taken or given up, under the same id. One that is still
    /// pending is a [`Conflict`](ErrorCode::Conflict), and so is an endpoint that is not active.
    pub async fn replay(
        &self,
        account: AccountId,
        id: EndpointId,
        event: EventId,
    ) -> Result<WebhookDelivery> {
        let mut tx = self.parts.store.begin().await?;
        active(&own(tx.endpoints().lock(id).await?, account, id)?)?;
        let found = tx.deliveries().get(id, event).await?;
        found.ok_or_else(|| no_delivery(event))?;
        if !tx.deliveries().replay(id, event, self.parts.ambient.now()).await? {
            let message = "this delivery is on its way";
            return Err(Error::new(ErrorCode::Conflict, message).with("event", event));
        }
        let replayed = tx.deliveries().get(id, event).await?;
        tx.commit().await?;
        replayed.ok_or_else(|| no_delivery(event))
    }

    /// Sends again what was given up of what happened since a moment; how many deliveries that are.
    pub async fn replay_failed(
        &self,
        account: AccountId,
        id: EndpointId,
        since: Timestamp,
    ) -> Result<u64> {
        let mut total = 0;
        loop {
            let mut tx = self.parts.store.begin().await?;
            active(&own(tx.endpoints().lock(id).await?, account, id)?)?;
            let now = self.parts.ambient.now();
            let count = tx.deliveries().replay_failed(id, since, now, BATCH).await?;
            tx.commit().await?;
            total += count;
            if count < u64::from(BATCH) {
                return Ok(total);
            }
        }
    }
}

fn active(stored: &StoredEndpoint) -> Result<()> {
    match stored.endpoint.state {
        EndpointState::Active => Ok(()),
        state => {
            let message = "this endpoint is told nothing: enable it first";
            Err(Error::new(ErrorCode::Conflict, message).with("state", state))
        }
    }
}
