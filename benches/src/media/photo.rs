//! The whole video of a person on a photo, without a model's weights.

use std::time::Instant;

use osirix::{Error, NewAvatar, NewConsent, Osirix, Result, VideoRequest};

use super::{ROUNDS, person};
use crate::{account_with_credits, median, script, usage};

const WORDS: usize = 60;

pub(super) async fn run() -> Result<()> {
    let home = tempfile::tempdir().map_err(|e| Error::io("make a folder", e))?;
    let osirix = Osirix::builder().home(home.path()).build().await?;
    let account = account_with_credits(&osirix).await?;
    let consent =
        NewConsent { by: "Ada".to_owned(), statement: "I agree that it speaks.".to_owned() };
    let new = NewAvatar { name: "Ada".to_owned(), consent };
    let avatar = osirix.avatars().add(account.id, new, person()).await?;
    usage::forget_peak()?;
    let (mut walls, mut length_s) = (Vec::new(), f64::NAN);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let request =
            VideoRequest { avatar: avatar.slug.clone(), ..VideoRequest::new(script(WORDS)) };
        let job = osirix.jobs().create_video(account.id, request).await?;
        let job = osirix.jobs().wait(account.id, job.id).await?;
        walls.push(start.elapsed().as_secs_f64());
        let video = job.video().ok_or_else(|| Error::internal("the job made no video"))?;
        length_s = video.duration_us as f64 / 1e6;
    }
    let (wall, peak) = (median(walls), usage::peak_mib()?);
    osirix.close().await;
    println!("\n## A photo speaks, {WORDS} words, 1280x720 at 25 fps, {ROUNDS} rounds, medians\n");
    println!("| video | wall | x real time | peak resident |");
    println!("|---|---|---|---|");
    println!("| {length_s:.1} s | {wall:.2} s | {:.1} | {peak:.0} MiB |", length_s / wall);
    Ok(())
}
