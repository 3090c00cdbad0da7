use serde::{Deserialize, Serialize};

use super::Licence;
use crate::billing::Reference;
use crate::clock::Timestamp;
use crate::id::{AccountId, OrderId, ProductId};
use crate::money::{Credits, Money};
use crate::names::names;

names! {
    /// Where an order is on its way.
    "state" pub enum OrderState {
        /// Its payment is awaited.
        Pending = "pending",
        /// It is paid.
        Paid = "paid",
        /// What was paid went back.
        Refunded = "refunded",
        /// It was not paid.
        Cancelled = "cancelled",
    }
}

/// Something that was bought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Its id.
    pub id: OrderId,
    /// Who buys.
    pub account_id: AccountId,
    /// What.
    pub product_id: ProductId,
    /// Its name at that time.
    pub product_name: String,
    /// Its version at that time.
    pub version: u32,
    /// Where it is on its way.
    pub state: OrderState,
    /// The price in money that the buyer was shown.
    pub price: Money,
    /// The price in credits that the buyer was shown, and paid.
    pub credits: Credits,
    /// The caller's own id.
    pub idempotency_key: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was paid.
    pub paid_at: Option<Timestamp>,
    /// When what was paid went back.
    pub refunded_at: Option<Timestamp>,
}

/// What is paid by money for an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderPayment {
    /// The order.
    pub order_id: OrderId,
    /// What the gateway calls the checkout.
    pub checkout: Option<Reference>,
    /// What the gateway calls the payment, once there is one.
    pub payment: Option<Reference>,
    /// How much was paid, in the currency's smallest unit; 0 until that is heard of.
    pub amount: i64,
    /// How much of it is gone.
    pub gone: i64,
    /// Whether what is left of it is to be sent back.
    pub refund_due: bool,
    /// When its checkout was begun.
    pub created_at: Timestamp,
}

impl OrderPayment {
    /// Whether all of it is gone.
    pub fn is_gone(&self) -> bool {
        self.amount > 0 && self.gone >= self.amount
    }
}

/// A purchase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PurchaseRequest {
    /// The product's slug.
    pub product: String,
    /// The price that the buyer was shown, in credits: another one is refused.
    pub credits: Credits,
    /// The caller's own id, 1 to 200 characters: the same purchase is made once.
    #[serde(default)]
    pub idempotency_key: Option<String>,
}

/// What a buyer gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The order.
    pub order: Order,
    /// The licence, once the order is paid.
    pub licence: Option<Licence>,
}
