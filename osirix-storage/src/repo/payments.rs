use async_trait::async_trait;
use osirix_core::billing::{Dispute, Invoice, PaymentRepository, Reference, Refund, StoredPayment};
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::AccountId;
use osirix_core::money::Credits;
use osirix_core::page::{Page, PageRequest};

use super::Row;
use super::cell::{after_dated, count, currency, dated_cursor};
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! invoice_columns {
    ($dialect:ident) => {
        "reference, customer, subscription, state, due, paid, currency, payment, url, created_at"
    };
}

macro_rules! payment_columns {
    ($dialect:ident) => {
        "reference, account_id, paid_for, source, granted, revoked, changes, expires_at, granted_at"
    };
}

statements! {
    read INVOICE = "SELECT " {invoice_columns} " FROM billing_invoices WHERE reference = $1";
    write SAVE_INVOICE = "INSERT INTO billing_invoices (" {invoice_columns} ", account_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (reference) DO UPDATE SET state = excluded.state, due = excluded.due,
            paid = excluded.paid, payment = excluded.payment, url = excluded.url";
    read INVOICES = "SELECT " {invoice_columns} " FROM billing_invoices WHERE account_id = $1
        ORDER BY created_at DESC, reference DESC LIMIT $2";
    read INVOICES_AFTER = "SELECT " {invoice_columns} " FROM billing_invoices
        WHERE account_id = $1 AND (created_at, reference) < ($3, $4)
        ORDER BY created_at DESC, reference DESC LIMIT $2";
    read PAYMENT = "SELECT " {payment_columns} " FROM billing_payments WHERE reference = $1";
    write SAVE_PAYMENT = "INSERT INTO billing_payments (" {payment_columns} ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (reference) DO UPDATE SET revoked = excluded.revoked,
            changes = excluded.changes";
    write SAVE_REFUND = "INSERT INTO billing_refunds (reference, payment, amount, currency, state)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (reference) DO UPDATE SET amount = excluded.amount, state = excluded.state
        WHERE billing_refunds.amount <> excluded.amount OR billing_refunds.state <> excluded.state";
    write SAVE_DISPUTE = "INSERT INTO billing_disputes
            (reference, payment, amount, currency, state, withdrawn)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (reference) DO UPDATE SET amount = excluded.amount, state = excluded.state,
            withdrawn = excluded.withdrawn
        WHERE billing_disputes.amount <> excluded.amount
            OR billing_disputes.state <> excluded.state
            OR billing_disputes.withdrawn <> excluded.withdrawn";
}

row! {
    struct InvoiceRow {
        reference: String,
        customer: String,
        subscription: Option<String>,
        state: String,
        due: i64,
        paid: i64,
        currency: String,
        payment: Option<String>,
        url: Option<String>,
        created_at: i64,
    }
}

row! {
    struct PaymentRow {
        reference: String,
        account_id: String,
        paid_for: String,
        source: String,
        granted: i64,
        revoked: i64,
        changes: i64,
        expires_at: Option<i64>,
        granted_at: i64,
    }
}

impl InvoiceRow {
    fn invoice(self) -> Result<Invoice> {
        let row = Row { table: "billing_invoices", id: &self.reference };
        Ok(Invoice {
            reference: row.parse("reference", &self.reference)?,
            customer: row.parse("customer", &self.customer)?,
            subscription: row.parse_some("subscription", self.subscription.as_deref())?,
            state: row.parse("state", &self.state)?,
            due: row.money(self.due, &self.currency)?,
            paid: row.money(self.paid, &self.currency)?,
            lines: Vec::new(),
            payment: row.parse_some("payment", self.payment.as_deref())?,
            url: self.url,
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

impl PaymentRow {
    fn payment(self) -> Result<StoredPayment> {
        let row = Row { table: "billing_payments", id: &self.reference };
        Ok(StoredPayment {
            reference: row.parse("reference", &self.reference)?,
            account_id: row.parse("account_id", &self.account_id)?,
            paid_for: row.parse("paid_for", &self.paid_for)?,
            source: row.parse("source", &self.source)?,
            granted: Credits(self.granted),
            revoked: Credits(self.revoked),
            changes: row.number("changes", self.changes)?,
            expires_at: self.expires_at.map(Timestamp::from_micros),
            granted_at: Timestamp::from_micros(self.granted_at),
        })
    }
}

#[async_trait]
impl PaymentRepository for SqlTransaction {
    async fn invoice(&mut self, reference: &Reference) -> Result<Option<Invoice>> {
        let row = run!(self.fetch_optional::<InvoiceRow>(INVOICE, reference.as_str()))?;
        row.map(InvoiceRow::invoice).transpose()
    }

    async fn save_invoice(&mut self, account: AccountId, invoice: &Invoice) -> Result<()> {
        run!(self.execute(
            SAVE_INVOICE,
            invoice.reference.as_str(),
            invoice.customer.as_str(),
            invoice.subscription.as_ref().map(Reference::as_str),
            invoice.state.as_str(),
            invoice.due.minor_units,
            invoice.paid.minor_units,
            currency(invoice.due)?,
            invoice.payment.as_ref().map(Reference::as_str),
            invoice.url.as_deref(),
            invoice.created_at.as_micros(),
            account.to_string(),
        ))?;
        Ok(())
    }

    async fn invoices(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<Invoice>> {
        let (account, limit) = (account.to_string(), count(page)?);
        let rows = match after_dated(page)? {
            Some((at, id)) => {
                run!(self.fetch_all::<InvoiceRow>(INVOICES_AFTER, &account, limit, at, &id))
            }
            None => run!(self.fetch_all::<InvoiceRow>(INVOICES, &account, limit)),
        }?;
        let invoices = rows.into_iter().map(InvoiceRow::invoice).collect::<Result<_>>()?;
        let cursor =
            |one: &Invoice| dated_cursor(one.created_at.as_micros(), one.reference.as_str());
        Ok(Page::from_rows(invoices, page.limit, cursor))
    }

    async fn payment(&mut self, reference: &Reference) -> Result<Option<StoredPayment>> {
        let row = run!(self.fetch_optional::<PaymentRow>(PAYMENT, reference.as_str()))?;
        row.map(PaymentRow::payment).transpose()
    }

    async fn save_payment(&mut self, payment: &StoredPayment) -> Result<()> {
        run!(self.execute(
            SAVE_PAYMENT,
            payment.reference.as_str(),
            payment.account_id.to_string(),
            payment.paid_for.as_str(),
            payment.source.as_str(),
            payment.granted.0,
            payment.revoked.0,
            i64::from(payment.changes),
            payment.expires_at.map(Timestamp::as_micros),
            payment.granted_at.as_micros(),
        ))?;
        Ok(())
    }

    async fn save_refund(&mut self, payment: &Reference, refund: &Refund) -> Result<bool> {
        let changed = run!(self.execute(
            SAVE_REFUND,
            refund.reference.as_str(),
            payment.as_str(),
            refund.amount.minor_units,
            currency(refund.amount)?,
            refund.state.as_str(),
        ))?;
        Ok(changed > 0)
    }

    async fn save_dispute(&mut self, payment: &Reference, dispute: &Dispute) -> Result<bool> {
        let changed = run!(self.execute(
            SAVE_DISPUTE,
            dispute.reference.as_str(),
            payment.as_str(),
            dispute.amount.minor_units,
            currency(dispute.amount)?,
            dispute.state.as_str(),
            dispute.withdrawn,
        ))?;
        Ok(changed > 0)
    }
}
