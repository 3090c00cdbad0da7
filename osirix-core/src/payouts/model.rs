use serde::{Deserialize, Serialize};

use crate::billing::Reference;
use crate::clock::Timestamp;
use crate::error::ErrorRecord;
use crate::id::{AccountId, OrderId, PayoutId};
use crate::money::Money;
use crate::names::names;

names! {
    /// How far a seller has come in saying where they are paid.
    "onboarding" pub enum Onboarding {
        /// They have not begun: what they earn is credits.
        NotBegun = "not_begun",
        /// The gateway still asks them for something.
        Unfinished = "unfinished",
        /// They can be paid.
        Finished = "finished",
    }
}

names! {
    /// Why a seller's balance changed.
    "kind" pub enum SellerEntryKind {
        /// A product was bought.
        Sale = "sale",
        /// What was paid for a product went back.
        Returned = "returned",
        /// What had gone back was paid after all.
        Restored = "restored",
        /// It was paid to the seller.
        Payout = "payout",
        /// A payout did not get out.
        PayoutFailed = "payout_failed",
        /// A part of a payout came back, because what it was for went back.
        Reversal = "reversal",
        /// It did not come back: what is missing is taken out of later sales.
        ReversalFailed = "reversal_failed",
    }
}

names! {
    /// Where a payout is on its way.
    "state" pub enum PayoutState {
        /// It is on record and about to be sent, or was sent and nobody has heard of it yet.
        Armed = "armed",
        /// The gateway has it.
        Sent = "sent",
        /// The gateway has refused it for good.
        Failed = "failed",
    }
}

/// A seller as the gateway that pays them knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seller {
    /// Whose products they are.
    pub account_id: AccountId,
    /// What the gateway calls them.
    pub reference: Reference,
    /// Whether they could be paid when the gateway was asked last.
    pub payable: bool,
    /// What the platform owes them; below zero what they owe.
    pub balance: Money,
    /// How many entries there are.
    pub entries: i64,
    /// When they began.
    pub created_at: Timestamp,
}

/// A change of what a seller is owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SellerEntry {
    /// Whose balance.
    pub seller: AccountId,
    /// Its number within the seller's, from 1 without gaps.
    pub seq: i64,
    /// Why.
    pub kind: SellerEntryKind,
    /// How much; below zero when it is taken away.
    pub amount: Money,
    /// The balance after it.
    pub balance: Money,
    /// The order that it is about.
    pub order_id: Option<OrderId>,
    /// The payout that it is about.
    pub payout_id: Option<PayoutId>,
    /// From when it can be paid out; what is taken away has the time of what it takes.
    pub available_at: Timestamp,
    /// When.
    pub at: Timestamp,
}

/// What a seller is owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SellerBalance {
    /// Whose.
    pub account_id: AccountId,
    /// How far they have come in saying where they are paid.
    pub onboarding: Onboarding,
    /// What they are owed in all; below zero what they owe, and what later sales pay first.
    pub balance: Money,
    /// The part that waits, because its buyers may still send back what they bought.
    pub waiting: Money,
    /// The rest. It is paid once it reaches the minimum.
    pub payable: Money,
    /// The least that is paid.
    pub minimum: Money,
}

/// Money on its way to a seller, or back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payout {
    /// Its id; the gateway is asked under it, so that it is paid once.
    pub id: PayoutId,
    /// Whose.
    pub seller: AccountId,
    /// The payout of which a part comes back; `None` for one to the seller.
    pub reverses: Option<PayoutId>,
    /// How much: above zero.
    pub amount: Money,
    /// How much of it was asked back.
    pub reversed: Money,
    /// Where it is on its way.
    pub state: PayoutState,
    /// What the gateway calls it.
    pub reference: Option<Reference>,
    /// How often it was tried to be sent.
    pub attempts: u32,
    /// When it is tried next.
    pub due_at: Timestamp,
    /// Why the last try failed.
    pub error: Option<ErrorRecord>,
    /// When it was put on record.
    pub created_at: Timestamp,
}
