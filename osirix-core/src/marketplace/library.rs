//! What an account has, and can make videos with.

use serde::{Deserialize, Serialize};

use super::{Document, Licence, LicenceState, Look, Marketplace, Product, ProductContent};
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, LicenceId};
use crate::store::Transaction;

/// A product that an account has a licence for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnedProduct {
    /// The product.
    pub product: Product,
    /// The licence.
    pub licence: Licence,
    /// What it gives, in the version that was bought.
    pub content: ProductContent,
}

impl Marketplace {
    /// Every product that an account has a licence for, the first bought first.
    pub async fn library(&self, account: AccountId) -> Result<Vec<OwnedProduct>> {
        let mut tx = self.store.read().await?;
        let mut owned = Vec::new();
        for licence in tx.licences().list(account).await? {
            let Some(product) = tx.products().get(licence.product_id).await? else { continue };
            let content = bought(tx.as_mut(), &licence).await?;
            owned.push(OwnedProduct { product, licence, content });
        }
        Ok(owned)
    }

    /// A document of a product, by an account's licence that counts. Without one, and of another
    /// name, it is [`NotFound`](ErrorCode::NotFound).
    pub async fn document(
        &self,
        account: AccountId,
        licence: LicenceId,
        name: &str,
    ) -> Result<Document> {
        let mut tx = self.store.read().await?;
        let found = tx.licences().get(licence).await?;
        let counts = |one: &Licence| one.account_id == account && one.state == LicenceState::Active;
        let own = found.filter(counts).ok_or_else(|| Error::not_found("licence", licence))?;
        let documents = bought(tx.as_mut(), &own).await?.documents;
        let found = documents.into_iter().find(|document| document.name == name);
        found.ok_or_else(|| Error::not_found("document", name))
    }

    /// The look `PRODUCT/NAME`, for an account with a licence.
    ///
    /// A look that is none is [`NotFound`](ErrorCode::NotFound); one of a product without a licence
    /// is [`PermissionDenied`](ErrorCode::PermissionDenied).
    pub async fn look(&self, account: AccountId, name: &str) -> Result<Look> {
        let missing = || {
            let message = "there is no such look: give PRODUCT/NAME, as the library lists them";
            Error::new(ErrorCode::NotFound, message).with("field", "looks").with("value", name)
        };
        let (slug, name) = name.split_once('/').ok_or_else(missing)?;
        let mut tx = self.store.read().await?;
        let product = tx.products().by_slug(slug).await?.ok_or_else(missing)?;
        let licence = tx.licences().active(account, product.id).await?.ok_or_else(|| {
            let message = "buy this product to use its looks";
            Error::new(ErrorCode::PermissionDenied, message)
                .with("field", "looks")
                .with("product", slug)
        })?;
        let looks = bought(tx.as_mut(), &licence).await?.looks;
        looks.into_iter().find(|look| look.name == name).ok_or_else(missing)
    }
}

/// What a licence's product gave when it was bought: nothing that nobody has looked at comes after.
async fn bought(tx: &mut dyn Transaction, licence: &Licence) -> Result<ProductContent> {
    let order = tx.orders().get(licence.order_id).await?;
    let order = order.ok_or_else(|| Error::not_found("order", licence.order_id))?;
    let content = tx.products().content(order.product_id, order.version).await?;
    content.ok_or_else(|| Error::not_found("what was bought by", order.id))
}
