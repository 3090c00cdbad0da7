use osirix_core::auth::Token;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, LicenceId, OrderId};
use osirix_core::marketplace::{
    Activation, Document, Licence, Marketplace, NewProduct, NewRating, Order, OwnedProduct,
    Product, ProductContent, ProductQuery, ProductUpdate, PurchaseRequest, Rating, Receipt, Share,
};
use osirix_core::page::{Page, PageRequest};
use osirix_core::secret::Secret;

/// Products that are found, bought, used and sold.
///
/// A product gives looks, which a video's request names (`looks`), and documents to read. Everybody
/// can buy, with credits; selling needs a plan that includes the marketplace.
#[derive(Clone)]
pub struct MarketplaceApi {
    marketplace: Marketplace,
}

impl MarketplaceApi {
    pub(super) fn new(marketplace: &Marketplace) -> Self {
        MarketplaceApi { marketplace: marketplace.clone() }
    }

    /// The products that can be bought and that a query finds, the newest first.
    pub async fn search(&self, query: ProductQuery, page: PageRequest) -> Result<Page<Product>> {
        self.marketplace.search(&query, &page).await
    }

    /// The product of this slug that can be bought, or could be.
    pub async fn get(&self, product: String) -> Result<Product> {
        self.marketplace.product(&product).await
    }

    /// What a product gives, as far as one can see before buying: everything but what documents and
    /// outlines of scripts say.
    pub async fn preview(&self, product: String) -> Result<ProductContent> {
        self.marketplace.preview(&product).await
    }

    /// A product's ratings, the newest first.
    pub async fn ratings(&self, product: String, page: PageRequest) -> Result<Page<Rating>> {
        self.marketplace.ratings(&product, &page).await
    }

    /// Buys a product with credits: the order is paid and the licence there when this returns.
    ///
    /// Another price than the one that is named, what one has, one's own product, and one that is
    /// sold out or sold no more are a [`Conflict`](crate::ErrorCode::Conflict);
    /// [`InsufficientCredits`](crate::ErrorCode::InsufficientCredits) says how many are missing.
    pub async fn purchase(&self, account: AccountId, request: PurchaseRequest) -> Result<Receipt> {
        self.marketplace.purchase(account, &request).await
    }

    /// An account's orders, the newest first.
    pub async fn orders(&self, account: AccountId, page: PageRequest) -> Result<Page<Order>> {
        self.marketplace.orders(account, &page).await
    }

    /// An account's order with its licence.
    pub async fn receipt(&self, account: AccountId, order: OrderId) -> Result<Receipt> {
        self.marketplace.receipt(account, order).await
    }

    /// Sends a purchase back, within the days of the settings: its credits come again, and its
    /// licence counts no more. Sending back again changes nothing.
    pub async fn send_back(&self, account: AccountId, order: OrderId) -> Result<Order> {
        self.marketplace.send_back(account, order).await
    }

    /// Rates a product, or rates it anew. To who has not bought it this is
    /// [`PermissionDenied`](crate::ErrorCode::PermissionDenied).
    pub async fn rate(
        &self,
        account: AccountId,
        product: String,
        rating: NewRating,
    ) -> Result<Rating> {
        self.marketplace.rate(account, &product, rating).await
    }

    /// Every product that an account has a licence for, with what it gives.
    pub async fn library(&self, account: AccountId) -> Result<Vec<OwnedProduct>> {
        self.marketplace.library(account).await
    }

    /// A document that came with a product, by the licence that gives it.
    pub async fn document(
        &self,
        account: AccountId,
        licence: LicenceId,
        name: String,
    ) -> Result<Document> {
        self.marketplace.document(account, licence, &name).await
    }

    /// An account's licences that count, the oldest first.
    pub async fn licences(&self, account: AccountId) -> Result<Vec<Licence>> {
        self.marketplace.licences(account).await
    }

    /// The key of a licence, for programs on other machines.
    pub async fn licence_key(&self, account: AccountId, licence: LicenceId) -> Result<Token> {
        let key = self.marketplace.licence_key(account, licence).await?;
        Ok(Token::from_text(key.expose().clone()))
    }

    /// Uses a licence on a device, by its key. A key that is none, or counts no more, is
    /// [`PermissionDenied`](crate::ErrorCode::PermissionDenied); one more device than the licence
    /// allows is a [`Conflict`](crate::ErrorCode::Conflict).
    pub async fn activate(&self, key: Token, device: String) -> Result<Licence> {
        self.marketplace.activate(&Secret::new(key.expose().to_owned()), &device).await
    }

    /// Where a licence is used, the oldest first.
    pub async fn activations(
        &self,
        account: AccountId,
        licence: LicenceId,
    ) -> Result<Vec<Activation>> {
        self.marketplace.activations(account, licence).await
    }

    /// Ends the use of a licence on a device.
    pub async fn deactivate(
        &self,
        account: AccountId,
        licence: LicenceId,
        device: String,
    ) -> Result<()> {
        self.marketplace.deactivate(account, licence, &device).await
    }

    /// Adds a draft of a product.
    pub async fn add(&self, seller: AccountId, product: NewProduct) -> Result<Product> {
        self.marketplace.add(seller, product).await
    }

    /// Changes a product of the seller's own. It becomes a draft, to be looked at again.
    pub async fn update(
        &self,
        seller: AccountId,
        product: String,
        update: ProductUpdate,
    ) -> Result<Product> {
        self.marketplace.change(seller, &product, update).await
    }

    /// Gives a draft to be looked at.
    pub async fn submit(&self, seller: AccountId, product: String) -> Result<Product> {
        self.marketplace.submit(seller, &product).await
    }

    /// A seller's products, the newest first.
    pub async fn own_products(
        &self,
        seller: AccountId,
        page: PageRequest,
    ) -> Result<Page<Product>> {
        self.marketplace.products_of(seller, &page).await
    }

    /// What a seller earns: a share of each sale, which waits for some days and is then granted as
    /// credits. The newest first.
    pub async fn shares(&self, seller: AccountId, page: PageRequest) -> Result<Page<Share>> {
        self.marketplace.shares(seller, &page).await
    }
}
