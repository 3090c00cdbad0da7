//! Many who do anything at any time with two accounts: the books explain every answer.
//!
//! `cargo xtask storm --operations 1000000` does so for as long as that takes.

#![allow(
    clippy::panic,
    clippy::print_stdout,
    reason = "a test says what is wrong, and how fast it was"
)]

mod support;

use std::time::Instant;

use osirix_core::conformance::store::{Harness, storm};
use osirix_storage::testing::TestDatabase;
use support::over;

const OPERATIONS: &str = "OSIRIX_TEST_OPERATIONS";
const CALLERS: usize = 16;

async fn played(name: &str, harness: Harness) {
    let operations = std::env::var(OPERATIONS).ok();
    let operations: usize = match operations.map(|number| number.parse()) {
        None => 2_000,
        Some(Ok(number)) => number,
        Some(Err(error)) => panic!("{OPERATIONS}: {error}"),
    };
    let start = Instant::now();
    storm(&harness, CALLERS, operations.div_ceil(CALLERS)).await;
    println!("{name}: {operations} operations and their replay in {:.0?}", start.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_books_on_sqlite_explain_every_answer() {
    played("SQLite", over(TestDatabase::sqlite()).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_books_on_postgres_explain_every_answer() {
    played("PostgreSQL", over(TestDatabase::postgres().await).await).await;
}
