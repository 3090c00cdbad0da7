//! The marketplace: what can be bought, who has bought it, and what it gives.
//!
//! A product is a set of [`Look`]s, which decide parts of a video (a voice, captions, a background,
//! music, a whole template), and of [`Document`]s to read. Whoever has a licence names a look in a
//! video's request, and may read the documents.
//!
//! A purchase is one transaction: the price that the buyer was shown, the credits, the order, the
//! licence and the seller's share are written together or not at all. What the seller earns waits
//! for some days, in which a refund undoes it, and is then granted as credits.

mod content;
mod index;
mod library;
mod licence;
mod licensing;
mod model;
mod order;
mod paid;
mod purchase;
mod rating;
mod selling;
mod service;
mod settings;
mod shares;
mod store;

pub use content::{Document, Look, ProductContent};
pub use library::OwnedProduct;
pub use licence::{Activation, Licence, LicenceState};
pub use model::{Category, Goods, NewProduct, Product, ProductQuery, ProductState, ProductUpdate};
pub use order::{Order, OrderPayment, OrderState, PurchaseRequest, Receipt};
pub use rating::{NewRating, Rating};
pub use service::Marketplace;
pub use settings::MarketplaceSettings;
pub use shares::{Share, ShareState};
pub use store::{LicenceRepository, OrderRepository, ProductRepository};
