use osirix_core::audit::Action;
use osirix_core::error::{Error, Result};
use osirix_core::id::{AccountId, HoldId};
use osirix_core::ledger::{Balance, Grant, Hold, HoldRequest, Operation, Outcome};
use osirix_core::money::Credits;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A part of a linked call: it grants, holds or settles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreditOperation {
    /// Whose credits.
    pub account: AccountId,
    /// So many are issued.
    pub grant: Option<Credits>,
    /// So many are reserved.
    pub hold: Option<Credits>,
    /// This hold ends.
    pub settle: Option<HoldId>,
    /// So many of the hold are charged, none unless it is said; the rest goes back.
    pub captured: Option<Credits>,
    /// A sentence for the statement.
    #[serde(default)]
    pub memo: String,
    /// The caller's own id of what is granted or held: with the same one it takes effect once.
    pub idempotency_key: Option<String>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditOutcome {
    /// The balance after a grant.
    pub balance: Option<Balance>,
    /// The hold, new or ended.
    pub hold: Option<Hold>,
}

impl CreditOperation {
    /// A grant, a hold or the end of one.
    pub(super) fn operation(&self) -> Result<(Operation, Action)> {
        let (account, memo) = (self.account, self.memo.clone());
        let idempotency_key = self.idempotency_key.clone();
        match (self.grant, self.hold, self.settle) {
            (Some(amount), None, None) if self.captured.is_none() => {
                let (priority, expires_at) = (0, None);
                let grant = Grant { account, amount, idempotency_key, priority, expires_at, memo };
                Ok((Operation::Grant(grant), Action::CreditsGranted))
            }
            (None, Some(amount), None) if self.captured.is_none() => {
                let lifetime = None;
                let hold = HoldRequest { account, amount, idempotency_key, lifetime, memo };
                Ok((Operation::Hold(hold), Action::CreditsHeld))
            }
            (None, None, Some(hold)) if idempotency_key.is_none() => {
                let captured = self.captured.unwrap_or(Credits::ZERO);
                Ok((Operation::settle(hold, captured, &memo), Action::CreditsSettled))
            }
            _ => Err(Error::invalid("operations", "each grants, holds or settles")),
        }
    }

    /// What the audit log says of it.
    pub(super) fn details(&self) -> Value {
        match self.settle {
            Some(hold) => {
                let captured = self.captured.unwrap_or(Credits::ZERO);
                json!({ "hold": hold, "captured": captured, "memo": self.memo })
            }
            None => json!({ "amount": self.grant.or(self.hold), "memo": self.memo }),
        }
    }
}

impl From<Outcome> for CreditOutcome {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Granted { balance, .. } | Outcome::Revoked { balance, .. } => {
                CreditOutcome { balance: Some(balance), hold: None }
            }
            Outcome::Held { hold, .. } | Outcome::Resolved { hold, .. } => {
                CreditOutcome { balance: None, hold: Some(hold) }
            }
            Outcome::Lapsed => CreditOutcome { balance: None, hold: None },
        }
    }
}
