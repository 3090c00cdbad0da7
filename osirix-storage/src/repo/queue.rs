use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::JobId;
use osirix_core::jobs::{Ending, Job, JobQueue, Lease, StageRecord};

use super::Row;
use super::cell::json as text;
use super::jobs::{JobRow, job_columns};
use crate::db::dialect::{cell, given, lock_row, skip_locked, which};
use crate::db::{Cells, SqlTransaction, cells, row, run, statements};

statements! {
    /// Scheduled jobs whose time has come.
    write PROMOTE = "WITH picked AS MATERIALIZED (
            SELECT id FROM jobs WHERE state = 'pending' AND NOT due AND run_at <= $1
            ORDER BY run_at, id LIMIT 1000" {skip_locked} "
        )
        UPDATE jobs SET due = TRUE WHERE id IN (SELECT id FROM picked)";
    write TAKE_OVER = "WITH picked AS MATERIALIZED (
            SELECT id FROM jobs WHERE state = 'processing' AND lease_expires_at <= $2
            ORDER BY lease_expires_at, id LIMIT $4" {skip_locked} "
        )
        UPDATE jobs SET state = 'processing', fence = fence + 1, attempt = attempt + 1,
            lease_owner = $1, lease_expires_at = $3, started_at = COALESCE(started_at, $2)
        WHERE id IN (SELECT id FROM picked)
        RETURNING " {job_columns} "";
    write CLAIM = "WITH picked AS MATERIALIZED (
            SELECT id FROM jobs WHERE state = 'pending' AND due
            ORDER BY position, id LIMIT $4" {skip_locked} "
        )
        UPDATE jobs SET state = 'processing', fence = fence + 1, attempt = attempt + 1,
            lease_owner = $1, lease_expires_at = $3, started_at = COALESCE(started_at, $2)
        WHERE id IN (SELECT id FROM picked)
        RETURNING " {job_columns} "";
    write RENEW = "UPDATE jobs SET lease_expires_at = $3, stage = COALESCE(NULLIF($4, ''), stage),
            progress = $5
        WHERE id = $1 AND fence = $2 AND state = 'processing'
        RETURNING cancel_requested";
    /// The job's row is locked, so that no other worker can take the job in between.
    write SAVE_STAGE = "INSERT INTO job_stages
            (job_id, name, position, output, attempt, started_at, finished_at)
        SELECT id, $3, (SELECT COUNT(*) + 1 FROM job_stages WHERE job_id = $1), $4, $5, $6, $7
        FROM jobs WHERE id = $1 AND fence = $2 AND state = 'processing'" {lock_row} "
        ON CONFLICT (job_id, name) DO UPDATE SET output = excluded.output,
            attempt = excluded.attempt, started_at = excluded.started_at,
            finished_at = excluded.finished_at";
    read STAGES = "SELECT job_id, name, output, attempt, started_at, finished_at FROM job_stages
        WHERE job_id = $1 ORDER BY position";
    write END = "UPDATE jobs SET state = " {cell(state)} ",
            run_at = COALESCE(" {cell(run_at)} ", jobs.run_at), due = " {cell(run_at)} " IS NULL,
            attempt = attempt - " {cell(attempts_back)} ",
            progress = COALESCE(" {cell(progress)} ", jobs.progress),
            error = COALESCE(" {cell(error)} ", jobs.error), result = " {cell(result)} ",
            charged = " {cell(charged)} ", finished_at = " {cell(finished_at)} ",
            lease_owner = NULL, lease_expires_at = NULL
        " {given(state text, run_at int, attempts_back int, progress int, error text, result text,
            charged int, finished_at int, id text, fence int)} "
        WHERE jobs.id = " {cell(id)} " AND jobs.fence = " {cell(fence)} "
            AND jobs.state = 'processing'" {which} "";
    read NEXT_DUE = "SELECT COALESCE(
            (SELECT run_at FROM jobs WHERE state = 'pending' AND due
                ORDER BY position, id LIMIT 1),
            (SELECT run_at FROM jobs WHERE state = 'pending' AND NOT due
                ORDER BY run_at, id LIMIT 1))";
}

row! {
    struct StageRow {
        job_id: String,
        name: String,
        output: String,
        attempt: i64,
        started_at: i64,
        finished_at: i64,
    }
}

impl StageRow {
    fn record(self) -> Result<StageRecord> {
        let row = Row { table: "job_stages", id: &self.job_id };
        Ok(StageRecord {
            job_id: row.parse("job_id", &self.job_id)?,
            output: row.json("output", &self.output)?,
            attempt: row.number("attempt", self.attempt)?,
            name: self.name,
            started_at: Timestamp::from_micros(self.started_at),
            finished_at: Timestamp::from_micros(self.finished_at),
        })
    }
}

/// What an ending writes into the job's row, beside its state.
#[derive(Default)]
struct End {
    run_at: Option<i64>,
    attempts_back: i64,
    progress: Option<i64>,
    error: Option<String>,
    result: Option<String>,
    charged: Option<i64>,
}

impl End {
    fn of(ending: &Ending) -> Result<End> {
        Ok(match ending {
            Ending::Completed { result, charged } => End {
                progress: Some(100),
                result: Some(result.to_string()),
                charged: Some(charged.0),
                ..End::default()
            },
            Ending::Failed(error) => End { error: Some(text(error)?), ..End::default() },
            Ending::Cancelled => End::default(),
            Ending::Retry { error, run_at } => End {
                run_at: Some(run_at.as_micros()),
                error: Some(text(error)?),
                ..End::default()
            },
            Ending::HandedBack => End { attempts_back: 1, ..End::default() },
        })
    }
}

fn end_row(lease: &Lease, ending: &Ending, now: Timestamp) -> Result<Cells<'static>> {
    let (end, state) = (End::of(ending)?, ending.state());
    Ok(cells![
        state.as_str(),
        end.run_at,
        end.attempts_back,
        end.progress,
        end.error,
        end.result,
        end.charged,
        state.is_final().then_some(now.as_micros()),
        lease.job_id.to_string(),
        lease.fence,
    ])
}

#[async_trait]
impl JobQueue for SqlTransaction {
    async fn claim(
        &mut self,
        owner: &str,
        now: Timestamp,
        lease_until: Timestamp,
        limit: u32,
    ) -> Result<Vec<Job>> {
        let (now, until) = (now.as_micros(), lease_until.as_micros());
        run!(self.execute(PROMOTE, now))?;
        let mut wanted = i64::from(limit);
        let mut rows = run!(self.fetch_all::<JobRow>(TAKE_OVER, owner, now, until, wanted))?;
        wanted -= rows.len() as i64;
        if wanted > 0 {
            rows.extend(run!(self.fetch_all::<JobRow>(CLAIM, owner, now, until, wanted))?);
        }
        let mut jobs: Vec<_> = rows.into_iter().map(JobRow::job).collect::<Result<_>>()?;
        jobs.sort_by_key(|job| (job.position, job.id));
        Ok(jobs)
    }

    async fn renew(&mut self, lease: &Lease, stage: &str, progress: u8) -> Result<Option<bool>> {
        let row = run!(self.fetch_optional::<(bool,)>(
            RENEW,
            lease.job_id.to_string(),
            lease.fence,
            lease.expires_at.as_micros(),
            stage,
            i64::from(progress),
        ))?;
        Ok(row.map(|(cancel_requested,)| cancel_requested))
    }

    async fn save_stage(&mut self, lease: &Lease, record: &StageRecord) -> Result<bool> {
        let saved = run!(self.execute(
            SAVE_STAGE,
            lease.job_id.to_string(),
            lease.fence,
            &record.name,
            record.output.to_string(),
            i64::from(record.attempt),
            record.started_at.as_micros(),
            record.finished_at.as_micros(),
        ))?;
        Ok(saved == 1)
    }

    async fn stages(&mut self, id: JobId) -> Result<Vec<StageRecord>> {
        let rows = run!(self.fetch_all::<StageRow>(STAGES, id.to_string()))?;
        rows.into_iter().map(StageRow::record).collect()
    }

    async fn end(&mut self, endings: &[(&Lease, &Ending)], now: Timestamp) -> Result<Vec<usize>> {
        let rows = endings.iter().map(|(lease, ending)| end_row(lease, ending, now));
        run!(self.which_rows(END, rows.collect::<Result<_>>()?))
    }

    async fn next_due(&mut self) -> Result<Option<Timestamp>> {
        let (run_at,) = run!(self.fetch_one::<(Option<i64>,)>(NEXT_DUE))?;
        Ok(run_at.map(Timestamp::from_micros))
    }
}
