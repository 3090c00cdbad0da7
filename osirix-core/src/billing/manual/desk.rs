//! The documents of a customer of the gateway by hand.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::payouts::{Moved, SellerPaper};
use crate::billing::{
    CheckoutState, GatewayEvent, Invoice, PaidSubscription, PaidSubscriptionState, Payment, Period,
    Purchase, Reference, Refund, Subject, SubjectKind,
};
use crate::clock::{Ambient, Timestamp};
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, Id as _};
use crate::plans::{Plan, PlanCode};

/// What is kept of a customer.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Papers {
    pub(super) checkouts: BTreeMap<Reference, Sale>,
    pub(super) subscriptions: BTreeMap<Reference, PaidSubscription>,
    pub(super) invoices: BTreeMap<Reference, Invoice>,
    pub(super) payments: BTreeMap<Reference, Payment>,
    /// By the keys under which they were asked for.
    pub(super) refunds: BTreeMap<String, Refund>,
    pub(super) seller: Option<SellerPaper>,
    /// To the seller, or back: by the ids under which it was asked for.
    pub(super) moved: BTreeMap<String, Moved>,
    /// How many names were given.
    count: u64,
}

/// A checkout with what is sold by it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Sale {
    pub(super) key: String,
    pub(super) purchase: Purchase,
    pub(super) state: CheckoutState,
}

/// The documents while something is done with them.
pub(super) struct Desk {
    pub(super) papers: Papers,
    pub(super) ambient: Ambient,
    /// What has happened and is not told yet.
    pub(super) events: Vec<GatewayEvent>,
    account: AccountId,
    plans: Vec<Plan>,
}

impl Desk {
    pub(super) fn open(
        ambient: &Ambient,
        account: AccountId,
        plans: Vec<Plan>,
        text: Option<&str>,
    ) -> Result<Self> {
        let papers = text.map(serde_json::from_str).transpose();
        let papers = papers
            .map_err(|e| Error::internal("a customer's documents cannot be read").caused_by(e))?;
        let (papers, ambient) = (papers.unwrap_or_default(), ambient.clone());
        Ok(Desk { papers, ambient, events: Vec::new(), account, plans })
    }

    pub(super) fn text(&self) -> Result<String> {
        serde_json::to_string(&self.papers)
            .map_err(|e| Error::internal("a customer's documents cannot be written").caused_by(e))
    }

    /// A new name: of no other customer, and in the order in which they were given.
    pub(super) fn reference(&mut self, prefix: &str) -> Result<Reference> {
        self.papers.count += 1;
        let (count, account) = (self.papers.count, self.account.uuid().simple());
        Reference::new(format!("{prefix}_{count:06}_{account}"))
    }

    pub(super) fn tell(
        &mut self,
        what: &str,
        kind: SubjectKind,
        reference: &Reference,
    ) -> Result<()> {
        let (id, at) = (self.reference("evt")?, self.ambient.now());
        let subject = Subject::new(kind, reference);
        self.events.push(GatewayEvent { id, kind: what.to_owned(), subject, at });
        Ok(())
    }

    /// What was made of this kind in a period.
    pub(super) fn made(&self, kind: SubjectKind, period: &Period) -> Vec<Reference> {
        let within = |at: Timestamp| (period.start..period.end).contains(&at);
        let papers = &self.papers;
        let of = |all: Vec<(&Reference, Timestamp)>| {
            let made = all.into_iter().filter(|(_, at)| within(*at));
            made.map(|(reference, _)| reference.clone()).collect()
        };
        match kind {
            SubjectKind::Checkout => of(papers
                .checkouts
                .iter()
                .map(|(name, one)| (name, one.state.created_at))
                .collect()),
            SubjectKind::Invoice => {
                of(papers.invoices.iter().map(|(name, one)| (name, one.created_at)).collect())
            }
            SubjectKind::Payment => {
                of(papers.payments.iter().map(|(name, one)| (name, one.created_at)).collect())
            }
            SubjectKind::Subscription | SubjectKind::Other => Vec::new(),
        }
    }

    /// A plan that is sold.
    pub(super) fn plan(&self, code: &PlanCode) -> Result<&Plan> {
        let message = "this plan is not for sale at the gateway";
        let sold = self.plans.iter().find(|plan| plan.code == *code);
        sold.filter(|plan| plan.price.minor_units > 0)
            .ok_or_else(|| Error::new(ErrorCode::Configuration, message).with("plan", code))
    }

    pub(super) fn sale(&self, checkout: &Reference) -> Result<&Sale> {
        let found = self.papers.checkouts.get(checkout);
        found.ok_or_else(|| Error::not_found("checkout", checkout))
    }

    pub(super) fn subscription(&mut self, reference: &Reference) -> Result<&mut PaidSubscription> {
        let found = self.papers.subscriptions.get_mut(reference);
        found.ok_or_else(|| Error::not_found("subscription", reference))
    }

    /// A subscription as it is by now, when nobody has entered anything since.
    pub(super) fn subscription_now(&self, reference: &Reference) -> Option<PaidSubscription> {
        let mut said = self.papers.subscriptions.get(reference)?.clone();
        let ended = self.ambient.now() >= said.period.end && !said.state.is_over();
        said.state = match (ended, said.cancel_at_period_end) {
            (true, true) => PaidSubscriptionState::Canceled,
            (true, false) => PaidSubscriptionState::PastDue,
            (false, _) => said.state,
        };
        Some(said)
    }

    pub(super) fn payment(&mut self, reference: &Reference) -> Result<&mut Payment> {
        let found = self.papers.payments.get_mut(reference);
        found.ok_or_else(|| Error::not_found("payment", reference))
    }

    /// The invoices of a subscription, the newest last.
    pub(super) fn invoices_of(
        &self,
        subscription: &Reference,
    ) -> impl DoubleEndedIterator<Item = &Invoice> {
        let of = move |one: &&Invoice| one.subscription.as_ref() == Some(subscription);
        self.papers.invoices.values().filter(of)
    }

    pub(super) fn last_invoice(&mut self, subscription: &Reference) -> Result<&mut Invoice> {
        let of = |invoice: &&mut Invoice| invoice.subscription.as_ref() == Some(subscription);
        let last = self.papers.invoices.values_mut().rfind(of);
        last.ok_or_else(|| Error::not_found("invoice of", subscription))
    }
}

pub(super) fn over(subscription: &Reference) -> Error {
    Error::new(ErrorCode::Conflict, "this subscription is over").with("subscription", subscription)
}
