//! A fake courier and the endpoints behind it, for the suites of webhooks.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;

use super::harness::Harness;
use super::identity::vault;
use super::scripted::Gate;
use crate::audit::Actor;
use crate::error::{Error, ErrorCode, Result};
use crate::events::{Event, EventKind};
use crate::id::{AccountId, EndpointId};
use crate::page::PageRequest;
use crate::webhooks::{
    AddedWebhook, Courier, Message, NewWebhook, Reply, WebhookAttempt, WebhookDelivery,
    WebhookParts, WebhookSettings, Webhooks,
};

pub(super) const ME: Actor = Actor::System;

/// What the endpoints answer from now on.
#[derive(Clone)]
pub(super) enum Says {
    Status(u16),
    /// 503, with so many seconds to wait.
    After(u64),
    /// Nothing: the connection breaks.
    Nothing,
    /// 200, once the gate is open.
    Later(Gate),
}

/// A fake: it takes messages down and answers as it is told.
pub(super) struct Ears {
    says: Mutex<Says>,
    heard: Mutex<Vec<Message>>,
}

impl Ears {
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Ears { says: Mutex::new(Says::Status(200)), heard: Mutex::default() })
    }

    pub(super) fn say(&self, says: Says) {
        *self.says.lock().unwrap() = says;
    }

    pub(super) fn heard(&self) -> Vec<Message> {
        self.heard.lock().unwrap().clone()
    }

    /// What was heard: type and object, in order.
    pub(super) fn told(&self) -> Vec<(String, String)> {
        let facts = |message: &Message| {
            let body: serde_json::Value = serde_json::from_str(&message.body).unwrap();
            let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
            (text(&body["type"]), text(&body["data"]["id"]))
        };
        self.heard().iter().map(facts).collect()
    }

    pub(super) fn ids(&self) -> Vec<String> {
        self.heard().into_iter().map(|message| message.id).collect()
    }
}

#[async_trait]
impl Courier for Ears {
    fn check(&self, url: &str) -> Result<()> {
        match url.starts_with("https://") {
            true => Ok(()),
            false => Err(Error::invalid("url", "give an address by https")),
        }
    }

    async fn carry(&self, message: &Message) -> Result<Reply> {
        self.heard.lock().unwrap().push(message.clone());
        let says = self.says.lock().unwrap().clone();
        let status = |status| Ok(Reply { status, retry_after: None });
        match says {
            Says::Status(code) => status(code),
            Says::After(seconds) => {
                let retry_after = Some(std::time::Duration::from_secs(seconds));
                Ok(Reply { status: 503, retry_after })
            }
            Says::Nothing => Err(Error::new(ErrorCode::Unavailable, "the endpoint broke off")),
            Says::Later(gate) => {
                gate.pass().await;
                status(200)
            }
        }
    }
}

impl Harness {
    /// A worker over one of the two handles.
    pub(super) fn hooks(&self, index: usize, ears: &Arc<Ears>) -> Webhooks {
        self.hooks_with(index, ears, WebhookSettings::default())
    }

    pub(super) fn hooks_with(
        &self,
        index: usize,
        ears: &Arc<Ears>,
        settings: WebhookSettings,
    ) -> Webhooks {
        let parts = WebhookParts {
            store: self.handle(index),
            ambient: self.ambient.clone(),
            vault: vault(),
            post: self.post_office(index),
            courier: Some(ears.clone()),
        };
        Webhooks::new(parts, settings).unwrap()
    }

    /// An endpoint that is told of the ends of jobs.
    pub(super) async fn endpoint(&self, hooks: &Webhooks, account: AccountId) -> AddedWebhook {
        let kinds = vec![EventKind::JobCompleted, EventKind::JobFailed];
        self.tick();
        hooks.add(ME, account, to("https://example.com/hook", kinds)).await.unwrap()
    }

    /// Something happens to an object of an account.
    pub(super) async fn happens(
        &self,
        account: AccountId,
        kind: EventKind,
        subject: &str,
    ) -> Event {
        self.tick();
        let event = Event::new(&self.ambient, kind, account, subject).unwrap();
        let mut tx = self.store.begin().await.unwrap();
        tx.events().append(std::slice::from_ref(&event)).await.unwrap();
        tx.commit().await.unwrap();
        event
    }

    /// An endpoint's deliveries, the oldest first.
    pub(super) async fn sent(
        &self,
        hooks: &Webhooks,
        account: AccountId,
        id: EndpointId,
    ) -> Vec<WebhookDelivery> {
        let page = PageRequest::default();
        let mut found = hooks.deliveries(account, id, None, &page).await.unwrap().items;
        found.reverse();
        found
    }

    pub(super) async fn tried(
        &self,
        hooks: &Webhooks,
        account: AccountId,
        one: &WebhookDelivery,
    ) -> Vec<WebhookAttempt> {
        let page = PageRequest::default();
        let (id, event) = (one.endpoint_id, one.event_id);
        hooks.attempts(account, id, event, &page).await.unwrap().items
    }
}

pub(super) fn to(url: &str, kinds: Vec<EventKind>) -> NewWebhook {
    NewWebhook { url: url.to_owned(), description: "Mine".to_owned(), kinds }
}
