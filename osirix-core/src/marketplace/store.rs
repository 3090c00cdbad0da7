use async_trait::async_trait;

use super::Product;
use crate::error::Result;

/// Keeps products.
#[async_trait]
pub trait ProductRepository: Send {
    /// Every product, in the order it was added.
    async fn list(&mut self) -> Result<Vec<Product>>;
}
