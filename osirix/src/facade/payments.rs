use osirix_core::audit::Actor;
use osirix_core::billing::{
    Billing, EventState, ManualGateway, Period, Reconciliation, Reference, Refund, StoredEvent,
    Subject, SubjectKind,
};
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::id::{AccountId, UserId};
use osirix_core::money::Money;
use osirix_core::page::{Page, PageRequest};
use osirix_core::payouts::{Payout, Payouts, SellerBalance};

use super::payouts::part;

/// What an operator does with payments.
///
/// It asks for no token: a program offers it to those whom it trusts with money. `by` is the user
/// who acts, for the audit log; without one it is the platform itself.
///
/// Without Stripe, payments are entered here by hand: [`pay`](Self::pay) when a checkout is paid,
/// [`renew`](Self::renew) when a period is. With a gateway these are
/// [`Unsupported`](crate::ErrorCode::Unsupported).
#[derive(Clone)]
pub struct PaymentsApi {
    billing: Billing,
    manual: Option<ManualGateway>,
    payouts: Option<Payouts>,
}

impl PaymentsApi {
    pub(super) fn new(
        billing: &Billing,
        manual: &Option<ManualGateway>,
        payouts: &Option<Payouts>,
    ) -> Self {
        let (billing, manual, payouts) = (billing.clone(), manual.clone(), payouts.clone());
        PaymentsApi { billing, manual, payouts }
    }

    /// Sends money of a payment back; the credits that it paid for are taken back in proportion.
    /// `key` is the caller's own id: the same refund with the same key is made once.
    pub async fn refund(
        &self,
        payment: Reference,
        amount: Money,
        key: String,
        by: Option<UserId>,
    ) -> Result<Refund> {
        self.billing.refund(actor(by), &payment, amount, &key).await
    }

    /// Looks at an object at the gateway now, whether or not it told anything. `false` when it
    /// concerns nobody here.
    pub async fn refresh(&self, kind: SubjectKind, reference: Reference) -> Result<bool> {
        self.billing.refresh(&Subject::new(kind, &reference)).await
    }

    /// Messages of the gateway that could not be followed, the oldest first, so many at most.
    pub async fn failed(&self, limit: u32) -> Result<Vec<StoredEvent>> {
        self.billing.events(EventState::Failed, limit).await
    }

    /// Sends a message that failed on its way again.
    pub async fn retry(&self, message: Reference) -> Result<()> {
        self.billing.retry_event(&message).await
    }

    /// Compares what the gateway has of a period (checkouts, invoices, payments, refunds, disputes)
    /// with what is on record here and with the ledger, and tells in what they differ. It mends
    /// nothing; that it was done and what was found stays on record.
    ///
    /// The period ends by now, and is of [`MAX_DAYS`](Reconciliation::MAX_DAYS) days at most. What
    /// happened in the last minutes may be on its way, so ask for one that ended before.
    pub async fn reconcile(
        &self,
        since: Timestamp,
        until: Timestamp,
        by: Option<UserId>,
    ) -> Result<Reconciliation> {
        self.billing.reconcile(actor(by), Period { start: since, end: until }).await
    }

    /// What came of comparing, the newest first.
    pub async fn reconciliations(&self, page: PageRequest) -> Result<Page<Reconciliation>> {
        self.billing.reconciliations(&page).await
    }

    /// A checkout is paid, by hand: the plan or the credits are there when this returns. The
    /// subscription that comes of it, where a plan was bought.
    pub async fn pay(&self, checkout: Reference, by: Option<UserId>) -> Result<Option<Reference>> {
        let subscription = self.manual(by)?.pay(&checkout).await?;
        self.follow().await?;
        Ok(subscription)
    }

    /// A checkout's time is over, by hand.
    pub async fn expire(&self, checkout: Reference, by: Option<UserId>) -> Result<()> {
        self.manual(by)?.expire(&checkout).await?;
        self.follow().await
    }

    /// The next period of a subscription begins, by hand: paid, or not. One that was to end has
    /// ended.
    pub async fn renew(
        &self,
        subscription: Reference,
        paid: bool,
        by: Option<UserId>,
    ) -> Result<()> {
        self.manual(by)?.renew(&subscription, paid).await?;
        self.follow().await
    }

    /// The open invoice of a subscription is paid after all, by hand.
    pub async fn settle(&self, subscription: Reference, by: Option<UserId>) -> Result<()> {
        self.manual(by)?.settle(&subscription).await?;
        self.follow().await
    }

    /// A subscription ends now, by hand.
    pub async fn end(&self, subscription: Reference, by: Option<UserId>) -> Result<()> {
        self.manual(by)?.end(&subscription).await?;
        self.follow().await
    }

    /// The payment of a checkout of credits, or the last one of a subscription, by hand.
    pub async fn payment_for(&self, paid: Reference) -> Result<Option<Reference>> {
        self.manual(None)?.payment_for(&paid).await
    }

    /// A payment is called back by its bank, by hand: all its money is gone until that is decided.
    pub async fn dispute(
        &self,
        payment: Reference,
        amount: Money,
        by: Option<UserId>,
    ) -> Result<Reference> {
        let dispute = self.manual(by)?.dispute(&payment, amount, true).await?;
        self.follow().await?;
        Ok(dispute)
    }

    /// A dispute is decided, by hand: the money comes back, or it is lost.
    pub async fn decide(
        &self,
        payment: Reference,
        dispute: Reference,
        won: bool,
        by: Option<UserId>,
    ) -> Result<()> {
        self.manual(by)?.decide(&payment, &dispute, won).await?;
        self.follow().await
    }

    /// A seller can be paid, or cannot any more, by hand: somebody knows where, and who they are.
    pub async fn approve_seller(
        &self,
        account: AccountId,
        payable: bool,
        by: Option<UserId>,
    ) -> Result<SellerBalance> {
        let (manual, payouts) = (self.manual(by)?, part(&self.payouts)?);
        let seller = payouts.seller_of(account).await?;
        manual.approve_seller(&seller.reference, payable).await?;
        payouts.balance(account).await
    }

    /// Sellers who are owed the minimum at least, what waits included.
    pub async fn sellers_owed(&self, page: PageRequest) -> Result<Page<SellerBalance>> {
        part(&self.payouts)?.owed(&page).await
    }

    /// Pays a seller what can be paid now. By hand, it is booked as paid: pay the amount that this
    /// answers. Where nothing can be paid now it is a [`Conflict`](crate::ErrorCode::Conflict).
    pub async fn pay_seller(&self, account: AccountId, by: Option<UserId>) -> Result<Payout> {
        part(&self.payouts)?.pay(actor(by), account).await
    }

    /// Arms and sends what is due to sellers now, and asks back what they owe, as the workers do by
    /// themselves where a gateway pays; how many payouts were tried.
    pub async fn pay_sellers(&self) -> Result<u32> {
        let payouts = part(&self.payouts)?;
        payouts.arm().await?;
        let mut tried = 0;
        loop {
            match payouts.send().await? {
                0 => return Ok(tried),
                more => tried += u32::try_from(more).unwrap_or(0),
            }
        }
    }

    fn manual(&self, by: Option<UserId>) -> Result<ManualGateway> {
        let manual = self.manual.as_ref().map(|manual| manual.by(actor(by)));
        manual.ok_or_else(|| {
            let message = "a payment gateway takes the payments: nothing is entered by hand";
            Error::new(ErrorCode::Unsupported, message).with("gateway", self.billing.gateway_name())
        })
    }

    /// Does what follows from what was entered.
    async fn follow(&self) -> Result<()> {
        while self.billing.process().await? > 0 {}
        Ok(())
    }
}

pub(super) fn actor(by: Option<UserId>) -> Actor {
    by.map_or(Actor::System, Actor::User)
}
