//! Limits: how many in how long a time, shared by every process on one database.

mod model;
mod service;
mod store;

pub use model::{Allowance, Limit};
pub use service::Limiter;
pub use store::RateLimitRepository;
