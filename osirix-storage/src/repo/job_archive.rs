use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, JobId};
use osirix_core::jobs::{Depth, Job, JobArchive, JobKind};
use osirix_core::page::{Page, PageRequest};

use super::Row;
use super::cell::{after_dated, count, dated_cursor, json};
use super::jobs::{JobRow, job_columns};
use crate::db::dialect::listed;
use crate::db::{SqlTransaction, row, run, statements};

statements! {
    read FAILED = "SELECT " {job_columns} " FROM jobs
        WHERE state = 'failed' AND (finished_at, id) < ($1, $2)
            AND ($3 = '' OR account_id = $3) AND ($4 = '' OR kind = $4)
        ORDER BY finished_at DESC, id DESC LIMIT $5";
    write REVIVE = "UPDATE jobs SET state = 'pending', waits = 'turn', attempt = 0, progress = 0,
            cancel_requested = FALSE, finished_at = NULL, hold_id = $2, position = $3, run_at = $4
        WHERE id = $1 AND state = 'failed'";
    read PAST = "SELECT " {job_columns} " FROM jobs
        WHERE finished_at IS NOT NULL AND keep_us IS NOT NULL AND finished_at + keep_us <= $1
            AND kind IN (SELECT item FROM " {listed("$2")} ")
        ORDER BY finished_at + keep_us LIMIT $3";
    write REMOVE_STAGES = "DELETE FROM job_stages
        WHERE job_id IN (SELECT item FROM " {listed("$1")} ")";
    write REMOVE_LINKS = "DELETE FROM job_links
        WHERE later IN (SELECT item FROM " {listed("$1")} ")";
    write REMOVE_ANSWERS = "DELETE FROM job_answers
        WHERE job_id IN (SELECT item FROM " {listed("$1")} ")";
    write REMOVE = "DELETE FROM jobs
        WHERE id IN (SELECT item FROM " {listed("$1")} ") AND finished_at IS NOT NULL";
    /// Each part is an index of its own: what is over is not looked at.
    read DEPTHS = "SELECT kind, state, waits, COUNT(*) AS jobs, MIN(created_at) AS oldest FROM jobs
            WHERE state = 'pending' AND waits = 'turn' GROUP BY kind, state, waits
        UNION ALL
        SELECT kind, state, waits, COUNT(*) AS jobs, MIN(created_at) AS oldest FROM jobs
            WHERE state = 'pending' AND waits IN ('time', 'answer') GROUP BY kind, state, waits
        UNION ALL
        SELECT kind, state, waits, COUNT(*) AS jobs, MIN(created_at) AS oldest FROM jobs
            WHERE state = 'pending' AND waits = 'room' GROUP BY kind, state, waits
        UNION ALL
        SELECT kind, state, waits, COUNT(*) AS jobs, MIN(created_at) AS oldest FROM jobs
            WHERE state = 'pending' AND waits = 'jobs' GROUP BY kind, state, waits
        UNION ALL
        SELECT kind, state, waits, COUNT(*) AS jobs, MIN(created_at) AS oldest FROM jobs
            WHERE state = 'processing' GROUP BY kind, state, waits";
}

row! {
    struct DepthRow {
        kind: String,
        state: String,
        waits: String,
        jobs: i64,
        oldest: i64,
    }
}

impl DepthRow {
    fn depth(self) -> Result<Depth> {
        let row = Row { table: "jobs", id: &self.kind };
        Ok(Depth {
            kind: row.parse("kind", &self.kind)?,
            state: row.parse("state", &self.state)?,
            waits: row.parse("waits", &self.waits)?,
            count: row.number("id", self.jobs)?,
            oldest: Timestamp::from_micros(self.oldest),
        })
    }
}

#[async_trait]
impl JobArchive for SqlTransaction {
    async fn failed(
        &mut self,
        account: Option<AccountId>,
        kind: Option<&JobKind>,
        page: &PageRequest,
    ) -> Result<Page<Job>> {
        let (before, before_id) = after_dated(page)?.unwrap_or((i64::MAX, String::new()));
        let account = account.map_or(String::new(), |account| account.to_string());
        let kind = kind.map_or("", JobKind::as_str);
        let wanted = count(page)?;
        let rows =
            run!(self.fetch_all::<JobRow>(FAILED, before, &before_id, &account, kind, wanted))?;
        let jobs = rows.into_iter().map(JobRow::job).collect::<Result<_>>()?;
        let finished = |job: &Job| job.finished_at.unwrap_or_default().as_micros();
        Ok(Page::from_rows(jobs, page.limit, |job: &Job| dated_cursor(finished(job), job.id)))
    }

    async fn revive(&mut self, job: &Job) -> Result<bool> {
        let hold = job.hold_id.map(|id| id.to_string());
        let (id, run_at) = (job.id.to_string(), job.run_at.as_micros());
        Ok(run!(self.execute(REVIVE, id, hold, job.position, run_at))? == 1)
    }

    async fn past(&mut self, kinds: &[JobKind], now: Timestamp, limit: u32) -> Result<Vec<Job>> {
        let (kinds, limit) = (json(&kinds)?, i64::from(limit));
        let rows = run!(self.fetch_all::<JobRow>(PAST, now.as_micros(), &kinds, limit))?;
        rows.into_iter().map(JobRow::job).collect()
    }

    async fn remove(&mut self, ids: &[JobId]) -> Result<()> {
        let ids = json(&ids)?;
        run!(self.execute(REMOVE_STAGES, &ids))?;
        run!(self.execute(REMOVE_LINKS, &ids))?;
        run!(self.execute(REMOVE_ANSWERS, &ids))?;
        run!(self.execute(REMOVE, &ids)).map(drop)
    }

    async fn depths(&mut self) -> Result<Vec<Depth>> {
        let rows = run!(self.fetch_all::<DepthRow>(DEPTHS))?;
        rows.into_iter().map(DepthRow::depth).collect()
    }
}
