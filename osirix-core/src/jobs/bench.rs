//! Where a process finds the jobs that it has at work.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::StageContext;
use crate::error::{Error, ErrorCode, Result};
use crate::id::JobId;

/// A job's turn at work: the job and its fencing token. Another turn of the same job, in the same
/// process too, is not this one.
type Turn = (JobId, i64);

/// The jobs that a process has at work, for whoever does the work and holds no context.
#[derive(Clone, Default)]
pub struct Workbench(Arc<Mutex<HashMap<Turn, StageContext>>>);

impl Workbench {
    /// Puts a job's turn here for as long as the answer lives: through its end, its panic, or its
    /// being given up.
    pub(super) fn put(&self, context: &StageContext) -> Placed {
        let turn = (context.job().id, context.job().fence);
        self.turns().insert(turn, context.clone());
        Placed { bench: self.clone(), turn }
    }

    /// What the job knows in this turn, or [`LeaseLost`](ErrorCode::LeaseLost) where it is over or
    /// elsewhere.
    pub fn at(&self, job: JobId, fence: i64) -> Result<StageContext> {
        self.turns().get(&(job, fence)).cloned().ok_or_else(|| {
            Error::new(ErrorCode::LeaseLost, "this turn of the job is over, or elsewhere")
                .with("job", job)
                .with("fence", fence)
        })
    }

    fn turns(&self) -> MutexGuard<'_, HashMap<Turn, StageContext>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A turn that lies on the bench.
pub(super) struct Placed {
    bench: Workbench,
    turn: Turn,
}

impl Drop for Placed {
    fn drop(&mut self) {
        self.bench.turns().remove(&self.turn);
    }
}
