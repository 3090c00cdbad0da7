use std::collections::HashMap;

use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, JobId};
use osirix_core::jobs::{Job, JobRepository};
use osirix_core::money::Credits;
use osirix_core::page::{Page, PageRequest};

use super::Row;
use super::cell::{after_dated, count, dated_cursor};
use crate::db::dialect::{rows, values};
use crate::db::{Cells, SqlTransaction, cells, row, run, statements};

/// The columns of a job as it is read, the same for both databases.
macro_rules! job_columns {
    ($dialect:ident) => {
        "id, account_id, kind, state, request, idempotency_key, hold_id, held, stage, progress, attempt,
        max_attempts, priority, position, run_at, cancel_requested, fence, error, result, charged,
        created_at, started_at, finished_at"
    };
}

pub(super) use job_columns;

statements! {
    write INSERT = "INSERT INTO jobs (id, account_id, kind, state, due, position, priority,
            request, idempotency_key, hold_id, held, progress, attempt, max_attempts, run_at,
            created_at)
        " {values(id text, account_id text, kind text, state text, due flag, position int,
            priority int, request text, idempotency_key text, hold_id text, held int,
            progress int, attempt int, max_attempts int, run_at int, created_at int)} "
        ON CONFLICT (account_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING";
    /// Where the foremost due job of all stands.
    read FRONT = "SELECT position + 100 * priority FROM jobs WHERE state = 'pending' AND due
        ORDER BY position, id LIMIT 1";
    /// Where each account's next job stands.
    read LANES = "SELECT account_id, position
        FROM " {rows(wanted text)} " JOIN job_lanes ON account_id = r.wanted";
    write MOVE_LANES = "INSERT INTO job_lanes (account_id, position)
        " {values(id text, position int)} "
        ON CONFLICT (account_id) DO UPDATE SET position = excluded.position";
    read GET = "SELECT " {job_columns} " FROM jobs WHERE id = $1";
    read BY_KEYS = "SELECT " {job_columns} " FROM " {rows(owner text, key text)} "
        JOIN jobs ON account_id = r.owner AND idempotency_key = r.key";
    read LIST = "WITH listed AS (
            SELECT created_at AS at, job_id FROM jobs_of_accounts
            WHERE account_id = $1 AND (created_at, job_id) < ($2, $3)
            ORDER BY created_at DESC, job_id DESC LIMIT $4
        )
        SELECT " {job_columns} " FROM listed JOIN jobs ON id = job_id ORDER BY at DESC, id DESC";
    write REQUEST_CANCEL = "UPDATE jobs SET cancel_requested = TRUE
        WHERE id = $1 AND state IN ('pending', 'processing')";
    write CANCEL_PENDING = "UPDATE jobs
        SET state = 'cancelled', cancel_requested = TRUE, finished_at = $2
        WHERE id = $1 AND state = 'pending'";
}

row! {
    pub(super) struct JobRow {
        id: String,
        account_id: String,
        kind: String,
        state: String,
        request: String,
        idempotency_key: Option<String>,
        hold_id: String,
        held: i64,
        stage: Option<String>,
        progress: i64,
        attempt: i64,
        max_attempts: i64,
        priority: i64,
        position: i64,
        run_at: i64,
        cancel_requested: bool,
        fence: i64,
        error: Option<String>,
        result: Option<String>,
        charged: Option<i64>,
        created_at: i64,
        started_at: Option<i64>,
        finished_at: Option<i64>,
    }
}

impl JobRow {
    pub(super) fn job(self) -> Result<Job> {
        let row = Row { table: "jobs", id: &self.id };
        Ok(Job {
            id: row.parse("id", &self.id)?,
            account_id: row.parse("account_id", &self.account_id)?,
            kind: row.parse("kind", &self.kind)?,
            state: row.parse("state", &self.state)?,
            request: row.json("request", &self.request)?,
            hold_id: row.parse("hold_id", &self.hold_id)?,
            held: Credits(self.held),
            progress: row.number("progress", self.progress)?,
            attempt: row.number("attempt", self.attempt)?,
            max_attempts: row.number("max_attempts", self.max_attempts)?,
            error: self.error.as_deref().map(|json| row.json("error", json)).transpose()?,
            result: self.result.as_deref().map(|json| row.json("result", json)).transpose()?,
            idempotency_key: self.idempotency_key,
            stage: self.stage,
            priority: row.number("priority", self.priority)?,
            position: self.position,
            run_at: Timestamp::from_micros(self.run_at),
            cancel_requested: self.cancel_requested,
            fence: self.fence,
            charged: self.charged.map(Credits),
            created_at: Timestamp::from_micros(self.created_at),
            started_at: self.started_at.map(Timestamp::from_micros),
            finished_at: self.finished_at.map(Timestamp::from_micros),
        })
    }
}

row! {
    struct PlaceRow {
        account_id: String,
        position: i64,
    }
}

fn job_row(job: &Job) -> Cells<'_> {
    cells![
        job.id.to_string(),
        job.account_id.to_string(),
        job.kind.as_str(),
        job.state.as_str(),
        job.run_at <= job.created_at,
        job.position,
        i64::from(job.priority),
        job.request.to_string(),
        job.idempotency_key.as_deref(),
        job.hold_id.to_string(),
        job.held.0,
        i64::from(job.progress),
        i64::from(job.attempt),
        i64::from(job.max_attempts),
        job.run_at.as_micros(),
        job.created_at.as_micros(),
    ]
}

#[async_trait]
impl JobRepository for SqlTransaction {
    async fn insert(&mut self, jobs: &[Job]) -> Result<u64> {
        // In the order of their ids, which are of one moment: SQLite then fills its pages one by one.
        let mut jobs: Vec<_> = jobs.iter().collect();
        jobs.sort_unstable_by_key(|job| job.id);
        run!(self.execute_rows(INSERT, jobs.into_iter().map(job_row).collect()))
    }

    async fn places(
        &mut self,
        counts: &[(AccountId, i64)],
        now: Timestamp,
    ) -> Result<Vec<(AccountId, i64)>> {
        let front = run!(self.fetch_optional::<(i64,)>(FRONT))?;
        let front = front.map_or(now.as_micros(), |(front,)| front);
        let accounts = counts.iter().map(|(account, _)| cells![account.to_string()]).collect();
        let rows = run!(self.fetch_rows::<PlaceRow>(LANES, accounts))?;
        let known: HashMap<_, _> =
            rows.into_iter().map(|row| (row.account_id, row.position)).collect();
        let place = |(account, _): &(AccountId, i64)| {
            let own = known.get(&account.to_string()).copied().unwrap_or(front);
            (*account, own.max(front))
        };
        let places: Vec<_> = counts.iter().map(place).collect();
        let next = places.iter().zip(counts);
        let next = next.map(|((account, at), (_, count))| cells![account.to_string(), at + count]);
        run!(self.send_rows(MOVE_LANES, next.collect(), None))?;
        Ok(places)
    }

    async fn get(&mut self, id: JobId) -> Result<Option<Job>> {
        let row = run!(self.fetch_optional::<JobRow>(GET, id.to_string()))?;
        row.map(JobRow::job).transpose()
    }

    async fn by_keys(&mut self, keys: &[(AccountId, String)]) -> Result<Vec<Job>> {
        let keys = keys.iter().map(|(account, key)| cells![account.to_string(), key.as_str()]);
        let rows = run!(self.fetch_rows::<JobRow>(BY_KEYS, keys.collect()))?;
        rows.into_iter().map(JobRow::job).collect()
    }

    async fn list(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<Job>> {
        let (before, before_id) = after_dated(page)?.unwrap_or((i64::MAX, String::new()));
        let rows = run!(self.fetch_all::<JobRow>(
            LIST,
            account.to_string(),
            before,
            &before_id,
            count(page)?,
        ))?;
        let jobs = rows.into_iter().map(JobRow::job).collect::<Result<_>>()?;
        let cursor = |job: &Job| dated_cursor(job.created_at.as_micros(), job.id);
        Ok(Page::from_rows(jobs, page.limit, cursor))
    }

    async fn request_cancel(&mut self, id: JobId) -> Result<bool> {
        Ok(run!(self.execute(REQUEST_CANCEL, id.to_string()))? == 1)
    }

    async fn cancel_pending(&mut self, id: JobId, now: Timestamp) -> Result<bool> {
        Ok(run!(self.execute(CANCEL_PENDING, id.to_string(), now.as_micros()))? == 1)
    }
}
