use std::collections::BTreeMap;
use std::sync::Arc;

use super::days::Days;
use super::{AnalyticsQuery, AnalyticsReport, Counted, DayFigures, Figure, Figures};
use crate::clock::Ambient;
use crate::error::Result;
use crate::id::AccountId;
use crate::store::Store;

/// Tells what happened by the day.
#[derive(Clone)]
pub struct Analytics {
    pub(super) store: Arc<dyn Store>,
    pub(super) ambient: Ambient,
}

impl Analytics {
    /// Over a store.
    pub fn new(store: Arc<dyn Store>, ambient: Ambient) -> Self {
        Analytics { store, ambient }
    }

    /// The figures of an account, or of everybody, for the days that are asked for.
    ///
    /// Wrong days and unknown time zones are [`InvalidInput`](crate::ErrorCode::InvalidInput), which
    /// names the field and, where there is one, the limit.
    pub async fn report(
        &self,
        account: Option<AccountId>,
        query: &AnalyticsQuery,
    ) -> Result<AnalyticsReport> {
        let days = query.days(self.ambient.now())?;
        let count = i64::try_from(days.count).unwrap_or(0);
        let mut spans = days.spans()?;
        let before = query.compare.then(|| days.span(-count, 0)).transpose()?;
        // In the order of time.
        spans.splice(0..0, before);
        let mut tx = self.store.read().await?;
        let mut counted = tx.analytics().counted(account, &spans).await?;
        drop(tx);
        let earlier: Vec<_> = match before {
            Some(_) => counted.extract_if(.., |one| one.span == 0).collect(),
            None => Vec::new(),
        };
        let skipped = spans.len() - days.count;
        Ok(AnalyticsReport {
            period: query.period,
            zone: query.zone.clone(),
            first_day: days.day(0)?.to_string(),
            last_day: days.day(count - 1)?.to_string(),
            totals: Figures::from_counted(summed(&counted).iter()),
            before: before.map(|_| Figures::from_counted(earlier.iter())),
            days: by_day(&days, &counted, skipped)?,
        })
    }

    /// Adds up what was counted, so many rows at most; how many there were. Nothing that a report
    /// says changes by it. Any number of processes may do so at once.
    pub async fn fold(&self, limit: u32) -> Result<usize> {
        let mut tx = self.store.begin().await?;
        let folded = tx.analytics().fold(limit).await?;
        tx.commit().await?;
        Ok(folded)
    }
}

/// What was counted on all days together.
fn summed(counted: &[Counted]) -> Vec<Counted> {
    let mut sums = BTreeMap::<(Figure, &str), (i64, i64)>::new();
    for one in counted {
        let sum = sums.entry((one.figure, &one.kind)).or_default();
        *sum = (sum.0 + one.count, sum.1 + one.amount);
    }
    let one = |((figure, kind), (count, amount)): ((_, &str), _)| Counted {
        span: 0,
        figure,
        kind: kind.to_owned(),
        count,
        amount,
    };
    sums.into_iter().map(one).collect()
}

/// Each day, of which so many spans come before the first.
fn by_day(days: &Days, counted: &[Counted], skipped: usize) -> Result<Vec<DayFigures>> {
    let mut by_span = BTreeMap::<usize, Vec<&Counted>>::new();
    for one in counted {
        by_span.entry(one.span).or_default().push(one);
    }
    let day = |number: usize| {
        let counted = by_span.remove(&(number + skipped)).unwrap_or_default();
        Ok(DayFigures {
            day: days.day(i64::try_from(number).unwrap_or(i64::MAX))?.to_string(),
            figures: Figures::from_counted(counted.into_iter()),
        })
    };
    (0..days.count).map(day).collect()
}
