use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::{Allowance, Limit};
use crate::clock::{Ambient, Timestamp};
use crate::error::Result;
use crate::store::Store;

/// Counts requests by key, in this process and in the database.
///
/// A process counts by itself and folds its count into the database once it has used a tenth of the
/// limit, or a second has passed. So a request usually costs no statement, limits of ten or less
/// are exact across processes, and larger ones are exceeded for each further process by a tenth at
/// most. While the database cannot be asked each process keeps the limit by itself.
#[derive(Clone)]
pub struct Limiter {
    store: Arc<dyn Store>,
    ambient: Ambient,
    counts: Arc<Mutex<Counts>>,
}

/// What a process knows.
#[derive(Debug, Default)]
struct Counts {
    by_key: HashMap<String, Count>,
    /// When keys whose windows are over were last forgotten here.
    swept_at: Timestamp,
    /// When they were last forgotten in the database.
    forgot_at: Timestamp,
}

/// What a process knows of a key.
#[derive(Debug, Default)]
struct Count {
    window_start: Timestamp,
    window_end: Timestamp,
    /// What the database said last: everybody's.
    shared: u64,
    /// On its way into the database.
    folding: u32,
    /// Counted since.
    pending: u32,
    folded_at: Timestamp,
}

impl Count {
    fn total(&self) -> u64 {
        self.shared + u64::from(self.folding) + u64::from(self.pending)
    }

    /// Takes what is to be folded.
    fn fold(&mut self, now: Timestamp) -> u32 {
        let pending = std::mem::take(&mut self.pending);
        self.folding += pending;
        self.folded_at = now;
        pending
    }
}

/// What is to be folded into the database, and until then how many there are.
struct Counted {
    total: u64,
    fold: Option<u32>,
}

impl Limiter {
    /// How long a process counts by itself.
    const FOLD_AFTER: Duration = Duration::from_secs(1);
    /// How often what is over is forgotten.
    const SWEEP_AFTER: Duration = Duration::from_secs(60);

    /// Over a database.
    pub fn new(store: Arc<dyn Store>, ambient: Ambient) -> Self {
        Limiter { store, ambient, counts: Arc::default() }
    }

    /// Counts one for a key. A key belongs to one limit: put the limit's name into it.
    ///
    /// Once a window is used up, what is refused costs no statement.
    pub async fn take(&self, key: &str, limit: &Limit) -> Allowance {
        let now = self.ambient.now();
        let start = limit.window_start(now);
        let Counted { total, fold } = self.count(key, limit, start, now);
        let Some(fold) = fold else { return Allowance::of(limit, total, now) };
        let added = self.add(key, start, fold, now).await;
        self.folded(key, start, fold, added.as_ref().ok().copied());
        match added {
            Ok(shared) => Allowance::of(limit, shared, now),
            Err(error) => {
                tracing::warn!(%error, "the database did not count: this process does");
                Allowance::of(limit, total, now)
            }
        }
    }

    fn count(&self, key: &str, limit: &Limit, start: Timestamp, now: Timestamp) -> Counted {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if now.since(counts.swept_at) >= Self::SWEEP_AFTER {
            counts.swept_at = now;
            counts.by_key.retain(|_, count| count.window_end > now);
        }
        if !counts.by_key.contains_key(key) {
            counts.by_key.insert(key.to_owned(), Count::default());
        }
        let Some(count) = counts.by_key.get_mut(key) else {
            return Counted { total: 0, fold: None };
        };
        if count.window_start != start {
            let window_end = start + limit.window;
            *count = Count { window_start: start, window_end, folded_at: now, ..Count::default() };
        }
        if count.shared >= limit.max.into() {
            return Counted { total: count.shared + 1, fold: None };
        }
        count.pending += 1;
        let tenth = count.pending.saturating_mul(10) >= limit.max;
        let due = tenth || now.since(count.folded_at) >= Self::FOLD_AFTER;
        Counted { total: count.total(), fold: due.then(|| count.fold(now)) }
    }

    async fn add(&self, key: &str, start: Timestamp, count: u32, now: Timestamp) -> Result<u64> {
        let mut tx = self.store.begin().await?;
        let shared = tx.rate_limits().add(key, start, count).await?;
        if self.forgets(now) {
            tx.rate_limits().forget(now, Limit::LONGEST_WINDOW).await?;
        }
        tx.commit().await?;
        Ok(shared)
    }

    /// Whether it is time to forget what is over.
    fn forgets(&self, now: Timestamp) -> bool {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let due = now.since(counts.forgot_at) >= Self::SWEEP_AFTER;
        if due {
            counts.forgot_at = now;
        }
        due
    }

    /// Notes what the database said; what it did not take is counted here again.
    fn folded(&self, key: &str, start: Timestamp, fold: u32, shared: Option<u64>) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.by_key.get_mut(key).filter(|count| count.window_start == start);
        let Some(count) = count else { return };
        count.folding = count.folding.saturating_sub(fold);
        match shared {
            Some(shared) => count.shared = count.shared.max(shared),
            None => count.pending += fold,
        }
    }
}
