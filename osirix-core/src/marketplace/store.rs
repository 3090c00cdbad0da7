use async_trait::async_trait;

use super::{
    Activation, Licence, LicenceState, Order, OrderPayment, Product, ProductContent, ProductQuery,
    Rating, Share, ShareState,
};
use crate::billing::Reference;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{AccountId, LicenceId, OrderId, ProductId};
use crate::page::{Page, PageRequest};

/// Keeps products.
#[async_trait]
pub trait ProductRepository: Send {
    /// Every product that can be bought, in the order it was added.
    async fn list(&mut self) -> Result<Vec<Product>>;

    /// The products that can be bought and that a query finds, the newest first. `words` are those of
    /// its text, each the beginning of a word that the product has.
    async fn search(
        &mut self,
        query: &ProductQuery,
        words: &[String],
        page: &PageRequest,
    ) -> Result<Page<Product>>;

    /// A seller's products, the newest first.
    async fn of_seller(&mut self, seller: AccountId, page: &PageRequest) -> Result<Page<Product>>;

    /// The products that wait for somebody to look at them, the oldest first, so many at most.
    async fn in_review(&mut self, limit: u32) -> Result<Vec<Product>>;

    /// The product of this id.
    async fn get(&mut self, id: ProductId) -> Result<Option<Product>>;

    /// The product of this slug.
    async fn by_slug(&mut self, slug: &str) -> Result<Option<Product>>;

    /// The product of this id, for this transaction alone until it ends.
    async fn lock(&mut self, id: ProductId) -> Result<Option<Product>>;

    /// Adds a product; one whose slug is taken is [`Conflict`](crate::ErrorCode::Conflict).
    async fn insert(&mut self, product: &Product) -> Result<()>;

    /// Writes what has changed about a product.
    async fn update(&mut self, product: &Product) -> Result<()>;

    /// What a version of a product gives.
    async fn content(&mut self, id: ProductId, version: u32) -> Result<Option<ProductContent>>;

    /// Keeps what a version of a product gives.
    async fn save_content(
        &mut self,
        id: ProductId,
        version: u32,
        content: &ProductContent,
        now: Timestamp,
    ) -> Result<()>;

    /// Writes the words by which a product is found, instead of those before.
    async fn index(&mut self, id: ProductId, words: &[String]) -> Result<()>;

    /// A buyer's rating of a product.
    async fn rating(&mut self, id: ProductId, account: AccountId) -> Result<Option<Rating>>;

    /// Writes a rating, whether or not there is one of this buyer's.
    async fn save_rating(&mut self, rating: &Rating) -> Result<()>;

    /// A product's ratings, the newest first.
    async fn ratings(&mut self, id: ProductId, page: &PageRequest) -> Result<Page<Rating>>;
}

/// Keeps orders and sellers' shares.
#[async_trait]
pub trait OrderRepository: Send {
    /// The order of this id.
    async fn get(&mut self, id: OrderId) -> Result<Option<Order>>;

    /// An account's order of this key.
    async fn by_key(&mut self, account: AccountId, key: &str) -> Result<Option<Order>>;

    /// An account's order of a product that is paid.
    async fn paid(&mut self, account: AccountId, product: ProductId) -> Result<Option<Order>>;

    /// The orders of a product that are paid, the oldest first, so many at most.
    async fn paid_for(&mut self, product: ProductId, limit: u32) -> Result<Vec<Order>>;

    /// An account's orders, the newest first.
    async fn list(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<Order>>;

    /// Adds an order; a second one that is paid for the same product is
    /// [`Conflict`](crate::ErrorCode::Conflict).
    async fn insert(&mut self, order: &Order) -> Result<()>;

    /// Writes what has changed about an order.
    async fn update(&mut self, order: &Order) -> Result<()>;

    /// An account's newest order of a product whose payment is awaited.
    async fn pending(&mut self, account: AccountId, product: ProductId) -> Result<Option<Order>>;

    /// What is paid by money for an order; `None` for one that is paid with credits.
    async fn payment(&mut self, order: OrderId) -> Result<Option<OrderPayment>>;

    /// The same by what the gateway calls its checkout.
    async fn payment_of_checkout(&mut self, checkout: &Reference) -> Result<Option<OrderPayment>>;

    /// The same by what the gateway calls the payment.
    async fn payment_called(&mut self, payment: &Reference) -> Result<Option<OrderPayment>>;

    /// Writes what is paid for an order, whether or not it is there.
    async fn save_payment(&mut self, payment: &OrderPayment) -> Result<()>;

    /// Payments that are to be sent back, the oldest first, so many at most.
    async fn refunds_due(&mut self, limit: u32) -> Result<Vec<OrderPayment>>;

    /// Adds a seller's share.
    async fn insert_share(&mut self, share: &Share) -> Result<()>;

    /// The share of an order.
    async fn share(&mut self, order: OrderId) -> Result<Option<Share>>;

    /// Moves a share from one state to another; `false` when it is in neither that one.
    async fn move_share(
        &mut self,
        order: OrderId,
        from: ShareState,
        to: ShareState,
    ) -> Result<bool>;

    /// Shares whose time has come, the longest due first, so many at most.
    async fn due_shares(&mut self, now: Timestamp, limit: u32) -> Result<Vec<Share>>;

    /// A seller's shares, the newest first.
    async fn shares(&mut self, seller: AccountId, page: &PageRequest) -> Result<Page<Share>>;
}

/// Keeps licences and where they are used.
#[async_trait]
pub trait LicenceRepository: Send {
    /// Adds a licence, with the hash of its key and the key as it is sealed.
    async fn insert(&mut self, licence: &Licence, hash: &str, sealed: &str) -> Result<()>;

    /// The licence of this id.
    async fn get(&mut self, id: LicenceId) -> Result<Option<Licence>>;

    /// The licence that came with an order.
    async fn of_order(&mut self, order: OrderId) -> Result<Option<Licence>>;

    /// The licence whose key has this hash, for this transaction alone until it ends.
    async fn by_hash(&mut self, hash: &str) -> Result<Option<Licence>>;

    /// The sealed key of a licence.
    async fn sealed(&mut self, id: LicenceId) -> Result<Option<String>>;

    /// An account's licence of a product that counts.
    async fn active(&mut self, account: AccountId, product: ProductId) -> Result<Option<Licence>>;

    /// An account's licences that count, the oldest first.
    async fn list(&mut self, account: AccountId) -> Result<Vec<Licence>>;

    /// Writes whether a licence counts.
    async fn set_state(&mut self, id: LicenceId, state: LicenceState) -> Result<()>;

    /// Where a licence is used, the oldest first.
    async fn activations(&mut self, id: LicenceId) -> Result<Vec<Activation>>;

    /// Adds a device; where it is there already, nothing is written.
    async fn activate(&mut self, id: LicenceId, activation: &Activation) -> Result<()>;

    /// Removes a device; `false` where there is none.
    async fn deactivate(&mut self, id: LicenceId, device: &str) -> Result<bool>;
}
