use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::sync::watch;

use super::index::{asked, of_product};
use super::{
    Goods, MarketplaceSettings, Product, ProductContent, ProductQuery, ProductState, Rating,
};
use crate::audit::{Action, Actor, AuditEntry};
use crate::clock::Ambient;
use crate::error::{Error, Result};
use crate::id::AccountId;
use crate::ledger::Ledger;
use crate::page::{Page, PageRequest};
use crate::store::{Store, Transaction};
use crate::vault::Vault;

/// The longest reason for what an operator does, in characters.
pub(super) const MAX_REASON: usize = 2_000;
/// How often shares are looked at, and how many at once.
const ROUND: Duration = Duration::from_secs(60);
const AT_ONCE: u32 = 100;

/// Sells what the platform and its users have made.
#[derive(Clone)]
pub struct Marketplace {
    pub(super) store: Arc<dyn Store>,
    pub(super) ambient: Ambient,
    pub(super) ledger: Ledger,
    pub(super) vault: Vault,
    pub(super) settings: Arc<MarketplaceSettings>,
}

impl Marketplace {
    /// Over a store; licences' keys are sealed by the vault. Settings out of range are
    /// [`InvalidInput`](crate::ErrorCode::InvalidInput).
    pub fn new(
        store: Arc<dyn Store>,
        ambient: Ambient,
        vault: Vault,
        settings: MarketplaceSettings,
    ) -> Result<Self> {
        let settings = Arc::new(settings.checked()?);
        Ok(Marketplace { ledger: Ledger::new(ambient.clone()), store, ambient, vault, settings })
    }

    /// The products that can be bought and that a query finds, the newest first.
    pub async fn search(&self, query: &ProductQuery, page: &PageRequest) -> Result<Page<Product>> {
        let words = query.text.as_deref().map(asked).unwrap_or_default();
        self.store.read().await?.products().search(query, &words, page).await
    }

    /// A product that can be bought, or could be.
    pub async fn product(&self, slug: &str) -> Result<Product> {
        let found = self.store.read().await?.products().by_slug(slug).await?;
        let shown = |product: &Product| {
            matches!(product.state, ProductState::Published | ProductState::Withdrawn)
        };
        found.filter(shown).ok_or_else(|| unknown(slug))
    }

    /// What a product gives, as far as one can see before buying: everything but what documents and
    /// outlines of scripts say.
    pub async fn preview(&self, slug: &str) -> Result<ProductContent> {
        let product = self.product(slug).await?;
        let mut content = self.content_of(&product).await?.unwrap_or_default();
        for document in &mut content.documents {
            document.text.clear();
        }
        for look in &mut content.looks {
            look.script = None;
        }
        Ok(content)
    }

    /// A product's ratings, the newest first.
    pub async fn ratings(&self, slug: &str, page: &PageRequest) -> Result<Page<Rating>> {
        let product = self.product(slug).await?;
        self.store.read().await?.products().ratings(product.id, page).await
    }

    /// Gives products of the platform's own what they consist of: those that an installation has
    /// from the start. What was sold in an older version stays as it was sold.
    pub async fn stock(&self, goods: &[Goods]) -> Result<()> {
        for one in goods {
            let found = self.store.read().await?.products().by_slug(&one.product).await?;
            let Some(product) = found.filter(|product| product.seller.is_none()) else { continue };
            let there = self.content_of(&product).await?;
            // The price may have been changed by hand.
            let credits = self.settings.credits(product.price);
            if there.as_ref() == Some(&one.content) && product.credits == credits {
                continue;
            }
            let mut tx = self.store.begin().await?;
            let Some(mut product) = tx.products().lock(product.id).await? else { continue };
            match there {
                Some(there) => product.version += u32::from(there != one.content),
                None => product.description.clone_from(&one.description),
            }
            (product.category, product.credits) = (one.category, credits);
            tx.products().update(&product).await?;
            let now = self.ambient.now();
            tx.products().save_content(product.id, product.version, &one.content, now).await?;
            tx.products().index(product.id, &of_product(&product)).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    async fn content_of(&self, product: &Product) -> Result<Option<ProductContent>> {
        self.store.read().await?.products().content(product.id, product.version).await
    }

    /// Pays sellers out until it is told to stop.
    pub async fn run(&self, mut down: watch::Receiver<bool>) {
        while !*down.borrow() {
            if let Err(error) = self.pay_out(AT_ONCE).await {
                tracing::warn!(%error, "sellers' shares were not granted");
            }
            if tokio::time::timeout(ROUND, down.changed()).await.is_ok_and(|told| told.is_err()) {
                return;
            }
        }
    }

    pub(super) async fn audit(
        &self,
        tx: &mut dyn Transaction,
        action: Action,
        account: Option<AccountId>,
        subject: &str,
        details: Value,
    ) -> Result<()> {
        let actor = account.map_or(Actor::System, Actor::Account);
        self.audit_by(tx, actor, action, account, subject, details).await
    }

    pub(super) async fn audit_by(
        &self,
        tx: &mut dyn Transaction,
        actor: Actor,
        action: Action,
        account: Option<AccountId>,
        subject: &str,
        details: Value,
    ) -> Result<()> {
        let entry = AuditEntry::new(&self.ambient, actor, action, account, subject, details)?;
        tx.audit().append(&entry).await
    }
}

pub(super) fn unknown(slug: &str) -> Error {
    Error::not_found("product", slug).with("field", "product")
}
