use std::time::Duration;

use serde_json::json;

use super::harness::Harness;
use super::queue::{
    LEASE, all_endings, at_work, can_write_nothing, claimed, failure, stage, waiting,
};
use crate::jobs::{Ending, Job, JobState, Waits};
use crate::money::Credits;

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
    let expected = Job { state, error: error.clone(), run_at, waits: Waits::Time, ..job };
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
