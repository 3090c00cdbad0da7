//! Jobs that come after others.

use serde_json::{Value, json};

use super::harness::{Harness, at_once};
use super::own::{Own, asks};
use super::scripted::work_one;
use crate::error::{Error, ErrorCode, Result};
use crate::id::AccountId;
use crate::jobs::{After, Earlier, Job, JobState, Needs, NewJob, StageContext, Waits};

fn after_result(job: &Job) -> After {
    After { job: Earlier::Id(job.id), needs: Needs::Result }
}

/// Fails where it is asked to.
async fn obey(context: StageContext) -> Result<Value> {
    match context.job().request["fail"].as_bool() {
        Some(true) => Err(Error::new(ErrorCode::Media, "as it was asked to")),
        _ => Ok(json!({ "of": context.job().request })),
    }
}

/// Gives the results of the jobs before it.
async fn gather(context: StageContext) -> Result<Value> {
    let earlier = context.earlier().await?;
    Ok(Value::from_iter(earlier.into_iter().map(|job| job.result.unwrap_or_default())))
}

async fn state(h: &Harness, job: &Job) -> JobState {
    h.job(job.id).await.state
}

pub(super) async fn a_chain_runs_in_its_order(h: Harness) {
    let (account, own) = (h.account().await, Own::new("own", gather));
    let mut chain = vec![own.job(account, asks(0))];
    for at in 1..4 {
        chain.push(NewJob { after: vec![After::result_of(at - 1)], ..own.job(account, asks(at)) });
    }
    let jobs = h.service(&[&own]).create_all(chain).await.unwrap();
    assert_eq!(h.books_of(account).await, (92, 8, 0), "the credits of all are held");
    assert_eq!((jobs[1].waits, jobs[1].blockers), (Waits::Jobs, 1));
    let worker = h.hand(&[&own]);
    for job in &jobs {
        assert_eq!(work_one(&worker).await, Some(job.id));
    }
    assert_eq!(work_one(&worker).await, None);
    assert_eq!(h.job(jobs[3].id).await.result, Some(json!([[[[]]]])), "each has those before it");
    assert_eq!(h.books_of(account).await, (96, 0, 4));
}

pub(super) async fn a_batch_of_500_has_one_completion(h: Harness) {
    const MEMBERS: usize = 500;
    let account = h.account_with(2_000).await;
    let (member, done) = (Own::echo("member"), Own::new("done", gather));
    let mut batch: Vec<_> = (0..MEMBERS).map(|n| member.job(account, asks(n))).collect();
    let after = (0..MEMBERS).map(After::end_of).collect();
    batch.push(NewJob { after, ..done.job(account, json!({})) });
    let jobs = h.service(&[&member, &done]).create_all(batch).await.unwrap();
    let last = jobs.last().unwrap();
    assert_eq!((last.waits, last.blockers), (Waits::Jobs, 500));
    let worker = h.hand(&[&member, &done]);
    let mut ran = Vec::new();
    while let Some(id) = work_one(&worker).await {
        ran.push(id);
    }
    assert_eq!((ran.len(), ran.last()), (MEMBERS + 1, Some(&last.id)), "once, and last");
    let results = h.job(last.id).await.result.unwrap();
    assert_eq!(results.as_array().unwrap().len(), MEMBERS);
    assert_eq!(results[499], asks(499), "in the order of their creation");
}

pub(super) async fn without_a_result_those_after_it_are_cancelled(h: Harness) {
    let (account, own) = (h.account().await, Own::new("own", obey));
    let second = NewJob { after: vec![After::result_of(0)], ..own.job(account, asks(2)) };
    let third = NewJob { after: vec![After::result_of(1)], ..own.job(account, asks(3)) };
    let anyway = NewJob { after: vec![After::end_of(1)], ..own.job(account, asks(4)) };
    let first = own.job(account, json!({ "fail": true }));
    let service = h.service(&[&own]);
    let jobs = service.create_all(vec![first, second, third, anyway]).await.unwrap();
    let worker = h.hand(&[&own]);
    assert_eq!(work_one(&worker).await, Some(jobs[0].id));
    assert_eq!(state(&h, &jobs[0]).await, JobState::Failed);
    for job in &jobs[1..3] {
        let job = h.job(job.id).await;
        assert_eq!(job.state, JobState::Cancelled);
        assert!(job.error.unwrap().message.contains("result"), "it says why");
    }
    assert_eq!(work_one(&worker).await, Some(jobs[3].id), "who needs an end alone goes on");
    assert_eq!(h.books_of(account).await, (99, 0, 1), "one was charged, the others went back");
    let cancelled = h.happened(account).await.iter().filter(|e| **e == "job.cancelled").count();
    assert_eq!(cancelled, 2);
}

pub(super) async fn cancelling_a_job_cancels_those_after_it(h: Harness) {
    let (account, own) = (h.account().await, Own::echo("own"));
    let second = NewJob { after: vec![After::result_of(0)], ..own.job(account, asks(2)) };
    let service = h.service(&[&own]);
    let jobs = service.create_all(vec![own.job(account, asks(1)), second]).await.unwrap();
    service.cancel(account, jobs[0].id).await.unwrap();
    assert_eq!(state(&h, &jobs[1]).await, JobState::Cancelled);
    assert_eq!(h.books_of(account).await, (100, 0, 0));
}

pub(super) async fn after_a_job_that_has_ended_it_runs_at_once(h: Harness) {
    let (account, own) = (h.account().await, Own::new("own", obey));
    let service = h.service(&[&own]);
    let done = service.create(own.job(account, asks(1))).await.unwrap();
    let failed = service.create(own.job(account, json!({ "fail": true }))).await.unwrap();
    let worker = h.hand(&[&own]);
    work_one(&worker).await;
    work_one(&worker).await;
    let needs_end = After { job: Earlier::Id(failed.id), needs: Needs::End };
    let next = NewJob { after: vec![after_result(&done), needs_end], ..own.job(account, asks(2)) };
    let next = service.create(next).await.unwrap();
    assert_eq!((next.waits, next.blockers), (Waits::Turn, 0));
    let before = h.records(account).await;
    let never = NewJob { after: vec![after_result(&failed)], ..own.job(account, asks(3)) };
    assert_eq!(service.create(never).await.unwrap_err().code(), ErrorCode::Conflict);
    assert_eq!(h.records(account).await, before);
}

/// This call is refused with this code, and nothing of it is on record.
async fn refused(h: &Harness, account: AccountId, own: &[NewJob], code: ErrorCode) -> Error {
    let before = h.records(account).await;
    let service = h.service(&[&Own::echo("own")]);
    let error = service.create_all(own.to_vec()).await.unwrap_err();
    assert_eq!(error.code(), code, "{error:?}");
    assert_eq!(h.records(account).await, before);
    error
}

pub(super) async fn a_flow_is_created_whole_or_not_at_all(h: Harness) {
    let (account, own) = (h.account().await, Own::echo("own"));
    h.books().hold(super::harness::hold_of(account, 97)).await.unwrap();
    let first = own.job(account, asks(1));
    let second = NewJob { after: vec![After::result_of(0)], ..own.job(account, asks(2)) };
    let error = refused(&h, account, &[first, second], ErrorCode::InsufficientCredits).await;
    assert_eq!(error.context_value("index"), Some("1"), "the credits are enough for one");
}

pub(super) async fn what_cannot_come_before_is_refused(h: Harness) {
    let (account, other) = (h.account().await, h.account().await);
    let own = Own::echo("own");
    let others = h.service(&[&own]).create(own.job(other, asks(1))).await.unwrap();
    let after = |after| NewJob { after: vec![after], ..own.job(account, asks(2)) };
    refused(&h, account, &[after(After::result_of(0))], ErrorCode::InvalidInput).await;
    refused(&h, account, &[after(After::result_of(7))], ErrorCode::InvalidInput).await;
    refused(&h, account, &[after(after_result(&others))], ErrorCode::NotFound).await;
    let unknown = Earlier::Id(h.ambient.new_id().unwrap());
    let unknown = After { job: unknown, needs: Needs::End };
    refused(&h, account, &[after(unknown)], ErrorCode::NotFound).await;
}

pub(super) async fn a_job_comes_once_after_one_that_is_named_twice(h: Harness) {
    let (account, own) = (h.account().await, Own::echo("own"));
    let after = vec![After::end_of(0), After::result_of(0), After::end_of(0)];
    let second = NewJob { after, ..own.job(account, asks(2)) };
    let jobs = vec![own.job(account, asks(1)), second];
    let jobs = h.service(&[&own]).create_all(jobs).await.unwrap();
    assert_eq!(jobs[1].blockers, 1);
    work_one(&h.hand(&[&own])).await;
    assert_eq!(work_one(&h.hand(&[&own])).await, Some(jobs[1].id));
}

/// Jobs end on both handles while others are created that come after them: none is forgotten.
pub(super) async fn ends_at_once_free_what_comes_after_them(h: Harness) {
    const JOBS: usize = 24;
    let account = h.account_with(1_000).await;
    let own = Own::echo("own");
    let service = h.service(&[&own]);
    let first = (0..JOBS).map(|n| own.job(account, asks(n))).collect();
    let first = service.create_all(first).await.unwrap();
    let workers = (0..4).map(|index| {
        let worker = h.hand_on(index, &[&own]);
        async move { while worker.run_next().await.unwrap().is_some() {} }
    });
    let later = first.chunks(2).enumerate().map(|(index, pair)| {
        let after = pair.iter().map(after_result).collect();
        let new = NewJob { after, ..own.job(account, asks(100 + index)) };
        let service = h.service_on(index, &[&own]);
        async move { drop(service.create(new).await.unwrap()) }
    });
    let tasks: Vec<futures_util::future::BoxFuture<'static, ()>> = workers
        .map(|task| Box::pin(task) as _)
        .chain(later.map(|task| Box::pin(task) as _))
        .collect();
    at_once(tasks).await;
    while work_one(&h.hand(&[&own])).await.is_some() {}
    assert_eq!(h.books_of(account).await, (1_000 - 36, 0, 36), "every one ran");
}
