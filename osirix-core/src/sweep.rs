//! Files that nobody needs any more: what jobs left that are not there, or whose end was not
//! tidied.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::blob::{BlobKey, BlobStore};
use crate::clock::{Ambient, Timestamp};
use crate::error::Result;
use crate::id::JobId;
use crate::jobs::JobService;

/// Looks through the files of jobs, those of some minutes at a time. Any number of processes may do
/// so at once.
///
/// It touches files below `jobs/` alone, and among those what belongs to a job of an age: its id
/// tells when it was made. Of one that was completed or cancelled as long ago, what its result does
/// not name goes; any other that is there keeps everything; the files of one that is not there go.
/// So a store of blobs belongs to one database.
pub struct Sweep {
    jobs: JobService,
    blobs: Arc<dyn BlobStore>,
    ambient: Ambient,
    age: Duration,
    /// How many windows back the next look is.
    back: AtomicU64,
}

impl Sweep {
    /// The least age that is sensible: who writes is at work much shorter.
    pub const LEAST_AGE: Duration = Duration::from_secs(24 * 3_600);
    /// The jobs of about 17 minutes, in milliseconds as a power of two: their ids begin alike.
    const WINDOW_BITS: u32 = 20;
    /// How far back it looks before it begins anew: 90 days.
    const WINDOWS: u64 = (90 * 24 * 3_600 * 1_000) >> Self::WINDOW_BITS;

    /// Over the files of jobs that are older than `age`.
    pub fn new(
        jobs: JobService,
        blobs: Arc<dyn BlobStore>,
        ambient: Ambient,
        age: Duration,
    ) -> Self {
        Sweep { jobs, blobs, ambient, age, back: AtomicU64::new(0) }
    }

    /// Looks through one window, each time one that is further back, and tells how many files of
    /// jobs that are not there were removed. One that cannot be tidied now is met again in the next round.
    pub async fn step(&self) -> Result<usize> {
        let back = self.back.fetch_add(1, Ordering::Relaxed) % Self::WINDOWS;
        let before = self.ambient.now() - self.age;
        let millis = u64::try_from(before.as_micros() / 1_000).unwrap_or(0);
        // The window that is being filled is passed over: all of it is to be of that age.
        let Some(window) = (millis >> Self::WINDOW_BITS).checked_sub(back + 1) else {
            return Ok(0);
        };
        self.window(window, before).await
    }

    /// Looks through everything, and tells how many files of jobs that are not there were removed.
    pub async fn round(&self) -> Result<usize> {
        let mut removed = 0;
        for _ in 0..Self::WINDOWS {
            removed += self.step().await?;
        }
        Ok(removed)
    }

    async fn window(&self, window: u64, before: Timestamp) -> Result<usize> {
        let mut of_jobs: BTreeMap<JobId, Vec<BlobKey>> = BTreeMap::new();
        for blob in self.blobs.list(&format!("jobs/job_{window:07x}")).await? {
            let job = blob.key.as_str().split('/').nth(1).and_then(|id| id.parse().ok());
            if let Some(job) = job {
                of_jobs.entry(job).or_default().push(blob.key);
            }
        }
        let mut removed = 0;
        for (job, files) in of_jobs {
            if self.jobs.tidy(job, before).await? {
                continue;
            }
            for file in files {
                self.blobs.delete(&file).await?;
                removed += 1;
            }
        }
        Ok(removed)
    }
}
