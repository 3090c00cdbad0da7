//! The process is killed before every write of a job and around every commit, and the job is
//! completed all the same: from its last finished stage, charged once, no hold left.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use std::process::{Command, Stdio};

use osirix::core::jobs::StageRecord;
use osirix::core::store::Store;
use osirix::{Account, Credits, JobId, JobInfo, JobState, Osirix};
use support::{Place, books_balance, short_video};

journeys!(a_kill_at_any_write_charges_once);

/// Says what the child process is to work on.
const CHILD: &str = "OSIRIX_TEST_CRASH_CHILD";

/// The write at which storage kills its own process.
const KILL_AT: &str = "OSIRIX_FAULT_KILL_AT";

async fn a_kill_at_any_write_charges_once(place: Place) {
    let osirix = place.builder().workers(0).build().await.unwrap();
    let store = osirix_storage::open(&place.database_url()).await.unwrap();
    let mut stages_saved_at_death = Vec::new();
    // The first writes of a process are its start; the last is behind the end of the job.
    for kill_at in 1.. {
        let owner = osirix.accounts().open("Ada".into(), None).await.unwrap();
        let job = osirix.jobs().create_video(owner.id, short_video()).await.unwrap();
        let killed = !run_child(&place, &owner, job.id, Some(kill_at));
        let before = stages(&store, job.id).await;
        if killed {
            stages_saved_at_death.push(before.len());
            assert!(run_child(&place, &owner, job.id, None), "the second worker finishes");
        }
        let job = osirix.jobs().get(owner.id, job.id).await.unwrap();
        completed_once(&osirix, &owner, &job).await;
        let after = stages(&store, job.id).await;
        assert_eq!(before, after[..before.len()], "finished stages were not done again");
        if !killed {
            break;
        }
    }
    for finished in 0..=4 {
        assert!(
            stages_saved_at_death.contains(&finished),
            "the process died with {finished} stages finished: {stages_saved_at_death:?}"
        );
    }
    osirix.close().await;
    store.close().await;
}

async fn completed_once(osirix: &Osirix, owner: &Account, job: &JobInfo) {
    assert_eq!(job.state, JobState::Completed, "{job:?}");
    assert!(job.charged.unwrap() > Credits::ZERO);
    books_balance(osirix, owner, &[job]).await;
    let video = job.video().unwrap();
    let stored = osirix.files().info(video.video.clone()).await.unwrap();
    assert_eq!(stored.bytes, video.bytes);
}

async fn stages(store: &dyn Store, id: JobId) -> Vec<StageRecord> {
    store.read().await.unwrap().queue().stages(id).await.unwrap()
}

/// Runs this test program again as the worker; `false` when it was killed.
fn run_child(place: &Place, owner: &Account, job: JobId, kill_at: Option<u32>) -> bool {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child
        .args(["--exact", "the_worker_that_is_killed", "--nocapture"])
        .env(
            CHILD,
            format!("{}|{}|{}|{job}", place.home().display(), place.database_url(), owner.id),
        )
        .stdout(Stdio::null());
    match kill_at {
        Some(number) => child.env(KILL_AT, number.to_string()),
        None => child.env_remove(KILL_AT),
    };
    child.status().unwrap().success()
}

/// Not a test of its own: the process that [`run_child`] starts.
#[tokio::test(flavor = "multi_thread")]
async fn the_worker_that_is_killed() {
    let Ok(task) = std::env::var(CHILD) else { return };
    let [home, url, owner, job] = task.split('|').collect::<Vec<_>>()[..] else { panic!("{task}") };
    let config = osirix::Config {
        home: home.into(),
        database_url: Some(url.to_owned()),
        lease_ms: 1_000,
        ..osirix::Config::default()
    };
    let osirix = Osirix::builder().config(config).build().await.unwrap();
    let job = osirix.jobs().wait(owner.parse().unwrap(), job.parse().unwrap()).await.unwrap();
    assert_eq!(job.state, JobState::Completed);
    osirix.close().await;
}
