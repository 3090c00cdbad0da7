//! One job of a key at a time.

use serde_json::json;

use super::harness::{Harness, at_once};
use super::own::{Own, asks};
use super::scripted::work_one;
use crate::id::AccountId;
use crate::jobs::{JobState, NewJob, Unique, UniqueMode};

fn unique(own: &Own, account: AccountId, number: usize, mode: UniqueMode) -> NewJob {
    let unique = Some(Unique { key: "refresh".to_owned(), mode });
    NewJob { unique, ..own.job(account, asks(number)) }
}

pub(super) async fn while_a_job_is_not_over_another_is_the_same(h: Harness) {
    let (account, own) = (h.account().await, Own::echo("own"));
    let (service, worker) = (h.service(&[&own]), h.hand(&[&own]));
    let first = service.create(unique(&own, account, 1, UniqueMode::Keep)).await.unwrap();
    let again = service.create(unique(&own, account, 2, UniqueMode::Keep)).await.unwrap();
    assert_eq!((again.id, again.request), (first.id, asks(1)));
    assert_eq!(h.books_of(account).await, (98, 2, 0), "one hold");
    let other = h.account().await;
    let others = service.create(unique(&own, other, 1, UniqueMode::Keep)).await.unwrap();
    assert_ne!(others.id, first.id, "keys belong to their account");
    work_one(&worker).await;
    work_one(&worker).await;
    let next = service.create(unique(&own, account, 3, UniqueMode::Keep)).await.unwrap();
    assert_ne!(next.id, first.id, "the first is over");
}

pub(super) async fn of_many_in_a_row_the_last_one_runs(h: Harness) {
    let (account, own) = (h.account().await, Own::echo("own"));
    let service = h.service(&[&own]);
    let mut jobs = Vec::new();
    for number in 0..4 {
        let at = Some(h.ambient.now() + std::time::Duration::from_secs(10));
        let new = NewJob { run_at: at, ..unique(&own, account, number, UniqueMode::Replace) };
        jobs.push(service.create(new).await.unwrap());
        h.clock.advance(std::time::Duration::from_secs(5));
    }
    assert_eq!(h.books_of(account).await, (98, 2, 0), "the replaced gave their credits back");
    let worker = h.hand(&[&own]);
    assert_eq!(work_one(&worker).await, None, "each call begins the pause anew");
    h.clock.advance(std::time::Duration::from_secs(5));
    assert_eq!(work_one(&worker).await, Some(jobs[3].id));
    assert_eq!(work_one(&worker).await, None);
    let replaced = h.job(jobs[0].id).await;
    assert_eq!(replaced.state, JobState::Cancelled);
    assert!(replaced.error.unwrap().message.contains("took its place"));
}

pub(super) async fn a_job_that_has_begun_is_not_replaced(h: Harness) {
    let (account, own) = (h.account().await, Own::echo("own"));
    let service = h.service(&[&own]);
    let first = service.create(unique(&own, account, 1, UniqueMode::Replace)).await.unwrap();
    let kinds = std::slice::from_ref(&first.kind);
    let now = h.ambient.now();
    let until = now + std::time::Duration::from_secs(15);
    let claim = crate::jobs::Claim { owner: "w", kinds, now, until, limit: 1, from: None };
    let mut tx = h.store.begin().await.unwrap();
    assert_eq!(tx.queue().claim(&claim).await.unwrap()[0].id, first.id);
    tx.commit().await.unwrap();
    let next = service.create(unique(&own, account, 2, UniqueMode::Replace)).await.unwrap();
    assert_ne!(next.id, first.id);
    assert_eq!(h.job(first.id).await.state, JobState::Processing);
}

pub(super) async fn a_key_at_once_makes_one_job_at_a_time(h: Harness) {
    for mode in [UniqueMode::Keep, UniqueMode::Replace] {
        let (account, own) = (h.account().await, Own::echo("own"));
        let callers = (0..16).map(|number| {
            let service = h.service_on(number, &[&own]);
            let new = unique(&own, account, number, mode);
            async move { service.create(new).await.expect("every caller gets a job").id }
        });
        let ids = at_once(callers).await;
        let mut waiting = ids;
        waiting.sort_unstable();
        waiting.dedup();
        let mut pending = 0;
        for id in waiting {
            pending += usize::from(h.job(id).await.state == JobState::Pending);
        }
        assert_eq!(pending, 1, "{mode}");
        assert_eq!(h.books_of(account).await, (98, 2, 0), "{mode}");
        work_one(&h.hand(&[&own])).await;
    }
}

pub(super) async fn in_one_call_a_key_makes_one_job(h: Harness) {
    let (account, own) = (h.account().await, Own::echo("own"));
    let service = h.service(&[&own]);
    for (mode, expected) in [(UniqueMode::Keep, 0), (UniqueMode::Replace, 2)] {
        let jobs = (0..3).map(|number| unique(&own, account, number, mode)).collect();
        let jobs = service.create_all(jobs).await.unwrap();
        assert!(jobs.iter().all(|job| job.id == jobs[0].id), "{jobs:?}");
        assert_eq!(jobs[0].request, json!({ "number": expected }), "{mode}");
        work_one(&h.hand(&[&own])).await;
    }
}
