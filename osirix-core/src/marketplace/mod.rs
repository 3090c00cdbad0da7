//! The marketplace: what can be bought.

mod model;
mod store;

pub use model::Product;
pub use store::ProductRepository;
