use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::{AccountId, ProductId};
use crate::text::text;

/// What a buyer thinks of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// Of which product.
    pub product_id: ProductId,
    /// Who has bought it.
    pub account_id: AccountId,
    /// 1 to 5.
    pub stars: u32,
    /// Why.
    pub text: Option<String>,
    /// When it was given, or last changed.
    pub at: Timestamp,
}

/// A rating that is given now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewRating {
    /// 1 to 5.
    pub stars: u32,
    /// Why: 1 to 2,000 characters.
    #[serde(default)]
    pub text: Option<String>,
}

impl NewRating {
    /// Checks every field.
    pub fn checked(self) -> Result<Self> {
        if !(1..=5).contains(&self.stars) {
            return Err(Error::invalid("stars", "give 1 to 5 stars")
                .with("limit", "1..5")
                .with("value", self.stars));
        }
        let text = self.text.map(|said| text("text", &said, 2_000)).transpose()?;
        Ok(NewRating { stars: self.stars, text })
    }
}
