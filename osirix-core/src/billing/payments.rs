//! What follows from refunds and disputes: the credits of money that is gone are taken back, and
//! given again when it returns.

use std::time::Duration;

use serde_json::json;

use super::{Billing, PaidFor, Payment, Refund, RefundState, StoredPayment};
use crate::analytics::{Count, Figure};
use crate::audit::Action;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{AccountId, GrantId};
use crate::ledger::{Grant, Operation, Revocation, TransactionFilter, TransactionKind};
use crate::money::Credits;
use crate::page::PageRequest;
use crate::store::Transaction;

/// A key of the ledger: it is of its account's books.
type Key = (AccountId, String);

/// How long credits that are given again can be used at least.
const USABLE: Duration = Duration::from_secs(30 * 86_400);

impl Billing {
    /// Follows a payment; `false` when nothing was given for it.
    pub(super) async fn apply_payment(
        &self,
        tx: &mut dyn Transaction,
        payment: &Payment,
    ) -> Result<bool> {
        let Some(stored) = tx.payments().payment(&payment.reference).await? else {
            return self.apply_order_payment(tx, payment).await;
        };
        tx.billing().lock(stored.account_id).await?;
        self.note(tx, &stored, payment).await?;
        // What has lapsed is booked first: it counts as gone.
        self.ledger.apply(tx, &[Operation::Lapse(stored.account_id)]).await?;
        let grants = self.grants_of(tx, &stored).await?;
        let lapsed = lapsed(tx, &stored, &grants).await?;
        let most = stored.granted.checked_sub(lapsed)?;
        let wanted = payment.unpaid(stored.granted).min(most);
        if wanted != stored.revoked {
            self.move_to(tx, stored, wanted, grants).await?;
        }
        Ok(true)
    }

    /// Writes down the refunds and disputes.
    async fn note(
        &self,
        tx: &mut dyn Transaction,
        stored: &StoredPayment,
        payment: &Payment,
    ) -> Result<()> {
        let (account, of) = (stored.account_id, &payment.reference);
        for refund in &payment.refunds {
            if tx.payments().save_refund(of, refund).await? {
                let details =
                    json!({ "payment": of, "amount": refund.amount, "state": refund.state });
                let subject = refund.reference.as_str();
                self.audit(tx, Action::RefundChanged, account, subject, details).await?;
                self.count_refund(tx, stored, refund).await?;
            }
        }
        for dispute in &payment.disputes {
            if tx.payments().save_dispute(of, dispute).await? {
                let details = json!({
                    "payment": of,
                    "amount": dispute.amount,
                    "state": dispute.state,
                    "withdrawn": dispute.withdrawn,
                });
                let subject = dispute.reference.as_str();
                self.audit(tx, Action::DisputeChanged, account, subject, details).await?;
            }
        }
        Ok(())
    }

    /// Counts what went back of what was paid for a plan.
    async fn count_refund(
        &self,
        tx: &mut dyn Transaction,
        stored: &StoredPayment,
        refund: &Refund,
    ) -> Result<()> {
        if refund.state != RefundState::Succeeded || stored.paid_for != PaidFor::Invoice {
            return Ok(());
        }
        let (account, back) = (stored.account_id, refund.amount.minor_units);
        let count = Count::once(account, self.ambient.now(), Figure::PlansRefunded, back);
        tx.analytics().add(&[count.of(refund.amount.currency.as_str())]).await
    }

    /// The grants that a payment has paid for, and those by which credits were given again.
    pub(super) async fn grants_of(
        &self,
        tx: &mut dyn Transaction,
        stored: &StoredPayment,
    ) -> Result<Vec<GrantId>> {
        let (first, again) = stored.keys();
        let keys: Vec<_> = first.into_iter().chain(again).collect();
        let made = tx.ledger().by_keys(&keys).await?;
        let made = made.iter().filter(|one| one.kind == TransactionKind::Grant);
        Ok(made.flat_map(|one| one.grants.iter().map(|share| share.id)).collect())
    }

    /// Takes back or gives again until so many credits are taken back.
    async fn move_to(
        &self,
        tx: &mut dyn Transaction,
        stored: StoredPayment,
        wanted: Credits,
        grants: Vec<GrantId>,
    ) -> Result<()> {
        let account = stored.account_id;
        let change = stored.changes.saturating_add(1);
        let idempotency_key = Some(change_key(&stored, change));
        let back = wanted.checked_sub(stored.revoked)?;
        let action = match back > Credits::ZERO {
            true => {
                let memo = format!("the payment {} went back", stored.reference);
                let revocation =
                    Revocation { account, amount: back, grants, idempotency_key, memo };
                self.ledger.revoke(tx, revocation).await?;
                Action::CreditsRevoked
            }
            false => {
                let memo = format!("the payment {} stands again", stored.reference);
                let expires_at = stored.expires_at.map(|end| end.max(self.usable()));
                let (amount, priority) = (-back, 0);
                let grant = Grant { account, amount, idempotency_key, priority, expires_at, memo };
                self.ledger.grant(tx, grant).await?;
                Action::CreditsRestored
            }
        };
        let details = json!({ "credits": back.0.abs(), "revoked": wanted });
        self.audit(tx, action, account, stored.reference.as_str(), details).await?;
        let stored = StoredPayment { revoked: wanted, changes: change, ..stored };
        tx.payments().save_payment(&stored).await
    }

    fn usable(&self) -> Timestamp {
        self.ambient.now() + USABLE
    }
}

impl StoredPayment {
    /// The keys in the ledger of what was granted for it, and of what was taken back or given
    /// again.
    pub(super) fn keys(&self) -> (Vec<Key>, Vec<Key>) {
        let StoredPayment { account_id, paid_for, source, .. } = self;
        let first = ["", ":carry"].map(|part| (*account_id, format!("{paid_for}:{source}{part}")));
        let again = (1..=self.changes).map(|change| (*account_id, change_key(self, change)));
        (first.into(), again.collect())
    }
}

fn change_key(stored: &StoredPayment, change: u32) -> String {
    format!("payment:{}:{change}", stored.reference)
}

/// How many credits of these grants have lapsed.
pub(super) async fn lapsed(
    tx: &mut dyn Transaction,
    stored: &StoredPayment,
    grants: &[GrantId],
) -> Result<Credits> {
    let (kind, since) = (Some(TransactionKind::Lapse), Some(stored.granted_at));
    let filter = TransactionFilter { kind, since, ..TransactionFilter::default() };
    let mut page = PageRequest::first(PageRequest::MAX_LIMIT);
    let mut lapsed = Credits::ZERO;
    loop {
        let part = tx.statements().history(stored.account_id, &filter, &page).await?;
        let shares = part.items.iter().flat_map(|one| &one.grants);
        for share in shares.filter(|share| grants.contains(&share.id)) {
            lapsed = lapsed.checked_add(share.amount)?;
        }
        match part.next {
            Some(next) => page.after = Some(next),
            None => return Ok(lapsed),
        }
    }
}
