use osirix_core::audit::Actor;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, EndpointId, EventId};
use osirix_core::page::{Page, PageRequest};
use osirix_core::webhooks::{
    AddedWebhook, DeliveryState, NewWebhook, WebhookAttempt, WebhookDelivery, WebhookEndpoint,
    WebhookUpdate, Webhooks,
};

/// Telling others what happens: endpoints of an account get signed messages, as Standard Webhooks
/// has them.
///
/// A message is written with its event, in one transaction, and sent again and again under the same
/// id for about a day and a half until the endpoint answers with a 2xx: it may come more than once.
/// Of one object the earlier event comes before the later one.
#[derive(Clone)]
pub struct WebhooksApi {
    webhooks: Webhooks,
}

impl WebhooksApi {
    pub(super) fn new(webhooks: &Webhooks) -> Self {
        WebhooksApi { webhooks: webhooks.clone() }
    }

    /// Adds an endpoint, which is told what happens from now on. Its secret is shown at this moment
    /// alone.
    ///
    /// The address must be of the public Internet, by `https`, without a user or a password;
    /// otherwise this is [`InvalidInput`](crate::ErrorCode::InvalidInput).
    pub async fn add(&self, account: AccountId, endpoint: NewWebhook) -> Result<AddedWebhook> {
        self.webhooks.add(Actor::Account(account), account, endpoint).await
    }

    /// An account's endpoints, the oldest first.
    pub async fn list(&self, account: AccountId) -> Result<Vec<WebhookEndpoint>> {
        self.webhooks.list(account).await
    }

    /// An account's endpoint.
    pub async fn get(&self, account: AccountId, endpoint: EndpointId) -> Result<WebhookEndpoint> {
        self.webhooks.get(account, endpoint).await
    }

    /// Changes an endpoint; pauses it, or lets it go on. What happens while it is told nothing is
    /// not told later.
    pub async fn change(
        &self,
        account: AccountId,
        endpoint: EndpointId,
        update: WebhookUpdate,
    ) -> Result<WebhookEndpoint> {
        self.webhooks.change(Actor::Account(account), account, endpoint, update).await
    }

    /// Removes an endpoint with what waits for it and the record of what it was told.
    pub async fn remove(&self, account: AccountId, endpoint: EndpointId) -> Result<()> {
        self.webhooks.remove(Actor::Account(account), account, endpoint).await
    }

    /// Gives an endpoint another secret, which is shown at this moment alone. The one before signs
    /// beside it for so many seconds: 0 to 604,800.
    pub async fn rotate(
        &self,
        account: AccountId,
        endpoint: EndpointId,
        overlap_s: u64,
    ) -> Result<AddedWebhook> {
        self.webhooks.rotate(Actor::Account(account), account, endpoint, overlap_s).await
    }

    /// An endpoint's deliveries, all or those in a state, the newest first.
    pub async fn deliveries(
        &self,
        account: AccountId,
        endpoint: EndpointId,
        state: Option<DeliveryState>,
        page: PageRequest,
    ) -> Result<Page<WebhookDelivery>> {
        self.webhooks.deliveries(account, endpoint, state, &page).await
    }

    /// The record of a delivery: every attempt, the oldest first.
    pub async fn attempts(
        &self,
        account: AccountId,
        endpoint: EndpointId,
        event: EventId,
        page: PageRequest,
    ) -> Result<Page<WebhookAttempt>> {
        self.webhooks.attempts(account, endpoint, event, &page).await
    }

    /// Sends a delivery again that was taken or given up, under the same id. One that is still on
    /// its way is a [`Conflict`](crate::ErrorCode::Conflict), and so is an endpoint that is not
    /// active.
    pub async fn replay(
        &self,
        account: AccountId,
        endpoint: EndpointId,
        event: EventId,
    ) -> Result<WebhookDelivery> {
        self.webhooks.replay(account, endpoint, event).await
    }

    /// Sends again what was given up of what happened since a moment; how many deliveries that are.
    pub async fn replay_failed(
        &self,
        account: AccountId,
        endpoint: EndpointId,
        since: Timestamp,
    ) -> Result<u64> {
        self.webhooks.replay_failed(account, endpoint, since).await
    }

    /// Sends a message of the kind `webhook.ping`, to try an endpoint. It is delivered and recorded
    /// like every other.
    pub async fn ping(&self, account: AccountId, endpoint: EndpointId) -> Result<WebhookDelivery> {
        self.webhooks.ping(account, endpoint).await
    }
}
