use std::collections::HashMap;
use std::time::Duration;

use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::{ErrorRecord, Result};
use osirix_core::id::{AccountId, JobId};
use osirix_core::jobs::{Job, JobFilter, JobKind, JobRepository, JobState, Unique};
use osirix_core::money::Credits;
use osirix_core::page::{Page, PageRequest};

use super::Row;
use super::cell::{after_dated, count, dated_cursor, json};
use crate::db::dialect::{cell, given, or_fail, rows, values};
use crate::db::{Cells, SqlTransaction, cells, row, run, statements};

/// The columns of a job as it is read, the same for both databases.
macro_rules! job_columns {
    ($dialect:ident) => {
        "jobs.id, jobs.account_id, jobs.kind, jobs.state, jobs.request, jobs.idempotency_key,
        jobs.hold_id, jobs.held, jobs.waits, jobs.blockers, jobs.unique_key, jobs.unique_mode,
        jobs.keep_us, jobs.stage, jobs.progress, jobs.attempt, jobs.max_attempts, jobs.priority,
        jobs.position, jobs.run_at, jobs.cancel_requested, jobs.fence, jobs.error, jobs.result,
        jobs.charged, jobs.created_at, jobs.started_at, jobs.finished_at"
    };
}

pub(super) use job_columns;

statements! {
    write INSERT = "INSERT" {or_fail} " INTO jobs (id, account_id, kind, state, waits, blockers, unique_key,
            unique_mode, keep_us, position, priority, request, idempotency_key, hold_id, held,
            progress, attempt, max_attempts, run_at, created_at)
        " {values(id text, account_id text, kind text, state text, waits text, blockers int,
            unique_key text, unique_mode text, keep_us int, position int, priority int,
            request text, idempotency_key text, hold_id text, held int, progress int, attempt int,
            max_attempts int, run_at int, created_at int)} "
        ON CONFLICT DO NOTHING";
    /// Where each account's next job stands.
    read LANES = "SELECT account_id, position
        FROM " {rows(wanted text)} " JOIN job_lanes ON account_id = r.wanted";
    write MOVE_LANES = "INSERT INTO job_lanes (account_id, position)
        " {values(id text, position int)} "
        ON CONFLICT (account_id) DO UPDATE SET position = excluded.position";
    read GET = "SELECT " {job_columns} " FROM jobs WHERE id = $1";
    read BY_KEYS = "SELECT " {job_columns} " FROM " {rows(owner text, key text)} "
        JOIN jobs ON jobs.account_id = r.owner AND jobs.idempotency_key = r.key";
    read BY_UNIQUE = "SELECT " {job_columns} "
        FROM " {rows(owner text, of_kind text, key text)} "
        JOIN jobs ON jobs.account_id = r.owner AND jobs.kind = r.of_kind
            AND jobs.unique_key = r.key AND jobs.state IN ('pending', 'processing')";
    read LIST = "WITH listed AS (
            SELECT created_at AS at, job_id FROM jobs_of_accounts
            WHERE account_id = $1 AND (created_at, job_id) < ($2, $3)
            ORDER BY created_at DESC, job_id DESC LIMIT $4
        )
        SELECT " {job_columns} " FROM listed JOIN jobs ON jobs.id = listed.job_id
        ORDER BY listed.at DESC, jobs.id DESC";
    read FIND = "SELECT " {job_columns} "
        FROM jobs_of_accounts AS listed JOIN jobs ON jobs.id = listed.job_id
        WHERE listed.account_id = $1 AND (listed.created_at, listed.job_id) < ($2, $3)
            AND ($4 = '' OR jobs.kind = $4) AND ($5 = '' OR jobs.state = $5)
        ORDER BY listed.created_at DESC, listed.job_id DESC LIMIT $6";
    write REQUEST_CANCEL = "UPDATE jobs SET cancel_requested = TRUE
        WHERE id = $1 AND state IN ('pending', 'processing')";
    write CANCEL_PENDING = "UPDATE jobs SET state = 'cancelled', cancel_requested = TRUE,
            error = COALESCE(" {cell(reason)} ", jobs.error), finished_at = " {cell(at)} "
        " {given(reason text, at int, wanted text)} "
        WHERE jobs.id = " {cell(wanted)} " AND jobs.state = 'pending'
        RETURNING " {job_columns} "";
}

row! {
    pub(super) struct JobRow {
        id: String,
        account_id: String,
        kind: String,
        state: String,
        request: String,
        idempotency_key: Option<String>,
        hold_id: Option<String>,
        held: i64,
        waits: String,
        blockers: i64,
        unique_key: Option<String>,
        unique_mode: Option<String>,
        keep_us: Option<i64>,
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
            hold_id: row.parse_some("hold_id", self.hold_id.as_deref())?,
            held: Credits(self.held),
            waits: row.parse("waits", &self.waits)?,
            blockers: row.number("blockers", self.blockers)?,
            unique: match (self.unique_key.clone(), &self.unique_mode) {
                (Some(key), Some(mode)) => {
                    Some(Unique { key, mode: row.parse("unique_mode", mode)? })
                }
                _ => None,
            },
            keep: self
                .keep_us
                .map(|us| row.number("keep_us", us))
                .transpose()?
                .map(Duration::from_micros),
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
        job.waits.as_str(),
        i64::from(job.blockers),
        job.unique.as_ref().map(|unique| unique.key.as_str()),
        job.unique.as_ref().map(|unique| unique.mode.as_str()),
        job.keep.map(|keep| i64::try_from(keep.as_micros()).unwrap_or(i64::MAX)),
        job.position,
        i64::from(job.priority),
        job.request.to_string(),
        job.idempotency_key.as_deref(),
        job.hold_id.map(|id| id.to_string()),
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
    async fn insert(&mut self, jobs: &[&Job]) -> Result<u64> {
        // In the order of their ids, which are of one moment: SQLite then fills its pages one by one.
        let mut jobs = jobs.to_vec();
        jobs.sort_unstable_by_key(|job| job.id);
        run!(self.execute_rows(INSERT, jobs.into_iter().map(job_row).collect()))
    }

    async fn places(
        &mut self,
        counts: &[(AccountId, i64)],
        now: Timestamp,
    ) -> Result<Vec<(AccountId, i64)>> {
        let front = self.front().await?.unwrap_or(now.as_micros());
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

    async fn by_unique(&mut self, keys: &[(AccountId, JobKind, String)]) -> Result<Vec<Job>> {
        let keys = keys
            .iter()
            .map(|(account, kind, key)| cells![account.to_string(), kind.as_str(), key.as_str()]);
        let rows = run!(self.fetch_rows::<JobRow>(BY_UNIQUE, keys.collect()))?;
        rows.into_iter().map(JobRow::job).collect()
    }

    async fn list(
        &mut self,
        account: AccountId,
        filter: &JobFilter,
        page: &PageRequest,
    ) -> Result<Page<Job>> {
        let (before, before_id) = after_dated(page)?.unwrap_or((i64::MAX, String::new()));
        let (account, wanted) = (account.to_string(), count(page)?);
        let kind = filter.kind.as_ref().map_or("", JobKind::as_str);
        let state = filter.state.map_or("", JobState::as_str);
        let rows = match *filter == JobFilter::default() {
            true => run!(self.fetch_all::<JobRow>(LIST, account, before, &before_id, wanted)),
            false => run!(
                self.fetch_all::<JobRow>(FIND, account, before, &before_id, kind, state, wanted,)
            ),
        }?;
        let jobs = rows.into_iter().map(JobRow::job).collect::<Result<_>>()?;
        let cursor = |job: &Job| dated_cursor(job.created_at.as_micros(), job.id);
        Ok(Page::from_rows(jobs, page.limit, cursor))
    }

    async fn request_cancel(&mut self, id: JobId) -> Result<bool> {
        Ok(run!(self.execute(REQUEST_CANCEL, id.to_string()))? == 1)
    }

    async fn cancel_pending(
        &mut self,
        ids: &[JobId],
        reason: Option<&ErrorRecord>,
        now: Timestamp,
    ) -> Result<Vec<Job>> {
        let reason = reason.map(json).transpose()?;
        let row = |id: &JobId| cells![reason.clone(), now.as_micros(), id.to_string()];
        let rows = ids.iter().map(row).collect();
        let rows = run!(self.fetch_rows::<JobRow>(CANCEL_PENDING, rows))?;
        rows.into_iter().map(JobRow::job).collect()
    }
}
