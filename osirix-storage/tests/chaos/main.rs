//! Workers in processes of their own do jobs for several accounts while something goes wrong; then
//! everything is judged: each job ended once, was charged once, and left its one trace.
//!
//! `cargo test` runs each case once; `cargo xtask chaos` again and again, with other seeds. This
//! program starts itself again as its own workers.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test says what is wrong by panicking"
)]

mod callers;
mod cases;
mod clock;
mod crew;
mod diary;
mod dice;
mod inside;
mod rescue;
mod round;
mod server;
mod verify;
mod work;
mod worker;
mod yard;

use std::panic::AssertUnwindSafe;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use cases::Case;
use dice::Dice;
use futures_util::future::ready;
use futures_util::{FutureExt, StreamExt, stream};

/// How many cases are played at the same time: they wait more than they work.
const AT_ONCE: usize = 2;
/// The seed of the first round, unless another is given.
const SEED: u64 = 1;

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<_> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["worker", orders] => worker::run(orders).await,
        ["lock", url, millis] => cases::hold_the_lock(url, millis),
        ["books", url, account] => cases::hold_the_books(url, account).await,
        ["inside", case, seed] => println!("{}", cases::inside(case, dice(seed)).await),
        _ => return play(&Plan::from(&words)).await,
    }
    ExitCode::SUCCESS
}

fn dice(seed: &str) -> Dice {
    Dice::new(seed.parse().expect("a seed is a number"))
}

/// What is to be played.
struct Plan {
    seed: u64,
    /// How long; each case once unless it is said.
    length: Duration,
    cases: Vec<&'static Case>,
}

impl Plan {
    /// Words without a meaning here are names, as `cargo test` passes them to all test programs.
    fn from(words: &[&str]) -> Self {
        let mut plan = Plan { seed: SEED, length: Duration::ZERO, cases: Vec::new() };
        let (mut names, asked, mut words) = (Vec::new(), words, words.iter());
        while let Some(word) = words.next() {
            let mut value = || words.next().expect("each word has a value");
            match *word {
                "--seed" => plan.seed = value().parse().expect("a seed is a number"),
                "--minutes" => plan.length = minutes(value()),
                "--only" => names.push(*value()),
                flag if flag.starts_with('-') => {}
                name => names.push(name),
            }
        }
        let named = |case: &Case| names.is_empty() || names.iter().any(|n| case.name.contains(n));
        plan.cases = cases::ALL.iter().filter(|case| named(case)).collect();
        assert!(!plan.cases.is_empty() || !asked.contains(&"--only"), "no case of that name");
        plan
    }
}

fn minutes(text: &str) -> Duration {
    Duration::from_secs_f64(text.parse::<f64>().expect("minutes are a number") * 60.0)
}

/// Plays all cases, with the next seed again and again until the time is over.
async fn play(plan: &Plan) -> ExitCode {
    let begun = Instant::now();
    let mut passed = 0;
    for seed in plan.seed.. {
        let rounds = stream::iter(&plan.cases).map(|case| round(case, seed));
        let failed: Vec<_> = rounds.buffer_unordered(AT_ONCE).filter_map(ready).collect().await;
        passed += plan.cases.len() - failed.len();
        for name in &failed {
            println!("to repeat: cargo xtask chaos --seed {seed} --only {name}");
        }
        if !failed.is_empty() {
            println!("test result: FAILED. {passed} passed; {} failed", failed.len());
            return ExitCode::FAILURE;
        }
        if begun.elapsed() >= plan.length || plan.cases.is_empty() {
            break;
        }
    }
    println!("test result: ok. {passed} passed in {} s", begun.elapsed().as_secs());
    ExitCode::SUCCESS
}

/// Plays a case; its name, if it panics.
async fn round(case: &'static Case, seed: u64) -> Option<&'static str> {
    let begun = Instant::now();
    let played = AssertUnwindSafe((case.run)(Dice::new(seed))).catch_unwind().await;
    let seconds = begun.elapsed().as_secs_f64();
    let said = played.as_ref().map_or("FAILED", String::as_str);
    println!("chaos {} seed {seed}: {said}, {seconds:.1} s", case.name);
    played.is_err().then_some(case.name)
}
