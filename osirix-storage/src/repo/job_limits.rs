use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, JobId};
use osirix_core::jobs::{Candidate, Claim, Control, Job, JobKind, JobLimits, JobScope, KindLimits};

use super::Row;
use super::cell::json;
use super::jobs::{JobRow, job_columns};
use super::queue::{claimed, foremost};
use crate::db::dialect::{listed, lock_row};
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! control_columns {
    ($dialect:ident) => {
        "kind, account_id, paused, at_once, at_once_each, starts, window_ms, window_start, started"
    };
}

statements! {
    write LOCK = "SELECT " {control_columns} " FROM job_controls
        WHERE kind = '' OR kind IN (SELECT item FROM " {listed("$1")} ")
        ORDER BY kind, account_id" {lock_row} "";
    read LIST = "SELECT " {control_columns} " FROM job_controls ORDER BY kind, account_id";
    write SAVE = "INSERT INTO job_controls (kind, account_id, paused, at_once, at_once_each, starts,
            window_ms, window_start, started)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (kind, account_id) DO UPDATE SET paused = excluded.paused,
            at_once = excluded.at_once, at_once_each = excluded.at_once_each,
            starts = excluded.starts, window_ms = excluded.window_ms";
    write REMOVE = "DELETE FROM job_controls WHERE kind = $1 AND account_id = $2";
    read AT_WORK = "SELECT kind, account_id, COUNT(*) AS jobs FROM jobs
        WHERE state = 'processing' AND kind IN (SELECT item FROM " {listed("$1")} ")
        GROUP BY kind, account_id";
    write CANDIDATES = "SELECT j.id, j.kind, j.account_id
        FROM " {listed("$1")} " JOIN " {foremost("$3" "$2")} "
        ORDER BY j.position, j.id LIMIT $2";
    write TAKE = "UPDATE jobs SET " {claimed} "
        WHERE id IN (SELECT item FROM " {listed("$4")} ")
        RETURNING " {job_columns} "";
    write PARK = "UPDATE jobs SET waits = 'room'
        WHERE id IN (SELECT item FROM " {listed("$1")} ")";
    write UNPARK = "UPDATE jobs SET waits = 'turn' WHERE id IN (
            SELECT id FROM jobs WHERE state = 'pending' AND waits = 'room'
                AND account_id = $2 AND kind = $1
            ORDER BY position, id LIMIT $3)";
    write UNPARK_ACCOUNT = "UPDATE jobs SET waits = 'turn'
        WHERE state = 'pending' AND waits = 'room' AND account_id = $1";
    write UNPARK_KIND = "UPDATE jobs SET waits = 'turn'
        WHERE state = 'pending' AND waits = 'room' AND kind = $1";
    write COUNT = "UPDATE job_controls SET window_start = $2, started = $3
        WHERE kind = $1 AND account_id = ''";
}

row! {
    struct ControlRow {
        kind: String,
        account_id: String,
        paused: bool,
        at_once: Option<i64>,
        at_once_each: Option<i64>,
        starts: Option<i64>,
        window_ms: Option<i64>,
        window_start: i64,
        started: i64,
    }
}

row! {
    struct AtWorkRow {
        kind: String,
        account_id: String,
        jobs: i64,
    }
}

row! {
    struct CandidateRow {
        id: String,
        kind: String,
        account_id: String,
    }
}

impl ControlRow {
    fn control(self) -> Result<Control> {
        let row = Row { table: "job_controls", id: &self.kind };
        let number =
            |column, value: Option<i64>| value.map(|value| row.number(column, value)).transpose();
        let kind = || row.parse("kind", &self.kind);
        let account = || row.parse("account_id", &self.account_id);
        let scope = match (self.kind.is_empty(), self.account_id.is_empty()) {
            (true, _) => JobScope::Account(account()?),
            (false, true) => JobScope::Kind(kind()?),
            (false, false) => JobScope::Both(kind()?, account()?),
        };
        Ok(Control {
            scope,
            paused: self.paused,
            limits: KindLimits {
                at_once: number("at_once", self.at_once)?,
                at_once_each: number("at_once_each", self.at_once_each)?,
                starts: number("starts", self.starts)?,
                window_ms: self.window_ms.map(|ms| row.number("window_ms", ms)).transpose()?,
            },
            window_start: Timestamp::from_micros(self.window_start),
            started: row.number("started", self.started)?,
        })
    }
}

/// The key of a scope: empty stands for all.
fn key(scope: &JobScope) -> (String, String) {
    let kind = scope.kind().map_or(String::new(), JobKind::to_string);
    (kind, scope.account().map_or(String::new(), |account| account.to_string()))
}

#[async_trait]
impl JobLimits for SqlTransaction {
    async fn lock(&mut self, kinds: &[JobKind]) -> Result<Vec<Control>> {
        let rows = run!(self.fetch_all::<ControlRow>(LOCK, &json(&kinds)?))?;
        rows.into_iter().map(ControlRow::control).collect()
    }

    async fn list(&mut self) -> Result<Vec<Control>> {
        let rows = run!(self.fetch_all::<ControlRow>(LIST))?;
        rows.into_iter().map(ControlRow::control).collect()
    }

    async fn save(&mut self, control: &Control) -> Result<()> {
        let (kind, account) = key(&control.scope);
        let limits = &control.limits;
        if !control.paused && limits.is_none() {
            return run!(self.execute(REMOVE, kind, account)).map(drop);
        }
        run!(self.execute(
            SAVE,
            kind,
            account,
            control.paused,
            limits.at_once.map(i64::from),
            limits.at_once_each.map(i64::from),
            limits.starts.map(i64::from),
            limits.window_ms.map(|ms| i64::try_from(ms).unwrap_or(i64::MAX)),
            control.window_start.as_micros(),
            i64::from(control.started),
        ))
        .map(drop)
    }

    async fn at_work(&mut self, kinds: &[JobKind]) -> Result<Vec<(JobKind, AccountId, u32)>> {
        let rows = run!(self.fetch_all::<AtWorkRow>(AT_WORK, &json(&kinds)?))?;
        let at_work = |found: AtWorkRow| {
            let row = Row { table: "jobs", id: &found.kind };
            let account = row.parse("account_id", &found.account_id)?;
            Ok((row.parse("kind", &found.kind)?, account, row.number("jobs", found.jobs)?))
        };
        rows.into_iter().map(at_work).collect()
    }

    async fn take_over(&mut self, claim: &Claim<'_>) -> Result<Vec<Job>> {
        self.left_behind(claim).await
    }

    async fn candidates(&mut self, claim: &Claim<'_>) -> Result<Vec<Candidate>> {
        let (kinds, limit) = (json(&claim.kinds)?, i64::from(claim.limit));
        let from = claim.from.unwrap_or(i64::MIN);
        let rows = run!(self.fetch_all::<CandidateRow>(CANDIDATES, &kinds, limit, from))?;
        let candidate = |found: CandidateRow| {
            let row = Row { table: "jobs", id: &found.id };
            Ok(Candidate {
                id: row.parse("id", &found.id)?,
                kind: row.parse("kind", &found.kind)?,
                account: row.parse("account_id", &found.account_id)?,
            })
        };
        rows.into_iter().map(candidate).collect()
    }

    async fn take(&mut self, claim: &Claim<'_>, ids: &[JobId]) -> Result<Vec<Job>> {
        let (now, until) = (claim.now.as_micros(), claim.until.as_micros());
        let ids = json(&ids)?;
        let rows = run!(self.fetch_all::<JobRow>(TAKE, claim.owner, now, until, &ids))?;
        let mut jobs: Vec<_> = rows.into_iter().map(JobRow::job).collect::<Result<_>>()?;
        jobs.sort_by_key(|job| (job.position, job.id));
        Ok(jobs)
    }

    async fn park(&mut self, ids: &[JobId]) -> Result<()> {
        if ids.is_empty() {
            return Ok(());
        }
        run!(self.execute(PARK, &json(&ids)?)).map(drop)
    }

    async fn unpark(&mut self, scope: &JobScope, limit: u32) -> Result<u64> {
        let (kind, account) = key(scope);
        match scope {
            JobScope::Kind(_) => run!(self.execute(UNPARK_KIND, kind)),
            JobScope::Account(_) => run!(self.execute(UNPARK_ACCOUNT, account)),
            JobScope::Both(..) => {
                run!(self.execute(UNPARK, kind, account, i64::from(limit)))
            }
        }
    }

    async fn count(&mut self, kind: &JobKind, window_start: Timestamp, started: u32) -> Result<()> {
        let start = window_start.as_micros();
        run!(self.execute(COUNT, kind.as_str(), start, i64::from(started))).map(drop)
    }
}
