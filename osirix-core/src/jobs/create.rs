//! New jobs: what callers ask for at the same moment is one transaction.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::decide::{Decision, Known, Wanted, decide};
use super::flow::{Link, waits_for};
use super::settle::{Desk, Records};
use super::{Change, Earlier, Ending, Job, JobState, Needs, NewJob, Waits};
use crate::audit::Actor;
use crate::clock::Timestamp;
use crate::combine::{Answers, Combiner, each_or_all};
use crate::error::{Error, ErrorCode, ErrorRecord, Result};
use crate::events::Signal;
use crate::id::{AccountId, HoldId, JobId};
use crate::ledger::{HoldRequest, Operation, Outcome};
use crate::money::Credits;
use crate::store::Transaction;

/// How many places in the queue a point of priority is worth.
const PLACES: i64 = 100;

/// What became of those who want jobs, by their index.
type Fates = HashMap<usize, Result<Job>>;

impl Desk {
    /// Creates jobs, those of the same moment in one transaction.
    pub(super) fn creations(&self) -> Combiner<Wanted, Job> {
        let desk = self.clone();
        Combiner::new(move |batch| {
            let desk = desk.clone();
            each_or_all(batch, move |part| {
                let desk = desk.for_jobs(part.len());
                async move { desk?.create_in_one(part).await }
            })
        })
    }

    async fn create_in_one(self, wanted: Arc<[Wanted]>) -> Result<Answers<Job>> {
        let mut tx = self.store.begin().await?;
        let jobs = self.create(tx.as_mut(), &wanted).await?;
        let jobs = Answers::commit(tx, jobs).await;
        // Whoever takes them now is gone if they do not last.
        self.bus.publish(Signal::JobReady);
        jobs.outcomes.iter().flatten().for_each(|job| self.observe_new(job));
        Ok(jobs)
    }

    /// Tells of a new job. One that was there before under the same key is told of again, unless a
    /// worker had it.
    pub(super) fn observe_new(&self, job: &Job) {
        if job.fence == 0 {
            self.observe(job, Change::Created);
        }
    }

    /// Creates jobs in a transaction: for each the plan is checked, the credits are held, job,
    /// audit line and event are written; one that is refused leaves the others as they are, but for
    /// those that come after it: then all are refused.
    pub(super) async fn create(
        &self,
        tx: &mut dyn Transaction,
        wanted: &[Wanted],
    ) -> Result<Vec<Result<Job>>> {
        let known = Known::read(tx, wanted).await?;
        let decisions = decide(wanted, &known);
        let mut fates = self.hold(tx, wanted, &decisions).await?;
        let links = link(wanted, &decisions, &known, &mut fates)?;
        self.replace(tx, &known, wanted, &decisions).await?;
        self.insert(tx, &mut fates, &links).await?;
        let others = (0..wanted.len()).map(|index| match &decisions[index] {
            Decision::New => None,
            _ => Some(answer(index, wanted, &decisions, &fates)),
        });
        let others: Vec<_> = others.collect();
        let own = |(index, other): (usize, Option<_>)| other.or_else(|| fates.remove(&index));
        let made = |answer: Option<_>| answer.unwrap_or_else(|| Err(unmade()));
        Ok(others.into_iter().enumerate().map(own).map(made).collect())
    }

    /// The new jobs with their credits held; or why there is none.
    async fn hold(
        &self,
        tx: &mut dyn Transaction,
        wanted: &[Wanted],
        decisions: &[Decision],
    ) -> Result<Fates> {
        let mut ids = HashMap::new();
        let (mut paying, mut operations) = (Vec::new(), Vec::new());
        let new = |(_, decision): &(usize, &Decision)| matches!(decision, Decision::New);
        for (index, _) in decisions.iter().enumerate().filter(new) {
            let id: JobId = self.ambient.new_id()?;
            ids.insert(index, id);
            if wanted[index].quote > Credits::ZERO {
                paying.push(index);
                operations.push(Operation::Hold(hold(&wanted[index], id)));
            }
        }
        let mut holds = HashMap::new();
        if !operations.is_empty() {
            let outcomes = self.ledger.apply(tx, &operations).await?.into_iter();
            let outcomes = outcomes.map(|held| held.and_then(Outcome::into_hold));
            holds.extend(paying.into_iter().zip(outcomes));
        }
        let now = self.ambient.now();
        let fate = |(index, id)| {
            let held = holds.remove(&index).transpose();
            let held = held.map(|hold| hold.map(|hold| hold.id));
            (index, held.map(|hold| job(id, &wanted[index], hold, now)))
        };
        Ok(ids.into_iter().map(fate).collect())
    }

    /// Cancels the waiting jobs whose places new ones take.
    async fn replace(
        &self,
        tx: &mut dyn Transaction,
        known: &Known,
        wanted: &[Wanted],
        decisions: &[Decision],
    ) -> Result<()> {
        let new = wanted.iter().zip(decisions).filter(|(_, how)| matches!(how, Decision::New));
        let replaced: Vec<_> = new.filter_map(|(one, _)| Some(known.open(one)?.id)).collect();
        if replaced.is_empty() {
            return Ok(());
        }
        let why = Error::new(ErrorCode::Cancelled, "a later job with the same key took its place");
        let (now, reason) = (self.ambient.now(), ErrorRecord::from(&why));
        // One that began meanwhile has given its key up.
        let cancelled = tx.jobs().cancel_pending(&replaced, Some(&reason), now).await?;
        let mut records = Records::default();
        for job in &cancelled {
            records.settle(job, &Ending::Cancelled);
            self.record(&mut records, job, Actor::Account(job.account_id), &Ending::Cancelled)?;
        }
        let over = cancelled.iter().map(|job| (job.id, job.state)).collect();
        self.follow(tx, &mut records, over).await?;
        self.write(tx, records).await
    }

    async fn insert(
        &self,
        tx: &mut dyn Transaction,
        fates: &mut Fates,
        links: &[Link],
    ) -> Result<()> {
        let mut jobs: Vec<_> = fates
            .iter_mut()
            .filter_map(|(index, job)| Some((*index, job.as_mut().ok()?)))
            .collect();
        jobs.sort_unstable_by_key(|(index, _)| *index);
        place(tx, jobs.iter_mut().map(|(_, job)| &mut **job), self.ambient.now()).await?;
        let rows: Vec<&Job> = jobs.into_iter().map(|(_, job)| &*job).collect();
        if tx.jobs().insert(&rows).await? != rows.len() as u64 {
            return Err(key_under_way());
        }
        if !links.is_empty() {
            tx.job_links().link(links).await?;
        }
        let mut records = Records::default();
        rows.iter().try_for_each(|job| self.record_new(&mut records, job))?;
        self.write(tx, records).await
    }
}

/// What a wish is answered: whoever is a twin of another gets what that one got.
fn answer(index: usize, wanted: &[Wanted], decisions: &[Decision], fates: &Fates) -> Result<Job> {
    match &decisions[index] {
        Decision::Is(job) => Ok((**job).clone()),
        Decision::Refused(error) => Err(error.clone()),
        Decision::New => fates[&index].clone(),
        Decision::Twin(other) => match answer(*other, wanted, decisions, fates) {
            Ok(job) => wanted[index].same(job),
            Err(_) => Err(twin_refused()),
        },
    }
}

/// Has new jobs wait for those that they come after.
fn link(
    wanted: &[Wanted],
    decisions: &[Decision],
    known: &Known,
    fates: &mut Fates,
) -> Result<Vec<Link>> {
    let mut links = Vec::new();
    for (index, one) in wanted.iter().enumerate() {
        let Some(Ok(job)) = fates.get(&index) else { continue };
        let own = links_of(&one.new, job.id, decisions, known, fates)?;
        let Some(Ok(job)) = fates.get_mut(&index).filter(|_| !own.is_empty()) else { continue };
        (job.blockers, job.waits) = (u32::try_from(own.len()).unwrap_or(u32::MAX), Waits::Jobs);
        links.extend(own.into_iter().map(|(earlier, needs)| Link {
            earlier,
            later: job.id,
            needs,
        }));
    }
    Ok(links)
}

/// The jobs that a new one has to wait for, each once.
fn links_of(
    new: &NewJob,
    later: JobId,
    decisions: &[Decision],
    known: &Known,
    fates: &Fates,
) -> Result<BTreeMap<JobId, Needs>> {
    let mut links = BTreeMap::new();
    for after in &new.after {
        let (id, job) = match after.job {
            Earlier::Id(id) => (id, known.existing(id)),
            Earlier::Index(at) => of_call(at, decisions, fates)?,
        };
        // A job that took the place of one that it comes after waits for nobody.
        if waits_for(new, id, after.needs, job)? && id != later {
            let needs = links.entry(id).or_insert(after.needs);
            if after.needs == Needs::Result {
                *needs = Needs::Result;
            }
        }
    }
    Ok(links)
}

/// The job of an index of the same call.
fn of_call<'a>(
    at: usize,
    decisions: &'a [Decision],
    fates: &'a Fates,
) -> Result<(JobId, Option<&'a Job>)> {
    let refused = |error: &Error| error.clone().with("index", at);
    let job = match &decisions[at] {
        Decision::Is(job) => job.as_ref(),
        Decision::Refused(error) => return Err(refused(error)),
        Decision::New => fates[&at].as_ref().map_err(refused)?,
        Decision::Twin(other) => return of_call(*other, decisions, fates),
    };
    Ok((job.id, Some(job)))
}

fn hold(wanted: &Wanted, id: JobId) -> HoldRequest {
    HoldRequest {
        account: wanted.new.account,
        amount: wanted.quote,
        idempotency_key: None,
        lifetime: None,
        memo: format!("{} {id}", wanted.new.kind),
    }
}

fn job(id: JobId, wanted: &Wanted, hold_id: Option<HoldId>, now: Timestamp) -> Job {
    let NewJob { account, kind, request, idempotency_key, priority, run_at, unique, .. } =
        wanted.new.clone();
    let run_at = run_at.map_or(now, |run_at| run_at.max(now));
    Job {
        id,
        account_id: account,
        kind,
        state: JobState::Pending,
        request,
        idempotency_key,
        hold_id,
        held: wanted.quote,
        waits: if run_at > now { Waits::Time } else { Waits::Turn },
        blockers: 0,
        unique,
        keep: wanted.rules.keep,
        stage: None,
        progress: 0,
        attempt: 0,
        max_attempts: wanted.rules.retry.attempts.max(1),
        priority,
        position: 0,
        run_at,
        cancel_requested: false,
        fence: 0,
        error: None,
        result: None,
        charged: None,
        created_at: now,
        started_at: None,
        finished_at: None,
    }
}

/// Gives jobs their places in the queue: each account's behind one another, beside those of others.
pub(super) async fn place<'a>(
    tx: &mut dyn Transaction,
    jobs: impl Iterator<Item = &'a mut Job>,
    now: Timestamp,
) -> Result<()> {
    let jobs: Vec<_> = jobs.collect();
    let mut counts: HashMap<AccountId, i64> = HashMap::new();
    for job in &jobs {
        *counts.entry(job.account_id).or_default() += 1;
    }
    if counts.is_empty() {
        return Ok(());
    }
    let mut counts = Vec::from_iter(counts);
    counts.sort_unstable();
    let mut next: HashMap<_, _> = tx.jobs().places(&counts, now).await?.into_iter().collect();
    for job in jobs {
        let place = next.entry(job.account_id).or_default();
        job.position = *place - i64::from(job.priority) * PLACES;
        *place += 1;
    }
    Ok(())
}

fn key_under_way() -> Error {
    Error::new(ErrorCode::Busy, "another call with this key is under way")
}

fn unmade() -> Error {
    Error::internal("a job was decided and is not there")
}

fn twin_refused() -> Error {
    Error::new(ErrorCode::Conflict, "the call with the same key was refused")
}
