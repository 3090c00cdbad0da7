use std::collections::BTreeMap;

use async_trait::async_trait;
use osirix_core::analytics::{AnalyticsRepository, Count, Counted, Quarter, Span};
use osirix_core::error::Result;
use osirix_core::id::AccountId;

use super::Row;
use crate::db::dialect::{rows, skip_locked, values};
use crate::db::{Cells, SqlTransaction, cells, row, run, statements};

/// Whose the figures of everybody together are.
const EVERYBODY: &str = "";

statements! {
    write ADD = "INSERT INTO analytics_counts (account_id, quarter, figure, kind, count, amount)
        " {values(account_id text, quarter int, figure text, kind text, count int,
            amount int)} "";
    write TAKE = "WITH picked AS MATERIALIZED (
            SELECT seq FROM analytics_counts ORDER BY seq LIMIT $1" {skip_locked} "
        )
        DELETE FROM analytics_counts WHERE seq IN (SELECT seq FROM picked)
        RETURNING account_id, quarter, figure, kind, count, amount";
    write ADD_UP = "INSERT INTO analytics_sums (account_id, quarter, figure, kind, count, amount)
        " {values(account_id text, quarter int, figure text, kind text, count int,
            amount int)} "
        ON CONFLICT (account_id, quarter, figure, kind) DO UPDATE SET
            count = analytics_sums.count + excluded.count,
            amount = analytics_sums.amount + excluded.amount";
    read SUMS = "SELECT r.span, figure, kind, CAST(SUM(count) AS BIGINT) AS count,
            CAST(SUM(amount) AS BIGINT) AS amount
        FROM " {rows(owner text, span int, begins int, ends int)} "
        JOIN analytics_sums ON account_id = r.owner AND quarter >= r.begins AND quarter < r.ends
        GROUP BY r.span, figure, kind";
    /// What is not added up yet: rows of the last moments, of everybody.
    read REST = "SELECT quarter, figure, kind, CAST(SUM(count) AS BIGINT) AS count,
            CAST(SUM(amount) AS BIGINT) AS amount
        FROM analytics_counts
        WHERE ($1 = '' OR account_id = $1) AND quarter >= $2 AND quarter < $3
        GROUP BY quarter, figure, kind";
}

row! {
    struct CountRow {
        account_id: String,
        quarter: i64,
        figure: String,
        kind: String,
        count: i64,
        amount: i64,
    }
}

row! {
    struct SumRow {
        span: i64,
        figure: String,
        kind: String,
        count: i64,
        amount: i64,
    }
}

row! {
    struct RestRow {
        quarter: i64,
        figure: String,
        kind: String,
        count: i64,
        amount: i64,
    }
}

/// What rows are added up by, in the order in which they are locked.
type Key = (String, i64, String, String);

#[async_trait]
impl AnalyticsRepository for SqlTransaction {
    async fn add(&mut self, counts: &[Count]) -> Result<()> {
        self.counts.extend_from_slice(counts);
        Ok(())
    }

    async fn fold(&mut self, limit: u32) -> Result<usize> {
        self.write_counts().await?;
        let taken = run!(self.fetch_all::<CountRow>(TAKE, i64::from(limit)))?;
        let folded = taken.len();
        let mut sums = BTreeMap::<Key, (i64, i64)>::new();
        for CountRow { account_id, quarter, figure, kind, count, amount } in taken {
            for owner in [account_id, EVERYBODY.to_owned()] {
                let key = (owner, quarter, figure.clone(), kind.clone());
                add_to(sums.entry(key).or_default(), count, amount);
            }
        }
        let rows = sums.iter().map(|((owner, quarter, figure, kind), (count, amount))| {
            cells![owner.as_str(), *quarter, figure.as_str(), kind.as_str(), *count, *amount]
        });
        run!(self.send_rows(ADD_UP, rows.collect(), None))?;
        Ok(folded)
    }

    async fn counted(
        &mut self,
        account: Option<AccountId>,
        spans: &[Span],
    ) -> Result<Vec<Counted>> {
        self.write_counts().await?;
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else {
            return Ok(Vec::new());
        };
        let owner = account.map_or(EVERYBODY.to_owned(), |account| account.to_string());
        let asked = (0_i64..)
            .zip(spans)
            .map(|(number, span)| cells![owner.as_str(), number, span.begins.0, span.ends.0]);
        let folded = run!(self.fetch_rows::<SumRow>(SUMS, asked.collect()))?;
        let (begin, end) = (first.begins.0, last.ends.0);
        let rest = run!(self.fetch_all::<RestRow>(REST, &owner, begin, end))?;
        let mut sums = BTreeMap::<(usize, String, String), (i64, i64)>::new();
        for SumRow { span, figure, kind, count, amount } in folded {
            let span = Row { table: "analytics_sums", id: &owner }.number("span", span)?;
            add_to(sums.entry((span, figure, kind)).or_default(), count, amount);
        }
        for RestRow { quarter, figure, kind, count, amount } in rest {
            // Between two spans there may be time that is in neither.
            let Some(span) = span_of(Quarter(quarter), spans) else { continue };
            add_to(sums.entry((span, figure, kind)).or_default(), count, amount);
        }
        let counted = |((span, figure, kind), (count, amount)): ((usize, String, String), _)| {
            let figure = Row { table: "analytics_sums", id: &owner }.parse("figure", &figure)?;
            Ok(Counted { span, figure, kind, count, amount })
        };
        sums.into_iter().map(counted).collect()
    }
}

impl SqlTransaction {
    /// Writes what this transaction has counted so far.
    pub(crate) async fn write_counts(&mut self) -> Result<()> {
        let counts = Count::together(std::mem::take(&mut self.counts));
        run!(self.send_rows(ADD, counts.iter().map(count_row).collect(), None)).map(drop)
    }
}

fn add_to(sum: &mut (i64, i64), count: i64, amount: i64) {
    *sum = (sum.0.saturating_add(count), sum.1.saturating_add(amount));
}

fn span_of(quarter: Quarter, spans: &[Span]) -> Option<usize> {
    let at = spans.partition_point(|span| span.ends <= quarter);
    spans.get(at).filter(|span| span.begins <= quarter).map(|_| at)
}

fn count_row(one: &Count) -> Cells<'_> {
    cells![
        one.account_id.to_string(),
        one.quarter.0,
        one.figure.as_str(),
        one.kind.as_str(),
        one.count,
        one.amount,
    ]
}
