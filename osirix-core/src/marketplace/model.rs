use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::id::ProductId;
use crate::money::Money;

/// Something that can be bought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// Its id.
    pub id: ProductId,
    /// Its name in addresses, unique.
    pub slug: String,
    /// Its name for people.
    pub name: String,
    /// What one gets.
    pub description: String,
    /// Its price.
    pub price: Money,
    /// When it was added.
    pub created_at: Timestamp,
}
