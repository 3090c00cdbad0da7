//! Measurements of Osirix beside its peers:
//! `cargo xtask bench [job|encode|intake|media|memory|social|server|web|bindings]`.
//!
//! Each prints a table with the figure, the peer's or the limit's figure from the same run, and
//! their ratio. Nothing here judges; `README.md` beside this keeps what was seen.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is a command-line program")]

mod bindings;
mod encode;
mod intake;
mod job;
mod media;
mod memory;
mod queue;
mod server;
mod social;
mod usage;
mod web;

use std::process::ExitCode;

use osirix::{Account, Credits, GrantTerms, Osirix, Result};

#[tokio::main]
async fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        [] => all().await,
        ["job"] => job::run().await,
        ["encode"] => encode::run().await,
        ["intake"] => intake::run().await,
        ["media", parts @ ..] => media::run(parts).await,
        ["memory"] => memory::run(),
        ["memory-of", words] => memory::child(words).await,
        ["queue", words @ ..] => queue::run(words).await,
        ["social", words @ ..] => social::run(words).await,
        ["server"] => server::run().await,
        ["web"] => web::run().await,
        ["bindings"] => bindings::run(),
        ["bindings-of", home, script, calls] => bindings::child(home, script, calls).await,
        _ => {
            eprintln!("benches [job|encode|intake|media|memory|social|server|web|bindings]");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:?}");
            ExitCode::FAILURE
        }
    }
}

async fn all() -> Result<()> {
    job::run().await?;
    encode::run().await?;
    intake::run().await?;
    media::run(&[]).await?;
    memory::run()?;
    social::run(&[]).await?;
    server::run().await?;
    web::run().await?;
    bindings::run()
}

/// The middle of several figures.
fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// An account that can pay for whatever is measured.
async fn account_with_credits(osirix: &Osirix) -> Result<Account> {
    let account = osirix.accounts().open("Bench".into(), None).await?;
    let (amount, terms) = (Credits(100_000), GrantTerms::default());
    osirix.credits().grant(account.id, amount, "bench".into(), None, terms).await?;
    Ok(account)
}

/// About `words` words of plain English.
fn script(words: usize) -> String {
    const SENTENCE: &str = "The weather in the valley was mild that morning, and the small team \
        had gathered early to talk about the new plan. ";
    let sentence_words = SENTENCE.split_whitespace().count();
    SENTENCE.repeat(words.div_ceil(sentence_words))
}
