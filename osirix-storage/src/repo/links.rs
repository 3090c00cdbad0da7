use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::JobId;
use osirix_core::jobs::{Job, JobLinks, Link};

use super::Row;
use super::jobs::{JobRow, job_columns};
use crate::db::dialect::{cell, given, rows, share_row, values};
use crate::db::{Cells, SqlTransaction, cells, row, run, statements};

statements! {
    /// In the order of their ids, so that no two transactions wait for each other.
    write KEEP_FROM_ENDING = "SELECT " {job_columns} " FROM " {rows(wanted text)} "
        JOIN jobs ON jobs.id = r.wanted ORDER BY jobs.id" {share_row(of jobs)} "";
    write LINK = "INSERT INTO job_links (earlier, later, needs)
        " {values(earlier text, later text, needs text)} "";
    read LATER = "SELECT earlier, later, needs FROM " {rows(wanted text)} "
        JOIN job_links ON earlier = r.wanted";
    write UNBLOCK = "UPDATE jobs SET blockers = jobs.blockers - " {cell(ended)} ",
            waits = CASE WHEN jobs.blockers > " {cell(ended)} " THEN 'jobs'
                WHEN jobs.run_at > " {cell(now)} " THEN 'time' ELSE 'turn' END
        " {given(ended int, now int, wanted text)} "
        WHERE jobs.id = " {cell(wanted)} " AND jobs.state = 'pending' AND jobs.waits = 'jobs'";
    read EARLIER = "SELECT " {job_columns} " FROM job_links
        JOIN jobs ON jobs.id = job_links.earlier
        WHERE job_links.later = $1 ORDER BY jobs.created_at, jobs.position, jobs.id";
}

row! {
    struct LinkRow {
        earlier: String,
        later: String,
        needs: String,
    }
}

impl LinkRow {
    fn link(self) -> Result<Link> {
        let row = Row { table: "job_links", id: &self.later };
        Ok(Link {
            earlier: row.parse("earlier", &self.earlier)?,
            later: row.parse("later", &self.later)?,
            needs: row.parse("needs", &self.needs)?,
        })
    }
}

fn id_rows(ids: &[JobId]) -> Vec<Cells<'static>> {
    ids.iter().map(|id| cells![id.to_string()]).collect()
}

#[async_trait]
impl JobLinks for SqlTransaction {
    async fn keep_from_ending(&mut self, ids: &[JobId]) -> Result<Vec<Job>> {
        let rows = run!(self.fetch_rows::<JobRow>(KEEP_FROM_ENDING, id_rows(ids)))?;
        rows.into_iter().map(JobRow::job).collect()
    }

    async fn link(&mut self, links: &[Link]) -> Result<()> {
        let row = |link: &Link| {
            cells![link.earlier.to_string(), link.later.to_string(), link.needs.as_str()]
        };
        run!(self.execute_rows(LINK, links.iter().map(row).collect())).map(drop)
    }

    async fn later(&mut self, ids: &[JobId]) -> Result<Vec<Link>> {
        let rows = run!(self.fetch_rows::<LinkRow>(LATER, id_rows(ids)))?;
        rows.into_iter().map(LinkRow::link).collect()
    }

    async fn unblock(&mut self, counts: &[(JobId, u32)], now: Timestamp) -> Result<()> {
        let row =
            |(id, ended): &(JobId, u32)| cells![i64::from(*ended), now.as_micros(), id.to_string()];
        run!(self.execute_rows(UNBLOCK, counts.iter().map(row).collect())).map(drop)
    }

    async fn earlier(&mut self, id: JobId) -> Result<Vec<Job>> {
        let rows = run!(self.fetch_all::<JobRow>(EARLIER, id.to_string()))?;
        rows.into_iter().map(JobRow::job).collect()
    }
}
