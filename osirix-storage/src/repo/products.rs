use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::marketplace::{Product, ProductRepository};

use super::Row;
use crate::db::{SqlTransaction, row, run, statements};

statements! {
    read LIST = "SELECT id, slug, name, description, price_minor_units, currency, created_at
        FROM products ORDER BY created_at, id";
}

row! {
    struct ProductRow {
        id: String,
        slug: String,
        name: String,
        description: String,
        price_minor_units: i64,
        currency: String,
        created_at: i64,
    }
}

impl ProductRow {
    fn product(self) -> Result<Product> {
        let row = Row { table: "products", id: &self.id };
        Ok(Product {
            id: row.parse("id", &self.id)?,
            price: row.money(self.price_minor_units, &self.currency)?,
            slug: self.slug,
            name: self.name,
            description: self.description,
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

#[async_trait]
impl ProductRepository for SqlTransaction {
    async fn list(&mut self) -> Result<Vec<Product>> {
        let rows = run!(self.fetch_all::<ProductRow>(LIST))?;
        rows.into_iter().map(ProductRow::product).collect()
    }
}
