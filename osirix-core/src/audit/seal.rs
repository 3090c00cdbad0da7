use std::sync::Arc;

use super::{AuditHead, AuditSeal};
use crate::error::Result;
use crate::store::Store;

/// How many lines are sealed in one transaction.
const BATCH: u32 = 500;

/// Seals what was written into the audit log: adds its lines to a chain of hashes.
///
/// Lines are sealed soon after they were committed, and not by the transactions that write them: in
/// a chain each would have to wait for the one before it. Until it is sealed a line is protected by
/// the database alone. Any number of machines may seal.
#[derive(Clone)]
pub struct AuditSealer {
    store: Arc<dyn Store>,
}

impl AuditSealer {
    /// Over a store.
    pub fn new(store: Arc<dyn Store>) -> Self {
        AuditSealer { store }
    }

    /// Seals every line that was committed before this call; the end of the chain, if it has one.
    /// [`Busy`](crate::ErrorCode::Busy) when a transaction that wrote a line does not end: try later.
    pub async fn seal(&self) -> Result<Option<AuditHead>> {
        let settled = self.settled().await?;
        loop {
            let (head, all) = self.seal_some(settled).await?;
            if all {
                return Ok(head);
            }
        }
    }

    async fn settled(&self) -> Result<i64> {
        let mut tx = self.store.begin().await?;
        let settled = tx.audit().settled().await?;
        tx.commit().await?;
        Ok(settled)
    }

    /// Seals a number of lines; the end of the chain, and whether these were all.
    async fn seal_some(&self, settled: i64) -> Result<(Option<AuditHead>, bool)> {
        let mut tx = self.store.begin().await?;
        let last = tx.audit().last_seal().await?;
        let after = last.as_ref().map_or(0, |seal| seal.seq);
        let lines = tx.audit().lines(after, settled, BATCH).await?;
        let (mut place, mut head) = match &last {
            Some(seal) => (seal.place, seal.hash.clone()),
            None => (0, String::new()),
        };
        let mut seals = Vec::with_capacity(lines.len());
        for line in &lines {
            place += 1;
            let seal = AuditSeal::of(line, place, &head);
            head.clone_from(&seal.hash);
            seals.push(seal);
        }
        tx.audit().add_seals(&seals).await?;
        tx.commit().await?;
        let head = seals.pop().or(last).map(AuditHead::from);
        Ok((head, lines.len() < BATCH as usize))
    }
}
