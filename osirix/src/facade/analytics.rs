use std::sync::Arc;

use osirix_core::analytics::{Analytics, AnalyticsQuery, AnalyticsReport, CsvPart};
use osirix_core::clock::Ambient;
use osirix_core::error::Result;
use osirix_core::id::AccountId;
use osirix_core::store::Store;

/// Figures by the day: jobs and what they made, credits, sales, posts, and what was paid for plans.
///
/// They are exact against the books at any moment, and a report takes as long after ten million jobs
/// as after ten thousand of as many kinds.
#[derive(Clone)]
pub struct AnalyticsApi {
    analytics: Analytics,
}

impl AnalyticsApi {
    pub(super) fn new(store: &Arc<dyn Store>, ambient: &Ambient) -> Self {
        AnalyticsApi { analytics: Analytics::new(store.clone(), ambient.clone()) }
    }

    /// An account's figures for the days that are asked for, by the day and together, beside those
    /// of as many days before.
    ///
    /// Days that are not there, too many of them and unknown time zones are
    /// [`InvalidInput`](crate::ErrorCode::InvalidInput), which names the field and the limit.
    pub async fn report(
        &self,
        account: AccountId,
        query: AnalyticsQuery,
    ) -> Result<AnalyticsReport> {
        self.analytics.report(Some(account), &query).await
    }

    /// The same days as comma-separated values, in parts of a month: `after` is the `next` of the
    /// part before. A line is for a day, a figure and a kind: how often, and how much in credits, in
    /// microseconds where jobs were completed, in the currency's smallest unit where plans were paid.
    pub async fn csv(
        &self,
        account: AccountId,
        query: AnalyticsQuery,
        after: Option<String>,
    ) -> Result<CsvPart> {
        self.analytics.csv(Some(account), &query, after.as_deref()).await
    }

    /// Everybody's figures together: for operators.
    pub async fn everybody(&self, query: AnalyticsQuery) -> Result<AnalyticsReport> {
        self.analytics.report(None, &query).await
    }

    /// Everybody's figures as comma-separated values, in parts of a month: for operators.
    pub async fn everybody_csv(
        &self,
        query: AnalyticsQuery,
        after: Option<String>,
    ) -> Result<CsvPart> {
        self.analytics.csv(None, &query, after.as_deref()).await
    }
}
