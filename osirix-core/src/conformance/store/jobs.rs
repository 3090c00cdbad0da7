use std::time::Duration;

use serde_json::json;

use super::harness::Harness;
use super::queue::{Queue, lease_of, new_job};
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, ErrorRecord};
use crate::id::{AccountId, JobId};
use crate::jobs::{Ending, Job, JobState, Lease, StageRecord};
use crate::money::Credits;
use crate::page::PageRequest;

const LEASE: Duration = Duration::from_secs(15);

/// A pending job that is due now.
async fn waiting(h: &Harness, account: AccountId) -> Job {
    let job = new_job(h, account).await;
    assert!(h.queue().insert(&job).await);
    job
}

async fn claimed(h: &Harness, owner: &str) -> (Job, Lease) {
    let job = h.queue().claim(owner, LEASE).await.expect("a job is due");
    let lease = lease_of(&job, owner, h.ambient.now() + LEASE);
    (job, lease)
}

/// An account with one job under this owner's lease.
async fn at_work(h: &Harness, owner: &str) -> (Job, Lease) {
    let account = h.account().await;
    waiting(h, account).await;
    claimed(h, owner).await
}

fn stage(h: &Harness, id: JobId, name: &str) -> StageRecord {
    StageRecord {
        job_id: id,
        name: name.to_owned(),
        output: json!({ "made": name, "length": 1.5 }),
        attempt: 1,
        started_at: h.ambient.now(),
        finished_at: h.ambient.now() + Duration::from_micros(1_234_567),
    }
}

fn failure() -> ErrorRecord {
    ErrorRecord::from(&Error::new(ErrorCode::Media, "no voice").with("stage", "speech"))
}

fn all_endings(run_at: Timestamp) -> [Ending; 5] {
    let result = json!({ "video": "jobs/1/video.mp4" });
    [
        Ending::Completed { result, charged: Credits(1) },
        Ending::Failed(failure()),
        Ending::Cancelled,
        Ending::Retry { error: failure(), run_at },
        Ending::HandedBack,
    ]
}

pub(super) async fn a_job_comes_back_as_it_was_written(h: Harness) {
    let account = h.account().await;
    let request = json!({ "script": "Grüße, \"Osirix\" 🎬", "speed": 1.25, "none": null });
    let key = Some("order-1".to_owned());
    let job = Job { request, idempotency_key: key, ..new_job(&h, account).await };
    assert!(h.queue().insert(&job).await);
    assert_eq!(h.queue().get(job.id).await, job);
    let mut tx = h.store.read().await.unwrap();
    assert_eq!(tx.jobs().by_key(account, "order-1").await.unwrap(), Some(job));
    assert_eq!(tx.jobs().by_key(account, "order-2").await.unwrap(), None);
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
    let page = h.store.read().await.unwrap().jobs().list(account, &PageRequest::default()).await;
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
        let page = tx.jobs().list(account, &PageRequest { after, limit: 2 }).await.unwrap();
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

pub(super) async fn jobs_are_claimed_in_the_order_of_run_at(h: Harness) {
    let account = h.account().await;
    let mut expected = Vec::new();
    for minutes in [3_u64, 1, 4, 2, 5] {
        let run_at = h.ambient.now() + Duration::from_secs(60 * minutes);
        let job = Job { run_at, ..new_job(&h, account).await };
        h.queue().insert(&job).await;
        expected.push((run_at, job.id));
    }
    expected.sort_unstable();
    h.clock.advance(Duration::from_secs(600));
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

/// Everything a worker can try, with a lease that is not good any more.
async fn can_write_nothing(h: &Harness, queue: &Queue, lease: &Lease) {
    let before = (h.queue().get(lease.job_id).await, h.queue().stages(lease.job_id).await);
    assert_eq!(queue.renew(lease, "late", 77).await, None);
    assert!(!queue.save_stage(lease, &stage(h, lease.job_id, "late")).await);
    for ending in all_endings(h.ambient.now()) {
        assert!(!queue.end(lease, &ending).await, "{ending:?}");
    }
    let after = (h.queue().get(lease.job_id).await, h.queue().stages(lease.job_id).await);
    assert_eq!(before, after);
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

pub(super) async fn stages_are_kept_in_order(h: Harness) {
    let (job, lease) = at_work(&h, "w").await;
    let (mut kept, queue) = (Vec::new(), h.queue());
    for name in ["speech", "avatar", "lip-sync", "encode"] {
        h.tick();
        kept.push(stage(&h, job.id, name));
        assert!(queue.save_stage(&lease, &kept[kept.len() - 1]).await);
    }
    assert_eq!(h.queue_on(1).stages(job.id).await, kept);
    assert!(queue.end(&lease, &Ending::HandedBack).await);
    assert_eq!(queue.stages(job.id).await, kept, "the next worker finds them");
    assert_eq!(queue.stages(h.ambient.new_id().unwrap()).await, [], "others have their own");
}

pub(super) async fn a_completed_job_has_its_result(h: Harness) {
    let (job, lease) = at_work(&h, "w").await;
    h.tick();
    let result = json!({ "video": "jobs/1/video.mp4", "seconds": 2.5 });
    let ending = Ending::Completed { result: result.clone(), charged: Credits(1) };
    assert!(h.queue().end(&lease, &ending).await);
    let expected = Job {
        state: JobState::Completed,
        progress: 100,
        result: Some(result),
        charged: Some(Credits(1)),
        finished_at: Some(h.ambient.now()),
        ..job
    };
    assert_eq!(h.queue().get(expected.id).await, expected);
    can_write_nothing(&h, &h.queue(), &lease).await;
}

pub(super) async fn a_failed_job_has_its_error(h: Harness) {
    let (job, lease) = at_work(&h, "w").await;
    h.tick();
    assert!(h.queue().end(&lease, &Ending::Failed(failure())).await);
    let (state, error) = (JobState::Failed, Some(failure()));
    let expected = Job { state, error, finished_at: Some(h.ambient.now()), ..job };
    assert_eq!(h.queue().get(expected.id).await, expected);
    can_write_nothing(&h, &h.queue(), &lease).await;
}

pub(super) async fn a_cancelled_job_is_over(h: Harness) {
    let (job, lease) = at_work(&h, "w").await;
    h.tick();
    assert!(h.queue().request_cancel(job.id).await);
    assert!(h.queue().end(&lease, &Ending::Cancelled).await);
    let (state, finished_at) = (JobState::Cancelled, Some(h.ambient.now()));
    let expected = Job { state, finished_at, cancel_requested: true, ..job };
    assert_eq!(h.queue().get(expected.id).await, expected);
    can_write_nothing(&h, &h.queue(), &lease).await;
}

pub(super) async fn a_retried_job_waits_for_its_time(h: Harness) {
    let (job, lease) = at_work(&h, "w").await;
    let run_at = h.ambient.now() + Duration::from_secs(60);
    assert!(h.queue().end(&lease, &Ending::Retry { error: failure(), run_at }).await);
    let (state, error) = (JobState::Pending, Some(failure()));
    let expected = Job { state, error: error.clone(), run_at, ..job };
    assert_eq!(h.queue().get(expected.id).await, expected);
    can_write_nothing(&h, &h.queue(), &lease).await;
    h.clock.advance(Duration::from_secs(59));
    assert_eq!(h.queue().claim("w", LEASE).await, None);
    h.clock.advance(Duration::from_secs(1));
    let (again, next) = claimed(&h, "w").await;
    assert_eq!((again.attempt, again.error), (2, error), "the error stays until the next");
    assert!(next.fence > lease.fence);
    can_write_nothing(&h, &h.queue(), &lease).await;
}

pub(super) async fn a_job_handed_back_does_not_count_the_attempt(h: Harness) {
    let (job, lease) = at_work(&h, "w").await;
    assert!(h.queue().end(&lease, &Ending::HandedBack).await);
    let back = h.queue().get(job.id).await;
    assert_eq!((back.state, back.attempt, back.error), (JobState::Pending, 0, None));
    can_write_nothing(&h, &h.queue(), &lease).await;
    let (again, next) = claimed(&h, "w").await;
    assert_eq!((again.id, again.attempt), (job.id, 1), "and can be taken at once");
    assert!(next.fence > lease.fence, "the fence grows all the same");
}

pub(super) async fn a_job_ends_once(h: Harness) {
    for first in all_endings(h.ambient.now() + Duration::from_secs(3_600)) {
        let (_, lease) = at_work(&h, "w").await;
        assert!(h.queue().end(&lease, &first).await, "{first:?}");
        can_write_nothing(&h, &h.queue_on(1), &lease).await;
    }
}

pub(super) async fn a_wish_to_cancel_reaches_the_worker(h: Harness) {
    let (job, lease) = at_work(&h, "w").await;
    assert_eq!(h.queue().renew(&lease, "speech", 1).await, Some(false));
    assert!(h.queue_on(1).request_cancel(job.id).await);
    assert_eq!(h.queue().renew(&lease, "speech", 2).await, Some(true));
    let told = h.queue().get(job.id).await;
    assert_eq!((told.state, told.cancel_requested), (JobState::Processing, true));
    assert!(!h.queue().cancel_pending(job.id).await, "a worker has it");
    assert!(h.queue().end(&lease, &Ending::Cancelled).await);
    assert!(!h.queue().request_cancel(job.id).await, "it is over");
}

pub(super) async fn a_pending_job_is_cancelled_at_once(h: Harness) {
    let account = h.account().await;
    let job = waiting(&h, account).await;
    h.tick();
    assert!(h.queue().cancel_pending(job.id).await);
    let over = h.queue().get(job.id).await;
    assert_eq!((over.state, over.finished_at), (JobState::Cancelled, Some(h.ambient.now())));
    assert!(!h.queue().cancel_pending(job.id).await, "once");
    assert_eq!(h.queue().claim("w", LEASE).await, None);
    assert!(!h.queue().cancel_pending(h.ambient.new_id().unwrap()).await);
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
