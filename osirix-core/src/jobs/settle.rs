use std::collections::HashSet;
use std::sync::Arc;

use serde_json::{Value, json};

use super::{Ending, Job, Lease};
use crate::audit::{Action, Actor, AuditEntry};
use crate::clock::Ambient;
use crate::combine::{Combiner, each_or_all, lasting};
use crate::error::{Error, ErrorCode, Result};
use crate::events::{Event, EventBus, EventKind, Signal};
use crate::ledger::{Ledger, Operation};
use crate::money::Credits;
use crate::store::{Store, Transaction};

/// What everything about jobs works with.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) store: Arc<dyn Store>,
    pub(super) bus: Arc<dyn EventBus>,
    pub(super) ambient: Ambient,
    pub(super) ledger: Ledger,
}

/// A worker's time with a job that is over.
#[derive(Clone)]
pub(super) struct Ended {
    pub(super) job: Arc<Job>,
    pub(super) lease: Lease,
    pub(super) ending: Ending,
}

/// What is written of jobs in one transaction, beside their rows.
#[derive(Default)]
pub(super) struct Records {
    settlements: Vec<Operation>,
    audit: Vec<AuditEntry>,
    events: Vec<Event>,
}

impl Desk {
    pub(super) fn new(store: Arc<dyn Store>, bus: Arc<dyn EventBus>, ambient: Ambient) -> Self {
        let ledger = Ledger::new(ambient.clone());
        Desk { store, bus, ambient, ledger }
    }

    /// Ends workers' time with jobs, those of the same moment in one transaction: each job's state,
    /// its hold, its audit line and its event; or [`LeaseLost`](ErrorCode::LeaseLost) and nothing.
    pub(super) fn endings(&self) -> Combiner<Ended, Result<()>> {
        let desk = self.clone();
        Combiner::new(move |batch| {
            let desk = desk.clone();
            each_or_all(batch, move |part| desk.clone().end(part))
        })
    }

    async fn end(self, batch: Arc<[Ended]>) -> Result<Vec<Result<()>>> {
        let mut tx = self.store.begin().await?;
        let leases: Vec<_> = batch.iter().map(|ended| (&ended.lease, &ended.ending)).collect();
        let ended: HashSet<_> =
            tx.queue().end(&leases, self.ambient.now()).await?.into_iter().collect();
        let mut records = Records::default();
        let of_ended = || batch.iter().enumerate().filter(|(index, _)| ended.contains(index));
        for (_, Ended { job, lease, ending }) in of_ended() {
            records.settle(job, ending);
            self.record(&mut records, job, Actor::Worker(lease.owner.clone()), ending)?;
        }
        self.write(tx.as_mut(), records).await?;
        let mut outcomes = Vec::with_capacity(batch.len());
        for (index, one) in batch.iter().enumerate() {
            let there = ended.contains(&index) || is_written(tx.as_mut(), one).await?;
            outcomes.push(if there { Ok(()) } else { Err(lost(one)) });
        }
        let outcomes = lasting(tx, outcomes).await;
        for (_, one) in of_ended() {
            self.bus.publish(Signal::JobChanged(one.job.id));
        }
        if batch.iter().any(|one| matches!(one.ending, Ending::HandedBack)) {
            self.bus.publish(Signal::JobReady);
        }
        Ok(outcomes)
    }

    /// Writes what belongs to the jobs' rows; a hold that cannot be settled refuses it all.
    pub(super) async fn write(&self, tx: &mut dyn Transaction, records: Records) -> Result<()> {
        if !records.settlements.is_empty() {
            for settled in self.ledger.apply(tx, &records.settlements).await? {
                settled?;
            }
        }
        if !records.audit.is_empty() {
            tx.audit().append_all(&records.audit).await?;
        }
        if !records.events.is_empty() {
            tx.events().append(&records.events).await?;
        }
        Ok(())
    }

    /// Notes the audit line and the event of an ending.
    pub(super) fn record(
        &self,
        records: &mut Records,
        job: &Job,
        actor: Actor,
        ending: &Ending,
    ) -> Result<()> {
        let (action, event, details) = match ending {
            Ending::Completed { charged, .. } => (
                Action::JobCompleted,
                Some(EventKind::JobCompleted),
                json!({ "hold": job.hold_id, "charged": charged }),
            ),
            Ending::Failed(error) => (
                Action::JobFailed,
                Some(EventKind::JobFailed),
                json!({ "hold": job.hold_id, "charged": Credits::ZERO, "error": error }),
            ),
            Ending::Cancelled => (
                Action::JobCancelled,
                Some(EventKind::JobCancelled),
                json!({ "hold": job.hold_id, "charged": Credits::ZERO }),
            ),
            Ending::Retry { error, run_at } => (
                Action::JobRetried,
                None,
                json!({ "attempt": job.attempt, "error": error, "run_at": run_at.to_string() }),
            ),
            Ending::HandedBack => return Ok(()),
        };
        records.audit.push(self.audit(job, actor, action, details)?);
        if let Some(kind) = event {
            records.events.push(self.event(job, kind)?);
        }
        Ok(())
    }

    /// Notes that a job was created.
    pub(super) fn record_new(&self, records: &mut Records, job: &Job) -> Result<()> {
        let details = json!({ "kind": job.kind, "hold": job.hold_id, "held": job.held });
        let actor = Actor::Account(job.account_id);
        records.audit.push(self.audit(job, actor, Action::JobCreated, details)?);
        records.events.push(self.event(job, EventKind::JobCreated)?);
        Ok(())
    }

    pub(super) fn audit(
        &self,
        job: &Job,
        actor: Actor,
        action: Action,
        details: Value,
    ) -> Result<AuditEntry> {
        let subject = job.id.to_string();
        AuditEntry::new(&self.ambient, actor, action, Some(job.account_id), &subject, details)
    }

    fn event(&self, job: &Job, kind: EventKind) -> Result<Event> {
        Event::new(&self.ambient, kind, job.account_id, &job.id.to_string())
    }
}

impl Records {
    /// Notes that a job's hold is charged or goes back; a job that goes on keeps it.
    pub(super) fn settle(&mut self, job: &Job, ending: &Ending) {
        let captured = match ending {
            Ending::Completed { charged, .. } => *charged,
            Ending::Failed(_) | Ending::Cancelled => Credits::ZERO,
            Ending::Retry { .. } | Ending::HandedBack => return,
        };
        let memo = format!("{} {}", job.kind.as_str(), job.id);
        self.settlements.push(Operation::settle(job.hold_id, captured, &memo));
    }
}

/// Whether this very ending was written before, and the answer lost: a lease ends its job once.
async fn is_written(tx: &mut dyn Transaction, ended: &Ended) -> Result<bool> {
    let job = tx.jobs().get(ended.job.id).await?;
    let (fence, state) = (ended.lease.fence, ended.ending.state());
    Ok(job.is_some_and(|job| job.fence == fence && job.state == state))
}

fn lost(ended: &Ended) -> Error {
    Error::new(ErrorCode::LeaseLost, "another worker has this job by now")
        .with("job", ended.job.id)
        .with("fence", ended.lease.fence)
}
