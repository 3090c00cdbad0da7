//! Events: what happened, in an outbox that is written with the change, and the signals that wake
//! those who wait for it.

mod bus;
mod model;
mod store;

pub use bus::{EventBus, Signal};
pub use model::{Event, EventKind};
pub use store::EventRepository;
