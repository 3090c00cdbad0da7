//! Keys with which programs act for a user.

mod model;
mod service;
mod store;

pub use model::{ApiKey, ApiKeyUpdate, CreatedApiKey, KeyIdentity, NewApiKey, Scope};
pub use service::ApiKeys;
pub use store::ApiKeyRepository;
