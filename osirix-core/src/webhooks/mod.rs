//! Webhooks: what happened to an account is told to the endpoints that it has registered.
//!
//! A delivery is written in the transaction in which its event is
//! ([`EventRepository::append`](crate::events::EventRepository::append)), so that nothing is told
//! that did not happen and nothing that happened is forgotten. Workers send what is due, signed as
//! [Standard Webhooks](https://www.standardwebhooks.com) says, again and again under the same id
//! until the endpoint takes it or the [schedule](pause) is over. Of one object the earlier event is
//! delivered, or given up, before the later one is sent.

mod courier;
mod delivering;
mod endpoint;
mod model;
mod replaying;
mod schedule;
mod service;
mod settings;
mod settling;
mod signing;
mod store;

pub use courier::{Courier, Message, Reply};
pub use endpoint::{
    AddedWebhook, EndpointState, NewWebhook, OldSecret, StoredEndpoint, WebhookEndpoint,
    WebhookUpdate,
};
pub use model::{DeliveryState, StoredDelivery, WebhookAttempt, WebhookDelivery};
pub use schedule::{ATTEMPTS, pause};
pub use service::{WebhookParts, Webhooks};
pub use settings::WebhookSettings;
pub use signing::{sign, signing_secret};
pub use store::{DeliveryRepository, EndpointRepository};
