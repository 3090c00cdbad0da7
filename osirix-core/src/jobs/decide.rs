//! What is made of those who want jobs: a new one, one that is there, or a refusal.

use std::collections::HashMap;

use super::flow::existing;
use super::{Job, JobKind, JobState, NewJob, Rules, UniqueMode};
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, JobId};
use crate::money::Credits;
use crate::plans::Plan;
use crate::store::Transaction;

/// A job that somebody wants, the most that it can cost, and what goes for its kind.
#[derive(Clone)]
pub(super) struct Wanted {
    pub(super) new: NewJob,
    pub(super) quote: Credits,
    pub(super) rules: Rules,
}

/// What is made of a wish.
#[derive(Debug, Clone)]
pub(super) enum Decision {
    /// A job.
    New,
    /// This one is the job.
    Is(Box<Job>),
    /// The same as of the wish of this index.
    Twin(usize),
    /// Nothing.
    Refused(Error),
}

type IdempotencyKey = (AccountId, String);
type UniqueKey = (AccountId, JobKind, String);

impl Wanted {
    fn key(&self) -> Option<IdempotencyKey> {
        Some((self.new.account, self.new.idempotency_key.clone()?))
    }

    fn unique(&self) -> Option<UniqueKey> {
        let key = self.new.unique.as_ref()?.key.clone();
        Some((self.new.account, self.new.kind.clone(), key))
    }

    /// The job that its idempotency key made before, if it was the same job.
    pub(super) fn same(&self, earlier: Job) -> Result<Job> {
        let key = self.new.idempotency_key.as_deref();
        let same = earlier.kind == self.new.kind && earlier.request == self.new.request;
        if key.is_none() || earlier.idempotency_key.as_deref() != key || same {
            return Ok(earlier);
        }
        Err(Error::new(ErrorCode::Conflict, "this idempotency key made another job")
            .with("idempotency_key", key.unwrap_or_default())
            .with("job", earlier.id))
    }
}

/// What is known before anything is made.
pub(super) struct Known {
    by_key: HashMap<IdempotencyKey, Job>,
    by_unique: HashMap<UniqueKey, Job>,
    existing: HashMap<JobId, Job>,
    plans: HashMap<AccountId, Plan>,
}

impl Known {
    /// Callers with keys take turns by their accounts' books, so that what is not there now comes
    /// from nobody else.
    pub(super) async fn read(tx: &mut dyn Transaction, wanted: &[Wanted]) -> Result<Self> {
        // Whoever ends a job has its row before the books: so has this.
        let existing = existing(tx, wanted.iter().map(|one| &one.new)).await?;
        let keys: Vec<_> = wanted.iter().filter_map(Wanted::key).collect();
        let uniques: Vec<_> = wanted.iter().filter_map(Wanted::unique).collect();
        let accounts = accounts(wanted);
        let (mut by_key, mut by_unique) = (HashMap::new(), HashMap::new());
        if !(keys.is_empty() && uniques.is_empty()) {
            tx.ledger().lock(&accounts).await?;
        }
        if !keys.is_empty() {
            let jobs = tx.jobs().by_keys(&keys).await?.into_iter();
            by_key.extend(
                jobs.filter_map(|job| Some(((job.account_id, job.idempotency_key.clone()?), job))),
            );
        }
        if !uniques.is_empty() {
            let jobs = tx.jobs().by_unique(&uniques).await?.into_iter();
            by_unique.extend(jobs.filter_map(|job| {
                let key = job.unique.as_ref()?.key.clone();
                Some(((job.account_id, job.kind.clone(), key), job))
            }));
        }
        let plans = tx.plans().of_accounts(&accounts).await?.into_iter().collect();
        Ok(Known { by_key, by_unique, existing, plans })
    }

    /// The job that has the unique key of this wish.
    pub(super) fn open(&self, wanted: &Wanted) -> Option<&Job> {
        self.by_unique.get(&wanted.unique()?)
    }

    /// A job that another comes after.
    pub(super) fn existing(&self, id: JobId) -> Option<&Job> {
        self.existing.get(&id)
    }

    fn allow(&self, wanted: &Wanted) -> Result<()> {
        let account = wanted.new.account;
        let plan = self.plans.get(&account).ok_or_else(|| Error::not_found("account", account))?;
        wanted.rules.feature.map_or(Ok(()), |feature| plan.require(feature))
    }
}

/// Decides each wish: a key that comes twice makes one job.
pub(super) fn decide(wanted: &[Wanted], known: &Known) -> Vec<Decision> {
    let (mut keys, mut uniques) = (HashMap::new(), HashMap::new());
    let mut decisions: Vec<Decision> = Vec::with_capacity(wanted.len());
    for (index, one) in wanted.iter().enumerate() {
        let first = one.key().and_then(|key| match known.by_key.get(&key) {
            Some(job) => Some(one.same(job.clone()).map_or_else(Decision::Refused, is)),
            None => twin(keys.entry(key).or_insert(index), index),
        });
        let decision = first.or_else(|| kept(one, known)).unwrap_or_else(|| {
            let allowed = known.allow(one);
            allowed.map_or_else(Decision::Refused, |()| Decision::New)
        });
        decisions.push(decision);
        if let (Decision::New, Some(unique)) = (&decisions[index], one.unique()) {
            alone(one, index, uniques.entry(unique).or_insert(index), &mut decisions);
        }
    }
    decisions
}

fn twin(first: &usize, index: usize) -> Option<Decision> {
    (*first != index).then_some(Decision::Twin(*first))
}

fn is(job: Job) -> Decision {
    Decision::Is(Box::new(job))
}

/// The job that has the wish's unique key and does not give it up.
fn kept(wanted: &Wanted, known: &Known) -> Option<Decision> {
    let open = known.open(wanted)?;
    let replaceable = |job: &Job| {
        let mode = wanted.new.unique.as_ref().map(|unique| unique.mode);
        mode == Some(UniqueMode::Replace) && job.state == JobState::Pending
    };
    (!replaceable(open)).then(|| is(open.clone()))
}

/// Of several wishes with one unique key the first, or the last, is made; the others are its twins.
fn alone(wanted: &Wanted, index: usize, made: &mut usize, decisions: &mut [Decision]) {
    if *made == index {
        return;
    }
    match wanted.new.unique.as_ref().map(|unique| unique.mode) {
        Some(UniqueMode::Replace) => {
            for decision in decisions.iter_mut() {
                if matches!(decision, Decision::Twin(other) if other == made) {
                    *decision = Decision::Twin(index);
                }
            }
            decisions[*made] = Decision::Twin(index);
            *made = index;
        }
        _ => decisions[index] = Decision::Twin(*made),
    }
}

fn accounts(wanted: &[Wanted]) -> Vec<AccountId> {
    let mut accounts: Vec<_> = wanted.iter().map(|one| one.new.account).collect();
    accounts.sort_unstable();
    accounts.dedup();
    accounts
}
