//! Accounts: who owns credits, jobs and avatars.

mod model;
mod service;
mod store;

pub use model::{Account, OpenAccount};
pub use service::Accounts;
pub use store::AccountRepository;
