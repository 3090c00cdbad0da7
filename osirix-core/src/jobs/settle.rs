use std::collections::HashSet;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use serde_json::{Value, json};

use super::flow::Followed;
use super::observe::Metrics;
use super::{Change, Ending, Job, JobKind, JobObserver, JobScope, Lease};
use crate::analytics::{Count, Figure};
use crate::audit::{Action, Actor, AuditEntry};
use crate::clock::{Ambient, Timestamp};
use crate::combine::{Answers, Combiner, each_or_all};
use crate::error::{Error, ErrorCode, Result};
use crate::events::{Event, EventBus, EventKind, Signal};
use crate::ledger::{HoldState, Ledger, Operation, Outcome};
use crate::money::Credits;
use crate::store::{Store, Transaction};

/// What everything about jobs works with.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) store: Arc<dyn Store>,
    pub(super) bus: Arc<dyn EventBus>,
    pub(super) ambient: Ambient,
    pub(super) ledger: Ledger,
    pub(super) metrics: Arc<Metrics>,
    pub(super) observers: Arc<[Arc<dyn JobObserver>]>,
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
    /// Each with the kind of its job.
    settlements: Vec<(JobKind, Operation)>,
    audit: Vec<AuditEntry>,
    events: Vec<Event>,
    counts: Vec<Count>,
}

impl Desk {
    pub(super) fn new(store: Arc<dyn Store>, bus: Arc<dyn EventBus>, ambient: Ambient) -> Self {
        let ledger = Ledger::new(ambient.clone());
        Desk { store, bus, ambient, ledger, metrics: Arc::default(), observers: Arc::new([]) }
    }

    /// The same, to write of so many jobs at once.
    pub(super) fn for_jobs(&self, count: usize) -> Result<Self> {
        /// Of a job, a hold, a ledger transaction, an audit line and an event.
        const IDS: usize = 5;
        let ambient = self.ambient.with_ids_drawn(count * IDS)?;
        Ok(Desk { ledger: Ledger::new(ambient.clone()), ambient, ..self.clone() })
    }

    /// Tells whoever wants to know what became of a job.
    pub(super) fn observe(&self, job: &Job, change: Change) {
        let now = self.ambient.now();
        self.metrics.changed(job, change, now);
        for observer in self.observers.iter() {
            let told = AssertUnwindSafe(|| observer.changed(job, change, now));
            if std::panic::catch_unwind(told).is_err() {
                tracing::error!(job = %job.id, "an observer of jobs panicked");
            }
        }
    }

    /// Ends workers' time with jobs, those of the same moment in one transaction: each job's state,
    /// its hold, its audit line and its event; or [`LeaseLost`](ErrorCode::LeaseLost) and nothing.
    pub(super) fn endings(&self) -> Combiner<Ended, ()> {
        let desk = self.clone();
        Combiner::new(move |batch| {
            let desk = desk.clone();
            each_or_all(batch, move |part| {
                let desk = desk.for_jobs(part.len());
                async move { desk?.end(part).await }
            })
        })
    }

    async fn end(self, batch: Arc<[Ended]>) -> Result<Answers<()>> {
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
        let over = of_ended().filter(|(_, one)| one.ending.state().is_final());
        let over = over.map(|(_, one)| (one.job.id, one.ending.state())).collect();
        let followed = self.follow(tx.as_mut(), &mut records, over).await?;
        let room = self.make_room(tx.as_mut(), of_ended().map(|(_, one)| &*one.job)).await?;
        self.write(tx.as_mut(), records).await?;
        let mut outcomes = Vec::with_capacity(batch.len());
        for (index, one) in batch.iter().enumerate() {
            let there = ended.contains(&index) || is_written(tx.as_mut(), one).await?;
            outcomes.push(if there { Ok(()) } else { Err(lost(one)) });
        }
        let answers = Answers::commit(tx, outcomes).await;
        for (index, one) in of_ended() {
            self.bus.publish(Signal::JobChanged(one.job.id));
            if answers.outcomes[index].is_ok() {
                self.observe(&one.job, one.ending.change());
            }
        }
        let back = |one: &Ended| matches!(one.ending, Ending::HandedBack | Ending::Waiting { .. });
        if room || batch.iter().any(back) {
            self.bus.publish(Signal::JobReady);
        }
        self.tell(&followed);
        Ok(answers)
    }

    /// Lets jobs wait for their turn again that waited until these gave up their places.
    async fn make_room<'a>(
        &self,
        tx: &mut dyn Transaction,
        ended: impl Iterator<Item = &'a Job>,
    ) -> Result<bool> {
        /// More than have gone may come: whoever finds no room waits again.
        const AT_ONCE: u32 = 16;
        let ended: HashSet<_> = ended.map(|job| (job.kind.clone(), job.account_id)).collect();
        let mut kinds: Vec<_> = ended.iter().map(|(kind, _)| kind.clone()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        // Whoever takes jobs of these kinds now has counted the ended, or sees that they are over.
        if kinds.is_empty() || tx.job_limits().lock(&kinds).await?.is_empty() {
            return Ok(false);
        }
        let mut freed = 0;
        for (kind, account) in ended {
            freed += tx.job_limits().unpark(&JobScope::Both(kind, account), AT_ONCE).await?;
        }
        Ok(freed > 0)
    }

    /// Tells those who wait what the end of jobs made of others.
    pub(super) fn tell(&self, followed: &Followed) {
        if followed.freed {
            self.bus.publish(Signal::JobReady);
        }
        for job in &followed.cancelled {
            self.bus.publish(Signal::JobChanged(job.id));
            self.observe(job, Change::Cancelled);
        }
    }

    /// Writes what belongs to the jobs' rows; a hold that cannot be settled refuses it all.
    pub(super) async fn write(&self, tx: &mut dyn Transaction, records: Records) -> Result<()> {
        let (kinds, settlements): (Vec<_>, Vec<_>) = records.settlements.into_iter().unzip();
        let mut counts = records.counts;
        if !settlements.is_empty() {
            for (kind, settled) in kinds.iter().zip(self.ledger.apply(tx, &settlements).await?) {
                counts.extend(charge(kind, &settled?));
            }
        }
        if !records.audit.is_empty() {
            tx.audit().append_all(&records.audit).await?;
        }
        if !records.events.is_empty() {
            tx.events().append(&records.events).await?;
        }
        tx.analytics().add(&counts).await
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
            Ending::HandedBack | Ending::Snoozed { .. } | Ending::Waiting { .. } => return Ok(()),
        };
        if let Some(kind) = event {
            let event = self.event(job, kind)?;
            records.counts.extend(end(job, ending, event.at));
            records.events.push(event.with(facts(job, ending)));
        }
        records.audit.push(self.audit(job, actor, action, details)?);
        Ok(())
    }

    /// Notes that a job was created.
    pub(super) fn record_new(&self, records: &mut Records, job: &Job) -> Result<()> {
        let mut details = json!({ "kind": job.kind, "hold": job.hold_id, "held": job.held });
        // What a person agreed to is on record for longer than the job.
        if let Some(consent) = job.request.get("consent") {
            details["consent"] = consent.clone();
        }
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

    pub(super) fn event(&self, job: &Job, kind: EventKind) -> Result<Event> {
        Event::new(&self.ambient, kind, job.account_id, &job.id.to_string())
    }
}

impl Records {
    /// Notes an audit line and an event.
    pub(super) fn add(&mut self, line: AuditEntry, event: Event) {
        self.audit.push(line);
        self.events.push(event);
    }

    /// Notes that a job's hold is charged or goes back; a job that goes on keeps it.
    pub(super) fn settle(&mut self, job: &Job, ending: &Ending) {
        let captured = match ending {
            Ending::Completed { charged, .. } => *charged,
            Ending::Failed(_) | Ending::Cancelled => Credits::ZERO,
            Ending::Retry { .. }
            | Ending::HandedBack
            | Ending::Snoozed { .. }
            | Ending::Waiting { .. } => return,
        };
        let Some(hold) = job.hold_id else { return };
        let memo = format!("{} {}", job.kind.as_str(), job.id);
        self.settlements.push((job.kind.clone(), Operation::settle(hold, captured, &memo)));
    }
}

/// What is told of an ending beside the job's id.
fn facts(job: &Job, ending: &Ending) -> Value {
    let (charged, code) = match ending {
        Ending::Completed { charged, .. } => (*charged, None),
        Ending::Failed(error) => (Credits::ZERO, Some(error.code)),
        _ => (Credits::ZERO, None),
    };
    json!({ "kind": job.kind, "charged": charged, "code": code })
}

/// How the end of a job is counted, with the length of what it made where its result says that.
fn end(job: &Job, ending: &Ending, at: Timestamp) -> Option<Count> {
    let (figure, made) = match ending {
        Ending::Completed { result, .. } => (Figure::JobsCompleted, length(result)),
        Ending::Failed(_) => (Figure::JobsFailed, 0),
        Ending::Cancelled => (Figure::JobsCancelled, 0),
        _ => return None,
    };
    Some(Count::once(job.account_id, at, figure, made).of(job.kind.as_str()))
}

/// In microseconds; a kind of a program's own may say it under the same name.
fn length(result: &Value) -> i64 {
    /// Somebody's wrong number must not spoil the sum: nothing made is 115 days long.
    const LONGEST: i64 = 9_999_999_999_999;
    let said = result.get("duration_us").and_then(Value::as_i64);
    said.filter(|length| (0..=LONGEST).contains(length)).unwrap_or(0)
}

/// What a settled hold is counted for, at the time at which the books were charged.
fn charge(kind: &JobKind, settled: &Outcome) -> Option<Count> {
    let Outcome::Resolved { hold, now: true } = settled else { return None };
    let at = hold.resolved_at.filter(|_| hold.state == HoldState::Settled)?;
    let charged = hold.captured.0;
    Some(Count::once(hold.account_id, at, Figure::CreditsCharged, charged).of(kind.as_str()))
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
