//! The audit log: who did what to which object, written in the transaction that did it.

mod model;
mod store;

pub use model::{Action, Actor, AuditEntry};
pub use store::AuditRepository;
