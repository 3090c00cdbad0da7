//! What an operator does with an installation: verifying its books and its audit log, copying it
//! away and bringing it back. For the program that the platform is part of, not for its callers.

mod backups;
mod heads;
mod sealing;

use std::io::Write;
use std::sync::Arc;

use osirix_core::audit::{AuditHead, AuditSealer, AuditVerification};
use osirix_core::error::{Error, Result};
use osirix_core::ledger::LedgerVerification;
use osirix_core::store::Store;
use osirix_core::sweep::Sweep;

pub use backups::{back_up, restore};
pub use heads::AuditHeads;
pub(crate) use sealing::Sealing;

/// How many lines are read at once.
const PAGE: u32 = 500;

/// An open installation, as an operator sees it.
#[derive(Clone)]
pub struct Operation {
    store: Arc<dyn Store>,
    sweep: Arc<Sweep>,
}

impl Operation {
    pub(crate) fn new(store: &Arc<dyn Store>, sweep: &Arc<Sweep>) -> Self {
        Operation { store: store.clone(), sweep: sweep.clone() }
    }

    /// Removes what jobs of the last 90 days left in the blob store and nobody needs, as workers do
    /// bit by bit ([`Config::orphan_days`](crate::Config::orphan_days), at least one day); tells how
    /// many files of jobs that are not there were removed.
    pub async fn remove_orphans(&self) -> Result<usize> {
        self.sweep.round().await
    }

    /// Verifies the whole audit log, and that it goes on from each of these heads, which were kept
    /// outside of the database: see [`AuditHeads`]. What is not sealed yet is only counted.
    pub async fn verify_audit(
        &self,
        heads: impl IntoIterator<Item = Result<AuditHead>, IntoIter: Send>,
    ) -> Result<AuditVerification> {
        let mut tx = self.store.read().await?;
        AuditVerification::run(tx.as_mut(), &mut heads.into_iter()).await
    }

    /// Seals what was written into the audit log until now; the end of the chain, if it has one.
    pub async fn seal_audit(&self) -> Result<Option<AuditHead>> {
        AuditSealer::new(self.store.clone()).seal().await
    }

    /// Writes the whole audit log, oldest first: one JSON object a line; how many lines. What is
    /// added meanwhile is left out.
    pub async fn export_audit(&self, to: &mut (dyn Write + Send)) -> Result<u64> {
        let mut tx = self.store.read().await?;
        let (mut written, mut after) = (0, i64::MIN);
        loop {
            let lines = tx.audit().lines(after, i64::MAX, PAGE).await?;
            for line in &lines {
                let text = serde_json::to_string(line);
                let text = text.map_err(|e| Error::internal("a line is no JSON").caused_by(e))?;
                writeln!(to, "{text}").map_err(|e| Error::io("write the audit log", e))?;
            }
            written += lines.len() as u64;
            match lines.last() {
                Some(last) if lines.len() == PAGE as usize => after = last.seq,
                _ => break,
            }
        }
        to.flush().map_err(|e| Error::io("write the audit log", e))?;
        Ok(written)
    }

    /// Replays the history of every account: see [`Verification`](crate::Verification).
    pub async fn verify_ledger(&self) -> Result<LedgerVerification> {
        LedgerVerification::run(self.store.as_ref()).await
    }
}
