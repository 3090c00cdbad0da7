use async_trait::async_trait;

use super::{Count, Figure, Quarter};
use crate::error::Result;
use crate::id::AccountId;

/// Quarters of an hour that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub begins: Quarter,
    /// The first that does not belong to them any more.
    pub ends: Quarter,
}

/// What was counted in a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// In which: its place in the question.
    pub span: usize,
    /// What.
    pub figure: Figure,
    /// Of which kind; empty where there are no kinds.
    pub kind: String,
    /// How often.
    pub count: i64,
    /// How much, in the unit of the figure.
    pub amount: i64,
}

/// Keeps counts.
#[async_trait]
pub trait AnalyticsRepository: Send {
    /// Adds counts, which are in every report from the commit on.
    ///
    /// - No two transactions wait for each other, of whatever account.
    async fn add(&mut self, counts: &[Count]) -> Result<()>;

    /// Takes up to so many counts that were added and adds them up where reports find them quickly;
    /// how many there were.
    ///
    /// - No report changes by it.
    /// - Each is taken once, however many do this at once; none waits for another's counts.
    async fn fold(&mut self, limit: u32) -> Result<usize>;

    /// What was counted in each of these spans, which are in the order of time and apart from each
    /// other: of an account, or of everybody.
    async fn counted(&mut self, account: Option<AccountId>, spans: &[Span])
    -> Result<Vec<Counted>>;
}
