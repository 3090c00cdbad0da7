//! What crashes leave in the blob store: what goes, when, and what never does.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use osirix::core::clock::{Ambient, ManualClock, SystemRandom, Timestamp};
use osirix::core::error::Result;
use osirix::{JobId, JobState, Osirix, SpeechRequest};
use support::Place;

journeys!(
    what_nobody_needs_goes_after_a_day,
    what_is_young_waits_or_failed_stays,
    several_may_look_at_once,
);

const HOUR: Duration = Duration::from_secs(3_600);

async fn open(place: &Place) -> (Osirix, Arc<ManualClock>, Ambient) {
    let clock = Arc::new(ManualClock::new(Timestamp::from_micros(1_774_656_000_000_000)));
    let ambient = Ambient::new(clock.clone(), Arc::new(SystemRandom));
    let osirix = place.builder().workers(0).ambient(ambient.clone()).build().await.unwrap();
    (osirix, clock, ambient)
}

/// Writes a file as somebody did who is gone.
fn left(place: &Place, key: &str) -> PathBuf {
    let path = place.home().join("blobs").join(key);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, "left").unwrap();
    path
}

/// A file of a job that nobody knows.
fn orphan(place: &Place, ambient: &Ambient) -> PathBuf {
    let job: Result<JobId> = ambient.new_id();
    left(place, &format!("jobs/{}/1/video.mp4", job.unwrap()))
}

async fn what_nobody_needs_goes_after_a_day(place: Place) {
    let (osirix, clock, ambient) = open(&place).await;
    let account = support::account(&osirix).await;
    let job = osirix.jobs().create_speech(account.id, SpeechRequest::new("Hello.")).await.unwrap();
    assert_eq!(osirix.queue().drain().await.unwrap(), 1);
    let job = osirix.jobs().get(account.id, job.id).await.unwrap();
    assert_eq!(job.state, JobState::Completed, "{:?}", job.error);
    let late = left(&place, &format!("jobs/{}/0/late.bin", job.id));
    let orphans = [orphan(&place, &ambient), orphan(&place, &ambient)];
    let never = [
        left(&place, "accounts/music/tune.wav"),
        left(&place, "jobs/readme.txt"),
        left(&place, "jobs/job_1/1/video.mp4"),
        left(&place, "other/job_1/1/video.mp4"),
    ];
    let made = std::fs::read_dir(place.home().join(format!("blobs/jobs/{}", job.id))).unwrap();
    let made: Vec<_> = made.map(|entry| entry.unwrap().path()).collect();

    clock.advance(23 * HOUR);
    assert_eq!(osirix.operation().remove_orphans().await.unwrap(), 0);
    assert!(late.exists() && orphans.iter().all(|file| file.exists()));
    // The window in which they were made is over as well.
    clock.advance(2 * HOUR);
    assert_eq!(osirix.operation().remove_orphans().await.unwrap(), 2);
    assert!(!late.exists() && !orphans.iter().any(|file| file.exists()));
    assert!(never.iter().all(|file| file.exists()));
    let kept = made.iter().filter(|folder| **folder != late.parent().unwrap());
    for folder in kept {
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), 4, "what the result names");
    }
    let orphan = orphan(&place, &ambient);
    clock.advance(88 * 24 * HOUR);
    assert_eq!(osirix.operation().remove_orphans().await.unwrap(), 1, "also one that is old");
    assert!(!orphan.exists());
    osirix.close().await;
}

async fn what_is_young_waits_or_failed_stays(place: Place) {
    let (osirix, clock, ambient) = open(&place).await;
    let account = support::account(&osirix).await;
    let waits = osirix.jobs().create_speech(account.id, SpeechRequest::new("Hello.")).await;
    let waits = left(&place, &format!("jobs/{}/1/speech.wav", waits.unwrap().id));
    clock.advance(5 * 24 * HOUR);
    let young = orphan(&place, &ambient);
    assert_eq!(osirix.operation().remove_orphans().await.unwrap(), 0);
    assert!(waits.exists() && young.exists());
    let cancelled =
        osirix.jobs().create_speech(account.id, SpeechRequest::new("No.")).await.unwrap();
    osirix.jobs().cancel(account.id, cancelled.id).await.unwrap();
    let cancelled = left(&place, &format!("jobs/{}/1/speech.wav", cancelled.id));
    clock.advance(23 * HOUR);
    osirix.operation().remove_orphans().await.unwrap();
    assert!(cancelled.exists());
    clock.advance(2 * HOUR);
    osirix.operation().remove_orphans().await.unwrap();
    assert!(!cancelled.exists() && !young.exists() && waits.exists());
    osirix.close().await;
}

async fn several_may_look_at_once(place: Place) {
    let (osirix, clock, ambient) = open(&place).await;
    let (other, other_clock, _) = open(&place).await;
    let orphans: Vec<_> = (0..30).map(|_| orphan(&place, &ambient)).collect();
    clock.advance(25 * HOUR);
    other_clock.advance(25 * HOUR);
    let (one, two) = (osirix.operation(), other.operation());
    let (one, two) = tokio::join!(one.remove_orphans(), two.remove_orphans());
    let removed = one.unwrap() + two.unwrap();
    assert!((30..=60).contains(&removed), "both may remove the same: {removed}");
    assert!(!orphans.iter().any(|file| file.exists()));
    other.close().await;
    osirix.close().await;
}
