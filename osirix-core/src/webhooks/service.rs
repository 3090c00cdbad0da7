use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::signing::signing_secret;
use super::{
    AddedWebhook, Courier, DeliveryState, EndpointState, NewWebhook, OldSecret, StoredEndpoint,
    WebhookAttempt, WebhookDelivery, WebhookEndpoint, WebhookSettings, WebhookUpdate,
};
use crate::audit::{Action, Actor, AuditEntry};
use crate::auth::Token;
use crate::clock::Ambient;
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, EndpointId, EventId};
use crate::mail::PostOffice;
use crate::page::{Page, PageRequest};
use crate::store::{Store, Transaction};
use crate::vault::Vault;

pub(super) const SEALED_FOR: &str = "webhook";
/// How long a replaced secret may sign, in seconds.
const MAX_OVERLAP_S: u64 = 7 * 86_400;

/// What webhooks stand on.
#[derive(Clone)]
pub struct WebhookParts {
    /// The database.
    pub store: Arc<dyn Store>,
    /// Time and randomness.
    pub ambient: Ambient,
    /// What seals secrets.
    pub vault: Vault,
    /// Who writes to owners.
    pub post: PostOffice,
    /// Who carries messages; without one there are no endpoints.
    pub courier: Option<Arc<dyn Courier>>,
}

/// Tells endpoints what happens.
#[derive(Clone)]
pub struct Webhooks {
    pub(super) parts: WebhookParts,
    pub(super) settings: Arc<WebhookSettings>,
}

impl Webhooks {
    /// Over its parts. Settings out of range are [`InvalidInput`](ErrorCode::InvalidInput).
    pub fn new(parts: WebhookParts, settings: WebhookSettings) -> Result<Self> {
        Ok(Webhooks { parts, settings: Arc::new(settings.checked()?) })
    }

    /// Adds an endpoint, which is told what happens from now on. Its secret is shown at this moment
    /// alone.
    ///
    /// - An address to which nobody may be led is an [`InvalidInput`](ErrorCode::InvalidInput).
    /// - One endpoint more than an account may have is a [`PlanLimit`](ErrorCode::PlanLimit).
    pub async fn add(
        &self,
        actor: Actor,
        account: AccountId,
        new: NewWebhook,
    ) -> Result<AddedWebhook> {
        let NewWebhook { url, description, kinds } = new;
        self.check_url(&url)?;
        WebhookEndpoint::check_description(&description)?;
        let now = self.parts.ambient.now();
        let endpoint = WebhookEndpoint {
            id: self.parts.ambient.new_id()?,
            account_id: account,
            url,
            description,
            kinds: WebhookEndpoint::checked_kinds(&kinds)?,
            state: EndpointState::Active,
            reason: None,
            failing_since: None,
            old_secret_until: None,
            created_at: now,
            updated_at: now,
        };
        let (secret, sealed) = self.new_secret()?;
        let stored = StoredEndpoint { endpoint, sealed, old: None };
        let mut tx = self.parts.store.begin().await?;
        // Of several who add at once, each counts what the one before has added.
        tx.billing().lock(account).await?;
        self.refuse_too_many(tx.as_mut(), account).await?;
        tx.endpoints().insert(&stored).await?;
        let details = json!({ "kinds": stored.endpoint.kinds });
        self.audit(tx.as_mut(), actor, Action::WebhookAdded, &stored.endpoint, details).await?;
        tx.commit().await?;
        Ok(AddedWebhook { endpoint: stored.endpoint, secret })
    }

    async fn refuse_too_many(&self, tx: &mut dyn Transaction, account: AccountId) -> Result<()> {
        let most = self.settings.endpoints;
        match tx.endpoints().list(account, most).await?.len() {
            count if count < most as usize => Ok(()),
            _ => {
                let message = "this account has as many endpoints as it may have";
                Err(Error::new(ErrorCode::PlanLimit, message).with("limit", most))
            }
        }
    }

    /// An account's endpoints, the oldest first.
    pub async fn list(&self, account: AccountId) -> Result<Vec<WebhookEndpoint>> {
        let mut tx = self.parts.store.read().await?;
        let found = tx.endpoints().list(account, self.settings.endpoints).await?;
        Ok(found.into_iter().map(|stored| stored.endpoint).collect())
    }

    /// An account's endpoint.
    pub async fn get(&self, account: AccountId, id: EndpointId) -> Result<WebhookEndpoint> {
        let mut tx = self.parts.store.read().await?;
        let found = tx.endpoints().get(id).await?;
        Ok(own(found, account, id)?.endpoint)
    }

    /// Changes an endpoint. One that is enabled again begins anew: it counts as well.
    pub async fn change(
        &self,
        actor: Actor,
        account: AccountId,
        id: EndpointId,
        update: WebhookUpdate,
    ) -> Result<WebhookEndpoint> {
        let WebhookUpdate { url, description, kinds, enabled } = update;
        let mut tx = self.parts.store.begin().await?;
        let mut stored = own(tx.endpoints().lock(id).await?, account, id)?;
        let endpoint = &mut stored.endpoint;
        if let Some(url) = url {
            self.check_url(&url)?;
            endpoint.url = url;
        }
        if let Some(description) = description {
            WebhookEndpoint::check_description(&description)?;
            endpoint.description = description;
        }
        if let Some(kinds) = kinds {
            endpoint.kinds = WebhookEndpoint::checked_kinds(&kinds)?;
        }
        match (enabled, endpoint.state) {
            (Some(true), EndpointState::Paused | EndpointState::Disabled) => {
                endpoint.state = EndpointState::Active;
                (endpoint.reason, endpoint.failing_since) = (None, None);
            }
            (Some(false), EndpointState::Active) => endpoint.state = EndpointState::Paused,
            _ => {}
        }
        endpoint.updated_at = self.parts.ambient.now();
        tx.endpoints().save(&stored).await?;
        let endpoint = stored.endpoint;
        let details = json!({ "kinds": endpoint.kinds, "state": endpoint.state });
        self.audit(tx.as_mut(), actor, Action::WebhookChanged, &endpoint, details).await?;
        tx.commit().await?;
        Ok(endpoint)
    }

    /// Removes an endpoint with what waits for it and the record of what it was told.
    pub async fn remove(&self, actor: Actor, account: AccountId, id: EndpointId) -> Result<()> {
        let mut tx = self.parts.store.begin().await?;
        let stored = own(tx.endpoints().lock(id).await?, account, id)?;
        tx.endpoints().remove(id).await?;
        let action = Action::WebhookRemoved;
        self.audit(tx.as_mut(), actor, action, &stored.endpoint, Value::Null).await?;
        tx.commit().await
    }

    /// Gives an endpoint another secret, which is shown at this moment alone. The one before signs
    /// beside it for so many seconds, 0 to 604,800; one that was replaced earlier signs no more.
    pub async fn rotate(
        &self,
        actor: Actor,
        account: AccountId,
        id: EndpointId,
        overlap_s: u64,
    ) -> Result<AddedWebhook> {
        if overlap_s > MAX_OVERLAP_S {
            let message = format!("at most {MAX_OVERLAP_S} seconds");
            return Err(Error::invalid("overlap_s", message)
                .with("limit", MAX_OVERLAP_S)
                .with("value", overlap_s));
        }
        let (secret, sealed) = self.new_secret()?;
        let now = self.parts.ambient.now();
        let mut tx = self.parts.store.begin().await?;
        let mut stored = own(tx.endpoints().lock(id).await?, account, id)?;
        let before = std::mem::replace(&mut stored.sealed, sealed);
        let until = now + Duration::from_secs(overlap_s);
        stored.old = (overlap_s > 0).then_some(OldSecret { sealed: before, until });
        stored.endpoint.old_secret_until = stored.old.as_ref().map(|old| old.until);
        stored.endpoint.updated_at = now;
        tx.endpoints().save(&stored).await?;
        let (endpoint, details) = (stored.endpoint, json!({ "overlap_s": overlap_s }));
        self.audit(tx.as_mut(), actor, Action::WebhookRotated, &endpoint, details).await?;
        tx.commit().await?;
        Ok(AddedWebhook { endpoint, secret })
    }

    /// An endpoint's deliveries, all or those in a state, the newest first.
    pub async fn deliveries(
        &self,
        account: AccountId,
        id: EndpointId,
        state: Option<DeliveryState>,
        page: &PageRequest,
    ) -> Result<Page<WebhookDelivery>> {
        let mut tx = self.parts.store.read().await?;
        own(tx.endpoints().get(id).await?, account, id)?;
        tx.deliveries().list(id, state, page).await
    }

    /// The record of a delivery, the oldest attempt first.
    pub async fn attempts(
        &self,
        account: AccountId,
        id: EndpointId,
        event: EventId,
        page: &PageRequest,
    ) -> Result<Page<WebhookAttempt>> {
        let mut tx = self.parts.store.read().await?;
        own(tx.endpoints().get(id).await?, account, id)?;
        let found = tx.deliveries().get(id, event).await?;
        found.ok_or_else(|| no_delivery(event))?;
        tx.deliveries().attempts(id, event, page).await
    }

    fn new_secret(&self) -> Result<(Token, String)> {
        let secret = signing_secret(&self.parts.ambient)?;
        let sealed = self.parts.vault.seal(&self.parts.ambient, SEALED_FOR, secret.expose())?;
        Ok((secret, sealed))
    }

    fn check_url(&self, url: &str) -> Result<()> {
        WebhookEndpoint::check_url(url)?;
        self.courier()?.check(url)
    }

    pub(super) fn courier(&self) -> Result<&Arc<dyn Courier>> {
        self.parts.courier.as_ref().ok_or_else(|| {
            let message = "no webhooks are sent here: compile osirix with the feature \"webhooks\"";
            Error::new(ErrorCode::Configuration, message).with("field", "webhooks")
        })
    }

    pub(super) async fn audit(
        &self,
        tx: &mut dyn Transaction,
        actor: Actor,
        action: Action,
        endpoint: &WebhookEndpoint,
        details: Value,
    ) -> Result<()> {
        let (account, subject) = (Some(endpoint.account_id), endpoint.id.to_string());
        let ambient = &self.parts.ambient;
        let entry = AuditEntry::new(ambient, actor, action, account, &subject, details)?;
        tx.audit().append(&entry).await
    }
}

/// An endpoint that is the account's: another's is not found.
pub(super) fn own(
    found: Option<StoredEndpoint>,
    account: AccountId,
    id: EndpointId,
) -> Result<StoredEndpoint> {
    found
        .filter(|stored| stored.endpoint.account_id == account)
        .ok_or_else(|| Error::not_found("webhook endpoint", id))
}

pub(super) fn no_delivery(event: EventId) -> Error {
    Error::not_found("delivery of the event", event)
}
