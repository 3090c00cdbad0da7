//! What is written of an attempt, and what follows from it.

use std::time::Duration;

use serde_json::json;

use super::schedule::{ATTEMPTS, pause};
use super::{
    DeliveryState, EndpointState, Reply, StoredDelivery, StoredEndpoint, WebhookAttempt, Webhooks,
};
use crate::audit::{Action, Actor};
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result};
use crate::events::{Event, EventKind};
use crate::mail::Mail;
use crate::store::Transaction;

/// What came of an attempt.
pub(super) struct Outcome {
    status: Option<u16>,
    /// A sentence for the endpoint's owner; none where the message was taken.
    error: Option<String>,
    retry_after: Option<Duration>,
}

impl Outcome {
    pub(super) fn of(answer: Result<Reply>) -> Self {
        match answer {
            Ok(Reply { status, retry_after }) => {
                Outcome { status: Some(status), error: complaint(status), retry_after }
            }
            Err(error) => {
                let error = Some(error.message().to_owned());
                Outcome { status: None, error, retry_after: None }
            }
        }
    }

    /// RFC 9110, section 15.5.11: it is gone, and will not come back.
    fn is_gone(&self) -> bool {
        self.status == Some(410)
    }
}

fn complaint(status: u16) -> Option<String> {
    match status {
        200..=299 => None,
        300..=399 => Some(format!("the endpoint redirects ({status}), which is not followed")),
        410 => Some("the endpoint is gone (410)".to_owned()),
        _ => Some(format!("the endpoint answered {status}")),
    }
}

impl Webhooks {
    /// Writes an attempt down, with what has become of its delivery and of its endpoint.
    pub(super) async fn settle(
        &self,
        endpoint: &StoredEndpoint,
        mut one: StoredDelivery,
        outcome: Outcome,
        begun: Timestamp,
        took: Duration,
    ) -> Result<()> {
        one.tries += 1;
        one.delivery.attempts += 1;
        self.decide(&mut one, &outcome)?;
        let attempt = WebhookAttempt {
            endpoint_id: one.delivery.endpoint_id,
            event_id: one.delivery.event_id,
            number: one.delivery.attempts,
            at: begun,
            status: outcome.status,
            duration_ms: took.as_millis().try_into().unwrap_or(u32::MAX),
            error: outcome.error.clone(),
        };
        let id = one.delivery.endpoint_id;
        let mut tx = self.parts.store.begin().await?;
        let Some(mut present) = tx.endpoints().lock(id).await? else { return Ok(()) };
        if !tx.deliveries().settle(&one).await? {
            let message = "another worker has this delivery by now";
            return Err(Error::new(ErrorCode::LeaseLost, message).with("endpoint", id));
        }
        tx.deliveries().append(&attempt).await?;
        let before = present.endpoint.failing_since;
        let failing = outcome.error.as_ref().map(|_| before.unwrap_or(begun));
        if failing != before {
            tx.endpoints().note_health(id, failing).await?;
            present.endpoint.failing_since = failing;
        }
        // What an address did that is the endpoint's no more says nothing of it.
        if present.endpoint.url == endpoint.endpoint.url
            && let Some(reason) = self.reason_to_disable(&present, &one, &outcome)
        {
            self.disable(tx.as_mut(), present, reason).await?;
        }
        tx.commit().await
    }

    fn decide(&self, one: &mut StoredDelivery, outcome: &Outcome) -> Result<()> {
        let again = !outcome.is_gone() && one.tries < ATTEMPTS;
        let (state, next_at) = match (&outcome.error, again) {
            (None, _) => (DeliveryState::Delivered, None),
            (Some(_), false) => (DeliveryState::Failed, None),
            (Some(_), true) => {
                let pause = pause(&self.parts.ambient, one.tries, outcome.retry_after)?;
                (DeliveryState::Pending, Some(self.parts.ambient.now() + pause))
            }
        };
        (one.delivery.state, one.delivery.next_at) = (state, next_at);
        Ok(())
    }

    fn reason_to_disable(
        &self,
        present: &StoredEndpoint,
        one: &StoredDelivery,
        outcome: &Outcome,
    ) -> Option<String> {
        if present.endpoint.state != EndpointState::Active {
            return None;
        }
        if outcome.is_gone() {
            return Some("it answered that it is gone (410)".to_owned());
        }
        let failing = self.parts.ambient.now().since(present.endpoint.failing_since?);
        let given_up = one.delivery.state == DeliveryState::Failed;
        (given_up && failing >= self.settings.disable_after()).then(|| {
            let hours = failing.as_secs() / 3_600;
            format!("for {hours} hours every message to it has failed")
        })
    }

    /// Tells an endpoint nothing more, and its owner why.
    async fn disable(
        &self,
        tx: &mut dyn Transaction,
        mut stored: StoredEndpoint,
        reason: String,
    ) -> Result<()> {
        let endpoint = &mut stored.endpoint;
        endpoint.state = EndpointState::Disabled;
        endpoint.reason = Some(reason.clone());
        endpoint.updated_at = self.parts.ambient.now();
        tx.endpoints().save(&stored).await?;
        let endpoint = stored.endpoint;
        let (details, account) = (json!({ "reason": reason }), endpoint.account_id);
        let action = Action::WebhookDisabled;
        self.audit(tx, Actor::System, action, &endpoint, details.clone()).await?;
        let (kind, subject) = (EventKind::WebhookDisabled, endpoint.id.to_string());
        let event = Event::new(&self.parts.ambient, kind, account, &subject)?.with(details);
        tx.events().append(&[event]).await?;
        for to in tx.endpoints().owners(account).await? {
            let name = endpoint.name();
            let text = format!(
                "Your webhook endpoint {name} was disabled: {reason}.\n\n\
                It is told nothing until you enable it again. What happens meanwhile is not sent \
                later; what was given up before can be replayed.\n"
            );
            let subject = "A webhook endpoint was disabled".to_owned();
            self.parts.post.post(tx, &Mail { to, subject, text }).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_2xx_is_success() {
        for status in [200, 201, 202, 204, 299] {
            assert_eq!(complaint(status), None, "{status}");
        }
        for status in [100, 199, 301, 302, 307, 400, 401, 404, 410, 429, 500, 503] {
            assert!(complaint(status).unwrap().contains(&status.to_string()), "{status}");
        }
    }
}
