//! Many jobs created at the same moment.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::json;

use super::harness::{Harness, at_once};
use super::scripted::{Scripted, video};
use crate::error::{Error, ErrorCode, Result};
use crate::id::AccountId;
use crate::jobs::{Job, JobKind, NewJob};

fn keyed(account: AccountId, key: &str) -> NewJob {
    NewJob { idempotency_key: Some(key.to_owned()), ..video(account) }
}

fn codes(jobs: &[Result<Job>]) -> Vec<Option<ErrorCode>> {
    jobs.iter().map(|job| job.as_ref().err().map(Error::code)).collect()
}

impl Harness {
    async fn create_all(&self, jobs: Vec<NewJob>) -> Vec<Result<Job>> {
        let mut tx = self.store.begin().await.unwrap();
        let created = self.jobs(&Scripted::new()).create_in(tx.as_mut(), jobs).await.unwrap();
        tx.commit().await.unwrap();
        created
    }
}

pub(super) async fn jobs_of_a_batch_are_each_their_own(h: Harness) {
    let (first, second) = (h.account().await, h.account().await);
    let jobs = h.create_all(vec![video(first), video(second), video(first)]).await;
    let jobs: Vec<_> = jobs.into_iter().map(|job| job.unwrap()).collect();
    assert_eq!(jobs.iter().map(|job| job.account_id).collect::<Vec<_>>(), [first, second, first]);
    for job in &jobs {
        assert_eq!(&h.job(job.id).await, job, "it is kept as it was answered");
        assert_eq!(h.hold(job.hold_id.unwrap()).await.amount.0, 8);
    }
    assert_eq!((h.books_of(first).await, h.books_of(second).await), ((84, 16, 0), (92, 8, 0)));
    assert_eq!(h.happened(first).await, ["job.created", "job.created"]);
    assert_eq!(h.actions(second).await, [(format!("account:{second}"), "job.created")]);
    h.reconciled(first).await;
}

pub(super) async fn one_that_is_refused_leaves_the_others(h: Harness) {
    let account = h.account().await;
    let unknown: AccountId = h.ambient.new_id().unwrap();
    let dear = NewJob { request: json!({ "credits": 93, "price": 1 }), ..video(account) };
    let jobs = h.create_all(vec![video(account), dear, video(unknown), video(account)]).await;
    let expected = [None, Some(ErrorCode::InsufficientCredits), Some(ErrorCode::NotFound), None];
    assert_eq!(codes(&jobs), expected);
    assert_eq!(h.books_of(account).await, (84, 16, 0));
    assert_eq!(h.happened(account).await.len(), 2);
}

pub(super) async fn a_key_twice_in_a_batch_makes_one_job(h: Harness) {
    let account = h.account().await;
    let other = NewJob { request: json!({ "credits": 1, "price": 1 }), ..keyed(account, "one") };
    let jobs =
        h.create_all(vec![keyed(account, "one"), keyed(account, "one"), other.clone()]).await;
    assert_eq!(codes(&jobs), [None, None, Some(ErrorCode::Conflict)]);
    let first = jobs[0].as_ref().unwrap();
    assert_eq!(first, jobs[1].as_ref().unwrap());
    let again = h.create_all(vec![keyed(account, "one"), keyed(account, "two")]).await;
    assert_eq!(again[0].as_ref().unwrap().id, first.id);
    assert_eq!(h.books_of(account).await, (84, 16, 0));
}

pub(super) async fn jobs_are_made_in_the_callers_transaction(h: Harness) {
    let account = h.account().await;
    let before = h.records(account).await;
    let mut tx = h.store.begin().await.unwrap();
    let service = h.jobs(&Scripted::new());
    let jobs = service.create_in(tx.as_mut(), vec![video(account)]).await.unwrap();
    assert!(jobs[0].is_ok());
    drop(tx);
    assert_eq!(h.records(account).await, before, "a transaction that is dropped made none");
    let unsupported = NewJob { kind: JobKind::TTS, ..video(account) };
    let mut tx = h.store.begin().await.unwrap();
    let error = service.create_in(tx.as_mut(), vec![unsupported]).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Unsupported);
}

pub(super) async fn a_hundred_callers_at_once_each_get_their_job(h: Harness) {
    let mut accounts = Vec::new();
    for _ in 0..5 {
        accounts.push(h.account_with(200).await);
    }
    let handler = Scripted::new();
    let services = [Arc::new(h.jobs_on(0, &handler)), Arc::new(h.jobs_on(1, &handler))];
    let callers = (0..100_usize).map(|i| {
        let (service, account) = (services[i % 2].clone(), accounts[i % 5]);
        async move { service.create(keyed(account, &format!("key-{i}"))).await }
    });
    let jobs = at_once(callers).await;
    let ids: BTreeSet<_> = jobs.iter().map(|job| job.as_ref().expect("a job").id).collect();
    assert_eq!(ids.len(), 100);
    for account in accounts {
        assert_eq!(h.books_of(account).await, (40, 160, 0));
        h.reconciled(account).await;
    }
}
