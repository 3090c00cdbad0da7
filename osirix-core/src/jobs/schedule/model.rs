use serde_json::Value;

use super::Calendar;
use crate::clock::Timestamp;
use crate::error::{Error, ErrorRecord, Result};
use crate::id::{AccountId, JobId, ScheduleId};
use crate::jobs::{JobKind, NewJob};
use crate::money::Credits;
use crate::names::names;

names! {
    /// What is done about times at which nobody was at work.
    "missed" pub enum Missed {
        /// One job, as soon as somebody is, however many times were missed.
        Once = "once",
        /// Nothing: the next is at the next time.
        Skip = "skip",
    }
}

/// A job that is created again and again.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSchedule {
    /// Whose it is.
    pub account: AccountId,
    /// Its name, unique within the account: 1 to 100 characters.
    pub name: String,
    /// The jobs' kind.
    pub kind: JobKind,
    /// What is asked for each time, in the form of the kind.
    pub request: Value,
    /// The most that each may cost, where no handler is at hand to tell.
    pub quote: Option<Credits>,
    /// The jobs' priority.
    pub priority: i32,
    /// When: see [`Calendar`].
    pub cron: String,
    /// In which time zone of the IANA database.
    pub time_zone: String,
    /// What is done about times at which nobody was at work.
    pub missed: Missed,
}

/// A schedule.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    /// Its id.
    pub id: ScheduleId,
    /// Whose it is.
    pub account_id: AccountId,
    /// Its name, unique within the account.
    pub name: String,
    /// The jobs' kind.
    pub kind: JobKind,
    /// What is asked for each time, in the form of the kind.
    pub request: Value,
    /// The most that each may cost, where that was said.
    pub quote: Option<Credits>,
    /// The jobs' priority.
    pub priority: i32,
    /// When.
    pub cron: String,
    /// In which time zone.
    pub time_zone: String,
    /// What is done about times at which nobody was at work.
    pub missed: Missed,
    /// Whether it creates nothing for now.
    pub paused: bool,
    /// When the next job is created.
    pub next_at: Timestamp,
    /// When the last one was to be.
    pub last_at: Option<Timestamp>,
    /// The last job.
    pub last_job: Option<JobId>,
    /// Why there was no job the last time.
    pub last_error: Option<ErrorRecord>,
    /// When it was made.
    pub created_at: Timestamp,
}

impl NewSchedule {
    const LONGEST_NAME: usize = 100;

    pub(super) fn check(&self) -> Result<Calendar> {
        let fits = (1..=Self::LONGEST_NAME).contains(&self.name.chars().count());
        if !fits || self.name.contains(char::is_control) {
            return Err(
                Error::invalid("name", "use 1 to 100 characters").with("limit", Self::LONGEST_NAME)
            );
        }
        Calendar::parse(&self.cron, &self.time_zone)
    }
}

impl Schedule {
    pub(super) fn calendar(&self) -> Result<Calendar> {
        Calendar::parse(&self.cron, &self.time_zone)
    }

    /// The job of its next time: whoever creates it again creates nothing.
    pub(super) fn job(&self) -> NewJob {
        NewJob {
            quote: self.quote,
            priority: self.priority,
            idempotency_key: Some(format!("{}@{}", self.id, self.next_at)),
            ..NewJob::new(self.account_id, self.kind.clone(), self.request.clone())
        }
    }
}
