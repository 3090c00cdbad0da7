use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{MutexGuard, watch};

use super::{Lease, StageSpec};
use crate::clock::{Ambient, Timestamp};
use crate::error::{Error, ErrorCode, Result};
use crate::media::Progress;

/// Why a worker's time with a job is over before the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// Its owner wants its end.
    Cancelled,
    /// Another worker has it.
    LeaseLost,
    /// This worker is shutting down.
    Shutdown,
    /// It asked to go on at this time.
    Snoozed(Timestamp),
    /// It waits for an answer, until this time at the latest.
    Waiting(Timestamp),
}

impl Stop {
    pub(super) fn error(self) -> Error {
        match self {
            Stop::Cancelled => Error::new(ErrorCode::Cancelled, "the job was cancelled"),
            Stop::LeaseLost => Error::new(ErrorCode::LeaseLost, "another worker has this job"),
            Stop::Shutdown => Error::new(ErrorCode::Closed, "the worker is shutting down"),
            Stop::Snoozed(_) => Error::new(ErrorCode::Closed, "the job goes on later"),
            Stop::Waiting(_) => Error::new(ErrorCode::Closed, "the job waits for an answer"),
        }
    }
}

/// The lease in the hands of the worker that has it: where the work is, and whether it must stop.
pub(super) struct ActiveLease {
    lease: Lease,
    place: Mutex<Place>,
    writing: tokio::sync::Mutex<()>,
    stop: watch::Sender<Option<Stop>>,
}

/// The stage that runs, and the span of the job's progress that it covers.
#[derive(Debug, Clone, PartialEq)]
struct Place {
    stage: &'static str,
    from: f32,
    share: f32,
    done: f32,
}

impl ActiveLease {
    pub(super) fn new(lease: Lease) -> Self {
        let place = Place { stage: "", from: 0.0, share: 0.0, done: 0.0 };
        let (place, writing) = (Mutex::new(place), tokio::sync::Mutex::new(()));
        ActiveLease { lease, place, writing, stop: watch::channel(None).0 }
    }

    /// The lease as it is to be written with a new end.
    pub(super) fn renewed(&self, ambient: &Ambient, length: Duration) -> Lease {
        Lease { expires_at: ambient.now() + length, ..self.lease.clone() }
    }

    /// The turn to write the job's row. Heartbeat and work must not overtake each other: an older
    /// progress would be written over a newer one, and a heartbeat that is given up in the middle
    /// of its write would still lock the row when the next worker looks for it.
    pub(super) async fn turn(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().await
    }

    pub(super) fn lease(&self) -> &Lease {
        &self.lease
    }

    pub(super) fn enter(&self, spec: &StageSpec, from: u8) {
        let place =
            Place { stage: spec.name, from: from.into(), share: spec.share.into(), done: 0.0 };
        *self.place.lock().unwrap_or_else(PoisonError::into_inner) = place;
    }

    /// The stage that runs and the job's progress; 100 is for the completed job alone.
    pub(super) fn progress(&self) -> (&'static str, u8) {
        let place = self.place.lock().unwrap_or_else(PoisonError::into_inner);
        let percent = place.from + place.share * place.done;
        (place.stage, (percent as u8).min(99))
    }

    /// Stops the work; the first reason counts.
    pub(super) fn stop(&self, reason: Stop) {
        self.stop.send_if_modified(|stop| {
            let first = stop.is_none();
            stop.get_or_insert(reason);
            first
        });
    }

    pub(super) fn stopped(&self) -> Option<Stop> {
        *self.stop.borrow()
    }

    pub(super) async fn until_stopped(&self) -> Stop {
        let mut stop = self.stop.subscribe();
        let stopped = match stop.wait_for(Option::is_some).await {
            Ok(reason) => *reason,
            Err(_) => None,
        };
        stopped.unwrap_or(Stop::Shutdown)
    }
}

impl Progress for ActiveLease {
    fn report(&self, done: f32) -> Result<()> {
        if let Some(reason) = self.stopped() {
            return Err(reason.error());
        }
        let mut place = self.place.lock().unwrap_or_else(PoisonError::into_inner);
        place.done = done.clamp(place.done, 1.0);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{Id, JobId};

    fn lease() -> ActiveLease {
        ActiveLease::new(Lease {
            job_id: JobId::from_uuid(uuid::Uuid::nil()),
            fence: 1,
            owner: "w".into(),
            expires_at: Timestamp::default(),
        })
    }

    const STAGE: StageSpec =
        StageSpec { name: "encode", share: 40, timeout: Duration::from_secs(1) };

    #[test]
    fn a_stage_covers_its_span_of_the_progress_and_never_goes_back() {
        let lease = lease();
        lease.enter(&STAGE, 60);
        lease.report(0.5).unwrap();
        lease.report(0.25).unwrap();
        assert_eq!(lease.progress(), ("encode", 80));
        lease.report(7.0).unwrap();
        assert_eq!(lease.progress(), ("encode", 99), "100 is for the completed job");
    }

    #[test]
    fn the_first_reason_to_stop_counts() {
        let lease = lease();
        lease.stop(Stop::Cancelled);
        lease.stop(Stop::Shutdown);
        assert_eq!(lease.report(0.1).unwrap_err().code(), ErrorCode::Cancelled);
    }
}
