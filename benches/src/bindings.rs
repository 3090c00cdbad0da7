//! The same calls from every language, each in a process of its own, one after the other.

use std::process::Command;
use std::time::{Duration, Instant};

use futures_util::future;
use osirix::{Credits, Error, GrantTerms, JobState, Osirix, Result, VideoRequest};
use serde::{Deserialize, Serialize};

use crate::{median, script};

const ROUNDS: usize = 7;
const CALLS: usize = 2_000;
const WORDS: usize = 60;

/// A language, and the command that measures it.
struct Language {
    name: &'static str,
    command: Vec<String>,
}

/// What one process saw, several times.
#[derive(Serialize, Deserialize)]
struct Figures {
    call_us: Vec<f64>,
    at_once_us: Vec<f64>,
    video_s: Vec<f64>,
}

/// Rust, and the languages whose commands the environment names.
fn languages() -> Result<Vec<Language>> {
    let own = std::env::current_exe().map_err(|e| Error::io("find this program", e))?;
    let own = vec![own.display().to_string(), "bindings-of".to_owned()];
    let mut languages = vec![Language { name: "Rust", command: own }];
    for (name, variable) in [
        ("Python, asyncio", "OSIRIX_BENCH_PYTHON_ASYNCIO"),
        ("Python, blocking", "OSIRIX_BENCH_PYTHON_BLOCKING"),
        ("Node", "OSIRIX_BENCH_NODE"),
        ("Kotlin", "OSIRIX_BENCH_KOTLIN"),
    ] {
        let command = std::env::var(variable).map_err(|_| {
            Error::new(osirix::ErrorCode::Configuration, "run `cargo xtask bench bindings`")
                .with("variable", variable)
        })?;
        languages.push(Language { name, command: command.split(' ').map(Into::into).collect() });
    }
    Ok(languages)
}

pub(crate) fn run() -> Result<()> {
    let languages = languages()?;
    println!(
        "\n## One call, a thousand at once (medians), a video of {WORDS} words (the fastest); \
         {ROUNDS} rounds\n"
    );
    println!("| language | call | more than Rust | of 1,000 at once | video | beside Rust |");
    println!("|---|---|---|---|---|---|");
    let mut seen: Vec<Vec<Figures>> = languages.iter().map(|_| Vec::new()).collect();
    for _ in 0..ROUNDS {
        for (language, seen) in languages.iter().zip(&mut seen) {
            seen.push(measured(language)?);
        }
    }
    let of = |seen: &[Figures], pick: fn(&Figures) -> &Vec<f64>| {
        median(seen.iter().map(|round| median(pick(round).clone())).collect())
    };
    // A video is whole seconds of work on all cores: whatever else the machine does only adds to
    // it, so that the fastest says most about the language.
    let fastest = |seen: &[Figures]| {
        seen.iter().flat_map(|round| &round.video_s).copied().fold(f64::INFINITY, f64::min)
    };
    let (rust_call, rust_video) = (of(&seen[0], |f| &f.call_us), fastest(&seen[0]));
    for (language, seen) in languages.iter().zip(&seen) {
        let call = of(seen, |f| &f.call_us);
        let (at_once, video) = (of(seen, |f| &f.at_once_us), fastest(seen));
        println!(
            "| {} | {call:.1} us | {:.1} us | {at_once:.1} us | {video:.3} s | {:.3} |",
            language.name,
            call - rust_call,
            video / rust_video
        );
    }
    Ok(())
}

fn measured(language: &Language) -> Result<Figures> {
    let home = tempfile::tempdir().map_err(|e| Error::io("make a folder", e))?;
    let [program, arguments @ ..] = &language.command[..] else {
        return Err(Error::internal("a language has a command"));
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(home.path().join("home")).arg(script(WORDS)).arg(CALLS.to_string());
    let output = command.output().map_err(|e| Error::io(format!("run {program}"), e))?;
    let last = String::from_utf8_lossy(&output.stdout);
    serde_json::from_str(last.trim()).map_err(|e| {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        Error::internal(format!("{} gave no figures: {said}", language.name)).caused_by(e)
    })
}

/// The same in Rust.
pub(crate) async fn child(home: &str, script: &str, calls: &str) -> Result<()> {
    let calls: u32 = calls.parse().map_err(|_| Error::invalid("calls", "give a number"))?;
    let osirix = Osirix::builder().home(home).build().await?;
    let account = osirix.accounts().open("Bench".into(), None).await?.id;
    osirix
        .credits()
        .grant(account, Credits(100_000), "bench".into(), None, GrantTerms::default())
        .await?;
    let micros = |elapsed: Duration, calls: u32| (elapsed / calls).as_secs_f64() * 1e6;
    let mut figures = Figures { call_us: vec![], at_once_us: vec![], video_s: vec![] };
    for _ in 0..11 {
        let begun = Instant::now();
        for _ in 0..calls {
            osirix.credits().balance(account).await?;
        }
        figures.call_us.push(micros(begun.elapsed(), calls));
    }
    for _ in 0..11 {
        let begun = Instant::now();
        let credits = osirix.credits();
        let all = (0..1000).map(|_| credits.balance(account));
        future::try_join_all(all).await?;
        figures.at_once_us.push(micros(begun.elapsed(), 1000));
    }
    for _ in 0..3 {
        let begun = Instant::now();
        let job = osirix.jobs().create_video(account, VideoRequest::new(script)).await?;
        let job = osirix.jobs().wait(account, job.id).await?;
        figures.video_s.push(begun.elapsed().as_secs_f64());
        if job.state != JobState::Completed {
            return Err(Error::internal(format!("no video: {job:?}")));
        }
    }
    println!("{}", serde_json::to_string(&figures).map_err(|e| Error::internal(e.to_string()))?);
    osirix.close().await;
    Ok(())
}
