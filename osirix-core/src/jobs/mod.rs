//! Jobs: durable work in stages that also keeps the books.
//!
//! Creating a job checks the plan, holds the credits, writes the job, an audit line and an event
//! in one transaction; ending it writes the result, settles the hold, an audit line and an event
//! in one transaction. In between a worker holds the job by a lease with a fencing token: whoever
//! lost the lease can write nothing more. Each finished stage leaves a checkpoint, so that the next
//! worker starts where the last one was.

mod answers;
mod archive;
mod bench;
mod context;
mod create;
mod decide;
mod flow;
mod handler;
mod hosted;
mod kind;
mod lease;
mod limits;
mod model;
mod new;
mod observe;
mod outlook;
mod rules;
mod schedule;
mod service;
mod settle;
mod store;
mod take;
mod task;
mod worker;

pub use archive::{Depth, JobArchive};
pub use bench::Workbench;
pub use context::StageContext;
pub use flow::Link;
pub use handler::{Conclusion, JobHandler, StageSpec};
pub use hosted::{JobTask, TaskSettings, Work, WorkDone, hosted};
pub use kind::JobKind;
pub use limits::{Candidate, Control, JobLimits, JobScope, KindLimits};
pub use model::{Ending, Job, JobState, Lease, StageRecord, Waits};
pub use new::{After, Earlier, Needs, NewJob, Unique, UniqueMode};
pub use observe::{Change, JobObserver, KindMetrics};
pub use outlook::Outlook;
pub use rules::{RetryPolicy, Rules};
pub use schedule::{Calendar, Missed, NewSchedule, Schedule, ScheduleRepository};
pub use service::{JobService, Watch};
pub use store::{AnswerRepository, Asked, Claim, JobFilter, JobLinks, JobQueue, JobRepository};
pub use task::{Done, Task, TaskSpec, handler};
pub use worker::{Worker, WorkerConfig};
