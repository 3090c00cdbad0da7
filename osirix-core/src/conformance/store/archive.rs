//! Jobs that are over, and whoever is told of them.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};

use super::harness::{Harness, at_once, hold_of};
use super::own::{Own, asks};
use super::scripted::work_one;
use crate::audit::Actor;
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result};
use crate::jobs::{
    Change, Job, JobFilter, JobKind, JobObserver, JobService, JobState, NewJob, Rules,
    StageContext, Waits,
};
use crate::page::PageRequest;

/// Fails while it is told to, after a step that is not to be done twice.
fn failing(broken: &Arc<Mutex<bool>>, steps: &Arc<Mutex<usize>>) -> Arc<Own> {
    let (broken, steps) = (broken.clone(), steps.clone());
    Own::new("own", move |context: StageContext| {
        let (broken, steps) = (broken.clone(), steps.clone());
        async move {
            let step = async || {
                *steps.lock().unwrap() += 1;
                Ok(1)
            };
            let _: u32 = context.step("first", step).await?;
            let is_broken = *broken.lock().unwrap();
            match is_broken {
                true => Err(Error::new(ErrorCode::Media, "the engine is broken")),
                false => Ok(json!("mended")),
            }
        }
    })
}

async fn listed(service: &JobService, kind: Option<&JobKind>) -> Vec<Job> {
    service.failed(kind, &PageRequest::default()).await.unwrap().items
}

pub(super) async fn a_failed_job_can_be_sent_on_its_way_again(h: Harness) {
    let account = h.account().await;
    let (broken, steps) = (Arc::new(Mutex::new(true)), Arc::new(Mutex::new(0)));
    let own = failing(&broken, &steps);
    let (service, worker) = (h.service(&[&own]), h.hand(&[&own]));
    let job = service.create(own.job(account, asks(1))).await.unwrap();
    work_one(&worker).await;
    assert_eq!(listed(&service, None).await, [h.job(job.id).await]);
    assert_eq!(h.books_of(account).await, (100, 0, 0));
    *broken.lock().unwrap() = false;
    let actor = Actor::Account(account);
    let again = service.redrive(actor.clone(), account, job.id).await.unwrap();
    assert_eq!((again.state, again.attempt), (JobState::Pending, 0));
    assert_ne!(again.hold_id, job.hold_id);
    assert_eq!(h.books_of(account).await, (98, 2, 0), "its credits are held anew");
    assert_eq!(work_one(&worker).await, Some(job.id));
    assert_eq!(h.job(job.id).await.result, Some(json!("mended")));
    assert_eq!(*steps.lock().unwrap(), 1, "finished steps are not done again");
    assert_eq!(h.books_of(account).await, (99, 0, 1));
    assert_eq!(h.happened(account).await[2..], ["job.redriven", "job.completed"]);
    let refused = service.redrive(actor, account, job.id).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Conflict, "it is completed");
    h.reconciled(account).await;
}

pub(super) async fn redriving_at_once_holds_once(h: Harness) {
    let account = h.account().await;
    let (broken, steps) = (Arc::new(Mutex::new(true)), Arc::default());
    let own = failing(&broken, &steps);
    let job = h.service(&[&own]).create(own.job(account, asks(1))).await.unwrap();
    work_one(&h.hand(&[&own])).await;
    let callers = (0..6).map(|index| {
        let service = h.service_on(index, &[&own]);
        async move { service.redrive(Actor::System, account, job.id).await.is_ok() }
    });
    let won = at_once(callers).await.into_iter().filter(|won| *won).count();
    assert_eq!((won, h.books_of(account).await), (1, (98, 2, 0)));
}

pub(super) async fn a_redrive_that_cannot_be_writes_nothing(h: Harness) {
    let (account, other) = (h.account().await, h.account().await);
    let (broken, steps) = (Arc::new(Mutex::new(true)), Arc::default());
    let own = failing(&broken, &steps);
    let service = h.service(&[&own]);
    let job = service.create(own.job(account, asks(1))).await.unwrap();
    let early = service.redrive(Actor::System, account, job.id).await.unwrap_err();
    assert_eq!(early.code(), ErrorCode::Conflict);
    work_one(&h.hand(&[&own])).await;
    let others = service.redrive(Actor::System, other, job.id).await.unwrap_err();
    assert_eq!(others.code(), ErrorCode::NotFound);
    h.books().hold(hold_of(account, 99)).await.unwrap();
    let before = h.records(account).await;
    let poor = service.redrive(Actor::System, account, job.id).await.unwrap_err();
    assert_eq!(poor.code(), ErrorCode::InsufficientCredits);
    assert_eq!(h.records(account).await, before);
}

pub(super) async fn failed_jobs_are_listed_by_kind(h: Harness) {
    let account = h.account().await;
    let fail = async |_: StageContext| -> Result<Value> {
        Err(Error::new(ErrorCode::Media, "as it was asked to"))
    };
    let (one, other) = (Own::new("one", fail), Own::new("other", fail));
    let (service, worker) = (h.service(&[&one, &other]), h.hand(&[&one, &other]));
    for own in [&one, &other, &one] {
        service.create(own.job(account, asks(1))).await.unwrap();
        h.tick();
        work_one(&worker).await;
    }
    let all = listed(&service, None).await;
    assert_eq!(all.len(), 3);
    assert!(all.is_sorted_by_key(|job| std::cmp::Reverse(job.finished_at)), "the latest first");
    let kind: JobKind = "one".parse().unwrap();
    assert_eq!(listed(&service, Some(&kind)).await.len(), 2);
    let filter = JobFilter { kind: Some(kind), state: Some(JobState::Failed) };
    let page = service.list(account, &filter, &PageRequest::default()).await.unwrap();
    assert_eq!(page.items.len(), 2);
    let filter = JobFilter { kind: None, state: Some(JobState::Completed) };
    let page = service.list(account, &filter, &PageRequest::default()).await.unwrap();
    assert_eq!(page.items, []);
}

pub(super) async fn what_need_not_stay_is_removed(h: Harness) {
    let account = h.account().await;
    let rules = Rules { keep: Some(Duration::from_secs(60)), ..Rules::default() };
    let own = Own::with("own", rules, async |context: StageContext| {
        context.save("half", &1).await?;
        Ok(json!(2))
    });
    let for_ever = Own::echo("for-ever");
    let (service, worker) = (h.service(&[&own, &for_ever]), h.hand(&[&own, &for_ever]));
    let after = vec![crate::jobs::After::end_of(0)];
    let jobs = vec![own.job(account, asks(1)), NewJob { after, ..for_ever.job(account, asks(2)) }];
    let jobs = service.create_all(jobs).await.unwrap();
    assert_eq!(worker.drain().await.unwrap(), 2);
    h.tick();
    let waiting = service.create(own.job(account, asks(3))).await.unwrap();
    h.clock.advance(Duration::from_secs(59));
    assert_eq!(service.remove_past(100).await.unwrap(), 0);
    h.clock.advance(Duration::from_secs(1));
    assert_eq!(service.remove_past(100).await.unwrap(), 1);
    let gone = service.get(account, jobs[0].id).await.unwrap_err();
    assert_eq!(gone.code(), ErrorCode::NotFound);
    let page = PageRequest::first(1);
    let listed = service.list(account, &JobFilter::default(), &page).await.unwrap();
    assert_eq!((listed.items[0].id, listed.next.is_some()), (waiting.id, true), "a page is full");
    assert_eq!(h.queue().stages(jobs[0].id).await, []);
    assert_eq!(h.job(jobs[1].id).await.state, JobState::Completed);
    assert_eq!(h.job(waiting.id).await.state, JobState::Pending, "it is not over");
    h.reconciled(account).await;
}

pub(super) async fn depths_tell_what_waits_for_what(h: Harness) {
    let (account, own) = (h.account().await, Own::echo("own"));
    let service = h.service(&[&own]);
    let later = Some(h.ambient.now() + Duration::from_secs(60));
    let after = vec![crate::jobs::After::end_of(0)];
    let jobs = vec![
        own.job(account, asks(1)),
        own.job(account, asks(2)),
        NewJob { run_at: later, ..own.job(account, asks(3)) },
        NewJob { after, ..own.job(account, asks(4)) },
    ];
    service.create_all(jobs).await.unwrap();
    assert_eq!(h.hand(&[&own]).take(1, None).await.unwrap().len(), 1);
    let mut depths: Vec<_> = service
        .depths()
        .await
        .unwrap()
        .into_iter()
        .map(|depth| {
            assert_eq!(depth.oldest, h.ambient.now());
            (depth.state, depth.waits, depth.count)
        })
        .collect();
    depths.sort_by_key(|(state, waits, _)| (state.as_str(), waits.as_str()));
    let pending = JobState::Pending;
    let expected = [
        (pending, Waits::Jobs, 1),
        (pending, Waits::Time, 1),
        (pending, Waits::Turn, 1),
        (JobState::Processing, Waits::Turn, 1),
    ];
    assert_eq!(depths, expected);
}

/// Notes what it is told, and panics at one thing.
#[derive(Default)]
struct Notes(Mutex<Vec<Change>>);

impl JobObserver for Notes {
    fn changed(&self, _job: &Job, change: Change, _now: Timestamp) {
        self.0.lock().unwrap().push(change);
        assert!(change != Change::Begun, "an observer may be wrong");
    }
}

pub(super) async fn observers_and_metrics_are_told_of_every_change(h: Harness) {
    let account = h.account().await;
    let own = Own::new("own", async |context: StageContext| match context.job().attempt {
        1 => Err(Error::new(ErrorCode::Unavailable, "the network is away")),
        _ => Ok(json!(1)),
    });
    let notes = Arc::new(Notes::default());
    let service = h.service(&[&own]).observed_by(vec![notes.clone()]);
    let worker = crate::jobs::Worker::of(service.clone(), super::scripted::config("w"));
    service.create(own.job(account, asks(1))).await.unwrap();
    let waiting = service.create(own.job(account, asks(2))).await.unwrap();
    service.cancel(account, waiting.id).await.unwrap();
    work_one(&worker).await;
    h.clock.advance(Duration::from_secs(10));
    work_one(&worker).await;
    let expected = [
        Change::Created,
        Change::Created,
        Change::Cancelled,
        Change::Begun,
        Change::Retried,
        Change::Begun,
        Change::Completed,
    ];
    assert_eq!(*notes.0.lock().unwrap(), expected);
    let metrics = service.metrics()[&"own".parse::<JobKind>().unwrap()];
    assert_eq!((metrics.created, metrics.begun, metrics.retried), (2, 2, 1));
    assert_eq!((metrics.completed, metrics.failed, metrics.cancelled), (1, 0, 1));
    assert_eq!(metrics.worked_us, 10_000_000);
}
