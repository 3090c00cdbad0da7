use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::clock::{Ambient, Timestamp};
use crate::error::Result;
use crate::id::{AccountId, EventId};
use crate::names::names;

names! {
    /// What happened, as a stable dotted name.
    #[non_exhaustive]
    "kind" pub enum EventKind {
        /// An account was opened.
        AccountOpened = "account.opened",
        /// A job was created.
        JobCreated = "job.created",
        /// A job was completed.
        JobCompleted = "job.completed",
        /// A job failed for good.
        JobFailed = "job.failed",
        /// A job was cancelled.
        JobCancelled = "job.cancelled",
        /// A failed job was sent on its way again.
        JobRedriven = "job.redriven",
        /// A post is out on a network.
        PostPublished = "social.post_published",
        /// A post did not get out on a network.
        PostFailed = "social.post_failed",
        /// Nobody knows whether a post is out on a network: a person has to look.
        PostUnconfirmed = "social.post_unconfirmed",
        /// A post waits for another member to approve it.
        PostSubmitted = "social.post_submitted",
        /// A post's time came before anybody had approved it.
        PostMissed = "social.post_missed",
        /// A social network does not take a connection's credentials any more.
        ConnectionBroken = "social.connection_broken",
        /// Credits were granted by what was paid for, or by a plan's period.
        CreditsGranted = "credits.granted",
        /// Credits were taken back, because what had paid for them was.
        CreditsRevoked = "credits.revoked",
        /// Credits that had been taken back were given again.
        CreditsRestored = "credits.restored",
        /// A subscription has changed.
        SubscriptionChanged = "billing.subscription_changed",
        /// Another plan is in force.
        PlanChanged = "billing.plan_changed",
        /// An invoice has changed: it is open, paid, or not to be paid.
        InvoiceChanged = "billing.invoice_changed",
        /// A refund has changed.
        RefundChanged = "billing.refund_changed",
        /// A product of the account's was bought.
        ProductSold = "marketplace.product_sold",
        /// An account's spending comes near its limit, or few credits are left: the subject is the
        /// alert's kind.
        SpendingAlert = "credits.spending_alert",
        /// A webhook endpoint was disabled.
        WebhookDisabled = "webhook.endpoint_disabled",
        /// Somebody tries a webhook endpoint.
        Ping = "webhook.ping",
    }
}

impl EventKind {
    /// Whether endpoints can ask for it. Of what the account itself has just done it is not told,
    /// and a ping goes to one endpoint, whatever that asks for.
    pub const fn is_told(self) -> bool {
        !matches!(self, EventKind::AccountOpened | EventKind::JobCreated | EventKind::Ping)
    }
}

/// Something that happened, as the outbox keeps it until it was delivered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its id; later events have larger ids, to the millisecond.
    pub id: EventId,
    /// What happened.
    pub kind: EventKind,
    /// Whose account it concerns.
    pub account_id: AccountId,
    /// The id of the object it happened to.
    pub subject: String,
    /// When.
    pub at: Timestamp,
    /// What else is worth telling: a few facts in an object. Never a secret.
    #[serde(default)]
    pub data: Value,
}

impl Event {
    /// An event with a new id and the current time.
    pub fn new(
        ambient: &Ambient,
        kind: EventKind,
        account_id: AccountId,
        subject: &str,
    ) -> Result<Self> {
        Ok(Event {
            id: ambient.new_id()?,
            kind,
            account_id,
            subject: subject.to_owned(),
            at: ambient.now(),
            data: Value::Object(Map::new()),
        })
    }

    /// The same with facts: a JSON object.
    #[must_use]
    pub fn with(mut self, data: Value) -> Self {
        self.data = data;
        self
    }

    /// What endpoints are told, as Standard Webhooks has it: `type`, `timestamp` and `data`, the
    /// facts with the account and the id of what it happened to.
    pub fn payload(&self) -> String {
        let mut data = match &self.data {
            Value::Object(facts) => facts.clone(),
            _ => Map::new(),
        };
        data.insert("id".to_owned(), self.subject.as_str().into());
        data.insert("account_id".to_owned(), self.account_id.to_string().into());
        let (kind, at) = (self.kind, self.at.to_string());
        json!({ "type": kind, "timestamp": at, "data": data }).to_string()
    }
}
