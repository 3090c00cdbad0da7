//! Whose job is next: accounts take turns, priority helps for a while, and time must have come.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::watch;

use super::harness::{Harness, soon};
use super::queue::LEASE;
use super::scripted::{Scripted, config, video, work_one};
use crate::error::{ErrorCode, Result};
use crate::id::AccountId;
use crate::jobs::{Job, JobState, NewJob, WorkerConfig};
use crate::store::{Store, Transaction};

impl Harness {
    /// Creates so many jobs in one transaction, each of one credit.
    async fn backlog(&self, account: AccountId, count: usize, like: &NewJob) -> Vec<Job> {
        let request = serde_json::json!({ "credits": 1, "price": 1 });
        let new = NewJob { account, request, ..like.clone() };
        let mut tx = self.store.begin().await.unwrap();
        let service = self.jobs(&Scripted::new());
        let jobs = service.create_in(tx.as_mut(), vec![new; count]).await.unwrap();
        tx.commit().await.unwrap();
        jobs.into_iter().map(|job| job.expect("a job")).collect()
    }

    /// Takes so many jobs, one after the other, and tells whose they are.
    async fn taken(&self, count: usize) -> Vec<AccountId> {
        let mut owners = Vec::new();
        for _ in 0..count {
            let job = self.queue_on(1).claim("w", LEASE).await.expect("a job waits");
            owners.push(job.account_id);
        }
        owners
    }
}

/// One worker that takes a job when it has ended one: another account waits for the job that runs,
/// and for one more at most.
pub(super) async fn a_backlog_of_100_000_jobs_delays_nobody_else(h: Harness) {
    let (busy, other) = (h.account().await, h.account().await);
    let free = serde_json::json!({ "credits": 0, "price": 0 });
    let service = h.jobs(&Scripted::new());
    for _ in 0..100 {
        let jobs = vec![NewJob { request: free.clone(), ..video(busy) }; 1_000];
        let mut tx = h.store.begin().await.unwrap();
        assert!(service.create_in(tx.as_mut(), jobs).await.unwrap().iter().all(Result::is_ok));
        tx.commit().await.unwrap();
    }
    for _ in 0..3 {
        h.taken(10).await;
        h.backlog(other, 1, &video(other)).await;
        assert!(h.taken(2).await.contains(&other), "after one more of the others at most");
    }
}

pub(super) async fn accounts_take_turns_whenever_they_came(h: Harness) {
    let mut accounts = Vec::new();
    for _ in 0..4 {
        let account = h.account().await;
        h.backlog(account, 20, &video(account)).await;
        accounts.push(account);
    }
    let mut counts = BTreeMap::new();
    for owner in h.taken(40).await {
        *counts.entry(owner).or_insert(0) += 1;
    }
    let counts: Vec<_> = counts.into_values().collect();
    assert!(counts.iter().all(|count| (9..=11).contains(count)), "{counts:?}");
}

pub(super) async fn an_account_that_comes_back_has_no_advantage(h: Harness) {
    let (regular, back) = (h.account_with(200).await, h.account_with(200).await);
    h.backlog(regular, 50, &video(regular)).await;
    h.taken(50).await;
    // Places in an idle queue begin at the clock: fifty jobs take more than fifty microseconds.
    h.tick();
    h.backlog(back, 20, &video(back)).await;
    h.backlog(regular, 20, &video(regular)).await;
    let owners = h.taken(20).await;
    let of_back = owners.iter().filter(|owner| **owner == back).count();
    assert!((9..=11).contains(&of_back), "{of_back} of 20: an idle time is not saved up");
}

pub(super) async fn within_an_account_the_first_comes_first(h: Harness) {
    let account = h.account().await;
    let mut expected = Vec::new();
    for _ in 0..5 {
        expected.extend(h.backlog(account, 3, &video(account)).await);
    }
    for job in expected {
        assert_eq!(h.queue().claim("w", LEASE).await.map(|job| job.id), Some(job.id));
    }
}

pub(super) async fn priority_goes_before(h: Harness) {
    let account = h.account().await;
    h.backlog(account, 10, &video(account)).await;
    let urgent = NewJob { priority: 1, ..video(account) };
    let later = NewJob { priority: -1, ..video(account) };
    let later = h.backlog(account, 1, &later).await.remove(0);
    let urgent = h.backlog(account, 1, &urgent).await.remove(0);
    let mut order = Vec::new();
    while let Some(job) = h.queue().claim("w", LEASE).await {
        order.push(job.id);
    }
    assert_eq!((order.first(), order.last()), (Some(&urgent.id), Some(&later.id)));
}

pub(super) async fn what_waits_is_overtaken_for_a_while_and_not_for_ever(h: Harness) {
    let account = h.account_with(1_000).await;
    let patient = h.backlog(account, 1, &video(account)).await.remove(0);
    let urgent = NewJob { priority: 1, ..video(account) };
    let mut overtaken = 0;
    loop {
        h.backlog(account, 2, &urgent).await;
        let job = h.queue().claim("w", LEASE).await.unwrap();
        if job.id == patient.id {
            break;
        }
        overtaken += 1;
        assert!(overtaken <= 150, "it starves");
    }
    assert!(overtaken >= 20, "priority counts: {overtaken}");
}

pub(super) async fn a_priority_out_of_range_is_refused(h: Harness) {
    let account = h.account().await;
    let before = h.records(account).await;
    for priority in [-101, 101] {
        let new = NewJob { priority, ..video(account) };
        let error = h.jobs(&Scripted::new()).create(new).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidInput);
        assert_eq!(error.context_value("field"), Some("priority"));
    }
    assert_eq!(h.records(account).await, before);
}

/// Who looks so spares itself what was taken long ago, and looks at the whole now and then.
pub(super) async fn a_look_from_a_place_leaves_what_stands_before_it(h: Harness) {
    let account = h.account().await;
    let jobs = h.backlog(account, 3, &video(account)).await;
    let at = jobs[1].position;
    let looks = [Some(at + 1), Some(at), Some(at), None, None];
    for (from, found) in looks.into_iter().zip([Some(2), Some(1), None, Some(0), None]) {
        let found = found.map(|place: usize| jobs[place].id);
        let job = h.queue().claim_from(from, "w", LEASE).await;
        assert_eq!(job.map(|job| job.id), found, "from {from:?}");
    }
}

pub(super) async fn a_look_from_a_place_leaves_what_was_left_or_becomes_due(h: Harness) {
    let account = h.account().await;
    let left = h.backlog(account, 1, &video(account)).await.remove(0);
    assert!(h.queue().claim("lost", LEASE).await.is_some());
    let due = NewJob { run_at: Some(h.ambient.now() + LEASE), ..video(account) };
    let due = h.backlog(account, 1, &due).await.remove(0);
    h.clock.advance(2 * LEASE);
    assert_eq!(h.queue().claim_from(Some(i64::MIN), "w", LEASE).await, None);
    let mut found = [(); 2].map(|()| None);
    for found in &mut found {
        *found = h.queue().claim("w", LEASE).await.map(|job| job.id);
    }
    assert_eq!(found, [Some(left.id), Some(due.id)]);
}

/// A fake: a database so far away that a worker does not look at the whole queue each time.
struct Far(Arc<dyn Store>);

#[async_trait]
impl Store for Far {
    async fn begin(&self) -> Result<Box<dyn Transaction>> {
        tokio::time::sleep(Duration::from_millis(150)).await;
        self.0.begin().await
    }

    async fn read(&self) -> Result<Box<dyn Transaction>> {
        self.0.read().await
    }

    async fn close(&self) {
        self.0.close().await;
    }
}

/// It is woken, begins where it found others, and sees nothing there.
pub(super) async fn a_worker_that_looks_from_a_place_finds_what_stands_before_it(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let service = h.jobs(&handler);
    let config = WorkerConfig { poll: Duration::from_secs(3_600), ..config("w") };
    let worker = h.worker_over(Arc::new(Far(h.handle(1))), &handler, config);
    let jobs = h.backlog(account, 4, &video(account)).await;
    let (down, shutdown) = watch::channel(false);
    let working = tokio::spawn(async move { worker.run(shutdown).await });
    soon("the last ends", service.wait(account, jobs[3].id)).await.unwrap();
    let urgent = NewJob { priority: 100, ..video(account) };
    let urgent = service.create(urgent).await.unwrap();
    assert!(urgent.position < jobs[0].position);
    soon("the urgent one ends", service.wait(account, urgent.id)).await.unwrap();
    down.send_replace(true);
    soon("the worker stops", working).await.unwrap();
}

pub(super) async fn a_scheduled_job_waits_for_its_time(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let at = h.ambient.now() + Duration::from_secs(3_600);
    let new = NewJob { run_at: Some(at), ..video(account) };
    let job = h.jobs(&handler).create(new).await.unwrap();
    assert_eq!((job.state, job.run_at), (JobState::Pending, at));
    assert_eq!(h.books_of(account).await.1, 8, "its credits are held from now on");
    let worker = h.worker(&handler);
    assert_eq!(work_one(&worker).await, None);
    assert_eq!(h.queue().next_due().await, Some(at));
    h.clock.advance(Duration::from_secs(3_600));
    assert_eq!(work_one(&worker).await, Some(job.id));
    assert_eq!(h.job(job.id).await.state, JobState::Completed);
}

pub(super) async fn a_time_that_is_past_is_now(h: Harness) {
    let account = h.account().await;
    let past = Some(h.ambient.now() - Duration::from_secs(60));
    let new = NewJob { run_at: past, ..video(account) };
    let job = h.jobs(&Scripted::new()).create(new).await.unwrap();
    assert_eq!(job.run_at, job.created_at);
    assert!(h.queue().claim("w", LEASE).await.is_some());
}

pub(super) async fn a_thousand_scheduled_jobs_are_no_burden(h: Harness) {
    let account = h.account_with(2_000).await;
    let at = Some(h.ambient.now() + Duration::from_secs(3_600));
    let later = NewJob { run_at: at, ..video(account) };
    h.backlog(account, 1_000, &later).await;
    let now = h.backlog(account, 1, &video(account)).await.remove(0);
    assert_eq!(h.queue().claim("w", LEASE).await.map(|job| job.id), Some(now.id));
    assert_eq!(h.queue().claim("w", LEASE).await.map(|job| job.id), None);
    h.clock.advance(Duration::from_secs(3_600));
    assert_eq!(h.taken(1_000).await.len(), 1_000);
}
