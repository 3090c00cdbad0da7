use std::collections::HashMap;

use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, JobId};
use osirix_core::jobs::{Job, JobRepository};
use osirix_core::money::Credits;
use osirix_core::page::{Page, PageRequest};
use serde_json::{Value, json};

use super::Row;
use super::cell::{after_dated, array, count, dated_cursor};
use crate::db::dialect::rows;
use crate::db::{SqlTransaction, row, run, statements};

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
        SELECT r.value ->> 0, r.value ->> 1, r.value ->> 2, 'pending',
            CAST(r.value ->> 11 AS BIGINT) <= CAST(r.value ->> 12 AS BIGINT),
            CAST(r.value ->> 3 AS BIGINT), CAST(r.value ->> 4 AS BIGINT), r.value ->> 5,
            r.value ->> 6, r.value ->> 7, CAST(r.value ->> 8 AS BIGINT), 0,
            CAST(r.value ->> 9 AS BIGINT), CAST(r.value ->> 10 AS BIGINT),
            CAST(r.value ->> 11 AS BIGINT), CAST(r.value ->> 12 AS BIGINT)
        FROM " {rows} " WHERE TRUE
        ON CONFLICT (account_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
        RETURNING id";
    /// Where the foremost due job of all stands, under an empty name, or where everybody begins
    /// when there is none; then where each account's next job stands.
    read PLACES = "SELECT '' AS account_id, COALESCE(
            (SELECT position + 100 * priority FROM jobs WHERE state = 'pending' AND due
                ORDER BY position, id LIMIT 1),
            (SELECT position FROM job_lanes ORDER BY position DESC LIMIT 1), 0) AS position
        UNION ALL SELECT account_id, position FROM job_lanes
        WHERE account_id IN (SELECT r.value ->> 0 FROM " {rows} ")";
    write MOVE_LANES = "INSERT INTO job_lanes (account_id, position)
        SELECT r.value ->> 0, CAST(r.value ->> 1 AS BIGINT) FROM " {rows} " WHERE TRUE
        ON CONFLICT (account_id) DO UPDATE SET position = excluded.position";
    read GET = "SELECT " {job_columns} " FROM jobs WHERE id = $1";
    read BY_KEYS = "SELECT " {job_columns} " FROM jobs WHERE idempotency_key IS NOT NULL
            AND (account_id, idempotency_key) IN
                (SELECT r.value ->> 0, r.value ->> 1 FROM " {rows} ")";
    read LIST = "SELECT " {job_columns} " FROM jobs
        WHERE account_id = $1 AND (created_at, id) < ($2, $3)
        ORDER BY created_at DESC, id DESC LIMIT $4";
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

fn job_row(job: &Job) -> Value {
    json!([
        job.id,
        job.account_id,
        job.kind,
        job.position,
        job.priority,
        job.request.to_string(),
        job.idempotency_key,
        job.hold_id,
        job.held,
        job.attempt,
        job.max_attempts,
        job.run_at.as_micros(),
        job.created_at.as_micros(),
    ])
}

#[async_trait]
impl JobRepository for SqlTransaction {
    async fn insert(&mut self, jobs: &[Job]) -> Result<Vec<JobId>> {
        let rows = array(jobs.iter().map(job_row));
        let inserted = run!(self.fetch_all::<(String,)>(INSERT, rows))?;
        inserted.into_iter().map(|(id,)| id.parse()).collect()
    }

    async fn places(&mut self, counts: &[(AccountId, i64)]) -> Result<Vec<(AccountId, i64)>> {
        let accounts = array(counts.iter().map(|(account, _)| json!([account])));
        let rows = run!(self.fetch_all::<PlaceRow>(PLACES, accounts))?;
        let known: HashMap<_, _> =
            rows.into_iter().map(|row| (row.account_id, row.position)).collect();
        let front = known.get("").copied().unwrap_or_default();
        let place = |(account, _): &(AccountId, i64)| {
            let own = known.get(&account.to_string()).copied().unwrap_or(front);
            (*account, own.max(front))
        };
        let places: Vec<_> = counts.iter().map(place).collect();
        let next = places.iter().zip(counts);
        let next = next.map(|((account, place), (_, count))| json!([account, place + count]));
        run!(self.execute(MOVE_LANES, array(next)))?;
        Ok(places)
    }

    async fn get(&mut self, id: JobId) -> Result<Option<Job>> {
        let row = run!(self.fetch_optional::<JobRow>(GET, id.to_string()))?;
        row.map(JobRow::job).transpose()
    }

    async fn by_keys(&mut self, keys: &[(AccountId, String)]) -> Result<Vec<Job>> {
        let keys = array(keys.iter().map(|(account, key)| json!([account, key])));
        let rows = run!(self.fetch_all::<JobRow>(BY_KEYS, keys))?;
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
