use std::time::Duration;

use tokio::sync::watch;

use super::harness::{Harness, soon, until};
use super::scripted::{Scripted, Step, config, video, work_one};
use crate::error::{Error, ErrorCode};
use crate::jobs::{JobState, WorkerConfig};

/// Never heard of again between its stages.
fn silent(name: &str) -> WorkerConfig {
    WorkerConfig { heartbeat: Duration::from_secs(3_600), ..config(name) }
}

pub(super) async fn the_next_attempt_goes_on_at_the_last_checkpoint(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    handler.then("encode", Step::Fail(Error::new(ErrorCode::Busy, "the disk is busy")));
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    work_one(&h.worker_with(0, &handler, config("first"))).await;
    h.clock.advance(Duration::from_secs(1));
    work_one(&h.worker_with(1, &handler, config("second"))).await;
    assert_eq!(handler.calls(), ["speech", "encode", "encode", "clean_up"]);
    let made = h.job(job.id).await.result.expect("a result");
    assert_eq!(made["made"][0]["attempt"], 1, "the speech is that of the first attempt");
    assert_eq!(made["made"][1]["attempt"], 2);
    let stages = h.queue().stages(job.id).await;
    let finished: Vec<_> = stages.iter().map(|s| (s.name.as_str(), s.attempt)).collect();
    assert_eq!(finished, [("speech", 1), ("encode", 2)]);
}

pub(super) async fn a_shutdown_hands_the_job_back(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let gate = handler.gate("encode", 0.5);
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    let (down, shutdown) = watch::channel(false);
    let worker = h.worker(&handler);
    let running = tokio::spawn(async move { worker.run(shutdown).await });
    gate.reached().await;
    let mut signals = h.bus.subscribe();
    down.send_replace(true);
    soon("the worker stops", running).await.unwrap();
    let back = h.job(job.id).await;
    assert_eq!((back.state, back.attempt, back.error), (JobState::Pending, 0, None));
    assert_eq!(h.books_of(account).await, (92, 8, 0), "the credits stay held");
    let ready = async { while signals.recv().await.unwrap() != crate::events::Signal::JobReady {} };
    soon("other workers are woken", ready).await;
    assert_eq!(work_one(&h.worker_with(0, &handler, config("next"))).await, Some(job.id));
    let done = h.job(job.id).await;
    assert_eq!((done.state, done.attempt), (JobState::Completed, 1));
    assert_eq!(handler.calls(), ["speech", "encode", "encode", "clean_up"]);
    assert_eq!(h.books_of(account).await, (95, 0, 5));
}

pub(super) async fn a_lost_shutdown_sender_is_a_shutdown(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let gate = handler.gate("speech", 0.5);
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    let (down, shutdown) = watch::channel(false);
    let worker = h.worker(&handler);
    let running = tokio::spawn(async move { worker.run(shutdown).await });
    gate.reached().await;
    drop(down);
    soon("nobody is left who could stop it", running).await.unwrap();
    assert_eq!(h.job(job.id).await.state, JobState::Pending);
}

pub(super) async fn a_stuck_worker_cannot_end_the_job_of_its_successor(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let gate = handler.gate("encode", 0.5);
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    let stuck = h.worker_with(0, &handler, silent("stuck"));
    let working = tokio::spawn(async move { stuck.run_next().await });
    gate.reached().await;
    assert_eq!(work_one(&h.worker(&handler)).await, None, "its lease is good");
    h.clock.advance(Duration::from_secs(16));
    assert_eq!(work_one(&h.worker(&handler)).await, Some(job.id));
    let done = h.job(job.id).await;
    assert_eq!((done.state, done.attempt), (JobState::Completed, 2));
    let before = h.records(account).await;
    gate.open();
    soon("the stuck worker ends", working).await.unwrap().expect("and lives on");
    assert_eq!(h.job(job.id).await, done, "its late result is refused");
    assert_eq!(h.records(account).await, before);
    assert_eq!(h.books_of(account).await, (95, 0, 5), "charged once");
    assert_eq!(handler.calls(), ["speech", "encode", "encode", "clean_up"]);
}

pub(super) async fn a_worker_that_hears_of_its_lost_lease_stops(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let gate = handler.gate("speech", 0.1);
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    // Its heartbeat is slower than the clock is moved, and quicker than the behaviour's patience.
    let slow = WorkerConfig { heartbeat: Duration::from_millis(700), ..config("slow") };
    let slow = h.worker_with(0, &handler, slow);
    let working = tokio::spawn(async move { slow.run_next().await });
    gate.reached().await;
    let takes_over = async || {
        h.clock.advance(Duration::from_secs(16));
        h.queue().claim("successor", Duration::from_secs(15)).await
    };
    let successor = until("another takes the job", takes_over).await;
    assert_eq!(successor.id, job.id);
    soon("the worker hears of it in the middle of its stage", working).await.unwrap().unwrap();
    let after = h.job(job.id).await;
    assert_eq!((after.state, after.fence), (JobState::Processing, successor.fence));
    assert_eq!(handler.calls(), ["speech"], "no cleaning up of a job that is another's");
}

pub(super) async fn a_heartbeat_keeps_the_lease(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let gate = handler.gate("speech", 0.5);
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    let worker = h.worker(&handler);
    let working = tokio::spawn(async move { worker.run_next().await });
    gate.reached().await;
    for _ in 0..4 {
        h.clock.advance(Duration::from_secs(10));
        let mut signals = h.bus.subscribe();
        // The first renewal may have begun before the clock moved; the second did not.
        for _ in 0..2 {
            let renewed = async {
                while signals.recv().await.unwrap() != crate::events::Signal::JobChanged(job.id) {}
            };
            soon("a heartbeat", renewed).await;
        }
        assert_eq!(h.queue().claim("thief", Duration::from_secs(15)).await, None);
    }
    gate.open();
    soon("the worker ends", working).await.unwrap().unwrap();
    let done = h.job(job.id).await;
    assert_eq!((done.state, done.attempt, done.fence), (JobState::Completed, 1, 1));
}

pub(super) async fn a_job_whose_workers_all_vanish_fails(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    for attempt in 1..=job.max_attempts {
        let lost = h.queue().claim("lost", Duration::from_secs(15)).await.expect("a job");
        assert_eq!(lost.attempt, attempt);
        h.clock.advance(Duration::from_secs(16));
    }
    assert_eq!(work_one(&h.worker(&handler)).await, Some(job.id));
    let over = h.job(job.id).await;
    assert_eq!(over.state, JobState::Failed);
    assert_eq!(over.error.map(|e| e.code), Some(ErrorCode::Internal));
    assert_eq!(h.books_of(account).await, (100, 0, 0));
    assert_eq!(handler.calls(), ["clean_up"], "no stage begins a sixth time");
}
