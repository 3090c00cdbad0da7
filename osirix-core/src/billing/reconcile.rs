//! What the gateway has and what is on record here, side by side: differences are told, and nothing
//! is mended.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::payments::lapsed;
use super::{
    Billing, CheckoutState, Current, Dispute, Invoice, Payment, Period, Reference, Refund,
    StoredPayment, Subject, SubjectKind,
};
use crate::audit::{Action, Actor, AuditEntry};
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, ReconciliationId};
use crate::ledger::{Book, LedgerTransaction};
use crate::marketplace::OrderPayment;
use crate::names::names;
use crate::page::{Page, PageRequest};
use crate::store::Transaction;

/// The objects that are looked at, in this order.
const KINDS: [SubjectKind; 3] = [SubjectKind::Checkout, SubjectKind::Invoice, SubjectKind::Payment];
/// How many of our records are read at once.
const AT_ONCE: u32 = 100;

names! {
    /// In what gateway and records differ.
    "difference" pub enum DifferenceKind {
        /// The gateway has it, and nothing is on record here.
        UnknownHere = "unknown_here",
        /// It is on record here, and the gateway does not have it.
        MissingThere = "missing_there",
        /// An amount is another one.
        Amount = "amount",
        /// A state is another one.
        State = "state",
        /// The ledger has other credits than were paid for, or than are left of them.
        Credits = "credits",
    }
}

/// Something in which gateway and records differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// In what.
    pub kind: DifferenceKind,
    /// About which object.
    pub subject: Subject,
    /// Whose it is, where that is known.
    pub account_id: Option<AccountId>,
    /// Of it: `paid`, `state`, `refund re_1`, `granted`; empty where it is the whole.
    pub field: String,
    /// What is on record here.
    pub here: Option<String>,
    /// What the gateway has; of credits, what there should be.
    pub there: Option<String>,
}

/// What came of comparing a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reconciliation {
    /// Its id.
    pub id: ReconciliationId,
    /// With which gateway.
    pub gateway: String,
    /// What was made in this time was compared.
    pub period: Period,
    /// How many objects were looked at.
    pub looked_at: u32,
    /// How many differences there are.
    pub found: u32,
    /// The differences, the first [`MAX_DIFFERENCES`](Reconciliation::MAX_DIFFERENCES) of them.
    pub differences: Vec<Difference>,
    /// When it was done.
    pub at: Timestamp,
}

impl Reconciliation {
    /// The longest period, in days.
    pub const MAX_DAYS: u64 = 92;
    /// How many objects are looked at in one call, at most.
    pub const MAX_OBJECTS: usize = 20_000;
    /// How many differences are kept.
    pub const MAX_DIFFERENCES: usize = 1_000;
}

/// A comparison while it is made.
#[derive(Default)]
struct Comparison {
    seen: HashSet<Subject>,
    found: u32,
    differences: Vec<Difference>,
}

impl Comparison {
    fn add(&mut self, difference: Difference) {
        self.found = self.found.saturating_add(1);
        if self.differences.len() < Reconciliation::MAX_DIFFERENCES {
            self.differences.push(difference);
        }
    }

    /// Notes that an object was looked at; `false` when it was before.
    fn look(&mut self, subject: &Subject) -> Result<bool> {
        if self.seen.len() >= Reconciliation::MAX_OBJECTS {
            let message = "too much was paid in this period: ask for a shorter one";
            return Err(Error::new(ErrorCode::TooLarge, message)
                .with("field", "until")
                .with("limit", Reconciliation::MAX_OBJECTS));
        }
        Ok(self.seen.insert(subject.clone()))
    }
}

/// An object whose parts are compared.
struct Compared<'a> {
    to: &'a mut Comparison,
    subject: &'a Subject,
    account: Option<AccountId>,
}

impl Compared<'_> {
    fn differs(
        &mut self,
        kind: DifferenceKind,
        field: impl Into<String>,
        here: Option<String>,
        there: Option<String>,
    ) {
        let (subject, field) = (self.subject.clone(), field.into());
        self.to.add(Difference { kind, subject, account_id: self.account, field, here, there });
    }

    fn compare<T: PartialEq + ToString>(
        &mut self,
        kind: DifferenceKind,
        field: impl Into<String>,
        here: &T,
        there: &T,
    ) {
        if here != there {
            self.differs(kind, field, Some(here.to_string()), Some(there.to_string()));
        }
    }

    fn unknown(&mut self, what: String) {
        self.differs(DifferenceKind::UnknownHere, "", None, Some(what));
    }
}

impl Billing {
    /// Pages through what the gateway has of a period (checkouts, invoices, payments with their
    /// refunds and disputes) and through what is on record here, and tells in what they differ. The
    /// ledger is compared with what is paid. It mends nothing, and is itself on record.
    ///
    /// What happened in the last minutes may be on its way: ask for a period that ended before. One
    /// that is empty, not over or longer than [`MAX_DAYS`](Reconciliation::MAX_DAYS) is
    /// [`InvalidInput`](ErrorCode::InvalidInput); one with more than
    /// [`MAX_OBJECTS`](Reconciliation::MAX_OBJECTS) objects [`TooLarge`](ErrorCode::TooLarge).
    pub async fn reconcile(&self, actor: Actor, period: Period) -> Result<Reconciliation> {
        self.check_period(period)?;
        let mut comparison = Comparison::default();
        for kind in KINDS {
            self.compare_theirs(&mut comparison, kind, period).await?;
            self.compare_ours(&mut comparison, kind, period).await?;
        }
        let Comparison { seen, found, differences } = comparison;
        let reconciliation = Reconciliation {
            id: self.ambient.new_id()?,
            gateway: self.gateway.name().to_owned(),
            period,
            looked_at: u32::try_from(seen.len()).unwrap_or(u32::MAX),
            found,
            differences,
            at: self.ambient.now(),
        };
        self.note_reconciliation(actor, &reconciliation).await?;
        Ok(reconciliation)
    }

    /// What came of comparing, the newest first.
    pub async fn reconciliations(&self, page: &PageRequest) -> Result<Page<Reconciliation>> {
        self.store.read().await?.reconciliations().list(page).await
    }

    fn check_period(&self, period: Period) -> Result<()> {
        let Period { start, end } = period;
        if start >= end {
            return Err(Error::invalid("since", "a period begins before it ends"));
        }
        if end > self.ambient.now() {
            return Err(Error::invalid("until", "this period is not over"));
        }
        if end.since(start).as_secs() > Reconciliation::MAX_DAYS * 86_400 {
            return Err(Error::invalid("until", "ask for a shorter period")
                .with("limit_days", Reconciliation::MAX_DAYS));
        }
        Ok(())
    }

    async fn note_reconciliation(&self, actor: Actor, done: &Reconciliation) -> Result<()> {
        let mut tx = self.store.begin().await?;
        tx.reconciliations().insert(done).await?;
        let details = json!({
            "gateway": done.gateway,
            "since": done.period.start.to_string(),
            "until": done.period.end.to_string(),
            "looked_at": done.looked_at,
            "found": done.found,
        });
        // It is nobody's: it stands in the log of who asked for it.
        let account = match &actor {
            Actor::User(user) => tx.users().get(*user).await?.map(|user| user.account_id),
            _ => None,
        };
        let (action, subject) = (Action::Reconciled, done.id.to_string());
        let entry = AuditEntry::new(&self.ambient, actor, action, account, &subject, details)?;
        tx.audit().append(&entry).await?;
        tx.commit().await
    }

    async fn compare_theirs(
        &self,
        comparison: &mut Comparison,
        kind: SubjectKind,
        period: Period,
    ) -> Result<()> {
        let mut after = None;
        loop {
            let page = self.gateway.list(kind, &period, after.as_ref()).await?;
            for reference in &page.references {
                self.compare_object(comparison, &Subject::new(kind, reference)).await?;
            }
            match page.next {
                Some(next) => after = Some(next),
                None => return Ok(()),
            }
        }
    }

    async fn compare_ours(
        &self,
        comparison: &mut Comparison,
        kind: SubjectKind,
        period: Period,
    ) -> Result<()> {
        let mut after = None;
        loop {
            let mut tx = self.store.read().await?;
            let ours = tx.reconciliations().ours(kind, &period, after.as_ref(), AT_ONCE).await?;
            drop(tx);
            for reference in &ours {
                self.compare_object(comparison, &Subject::new(kind, reference)).await?;
            }
            match ours.len() == AT_ONCE as usize {
                true => after = ours.into_iter().next_back(),
                false => return Ok(()),
            }
        }
    }

    async fn compare_object(&self, to: &mut Comparison, subject: &Subject) -> Result<()> {
        if !to.look(subject)? {
            return Ok(());
        }
        let there = self.gateway.fetch(subject).await?;
        let mut tx = self.store.read().await?;
        let of = Compared { to, subject, account: None };
        match there {
            Some(Current::Checkout(state)) => self.checkout_differs(tx.as_mut(), of, &state).await,
            Some(Current::Invoice(invoice)) => {
                self.invoice_differs(tx.as_mut(), of, &invoice).await
            }
            Some(Current::Payment(payment)) => {
                self.payment_differs(tx.as_mut(), of, &payment).await
            }
            Some(Current::Subscription(_)) | None => missing(tx.as_mut(), of).await,
        }
    }

    async fn checkout_differs(
        &self,
        tx: &mut dyn Transaction,
        mut of: Compared<'_>,
        there: &CheckoutState,
    ) -> Result<()> {
        if let Some(ours) = tx.orders().payment_of_checkout(&there.reference).await? {
            return order_differs(tx, of, &ours, there).await;
        }
        let Some(here) = tx.billing().checkout(&there.reference).await? else {
            of.account = self.known(tx, there.customer.as_ref()).await?;
            // One that was begun and whose answer was lost is nothing until it is paid.
            if of.account.is_some() && there.paid {
                of.unknown(there.subtotal.to_string());
            }
            return Ok(());
        };
        of.account = Some(here.account_id);
        of.compare(DifferenceKind::State, "paid", &here.paid, &there.paid);
        // Stripe closes one that nobody went on with, and says so when it is asked.
        if here.paid || there.paid {
            of.compare(DifferenceKind::State, "open", &here.open, &there.open);
        }
        if here.paid && here.plan.is_none() {
            of.compare(DifferenceKind::Amount, "subtotal", &here.price, &there.subtotal);
        }
        Ok(())
    }

    async fn invoice_differs(
        &self,
        tx: &mut dyn Transaction,
        mut of: Compared<'_>,
        there: &Invoice,
    ) -> Result<()> {
        of.account = self.known(tx, Some(&there.customer)).await?;
        let Some(here) = tx.payments().invoice(&there.reference).await? else {
            if of.account.is_some() {
                of.unknown(there.due.to_string());
            }
            return Ok(());
        };
        of.compare(DifferenceKind::State, "state", &here.state, &there.state);
        of.compare(DifferenceKind::Amount, "due", &here.due, &there.due);
        of.compare(DifferenceKind::Amount, "paid", &here.paid, &there.paid);
        Ok(())
    }

    async fn payment_differs(
        &self,
        tx: &mut dyn Transaction,
        mut of: Compared<'_>,
        there: &Payment,
    ) -> Result<()> {
        if let Some(ours) = tx.orders().payment_called(&there.reference).await? {
            of.account = owner_of(tx, &ours).await?;
            of.compare(DifferenceKind::Amount, "amount", &ours.amount, &there.amount.minor_units);
            of.compare(DifferenceKind::Amount, "gone", &ours.gone, &there.gone());
            return Ok(());
        }
        let Some(here) = tx.payments().payment(&there.reference).await? else {
            of.account = self.known(tx, there.customer.as_ref()).await?;
            // An invoice may be paid for that brings no credits.
            let noted = tx.reconciliations().is_paid_by(&there.reference).await?;
            if of.account.is_some() && !noted {
                of.unknown(there.amount.to_string());
            }
            return Ok(());
        };
        of.account = Some(here.account_id);
        refunds_differ(tx, &mut of, there).await?;
        disputes_differ(tx, &mut of, there).await?;
        self.credits_differ(tx, &mut of, &here, there).await
    }

    /// The ledger against what the payments table says, and that against what is paid.
    async fn credits_differ(
        &self,
        tx: &mut dyn Transaction,
        of: &mut Compared<'_>,
        here: &StoredPayment,
        there: &Payment,
    ) -> Result<()> {
        let booked = booked(tx, here).await?;
        of.compare(DifferenceKind::Credits, "granted", &booked.0, &here.granted.0);
        of.compare(DifferenceKind::Credits, "revoked", &booked.1, &here.revoked.0);
        let grants = self.grants_of(tx, here).await?;
        let left = here.granted.checked_sub(lapsed(tx, here, &grants).await?)?;
        let wanted = there.unpaid(here.granted).min(left);
        of.compare(DifferenceKind::Credits, "to_revoke", &here.revoked.0, &wanted.0);
        Ok(())
    }

    /// The account that the gateway means by a customer; none where it is somebody else's.
    async fn known(
        &self,
        tx: &mut dyn Transaction,
        customer: Option<&Reference>,
    ) -> Result<Option<AccountId>> {
        let Some(customer) = customer else { return Ok(None) };
        let known = tx.billing().customer_called(self.gateway.name(), customer).await?;
        Ok(known.map(|known| known.account_id))
    }
}

/// The checkout of an order.
async fn order_differs(
    tx: &mut dyn Transaction,
    mut of: Compared<'_>,
    ours: &OrderPayment,
    there: &CheckoutState,
) -> Result<()> {
    let order = tx.orders().get(ours.order_id).await?;
    let order = order.ok_or_else(|| Error::not_found("order", ours.order_id))?;
    of.account = Some(order.account_id);
    let paid = order.paid_at.is_some() || ours.payment.is_some();
    of.compare(DifferenceKind::State, "paid", &paid, &there.paid);
    of.compare(DifferenceKind::Amount, "subtotal", &order.price, &there.subtotal);
    Ok(())
}

async fn owner_of(tx: &mut dyn Transaction, ours: &OrderPayment) -> Result<Option<AccountId>> {
    Ok(tx.orders().get(ours.order_id).await?.map(|order| order.account_id))
}

/// Something that the gateway does not have: a difference where it is on record here.
async fn missing(tx: &mut dyn Transaction, mut of: Compared<'_>) -> Result<()> {
    let reference = &of.subject.reference;
    let order = match of.subject.kind {
        SubjectKind::Checkout => tx.orders().payment_of_checkout(reference).await?,
        SubjectKind::Payment => tx.orders().payment_called(reference).await?,
        _ => None,
    };
    let here = match of.subject.kind {
        _ if order.is_some() => {
            let account = match &order {
                Some(ours) => owner_of(tx, ours).await?,
                None => None,
            };
            order.map(|ours| (account, format!("order {}", ours.order_id)))
        }
        SubjectKind::Checkout => {
            let checkout = tx.billing().checkout(reference).await?;
            checkout.map(|one| (Some(one.account_id), one.price.to_string()))
        }
        SubjectKind::Invoice => {
            tx.payments().invoice(reference).await?.map(|one| (None, one.due.to_string()))
        }
        _ => {
            let payment = tx.payments().payment(reference).await?;
            payment.map(|one| (Some(one.account_id), format!("{} credits", one.granted)))
        }
    };
    if let Some((account, here)) = here {
        of.account = account;
        of.differs(DifferenceKind::MissingThere, "", Some(here), None);
    }
    Ok(())
}

async fn refunds_differ(
    tx: &mut dyn Transaction,
    of: &mut Compared<'_>,
    there: &Payment,
) -> Result<()> {
    let here = tx.reconciliations().refunds(&there.reference).await?;
    let said = |one: &Refund| format!("{} {}", one.amount, one.state);
    let (here, there) = (pairs(&here, |one| &one.reference, said), &there.refunds);
    parts_differ(of, "refund", &here, &pairs(there, |one| &one.reference, said));
    Ok(())
}

async fn disputes_differ(
    tx: &mut dyn Transaction,
    of: &mut Compared<'_>,
    there: &Payment,
) -> Result<()> {
    let here = tx.reconciliations().disputes(&there.reference).await?;
    let said = |one: &Dispute| {
        let gone = if one.withdrawn { "withdrawn" } else { "there" };
        format!("{} {} {gone}", one.amount, one.state)
    };
    let (here, there) = (pairs(&here, |one| &one.reference, said), &there.disputes);
    parts_differ(of, "dispute", &here, &pairs(there, |one| &one.reference, said));
    Ok(())
}

fn pairs<T>(
    all: &[T],
    name: impl Fn(&T) -> &Reference,
    said: impl Fn(&T) -> String,
) -> Vec<(Reference, String)> {
    all.iter().map(|one| (name(one).clone(), said(one))).collect()
}

fn parts_differ(
    of: &mut Compared<'_>,
    what: &str,
    here: &[(Reference, String)],
    there: &[(Reference, String)],
) {
    let find = |all: &[(Reference, String)], name: &Reference| {
        all.iter().find(|(other, _)| other == name).map(|(_, said)| said.clone())
    };
    for (name, said) in there {
        match find(here, name) {
            None => {
                let (kind, field) = (DifferenceKind::UnknownHere, format!("{what} {name}"));
                of.differs(kind, field, None, Some(said.clone()));
            }
            Some(ours) => {
                of.compare(DifferenceKind::State, format!("{what} {name}"), &ours, said);
            }
        }
    }
    for (name, said) in here.iter().filter(|(name, _)| find(there, name).is_none()) {
        let (kind, field) = (DifferenceKind::MissingThere, format!("{what} {name}"));
        of.differs(kind, field, Some(said.clone()), None);
    }
}

/// What the ledger has granted for a payment, and taken back of it.
async fn booked(tx: &mut dyn Transaction, payment: &StoredPayment) -> Result<(i64, i64)> {
    let (first, again) = payment.keys();
    let sum = |made: Vec<LedgerTransaction>| {
        made.iter().map(|one| one.delta(Book::Granted).0).fold(0_i64, i64::saturating_add)
    };
    let granted = sum(tx.ledger().by_keys(&first).await?);
    let changed = sum(tx.ledger().by_keys(&again).await?);
    Ok((granted.saturating_neg(), changed))
}
