use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use super::harness::{Harness, hold_of};
use crate::clock::{Ambient, Timestamp};
use crate::error::{Error, ErrorCode, ErrorRecord};
use crate::id::{AccountId, JobId};
use crate::jobs::{Claim, Ending, Job, JobKind, JobState, Lease, StageRecord, Waits};
use crate::money::Credits;
use crate::store::{Store, Transaction};

/// How long a claim of the behaviours lasts.
pub(super) const LEASE: Duration = Duration::from_secs(15);

/// The queue with a transaction of its own for each call.
#[derive(Clone)]
pub(super) struct Queue {
    store: Arc<dyn Store>,
    ambient: Ambient,
}

impl Harness {
    pub(super) fn queue(&self) -> Queue {
        self.queue_on(0)
    }

    pub(super) fn queue_on(&self, index: usize) -> Queue {
        Queue { store: self.handle(index), ambient: self.ambient.clone() }
    }
}

impl Queue {
    async fn begin(&self) -> Box<dyn Transaction> {
        self.store.begin().await.expect("a transaction begins")
    }

    /// Commits what took effect; what did not is dropped, as its callers do.
    async fn finish(tx: Box<dyn Transaction>, took_effect: bool) {
        if took_effect {
            tx.commit().await.expect("a commit");
        }
    }

    pub(super) async fn insert(&self, job: &Job) -> bool {
        let mut tx = self.begin().await;
        let late = job.run_at > job.created_at;
        let job = Job { waits: if late { Waits::Time } else { Waits::Turn }, ..job.clone() };
        let inserted = tx.jobs().insert(&[&job]).await.expect("an insert");
        Self::finish(tx, inserted > 0).await;
        inserted == 1
    }

    pub(super) async fn get(&self, id: JobId) -> Job {
        let job = self.store.read().await.unwrap().jobs().get(id).await.unwrap();
        job.expect("the job is there")
    }

    pub(super) async fn claim(&self, owner: &str, lease: Duration) -> Option<Job> {
        self.claim_from(None, owner, lease).await
    }

    /// Looks for a job from a place in the queue on.
    pub(super) async fn claim_from(
        &self,
        from: Option<i64>,
        owner: &str,
        lease: Duration,
    ) -> Option<Job> {
        let now = self.ambient.now();
        let mut tx = self.begin().await;
        let kinds = &[JobKind::LIP_SYNC, JobKind::TTS, JobKind::VIDEO];
        let claim = Claim { owner, kinds, now, until: now + lease, limit: 1, from };
        let mut jobs = tx.queue().claim(&claim).await.expect("a claim");
        Self::finish(tx, true).await;
        jobs.pop()
    }

    pub(super) async fn renew(&self, lease: &Lease, stage: &str, progress: u8) -> Option<bool> {
        let mut tx = self.begin().await;
        let renewed = tx.queue().renew(lease, stage, progress).await.expect("a renewal");
        Self::finish(tx, true).await;
        renewed
    }

    pub(super) async fn save_stage(&self, lease: &Lease, record: &StageRecord) -> bool {
        let mut tx = self.begin().await;
        let saved = tx.queue().save_stage(lease, record).await.expect("a checkpoint");
        Self::finish(tx, true).await;
        saved
    }

    pub(super) async fn stages(&self, id: JobId) -> Vec<StageRecord> {
        self.store.read().await.unwrap().queue().stages(id).await.unwrap()
    }

    pub(super) async fn end(&self, lease: &Lease, ending: &Ending) -> bool {
        let mut tx = self.begin().await;
        let now = self.ambient.now();
        let ended = tx.queue().end(&[(lease, ending)], now).await.expect("an ending");
        Self::finish(tx, true).await;
        ended == [0]
    }

    pub(super) async fn request_cancel(&self, id: JobId) -> bool {
        let mut tx = self.begin().await;
        let noted = tx.jobs().request_cancel(id).await.expect("a request");
        Self::finish(tx, true).await;
        noted
    }

    pub(super) async fn cancel_pending(&self, id: JobId) -> bool {
        let mut tx = self.begin().await;
        let now = self.ambient.now();
        let cancelled = tx.jobs().cancel_pending(&[id], None, now).await.expect("a cancellation");
        Self::finish(tx, true).await;
        cancelled.len() == 1
    }

    pub(super) async fn next_due(&self) -> Option<Timestamp> {
        self.store.read().await.unwrap().queue().next_due().await.unwrap()
    }
}

/// A pending job that is due now, with a hold of one credit; it is not inserted yet.
pub(super) async fn new_job(h: &Harness, account: AccountId) -> Job {
    let hold = h.books().hold(hold_of(account, 1)).await.expect("a hold");
    Job {
        id: h.ambient.new_id().unwrap(),
        account_id: account,
        kind: JobKind::VIDEO,
        state: JobState::Pending,
        request: json!({ "script": "Hello." }),
        idempotency_key: None,
        priority: 0,
        position: 0,
        hold_id: Some(hold.id),
        held: hold.amount,
        waits: Waits::Turn,
        blockers: 0,
        unique: None,
        keep: None,
        stage: None,
        progress: 0,
        attempt: 0,
        max_attempts: 5,
        run_at: hold.created_at,
        cancel_requested: false,
        fence: 0,
        error: None,
        result: None,
        charged: None,
        created_at: hold.created_at,
        started_at: None,
        finished_at: None,
    }
}

/// The lease that a claim gave.
pub(super) fn lease_of(job: &Job, owner: &str, expires_at: Timestamp) -> Lease {
    Lease { job_id: job.id, fence: job.fence, owner: owner.to_owned(), expires_at }
}

/// A pending job that is due now.
pub(super) async fn waiting(h: &Harness, account: AccountId) -> Job {
    let job = new_job(h, account).await;
    assert!(h.queue().insert(&job).await);
    job
}

pub(super) async fn claimed(h: &Harness, owner: &str) -> (Job, Lease) {
    let job = h.queue().claim(owner, LEASE).await.expect("a job is due");
    let lease = lease_of(&job, owner, h.ambient.now() + LEASE);
    (job, lease)
}

/// An account with one job under this owner's lease.
pub(super) async fn at_work(h: &Harness, owner: &str) -> (Job, Lease) {
    let account = h.account().await;
    waiting(h, account).await;
    claimed(h, owner).await
}

pub(super) fn stage(h: &Harness, id: JobId, name: &str) -> StageRecord {
    StageRecord {
        job_id: id,
        name: name.to_owned(),
        output: json!({ "made": name, "length": 1.5 }),
        attempt: 1,
        started_at: h.ambient.now(),
        finished_at: h.ambient.now() + Duration::from_micros(1_234_567),
    }
}

pub(super) fn failure() -> ErrorRecord {
    ErrorRecord::from(&Error::new(ErrorCode::Media, "no voice").with("stage", "speech"))
}

pub(super) fn all_endings(run_at: Timestamp) -> [Ending; 7] {
    let result = json!({ "video": "jobs/1/video.mp4" });
    [
        Ending::Completed { result, charged: Credits(1) },
        Ending::Failed(failure()),
        Ending::Cancelled,
        Ending::Retry { error: failure(), run_at },
        Ending::HandedBack,
        Ending::Snoozed { run_at },
        Ending::Waiting { until: run_at },
    ]
}

/// Everything a worker can try, with a lease that is not good any more.
pub(super) async fn can_write_nothing(h: &Harness, queue: &Queue, lease: &Lease) {
    let before = (h.queue().get(lease.job_id).await, h.queue().stages(lease.job_id).await);
    assert_eq!(queue.renew(lease, "late", 77).await, None);
    assert!(!queue.save_stage(lease, &stage(h, lease.job_id, "late")).await);
    for ending in all_endings(h.ambient.now()) {
        assert!(!queue.end(lease, &ending).await, "{ending:?}");
    }
    let after = (h.queue().get(lease.job_id).await, h.queue().stages(lease.job_id).await);
    assert_eq!(before, after);
}
