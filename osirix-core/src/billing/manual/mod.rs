mod acts;
mod desk;
mod papers;
mod payouts;

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::json;
use uuid::Uuid;

use super::{
    Change, Checkout, CheckoutRequest, CheckoutState, Current, Delivery, GatewayEvent, Listed,
    NewCustomer, PaidSubscription, PaymentGateway, Period, Purchase, Reference, Refund,
    RefundRequest, RefundState, StoredEvent, Subject, SubjectKind,
};
use crate::audit::{Action, Actor, AuditEntry};
use crate::clock::Ambient;
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, Id as _};
use crate::store::{Store, Transaction};
use desk::{Desk, Sale, over};

/// The documents of how many customers are a page of a list.
const CUSTOMERS_AT_ONCE: u32 = 50;

/// A gateway without a gateway: a person says what was paid, by hand.
///
/// For those who take money in their own way (a bank transfer, a contract), and for tests. It asks
/// nobody and moves no money. What is done by hand is told as messages, which are kept in the same
/// transaction: [`Billing::process`](super::Billing::process) follows them like those of any other
/// gateway. Its documents are kept in the database, those of a customer together.
///
/// A subscription whose next period nobody has entered by its end is past due; one that was to end
/// has ended.
#[derive(Clone)]
pub struct ManualGateway {
    store: Arc<dyn Store>,
    ambient: Ambient,
    actor: Actor,
}

impl ManualGateway {
    /// One that sells the plans of this database.
    pub fn new(store: Arc<dyn Store>, ambient: Ambient) -> Self {
        ManualGateway { store, ambient, actor: Actor::System }
    }

    /// The same, for what this one does by hand: the audit log says so.
    #[must_use]
    pub fn by(&self, actor: Actor) -> Self {
        ManualGateway { actor, ..self.clone() }
    }

    /// The payment of the last invoice of this subscription that was paid, or of this checkout.
    pub async fn payment_for(&self, paid: &Reference) -> Result<Option<Reference>> {
        let Some(desk) = self.look(paid).await? else { return Ok(None) };
        let checkout = desk.papers.checkouts.get(paid).map(|sale| sale.state.payment.clone());
        let invoice = || desk.invoices_of(paid).rev().find_map(|invoice| invoice.payment.clone());
        Ok(checkout.unwrap_or_else(invoice))
    }

    /// The invoice of this subscription that was made last.
    pub async fn invoice_of(&self, subscription: &Reference) -> Result<Option<Reference>> {
        let Some(desk) = self.look(subscription).await? else { return Ok(None) };
        let last = desk.invoices_of(subscription).next_back();
        Ok(last.map(|invoice| invoice.reference.clone()))
    }

    /// The documents among which is the one of this name, to be looked at.
    async fn look(&self, reference: &Reference) -> Result<Option<Desk>> {
        match owner(reference) {
            Some(account) => self.desk(self.store.read().await?.as_mut(), account).await,
            None => Ok(None),
        }
    }

    async fn desk(&self, tx: &mut dyn Transaction, account: AccountId) -> Result<Option<Desk>> {
        let Some(text) = tx.billing().papers(&customer_of(account)?).await? else {
            return Ok(None);
        };
        let plans = tx.plans().list().await?;
        Desk::open(&self.ambient, account, plans, Some(&text)).map(Some)
    }

    /// Does something with the documents among which is the one of this name: all of it is written,
    /// with the messages that tell of it, or nothing. `what` is what the name should
    /// be of; what a person has `entered` is on record with it.
    async fn at<T, F>(
        &self,
        what: &'static str,
        reference: &Reference,
        entered: Option<&str>,
        act: F,
    ) -> Result<T>
    where
        F: FnOnce(&mut Desk) -> Result<T> + Send,
    {
        let unknown = || Error::not_found(what, reference);
        let account = owner(reference).ok_or_else(unknown)?;
        let mut tx = self.store.begin().await?;
        match tx.billing().lock(account).await {
            Err(error) if error.code() == ErrorCode::NotFound => return Err(unknown()),
            locked => locked?,
        }
        let mut desk = self.desk(tx.as_mut(), account).await?.ok_or_else(unknown)?;
        let done = act(&mut desk)?;
        self.close(tx.as_mut(), account, &mut desk).await?;
        if let Some(entered) = entered {
            let (actor, details) = (self.actor.clone(), json!({ "what": entered }));
            let (action, subject) = (Action::PaymentEntered, reference.as_str());
            let (ambient, account) = (&self.ambient, Some(account));
            let entry = AuditEntry::new(ambient, actor, action, account, subject, details)?;
            tx.audit().append(&entry).await?;
        }
        tx.commit().await?;
        Ok(done)
    }

    async fn close(
        &self,
        tx: &mut dyn Transaction,
        account: AccountId,
        desk: &mut Desk,
    ) -> Result<()> {
        let now = self.ambient.now();
        for event in desk.events.drain(..) {
            tx.billing_events().insert(&StoredEvent::new(event, now)).await?;
        }
        tx.billing().save_papers(&customer_of(account)?, account, &desk.text()?).await
    }
}

#[async_trait]
impl PaymentGateway for ManualGateway {
    fn name(&self) -> &str {
        "manual"
    }

    async fn create_customer(&self, customer: &NewCustomer) -> Result<Reference> {
        let (account, reference) = (customer.account, customer_of(customer.account)?);
        let mut tx = self.store.begin().await?;
        tx.billing().lock(account).await?;
        if tx.billing().papers(&reference).await?.is_none() {
            let mut desk = Desk::open(&self.ambient, account, Vec::new(), None)?;
            self.close(tx.as_mut(), account, &mut desk).await?;
            tx.commit().await?;
        }
        Ok(reference)
    }

    async fn checkout(&self, request: &CheckoutRequest) -> Result<Checkout> {
        let reference =
            self.at("customer", &request.customer, None, |desk| sell(desk, request)).await?;
        Ok(Checkout { reference, url: request.success_url.clone() })
    }

    async fn portal(&self, customer: &Reference, return_url: &str) -> Result<String> {
        let known = self.look(customer).await?.is_some();
        known.then(|| return_url.to_owned()).ok_or_else(|| Error::not_found("customer", customer))
    }

    async fn change(&self, subscription: &Reference, change: &Change) -> Result<PaidSubscription> {
        self.at("subscription", subscription, None, |desk| {
            if desk.subscription(subscription)?.state.is_over() {
                return Err(over(subscription));
            }
            match change {
                Change::Upgrade(to) => desk.upgrade(subscription, to)?,
                Change::Downgrade(to) => {
                    desk.plan(to)?;
                    desk.subscription(subscription)?.next_plan = Some(to.clone());
                }
                Change::Cancel => desk.subscription(subscription)?.cancel_at_period_end = true,
                Change::Resume => {
                    let one = desk.subscription(subscription)?;
                    (one.cancel_at_period_end, one.next_plan) = (false, None);
                }
            }
            let kind = SubjectKind::Subscription;
            desk.tell("customer.subscription.updated", kind, subscription)?;
            desk.subscription(subscription).cloned()
        })
        .await
    }

    async fn fetch(&self, subject: &Subject) -> Result<Option<Current>> {
        let reference = &subject.reference;
        let Some(desk) = self.look(reference).await? else { return Ok(None) };
        let papers = &desk.papers;
        Ok(match subject.kind {
            SubjectKind::Checkout => {
                papers.checkouts.get(reference).map(|sale| Current::Checkout(sale.state.clone()))
            }
            SubjectKind::Subscription => {
                desk.subscription_now(reference).map(Current::Subscription)
            }
            SubjectKind::Invoice => papers.invoices.get(reference).cloned().map(Current::Invoice),
            SubjectKind::Payment => papers.payments.get(reference).cloned().map(Current::Payment),
            SubjectKind::Other => None,
        })
    }

    async fn list(
        &self,
        kind: SubjectKind,
        period: &Period,
        after: Option<&Reference>,
    ) -> Result<Listed> {
        let mut tx = self.store.read().await?;
        let found = tx.billing().papers_after(after, CUSTOMERS_AT_ONCE).await?;
        drop(tx);
        let full = found.len() == CUSTOMERS_AT_ONCE as usize;
        let next = found.last().filter(|_| full).map(|(customer, ..)| customer.clone());
        let mut references = Vec::new();
        for (_, account, text) in &found {
            let desk = Desk::open(&self.ambient, *account, Vec::new(), Some(text))?;
            references.extend(desk.made(kind, period));
        }
        Ok(Listed { references, next })
    }

    async fn refund(&self, request: &RefundRequest) -> Result<Refund> {
        self.at("payment", &request.payment, None, |desk| give_back(desk, request)).await
    }

    fn event(&self, _: &Delivery<'_>) -> Result<GatewayEvent> {
        let message = "no payment gateway sends messages here: payments are entered by hand";
        Err(Error::new(ErrorCode::Unsupported, message))
    }
}

fn sell(desk: &mut Desk, request: &CheckoutRequest) -> Result<Reference> {
    let subtotal = match &request.purchase {
        Purchase::Plan { plan, .. } => desk.plan(plan)?.price,
        Purchase::Pack(pack) => pack.price,
        Purchase::Product { price, .. } => *price,
    };
    let known = desk.papers.checkouts.iter().find(|(_, sale)| sale.key == request.key);
    if let Some((reference, _)) = known {
        return Ok(reference.clone());
    }
    let reference = desk.reference("cs")?;
    let state = CheckoutState {
        reference: reference.clone(),
        customer: Some(request.customer.clone()),
        open: true,
        paid: false,
        subtotal,
        payment: None,
        subscription: None,
        created_at: desk.ambient.now(),
    };
    let sale = Sale { key: request.key.clone(), purchase: request.purchase.clone(), state };
    desk.papers.checkouts.insert(reference.clone(), sale);
    Ok(reference)
}

fn give_back(desk: &mut Desk, request: &RefundRequest) -> Result<Refund> {
    if let Some(refund) = desk.papers.refunds.get(&request.key) {
        return Ok(refund.clone());
    }
    let reference = desk.reference("re")?;
    let payment = desk.payment(&request.payment)?;
    let left = payment.amount.minor_units - payment.gone();
    let amount = request.amount;
    if amount.currency != payment.amount.currency || !(1..=left).contains(&amount.minor_units) {
        let message = "a refund is above zero and no more than is left of the payment";
        return Err(Error::invalid("amount", message).with("limit", left));
    }
    let refund = Refund { reference, amount, state: RefundState::Succeeded };
    payment.refunds.push(refund.clone());
    desk.papers.refunds.insert(request.key.clone(), refund.clone());
    desk.tell("charge.refunded", SubjectKind::Payment, &request.payment)?;
    desk.tell("refund.created", SubjectKind::Payment, &request.payment)?;
    Ok(refund)
}

fn customer_of(account: AccountId) -> Result<Reference> {
    Reference::new(format!("cus_{}", account.uuid().simple()))
}

/// Whose a document is: each name ends with its account.
fn owner(reference: &Reference) -> Option<AccountId> {
    let (_, account) = reference.as_str().rsplit_once('_')?;
    Uuid::try_parse(account).ok().map(AccountId::from_uuid)
}
