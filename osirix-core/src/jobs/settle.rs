use std::sync::Arc;

use serde_json::{Value, json};

use super::{Ending, Job, Lease};
use crate::audit::{Action, Actor, AuditEntry};
use crate::clock::Ambient;
use crate::error::{Error, ErrorCode, Result};
use crate::events::{Event, EventBus, EventKind, Signal};
use crate::ledger::Ledger;
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

impl Desk {
    pub(super) fn new(store: Arc<dyn Store>, bus: Arc<dyn EventBus>, ambient: Ambient) -> Self {
        let ledger = Ledger::new(ambient.clone());
        Desk { store, bus, ambient, ledger }
    }

    /// Ends a worker's time with a job: the job's state, the hold, the audit line and the event in
    /// one transaction, or [`LeaseLost`](ErrorCode::LeaseLost) and nothing.
    pub(super) async fn end(&self, job: &Job, lease: &Lease, ending: &Ending) -> Result<()> {
        let mut tx = self.store.begin().await?;
        if !tx.queue().end(lease, ending, self.ambient.now()).await? {
            return Err(Error::new(ErrorCode::LeaseLost, "another worker has this job by now")
                .with("job", job.id)
                .with("fence", lease.fence));
        }
        self.settle(tx.as_mut(), job, ending).await?;
        self.record(tx.as_mut(), job, Actor::Worker(lease.owner.clone()), ending).await?;
        tx.commit().await?;
        self.bus.publish(Signal::JobChanged(job.id));
        if matches!(ending, Ending::HandedBack) {
            self.bus.publish(Signal::JobReady);
        }
        Ok(())
    }

    /// Charges or releases the job's hold; a job that goes on keeps it.
    pub(super) async fn settle(
        &self,
        tx: &mut dyn Transaction,
        job: &Job,
        ending: &Ending,
    ) -> Result<()> {
        let memo = format!("{} {}", job.kind.as_str(), job.id);
        match ending {
            Ending::Completed { charged, .. } => {
                self.ledger.settle(tx, job.hold_id, *charged, &memo).await?;
            }
            Ending::Failed(_) | Ending::Cancelled => {
                self.ledger.release(tx, job.hold_id, &memo).await?;
            }
            Ending::Retry { .. } | Ending::HandedBack => {}
        }
        Ok(())
    }

    /// Writes the audit line and the event of an ending.
    pub(super) async fn record(
        &self,
        tx: &mut dyn Transaction,
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
        self.audit(tx, job, actor, action, details).await?;
        match event {
            Some(kind) => self.event(tx, job, kind).await,
            None => Ok(()),
        }
    }

    pub(super) async fn audit(
        &self,
        tx: &mut dyn Transaction,
        job: &Job,
        actor: Actor,
        action: Action,
        details: Value,
    ) -> Result<()> {
        let subject = job.id.to_string();
        let account = Some(job.account_id);
        let entry = AuditEntry::new(&self.ambient, actor, action, account, &subject, details)?;
        tx.audit().append(&entry).await
    }

    pub(super) async fn event(
        &self,
        tx: &mut dyn Transaction,
        job: &Job,
        kind: EventKind,
    ) -> Result<()> {
        let event = Event::new(&self.ambient, kind, job.account_id, &job.id.to_string())?;
        tx.events().append(&event).await
    }
}
