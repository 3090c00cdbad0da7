//! The audit log: who did what to which object, written in the transaction that did it.
//!
//! The database refuses to change it. Who has the database can make it do so: therefore its lines
//! are sealed by a chain of hashes ([`AuditSealer`]), whose end is kept elsewhere from time to time,
//! and [`AuditVerification`] finds what was changed, removed, moved, added or cut off.

mod chain;
mod model;
mod seal;
mod store;
mod verify;

pub use chain::{AuditHead, AuditLine, AuditSeal};
pub use model::{Action, Actor, AuditEntry};
pub use seal::AuditSealer;
pub use store::AuditRepository;
pub use verify::{AuditFault, AuditFinding, AuditVerification};
