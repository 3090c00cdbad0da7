use async_trait::async_trait;
use osirix_core::billing::{
    Difference, Dispute, Period, Reconciliation, ReconciliationRepository, Reference, Refund,
    SubjectKind,
};
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::page::{Page, PageRequest};

use super::Row;
use super::cell::{after_dated, count, dated_cursor, json};
use crate::db::{SqlTransaction, row, run, statements};

statements! {
    read CHECKOUTS = "SELECT reference FROM billing_checkouts
        WHERE created_at >= $1 AND created_at < $2 AND reference > $3
        UNION ALL SELECT checkout AS reference FROM order_payments
        WHERE created_at >= $1 AND created_at < $2 AND checkout > $3
        ORDER BY reference LIMIT $4";
    read INVOICES = "SELECT reference FROM billing_invoices
        WHERE created_at >= $1 AND created_at < $2 AND reference > $3 ORDER BY reference LIMIT $4";
    read PAYMENTS = "SELECT reference FROM billing_payments
        WHERE granted_at >= $1 AND granted_at < $2 AND reference > $3
        UNION ALL SELECT payment AS reference FROM order_payments
        WHERE created_at >= $1 AND created_at < $2 AND payment > $3
        ORDER BY reference LIMIT $4";
    read REFUNDS = "SELECT reference, amount, currency, state FROM billing_refunds
        WHERE payment = $1 ORDER BY reference";
    read DISPUTES = "SELECT reference, amount, currency, state, withdrawn FROM billing_disputes
        WHERE payment = $1 ORDER BY reference";
    read PAID_BY = "SELECT reference FROM billing_invoices WHERE payment = $1 LIMIT 1";
    write INSERT = "INSERT INTO billing_reconciliations
            (id, gateway, period_start, period_end, looked_at, found, differences, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    read LIST = "SELECT id, gateway, period_start, period_end, looked_at, found, differences, at
        FROM billing_reconciliations WHERE (at, id) < ($1, $2) ORDER BY at DESC, id DESC LIMIT $3";
}

row! {
    struct RefundRow {
        reference: String,
        amount: i64,
        currency: String,
        state: String,
    }
}

row! {
    struct DisputeRow {
        reference: String,
        amount: i64,
        currency: String,
        state: String,
        withdrawn: bool,
    }
}

row! {
    struct ReconciliationRow {
        id: String,
        gateway: String,
        period_start: i64,
        period_end: i64,
        looked_at: i64,
        found: i64,
        differences: String,
        at: i64,
    }
}

impl RefundRow {
    fn refund(self) -> Result<Refund> {
        let row = Row { table: "billing_refunds", id: &self.reference };
        Ok(Refund {
            reference: row.parse("reference", &self.reference)?,
            amount: row.money(self.amount, &self.currency)?,
            state: row.parse("state", &self.state)?,
        })
    }
}

impl DisputeRow {
    fn dispute(self) -> Result<Dispute> {
        let row = Row { table: "billing_disputes", id: &self.reference };
        Ok(Dispute {
            reference: row.parse("reference", &self.reference)?,
            amount: row.money(self.amount, &self.currency)?,
            state: row.parse("state", &self.state)?,
            withdrawn: self.withdrawn,
        })
    }
}

impl ReconciliationRow {
    fn reconciliation(self) -> Result<Reconciliation> {
        let row = Row { table: "billing_reconciliations", id: &self.id };
        Ok(Reconciliation {
            id: row.parse("id", &self.id)?,
            period: Period {
                start: Timestamp::from_micros(self.period_start),
                end: Timestamp::from_micros(self.period_end),
            },
            looked_at: row.number("looked_at", self.looked_at)?,
            found: row.number("found", self.found)?,
            differences: row.json::<Vec<Difference>>("differences", &self.differences)?,
            at: Timestamp::from_micros(self.at),
            gateway: self.gateway,
        })
    }
}

#[async_trait]
impl ReconciliationRepository for SqlTransaction {
    async fn ours(
        &mut self,
        kind: SubjectKind,
        period: &Period,
        after: Option<&Reference>,
        limit: u32,
    ) -> Result<Vec<Reference>> {
        let (start, end) = (period.start.as_micros(), period.end.as_micros());
        let (after, limit) = (after.map_or("", Reference::as_str), i64::from(limit));
        let rows = match kind {
            SubjectKind::Checkout => {
                run!(self.fetch_all::<(String,)>(CHECKOUTS, start, end, after, limit))
            }
            SubjectKind::Invoice => {
                run!(self.fetch_all::<(String,)>(INVOICES, start, end, after, limit))
            }
            SubjectKind::Payment => {
                run!(self.fetch_all::<(String,)>(PAYMENTS, start, end, after, limit))
            }
            SubjectKind::Subscription | SubjectKind::Other => return Ok(Vec::new()),
        }?;
        rows.into_iter().map(|(reference,)| reference.parse()).collect()
    }

    async fn refunds(&mut self, payment: &Reference) -> Result<Vec<Refund>> {
        let rows = run!(self.fetch_all::<RefundRow>(REFUNDS, payment.as_str()))?;
        rows.into_iter().map(RefundRow::refund).collect()
    }

    async fn disputes(&mut self, payment: &Reference) -> Result<Vec<Dispute>> {
        let rows = run!(self.fetch_all::<DisputeRow>(DISPUTES, payment.as_str()))?;
        rows.into_iter().map(DisputeRow::dispute).collect()
    }

    async fn is_paid_by(&mut self, payment: &Reference) -> Result<bool> {
        let row = run!(self.fetch_optional::<(String,)>(PAID_BY, payment.as_str()))?;
        Ok(row.is_some())
    }

    async fn insert(&mut self, done: &Reconciliation) -> Result<()> {
        run!(self.execute(
            INSERT,
            done.id.to_string(),
            done.gateway.as_str(),
            done.period.start.as_micros(),
            done.period.end.as_micros(),
            i64::from(done.looked_at),
            i64::from(done.found),
            json(&done.differences)?,
            done.at.as_micros(),
        ))?;
        Ok(())
    }

    async fn list(&mut self, page: &PageRequest) -> Result<Page<Reconciliation>> {
        let (before, id) = after_dated(page)?.unwrap_or((i64::MAX, String::new()));
        let wanted = count(page)?;
        let rows = run!(self.fetch_all::<ReconciliationRow>(LIST, before, &id, wanted))?;
        let done = rows.into_iter().map(ReconciliationRow::reconciliation);
        let done = done.collect::<Result<_>>()?;
        Ok(Page::from_rows(done, page.limit, |one: &Reconciliation| {
            dated_cursor(one.at.as_micros(), one.id)
        }))
    }
}
