use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::plans::PriceList;
use serde::Deserialize;

/// Every setting of the platform. Each has a default with which it works.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The data folder: database, blobs and scratch files, unless their own settings say otherwise.
    pub home: PathBuf,
    /// The database: `sqlite:PATH` or `postgres://...`; by default `osirix.db` in the home.
    pub database_url: Option<String>,
    /// The blob store: `file:PATH`; by default the folder `blobs` in the home.
    pub blobs_url: Option<String>,
    /// How many jobs this process works on at once; 0 leaves all work to other processes.
    pub workers: usize,
    /// How long a crashed worker's job waits before another takes it, in milliseconds: 1,000 to
    /// 3,600,000.
    pub lease_ms: u64,
    /// How long to wait for a database that another process has locked, in milliseconds.
    pub busy_timeout_ms: u64,
    /// How long a part that the embedding program wrote in another language may take for one
    /// answer, such as a piece of speech, in milliseconds: 1 to 3,600,000.
    pub plugin_timeout_ms: u64,
    /// What jobs cost.
    pub prices: PriceList,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            home: PathBuf::from("osirix-data"),
            database_url: None,
            blobs_url: None,
            workers: 1,
            lease_ms: 15_000,
            busy_timeout_ms: 10_000,
            plugin_timeout_ms: 120_000,
            prices: PriceList::default(),
        }
    }
}

impl Config {
    /// The defaults, overridden by the environment: `OSIRIX_HOME`, `DATABASE_URL`.
    pub fn from_env() -> Result<Self> {
        let mut config = Config::default();
        if let Some(home) = variable("OSIRIX_HOME")? {
            config.home = PathBuf::from(home);
        }
        config.database_url = variable("DATABASE_URL")?;
        Ok(config)
    }

    pub(crate) fn check(&self) -> Result<()> {
        check_span("lease_ms", self.lease_ms, 1_000..=3_600_000)?;
        check_span("plugin_timeout_ms", self.plugin_timeout_ms, 1..=3_600_000)
    }

    pub(crate) fn lease(&self) -> Duration {
        Duration::from_millis(self.lease_ms)
    }

    pub(crate) fn busy_timeout(&self) -> Duration {
        Duration::from_millis(self.busy_timeout_ms)
    }
}

impl std::fmt::Debug for Config {
    /// Leaves out the URLs: they may carry passwords.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config")
            .field("home", &self.home)
            .field("workers", &self.workers)
            .field("lease_ms", &self.lease_ms)
            .field("busy_timeout_ms", &self.busy_timeout_ms)
            .field("plugin_timeout_ms", &self.plugin_timeout_ms)
            .field("prices", &self.prices)
            .finish_non_exhaustive()
    }
}

fn check_span(field: &str, value: u64, limit: RangeInclusive<u64>) -> Result<()> {
    if limit.contains(&value) {
        return Ok(());
    }
    Err(Error::new(ErrorCode::Configuration, format!("this setting is beyond its limits: {field}"))
        .with("field", field)
        .with("limit", format!("{}..{}", limit.start(), limit.end()))
        .with("value", value))
}

/// The value of a variable; one that is set to nothing, or not to text, is an error that names it.
fn variable(name: &'static str) -> Result<Option<String>> {
    let wrong = |message: &'static str| {
        Error::new(ErrorCode::Configuration, message).with("variable", name)
    };
    match std::env::var(name) {
        Ok(value) if value.trim().is_empty() => Err(wrong("the variable is set to nothing")),
        Ok(value) => Ok(Some(value)),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => Err(wrong("the variable is not UTF-8")),
    }
}
