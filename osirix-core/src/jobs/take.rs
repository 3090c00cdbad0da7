//! Taking jobs: the foremost of the kinds that a worker does, as many as limits allow.

use std::sync::Arc;

use super::limits::Room;
use super::worker::Worker;
use super::{Change, Claim, Job, JobKind, Lease};
use crate::error::Result;
use crate::events::Signal;
use crate::store::Transaction;

/// The most jobs that are taken in one transaction.
const MOST_AT_ONCE: u32 = 256;

impl Worker {
    /// Takes so many jobs at most, each with its lease, looking from a place in the queue on.
    pub(crate) async fn take(
        &self,
        limit: usize,
        from: Option<i64>,
    ) -> Result<Vec<(Arc<Job>, Lease)>> {
        let now = self.desk().ambient.now();
        let until = now + self.config().lease;
        let limit = u32::try_from(limit).unwrap_or(u32::MAX).min(MOST_AT_ONCE);
        let (owner, kinds) = (self.config().name.as_str(), self.kinds());
        let claim = Claim { owner, kinds, now, until, limit, from };
        let mut tx = self.desk().store.begin().await?;
        let controls = tx.job_limits().lock(kinds).await?;
        let jobs = match controls.is_empty() {
            true => tx.queue().claim(&claim).await?,
            false => {
                let at_work = tx.job_limits().at_work(kinds).await?;
                // What there was no room for stands before where others were found.
                let claim = Claim { from: None, ..claim };
                claim_within(tx.as_mut(), &claim, Room::new(&controls, at_work, now)).await?
            }
        };
        tx.commit_soon().await?;
        let with_lease = |job: Job| {
            self.desk().bus.publish(Signal::JobChanged(job.id));
            self.desk().observe(&job, Change::Begun);
            let (job_id, fence, owner) = (job.id, job.fence, owner.to_owned());
            (Arc::new(job), Lease { job_id, fence, owner, expires_at: until })
        };
        Ok(jobs.into_iter().map(with_lease).collect())
    }
}

/// Takes the foremost jobs for which there is room. Those whose accounts have none wait apart, so
/// that nobody looks at them again before there is.
async fn claim_within(
    tx: &mut dyn Transaction,
    claim: &Claim<'_>,
    mut room: Room,
) -> Result<Vec<Job>> {
    let mut jobs = tx.job_limits().take_over(claim).await?;
    loop {
        let limit = claim.limit.saturating_sub(jobs.len() as u32);
        let open = |kind: &&JobKind| room.is_open(kind);
        let kinds: Vec<JobKind> = claim.kinds.iter().filter(open).cloned().collect();
        if limit == 0 || kinds.is_empty() {
            break;
        }
        let part = Claim { kinds: &kinds, limit, ..*claim };
        let candidates = tx.job_limits().candidates(&part).await?;
        if candidates.is_empty() {
            break;
        }
        let sorted = room.sort(&candidates);
        tx.job_limits().park(&sorted.parked).await?;
        jobs.extend(tx.job_limits().take(&part, &sorted.taken).await?);
    }
    for (kind, window_start, started) in room.started() {
        tx.job_limits().count(kind, window_start, started).await?;
    }
    Ok(jobs)
}
