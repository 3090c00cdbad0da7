//! How many jobs of a kind may be at work, and how many may begin in how long a time: on all
//! machines together.

mod model;
mod room;
mod service;
mod store;

pub use model::{Control, JobScope, KindLimits};
pub(super) use room::Room;
pub use store::{Candidate, JobLimits};
