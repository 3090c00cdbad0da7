//! apalis on SQLite and PostgreSQL, asked as every queue is: see ../queues/README.md.

mod measure;
mod options;
mod postgres;
mod sqlite;

use std::error::Error;
use std::time::Duration;

use options::Options;

/// Whatever goes wrong ends the program with its text.
type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

const TOO_LONG: Duration = Duration::from_secs(540);

#[tokio::main]
async fn main() -> Outcome {
    let options = Options::given()?;
    tokio::time::timeout(TOO_LONG, run(options)).await?
}

async fn run(options: Options) -> Outcome {
    if options.database.starts_with("postgres") {
        let queue = postgres::Postgres::open(&options.database).await?;
        return measure::run(queue, &options).await;
    }
    measure::run(sqlite::Sqlite::open(&options.database).await?, &options).await
}
