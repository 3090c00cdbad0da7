use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::intake::recorder;
use super::{
    BillingSettings, Change, Checkout, CheckoutRequest, CreditPack, Customer, Invoice, NewCustomer,
    PaymentGateway, Purchase, Reference, Refund, RefundRequest, StoredCheckout, StoredEvent,
    StoredSubscription, Subject, SubjectKind,
};
use crate::audit::{Action, Actor, AuditEntry};
use crate::clock::Ambient;
use crate::combine::Combiner;
use crate::error::{Error, ErrorCode, Result};
use crate::id::AccountId;
use crate::ledger::Ledger;
use crate::marketplace::Marketplace;
use crate::money::{Credits, Money};
use crate::page::{Page, PageRequest};
use crate::plans::{Plan, PlanCode};
use crate::store::Store;
use crate::text::check_key;

/// The longest address that a buyer is sent back to, in characters.
const MAX_URL_LEN: usize = 2_048;

/// A purchase to begin: of a plan, of a credit pack or of a product.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StartCheckout {
    /// The plan.
    pub plan: Option<PlanCode>,
    /// The code of the credit pack.
    pub pack: Option<String>,
    /// The slug of a product of the marketplace.
    pub product: Option<String>,
    /// The price of the product that the buyer was shown: another one is refused.
    pub price: Option<Money>,
    /// Where the buyer comes back to after the purchase: an `http` or `https` address.
    pub success_url: String,
    /// Where a buyer comes back to who does not buy: an `http` or `https` address.
    pub cancel_url: String,
    /// Where invoices go; taken when the account becomes a customer.
    pub email: Option<String>,
}

/// What an account pays for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// The plan that is in force.
    pub plan: Plan,
    /// The subscription that pays for it, or the last one that did.
    pub subscription: Option<StoredSubscription>,
    /// The packs that can be bought.
    pub packs: Vec<CreditPack>,
}

/// Sells plans and credits through a payment gateway.
#[derive(Clone)]
pub struct Billing {
    pub(super) store: Arc<dyn Store>,
    pub(super) ambient: Ambient,
    pub(super) ledger: Ledger,
    pub(super) gateway: Arc<dyn PaymentGateway>,
    pub(super) settings: Arc<BillingSettings>,
    pub(super) recorder: Combiner<StoredEvent, bool>,
    pub(super) marketplace: Option<Marketplace>,
}

impl Billing {
    /// Over a store and a gateway; settings out of range are
    /// [`InvalidInput`](ErrorCode::InvalidInput).
    pub fn new(
        store: Arc<dyn Store>,
        ambient: Ambient,
        gateway: Arc<dyn PaymentGateway>,
        settings: BillingSettings,
    ) -> Result<Self> {
        Ok(Billing {
            ledger: Ledger::new(ambient.clone()),
            settings: Arc::new(settings.checked()?),
            recorder: recorder(store.clone()),
            store,
            ambient,
            gateway,
            marketplace: None,
        })
    }

    /// The gateway's name.
    pub fn gateway_name(&self) -> &str {
        self.gateway.name()
    }

    /// What an account pays for, and what it can buy.
    pub async fn overview(&self, account: AccountId) -> Result<Overview> {
        let mut tx = self.store.read().await?;
        let plan = tx.plans().of_account(account).await?;
        let plan = plan.ok_or_else(|| Error::not_found("account", account))?;
        let subscriptions = tx.billing().subscriptions(account).await?;
        let subscription = current(subscriptions, self.ambient.now());
        Ok(Overview { plan, subscription, packs: self.settings.packs.clone() })
    }

    /// An account's invoices without their lines, the newest first.
    pub async fn invoices(&self, account: AccountId, page: &PageRequest) -> Result<Page<Invoice>> {
        self.store.read().await?.payments().invoices(account, page).await
    }

    /// Begins a purchase, and says where to send the buyer.
    ///
    /// Who asks again for the same before the purchase has ended gets the same checkout. An account
    /// that has a subscription changes that, and buys no second one.
    pub async fn checkout(&self, account: AccountId, start: &StartCheckout) -> Result<Checkout> {
        check_url("success_url", &start.success_url)?;
        check_url("cancel_url", &start.cancel_url)?;
        if let (Some(product), None, None) = (&start.product, &start.plan, &start.pack) {
            return self.order_checkout(account, start, product).await;
        }
        let (purchase, price) = self.purchase(account, start).await?;
        let customer = self.customer(account, start.email.clone()).await?;
        let ended = self.store.read().await?.billing().ended_checkouts(account).await?;
        let request = CheckoutRequest {
            customer: customer.reference,
            account,
            key: format!("checkout:{account}:{}:{ended}", code(&purchase)),
            purchase,
            success_url: start.success_url.clone(),
            cancel_url: start.cancel_url.clone(),
        };
        let checkout = self.gateway.checkout(&request).await?;
        self.note_checkout(&checkout, &request, price).await?;
        Ok(checkout)
    }

    async fn purchase(
        &self,
        account: AccountId,
        start: &StartCheckout,
    ) -> Result<(Purchase, Money)> {
        match (&start.plan, &start.pack) {
            _ if start.product.is_some() => Err(Error::invalid("product", "name one thing to buy")),
            (None, Some(code)) => {
                let pack = self.settings.pack(code)?;
                let price = pack.price;
                Ok((Purchase::Pack(pack), price))
            }
            (Some(code), None) => self.plan_purchase(account, code).await,
            _ => Err(Error::invalid("plan", "name either a plan or a credit pack")),
        }
    }

    async fn plan_purchase(
        &self,
        account: AccountId,
        code: &PlanCode,
    ) -> Result<(Purchase, Money)> {
        let mut tx = self.store.read().await?;
        let plan = self.plan(tx.as_mut(), code).await?;
        if plan.price.minor_units == 0 {
            return Err(Error::invalid("plan", "this plan costs nothing: cancel the present one"));
        }
        let subscriptions = tx.billing().subscriptions(account).await?;
        if let Some(open) = subscriptions.iter().find(|one| !one.said.state.is_over()) {
            let message = "this account has a subscription: change its plan instead";
            return Err(
                Error::new(ErrorCode::Conflict, message).with("subscription", &open.said.reference)
            );
        }
        // Whoever had a subscription has had the chance to try.
        let trial = self.settings.trial.as_ref().filter(|_| subscriptions.is_empty());
        let trial_days = trial.map_or(0, |trial| trial.days);
        Ok((Purchase::Plan { plan: plan.code, trial_days }, plan.price))
    }

    /// The customer that an account is; it becomes one where it is none.
    pub(super) async fn customer(
        &self,
        account: AccountId,
        email: Option<String>,
    ) -> Result<Customer> {
        let gateway = self.gateway.name();
        let mut tx = self.store.read().await?;
        if let Some(customer) = tx.billing().customer(gateway, account).await? {
            return Ok(customer);
        }
        let owner = tx.accounts().get(account).await?;
        let owner = owner.ok_or_else(|| Error::not_found("account", account))?;
        drop(tx);
        let new = NewCustomer { account, name: owner.name, email };
        let reference = self.gateway.create_customer(&new).await?;
        let created_at = self.ambient.now();
        let customer = Customer { account_id: account, reference, created_at };
        let mut tx = self.store.begin().await?;
        tx.billing().lock(account).await?;
        // Another caller may have been first.
        if let Some(customer) = tx.billing().customer(gateway, account).await? {
            return Ok(customer);
        }
        tx.billing().insert_customer(gateway, &customer).await?;
        let (subject, details) = (customer.reference.as_str(), json!({ "gateway": gateway }));
        self.audit(tx.as_mut(), Action::CustomerLinked, account, subject, details).await?;
        tx.commit().await?;
        Ok(customer)
    }

    async fn note_checkout(
        &self,
        checkout: &Checkout,
        request: &CheckoutRequest,
        price: Money,
    ) -> Result<()> {
        let (plan, pack, credits) = match &request.purchase {
            Purchase::Plan { plan, .. } => (Some(plan.clone()), None, Credits::ZERO),
            Purchase::Pack(pack) => (None, Some(pack.code.clone()), pack.credits),
            // It is kept with its order.
            Purchase::Product { .. } => return Ok(()),
        };
        let mut tx = self.store.begin().await?;
        tx.billing().lock(request.account).await?;
        if tx.billing().checkout(&checkout.reference).await?.is_some() {
            return Ok(());
        }
        let details = json!({ "plan": plan, "pack": pack, "credits": credits, "price": price });
        let stored = StoredCheckout {
            reference: checkout.reference.clone(),
            account_id: request.account,
            plan,
            pack,
            credits,
            price,
            open: true,
            paid: false,
            created_at: self.ambient.now(),
        };
        tx.billing().save_checkout(&stored).await?;
        let (account, subject) = (request.account, checkout.reference.as_str());
        self.audit(tx.as_mut(), Action::CheckoutStarted, account, subject, details).await?;
        tx.commit().await
    }

    /// Where an account looks after its cards, invoices and subscriptions; it comes back by the
    /// `return_url`. An account that never began a purchase is
    /// [`NotFound`](ErrorCode::NotFound).
    pub async fn portal(&self, account: AccountId, return_url: &str) -> Result<String> {
        check_url("return_url", return_url)?;
        let gateway = self.gateway.name();
        let customer = self.store.read().await?.billing().customer(gateway, account).await?;
        let customer = customer.ok_or_else(|| Error::not_found("customer", account))?;
        self.gateway.portal(&customer.reference, return_url).await
    }

    /// Moves an account's subscription to another plan: to a dearer one now, paid in proportion; to
    /// a cheaper one with the next period; to the Free plan when the period ends.
    pub async fn change_plan(
        &self,
        account: AccountId,
        to: &PlanCode,
    ) -> Result<StoredSubscription> {
        let mut tx = self.store.read().await?;
        let wanted = self.plan(tx.as_mut(), to).await?;
        let open = self.open_subscription(tx.billing().subscriptions(account).await?)?;
        let present = self.plan(tx.as_mut(), &open.said.plan).await?;
        drop(tx);
        let change = match wanted.price.minor_units - present.price.minor_units {
            _ if wanted.price.minor_units == 0 => Change::Cancel,
            0 if wanted.code == present.code => Change::Resume,
            0.. => Change::Upgrade(wanted.code),
            _ => Change::Downgrade(wanted.code),
        };
        self.changed(&open, &change).await
    }

    /// Ends an account's subscription when its period ends; until then its plan stays in force.
    pub async fn cancel(&self, account: AccountId) -> Result<StoredSubscription> {
        let subscriptions = self.store.read().await?.billing().subscriptions(account).await?;
        self.changed(&self.open_subscription(subscriptions)?, &Change::Cancel).await
    }

    /// Lets an account's subscription go on as it is, when it was to end or to change.
    pub async fn resume(&self, account: AccountId) -> Result<StoredSubscription> {
        let subscriptions = self.store.read().await?.billing().subscriptions(account).await?;
        self.changed(&self.open_subscription(subscriptions)?, &Change::Resume).await
    }

    fn open_subscription(&self, all: Vec<StoredSubscription>) -> Result<StoredSubscription> {
        let open = current(all, self.ambient.now()).filter(|one| !one.said.state.is_over());
        let message = "this account has no subscription: begin one by a checkout";
        open.ok_or_else(|| Error::new(ErrorCode::Conflict, message))
    }

    async fn changed(
        &self,
        open: &StoredSubscription,
        change: &Change,
    ) -> Result<StoredSubscription> {
        let reference = &open.said.reference;
        self.gateway.change(reference, change).await?;
        self.refresh(&Subject::new(SubjectKind::Subscription, reference)).await?;
        // An invoice that came of it, where that is told already.
        self.process().await?;
        let stored = self.store.read().await?.billing().subscription(reference).await?;
        stored.ok_or_else(|| Error::not_found("subscription", reference))
    }

    /// Sends money of a payment back; the credits that it paid for are taken back in proportion,
    /// and the licence of a product once all of it is gone. `key` is the caller's own id: the same
    /// refund with the same key is made once; it has 1 to 200 characters.
    pub async fn refund(
        &self,
        actor: Actor,
        payment: &Reference,
        amount: Money,
        key: &str,
    ) -> Result<Refund> {
        check_key("key", Some(key))?;
        if amount.minor_units < 1 {
            return Err(Error::invalid("amount", "a refund is above zero")
                .with("value", amount.minor_units));
        }
        let payer = self.payer(payment).await?;
        let key = format!("refund:{payment}:{key}");
        let request = RefundRequest { payment: payment.clone(), amount, key };
        let refund = self.gateway.refund(&request).await?;
        let mut tx = self.store.begin().await?;
        let details = json!({ "payment": payment, "amount": amount });
        let (account, subject) = (Some(payer), refund.reference.as_str());
        let (ambient, action) = (&self.ambient, Action::RefundRequested);
        let entry = AuditEntry::new(ambient, actor, action, account, subject, details)?;
        tx.audit().append(&entry).await?;
        tx.commit().await?;
        self.refresh(&Subject::new(SubjectKind::Payment, payment)).await?;
        Ok(refund)
    }
}

/// The subscription that counts: one in force before one that is open before one that is over.
fn current(
    subscriptions: Vec<StoredSubscription>,
    now: crate::clock::Timestamp,
) -> Option<StoredSubscription> {
    let rank = |one: &StoredSubscription| (!one.in_force(now), one.said.state.is_over());
    subscriptions.into_iter().min_by_key(rank)
}

fn code(purchase: &Purchase) -> &str {
    match purchase {
        Purchase::Plan { plan, .. } => &plan.0,
        Purchase::Pack(pack) => &pack.code,
        Purchase::Product { name, .. } => name,
    }
}

pub(crate) fn check_url(field: &'static str, url: &str) -> Result<()> {
    let web = url.starts_with("https://") || url.starts_with("http://");
    let plain = !url.contains(|c: char| c.is_control() || c.is_whitespace());
    match web && plain && url.len() <= MAX_URL_LEN {
        true => Ok(()),
        false => {
            Err(Error::invalid(field, "give an http or https address").with("limit", MAX_URL_LEN))
        }
    }
}
