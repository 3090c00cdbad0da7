//! One hold and its settlement, beside the bare engine writing the same rows.
//!
//! Both sides write, in one transaction: two journal rows, five entries, one hold, and three
//! updates (the balances twice, the hold once). Both run on the same schema with the same
//! durability, one caller, in turn.

mod postgres;
mod sqlite;

use std::sync::Arc;
use std::time::{Duration, Instant};

use osirix::core::accounts::{Accounts, OpenAccount};
use osirix::core::clock::Ambient;
use osirix::core::ledger::{Grant, HoldRequest, Ledger};
use osirix::core::store::Store;
use osirix::{AccountId, Credits, Result};
use osirix_storage::SqlStore;

use crate::median;

const ROUNDS: usize = 7;
const CYCLES: u32 = 300;

pub(crate) async fn run() -> Result<()> {
    println!("\n## One hold and its settlement, one caller, {CYCLES} cycles, {ROUNDS} rounds\n");
    println!(
        "| database | Osirix, one transaction | bare engine, same rows | cost ratio | Osirix, two transactions |"
    );
    println!("|---|---|---|---|---|");
    sqlite::run().await?;
    postgres::run().await
}

/// Our side: the services of the core over a store.
struct Ours {
    store: Arc<SqlStore>,
    ledger: Ledger,
    account: AccountId,
}

impl Ours {
    async fn new(store: SqlStore) -> Result<Self> {
        let ambient = Ambient::system();
        let store = Arc::new(store);
        let accounts = Accounts::new(store.clone(), ambient.clone());
        let account =
            accounts.open(OpenAccount { name: "Bench".into(), external_id: None }).await?;
        let ours = Ours { store, ledger: Ledger::new(ambient), account: account.id };
        let grant = Grant {
            account: ours.account,
            amount: Credits(1_000_000_000),
            idempotency_key: None,
            memo: "bench".into(),
        };
        let mut tx = ours.store.begin().await?;
        ours.ledger.grant(tx.as_mut(), grant).await?;
        tx.commit().await?;
        Ok(ours)
    }

    fn hold(&self) -> HoldRequest {
        HoldRequest {
            account: self.account,
            amount: Credits(10),
            idempotency_key: None,
            lifetime: None,
            memo: "video job_0192f0c1e4b87d3a9c5b2f6e8a1d4c70".into(),
        }
    }

    async fn in_one_transaction(&self) -> Result<Duration> {
        let start = Instant::now();
        for _ in 0..CYCLES {
            let mut tx = self.store.begin().await?;
            let hold = self.ledger.hold(tx.as_mut(), self.hold()).await?;
            self.ledger.settle(tx.as_mut(), hold.id, Credits(7), "bench").await?;
            tx.commit().await?;
        }
        Ok(start.elapsed() / CYCLES)
    }

    async fn in_two_transactions(&self) -> Result<Duration> {
        let start = Instant::now();
        for _ in 0..CYCLES {
            let mut tx = self.store.begin().await?;
            let hold = self.ledger.hold(tx.as_mut(), self.hold()).await?;
            tx.commit().await?;
            let mut tx = self.store.begin().await?;
            self.ledger.settle(tx.as_mut(), hold.id, Credits(7), "bench").await?;
            tx.commit().await?;
        }
        Ok(start.elapsed() / CYCLES)
    }
}

/// One line of the table from the rounds' figures.
fn report(database: &str, one: Vec<Duration>, bare: Vec<Duration>, two: Vec<Duration>) {
    let ratios = one.iter().zip(&bare).map(|(one, bare)| one.as_secs_f64() / bare.as_secs_f64());
    let ratio = median(ratios.collect());
    let micros =
        |times: Vec<Duration>| median(times.iter().map(|time| time.as_secs_f64() * 1e6).collect());
    let (one, bare, two) = (micros(one), micros(bare), micros(two));
    let cell = |micros: f64| format!("{micros:.0} us, {:.0}/s", 1e6 / micros);
    println!("| {database} | {} | {} | {ratio:.2} | {} |", cell(one), cell(bare), cell(two));
}

/// A number that no row has had: the bare side's ids.
fn ids(account: AccountId) -> impl FnMut(&str) -> String {
    let mut number = 0_u64;
    move |prefix| {
        number += 1;
        format!("{prefix}_{number:08x}{}", &account.to_string()[12..])
    }
}
