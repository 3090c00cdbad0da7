//! What the suites of billing share: a gateway by hand, and messages in any order.

use std::sync::Arc;

use super::harness::Harness;
use super::identity::DAY;
use crate::billing::{
    Billing, BillingSettings, EventState, GatewayEvent, ManualGateway, PaymentGateway, Reference,
    StartCheckout, StoredPayment, Subject, SubjectKind,
};
use crate::id::{AccountId, Id as _};
use crate::plans::PlanCode;

/// An account's purchases by hand.
pub(super) struct Till {
    pub(super) gateway: Arc<ManualGateway>,
    pub(super) billing: Billing,
}

impl Till {
    pub(super) async fn open(h: &Harness) -> Self {
        Till::with(h, BillingSettings::default()).await
    }

    pub(super) async fn with(h: &Harness, settings: BillingSettings) -> Self {
        let gateway = Arc::new(ManualGateway::new(h.store.clone(), h.ambient.clone()));
        let billing = billing_over(h, 0, gateway.clone(), settings);
        Till { gateway, billing }
    }

    /// Begins a purchase of a plan.
    pub(super) async fn plan(&self, account: AccountId, plan: &str) -> Reference {
        let start = StartCheckout { plan: Some(PlanCode(plan.to_owned())), ..start() };
        self.billing.checkout(account, &start).await.unwrap().reference
    }

    /// Begins a purchase of credits.
    pub(super) async fn pack(&self, account: AccountId, pack: &str) -> Reference {
        let start = StartCheckout { pack: Some(pack.to_owned()), ..start() };
        self.billing.checkout(account, &start).await.unwrap().reference
    }

    /// A subscription that is paid and heard of.
    pub(super) async fn subscribed(&self, account: AccountId, plan: &str) -> Reference {
        let checkout = self.plan(account, plan).await;
        let subscription = self.gateway.pay(&checkout).await.unwrap().unwrap();
        self.process().await;
        subscription
    }

    /// The payment of a pack that is paid and heard of.
    pub(super) async fn bought(&self, account: AccountId, pack: &str) -> Reference {
        let checkout = self.pack(account, pack).await;
        self.gateway.pay(&checkout).await.unwrap();
        self.process().await;
        self.payment_for(&checkout).await
    }

    /// What was done by hand for an account and is not heard of, taken away: to be heard of when a
    /// test says so.
    pub(super) async fn take_events(&self, h: &Harness, of: AccountId) -> Vec<GatewayEvent> {
        let mut tx = h.store.begin().await.unwrap();
        let events = tx.billing_events();
        let mut queued = events.list(EventState::Queued, 1_000).await.unwrap();
        let name = of.uuid().simple().to_string();
        queued.retain(|stored| stored.event.subject.reference.as_str().ends_with(&name));
        for stored in &queued {
            let (id, state) = (&stored.event.id, EventState::Ignored);
            events.settle(id, state, stored.due_at, None).await.unwrap();
        }
        events.delete_before(h.ambient.now() + DAY, 1_000).await.unwrap();
        tx.commit().await.unwrap();
        queued.into_iter().map(|stored| stored.event).collect()
    }

    pub(super) async fn payment_for(&self, paid: &Reference) -> Reference {
        self.gateway.payment_for(paid).await.unwrap().expect("it is paid")
    }

    /// These messages are heard of, one after the other.
    pub(super) async fn hear(&self, events: &[GatewayEvent]) {
        for event in events {
            self.billing.keep(event.clone()).await.unwrap();
            self.process().await;
        }
    }

    /// Everything that was done by hand is heard of.
    pub(super) async fn process(&self) {
        while self.billing.process().await.unwrap() > 0 {}
    }

    pub(super) async fn payment(&self, h: &Harness, reference: &Reference) -> StoredPayment {
        let mut tx = h.second.read().await.unwrap();
        tx.payments().payment(reference).await.unwrap().expect("credits were granted for it")
    }
}

pub(super) fn billing_over(
    h: &Harness,
    handle: usize,
    gateway: Arc<dyn PaymentGateway>,
    settings: BillingSettings,
) -> Billing {
    Billing::new(h.handle(handle), h.ambient.clone(), gateway, settings).unwrap()
}

pub(super) fn start() -> StartCheckout {
    StartCheckout {
        success_url: "https://example.com/thanks".to_owned(),
        cancel_url: "https://example.com/plans".to_owned(),
        ..StartCheckout::default()
    }
}

pub(super) fn payment_of(reference: &Reference) -> Subject {
    Subject::new(SubjectKind::Payment, reference)
}

impl Harness {
    /// The code of the plan that is in force.
    pub(super) async fn plan_of(&self, account: AccountId) -> String {
        let mut tx = self.second.read().await.unwrap();
        tx.plans().of_account(account).await.unwrap().expect("an account has a plan").code.0
    }

    pub(super) async fn available(&self, account: AccountId) -> i64 {
        self.balance(account).await.available.0
    }
}
