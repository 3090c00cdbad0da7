//! Random operations on the ledger, as many as are asked for: `osirix-storage/tests/storm.rs`.

use crate::postgres::Cluster;
use crate::process::{Outcome, cargo};
use crate::tools::{self, POSTGRES};

/// How many operations are played when nobody says it.
const OPERATIONS: &str = "1000000";

/// Plays them on both databases.
pub(crate) fn run(words: &[String]) -> Outcome {
    let operations = match words {
        [] => OPERATIONS,
        [word, number] if word == "--operations" && number.parse::<u32>().is_ok() => number,
        _ => return Err("storm takes --operations with a number".to_owned()),
    };
    tools::ensure(&[POSTGRES])?;
    let cluster = Cluster::for_tests()?;
    let test = ["test", "--release", "--locked", "--workspace", "--test", "storm", "--"];
    cargo(&[&test[..], &["--nocapture", "--test-threads=1"]].concat())
        .env(Cluster::VARIABLE, cluster.url())
        .env("OSIRIX_TEST_OPERATIONS", operations)
        .run()
}
