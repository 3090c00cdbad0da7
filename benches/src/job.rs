//! The whole main job, and each of its stages, as multiples of real time.

use std::time::Instant;

use osirix::core::store::Store;
use osirix::{Error, JobInfo, Osirix, Result, VideoRequest};

use crate::{account_with_credits, median, script, usage};

const ROUNDS: usize = 5;

/// A job as it was measured.
struct Round {
    length_s: f64,
    wall_s: f64,
    cpu_s: f64,
    stages: Vec<(String, f64)>,
}

pub(crate) async fn run() -> Result<()> {
    println!("\n## The main job, 1280x720 at 25 fps, {ROUNDS} rounds, medians\n");
    println!("| script | video | wall | x real time | CPU | stages |");
    println!("|---|---|---|---|---|---|");
    for words in [20, 60, 240] {
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            rounds.push(round(words).await?);
        }
        report(words, &rounds);
    }
    Ok(())
}

/// One job on a platform of its own: no round finds an avatar that an earlier one opened.
async fn round(words: usize) -> Result<Round> {
    let home = tempfile::tempdir().map_err(|e| Error::io("make a folder", e))?;
    let osirix = Osirix::builder().home(home.path()).build().await?;
    let account = account_with_credits(&osirix).await?;
    let (start, cpu) = (Instant::now(), usage::cpu()?);
    let request = VideoRequest::new(script(words));
    let job = osirix.jobs().create_video(account.id, request).await?;
    let job = osirix.jobs().wait(account.id, job.id).await?;
    let (wall_s, cpu_s) = (start.elapsed().as_secs_f64(), usage::cpu()?.own - cpu.own);
    let length_s = length_s(&job)?;
    let url = format!("sqlite:{}", home.path().join("osirix.db").display());
    let store = osirix_storage::open(&url).await?;
    let records = store.read().await?.queue().stages(job.id).await?;
    store.close().await;
    osirix.close().await;
    let stages = records
        .into_iter()
        .map(|stage| (stage.name, stage.finished_at.since(stage.started_at).as_secs_f64()))
        .collect();
    Ok(Round { length_s, wall_s, cpu_s, stages })
}

fn length_s(job: &JobInfo) -> Result<f64> {
    let video = job.video().ok_or_else(|| Error::internal(format!("no video: {job:?}")))?;
    Ok(video.duration_us as f64 / 1e6)
}

fn report(words: usize, rounds: &[Round]) {
    let of = |pick: &dyn Fn(&Round) -> f64| median(rounds.iter().map(pick).collect());
    let (length, wall, cpu) = (of(&|r| r.length_s), of(&|r| r.wall_s), of(&|r| r.cpu_s));
    let stages: Vec<String> = rounds[0]
        .stages
        .iter()
        .enumerate()
        .map(|(i, (name, _))| format!("{name} {:.0}x", length / of(&|r| r.stages[i].1)))
        .collect();
    println!(
        "| {words} words | {length:.1} s | {wall:.2} s | {:.1} | {cpu:.2} s | {} |",
        length / wall,
        stages.join(", ")
    );
}
