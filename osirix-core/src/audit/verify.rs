//! Whether the audit log is what was written.

use std::collections::VecDeque;
use std::fmt;

use super::{AuditHead, AuditLine, AuditSeal};
use crate::error::Result;
use crate::names::names;
use crate::store::Transaction;

const PAGE: u32 = 500;

/// How many findings are told; the rest is counted.
const FINDINGS: usize = 100;

names! {
    /// What is wrong with a line of the audit log.
    "fault" pub enum AuditFault {
        /// The line is not what was sealed, or the link before it is not.
        Changed = "changed",
        /// The line is gone.
        Removed = "removed",
        /// Another line stands in its place.
        Moved = "moved",
        /// The line was put between lines that had been sealed.
        Added = "added",
        /// A link of the chain itself is gone, or not where it belongs.
        Unlinked = "unlinked",
        /// The log ends before this line, of which a head that was kept tells.
        Cut = "cut",
        /// The chain up to this line is not the one of a head that was kept: lines before it were
        /// changed and sealed anew.
        Rewritten = "rewritten",
    }
}

/// A line of the log that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditFinding {
    /// What is wrong with it.
    pub fault: AuditFault,
    /// Its place in the log.
    pub seq: i64,
    /// Its id, where that is known: of a line that was moved, of the one that belongs there.
    pub id: Option<String>,
}

impl fmt::Display for AuditFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: line {}", self.fault, self.seq)?;
        self.id.as_ref().map_or(Ok(()), |id| write!(f, " ({id})"))
    }
}

/// What a verification of the audit log found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditVerification {
    /// How many links the chain has.
    pub sealed: i64,
    /// How many lines came after the last one, and are not sealed yet.
    pub unsealed: u64,
    /// The end of the chain.
    pub head: Option<AuditHead>,
    /// How many lines are not as they were written.
    pub faults: u64,
    /// The first hundred of them, in the order of the log; then what the heads tell.
    pub findings: Vec<AuditFinding>,
}

impl AuditVerification {
    /// Follows the whole chain, beside the lines that it seals, and looks for each of the heads that
    /// were kept outside of the database. The transaction must only read, so that all is of one
    /// moment.
    pub async fn run(
        tx: &mut dyn Transaction,
        heads: &mut (dyn Iterator<Item = Result<AuditHead>> + Send),
    ) -> Result<Self> {
        let mut so_far = AuditVerification::default();
        let mut lines = Lines::all();
        loop {
            let seals = tx.audit().seals(so_far.sealed, PAGE).await?;
            for seal in &seals {
                so_far.follow(tx, &mut lines, seal).await?;
            }
            if seals.len() < PAGE as usize {
                break;
            }
        }
        while lines.next(tx).await?.is_some() {
            so_far.unsealed += 1;
        }
        so_far.compare(tx, heads).await?;
        Ok(so_far)
    }

    async fn follow(
        &mut self,
        tx: &mut dyn Transaction,
        lines: &mut Lines,
        seal: &AuditSeal,
    ) -> Result<()> {
        let before = self.head.take();
        let (after, hash) = before.map_or((0, String::new()), |head| (head.seq, head.hash));
        if seal.place != self.sealed + 1 || seal.seq <= after {
            self.note(AuditFault::Unlinked, seal.seq, Some(&seal.audit_id));
        }
        while let Some(line) = lines.next_if(tx, |line| line.seq < seal.seq).await? {
            self.note(AuditFault::Added, line.seq, Some(&line.id));
        }
        let fault = match lines.next_if(tx, |line| line.seq == seal.seq).await? {
            None => Some(AuditFault::Removed),
            Some(line) if line.id != seal.audit_id => Some(AuditFault::Moved),
            Some(line) if line.hash_after(seal.place, &hash) != seal.hash => {
                Some(AuditFault::Changed)
            }
            Some(_) => None,
        };
        if let Some(fault) = fault {
            self.note(fault, seal.seq, Some(&seal.audit_id));
        }
        self.sealed = seal.place;
        self.head = Some(AuditHead::from(seal.clone()));
        Ok(())
    }

    /// Looks for heads that were kept; of those that are not in the chain the first that differs and
    /// the farthest that is beyond its end are told.
    async fn compare(
        &mut self,
        tx: &mut dyn Transaction,
        heads: &mut (dyn Iterator<Item = Result<AuditHead>> + Send),
    ) -> Result<()> {
        let (mut cut, mut rewritten) = (None::<AuditHead>, None::<AuditHead>);
        for head in heads {
            let head = head?;
            if head.place > self.sealed {
                cut = Some(cut.filter(|cut| cut.place > head.place).unwrap_or(head));
                continue;
            }
            let seals = tx.audit().seals(head.place - 1, 1).await?;
            let there = seals.into_iter().next().map(AuditHead::from);
            if there.as_ref() != Some(&head) {
                rewritten = Some(rewritten.filter(|it| it.place < head.place).unwrap_or(head));
            }
        }
        if let Some(head) = rewritten {
            self.note(AuditFault::Rewritten, head.seq, None);
        }
        if let Some(head) = cut {
            self.note(AuditFault::Cut, head.seq, None);
        }
        Ok(())
    }

    fn note(&mut self, fault: AuditFault, seq: i64, id: Option<&str>) {
        self.faults += 1;
        let from_heads = matches!(fault, AuditFault::Cut | AuditFault::Rewritten);
        if self.findings.len() < FINDINGS || from_heads {
            self.findings.push(AuditFinding { fault, seq, id: id.map(str::to_owned) });
        }
    }
}

/// The lines of the log one after the other, read by the page.
struct Lines {
    read: VecDeque<AuditLine>,
    after: i64,
    ended: bool,
}

impl Lines {
    /// From the very first: what somebody puts in is not bound to our numbers.
    fn all() -> Self {
        Lines { read: VecDeque::new(), after: i64::MIN, ended: false }
    }

    async fn next(&mut self, tx: &mut dyn Transaction) -> Result<Option<AuditLine>> {
        self.next_if(tx, |_| true).await
    }

    async fn next_if(
        &mut self,
        tx: &mut dyn Transaction,
        wanted: impl Fn(&AuditLine) -> bool,
    ) -> Result<Option<AuditLine>> {
        if self.read.is_empty() && !self.ended {
            self.read.extend(tx.audit().lines(self.after, i64::MAX, PAGE).await?);
            self.ended = self.read.len() < PAGE as usize;
            self.after = self.read.back().map_or(self.after, |line| line.seq);
        }
        Ok(match self.read.front() {
            Some(line) if wanted(line) => self.read.pop_front(),
            _ => None,
        })
    }
}
