use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use osirix_core::audit::{AuditHead, AuditSealer};
use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::store::Store;
use tokio::sync::watch;
use tokio::time::Instant;

use super::AuditHeads;

/// How long a head is the last one in the file, while others follow in the database.
const HEAD_EVERY: Duration = Duration::from_secs(60);

/// Seals the audit log while the platform runs, and keeps the ends of the chain elsewhere.
pub(crate) struct Sealing {
    sealer: AuditSealer,
    ambient: Ambient,
    heads: Option<AuditHeads>,
    kept: Option<AuditHead>,
    due: Instant,
}

impl Sealing {
    pub(crate) fn new(store: &Arc<dyn Store>, ambient: &Ambient, heads: Option<PathBuf>) -> Self {
        Sealing {
            sealer: AuditSealer::new(store.clone()),
            ambient: ambient.clone(),
            heads: heads.map(AuditHeads::at),
            kept: None,
            due: Instant::now(),
        }
    }

    /// Seals again and again, and once more when `down` turns true or its sender is gone.
    pub(crate) async fn run(mut self, every: Duration, mut down: watch::Receiver<bool>) {
        let mut last = false;
        while !last {
            last = tokio::time::timeout(every, down.wait_for(|down| *down)).await.is_ok();
            match self.seal(last).await {
                // Somebody writes all the time: there is a next time.
                Err(error) if error.code() == ErrorCode::Busy => {
                    tracing::debug!(%error, "the audit log was not sealed");
                }
                Err(error) => tracing::warn!(%error, "the audit log was not sealed"),
                Ok(()) => {}
            }
        }
    }

    async fn seal(&mut self, last: bool) -> Result<()> {
        let head = self.sealer.seal().await?;
        let (Some(heads), Some(head)) = (&self.heads, head) else { return Ok(()) };
        if self.kept.as_ref() == Some(&head) || !last && Instant::now() < self.due {
            return Ok(());
        }
        let (heads, now, kept) = (heads.clone(), self.ambient.now(), head.clone());
        let appended = tokio::task::spawn_blocking(move || heads.append(&head, now)).await;
        appended.map_err(|e| Error::internal("a head was not written").caused_by(e))??;
        self.kept = Some(kept);
        self.due = Instant::now() + HEAD_EVERY;
        Ok(())
    }
}
