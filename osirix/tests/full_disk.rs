//! A disk that fills up under a job: the job waits, says why, and is finished once there is room.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test panics to say what is wrong")]

mod support;

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use osirix::core::conformance::disk;
use osirix::{ErrorCode, JobState, Osirix, VideoRequest};
use support::{account, books_balance, short_video};

#[test]
fn a_job_waits_for_room_and_is_charged_once() {
    disk::probe_on_a_disk("size=16m", "probe_of_a_full_disk");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "run by a_job_waits_for_room_and_is_charged_once"]
async fn probe_of_a_full_disk() {
    let disk = disk::folder();
    let osirix = Osirix::builder().home(disk.join("home")).workers(1).build().await.unwrap();
    let account = account(&osirix).await;

    // No room at all: nothing can be created, and nothing is half-created.
    let filler = fill(&disk, 0);
    let refusal = osirix.jobs().create_video(account.id, long_video()).await.unwrap_err();
    assert_eq!(refusal.code(), ErrorCode::StorageFull, "{refusal:?}");
    std::fs::remove_file(filler).unwrap();
    books_balance(&osirix, &account, &[]).await;

    // Room for the books, none for the speech.
    let filler = fill(&disk, 700_000);
    let job = osirix.jobs().create_video(account.id, long_video()).await.unwrap();
    let waiting = loop {
        let job = osirix.jobs().get(account.id, job.id).await.unwrap();
        if job.error.is_some() {
            break job;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    assert_eq!(waiting.state, JobState::Pending, "{waiting:?}");
    assert_eq!(waiting.error.unwrap().code, ErrorCode::StorageFull);

    std::fs::remove_file(filler).unwrap();
    let done = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!(done.state, JobState::Completed, "{done:?}");
    books_balance(&osirix, &account, &[&done]).await;
    osirix.close().await;
}

/// Some twenty seconds: its sound alone takes two megabytes.
fn long_video() -> VideoRequest {
    VideoRequest {
        script: "This sentence says little, and says it slowly. ".repeat(8),
        ..short_video()
    }
}

/// Leaves this many bytes of the disk, in a file that is to be removed.
fn fill(disk: &Path, leave: usize) -> PathBuf {
    let path = disk.join("filler");
    let mut file = File::create(&path).unwrap();
    let block = vec![1; 4096];
    let mut written = 0;
    while file.write_all(&block).is_ok() {
        written += block.len();
    }
    file.set_len(written.saturating_sub(leave) as u64).unwrap();
    path
}
