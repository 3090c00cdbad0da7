//! What the engines themselves can do with the rows that a job and its credits need, durably:
//! see ../queues/README.md.
//!
//! `--task operation`: one operation is a job's row, a guarded update of a balance and two rows of
//! the ledger. `--task ledger`: a hold and then its settlement, two changes of the books.

mod change;
mod drive;
mod postgres;
mod sqlite;

use std::error::Error;
use std::time::Duration;

use change::Rows;

/// Whatever goes wrong ends the program with its text.
type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// How many accounts the work is spread over.
const ACCOUNTS: i64 = 1000;

/// The command line.
struct Options {
    /// `postgres://…`, or the path of a SQLite file.
    database: String,
    /// `operation` or `ledger`.
    task: String,
    /// How changes are brought to the engine.
    way: String,
    /// What a change of the books writes.
    rows: Rows,
    /// How long each figure is taken over.
    time: Duration,
}

#[tokio::main]
async fn main() -> Outcome {
    let options = Options::given()?;
    if options.database.starts_with("postgres") {
        postgres::run(&options).await
    } else {
        sqlite::run(&options).await
    }
}

impl Options {
    fn given() -> Outcome<Self> {
        let mut options = Options {
            database: String::new(),
            task: "operation".to_owned(),
            way: "single".to_owned(),
            rows: Rows::Entries,
            time: Duration::from_secs(3),
        };
        let mut words = std::env::args().skip(1);
        while let Some(name) = words.next() {
            let value = words.next().ok_or_else(|| format!("{name} has no value"))?;
            match name.as_str() {
                "--database" => options.database = value,
                "--task" => options.task = value,
                "--way" => options.way = value,
                "--rows" if value == "wide" => options.rows = Rows::Wide,
                "--rows" if value == "entries" => options.rows = Rows::Entries,
                "--seconds" => options.time = Duration::from_secs(value.parse()?),
                _ => return Err(format!("{name} {value} is unknown").into()),
            }
        }
        Ok(options)
    }

    fn is_ledger(&self) -> bool {
        self.task == "ledger"
    }
}
