use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::JobId;
use osirix_core::jobs::{Claim, Ending, Job, JobQueue, Lease, StageRecord, Waits};

use super::Row;
use super::cell::json as text;
use super::jobs::{JobRow, job_columns};
use crate::db::dialect::{cell, given, listed, lock_row, or_fail, skip_locked, which};
use crate::db::{Cells, SqlTransaction, cells, row, run, statements};

/// The foremost jobs of each of these kinds from a place in the queue on, as `j`.
macro_rules! foremost {
    (sqlite $from:literal $limit:literal) => {
        concat!(
            "jobs AS j ON j.id IN (SELECT id FROM jobs WHERE state = 'pending' AND waits = 'turn'
            AND kind = k.item AND position >= ",
            $from,
            " ORDER BY position, id LIMIT ",
            $limit,
            ")"
        )
    };
    (postgres $from:literal $limit:literal) => {
        concat!(
            "LATERAL (SELECT id, kind, account_id, position FROM jobs
            WHERE state = 'pending' AND waits = 'turn' AND kind = k.item AND position >= ",
            $from,
            " ORDER BY position, id LIMIT ",
            $limit,
            " FOR UPDATE SKIP LOCKED) AS j ON TRUE"
        )
    };
}

/// What a claim makes of a job. One that gives its unique key up when it begins has none any more.
macro_rules! claimed {
    ($dialect:ident) => {
        "state = 'processing', waits = 'turn', answered = FALSE, fence = fence + 1,
            attempt = attempt + 1, lease_owner = $1, lease_expires_at = $3,
            started_at = COALESCE(started_at, $2),
            unique_key = CASE WHEN unique_mode = 'replace' THEN NULL ELSE unique_key END"
    };
}

pub(super) use {claimed, foremost};

statements! {
    /// Jobs whose time has come.
    write PROMOTE = "WITH picked AS MATERIALIZED (
            SELECT id FROM jobs
            WHERE state = 'pending' AND waits IN ('time', 'answer') AND run_at <= $1
            ORDER BY run_at, id LIMIT 1000" {skip_locked} "
        )
        UPDATE" {or_fail} " jobs SET waits = 'turn' WHERE id IN (SELECT id FROM picked)";
    write TAKE_OVER = "WITH picked AS MATERIALIZED (
            SELECT id FROM jobs WHERE state = 'processing' AND lease_expires_at <= $2
                AND kind IN (SELECT item FROM " {listed("$5")} ")
            ORDER BY lease_expires_at, id LIMIT $4" {skip_locked} "
        )
        UPDATE" {or_fail} " jobs SET " {claimed} "
        WHERE id IN (SELECT id FROM picked)
        RETURNING " {job_columns} "";
    write CLAIM = "WITH picked AS MATERIALIZED (
            SELECT j.id FROM " {listed("$5")} " JOIN " {foremost("$6" "$4")} "
            ORDER BY j.position, j.id LIMIT $4
        )
        UPDATE" {or_fail} " jobs SET " {claimed} "
        WHERE id IN (SELECT id FROM picked)
        RETURNING " {job_columns} "";
    /// A job is in work as long as its lease has an end. Were its state asked for here and below,
    /// PostgreSQL would look through all that are in work until it has counted the table.
    write RENEW = "UPDATE" {or_fail} " jobs SET lease_expires_at = $3, stage = COALESCE(NULLIF($4, ''), stage),
            progress = $5
        WHERE id = $1 AND fence = $2 AND lease_expires_at IS NOT NULL
        RETURNING cancel_requested";
    /// The job's row is locked, so that no other worker can take the job in between.
    write SAVE_STAGE = "INSERT" {or_fail} " INTO job_stages
            (job_id, name, position, output, attempt, started_at, finished_at)
        SELECT id, $3, (SELECT COUNT(*) + 1 FROM job_stages WHERE job_id = $1), $4, $5, $6, $7
        FROM jobs WHERE id = $1 AND fence = $2 AND lease_expires_at IS NOT NULL" {lock_row} "
        ON CONFLICT (job_id, name) DO UPDATE SET output = excluded.output,
            attempt = excluded.attempt, started_at = excluded.started_at,
            finished_at = excluded.finished_at";
    read STAGES = "SELECT job_id, name, output, attempt, started_at, finished_at FROM job_stages
        WHERE job_id = $1 ORDER BY position";
    write END = "UPDATE jobs SET state = " {cell(state)} ",
            run_at = COALESCE(" {cell(run_at)} ", jobs.run_at),
            waits = CASE WHEN " {cell(waits)} " = 'answer' AND jobs.answered THEN 'turn'
                ELSE " {cell(waits)} " END,
            attempt = attempt - " {cell(attempts_back)} ",
            progress = COALESCE(" {cell(progress)} ", jobs.progress),
            error = COALESCE(" {cell(error)} ", jobs.error), result = " {cell(result)} ",
            charged = " {cell(charged)} ", finished_at = " {cell(finished_at)} ",
            lease_owner = NULL, lease_expires_at = NULL
        " {given(state text, run_at int, waits text, attempts_back int, progress int, error text, result text,
            charged int, finished_at int, id text, fence int)} "
        WHERE jobs.id = " {cell(id)} " AND jobs.fence = " {cell(fence)} "
            AND jobs.lease_expires_at IS NOT NULL" {which} "";
    read NEXT_DUE = "SELECT run_at FROM jobs
        WHERE state = 'pending' AND waits IN ('time', 'answer') ORDER BY run_at, id LIMIT 1";
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
struct End {
    run_at: Option<i64>,
    waits: Waits,
    attempts_back: i64,
    progress: Option<i64>,
    error: Option<String>,
    result: Option<String>,
    charged: Option<i64>,
}

impl End {
    /// Nothing.
    const PLAIN: End = End {
        run_at: None,
        waits: Waits::Turn,
        attempts_back: 0,
        progress: None,
        error: None,
        result: None,
        charged: None,
    };

    /// It goes on later, as if it had not begun.
    fn later(run_at: Timestamp, waits: Waits) -> Self {
        End { run_at: Some(run_at.as_micros()), waits, attempts_back: 1, ..End::PLAIN }
    }

    fn of(ending: &Ending) -> Result<End> {
        Ok(match ending {
            Ending::Completed { result, charged } => End {
                progress: Some(100),
                result: Some(result.to_string()),
                charged: Some(charged.0),
                ..End::PLAIN
            },
            Ending::Failed(error) => End { error: Some(text(error)?), ..End::PLAIN },
            Ending::Cancelled => End::PLAIN,
            Ending::Retry { error, run_at } => End {
                run_at: Some(run_at.as_micros()),
                waits: Waits::Time,
                error: Some(text(error)?),
                ..End::PLAIN
            },
            Ending::HandedBack => End { attempts_back: 1, ..End::PLAIN },
            Ending::Snoozed { run_at } => End::later(*run_at, Waits::Time),
            Ending::Waiting { until } => End::later(*until, Waits::Answer),
        })
    }
}

fn end_row(lease: &Lease, ending: &Ending, now: Timestamp) -> Result<Cells<'static>> {
    let (end, state) = (End::of(ending)?, ending.state());
    Ok(cells![
        state.as_str(),
        end.run_at,
        end.waits.as_str(),
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
    async fn claim(&mut self, claim: &Claim<'_>) -> Result<Vec<Job>> {
        let mut jobs = match claim.from {
            None => self.left_behind(claim).await?,
            Some(_) => Vec::new(),
        };
        let wanted = claim.limit.saturating_sub(u32::try_from(jobs.len()).unwrap_or(u32::MAX));
        if wanted > 0 {
            let (now, until) = (claim.now.as_micros(), claim.until.as_micros());
            let (limit, kinds) = (i64::from(wanted), text(&claim.kinds)?);
            let (owner, from) = (claim.owner, claim.from.unwrap_or(i64::MIN));
            let rows =
                run!(self.fetch_all::<JobRow>(CLAIM, owner, now, until, limit, &kinds, from))?;
            jobs.extend(rows.into_iter().map(JobRow::job).collect::<Result<Vec<_>>>()?);
        }
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
        let row = run!(self.fetch_optional::<(i64,)>(NEXT_DUE))?;
        Ok(row.map(|(run_at,)| Timestamp::from_micros(run_at)))
    }
}

impl SqlTransaction {
    /// Brings those forward whose time has come, and takes those left behind.
    pub(super) async fn left_behind(&mut self, claim: &Claim<'_>) -> Result<Vec<Job>> {
        let (now, until) = (claim.now.as_micros(), claim.until.as_micros());
        run!(self.execute(PROMOTE, now))?;
        let (limit, kinds) = (i64::from(claim.limit), text(&claim.kinds)?);
        let rows =
            run!(self.fetch_all::<JobRow>(TAKE_OVER, claim.owner, now, until, limit, &kinds))?;
        rows.into_iter().map(JobRow::job).collect()
    }
}
