use async_trait::async_trait;
use osirix_core::auth::{AttemptRepository, Attempts};
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;

use super::Row;
use crate::db::dialect::lock_row;
use crate::db::{SqlTransaction, row, run, statements};

statements! {
    write GET = "SELECT count, last_at FROM attempts WHERE key = $1" {lock_row} "";
    write ADD = "INSERT INTO attempts (key, count, last_at) VALUES ($1, $2, $3)
        ON CONFLICT (key) DO NOTHING";
    write SET = "UPDATE attempts SET count = $2, last_at = $3
        WHERE key = $1 AND count = $4 AND last_at = $5";
    write CLEAR = "DELETE FROM attempts WHERE key = $1";
}

row! {
    struct AttemptsRow {
        count: i64,
        last_at: i64,
    }
}

#[async_trait]
impl AttemptRepository for SqlTransaction {
    async fn get(&mut self, key: &str) -> Result<Attempts> {
        let row = run!(self.fetch_optional::<AttemptsRow>(GET, key))?;
        let Some(AttemptsRow { count, last_at }) = row else { return Ok(Attempts::default()) };
        let count = Row { table: "attempts", id: key }.number("count", count)?;
        Ok(Attempts { count, last_at: Timestamp::from_micros(last_at) })
    }

    async fn set(&mut self, key: &str, before: Attempts, after: Attempts) -> Result<bool> {
        let (count, last_at) = (i64::from(after.count), after.last_at.as_micros());
        let written = match before.count {
            0 => run!(self.execute(ADD, key, count, last_at))?,
            _ => run!(self.execute(
                SET,
                key,
                count,
                last_at,
                i64::from(before.count),
                before.last_at.as_micros(),
            ))?,
        };
        Ok(written == 1)
    }

    async fn clear(&mut self, key: &str) -> Result<()> {
        run!(self.execute(CLEAR, key))?;
        Ok(())
    }
}
