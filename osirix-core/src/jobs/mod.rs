//! Jobs: durable work in stages that also keeps the books.
//!
//! Creating a job checks the plan, holds the credits, writes the job, an audit line and an event
//! in one transaction; ending it writes the result, settles the hold, an audit line and an event
//! in one transaction. In between a worker holds the job by a lease with a fencing token: whoever
//! lost the lease can write nothing more. Each finished stage leaves a checkpoint, so that the next
//! worker starts where the last one was.

mod create;
mod handler;
mod lease;
mod model;
mod service;
mod settle;
mod store;
mod worker;

pub use handler::{Conclusion, JobHandler, StageContext, StageSpec};
pub use model::{Ending, Job, JobKind, JobState, Lease, NewJob, StageRecord};
pub use service::{JobService, Watch};
pub use store::{JobQueue, JobRepository};
pub use worker::{Worker, WorkerConfig};
