use async_trait::async_trait;
use osirix_core::auth::TokenHash;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::jobs::{AnswerRepository, Asked};
use serde_json::Value;

use super::Row;
use crate::db::{SqlTransaction, row, run, statements};

statements! {
    write EXPECT = "INSERT INTO job_answers (hash, job_id, name, until_at)
        VALUES ($1, $2, $3, $4)";
    read ASKED = "SELECT job_id, name, until_at FROM job_answers WHERE hash = $1";
    /// The job's row first: whoever has it at work either sees the answer or is told of it.
    write WAKE = "UPDATE jobs SET answered = TRUE,
            run_at = CASE WHEN state = 'pending' AND waits = 'answer' THEN $2 ELSE run_at END,
            waits = CASE WHEN state = 'pending' AND waits = 'answer' THEN 'turn' ELSE waits END
        WHERE id = $1 AND state IN ('pending', 'processing')";
    write ANSWER = "INSERT INTO job_stages
            (job_id, name, position, output, attempt, started_at, finished_at)
        SELECT id, $2, (SELECT COUNT(*) + 1 FROM job_stages WHERE job_id = $1), $3, attempt, $4, $4
        FROM jobs WHERE id = $1
        ON CONFLICT (job_id, name) DO NOTHING";
}

row! {
    struct AskedRow {
        job_id: String,
        name: String,
        until_at: i64,
    }
}

#[async_trait]
impl AnswerRepository for SqlTransaction {
    async fn expect(&mut self, asked: &Asked) -> Result<()> {
        let (hash, until) = (asked.hash.as_str(), asked.until.as_micros());
        run!(self.execute(EXPECT, hash, asked.job_id.to_string(), &asked.name, until)).map(drop)
    }

    async fn asked(&mut self, hash: &TokenHash) -> Result<Option<Asked>> {
        let Some(found) = run!(self.fetch_optional::<AskedRow>(ASKED, hash.as_str()))? else {
            return Ok(None);
        };
        let row = Row { table: "job_answers", id: &found.job_id };
        Ok(Some(Asked {
            hash: hash.clone(),
            job_id: row.parse("job_id", &found.job_id)?,
            name: found.name,
            until: Timestamp::from_micros(found.until_at),
        }))
    }

    async fn answer(&mut self, asked: &Asked, answer: &Value, now: Timestamp) -> Result<bool> {
        let (id, now) = (asked.job_id.to_string(), now.as_micros());
        if run!(self.execute(WAKE, &id, now))? == 0 {
            return Ok(false);
        }
        run!(self.execute(ANSWER, &id, &asked.name, answer.to_string(), now))?;
        Ok(true)
    }
}
