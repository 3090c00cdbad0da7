//! The ledger alone.

use std::time::{Duration, Instant};

use osirix::{AccountId, Credits, Result};
use osirix_core::clock::Ambient;
use osirix_core::ledger::{HoldRequest, Operation, Teller};
use serde_json::json;

use super::{Given, accounts};

const SPREAD: usize = 1_000;

/// Holds with their settlements, by so many callers, on so many accounts.
pub(super) async fn run(given: &Given<'_>) -> Result<()> {
    let store = given.store("database").await?;
    let seconds = Duration::from_secs(given.number("seconds", 3)? as u64);
    let all = accounts(&store, SPREAD).await?;
    let teller = Teller::new(store.clone(), Ambient::system());
    for (shape, accounts) in [("spread", &all[..]), ("hot", &all[..1])] {
        for callers in [1, 8, 64] {
            let end = Instant::now() + seconds;
            let begun = Instant::now();
            let lanes = (0..callers).map(|lane| cycles(&teller, accounts, lane * 97, end));
            let counts = futures_util::future::try_join_all(lanes).await?;
            let rate = counts.iter().sum::<usize>() as f64 / begun.elapsed().as_secs_f64();
            let measure = format!("{shape}, {callers}");
            println!("{}", json!({ "measure": measure, "value": rate, "unit": "/s" }));
        }
    }
    store.close().await;
    Ok(())
}

async fn cycles(
    teller: &Teller,
    accounts: &[AccountId],
    first: usize,
    end: Instant,
) -> Result<usize> {
    let mut done = 0;
    while Instant::now() < end {
        let hold = HoldRequest {
            account: accounts[(first + done) % accounts.len()],
            amount: Credits(10),
            idempotency_key: None,
            lifetime: None,
            memo: "video job_0192f0c1e4b87d3a9c5b2f6e8a1d4c70".into(),
        };
        let hold = teller.call(Operation::Hold(hold)).await?.into_hold()?;
        teller.call(Operation::settle(hold.id, Credits(7), "bench")).await?;
        done += 1;
    }
    Ok(done)
}
