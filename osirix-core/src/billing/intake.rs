//! Messages of the gateway: kept first, answered then, done afterwards.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use super::{
    Billing, Delivery, EventState, GatewayEvent, Reference, StoredEvent, Subject, SubjectKind,
};
use crate::combine::{Answers, Combiner, each_or_all};
use crate::error::{Error, ErrorCode, ErrorRecord, Result, Retry};
use crate::store::Store;

/// How long a message belongs to who took it.
const LEASE: Duration = Duration::from_secs(120);
/// How many are taken at once: so few that the slowest gateway has answered before the lease ends.
const TAKEN: u32 = 5;
/// With the pauses between them, two days.
const MAX_ATTEMPTS: u32 = 15;
const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(6 * 3_600);
const IDLE: Duration = Duration::from_secs(2);
/// How often old messages are removed, and how many at once.
const TIDY: Duration = Duration::from_secs(600);
/// How often the money of orders is sent back that was paid for nothing.
const REFUNDS: Duration = Duration::from_secs(15);
const FORGOTTEN: u32 = 1_000;
/// How long messages are kept: much longer than a gateway sends them again.
const KEEP: Duration = Duration::from_secs(90 * 86_400);

/// What became of a message when it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intake {
    /// The message.
    pub id: Reference,
    /// Whether it is new, and did not come before.
    pub new: bool,
}

/// Messages that come at the same moment are kept by one transaction.
pub(super) fn recorder(store: Arc<dyn Store>) -> Combiner<StoredEvent, bool> {
    Combiner::new(move |batch| {
        let store = store.clone();
        each_or_all(batch, move |part| record(store.clone(), part))
    })
}

async fn record(store: Arc<dyn Store>, batch: Arc<[StoredEvent]>) -> Result<Answers<bool>> {
    let mut tx = store.begin().await?;
    let mut new = Vec::with_capacity(batch.len());
    for event in batch.iter() {
        new.push(Ok(tx.billing_events().insert(event).await?));
    }
    Ok(Answers::commit(tx, new).await)
}

impl Billing {
    /// Takes a message in. When this is `Ok`, the message is kept and lasts: answer the gateway
    /// that it came. Any error is to be answered as such, so that it is sent again.
    pub async fn receive(&self, body: &[u8], signature: &str) -> Result<Intake> {
        let received_at = self.ambient.now();
        let event = self.gateway.event(&Delivery { body, signature, received_at })?;
        self.keep(event).await
    }

    /// Takes in a message that is known to be the gateway's, as one that was asked for.
    pub async fn keep(&self, event: GatewayEvent) -> Result<Intake> {
        let id = event.id.clone();
        let event = StoredEvent::new(event, self.ambient.now());
        Ok(Intake { id, new: self.recorder.call(event).await? })
    }

    /// Does what messages that are due ask for, a few of them; how many were tried.
    ///
    /// Any number of machines may do so at once. One that fails is tried again, with growing
    /// pauses.
    pub async fn process(&self) -> Result<usize> {
        // Who looks often does not hold up those who write.
        if self.events(EventState::Queued, 1).await?.is_empty() {
            return Ok(0);
        }
        let now = self.ambient.now();
        let mut tx = self.store.begin().await?;
        let taken = tx.billing_events().take(now, now + LEASE, TAKEN).await?;
        tx.commit().await?;
        for stored in &taken {
            if let Err(error) = self.follow(&stored.event.subject, Some(stored)).await {
                self.postpone(stored, &error).await?;
            }
        }
        Ok(taken.len())
    }

    /// Messages in this state, the oldest first, so many at most.
    pub async fn events(&self, state: EventState, limit: u32) -> Result<Vec<StoredEvent>> {
        self.store.read().await?.billing_events().list(state, limit).await
    }

    async fn postpone(&self, stored: &StoredEvent, error: &Error) -> Result<()> {
        let (id, attempts) = (&stored.event.id, stored.attempts);
        tracing::warn!(%id, attempts, %error, "a message of the payment gateway was not followed");
        let pause = FIRST_PAUSE * 2_u32.saturating_pow(attempts.saturating_sub(1).min(20));
        let due_at = self.ambient.now() + pause.min(LONGEST_PAUSE);
        // What cannot succeed now may do so once somebody has mended it.
        let state = match attempts < MAX_ATTEMPTS {
            true => EventState::Queued,
            false => EventState::Failed,
        };
        let mut tx = self.store.begin().await?;
        let record = ErrorRecord::from(error);
        tx.billing_events().settle(id, state, due_at, Some(&record)).await?;
        tx.commit().await
    }

    /// Looks again at subscriptions whose time has come, whether or not the gateway told anything:
    /// the grace of a failed payment ends, and a message may have been lost. How many there were.
    pub async fn review(&self) -> Result<usize> {
        let now = self.ambient.now();
        let due = self.store.read().await?.billing().due_reviews(now, TAKEN).await?;
        for reference in &due {
            self.refresh(&Subject::new(SubjectKind::Subscription, reference)).await?;
        }
        Ok(due.len())
    }

    /// Sends a message that failed on its way again.
    pub async fn retry_event(&self, id: &Reference) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let stored = tx.billing_events().get(id).await?;
        let stored = stored.ok_or_else(|| Error::not_found("message", id))?;
        if stored.state != EventState::Failed {
            return Err(Error::new(ErrorCode::Conflict, "this message has not failed")
                .with("state", stored.state));
        }
        let now = self.ambient.now();
        tx.billing_events().settle(id, EventState::Queued, now, None).await?;
        tx.commit().await
    }

    /// Processes and reviews until it is told to stop.
    pub async fn run(&self, mut down: watch::Receiver<bool>) {
        let mut tidied = self.ambient.now();
        let mut refunded = self.ambient.now();
        while !*down.borrow() {
            if self.ambient.now() > tidied + TIDY {
                tidied = self.ambient.now();
                if let Err(error) = self.forget(FORGOTTEN).await {
                    tracing::warn!(%error, "old messages of the payment gateway were not removed");
                }
            }
            if self.ambient.now() > refunded + REFUNDS {
                refunded = self.ambient.now();
                if let Err(error) = self.refund_orders().await {
                    tracing::warn!(%error, "the money of orders was not sent back");
                }
            }
            let idle = match self.round().await {
                Ok(done) => done == 0,
                Err(error) => {
                    tracing::warn!(%error, "the payment gateway's messages were not looked at");
                    true
                }
            };
            if idle && tokio::time::timeout(IDLE, down.changed()).await.is_ok_and(|r| r.is_err()) {
                return;
            }
        }
    }

    async fn round(&self) -> Result<usize> {
        let done = self.process().await?;
        let reviewed = match self.review().await {
            // One that cannot be asked for now does not hold up the messages.
            Err(error) if error.retry() == Retry::Later => {
                tracing::warn!(%error, "subscriptions were not reviewed");
                0
            }
            reviewed => reviewed?,
        };
        Ok(done + reviewed + self.renew_free().await?)
    }

    /// Removes messages that came long ago, so many at most; how many there were.
    pub async fn forget(&self, limit: u32) -> Result<u64> {
        let mut tx = self.store.begin().await?;
        let before = self.ambient.now() - KEEP;
        let removed = tx.billing_events().delete_before(before, limit).await?;
        tx.commit().await?;
        Ok(removed)
    }
}
