use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, ScheduleId};
use osirix_core::jobs::{Schedule, ScheduleRepository};
use osirix_core::money::Credits;

use super::Row;
use super::cell::json;
use crate::db::dialect::lock_row;
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! schedule_columns {
    ($dialect:ident) => {
        "id, account_id, name, kind, request, quote, priority, cron, time_zone, missed, paused,
        next_at, last_at, last_job, last_error, created_at"
    };
}

statements! {
    write INSERT = "INSERT INTO job_schedules (id, account_id, name, kind, request, quote, priority,
            cron, time_zone, missed, paused, next_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (account_id, name) DO NOTHING";
    write LOCK = "SELECT " {schedule_columns} " FROM job_schedules WHERE id = $1" {lock_row} "";
    read LIST = "SELECT " {schedule_columns} " FROM job_schedules
        WHERE account_id = $1 ORDER BY name";
    write SAVE = "UPDATE job_schedules SET paused = $2, next_at = $3, last_at = $4, last_job = $5,
            last_error = $6
        WHERE id = $1";
    write REMOVE = "DELETE FROM job_schedules WHERE id = $1";
    read DUE = "SELECT " {schedule_columns} " FROM job_schedules
        WHERE NOT paused AND next_at <= $1 ORDER BY next_at, id LIMIT $2";
    read NEXT = "SELECT next_at FROM job_schedules WHERE NOT paused ORDER BY next_at, id LIMIT 1";
}

row! {
    struct ScheduleRow {
        id: String,
        account_id: String,
        name: String,
        kind: String,
        request: String,
        quote: Option<i64>,
        priority: i64,
        cron: String,
        time_zone: String,
        missed: String,
        paused: bool,
        next_at: i64,
        last_at: Option<i64>,
        last_job: Option<String>,
        last_error: Option<String>,
        created_at: i64,
    }
}

impl ScheduleRow {
    fn schedule(self) -> Result<Schedule> {
        let row = Row { table: "job_schedules", id: &self.id };
        Ok(Schedule {
            id: row.parse("id", &self.id)?,
            account_id: row.parse("account_id", &self.account_id)?,
            kind: row.parse("kind", &self.kind)?,
            request: row.json("request", &self.request)?,
            quote: self.quote.map(Credits),
            priority: row.number("priority", self.priority)?,
            missed: row.parse("missed", &self.missed)?,
            paused: self.paused,
            next_at: Timestamp::from_micros(self.next_at),
            last_at: self.last_at.map(Timestamp::from_micros),
            last_job: row.parse_some("last_job", self.last_job.as_deref())?,
            last_error: self
                .last_error
                .as_deref()
                .map(|error| row.json("last_error", error))
                .transpose()?,
            created_at: Timestamp::from_micros(self.created_at),
            name: self.name,
            cron: self.cron,
            time_zone: self.time_zone,
        })
    }
}

#[async_trait]
impl ScheduleRepository for SqlTransaction {
    async fn insert(&mut self, schedule: &Schedule) -> Result<bool> {
        let inserted = run!(self.execute(
            INSERT,
            schedule.id.to_string(),
            schedule.account_id.to_string(),
            &schedule.name,
            schedule.kind.as_str(),
            schedule.request.to_string(),
            schedule.quote.map(|quote| quote.0),
            i64::from(schedule.priority),
            &schedule.cron,
            &schedule.time_zone,
            schedule.missed.as_str(),
            schedule.paused,
            schedule.next_at.as_micros(),
            schedule.created_at.as_micros(),
        ))?;
        Ok(inserted == 1)
    }

    async fn lock(&mut self, id: ScheduleId) -> Result<Option<Schedule>> {
        let row = run!(self.fetch_optional::<ScheduleRow>(LOCK, id.to_string()))?;
        row.map(ScheduleRow::schedule).transpose()
    }

    async fn list(&mut self, account: AccountId) -> Result<Vec<Schedule>> {
        let rows = run!(self.fetch_all::<ScheduleRow>(LIST, account.to_string()))?;
        rows.into_iter().map(ScheduleRow::schedule).collect()
    }

    async fn save(&mut self, schedule: &Schedule) -> Result<()> {
        run!(self.execute(
            SAVE,
            schedule.id.to_string(),
            schedule.paused,
            schedule.next_at.as_micros(),
            schedule.last_at.map(Timestamp::as_micros),
            schedule.last_job.map(|job| job.to_string()),
            schedule.last_error.as_ref().map(json).transpose()?,
        ))
        .map(drop)
    }

    async fn remove(&mut self, id: ScheduleId) -> Result<bool> {
        Ok(run!(self.execute(REMOVE, id.to_string()))? == 1)
    }

    async fn due(&mut self, now: Timestamp, limit: u32) -> Result<Vec<Schedule>> {
        let (now, limit) = (now.as_micros(), i64::from(limit));
        let rows = run!(self.fetch_all::<ScheduleRow>(DUE, now, limit))?;
        rows.into_iter().map(ScheduleRow::schedule).collect()
    }

    async fn next(&mut self) -> Result<Option<Timestamp>> {
        let row = run!(self.fetch_optional::<(i64,)>(NEXT))?;
        Ok(row.map(|(next,)| Timestamp::from_micros(next)))
    }
}
