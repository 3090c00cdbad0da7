use osirix_core::billing::{
    Billing, Checkout, CreditPack, Intake, Invoice, PaidSubscriptionState, Period, Reference,
    StartCheckout, StoredSubscription,
};
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::AccountId;
use osirix_core::page::{Page, PageRequest};
use osirix_core::plans::{Plan, PlanCode};
use serde::{Deserialize, Serialize};

/// A subscription to a plan, as the payment gateway told it last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubscriptionInfo {
    /// What the gateway calls it.
    pub reference: Reference,
    /// To which plan.
    pub plan: PlanCode,
    /// Its state.
    pub state: PaidSubscriptionState,
    /// The period that was begun last.
    pub period: Period,
    /// Whether it ends with the period.
    pub cancel_at_period_end: bool,
    /// The plan that follows with the next period, where that is another.
    pub next_plan: Option<PlanCode>,
    /// When its plan ends unless the payment that failed is made.
    pub grace_ends_at: Option<Timestamp>,
}

impl From<StoredSubscription> for SubscriptionInfo {
    fn from(stored: StoredSubscription) -> Self {
        let StoredSubscription { said, grace_ends_at, .. } = stored;
        SubscriptionInfo {
            reference: said.reference,
            plan: said.plan,
            state: said.state,
            period: said.period,
            cancel_at_period_end: said.cancel_at_period_end,
            next_plan: said.next_plan,
            grace_ends_at,
        }
    }
}

/// What an account pays for, and what it can buy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BillingOverview {
    /// Who takes the payments: `stripe`, `manual`, or a gateway of one's own.
    pub gateway: String,
    /// The plan that is in force.
    pub plan: Plan,
    /// The subscription that pays for it, or the last one that did.
    pub subscription: Option<SubscriptionInfo>,
    /// The packs of credits that can be bought.
    pub packs: Vec<CreditPack>,
}

/// What an account buys: plans and credits, through a payment gateway.
///
/// That is Stripe where it is set ([`Config::stripe`](crate::Config::stripe)); otherwise payments
/// are entered by hand, by [`PaymentsApi`](crate::PaymentsApi).
#[derive(Clone)]
pub struct BillingApi {
    billing: Billing,
}

impl BillingApi {
    pub(super) fn new(billing: &Billing) -> Self {
        BillingApi { billing: billing.clone() }
    }

    /// What an account pays for, and what it can buy.
    pub async fn overview(&self, account: AccountId) -> Result<BillingOverview> {
        let overview = self.billing.overview(account).await?;
        Ok(BillingOverview {
            gateway: self.billing.gateway_name().to_owned(),
            plan: overview.plan,
            subscription: overview.subscription.map(SubscriptionInfo::from),
            packs: overview.packs,
        })
    }

    /// Begins the purchase of a plan, of a pack of credits or of a product, and says where to send
    /// the buyer. A product's licence is there once the gateway has told that it is paid.
    ///
    /// Who asks again for the same before the purchase has ended gets the same checkout. An account
    /// that has a subscription changes that: a second one is a
    /// [`Conflict`](crate::ErrorCode::Conflict).
    pub async fn checkout(&self, account: AccountId, request: StartCheckout) -> Result<Checkout> {
        self.billing.checkout(account, &request).await
    }

    /// The address where an account looks after its cards, invoices and subscriptions; it comes
    /// back by `return_url`. An account that never began a purchase is
    /// [`NotFound`](crate::ErrorCode::NotFound).
    pub async fn portal(&self, account: AccountId, return_url: String) -> Result<String> {
        self.billing.portal(account, &return_url).await
    }

    /// Moves an account's subscription to another plan: to a dearer one now, paid in proportion; to
    /// a cheaper one with the next period; to the Free plan when the period ends.
    pub async fn change_plan(
        &self,
        account: AccountId,
        plan: PlanCode,
    ) -> Result<SubscriptionInfo> {
        self.billing.change_plan(account, &plan).await.map(SubscriptionInfo::from)
    }

    /// Ends an account's subscription when its period ends; until then its plan stays in force.
    pub async fn cancel(&self, account: AccountId) -> Result<SubscriptionInfo> {
        self.billing.cancel(account).await.map(SubscriptionInfo::from)
    }

    /// Lets an account's subscription go on as it is, when it was to end or to change.
    pub async fn resume(&self, account: AccountId) -> Result<SubscriptionInfo> {
        self.billing.resume(account).await.map(SubscriptionInfo::from)
    }

    /// An account's invoices without their lines, the newest first.
    pub async fn invoices(&self, account: AccountId, page: PageRequest) -> Result<Page<Invoice>> {
        self.billing.invoices(account, &page).await
    }

    /// Takes in a message of the gateway: its bytes as they came, and the header that vouches for
    /// them, for example `Stripe-Signature`.
    ///
    /// When this returns, the message is kept: answer the gateway that it came. Any error is to be
    /// answered as such, so that it is sent again. What follows from it is done by the workers.
    ///
    /// Errors are [`Unauthenticated`](crate::ErrorCode::Unauthenticated) for bytes, a signature or a
    /// time that do not belong together, and [`Unsupported`](crate::ErrorCode::Unsupported) where
    /// messages are turned off, because no secret is set.
    pub async fn receive(&self, body: Vec<u8>, signature: String) -> Result<Intake> {
        self.billing.receive(&body, &signature).await
    }
}
