use std::time::Duration;

use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::limits::RateLimitRepository;

use super::Row;
use crate::db::{SqlTransaction, row, run, statements};

statements! {
    /// A window that is behind the row's counts in the row's.
    write ADD = "INSERT INTO rate_limits (key, window_start, count) VALUES ($1, $2, $3)
        ON CONFLICT (key) DO UPDATE SET
            count = CASE WHEN rate_limits.window_start < excluded.window_start
                THEN excluded.count ELSE rate_limits.count + excluded.count END,
            window_start = CASE WHEN rate_limits.window_start < excluded.window_start
                THEN excluded.window_start ELSE rate_limits.window_start END
        RETURNING count";
    write FORGET = "DELETE FROM rate_limits WHERE window_start < $1";
}

row! {
    struct CountRow {
        count: i64,
    }
}

#[async_trait]
impl RateLimitRepository for SqlTransaction {
    async fn add(&mut self, key: &str, window_start: Timestamp, count: u32) -> Result<u64> {
        let start = window_start.as_micros();
        let row = run!(self.fetch_one::<CountRow>(ADD, key, start, i64::from(count)))?;
        Row { table: "rate_limits", id: key }.number("count", row.count)
    }

    async fn forget(&mut self, now: Timestamp, age: Duration) -> Result<u64> {
        let age = i64::try_from(age.as_micros()).unwrap_or(i64::MAX);
        run!(self.execute(FORGET, now.as_micros().saturating_sub(age)))
    }
}
