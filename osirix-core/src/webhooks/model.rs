use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::events::EventKind;
use crate::id::{EndpointId, EventId};
use crate::names::names;

names! {
    /// What has become of a delivery.
    "state" pub enum DeliveryState {
        /// It is to be sent, for the first time or again.
        Pending = "pending",
        /// The endpoint has taken it.
        Delivered = "delivered",
        /// It was given up.
        Failed = "failed",
    }
}

/// An event on its way to an endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebhookDelivery {
    /// To which endpoint.
    pub endpoint_id: EndpointId,
    /// The event: the message's `webhook-id`.
    pub event_id: EventId,
    /// What happened.
    pub kind: EventKind,
    /// To what: deliveries of the same object keep their order.
    pub subject: String,
    /// The message, as it is posted: JSON.
    pub payload: String,
    /// What has become of it.
    pub state: DeliveryState,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next, at the earliest.
    pub next_at: Option<Timestamp>,
    /// When it happened.
    pub at: Timestamp,
}

/// A delivery as a worker has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDelivery {
    /// What its owner may see of it.
    pub delivery: WebhookDelivery,
    /// How often it was tried since it was written, or replayed.
    pub tries: u32,
    /// Grows with each lease: who wants to write names the one they have.
    pub fence: i64,
}

/// An attempt to deliver.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebhookAttempt {
    /// The endpoint.
    pub endpoint_id: EndpointId,
    /// The event.
    pub event_id: EventId,
    /// Which attempt it is, from 1.
    pub number: u32,
    /// When it was made.
    pub at: Timestamp,
    /// The HTTP status of the answer, where there was one.
    pub status: Option<u16>,
    /// How long it took, in milliseconds.
    pub duration_ms: u32,
    /// Why it failed, in a sentence for the endpoint's owner; none where it did not.
    pub error: Option<String>,
}
