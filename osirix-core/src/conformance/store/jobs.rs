use std::time::Duration;

use serde_json::json;

use super::harness::Harness;
use super::queue::{LEASE, at_work, can_write_nothing, claimed, failure, new_job, stage, waiting};
use crate::jobs::{Ending, Job, JobFilter, JobState, Lease};
use crate::page::PageRequest;

pub(super) async fn a_job_comes_back_as_it_was_written(h: Harness) {
    let account = h.account().await;
    let request = json!({ "script": "Grüße, \"Osirix\" 🎬", "speed": 1.25, "none": null });
    let key = Some("order-1".to_owned());
    let job = Job { request, idempotency_key: key, ..new_job(&h, account).await };
    assert!(h.queue().insert(&job).await);
    assert_eq!(h.queue().get(job.id).await, job);
    let mut tx = h.store.read().await.unwrap();
    let keys = ["order-1", "order-2"].map(|key| (account, key.to_owned()));
    assert_eq!(tx.jobs().by_keys(&keys).await.unwrap(), [job]);
    let other = h.account().await;
    assert_eq!(tx.jobs().by_keys(&[(other, "order-1".to_owned())]).await.unwrap(), []);
    assert_eq!(tx.jobs().get(h.ambient.new_id().unwrap()).await.unwrap(), None);
}

pub(super) async fn a_taken_key_inserts_nothing(h: Harness) {
    let (account, other) = (h.account().await, h.account().await);
    let key = Some("order-1".to_owned());
    let first = Job { idempotency_key: key.clone(), ..new_job(&h, account).await };
    let again = Job { idempotency_key: key.clone(), ..new_job(&h, account).await };
    let others = Job { idempotency_key: key, ..new_job(&h, other).await };
    assert!(h.queue().insert(&first).await);
    assert!(!h.queue().insert(&again).await);
    assert!(h.queue().insert(&others).await, "keys belong to their account");
    let page = h
        .store
        .read()
        .await
        .unwrap()
        .jobs()
        .list(account, &JobFilter::default(), &PageRequest::default())
        .await;
    assert_eq!(page.unwrap().items, [first]);
}

pub(super) async fn jobs_come_in_pages_newest_first(h: Harness) {
    let (account, other) = (h.account().await, h.account().await);
    let mut ids = Vec::new();
    for _ in 0..5 {
        h.tick();
        ids.push(waiting(&h, account).await.id);
        waiting(&h, other).await;
    }
    ids.reverse();
    let page = async |after| {
        let mut tx = h.store.read().await.unwrap();
        let page = tx
            .jobs()
            .list(account, &JobFilter::default(), &PageRequest { after, limit: 2 })
            .await
            .unwrap();
        (page.items.iter().map(|job| job.id).collect::<Vec<_>>(), page.next)
    };
    let (first, next) = page(None).await;
    h.tick();
    waiting(&h, account).await;
    let (second, next) = page(next).await;
    let (third, end) = page(next).await;
    assert_eq!([first, second, third].concat(), ids, "a page does not move when jobs are added");
    assert_eq!(end, None);
}

pub(super) async fn jobs_are_claimed_in_the_order_of_their_positions(h: Harness) {
    let account = h.account().await;
    let mut expected = Vec::new();
    for position in [3, 1, -4, 2, 5] {
        let job = Job { position, ..new_job(&h, account).await };
        h.queue().insert(&job).await;
        expected.push((position, job.id));
    }
    expected.sort_unstable();
    for (_, id) in expected {
        assert_eq!(claimed(&h, "w").await.0.id, id);
    }
    assert_eq!(h.queue().claim("w", LEASE).await, None);
}

pub(super) async fn a_job_is_not_claimed_before_its_time(h: Harness) {
    let account = h.account().await;
    let run_at = h.ambient.now() + Duration::from_micros(2);
    let job = Job { run_at, ..new_job(&h, account).await };
    h.queue().insert(&job).await;
    h.clock.advance(Duration::from_micros(1));
    assert_eq!(h.queue().claim("w", LEASE).await, None);
    h.clock.advance(Duration::from_micros(1));
    assert_eq!(claimed(&h, "w").await.0.id, job.id, "it is due at its time");
}

pub(super) async fn a_claim_counts_attempt_and_fence(h: Harness) {
    let account = h.account().await;
    let before = waiting(&h, account).await;
    h.tick();
    let (job, _) = claimed(&h, "w").await;
    let expected = Job {
        state: JobState::Processing,
        attempt: 1,
        fence: 1,
        started_at: Some(h.ambient.now()),
        ..before
    };
    assert_eq!(job, expected);
    assert_eq!(h.queue().get(job.id).await, job, "it is kept as it was answered");
}

pub(super) async fn a_job_under_lease_is_not_claimed(h: Harness) {
    at_work(&h, "first").await;
    h.clock.advance(LEASE - Duration::from_micros(1));
    assert_eq!(h.queue().claim("second", LEASE).await, None);
}

pub(super) async fn a_lease_that_ran_out_is_taken_over_with_a_larger_fence(h: Harness) {
    let (job, _) = at_work(&h, "first").await;
    h.clock.advance(LEASE + Duration::from_micros(1));
    let (again, _) = claimed(&h, "second").await;
    assert_eq!((again.id, again.state), (job.id, JobState::Processing));
    assert!(again.fence > job.fence, "{} then {}", job.fence, again.fence);
    assert_eq!((again.attempt, again.started_at), (2, job.started_at), "it began when it began");
    assert_eq!(h.queue().claim("third", LEASE).await, None);
}

pub(super) async fn a_late_worker_can_write_nothing(h: Harness) {
    let (_, late) = at_work(&h, "first").await;
    h.clock.advance(LEASE + Duration::from_micros(1));
    let (_, lease) = claimed(&h, "first").await;
    can_write_nothing(&h, &h.queue_on(1), &late).await;
    assert_eq!(h.queue().renew(&lease, "speech", 10).await, Some(false), "its successor can");
    let ahead = Lease { fence: lease.fence + 1, ..lease.clone() };
    can_write_nothing(&h, &h.queue(), &ahead).await;
}

pub(super) async fn a_lease_that_nobody_took_is_still_good(h: Harness) {
    let (job, lease) = at_work(&h, "w").await;
    h.clock.advance(LEASE * 2);
    assert!(h.queue().save_stage(&lease, &stage(&h, job.id, "speech")).await);
    let renewed = Lease { expires_at: h.ambient.now() + LEASE, ..lease };
    assert_eq!(h.queue().renew(&renewed, "encode", 50).await, Some(false));
    assert_eq!(h.queue().claim("other", LEASE).await, None, "it was renewed in time");
    assert!(h.queue().end(&renewed, &Ending::Failed(failure())).await);
}

pub(super) async fn a_renewal_keeps_the_job_and_notes_the_progress(h: Harness) {
    let (job, lease) = at_work(&h, "w").await;
    h.clock.advance(LEASE / 2);
    let renewed = Lease { expires_at: h.ambient.now() + LEASE, ..lease };
    assert_eq!(h.queue().renew(&renewed, "speech", 33).await, Some(false));
    h.clock.advance(LEASE - Duration::from_micros(1));
    assert_eq!(h.queue().claim("other", LEASE).await, None, "the lease is longer");
    let expected = Job { stage: Some("speech".to_owned()), progress: 33, ..job };
    assert_eq!(h.queue().get(expected.id).await, expected);
    h.clock.advance(Duration::from_micros(2));
    assert!(h.queue().claim("other", LEASE).await.is_some(), "but not forever");
}

pub(super) async fn next_due_is_the_earliest_pending_job(h: Harness) {
    let account = h.account().await;
    assert_eq!(h.queue().next_due().await, None);
    let at = |seconds| h.ambient.now() + Duration::from_secs(seconds);
    let (soon, late) = (at(10), at(20));
    for run_at in [late, soon] {
        let job = Job { run_at, ..new_job(&h, account).await };
        h.queue().insert(&job).await;
    }
    assert_eq!(h.queue().next_due().await, Some(soon));
    h.clock.advance(Duration::from_secs(15));
    claimed(&h, "w").await;
    assert_eq!(h.queue().next_due().await, Some(late), "a job under lease does not wait");
}
