use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::broadcast;

use super::harness::{Harness, soon, until};
use super::scripted::{Scripted, Step, video, work_one};
use crate::error::{Error, ErrorCode};
use crate::events::{EventBus, Signal};
use crate::jobs::{Job, JobService, JobState, Watch};

async fn next(watch: &mut Watch) -> Option<Job> {
    soon("the watch goes on", watch.next()).await.unwrap()
}

pub(super) async fn a_watch_sees_every_state_in_order_and_ends(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let (speech, encode) = (handler.gate("speech", 0.0), handler.gate("encode", 0.0));
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    let mut watch = h.jobs(&handler).watch(account, job.id).await.unwrap();
    assert_eq!(next(&mut watch).await, Some(job.clone()), "at first the job as it is");
    let worker = h.worker(&handler);
    let working = tokio::spawn(async move { worker.run_next().await });
    let mut seen = Vec::new();
    speech.reached().await;
    seen.push(next(&mut watch).await.expect("it runs"));
    speech.open();
    encode.reached().await;
    encode.open();
    while let Some(job) = next(&mut watch).await {
        seen.push(job);
    }
    soon("the worker ends", working).await.unwrap().unwrap();
    assert!(seen.windows(2).all(|pair| pair[0] != pair[1]), "only changes: {seen:#?}");
    assert!(seen.windows(2).all(|pair| pair[0].progress <= pair[1].progress), "{seen:#?}");
    assert_eq!(seen[0].state, JobState::Processing);
    let last = seen.last().expect("it ended");
    assert_eq!((last.state, last.progress), (JobState::Completed, 100));
    assert_eq!(last, &h.job(job.id).await);
    assert_eq!(next(&mut watch).await, None, "and stays at its end");
}

pub(super) async fn a_watch_sees_stage_and_progress(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let gate = handler.gate("encode", 0.5);
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    let mut watch = h.jobs(&handler).watch(account, job.id).await.unwrap();
    let worker = h.worker(&handler);
    let working = tokio::spawn(async move { worker.run_next().await });
    gate.reached().await;
    h.clock.advance(Duration::from_secs(7));
    let halfway = async {
        loop {
            let job = next(&mut watch).await.expect("it is not over");
            if job.progress == 70 {
                return job;
            }
        }
    };
    let job_at = soon("40 and half of 60 percent", halfway).await;
    assert_eq!(job_at.stage.as_deref(), Some("encode"));
    assert_eq!(job_at.eta(h.ambient.now()), Some(Duration::from_secs(3)), "7 s for 70 percent");
    gate.open();
    soon("the worker ends", working).await.unwrap().unwrap();
    until("the watch ends", async || next(&mut watch).await.is_none().then_some(())).await;
    assert_eq!(h.job(job.id).await.progress, 100);
}

pub(super) async fn a_watch_of_a_finished_job_ends_after_it(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    work_one(&h.worker(&handler)).await;
    let mut watch = h.jobs(&handler).watch(account, job.id).await.unwrap();
    assert_eq!(next(&mut watch).await, Some(h.job(job.id).await));
    assert_eq!(next(&mut watch).await, None);
}

pub(super) async fn waiting_returns_the_final_job(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    handler.then("encode", Step::Fail(Error::new(ErrorCode::Media, "no picture")));
    let jobs = h.jobs(&handler);
    let job = jobs.create(video(account)).await.unwrap();
    let waiting = tokio::spawn(async move { jobs.wait(account, job.id).await });
    work_one(&h.worker(&handler)).await;
    let over = soon("the waiter is told", waiting).await.unwrap().unwrap();
    assert_eq!((over.state, &over), (JobState::Failed, &h.job(job.id).await));
}

pub(super) async fn a_watch_is_for_the_owner(h: Harness) {
    let (account, other, handler) = (h.account().await, h.account().await, Scripted::new());
    let jobs = h.jobs(&handler);
    let job = jobs.create(video(account)).await.unwrap();
    let watched = jobs.watch(other, job.id).await.err().map(|e| e.code());
    assert_eq!(watched, Some(ErrorCode::NotFound));
    assert_eq!(jobs.wait(other, job.id).await.unwrap_err().code(), ErrorCode::NotFound);
}

/// A bus of another process: what happens elsewhere is not heard on it.
struct Deaf(broadcast::Sender<Signal>);

#[async_trait]
impl EventBus for Deaf {
    fn publish(&self, _: Signal) {}

    fn subscribe(&self) -> broadcast::Receiver<Signal> {
        self.0.subscribe()
    }

    async fn close(&self) {}
}

pub(super) async fn a_watch_sees_what_another_process_did(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    let bus = Arc::new(Deaf(broadcast::channel(8).0));
    let elsewhere = JobService::new(h.second.clone(), bus, h.ambient.clone(), &[]);
    let mut watch = elsewhere.watch(account, job.id).await.unwrap();
    assert_eq!(next(&mut watch).await, Some(job.clone()));
    work_one(&h.worker(&handler)).await;
    assert_eq!(next(&mut watch).await, Some(h.job(job.id).await));
    assert_eq!(next(&mut watch).await, None);
}
