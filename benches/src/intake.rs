//! Messages of a payment gateway, signed, kept before they are answered; beside what the disk can
//! do: writes of a page that are synced one after the other.

use std::fs::File;
use std::io::Write;
use std::time::{Duration, Instant};

use osirix::core::clock::Ambient;
use osirix::{Config, Error, Osirix, Result, Secret, StripeConfig};
use osirix_billing::webhooks::Signatures;

use crate::median;

const ROUNDS: usize = 3;
const CALLERS: [usize; 3] = [1, 16, 64];
const MEASURED: Duration = Duration::from_secs(4);

pub(crate) async fn run() -> Result<()> {
    println!("\n## Messages of a payment gateway on SQLite; {ROUNDS} rounds, medians\n");
    println!("| senders at once | messages | p50 | p99 | page writes synced | ratio |");
    println!("|---|---|---|---|---|---|");
    for callers in CALLERS {
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            rounds.push((round(callers).await?, synced()?));
        }
        let of = |pick: &dyn Fn(&(Round, f64)) -> f64| median(rounds.iter().map(pick).collect());
        let (rate, disk) = (of(&|one| one.0.rate), of(&|one| one.1));
        println!(
            "| {callers} | {rate:.0}/s | {:.2} ms | {:.2} ms | {disk:.0}/s | {:.2} |",
            of(&|one| one.0.p50_ms),
            of(&|one| one.0.p99_ms),
            rate / disk
        );
    }
    Ok(())
}

fn secret() -> Secret<String> {
    Secret::new("whsec_only_for_measurements".to_owned())
}

struct Round {
    rate: f64,
    p50_ms: f64,
    p99_ms: f64,
}

async fn round(callers: usize) -> Result<Round> {
    let home = tempfile::tempdir().map_err(|e| Error::io("make a folder", e))?;
    let stripe = StripeConfig {
        secret_key: Some(Secret::new("sk_test_nobody".to_owned())),
        webhook_secrets: vec![secret()],
        ..StripeConfig::default()
    };
    let home = home.path().to_owned();
    let config = Config { home, workers: 0, stripe, ..Config::default() };
    let osirix = Osirix::builder().config(config).build().await?;
    let start = Instant::now();
    let senders = (0..callers).map(|caller| {
        let (billing, signatures) = (osirix.billing(), Signatures::new(vec![secret()]));
        tokio::spawn(async move {
            let mut took = Vec::new();
            for number in 0_u32.. {
                let (body, signature) = message(&signatures, caller, number)?;
                let begun = Instant::now();
                billing.receive(body, signature).await?;
                took.push(begun.elapsed().as_secs_f64() * 1_000.0);
                if start.elapsed() > MEASURED {
                    break;
                }
            }
            Ok::<_, Error>(took)
        })
    });
    let senders: Vec<_> = senders.collect();
    let mut took = Vec::new();
    for sender in senders {
        let one = sender.await.map_err(|e| Error::internal("a sender ended").caused_by(e))?;
        took.extend(one?);
    }
    let rate = took.len() as f64 / start.elapsed().as_secs_f64();
    took.sort_by(f64::total_cmp);
    let at = |part: f64| took[((took.len() - 1) as f64 * part) as usize];
    let round = Round { rate, p50_ms: at(0.5), p99_ms: at(0.99) };
    osirix.close().await;
    Ok(round)
}

/// A message, and Stripe's signature of it.
fn message(signatures: &Signatures, caller: usize, number: u32) -> Result<(Vec<u8>, String)> {
    let now = Ambient::system().now();
    let created = now.as_micros() / 1_000_000;
    let body = format!(
        r#"{{"id":"evt_{caller}_{number}","object":"event","type":"invoice.paid",
        "created":{created},"data":{{"object":{{"id":"in_{caller}_{number}","object":"invoice"}}}}}}"#
    );
    let signature = signatures.sign(body.as_bytes(), now)?;
    Ok((body.into_bytes(), signature))
}

/// Writes of a page each second, each synced before the next.
fn synced() -> Result<f64> {
    let folder = tempfile::tempdir().map_err(|e| Error::io("make a folder", e))?;
    let failed = |e| Error::io("write to the disk", e);
    let mut file = File::create(folder.path().join("pages")).map_err(failed)?;
    let (start, mut count) = (Instant::now(), 0);
    while start.elapsed() < MEASURED / 2 {
        file.write_all(&[7; 4_096]).map_err(failed)?;
        file.sync_data().map_err(failed)?;
        count += 1;
    }
    Ok(f64::from(count) / start.elapsed().as_secs_f64())
}
