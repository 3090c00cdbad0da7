//! New jobs: what callers ask for at the same moment is one transaction.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::settle::{Desk, Records};
use super::{Job, JobState, NewJob};
use crate::clock::Timestamp;
use crate::combine::{Combiner, each_or_all};
use crate::error::{Error, ErrorCode, Result};
use crate::events::Signal;
use crate::id::{AccountId, JobId};
use crate::ledger::{Hold, HoldRequest, Operation, Outcome};
use crate::money::Credits;
use crate::plans::Plan;
use crate::store::Transaction;

/// How many attempts a job has.
const MAX_ATTEMPTS: u32 = 5;
/// How many places in the queue a point of priority is worth.
const PLACES: i64 = 100;

/// A job that somebody wants, and the most that it can cost.
#[derive(Clone)]
pub(super) struct Wanted {
    pub(super) new: NewJob,
    pub(super) quote: Credits,
}

impl Wanted {
    fn key(&self) -> Option<(AccountId, String)> {
        Some((self.new.account, self.new.idempotency_key.clone()?))
    }

    /// The job that its key made before, if it was the same job.
    fn same(&self, earlier: &Job) -> Result<Job> {
        if earlier.kind == self.new.kind && earlier.request == self.new.request {
            return Ok(earlier.clone());
        }
        Err(Error::new(ErrorCode::Conflict, "this idempotency key made another job")
            .with("idempotency_key", self.new.idempotency_key.as_deref().unwrap_or_default())
            .with("job", earlier.id))
    }
}

impl NewJob {
    /// The range of the priority.
    const PRIORITY: std::ops::RangeInclusive<i32> = -100..=100;

    pub(super) fn check(&self) -> Result<()> {
        if !Self::PRIORITY.contains(&self.priority) {
            return Err(Error::invalid("priority", "use -100 to 100")
                .with("limit", "-100..100")
                .with("value", self.priority));
        }
        let Some(key) = self.idempotency_key.as_deref() else { return Ok(()) };
        if (1..=200).contains(&key.chars().count()) && !key.contains(char::is_control) {
            return Ok(());
        }
        Err(Error::invalid("idempotency_key", "use 1 to 200 characters").with("limit", 200))
    }
}

impl Desk {
    /// Creates jobs, those of the same moment in one transaction.
    pub(super) fn creations(&self) -> Combiner<Wanted, Result<Job>> {
        let desk = self.clone();
        Combiner::new(move |batch| {
            let desk = desk.clone();
            each_or_all(batch, move |part| desk.clone().create_in_one(part))
        })
    }

    async fn create_in_one(self, wanted: Arc<[Wanted]>) -> Result<Vec<Result<Job>>> {
        let mut tx = self.store.begin().await?;
        let jobs = self.create(tx.as_mut(), &wanted).await?;
        tx.commit().await?;
        self.bus.publish(Signal::JobReady);
        Ok(jobs)
    }

    /// Creates jobs in a transaction: for each the plan is checked, the credits are held, job,
    /// audit line and event are written; one that is refused leaves the others as they are.
    pub(super) async fn create(
        &self,
        tx: &mut dyn Transaction,
        wanted: &[Wanted],
    ) -> Result<Vec<Result<Job>>> {
        let earlier = earlier(tx, wanted).await?;
        let plans = plans(tx, wanted).await?;
        // A key that comes twice in a batch makes one job.
        let mut keys = HashSet::new();
        let (mut allowed, mut refused) = (Vec::new(), HashMap::new());
        for (index, one) in wanted.iter().enumerate() {
            if one.key().is_some_and(|key| earlier.contains_key(&key) || !keys.insert(key)) {
                continue;
            }
            match allow(&plans, one) {
                Ok(()) => allowed.push(index),
                Err(error) => drop(refused.insert(index, error)),
            }
        }
        let mut made = self.hold_and_insert(tx, wanted, &allowed).await?;
        let mut by_key = earlier;
        let mut jobs = Vec::with_capacity(wanted.len());
        for (index, one) in wanted.iter().enumerate() {
            let job = match (made.remove(&index), refused.remove(&index)) {
                (Some(job), _) => job,
                (None, Some(error)) => Err(error),
                (None, None) => match one.key().and_then(|key| by_key.get(&key)) {
                    Some(job) => one.same(job),
                    None => Err(twin_refused()),
                },
            };
            if let (Ok(job), Some(key)) = (&job, one.key()) {
                by_key.entry(key).or_insert_with(|| job.clone());
            }
            jobs.push(job);
        }
        Ok(jobs)
    }

    /// The jobs, or why there is none, by their index.
    async fn hold_and_insert(
        &self,
        tx: &mut dyn Transaction,
        wanted: &[Wanted],
        allowed: &[usize],
    ) -> Result<HashMap<usize, Result<Job>>> {
        let mut outcomes = HashMap::new();
        let (mut ids, mut operations) = (Vec::new(), Vec::new());
        for index in allowed {
            let id: JobId = self.ambient.new_id()?;
            ids.push(id);
            operations.push(Operation::Hold(hold(&wanted[*index], id)));
        }
        let holds = self.ledger.apply(tx, &operations).await?;
        let (mut indices, mut jobs) = (Vec::new(), Vec::new());
        for ((index, id), held) in allowed.iter().zip(ids).zip(holds) {
            match held.and_then(Outcome::into_hold) {
                Ok(hold) => {
                    indices.push(*index);
                    jobs.push(job(id, &wanted[*index].new, &hold));
                }
                Err(error) => drop(outcomes.insert(*index, Err(error))),
            }
        }
        place(tx, &mut jobs, self.ambient.now()).await?;
        if tx.jobs().insert(&jobs).await? != jobs.len() as u64 {
            return Err(key_under_way());
        }
        let mut records = Records::default();
        jobs.iter().try_for_each(|job| self.record_new(&mut records, job))?;
        self.write(tx, records).await?;
        outcomes.extend(indices.into_iter().zip(jobs.into_iter().map(Ok)));
        Ok(outcomes)
    }
}

/// The jobs that the keys made before. Callers with keys take turns by their accounts' books, so
/// that what is not there now comes from nobody else.
async fn earlier(
    tx: &mut dyn Transaction,
    wanted: &[Wanted],
) -> Result<HashMap<(AccountId, String), Job>> {
    let keys: Vec<_> = wanted.iter().filter_map(Wanted::key).collect();
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    tx.ledger().lock(&accounts(wanted)).await?;
    let jobs = tx.jobs().by_keys(&keys).await?.into_iter();
    let keyed = jobs.filter_map(|job| Some(((job.account_id, job.idempotency_key.clone()?), job)));
    Ok(keyed.collect())
}

async fn plans(tx: &mut dyn Transaction, wanted: &[Wanted]) -> Result<HashMap<AccountId, Plan>> {
    Ok(tx.plans().of_accounts(&accounts(wanted)).await?.into_iter().collect())
}

fn accounts(wanted: &[Wanted]) -> Vec<AccountId> {
    let mut accounts: Vec<_> = wanted.iter().map(|one| one.new.account).collect();
    accounts.sort_unstable();
    accounts.dedup();
    accounts
}

fn allow(plans: &HashMap<AccountId, Plan>, wanted: &Wanted) -> Result<()> {
    let account = wanted.new.account;
    let plan = plans.get(&account).ok_or_else(|| Error::not_found("account", account))?;
    plan.require(wanted.new.kind.feature())
}

fn hold(wanted: &Wanted, id: JobId) -> HoldRequest {
    HoldRequest {
        account: wanted.new.account,
        amount: wanted.quote,
        idempotency_key: None,
        lifetime: None,
        memo: format!("{} {id}", wanted.new.kind.as_str()),
    }
}

fn job(id: JobId, new: &NewJob, hold: &Hold) -> Job {
    Job {
        id,
        account_id: new.account,
        kind: new.kind,
        state: JobState::Pending,
        request: new.request.clone(),
        idempotency_key: new.idempotency_key.clone(),
        hold_id: hold.id,
        held: hold.amount,
        stage: None,
        progress: 0,
        attempt: 0,
        max_attempts: MAX_ATTEMPTS,
        priority: new.priority,
        position: 0,
        run_at: new.run_at.map_or(hold.created_at, |run_at| run_at.max(hold.created_at)),
        cancel_requested: false,
        fence: 0,
        error: None,
        result: None,
        charged: None,
        created_at: hold.created_at,
        started_at: None,
        finished_at: None,
    }
}

/// Gives jobs their places in the queue: each account's behind one another, beside those of others.
async fn place(tx: &mut dyn Transaction, jobs: &mut [Job], now: Timestamp) -> Result<()> {
    let mut counts: HashMap<AccountId, i64> = HashMap::new();
    for job in &*jobs {
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
    Error::new(ErrorCode::Busy, "another call with this idempotency key is under way")
}

fn twin_refused() -> Error {
    Error::new(ErrorCode::Conflict, "the call with the same idempotency key was refused")
}
