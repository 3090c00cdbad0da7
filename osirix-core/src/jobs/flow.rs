//! Jobs that come after others: what is made of them when those end.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::settle::{Desk, Records};
use super::{Earlier, Ending, Job, JobState, Needs, NewJob};
use crate::audit::Actor;
use crate::error::{Error, ErrorCode, ErrorRecord, Result};
use crate::id::JobId;
use crate::store::Transaction;

/// That a job comes after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Link {
    /// The job that comes first.
    pub earlier: JobId,
    /// The job that waits for its end.
    pub later: JobId,
    /// How it must end.
    pub needs: Needs,
}

/// What the end of jobs made of those after them.
#[derive(Debug, Default)]
pub(super) struct Followed {
    /// Some may go on.
    pub(super) freed: bool,
    /// These will not, and were cancelled.
    pub(super) cancelled: Vec<Job>,
}

impl Desk {
    /// Lets jobs go on that came after these, or cancels those that needed a result which will not
    /// be, and with them those that come after them in turn.
    pub(super) async fn follow(
        &self,
        tx: &mut dyn Transaction,
        records: &mut Records,
        mut ended: Vec<(JobId, JobState)>,
    ) -> Result<Followed> {
        let mut followed = Followed::default();
        let now = self.ambient.now();
        while !ended.is_empty() {
            let ids: Vec<_> = ended.iter().map(|(id, _)| *id).collect();
            let links = tx.job_links().later(&ids).await?;
            if links.is_empty() {
                break;
            }
            let (freed, doomed) = fates(&links, &ended.into_iter().collect());
            let reason = ErrorRecord::from(&no_result());
            let doomed = Vec::from_iter(doomed);
            let cancelled = tx.jobs().cancel_pending(&doomed, Some(&reason), now).await?;
            for job in &cancelled {
                records.settle(job, &Ending::Cancelled);
                self.record(records, job, Actor::System, &Ending::Cancelled)?;
            }
            tx.job_links().unblock(&Vec::from_iter(freed), now).await?;
            followed.freed = true;
            ended = cancelled.iter().map(|job| (job.id, job.state)).collect();
            followed.cancelled.extend(cancelled);
        }
        Ok(followed)
    }
}

/// Of the jobs behind these links: how many of those before them have ended as they need it, and
/// which of them can never run.
fn fates(
    links: &[Link],
    ended: &HashMap<JobId, JobState>,
) -> (BTreeMap<JobId, u32>, BTreeSet<JobId>) {
    let (mut freed, mut doomed) = (BTreeMap::new(), BTreeSet::new());
    for link in links {
        match (link.needs, ended.get(&link.earlier)) {
            (Needs::End, _) | (_, Some(JobState::Completed)) => {
                *freed.entry(link.later).or_default() += 1;
            }
            (Needs::Result, _) => drop(doomed.insert(link.later)),
        }
    }
    freed.retain(|later, _| !doomed.contains(later));
    (freed, doomed)
}

/// The jobs that exist already and that these come after. None of them ends before this transaction
/// does, so that no end is missed.
pub(super) async fn existing(
    tx: &mut dyn Transaction,
    new: impl Iterator<Item = &NewJob>,
) -> Result<HashMap<JobId, Job>> {
    let named = new.flat_map(|new| &new.after).filter_map(|after| match after.job {
        Earlier::Id(id) => Some(id),
        Earlier::Index(_) => None,
    });
    let ids: BTreeSet<_> = named.collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let jobs = tx.job_links().keep_from_ending(&Vec::from_iter(ids)).await?;
    Ok(jobs.into_iter().map(|job| (job.id, job)).collect())
}

/// Checks that a job may come after an existing one, and tells whether it still has to wait.
pub(super) fn waits_for(new: &NewJob, id: JobId, needs: Needs, job: Option<&Job>) -> Result<bool> {
    let own = job.filter(|job| job.account_id == new.account);
    let job = own.ok_or_else(|| Error::not_found("job", id).with("field", "after"))?;
    match job.state {
        JobState::Pending | JobState::Processing => Ok(true),
        JobState::Completed => Ok(false),
        _ if needs == Needs::End => Ok(false),
        state => Err(no_result().with("job", id).with("state", state)),
    }
}

fn no_result() -> Error {
    Error::new(ErrorCode::Conflict, "a job that this one needs the result of has none")
}
