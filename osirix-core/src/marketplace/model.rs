use serde::{Deserialize, Serialize};

use super::ProductContent;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::{AccountId, ProductId};
use crate::money::{Credits, Money};
use crate::names::names;
use crate::text::text;

names! {
    /// What a product is about.
    "category" pub enum Category {
        /// Ways to speak.
        Voices = "voices",
        /// Who speaks.
        Avatars = "avatars",
        /// Whole designs of videos, and captions.
        Templates = "templates",
        /// Music under the voice.
        Music = "music",
        /// What stands behind an avatar.
        Scenes = "scenes",
    }
}

names! {
    /// Where a product is on its way.
    "state" pub enum ProductState {
        /// Its seller works on it.
        Draft = "draft",
        /// It waits for somebody to look at it.
        InReview = "in_review",
        /// It was looked at and sent back.
        Rejected = "rejected",
        /// It can be bought.
        Published = "published",
        /// It cannot be bought any more.
        Withdrawn = "withdrawn",
    }
}

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
    /// What it is about.
    pub category: Category,
    /// Its price in money.
    pub price: Money,
    /// Its price in credits.
    pub credits: Credits,
    /// Who sells it; `None` for the platform itself.
    pub seller: Option<AccountId>,
    /// Where it is on its way.
    pub state: ProductState,
    /// Why it was sent back or withdrawn.
    pub reason: Option<String>,
    /// The version that is sold now, from 1.
    pub version: u32,
    /// How many can be sold at most; any number unless it is said.
    pub stock: Option<u32>,
    /// How many were sold and not refunded.
    pub sold: u32,
    /// How many buyers have rated it.
    pub ratings: u32,
    /// The sum of their stars.
    pub stars: u32,
    /// When it was added.
    pub created_at: Timestamp,
}

impl Product {
    /// Whether no more of it can be sold.
    pub fn sold_out(&self) -> bool {
        self.stock.is_some_and(|stock| self.sold >= stock)
    }
}

/// A product that its seller adds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewProduct {
    /// Its name for people: 1 to 100 characters.
    pub name: String,
    /// What one gets: 1 to 2,000 characters.
    pub description: String,
    /// What it is about.
    pub category: Category,
    /// Its price: from 0.50 to 9,999.99 US dollars.
    pub price: Money,
    /// How many can be sold at most: 1 to 1,000,000; any number unless it is said.
    #[serde(default)]
    pub stock: Option<u32>,
    /// What one gets, as it can be used.
    pub content: ProductContent,
}

/// What changes about a product; what is not said stays as it is. In JSON nothing is needed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProductUpdate {
    /// Its name for people.
    pub name: Option<String>,
    /// What one gets.
    pub description: Option<String>,
    /// Its price. Purchases that were begun at the old one are refused.
    pub price: Option<Money>,
    /// What one gets, as it can be used: a new version.
    pub content: Option<ProductContent>,
}

/// What a product of the platform's own consists of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goods {
    /// The product's slug.
    pub product: String,
    /// What it is about.
    pub category: Category,
    /// What one gets, in words.
    pub description: String,
    /// What one gets, as it can be used.
    pub content: ProductContent,
}

/// Which products to list. In JSON nothing is needed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProductQuery {
    /// Words that name, description or category have; each may be the beginning of one.
    pub text: Option<String>,
    /// Of this category alone.
    pub category: Option<Category>,
}

impl NewProduct {
    /// The longest name, in characters.
    pub const MAX_NAME: usize = 100;
    /// The longest description, in characters.
    pub const MAX_DESCRIPTION: usize = 2_000;
    /// The lowest and the highest price, in cents.
    pub const PRICES: std::ops::RangeInclusive<i64> = 50..=999_999;
    /// The largest stock.
    pub const MAX_STOCK: u32 = 1_000_000;

    /// Checks every field.
    pub fn checked(mut self) -> Result<Self> {
        self.name = text("name", &self.name, Self::MAX_NAME)?;
        self.description = text("description", &self.description, Self::MAX_DESCRIPTION)?;
        price(self.price)?;
        if self.stock.is_some_and(|stock| !(1..=Self::MAX_STOCK).contains(&stock)) {
            return Err(Error::invalid("stock", "at least one is sold, and a million at most")
                .with("limit", Self::MAX_STOCK));
        }
        self.content = self.content.checked()?;
        Ok(self)
    }
}

impl ProductUpdate {
    /// Checks every field that is said.
    pub fn checked(self) -> Result<Self> {
        let name = self.name.map(|name| text("name", &name, NewProduct::MAX_NAME)).transpose()?;
        let description = self.description;
        let description = description
            .map(|said| text("description", &said, NewProduct::MAX_DESCRIPTION))
            .transpose()?;
        if let Some(new) = self.price {
            price(new)?;
        }
        let content = self.content.map(ProductContent::checked).transpose()?;
        Ok(ProductUpdate { name, description, price: self.price, content })
    }
}

fn price(price: Money) -> Result<()> {
    match NewProduct::PRICES.contains(&price.minor_units) {
        true => Ok(()),
        false => Err(Error::invalid("price", "a product costs from 0.50 to 9,999.99 dollars")
            .with("limit", format!("{}..{}", NewProduct::PRICES.start(), NewProduct::PRICES.end()))
            .with("value", price.minor_units)),
    }
}
