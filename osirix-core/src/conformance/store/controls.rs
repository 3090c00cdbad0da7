//! How many jobs are at work, on all machines together.

use std::collections::HashMap;
use std::time::Duration;

use super::harness::{Harness, at_once};
use super::own::{Own, asks};
use super::scripted::work_one;
use crate::audit::Actor;
use crate::error::ErrorCode;
use crate::id::AccountId;
use crate::jobs::{Ending, Job, JobScope, KindLimits, Lease, Waits, Worker};

const NONE: KindLimits =
    KindLimits { at_once: None, at_once_each: None, starts: None, window_ms: None };

impl Harness {
    async fn limited(&self, own: &std::sync::Arc<Own>, limits: KindLimits) {
        let kind = own.job(self.account().await, asks(0)).kind;
        self.service(&[own]).limit(Actor::System, &kind, limits).await.unwrap();
    }

    async fn many(&self, own: &std::sync::Arc<Own>, account: AccountId, count: usize) -> Vec<Job> {
        let jobs = (0..count).map(|number| own.job(account, asks(number))).collect();
        self.service(&[own]).create_all(jobs).await.unwrap()
    }

    /// Ends a job that a worker took.
    async fn done(&self, worker: &Worker, taken: (std::sync::Arc<Job>, Lease)) {
        let (job, lease) = taken;
        worker.end(&job, &lease, &Ending::Cancelled).await.unwrap();
    }
}

async fn take(worker: &Worker, limit: usize) -> Vec<(std::sync::Arc<Job>, Lease)> {
    worker.take(limit, None).await.unwrap()
}

pub(super) async fn of_a_kind_no_more_are_at_work_than_may_be(h: Harness) {
    let (account, own) = (h.account().await, Own::echo("own"));
    h.limited(&own, KindLimits { at_once: Some(3), ..NONE }).await;
    h.many(&own, account, 10).await;
    let (here, there) = (h.hand_on(0, &[&own]), h.hand_on(1, &[&own]));
    let mut first = take(&here, 2).await;
    assert_eq!((first.len(), take(&there, 8).await.len()), (2, 1), "on all machines together");
    assert!(take(&here, 8).await.is_empty());
    h.done(&here, first.pop().unwrap()).await;
    assert_eq!(take(&there, 8).await.len(), 1);
    h.limited(&own, NONE).await;
    assert_eq!(take(&there, 8).await.len(), 6);
}

pub(super) async fn of_an_account_no_more_are_at_work_than_may_be(h: Harness) {
    let (first, second, own) = (h.account().await, h.account().await, Own::echo("own"));
    h.limited(&own, KindLimits { at_once_each: Some(2), ..NONE }).await;
    let jobs = h.many(&own, first, 20).await;
    h.many(&own, second, 1).await;
    let worker = h.hand(&[&own]);
    let mut taken = take(&worker, 8).await;
    let of_first = taken.iter().filter(|(job, _)| job.account_id == first).count();
    assert_eq!((taken.len(), of_first), (3, 2));
    assert_eq!(h.job(jobs[7].id).await.waits, Waits::Room);
    let at = taken.iter().position(|(job, _)| job.account_id == first).unwrap();
    h.done(&worker, taken.swap_remove(at)).await;
    let next = take(&worker, 8).await;
    assert_eq!(next.len(), 1, "room for one");
    assert_eq!(next[0].0.id, jobs[2].id, "in their order");
}

pub(super) async fn an_account_can_have_a_number_of_its_own(h: Harness) {
    let (account, own) = (h.account().await, Own::echo("own"));
    h.limited(&own, KindLimits { at_once_each: Some(1), ..NONE }).await;
    let jobs = h.many(&own, account, 9).await;
    let worker = h.hand(&[&own]);
    assert_eq!(take(&worker, 8).await.len(), 1);
    let scope = JobScope::Both(jobs[0].kind.clone(), account);
    let service = h.service(&[&own]);
    service.limit_scope(Actor::System, scope, Some(4)).await.unwrap();
    assert_eq!(take(&worker, 8).await.len(), 3, "four at once");
}

pub(super) async fn as_many_begin_in_a_window_as_may(h: Harness) {
    let (account, own) = (h.account().await, Own::echo("own"));
    let limits = KindLimits { starts: Some(3), window_ms: Some(10_000), ..NONE };
    h.limited(&own, limits).await;
    h.many(&own, account, 8).await;
    let (here, there) = (h.hand_on(0, &[&own]), h.hand_on(1, &[&own]));
    assert_eq!((take(&here, 2).await.len(), take(&there, 8).await.len()), (2, 1));
    assert!(take(&here, 8).await.is_empty());
    h.clock.advance(Duration::from_secs(10));
    assert_eq!(take(&here, 8).await.len(), 3);
}

pub(super) async fn what_is_paused_waits_and_goes_on_when_it_is_resumed(h: Harness) {
    let (first, second, own) = (h.account().await, h.account().await, Own::echo("own"));
    let jobs = h.many(&own, first, 2).await;
    h.many(&own, second, 1).await;
    let (service, worker) = (h.service(&[&own]), h.hand(&[&own]));
    let (kind, account) = (JobScope::Kind(jobs[0].kind.clone()), JobScope::Account(first));
    service.pause(Actor::System, kind.clone()).await.unwrap();
    assert_eq!(work_one(&worker).await, None);
    service.pause(Actor::System, account.clone()).await.unwrap();
    service.resume(Actor::System, kind).await.unwrap();
    let id = work_one(&worker).await.expect("the other account goes on");
    assert_eq!(h.job(id).await.account_id, second);
    assert_eq!(work_one(&worker).await, None);
    service.resume(Actor::System, account).await.unwrap();
    assert_eq!(work_one(&worker).await, Some(jobs[0].id));
    assert_eq!(work_one(&worker).await, Some(jobs[1].id));
    assert_eq!(service.controls().await.unwrap(), [], "nothing is said any more");
    assert_eq!(h.actions(first).await.last().unwrap().1, "job.completed");
    let controlled = h.actions(first).await.iter().filter(|a| a.1 == "jobs.controlled").count();
    assert_eq!(controlled, 2);
}

pub(super) async fn other_kinds_do_not_wait_for_one_that_is_full(h: Harness) {
    let (account, full, free) = (h.account().await, Own::echo("full"), Own::echo("free"));
    h.limited(&full, KindLimits { at_once: Some(0), ..NONE }).await;
    h.many(&full, account, 30).await;
    let job = h.many(&free, account, 1).await.remove(0);
    assert_eq!(work_one(&h.hand(&[&full, &free])).await, Some(job.id));
}

pub(super) async fn limits_that_cannot_be_are_refused(h: Harness) {
    let own = Own::echo("own");
    let kind = own.job(h.account().await, asks(0)).kind;
    for window_ms in [0, 86_400_001] {
        let limits = KindLimits { window_ms: Some(window_ms), ..NONE };
        let error = h.service(&[&own]).limit(Actor::System, &kind, limits).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidInput);
        assert_eq!(error.context_value("field"), Some("window_ms"));
    }
}

/// Four workers on both handles take and end jobs of three accounts as fast as they can.
pub(super) async fn under_a_limit_every_job_runs_and_no_more_at_once(h: Harness) {
    const JOBS: usize = 30;
    let at_work = std::sync::Arc::new(std::sync::Mutex::new((HashMap::new(), 0_usize, 0_usize)));
    let seen = at_work.clone();
    let own = Own::new("own", move |context: crate::jobs::StageContext| {
        let seen = seen.clone();
        async move {
            let account = context.job().account_id;
            {
                let mut seen = seen.lock().unwrap();
                *seen.0.entry(account).or_insert(0_usize) += 1;
                let own = seen.0[&account];
                let all = seen.0.values().sum();
                (seen.1, seen.2) = (seen.1.max(own), seen.2.max(all));
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
            *seen.lock().unwrap().0.get_mut(&account).unwrap() -= 1;
            Ok(serde_json::Value::Null)
        }
    });
    h.limited(&own, KindLimits { at_once: Some(3), at_once_each: Some(2), ..NONE }).await;
    for _ in 0..3 {
        let account = h.account().await;
        h.many(&own, account, JOBS / 3).await;
    }
    let (down, shutdown) = tokio::sync::watch::channel(false);
    let workers: Vec<_> = (0..4)
        .map(|index| {
            let (worker, shutdown) = (h.hand_on(index, &[&own]), shutdown.clone());
            tokio::spawn(async move { worker.run(shutdown).await })
        })
        .collect();
    let all = async || (own.begun() == JOBS).then_some(());
    super::harness::until("every job begins", all).await;
    down.send_replace(true);
    at_once(workers.into_iter().map(|worker| async move { worker.await.unwrap() })).await;
    let (_, each, all) = &*at_work.lock().unwrap();
    assert!(*each <= 2 && *all <= 3, "{each} of an account, {all} of all");
}
