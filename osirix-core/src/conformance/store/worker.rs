use std::time::Duration;

use serde_json::json;
use tokio::sync::watch;

use super::harness::{Harness, hold_of, soon, until};
use super::scripted::{Scripted, Step, config, video, work_one};
use crate::error::{Error, ErrorCode, ErrorRecord, Retry};
use crate::id::AccountId;
use crate::jobs::{Job, JobHandler, JobKind, JobState, NewJob, WorkerConfig};
use crate::ledger::HoldRequest;
use crate::money::Credits;

fn priced(account: AccountId, credits: i64, price: i64) -> NewJob {
    NewJob { request: json!({ "credits": credits, "price": price }), ..video(account) }
}

pub(super) async fn a_job_is_completed_and_charged_its_price(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    h.tick();
    assert_eq!(work_one(&h.worker(&handler)).await, Some(job.id));
    let done = h.job(job.id).await;
    assert_eq!((done.state, done.progress), (JobState::Completed, 100));
    assert_eq!((done.charged, done.attempt, &done.error), (Some(Credits(5)), 1, &None));
    assert_eq!(done.finished_at, Some(h.ambient.now()));
    let made = json!([{ "stage": "speech", "attempt": 1 }, { "stage": "encode", "attempt": 1 }]);
    assert_eq!(done.result, Some(json!({ "made": made })));
    assert_eq!(h.books_of(account).await, (95, 0, 5), "8 were held, 5 charged");
    let owner = (format!("account:{account}"), "job.created");
    assert_eq!(h.actions(account).await, [owner, ("worker:w".to_owned(), "job.completed")]);
    assert_eq!(h.happened(account).await, ["job.created", "job.completed"]);
    assert_eq!(h.audit(account).await[2].details["charged"], 5);
    assert_eq!(handler.calls(), ["speech", "encode", "clean_up"]);
}

pub(super) async fn no_more_is_charged_than_was_held(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let job = h.jobs(&handler).create(priced(account, 8, 500)).await.unwrap();
    work_one(&h.worker(&handler)).await;
    assert_eq!(h.job(job.id).await.charged, Some(Credits(8)));
    assert_eq!(h.books_of(account).await, (92, 0, 8));
}

pub(super) async fn a_price_of_zero_charges_nothing(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let job = h.jobs(&handler).create(priced(account, 8, 0)).await.unwrap();
    work_one(&h.worker(&handler)).await;
    let done = h.job(job.id).await;
    assert_eq!((done.state, done.charged), (JobState::Completed, Some(Credits(0))));
    assert_eq!(h.books_of(account).await, (100, 0, 0));
}

/// The one job of this account is over: with this error, its credits back, all on record.
async fn failed(h: &Harness, account: AccountId, job: &Job, code: ErrorCode) -> ErrorRecord {
    let over = h.job(job.id).await;
    assert_eq!((over.state, over.charged, &over.result), (JobState::Failed, None, &None));
    assert_eq!(over.finished_at, Some(h.ambient.now()));
    assert_eq!(h.books_of(account).await, (100, 0, 0));
    let actions = h.actions(account).await;
    assert_eq!(actions.last(), Some(&("worker:w".to_owned(), "job.failed")));
    assert_eq!(h.happened(account).await, ["job.created", "job.failed"]);
    let error = over.error.expect("the error is kept with the job");
    assert_eq!(error.code, code);
    error
}

pub(super) async fn a_permanent_error_fails_the_job_and_returns_the_credits(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let error = Error::new(ErrorCode::Media, "this voice cannot say that").with("voice", "one");
    handler.then("encode", Step::Fail(error.clone()));
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    work_one(&h.worker(&handler)).await;
    assert_eq!(failed(&h, account, &job, ErrorCode::Media).await, ErrorRecord::from(&error));
    assert_eq!(handler.calls(), ["speech", "encode", "clean_up"]);
    let (account, passing) = (h.account().await, Error::new(ErrorCode::Timeout, "not again"));
    handler.then("speech", Step::Fail(passing.retryable(Retry::Never)));
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    work_one(&h.worker(&handler)).await;
    failed(&h, account, &job, ErrorCode::Timeout).await;
}

fn passing() -> Step {
    Step::Fail(Error::new(ErrorCode::Unavailable, "the engine is away"))
}

pub(super) async fn a_passing_error_is_retried_later(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    handler.then("speech", passing());
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    let worker = h.worker(&handler);
    work_one(&worker).await;
    let again = h.job(job.id).await;
    assert_eq!((again.state, again.attempt, again.finished_at), (JobState::Pending, 1, None));
    assert_eq!(again.error.map(|e| e.code), Some(ErrorCode::Unavailable));
    assert_eq!(h.books_of(account).await, (92, 8, 0), "the credits stay held");
    let pause = again.run_at.since(h.ambient.now());
    let backoff = handler.rules().retry.first;
    assert!(pause >= backoff / 2 && pause <= backoff, "{pause:?}");
    assert_eq!(work_one(&worker).await, None, "not yet");
    h.clock.advance(pause);
    assert_eq!(work_one(&worker).await, Some(job.id));
    let done = h.job(job.id).await;
    assert_eq!((done.state, done.attempt), (JobState::Completed, 2));
    let actions: Vec<_> = h.actions(account).await.into_iter().map(|(_, action)| action).collect();
    assert_eq!(actions, ["job.created", "job.retried", "job.completed"]);
    assert_eq!(h.happened(account).await, ["job.created", "job.completed"]);
}

pub(super) async fn a_job_fails_after_its_last_attempt(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    let worker = h.worker(&handler);
    let retry = handler.rules().retry;
    let mut longest = retry.first;
    for attempt in 1..job.max_attempts {
        handler.then("speech", passing());
        work_one(&worker).await;
        let again = h.job(job.id).await;
        assert_eq!((again.state, again.attempt), (JobState::Pending, attempt));
        let pause = again.run_at.since(h.ambient.now());
        assert!(pause >= longest / 2 && pause <= longest, "attempt {attempt}: {pause:?}");
        longest = (longest * 2).min(retry.longest);
        h.clock.advance(pause);
    }
    handler.then("speech", passing());
    work_one(&worker).await;
    failed(&h, account, &job, ErrorCode::Unavailable).await;
    assert_eq!(handler.calls().len(), 6, "five attempts and the cleaning up");
    h.clock.advance(Duration::from_secs(3_600));
    assert_eq!(work_one(&worker).await, None);
}

pub(super) async fn a_stage_that_takes_too_long_is_stopped(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::hasty());
    handler.then("speech", Step::Hang);
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    work_one(&h.worker(&handler)).await;
    let again = h.job(job.id).await;
    assert_eq!((again.state, again.attempt), (JobState::Pending, 1));
    let error = again.error.expect("why it is tried again");
    assert_eq!(error.code, ErrorCode::Timeout);
    assert!(error.context.contains(&("stage".to_owned(), "speech".to_owned())), "{error:?}");
    h.clock.advance(Duration::from_secs(1));
    work_one(&h.worker(&handler)).await;
    assert_eq!(h.job(job.id).await.state, JobState::Completed);
}

pub(super) async fn a_panic_fails_the_job(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    handler.then("encode", Step::Panic);
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    let worker = h.worker(&handler);
    work_one(&worker).await;
    let error = failed(&h, account, &job, ErrorCode::Internal).await;
    assert!(error.context.contains(&("stage".to_owned(), "encode".to_owned())), "{error:?}");
    h.jobs(&handler).create(video(account)).await.unwrap();
    assert!(work_one(&worker).await.is_some(), "the worker goes on");
    assert_eq!(h.books_of(account).await, (95, 0, 5));
}

pub(super) async fn a_panic_at_the_end_fails_the_job(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::panics_at_the_end());
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    let worker = h.worker(&handler);
    let worked = tokio::spawn(async move { worker.run_next().await });
    let worked = soon("the job ends", worked).await.expect("the worker outlives its job");
    assert_eq!(worked.unwrap(), Some(job.id));
    failed(&h, account, &job, ErrorCode::Internal).await;
}

pub(super) async fn a_job_waits_for_a_worker_who_does_its_kind(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    let other = h.worker(&Scripted::of(JobKind::TTS));
    assert_eq!(work_one(&other).await, None);
    let lost = h.queue().claim("lost", Duration::from_secs(15)).await.expect("a job");
    h.clock.advance(Duration::from_secs(16));
    assert_eq!(work_one(&other).await, None, "nor does it take what another left behind");
    assert_eq!((lost.id, work_one(&h.worker(&handler)).await), (job.id, Some(job.id)));
}

pub(super) async fn an_idle_worker_finds_nothing(h: Harness) {
    let account = h.account().await;
    let before = h.records(account).await;
    assert_eq!(work_one(&h.worker(&Scripted::new())).await, None);
    assert_eq!(h.records(account).await, before);
}

pub(super) async fn workers_side_by_side_do_every_job_once(h: Harness) {
    const JOBS: usize = 12;
    let (account, handler) = (h.account().await, Scripted::new());
    let (down, shutdown) = watch::channel(false);
    let workers: Vec<_> = (0..2)
        .map(|i| {
            let config = WorkerConfig { concurrency: 3, ..config(&format!("w{i}")) };
            let (worker, shutdown) = (h.worker_with(i, &handler, config), shutdown.clone());
            tokio::spawn(async move { worker.run(shutdown).await })
        })
        .collect();
    let mut jobs = Vec::new();
    for i in 0..JOBS {
        jobs.push(h.jobs_on(i, &handler).create(video(account)).await.unwrap().id);
    }
    for id in jobs {
        let done = soon("the job ends", h.jobs(&handler).wait(account, id)).await.unwrap();
        assert_eq!((done.state, done.attempt), (JobState::Completed, 1));
    }
    down.send_replace(true);
    for worker in workers {
        soon("the worker stops", worker).await.unwrap();
    }
    for stage in ["speech", "encode", "clean_up"] {
        let calls = handler.calls().iter().filter(|call| *call == stage).count();
        assert_eq!(calls, JOBS, "{stage}");
    }
    let charged = 5 * JOBS as i64;
    assert_eq!(h.books_of(account).await, (100 - charged, 0, charged));
}

pub(super) async fn a_worker_lets_holds_expire(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let request = HoldRequest { lifetime: Some(Duration::from_secs(1)), ..hold_of(account, 9) };
    let hold = h.books().hold(request).await.unwrap();
    h.clock.advance(Duration::from_secs(2));
    let (down, shutdown) = watch::channel(false);
    let worker = h.worker(&handler);
    let running = tokio::spawn(async move { worker.run(shutdown).await });
    let back = async || (h.books_of(account).await == (100, 0, 0)).then_some(());
    until("the credits come back", back).await;
    down.send_replace(true);
    soon("the worker stops", running).await.unwrap();
    assert_eq!(h.actions(account).await, [("worker:w".to_owned(), "credits.hold_expired")]);
    assert_eq!(h.audit(account).await[1].subject, hold.id.to_string());
}
