//! Approval: where an organisation wants it, a post is published when another member has said so.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result};
use crate::id::UserId;
use crate::names::names;

names! {
    /// What a member decided about a post.
    "decision" pub enum ApprovalDecision {
        /// It is published at its time.
        Approved = "approved",
        /// It is a draft again.
        Rejected = "rejected",
    }
}

/// Who submitted a post to the other members, and what one of them decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Who submitted it; nobody of whom it is known, where a recurrence made it that no member has
    /// asked for.
    pub submitted_by: Option<UserId>,
    /// When.
    pub submitted_at: Timestamp,
    /// What was decided; nothing yet, while it waits.
    pub decision: Option<ApprovalDecision>,
    /// Who decided.
    pub decided_by: Option<UserId>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// Why it was rejected.
    pub reason: Option<String>,
}

impl Approval {
    const LONGEST_REASON: usize = 1_000;

    pub(super) fn submitted(by: Option<UserId>, at: Timestamp) -> Self {
        Approval {
            submitted_by: by,
            submitted_at: at,
            decision: None,
            decided_by: None,
            decided_at: None,
            reason: None,
        }
    }

    /// What a member decides of a post that is not their own. Of one of which nobody knows whose it
    /// is, nobody can tell.
    pub(super) fn decided(
        self,
        by: UserId,
        at: Timestamp,
        decision: ApprovalDecision,
        reason: Option<String>,
    ) -> Result<Self> {
        match self.submitted_by {
            Some(other) if other != by => Ok(Approval {
                decision: Some(decision),
                decided_by: Some(by),
                decided_at: Some(at),
                reason,
                ..self
            }),
            _ => {
                let message = "another member than who submitted it decides";
                Err(Error::new(ErrorCode::PermissionDenied, message)
                    .with("field", "approval")
                    .with("reason", "own_post"))
            }
        }
    }

    pub(super) fn check_reason(reason: &str) -> Result<()> {
        let count = reason.chars().count();
        if !reason.trim().is_empty() && count <= Self::LONGEST_REASON {
            return Ok(());
        }
        let error = Error::invalid("reason", "say why, in 1 to 1,000 characters");
        Err(error.with("limit", Self::LONGEST_REASON).with("value", count))
    }
}
