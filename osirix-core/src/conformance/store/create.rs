use serde_json::json;

use super::harness::{Harness, at_once, hold_of, soon};
use super::scripted::{Scripted, video, work_one};
use crate::error::ErrorCode;
use crate::events::Signal;
use crate::id::AccountId;
use crate::jobs::{JobFilter, JobKind, JobState, NewJob};
use crate::ledger::HoldState;
use crate::money::Credits;
use crate::page::PageRequest;

fn keyed(account: AccountId, key: &str) -> NewJob {
    NewJob { idempotency_key: Some(key.to_owned()), ..video(account) }
}

pub(super) async fn creating_writes_job_hold_audit_line_and_event(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    h.tick();
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    assert_eq!((job.account_id, job.state), (account, JobState::Pending));
    assert_eq!(job.kind, JobKind::VIDEO);
    assert_eq!((job.run_at, job.created_at), (h.ambient.now(), h.ambient.now()));
    assert_eq!(h.job(job.id).await, job);
    let hold = h.hold(job.hold_id.unwrap()).await;
    assert_eq!((hold.amount, hold.state, hold.expires_at), (Credits(8), HoldState::Held, None));
    assert_eq!(h.books_of(account).await, (92, 8, 0));
    assert_eq!(h.actions(account).await, [(format!("account:{account}"), "job.created")]);
    assert_eq!(h.happened(account).await, ["job.created"]);
    let line = &h.audit(account).await[1];
    assert_eq!((line.subject.clone(), &line.details["held"]), (job.id.to_string(), &json!(8)));
    assert_eq!(h.events(account).await[1].subject, job.id.to_string());
    assert!(handler.calls().is_empty(), "the work is a worker's");
}

pub(super) async fn creating_wakes_a_worker(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let mut signals = h.bus.subscribe();
    h.jobs(&handler).create(video(account)).await.unwrap();
    let ready = async { while signals.recv().await.unwrap() != Signal::JobReady {} };
    soon("the signal comes", ready).await;
}

/// This request is refused with this code, and nothing is on record for it.
async fn refused(h: &Harness, new: NewJob, code: ErrorCode) -> crate::Error {
    let before = h.records(new.account).await;
    let account = new.account;
    let error = h.jobs(&Scripted::new()).create(new).await.unwrap_err();
    assert_eq!(error.code(), code, "{error:?}");
    assert_eq!(h.records(account).await, before);
    error
}

pub(super) async fn too_few_credits_write_nothing(h: Harness) {
    let account = h.account().await;
    h.books().hold(hold_of(account, 95)).await.unwrap();
    let error = refused(&h, video(account), ErrorCode::InsufficientCredits).await;
    assert_eq!(error.context_value("missing"), Some("3"));
}

pub(super) async fn a_plan_without_the_feature_writes_nothing(h: Harness) {
    let account = h.account().await;
    let before = h.records(account).await;
    let new = NewJob { kind: JobKind::LIP_SYNC, ..video(account) };
    let error = h.jobs(&Scripted::of(JobKind::LIP_SYNC)).create(new).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::PlanLimit, "{error:?}");
    let facts = (error.context_value("feature"), error.context_value("plan"));
    assert_eq!(facts, (Some("lip_sync"), Some("free")));
    assert_eq!(h.records(account).await, before);
}

pub(super) async fn a_request_that_is_refused_writes_nothing(h: Harness) {
    let account = h.account().await;
    let request = json!({ "credits": "many" });
    let new = NewJob { request, ..video(account) };
    assert_eq!(
        refused(&h, new, ErrorCode::InvalidInput).await.context_value("field"),
        Some("credits")
    );
    let below = NewJob { request: json!({ "credits": -1 }), ..video(account) };
    let error = refused(&h, below, ErrorCode::InvalidInput).await;
    assert_eq!(error.context_value("field"), Some("quote"));
    for key in ["", "a\tb", &"x".repeat(201)] {
        let error = refused(&h, keyed(account, key), ErrorCode::InvalidInput).await;
        assert_eq!(error.context_value("field"), Some("idempotency_key"));
    }
}

pub(super) async fn an_unknown_account_or_kind_is_refused(h: Harness) {
    let account = h.account().await;
    refused(&h, NewJob { kind: JobKind::TTS, ..video(account) }, ErrorCode::Unsupported).await;
    let unknown: AccountId = h.ambient.new_id().unwrap();
    refused(&h, video(unknown), ErrorCode::NotFound).await;
}

pub(super) async fn the_same_key_is_the_same_job(h: Harness) {
    let (account, other, handler) = (h.account().await, h.account().await, Scripted::new());
    let job = h.jobs(&handler).create(keyed(account, "order-1")).await.unwrap();
    let before = h.records(account).await;
    h.tick();
    assert_eq!(h.jobs_on(1, &handler).create(keyed(account, "order-1")).await.unwrap(), job);
    assert_eq!(h.records(account).await, before);
    let others = h.jobs(&handler).create(keyed(other, "order-1")).await.unwrap();
    assert_ne!(others.id, job.id, "keys belong to their account");
    let next = h.jobs(&handler).create(keyed(account, "order-2")).await.unwrap();
    assert_ne!(next.id, job.id);
}

pub(super) async fn a_key_of_another_request_is_a_conflict(h: Harness) {
    let account = h.account().await;
    h.jobs(&Scripted::new()).create(keyed(account, "order-1")).await.unwrap();
    let request = json!({ "credits": 8, "price": 6 });
    let new = NewJob { request, ..keyed(account, "order-1") };
    refused(&h, new, ErrorCode::Conflict).await;
}

/// Sixteen callers with one key: the job that all of them get.
async fn one_job(h: &Harness, account: AccountId, request: serde_json::Value) {
    let handler = Scripted::new();
    let callers = (0..16).map(|i| {
        let jobs = h.jobs_on(i, &handler);
        let new = NewJob { request: request.clone(), ..keyed(account, "order-1") };
        async move { jobs.create(new).await.expect("every caller gets the job").id }
    });
    let ids = at_once(callers).await;
    assert!(ids.iter().all(|id| id == &ids[0]), "{ids:?}");
    let credits = request["credits"].as_i64().unwrap();
    assert_eq!(h.books_of(account).await, (100 - credits, credits, 0), "one hold");
    assert_eq!(h.happened(account).await, ["job.created"]);
    let page = h
        .store
        .read()
        .await
        .unwrap()
        .jobs()
        .list(account, &JobFilter::default(), &PageRequest::default())
        .await;
    assert_eq!(page.unwrap().items.len(), 1);
}

pub(super) async fn a_key_at_once_makes_one_job(h: Harness) {
    let account = h.account().await;
    one_job(&h, account, json!({ "credits": 6 })).await;
}

pub(super) async fn a_key_at_once_makes_one_job_when_credits_are_enough_for_one(h: Harness) {
    let account = h.account().await;
    one_job(&h, account, json!({ "credits": 80 })).await;
}

pub(super) async fn a_job_is_its_owners_alone(h: Harness) {
    let (account, other, handler) = (h.account().await, h.account().await, Scripted::new());
    let jobs = h.jobs(&handler);
    let job = jobs.create(video(account)).await.unwrap();
    assert_eq!(jobs.get(account, job.id).await.unwrap(), job);
    assert_eq!(jobs.get(other, job.id).await.unwrap_err().code(), ErrorCode::NotFound);
    assert_eq!(jobs.cancel(other, job.id).await.unwrap_err().code(), ErrorCode::NotFound);
    assert_eq!(h.job(job.id).await.state, JobState::Pending);
    assert_eq!(
        jobs.list(account, &JobFilter::default(), &PageRequest::default()).await.unwrap().items,
        [job]
    );
    assert_eq!(
        jobs.list(other, &JobFilter::default(), &PageRequest::default()).await.unwrap().items,
        []
    );
}

pub(super) async fn a_job_that_costs_nothing_has_no_hold(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let free = NewJob { request: json!({ "credits": 0 }), ..video(account) };
    let job = h.jobs(&handler).create(free).await.unwrap();
    assert_eq!((job.hold_id, job.held), (None, Credits::ZERO));
    work_one(&h.worker(&handler)).await;
    let done = h.job(job.id).await;
    assert_eq!((done.state, done.charged), (JobState::Completed, Some(Credits::ZERO)));
    assert_eq!(h.entries(account).await.len(), 2, "the books know of the grant alone");
}

pub(super) async fn a_job_above_the_price_that_was_shown_writes_nothing(h: Harness) {
    let account = h.account().await;
    let shown = NewJob { quote: Some(Credits(7)), ..video(account) };
    let error = refused(&h, shown, ErrorCode::Conflict).await;
    assert_eq!(
        (error.context_value("quote"), error.context_value("limit")),
        (Some("8"), Some("7"))
    );
}

pub(super) async fn with_a_quote_a_job_is_created_where_nobody_does_it(h: Harness) {
    let account = h.account().await;
    let elsewhere = h.jobs(&Scripted::of(JobKind::TTS));
    let new = NewJob { quote: Some(Credits(6)), ..video(account) };
    let job = elsewhere.create(new).await.unwrap();
    assert_eq!(job.held, Credits(6));
    assert_eq!(work_one(&h.worker(&Scripted::new())).await, Some(job.id));
    assert_eq!(h.books_of(account).await, (95, 0, 5));
}
