//! Workers: what is due is taken, signed and sent.

use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use tokio::sync::watch;

use super::service::SEALED_FOR;
use super::settling::Outcome;
use super::signing::sign;
use super::{EndpointState, Message, StoredDelivery, StoredEndpoint, Webhooks};
use crate::clock::Timestamp;
use crate::due::keep_working;
use crate::error::{Error, ErrorCode, Result};

/// How often old deliveries are removed, and how many at once.
const TIDY: Duration = Duration::from_secs(600);
const FORGOTTEN: u32 = 1_000;

/// A courier keeps to the time for an answer; one that does not is not waited for.
const GRACE: Duration = Duration::from_secs(5);

/// A delivery, and where it goes.
type Taken = (StoredEndpoint, StoredDelivery);

impl Webhooks {
    /// Sends what is due, once; how many deliveries that were.
    ///
    /// - Of several workers, one has a delivery, as long as its lease lasts. What a killed worker
    ///   had is sent again by another, under the same id.
    /// - An endpoint gets no more at once than the settings say, from all workers together.
    pub async fn deliver_due(&self) -> Result<usize> {
        let taken = self.taken(self.settings.at_once as usize).await?;
        let count = taken.len();
        let all = taken.into_iter().map(|one| self.deliver(one));
        all.collect::<FuturesUnordered<_>>().collect::<()>().await;
        Ok(count)
    }

    /// Sends what is due and forgets what is old, until it is told to stop.
    pub async fn run(&self, down: watch::Receiver<bool>) {
        tokio::join!(self.keep_delivering(down.clone()), self.keep_tidy(down));
    }

    async fn keep_delivering(&self, down: watch::Receiver<bool>) {
        let (take, work) = (|most| self.taken(most), |taken| self.deliver(taken));
        keep_working(self.settings.at_once, down, take, work).await;
    }

    async fn keep_tidy(&self, mut down: watch::Receiver<bool>) {
        while !*down.borrow() {
            if let Err(error) = self.forget_old().await {
                tracing::warn!(%error, "old webhooks were not removed");
            }
            if tokio::time::timeout(TIDY, down.changed()).await.is_ok_and(|told| told.is_err()) {
                return;
            }
        }
    }

    /// Removes deliveries that are older than the settings say, with their records.
    pub async fn forget_old(&self) -> Result<u64> {
        let before = self.parts.ambient.now() - self.settings.keep();
        let mut total = 0;
        loop {
            let mut tx = self.parts.store.begin().await?;
            let count = tx.deliveries().delete_before(before, FORGOTTEN).await?;
            tx.commit().await?;
            total += count;
            if count < u64::from(FORGOTTEN) {
                return Ok(total);
            }
        }
    }

    /// Takes what is due, so much at most, endpoint by endpoint.
    async fn taken(&self, most: usize) -> Result<Vec<Taken>> {
        let (now, each) = (self.parts.ambient.now(), self.settings.at_once_each);
        let mut taken = Vec::new();
        if most == 0 || self.parts.courier.is_none() {
            return Ok(taken);
        }
        let limit = most.try_into().unwrap_or(u32::MAX);
        let ready = self.parts.store.read().await?.endpoints().ready(now, each, limit).await?;
        for id in ready {
            let room = (most - taken.len()).min(each as usize);
            if room == 0 {
                break;
            }
            let mut tx = self.parts.store.begin().await?;
            let Some(stored) = tx.endpoints().lock(id).await? else { continue };
            if stored.endpoint.state != EndpointState::Active {
                continue;
            }
            // Nobody else takes of this endpoint before this transaction ends.
            let free = each.saturating_sub(tx.deliveries().under_way(id, now).await?);
            let free = free.min(room.try_into().unwrap_or(u32::MAX));
            let until = now + self.settings.lease();
            let due = tx.deliveries().take(id, now, until, free).await?;
            tx.endpoints().note_served(id, now).await?;
            tx.commit().await?;
            taken.extend(due.into_iter().map(|due| (stored.clone(), due)));
        }
        Ok(taken)
    }

    async fn deliver(&self, (endpoint, delivery): Taken) {
        let event = delivery.delivery.event_id;
        if let Err(error) = self.try_to_deliver(endpoint, delivery).await {
            // It is left to the next worker, when the lease is over.
            tracing::warn!(%error, %event, "a webhook was let go");
        }
    }

    async fn try_to_deliver(&self, endpoint: StoredEndpoint, one: StoredDelivery) -> Result<()> {
        let begun = self.parts.ambient.now();
        let message = self.message(&endpoint, &one, begun)?;
        let call = self.courier()?.carry(&message);
        let limit = self.settings.answer();
        let outcome = tokio::time::timeout(limit + GRACE, call).await.unwrap_or_else(|_| {
            let message = format!("the endpoint did not answer in {} s", limit.as_secs());
            Err(Error::new(ErrorCode::Timeout, message))
        });
        let took = self.parts.ambient.now().since(begun);
        self.settle(&endpoint, one, Outcome::of(outcome), begun, took).await
    }

    fn message(
        &self,
        stored: &StoredEndpoint,
        one: &StoredDelivery,
        at: Timestamp,
    ) -> Result<Message> {
        let (id, body) = (one.delivery.event_id.to_string(), one.delivery.payload.clone());
        let old = stored.old.as_ref().filter(|old| old.until > at).map(|old| &old.sealed);
        let sealed = std::iter::once(&stored.sealed).chain(old);
        let signed = sealed.map(|sealed| {
            let secret = self.parts.vault.open(SEALED_FOR, sealed)?;
            sign(secret.expose(), &id, at, &body)
        });
        let signature = signed.collect::<Result<Vec<_>>>()?.join(" ");
        Ok(Message { url: stored.endpoint.url.clone(), id, at, signature, body })
    }
}
