//! How a product comes onto the market, and off it.

use serde_json::json;

use super::index::of_product;
use super::service::{MAX_REASON, unknown};
use super::{Marketplace, NewProduct, Product, ProductContent, ProductState, ProductUpdate, Share};
use crate::audit::{Action, Actor};
use crate::error::{Error, ErrorCode, Result};
use crate::id::AccountId;
use crate::page::{Page, PageRequest};
use crate::plans::Feature;
use crate::store::Transaction;
use crate::text::{readable, text};

/// What follows a slug's readable part, so that no two are the same.
const TAIL: (&[u8], usize) = (b"0123456789abcdefghjkmnpqrstvwxyz", 6);
/// How long the readable part of a slug is at most.
const SLUG_CHARS: usize = 60;
/// How many orders are paid back in one transaction.
const PAID_BACK: u32 = 20;

impl Marketplace {
    /// Adds a draft. Selling needs a plan that includes the marketplace.
    pub async fn add(&self, seller: AccountId, new: NewProduct) -> Result<Product> {
        let new = new.checked()?;
        let product = Product {
            id: self.ambient.new_id()?,
            slug: format!(
                "{}-{}",
                readable(&new.name, SLUG_CHARS, "product"),
                self.ambient.letters(TAIL.0, TAIL.1)?
            ),
            name: new.name,
            description: new.description,
            category: new.category,
            price: new.price,
            credits: self.settings.credits(new.price),
            seller: Some(seller),
            state: ProductState::Draft,
            reason: None,
            version: 1,
            stock: new.stock,
            sold: 0,
            ratings: 0,
            stars: 0,
            created_at: self.ambient.now(),
        };
        let mut tx = self.store.begin().await?;
        self.require_plan(tx.as_mut(), seller).await?;
        tx.products().insert(&product).await?;
        self.keep(tx.as_mut(), &product, &new.content).await?;
        let details = json!({ "price": product.price });
        let action = Action::ProductAdded;
        self.audit(tx.as_mut(), action, Some(seller), &product.slug, details).await?;
        tx.commit().await?;
        Ok(product)
    }

    /// Changes a product of the seller's own. What others can buy is looked at again first: it
    /// becomes a draft.
    pub async fn change(
        &self,
        seller: AccountId,
        slug: &str,
        update: ProductUpdate,
    ) -> Result<Product> {
        let update = update.checked()?;
        let mut tx = self.store.begin().await?;
        let mut product = self.own(tx.as_mut(), seller, slug).await?;
        product.name = update.name.unwrap_or(product.name);
        product.description = update.description.unwrap_or(product.description);
        if let Some(price) = update.price {
            (product.price, product.credits) = (price, self.settings.credits(price));
        }
        (product.state, product.reason) = (ProductState::Draft, None);
        let content = match update.content {
            Some(content) => {
                product.version += 1;
                content
            }
            None => {
                let kept = tx.products().content(product.id, product.version).await?;
                kept.unwrap_or_default()
            }
        };
        self.keep(tx.as_mut(), &product, &content).await?;
        let details = json!({ "price": product.price, "version": product.version });
        let action = Action::ProductChanged;
        self.audit(tx.as_mut(), action, Some(seller), slug, details).await?;
        tx.commit().await?;
        Ok(product)
    }

    /// Gives a draft to be looked at.
    pub async fn submit(&self, seller: AccountId, slug: &str) -> Result<Product> {
        let mut tx = self.store.begin().await?;
        self.require_plan(tx.as_mut(), seller).await?;
        let product = self.own(tx.as_mut(), seller, slug).await?;
        let from = [ProductState::Draft, ProductState::Rejected];
        let actor = Actor::Account(seller);
        self.moved(tx, actor, product, &from, ProductState::InReview, None).await
    }

    /// Lets a product that was looked at be bought, or sends it back for a reason.
    pub async fn review(
        &self,
        actor: Actor,
        slug: &str,
        publish: bool,
        reason: Option<&str>,
    ) -> Result<Product> {
        let mut tx = self.store.begin().await?;
        let product = locked(tx.as_mut(), slug).await?;
        let to = if publish { ProductState::Published } else { ProductState::Rejected };
        let reason = match (publish, reason) {
            (true, None) => None,
            (_, reason) => Some(text("reason", reason.unwrap_or_default(), MAX_REASON)?),
        };
        self.moved(tx, actor, product, &[ProductState::InReview], to, reason).await
    }

    /// Takes a product off the market. With `refund`, every buyer is paid back, and their licences
    /// count no more.
    pub async fn withdraw(
        &self,
        actor: Actor,
        slug: &str,
        reason: &str,
        refund: bool,
    ) -> Result<Product> {
        let reason = text("reason", reason, MAX_REASON)?;
        let mut tx = self.store.begin().await?;
        let product = locked(tx.as_mut(), slug).await?;
        let from = [ProductState::Published, ProductState::InReview, ProductState::Withdrawn];
        let to = ProductState::Withdrawn;
        let why = Some(reason.clone());
        let product = self.moved(tx, actor.clone(), product, &from, to, why).await?;
        if refund {
            self.refund_all(&actor, &product, &reason).await?;
        }
        Ok(product)
    }

    /// Nobody can buy meanwhile: there is an end.
    async fn refund_all(&self, actor: &Actor, product: &Product, reason: &str) -> Result<()> {
        loop {
            let paid = self.store.read().await?.orders().paid_for(product.id, PAID_BACK).await?;
            if paid.is_empty() {
                return Ok(());
            }
            for order in paid {
                self.refund(actor.clone(), order.id, reason).await?;
            }
        }
    }

    /// A seller's products, the newest first.
    pub async fn products_of(
        &self,
        seller: AccountId,
        page: &PageRequest,
    ) -> Result<Page<Product>> {
        self.store.read().await?.products().of_seller(seller, page).await
    }

    /// A seller's shares of sales, the newest first.
    pub async fn shares(&self, seller: AccountId, page: &PageRequest) -> Result<Page<Share>> {
        self.store.read().await?.orders().shares(seller, page).await
    }

    /// The products that wait for somebody to look at them, the oldest first, so many at most.
    pub async fn in_review(&self, limit: u32) -> Result<Vec<Product>> {
        self.store.read().await?.products().in_review(limit).await
    }

    async fn moved(
        &self,
        mut tx: Box<dyn Transaction>,
        actor: Actor,
        mut product: Product,
        from: &[ProductState],
        to: ProductState,
        reason: Option<String>,
    ) -> Result<Product> {
        if !from.contains(&product.state) {
            let message = "a product in this state cannot come into that one";
            return Err(Error::new(ErrorCode::Conflict, message)
                .with("state", product.state)
                .with("to", to));
        }
        let details = json!({ "state": to, "reason": reason });
        (product.state, product.reason) = (to, reason);
        tx.products().update(&product).await?;
        let (action, seller) = (Action::ProductMoved, product.seller);
        self.audit_by(tx.as_mut(), actor, action, seller, &product.slug, details).await?;
        tx.commit().await?;
        Ok(product)
    }

    async fn keep(
        &self,
        tx: &mut dyn Transaction,
        product: &Product,
        content: &ProductContent,
    ) -> Result<()> {
        let now = self.ambient.now();
        tx.products().update(product).await?;
        tx.products().save_content(product.id, product.version, content, now).await?;
        tx.products().index(product.id, &of_product(product)).await
    }

    async fn own(
        &self,
        tx: &mut dyn Transaction,
        seller: AccountId,
        slug: &str,
    ) -> Result<Product> {
        let product = locked(tx, slug).await?;
        match product.seller == Some(seller) {
            true => Ok(product),
            false => Err(unknown(slug)),
        }
    }

    async fn require_plan(&self, tx: &mut dyn Transaction, account: AccountId) -> Result<()> {
        let plan = tx.plans().of_account(account).await?;
        plan.ok_or_else(|| Error::not_found("account", account))?.require(Feature::Marketplace)
    }
}

async fn locked(tx: &mut dyn Transaction, slug: &str) -> Result<Product> {
    let found = tx.products().by_slug(slug).await?.ok_or_else(|| unknown(slug))?;
    tx.products().lock(found.id).await?.ok_or_else(|| unknown(slug))
}
