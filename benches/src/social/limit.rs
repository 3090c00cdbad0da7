//! What a database can do: durable commits of one short row, by so many callers at once.

use std::fs::File;
use std::time::{Duration, Instant};

use futures_util::future::try_join_all;
use osirix_core::error::{Error, Result};
use osirix_storage::testing::TestDatabase;
use sqlx::{Connection as _, PgConnection};

const MEASURED: Duration = Duration::from_secs(2);
const TABLE: &str = "CREATE TABLE bare (text TEXT NOT NULL)";
const ROW: &str = "INSERT INTO bare VALUES ('a message that is about to be posted')";

pub(super) async fn commits_per_second(database: &TestDatabase, callers: usize) -> Result<f64> {
    match database.url().strip_prefix("sqlite:") {
        Some(path) => sqlite(path, callers).map_err(|e| failed().caused_by(e)),
        None => postgres(database.url(), callers).await.map_err(|e| failed().caused_by(e)),
    }
}

fn failed() -> Error {
    Error::internal("the bare database could not be measured")
}

/// SQLite writes one transaction after the other; the log is synced once for all callers, as
/// whoever shares it would.
fn sqlite(path: &str, callers: usize) -> Result<f64, Box<dyn std::error::Error + Send + Sync>> {
    let connection = rusqlite::Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.execute(TABLE, [])?;
    let log = File::open(format!("{path}-wal"))?;
    let mut row = connection.prepare(ROW)?;
    let (start, mut count) = (Instant::now(), 0_usize);
    while start.elapsed() < MEASURED {
        for _ in 0..callers {
            row.execute([])?;
        }
        log.sync_data()?;
        count += callers;
    }
    Ok(count as f64 / start.elapsed().as_secs_f64())
}

async fn postgres(url: &str, callers: usize) -> Result<f64, sqlx::Error> {
    let mut first = PgConnection::connect(url).await?;
    sqlx::query(TABLE).execute(&mut first).await?;
    let all = try_join_all((0..callers).map(|_| PgConnection::connect(url))).await?;
    let start = Instant::now();
    let commits = all.into_iter().map(|mut connection| async move {
        let mut count = 0_usize;
        while start.elapsed() < MEASURED {
            sqlx::query(ROW).execute(&mut connection).await?;
            count += 1;
        }
        Ok::<_, sqlx::Error>(count)
    });
    let count: usize = try_join_all(commits).await?.into_iter().sum();
    Ok(count as f64 / start.elapsed().as_secs_f64())
}
