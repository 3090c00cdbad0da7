//! Whether the books of every account are what their histories say.

use super::Verification;
use crate::error::{Error, ErrorCode, Result};
use crate::store::Store;

const PAGE: u32 = 500;

/// How many findings are told; the rest is counted.
const FINDINGS: usize = 100;

/// What a verification of all books found.
#[derive(Debug, Clone, Default)]
pub struct LedgerVerification {
    /// How many accounts there are.
    pub accounts: u64,
    /// How many transactions were replayed.
    pub transactions: i64,
    /// How many accounts' books are wrong.
    pub faults: u64,
    /// The first thing that is wrong with each of them, of the first hundred: an
    /// [`Inconsistent`](ErrorCode::Inconsistent) error that names it.
    pub findings: Vec<Error>,
}

impl LedgerVerification {
    /// Verifies one account after the other, each as of a moment of its own: others write meanwhile.
    pub async fn run(store: &dyn Store) -> Result<Self> {
        let (mut so_far, mut after) = (LedgerVerification::default(), None);
        loop {
            let page = store.read().await?.accounts().ids(after, PAGE).await?;
            for account in &page {
                so_far.accounts += 1;
                match Verification::run(store.read().await?.as_mut(), *account).await {
                    Ok(verified) => so_far.transactions += verified.transactions,
                    Err(e) if e.code() == ErrorCode::Inconsistent => {
                        so_far.note(e.with("account_id", account));
                    }
                    Err(e) => return Err(e),
                }
            }
            after = page.last().copied();
            if page.len() < PAGE as usize {
                return Ok(so_far);
            }
        }
    }

    fn note(&mut self, finding: Error) {
        self.faults += 1;
        if self.findings.len() < FINDINGS {
            self.findings.push(finding);
        }
    }
}
