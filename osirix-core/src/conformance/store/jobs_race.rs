use std::time::Duration;

use super::harness::{Harness, at_once};
use super::queue::{lease_of, new_job};
use crate::id::JobId;
use crate::jobs::{Ending, Job, JobState};

const LEASE: Duration = Duration::from_secs(15);

/// Inserts so many pending jobs in one transaction.
async fn many(h: &Harness, count: usize) -> Vec<JobId> {
    let account = h.account_with(101 + count as i64).await;
    let template = new_job(h, account).await;
    let mut ids = Vec::new();
    let mut tx = h.store.begin().await.unwrap();
    for _ in 0..count {
        let hold = super::harness::hold_of(account, 1);
        let hold_id = h.books().ledger.hold(tx.as_mut(), hold).await.unwrap().id;
        let job =
            Job { id: h.ambient.new_id().unwrap(), hold_id: Some(hold_id), ..template.clone() };
        assert_eq!(tx.jobs().insert(&[&job]).await.unwrap(), 1);
        ids.push(job.id);
    }
    tx.commit().await.unwrap();
    ids.sort_unstable();
    ids
}

/// One who met only jobs that others were claiming may have stopped early; none may be lost.
async fn left_over(h: &Harness) -> Vec<Job> {
    let mut jobs = Vec::new();
    while let Some(job) = h.queue().claim("last", LEASE).await {
        jobs.push(job);
        assert!(jobs.len() <= 200, "the same jobs come again and again");
    }
    jobs
}

pub(super) async fn claimers_at_once_never_share_a_job(h: Harness) {
    let expected = many(&h, 200).await;
    let claimers = (0..16).map(|i| {
        let queue = h.queue_on(i);
        async move {
            let mut mine = Vec::new();
            while let Some(job) = queue.claim(&format!("w{i}"), LEASE).await {
                assert_eq!((job.fence, job.attempt), (1, 1), "{}", job.id);
                mine.push(job.id);
            }
            mine
        }
    });
    let mut claimed = at_once(claimers).await.concat();
    claimed.extend(left_over(&h).await.iter().map(|job| job.id));
    claimed.sort_unstable();
    assert_eq!(claimed, expected, "each job once");
}

pub(super) async fn one_worker_takes_over_an_abandoned_job(h: Harness) {
    let ids = many(&h, 5).await;
    for _ in &ids {
        h.queue().claim("lost", LEASE).await.expect("a job");
    }
    h.clock.advance(LEASE * 2);
    let claimers = (0..10).map(|i| {
        let queue = h.queue_on(i);
        async move { queue.claim(&format!("w{i}"), LEASE).await.map(|job| (job.id, job.fence)) }
    });
    let mut claimed: Vec<_> = at_once(claimers).await.into_iter().flatten().collect();
    claimed.extend(left_over(&h).await.iter().map(|job| (job.id, job.fence)));
    claimed.sort_unstable();
    assert_eq!(claimed, ids.into_iter().map(|id| (id, 2)).collect::<Vec<_>>());
}

pub(super) async fn of_cancel_and_claim_one_wins(h: Harness) {
    let (mut cancels, mut claims) = (0, 0);
    for round in 0..20 {
        let account = h.account().await;
        let job = new_job(&h, account).await;
        h.queue().insert(&job).await;
        let callers = (0..2).map(|i| {
            let queue = h.queue_on(i + round);
            async move {
                match i {
                    0 => queue.cancel_pending(job.id).await,
                    _ => queue.claim("w", LEASE).await.is_some(),
                }
            }
        });
        let won = at_once(callers).await;
        assert_ne!(won[0], won[1], "exactly one: cancelled {}, claimed {}", won[0], won[1]);
        let state = if won[0] { JobState::Cancelled } else { JobState::Processing };
        assert_eq!(h.queue().get(job.id).await.state, state);
        if won[0] { cancels += 1 } else { claims += 1 }
    }
    assert_eq!(cancels + claims, 20);
}

pub(super) async fn of_two_endings_at_once_one_wins(h: Harness) {
    for round in 0..10 {
        many(&h, 1).await;
        let job = h.queue().claim("w", LEASE).await.expect("a job");
        let lease = lease_of(&job, "w", h.ambient.now() + LEASE);
        let result = serde_json::json!({});
        let charged = crate::money::Credits(1);
        let endings = [Ending::Completed { result, charged }, Ending::Cancelled];
        let callers = (0..4).map(|i| {
            let (queue, lease) = (h.queue_on(i + round), lease.clone());
            let ending = endings[i % 2].clone();
            async move { queue.end(&lease, &ending).await.then_some(ending.state()) }
        });
        let won: Vec<_> = at_once(callers).await.into_iter().flatten().collect();
        assert_eq!(won.len(), 1);
        assert_eq!(h.queue().get(job.id).await.state, won[0]);
    }
}
