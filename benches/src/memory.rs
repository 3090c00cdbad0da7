//! Peak memory of a whole process that makes a short and a long video.

use std::process::Command;

use osirix::{Error, Osirix, Result, VideoRequest};

use crate::{account_with_credits, script, usage};

/// Words for about 10 and about 300 seconds of speech.
const SHORT_WORDS: usize = 27;
const LONG_WORDS: usize = 1_140;

pub(crate) fn run() -> Result<()> {
    println!("\n## Peak memory of the process, 1280x720\n");
    println!("| video | peak resident |");
    println!("|---|---|");
    let (short, long) = (measure(SHORT_WORDS)?, measure(LONG_WORDS)?);
    for (length_s, peak) in [short, long] {
        println!("| {length_s:.0} s | {peak:.0} MiB |");
    }
    println!("| ratio | {:.2} |", long.1 / short.1);
    Ok(())
}

/// In a process of its own, for the peak is the process's.
fn measure(words: usize) -> Result<(f64, f64)> {
    let failed = |e| Error::io("start a process", e);
    let program = std::env::current_exe().map_err(failed)?;
    let words = words.to_string();
    let output = Command::new(program).args(["memory-of", &words]).output().map_err(failed)?;
    let said = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<f64> = said.split_whitespace().filter_map(|n| n.parse().ok()).collect();
    match numbers.as_slice() {
        [length_s, peak] => Ok((*length_s, *peak)),
        _ => Err(Error::internal(format!("{said} {}", String::from_utf8_lossy(&output.stderr)))),
    }
}

pub(crate) async fn child(words: &str) -> Result<()> {
    let words = words.parse().map_err(|e| Error::invalid("words", format!("{e}")))?;
    let home = tempfile::tempdir().map_err(|e| Error::io("make a folder", e))?;
    let osirix = Osirix::builder().home(home.path()).build().await?;
    let account = account_with_credits(&osirix).await?;
    let job = osirix.jobs().create_video(account.id, VideoRequest::new(script(words))).await?;
    let job = osirix.jobs().wait(account.id, job.id).await?;
    let video = job.video().ok_or_else(|| Error::internal(format!("no video: {job:?}")))?;
    println!("{} {}", video.duration_us as f64 / 1e6, usage::peak_mib()?);
    osirix.close().await;
    Ok(())
}
