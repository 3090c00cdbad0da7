//! Posts on networks, with processes and answers that get lost: none is out twice, none is lost.
//!
//! `cargo xtask posts --publications 10000 --seed 1` does so for as long as that takes.

#![allow(
    clippy::panic,
    clippy::print_stdout,
    reason = "a test says what is wrong, and what was done"
)]

mod support;

use std::str::FromStr;
use std::time::Instant;

use osirix_core::conformance::store::{Harness, storm_of_posts};
use osirix_storage::testing::TestDatabase;
use support::over;

const PUBLICATIONS: &str = "OSIRIX_TEST_PUBLICATIONS";
const SEED: &str = "OSIRIX_TEST_SEED";

fn given<T: FromStr<Err: std::fmt::Display>>(variable: &str, otherwise: T) -> T {
    match std::env::var(variable).map(|text| text.parse()) {
        Err(_) => otherwise,
        Ok(Ok(number)) => number,
        Ok(Err(error)) => panic!("{variable}: {error}"),
    }
}

async fn published(name: &str, harness: Harness) {
    let (publications, seed) = (given(PUBLICATIONS, 300), given(SEED, 1));
    println!("{name}: {publications} publications, seed {seed}");
    let start = Instant::now();
    let tally = storm_of_posts(&harness, publications, seed).await;
    println!("{name}: seed {seed}, {tally}; in {:.0?}", start.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn on_sqlite_nothing_is_out_twice_or_lost() {
    published("SQLite", over(TestDatabase::sqlite()).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn on_postgres_nothing_is_out_twice_or_lost() {
    published("PostgreSQL", over(TestDatabase::postgres().await).await).await;
}
