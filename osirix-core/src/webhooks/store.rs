use async_trait::async_trait;

use super::{DeliveryState, StoredDelivery, StoredEndpoint, WebhookAttempt, WebhookDelivery};
use crate::auth::Email;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{AccountId, EndpointId, EventId};
use crate::page::{Page, PageRequest};

/// Keeps endpoints.
#[async_trait]
pub trait EndpointRepository: Send {
    /// The endpoint of this id.
    async fn get(&mut self, id: EndpointId) -> Result<Option<StoredEndpoint>>;

    /// The endpoint of this id, for this transaction alone until it ends. Events may be written for
    /// it meanwhile.
    async fn lock(&mut self, id: EndpointId) -> Result<Option<StoredEndpoint>>;

    /// An account's endpoints, the oldest first, so many at most.
    async fn list(&mut self, account: AccountId, limit: u32) -> Result<Vec<StoredEndpoint>>;

    /// Adds an endpoint.
    async fn insert(&mut self, stored: &StoredEndpoint) -> Result<()>;

    /// Writes an endpoint as it is to be.
    async fn save(&mut self, stored: &StoredEndpoint) -> Result<()>;

    /// Removes an endpoint with its deliveries and their record.
    async fn remove(&mut self, id: EndpointId) -> Result<()>;

    /// Notes since when an endpoint fails; `None` that it does not.
    async fn note_health(&mut self, id: EndpointId, failing: Option<Timestamp>) -> Result<()>;

    /// Active endpoints with deliveries that are due and fewer than `at_once` under way, so many at
    /// most: those first that were served longest ago.
    async fn ready(&mut self, now: Timestamp, at_once: u32, limit: u32) -> Result<Vec<EndpointId>>;

    /// Notes when an endpoint was served.
    async fn note_served(&mut self, id: EndpointId, at: Timestamp) -> Result<()>;

    /// The addresses of who owns an account: its user, or the owners of its organisation.
    async fn owners(&mut self, account: AccountId) -> Result<Vec<Email>>;
}

/// Keeps deliveries and the record of them. Those of an event are written with the event.
#[async_trait]
pub trait DeliveryRepository: Send {
    /// An endpoint's delivery of an event.
    async fn get(
        &mut self,
        endpoint: EndpointId,
        event: EventId,
    ) -> Result<Option<WebhookDelivery>>;

    /// Adds a delivery to one endpoint alone, due at once.
    async fn insert(&mut self, account: AccountId, delivery: &WebhookDelivery) -> Result<()>;

    /// An endpoint's deliveries, all or those in a state, the newest first.
    async fn list(
        &mut self,
        endpoint: EndpointId,
        state: Option<DeliveryState>,
        page: &PageRequest,
    ) -> Result<Page<WebhookDelivery>>;

    /// How many of an endpoint's deliveries are under way.
    async fn under_way(&mut self, endpoint: EndpointId, now: Timestamp) -> Result<u32>;

    /// Takes deliveries of an endpoint, which is locked, that are due: so many at most, the longest
    /// due first, and none of an object of which an earlier one is pending. Until a moment nobody
    /// else can take them, and their fences have moved by one.
    async fn take(
        &mut self,
        endpoint: EndpointId,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<StoredDelivery>>;

    /// Writes what has become of a delivery that was taken, and gives it up; `false` when it has
    /// another fence by now, or was replayed.
    async fn settle(&mut self, stored: &StoredDelivery) -> Result<bool>;

    /// Adds an attempt to the record.
    async fn append(&mut self, attempt: &WebhookAttempt) -> Result<()>;

    /// The record of a delivery, the oldest attempt first.
    async fn attempts(
        &mut self,
        endpoint: EndpointId,
        event: EventId,
        page: &PageRequest,
    ) -> Result<Page<WebhookAttempt>>;

    /// Makes a delivery that is not pending due again; `false` where there is none.
    async fn replay(
        &mut self,
        endpoint: EndpointId,
        event: EventId,
        now: Timestamp,
    ) -> Result<bool>;

    /// The same with those that failed of what happened since a moment, so many at most; how many
    /// there were.
    async fn replay_failed(
        &mut self,
        endpoint: EndpointId,
        since: Timestamp,
        now: Timestamp,
        limit: u32,
    ) -> Result<u64>;

    /// Removes deliveries that were written before a moment, with their records, so many at most;
    /// how many there were.
    async fn delete_before(&mut self, before: Timestamp, limit: u32) -> Result<u64>;
}
