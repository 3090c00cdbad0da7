//! Posts that are due in the same minute, and credentials that are to be renewed: how late they
//! are, beside what the same database can do, which is commits that are durable.

mod limit;
mod network;
mod stage;

use std::time::{Duration, Instant};

use osirix_core::error::{Error, Result};
use osirix_core::social::SocialSettings;
use osirix_storage::testing::TestDatabase;

use crate::{median, usage};
use stage::Stage;

/// How many posts are due, and how many credentials, unless it is said.
const MANY: usize = 10_000;
const ROUNDS: usize = 3;
/// What a network takes for an answer, how many publications are at work at once, and how often it
/// is measured: what takes minutes, once.
const CASES: [(Duration, u32, usize); 3] =
    [(Duration::ZERO, 16, ROUNDS), (SLOW, 16, 1), (SLOW, 100, 1)];
const SLOW: Duration = Duration::from_millis(200);

/// The columns of both tables.
const LAG: [&str; 11] = [
    "database",
    "answers after",
    "at work",
    "lag p50",
    "p99",
    "max",
    "commits of each",
    "durable commits",
    "limit",
    "max / limit",
    "memory",
];
const RENEWAL: [&str; 8] = [
    "database",
    "time",
    "rate",
    "commits of each",
    "durable commits",
    "limit",
    "time / limit",
    "memory",
];

/// Measures with so many posts and credentials: `--many N`.
pub(crate) async fn run(words: &[&str]) -> Result<()> {
    let many = match words {
        [] => MANY,
        ["--many", number] => {
            number.parse().map_err(|e| Error::invalid("words", format!("{number}: {e}")))?
        }
        _ => return Err(Error::invalid("words", "social takes --many with a number")),
    };
    println!("\n## {many} posts due in the same minute; medians of up to {ROUNDS} rounds\n");
    head(&LAG);
    for database in databases() {
        for (answer, at_once, rounds) in CASES {
            lag(database, many, answer, at_once, rounds).await?;
        }
    }
    println!("\n## {many} credentials to be renewed; medians of {ROUNDS} rounds\n");
    head(&RENEWAL);
    for database in databases() {
        renewal(database, many).await?;
    }
    Ok(())
}

fn head(columns: &[&str]) {
    println!("| {} |", columns.join(" | "));
    println!("|{}", "---|".repeat(columns.len()));
}

/// SQLite in a file, and PostgreSQL where its variable names a server.
fn databases() -> &'static [Database] {
    match std::env::var_os("OSIRIX_TEST_POSTGRES_URL") {
        Some(_) => &[Database::Sqlite, Database::Postgres],
        None => &[Database::Sqlite],
    }
}

#[derive(Debug, Clone, Copy)]
enum Database {
    Sqlite,
    Postgres,
}

impl Database {
    async fn fresh(self) -> TestDatabase {
        match self {
            Database::Sqlite => TestDatabase::sqlite(),
            Database::Postgres => TestDatabase::postgres().await,
        }
    }
}

/// What a round has seen.
struct Round {
    /// How late each was, in seconds, the least first; of credentials how late the last was.
    lags: Vec<f64>,
    /// How many transactions that took.
    commits: usize,
    /// How many commits of one row the database makes durable each second.
    rate: f64,
    /// How much the process grew at most, in MiB.
    memory: f64,
}

impl Round {
    fn lag(&self, part: f64) -> f64 {
        let last = self.lags.len().saturating_sub(1);
        self.lags.get((last as f64 * part) as usize).copied().unwrap_or(f64::NAN)
    }

    /// In how many seconds the database could have made those commits, and nothing else.
    fn limit(&self) -> f64 {
        self.commits as f64 / self.rate
    }
}

fn middle(rounds: &[Round], pick: impl Fn(&Round) -> f64) -> f64 {
    median(rounds.iter().map(pick).collect())
}

async fn lag(
    database: &Database,
    many: usize,
    answer: Duration,
    at_once: u32,
    rounds: usize,
) -> Result<()> {
    let settings = SocialSettings { at_once, ..SocialSettings::default() };
    let mut seen = Vec::new();
    for _ in 0..rounds {
        seen.push(round(*database, many, &settings, Duty::Posts(answer)).await?);
    }
    // Calls take their time whatever the database does.
    let calls = many as f64 * answer.as_secs_f64() / f64::from(at_once);
    let limit = middle(&seen, |one| one.limit().max(calls));
    println!(
        "| {database:?} | {answer:?} | {at_once} | {:.1} s | {:.1} s | {:.1} s | {:.2} | {:.0}/s | \
         {limit:.1} s | {:.2} | {:.0} MiB |",
        middle(&seen, |one| one.lag(0.5)),
        middle(&seen, |one| one.lag(0.99)),
        middle(&seen, |one| one.lag(1.0)),
        middle(&seen, |one| one.commits as f64 / many as f64),
        middle(&seen, |one| one.rate),
        middle(&seen, |one| one.lag(1.0) / one.limit().max(calls)),
        middle(&seen, |one| one.memory),
    );
    Ok(())
}

async fn renewal(database: &Database, many: usize) -> Result<()> {
    let mut seen = Vec::new();
    for _ in 0..ROUNDS {
        seen.push(round(*database, many, &SocialSettings::default(), Duty::Credentials).await?);
    }
    println!(
        "| {database:?} | {:.1} s | {:.0}/s | {:.2} | {:.0}/s | {:.1} s | {:.2} | {:.0} MiB |",
        middle(&seen, |one| one.lag(1.0)),
        middle(&seen, |one| many as f64 / one.lag(1.0)),
        middle(&seen, |one| one.commits as f64 / many as f64),
        middle(&seen, |one| one.rate),
        middle(&seen, Round::limit),
        middle(&seen, |one| one.lag(1.0) / one.limit()),
        middle(&seen, |one| one.memory),
    );
    Ok(())
}

/// What is due.
#[derive(Clone, Copy)]
enum Duty {
    /// Posts, on a network that answers after so long.
    Posts(Duration),
    Credentials,
}

/// Everything is due at once on a fresh database, and is done by a service as it runs anywhere.
async fn round(
    database: Database,
    many: usize,
    settings: &SocialSettings,
    duty: Duty,
) -> Result<Round> {
    let database = database.fresh().await;
    let stage = Stage::open(database.url(), settings, duty).await?;
    match duty {
        Duty::Posts(_) => stage.schedule(many).await?,
        Duty::Credentials => stage.connect(many).await?,
    }
    let (before, resident) = (stage.commits(), usage::memory_mib("self", "VmRSS")?);
    usage::forget_peak()?;
    stage.is_due();
    let begun = Instant::now();
    stage.run_until_done(many).await?;
    let lags = match duty {
        Duty::Posts(_) => stage.lags(begun),
        Duty::Credentials => vec![begun.elapsed().as_secs_f64()],
    };
    let (commits, memory) = (stage.commits() - before, usage::peak_mib()? - resident);
    stage.close(many).await?;
    let rate = limit::commits_per_second(&database, settings.at_once as usize).await?;
    Ok(Round { lags, commits, rate, memory })
}
