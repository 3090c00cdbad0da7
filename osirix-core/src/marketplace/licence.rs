use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::id::{AccountId, LicenceId, OrderId, ProductId};
use crate::names::names;

names! {
    /// Whether a licence counts.
    "state" pub enum LicenceState {
        /// It does.
        Active = "active",
        /// It does no more: what was paid went back, or somebody took it back.
        Revoked = "revoked",
    }
}

/// The right to use a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licence {
    /// Its id.
    pub id: LicenceId,
    /// The order that it came with.
    pub order_id: OrderId,
    /// Whose it is.
    pub account_id: AccountId,
    /// For which product.
    pub product_id: ProductId,
    /// Whether it counts.
    pub state: LicenceState,
    /// The first characters of its key, by which people know it.
    pub start: String,
    /// On how many devices it can be used at once.
    pub max_activations: u32,
    /// When it was given.
    pub created_at: Timestamp,
}

/// A device on which a licence is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activation {
    /// What the program calls the device: 1 to 200 characters.
    pub device: String,
    /// Since when.
    pub activated_at: Timestamp,
}
