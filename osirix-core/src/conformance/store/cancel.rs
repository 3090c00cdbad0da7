use std::time::Duration;

use super::harness::{Harness, at_once, soon};
use super::scripted::{Scripted, Step, video, work_one};
use crate::error::{Error, ErrorCode};
use crate::jobs::JobState;

pub(super) async fn a_waiting_job_is_cancelled_at_once(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    h.tick();
    let cancelled = h.jobs(&handler).cancel(account, job.id).await.unwrap();
    assert_eq!((cancelled.state, cancelled.charged), (JobState::Cancelled, None));
    assert_eq!(cancelled.finished_at, Some(h.ambient.now()));
    assert_eq!(h.job(job.id).await, cancelled);
    assert_eq!(h.books_of(account).await, (100, 0, 0));
    let owner = format!("account:{account}");
    let expected = [(owner.clone(), "job.created"), (owner, "job.cancelled")];
    assert_eq!(h.actions(account).await, expected);
    assert_eq!(h.happened(account).await, ["job.created", "job.cancelled"]);
    assert_eq!(work_one(&h.worker(&handler)).await, None);
}

pub(super) async fn a_waiting_job_that_is_cancelled_leaves_nothing_behind(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let passing = Error::new(ErrorCode::Unavailable, "the disk is away");
    handler.then("encode", Step::Fail(passing));
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    work_one(&h.worker(&handler)).await;
    assert_eq!(handler.calls(), ["speech", "encode"], "its speech waits for the next attempt");
    h.jobs(&handler).cancel(account, job.id).await.unwrap();
    assert_eq!(handler.calls(), ["speech", "encode", "clean_up"]);
}

pub(super) async fn a_running_job_is_cancelled_by_its_worker(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let gate = handler.gate("speech", 0.5);
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    let worker = h.worker(&handler);
    let working = tokio::spawn(async move { worker.run_next().await });
    gate.reached().await;
    h.tick();
    let told = h.jobs(&handler).cancel(account, job.id).await.unwrap();
    assert!(told.cancel_requested, "{told:?}");
    h.tick();
    soon("the worker hears of it", working).await.unwrap().unwrap();
    let over = h.job(job.id).await;
    assert_eq!((over.state, over.charged, over.result), (JobState::Cancelled, None, None));
    assert_eq!(h.books_of(account).await, (100, 0, 0));
    assert_eq!(handler.calls(), ["speech", "clean_up"], "no stage after it");
    let actions = h.actions(account).await;
    assert_eq!(actions[1].1, "job.cancel_requested");
    assert_eq!(actions[2], ("worker:w".to_owned(), "job.cancelled"));
    assert_eq!(h.happened(account).await, ["job.created", "job.cancelled"]);
}

pub(super) async fn a_wish_to_cancel_outlives_its_worker(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    let lost = h.queue().claim("lost", Duration::from_secs(15)).await.expect("a job");
    assert_eq!(lost.id, job.id);
    h.jobs(&handler).cancel(account, job.id).await.unwrap();
    h.clock.advance(Duration::from_secs(16));
    assert_eq!(work_one(&h.worker(&handler)).await, Some(job.id));
    assert_eq!(h.job(job.id).await.state, JobState::Cancelled);
    assert_eq!(h.books_of(account).await, (100, 0, 0));
    assert_eq!(handler.calls(), ["clean_up"], "no stage begins");
}

pub(super) async fn cancelling_again_changes_nothing(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let jobs = h.jobs(&handler);
    let running = jobs.create(video(account)).await.unwrap();
    h.queue().claim("w", Duration::from_secs(15)).await.expect("a job");
    h.tick();
    let waiting = jobs.create(video(account)).await.unwrap();
    for id in [running.id, waiting.id] {
        let first = jobs.cancel(account, id).await.unwrap();
        let before = h.records(account).await;
        h.tick();
        assert_eq!(jobs.cancel(account, id).await.unwrap(), first);
        assert_eq!(h.records(account).await, before);
    }
}

pub(super) async fn a_job_that_is_over_cannot_be_cancelled(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let jobs = h.jobs(&handler);
    let done = jobs.create(video(account)).await.unwrap();
    work_one(&h.worker(&handler)).await;
    handler.then("speech", Step::Panic);
    let failed = jobs.create(video(account)).await.unwrap();
    work_one(&h.worker(&handler)).await;
    let before = h.records(account).await;
    for (id, state) in [(done.id, "completed"), (failed.id, "failed")] {
        let error = jobs.cancel(account, id).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::Conflict);
        assert_eq!(error.context_value("state"), Some(state));
    }
    assert_eq!(h.records(account).await, before);
    let unknown = h.ambient.new_id().unwrap();
    assert_eq!(jobs.cancel(account, unknown).await.unwrap_err().code(), ErrorCode::NotFound);
}

pub(super) async fn of_cancel_and_worker_at_once_credits_come_out_right(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let mut spent = 0;
    for round in 0..12 {
        let job = h.jobs(&handler).create(video(account)).await.unwrap();
        let jobs = h.jobs_on(round, &handler);
        let worker = h.worker_with(round + 1, &handler, super::scripted::config("w"));
        let calls = (0..2).map(|i| {
            let (jobs, worker) = (jobs.clone(), worker.clone());
            async move {
                match i {
                    0 => jobs.cancel(account, job.id).await.map(|_| ()),
                    _ => worker.run_next().await.map(|_| ()),
                }
            }
        });
        let answers = at_once(calls).await;
        let over = h.job(job.id).await;
        match over.state {
            JobState::Completed => spent += 5,
            state => assert_eq!(state, JobState::Cancelled),
        }
        answers[1].as_ref().expect("the worker works");
        let refused = answers[0].as_ref().err().map(Error::code);
        assert!(matches!(refused, None | Some(ErrorCode::Conflict)), "{answers:?}");
        assert_eq!(h.books_of(account).await, (100 - spent, 0, spent), "{over:?}");
    }
}
