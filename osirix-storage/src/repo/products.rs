use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, ProductId};
use osirix_core::marketplace::{Product, ProductContent, ProductQuery, ProductRepository, Rating};
use osirix_core::money::Credits;
use osirix_core::page::{Page, PageRequest};

use super::Row;
use super::cell::{after_dated, count, currency, dated_cursor, json};
use crate::db::dialect::{listed, lock_row};
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! columns {
    ($dialect:ident) => {
        "id, slug, name, description, category, price_minor_units, currency, credits, seller, state,
        reason, version, stock, sold, ratings, stars, created_at"
    };
}

macro_rules! rating_columns {
    ($dialect:ident) => {
        "product_id, account_id, stars, text, at"
    };
}

// A word that was asked for is the beginning of one that a product has: $4 is behind every letter.
statements! {
    read LIST = "SELECT " {columns} " FROM products WHERE state = 'published'
        ORDER BY created_at, id";
    read SEARCH = "SELECT " {columns} " FROM products p WHERE p.state = 'published'
        AND ($1 = '' OR p.category = $1)
        AND NOT EXISTS (SELECT 1 FROM " {listed("$2")} " WHERE NOT EXISTS
            (SELECT 1 FROM product_words w WHERE w.product_id = p.id
                AND w.word >= k.item AND w.word < k.item || $4))
        ORDER BY p.created_at DESC, p.id DESC LIMIT $3";
    read SEARCH_AFTER = "SELECT " {columns} " FROM products p WHERE p.state = 'published'
        AND ($1 = '' OR p.category = $1)
        AND NOT EXISTS (SELECT 1 FROM " {listed("$2")} " WHERE NOT EXISTS
            (SELECT 1 FROM product_words w WHERE w.product_id = p.id
                AND w.word >= k.item AND w.word < k.item || $4))
        AND (p.created_at, p.id) < ($5, $6)
        ORDER BY p.created_at DESC, p.id DESC LIMIT $3";
    read OF_SELLER = "SELECT " {columns} " FROM products WHERE seller = $1
        ORDER BY created_at DESC, id DESC LIMIT $2";
    read OF_SELLER_AFTER = "SELECT " {columns} " FROM products WHERE seller = $1
        AND (created_at, id) < ($3, $4) ORDER BY created_at DESC, id DESC LIMIT $2";
    read IN_REVIEW = "SELECT " {columns} " FROM products WHERE state = 'in_review'
        ORDER BY created_at, id LIMIT $1";
    read GET = "SELECT " {columns} " FROM products WHERE id = $1";
    read BY_SLUG = "SELECT " {columns} " FROM products WHERE slug = $1";
    read LOCK = "SELECT " {columns} " FROM products WHERE id = $1" {lock_row} "";
    write INSERT = "INSERT INTO products (" {columns} ") VALUES
        ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    write UPDATE = "UPDATE products SET name = $2, description = $3, category = $4,
        price_minor_units = $5, currency = $6, credits = $7, state = $8, reason = $9, version = $10,
        stock = $11, sold = $12, ratings = $13, stars = $14 WHERE id = $1";
    read CONTENT = "SELECT content FROM product_contents WHERE product_id = $1 AND version = $2";
    write SAVE_CONTENT = "INSERT INTO product_contents (product_id, version, content, created_at)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (product_id, version) DO UPDATE SET content = excluded.content";
    write FORGET_WORDS = "DELETE FROM product_words WHERE product_id = $1";
    write ADD_WORDS = "INSERT INTO product_words (product_id, word)
        SELECT $1, item FROM " {listed("$2")} "";
    read RATING = "SELECT " {rating_columns} " FROM product_ratings
        WHERE product_id = $1 AND account_id = $2";
    write SAVE_RATING = "INSERT INTO product_ratings (" {rating_columns} ")
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (product_id, account_id)
        DO UPDATE SET stars = excluded.stars, text = excluded.text, at = excluded.at";
    read RATINGS = "SELECT " {rating_columns} " FROM product_ratings WHERE product_id = $1
        ORDER BY at DESC, account_id DESC LIMIT $2";
    read RATINGS_AFTER = "SELECT " {rating_columns} " FROM product_ratings WHERE product_id = $1
        AND (at, account_id) < ($3, $4) ORDER BY at DESC, account_id DESC LIMIT $2";
}

row! {
    struct ProductRow {
        id: String,
        slug: String,
        name: String,
        description: String,
        category: String,
        price_minor_units: i64,
        currency: String,
        credits: i64,
        seller: Option<String>,
        state: String,
        reason: Option<String>,
        version: i64,
        stock: Option<i64>,
        sold: i64,
        ratings: i64,
        stars: i64,
        created_at: i64,
    }
}

row! {
    struct RatingRow {
        product_id: String,
        account_id: String,
        stars: i64,
        text: Option<String>,
        at: i64,
    }
}

impl ProductRow {
    fn product(self) -> Result<Product> {
        let row = Row { table: "products", id: &self.id };
        Ok(Product {
            id: row.parse("id", &self.id)?,
            category: row.parse("category", &self.category)?,
            price: row.money(self.price_minor_units, &self.currency)?,
            credits: Credits(self.credits),
            seller: row.parse_some("seller", self.seller.as_deref())?,
            state: row.parse("state", &self.state)?,
            version: row.number("version", self.version)?,
            stock: self.stock.map(|stock| row.number("stock", stock)).transpose()?,
            sold: row.number("sold", self.sold)?,
            ratings: row.number("ratings", self.ratings)?,
            stars: row.number("stars", self.stars)?,
            slug: self.slug,
            name: self.name,
            description: self.description,
            reason: self.reason,
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

impl RatingRow {
    fn rating(self) -> Result<Rating> {
        let row = Row { table: "product_ratings", id: &self.product_id };
        Ok(Rating {
            product_id: row.parse("product_id", &self.product_id)?,
            account_id: row.parse("account_id", &self.account_id)?,
            stars: row.number("stars", self.stars)?,
            text: self.text,
            at: Timestamp::from_micros(self.at),
        })
    }
}

fn products(rows: Vec<ProductRow>) -> Result<Vec<Product>> {
    rows.into_iter().map(ProductRow::product).collect()
}

fn page_of(rows: Vec<ProductRow>, page: &PageRequest) -> Result<Page<Product>> {
    let cursor = |one: &Product| dated_cursor(one.created_at.as_micros(), one.id);
    Ok(Page::from_rows(products(rows)?, page.limit, cursor))
}

#[async_trait]
impl ProductRepository for SqlTransaction {
    async fn list(&mut self) -> Result<Vec<Product>> {
        products(run!(self.fetch_all::<ProductRow>(LIST))?)
    }

    async fn search(
        &mut self,
        query: &ProductQuery,
        words: &[String],
        page: &PageRequest,
    ) -> Result<Page<Product>> {
        let category = query.category.map_or("", |category| category.as_str());
        let (words, limit, last) = (json(&words)?, count(page)?, char::MAX.to_string());
        let rows = match after_dated(page)? {
            Some((at, id)) => run!(self.fetch_all::<ProductRow>(
                SEARCH_AFTER,
                category,
                &words,
                limit,
                &last,
                at,
                &id,
            )),
            None => run!(self.fetch_all::<ProductRow>(SEARCH, category, &words, limit, &last)),
        }?;
        page_of(rows, page)
    }

    async fn of_seller(&mut self, seller: AccountId, page: &PageRequest) -> Result<Page<Product>> {
        let (seller, limit) = (seller.to_string(), count(page)?);
        let rows = match after_dated(page)? {
            Some((at, id)) => {
                run!(self.fetch_all::<ProductRow>(OF_SELLER_AFTER, &seller, limit, at, &id))
            }
            None => run!(self.fetch_all::<ProductRow>(OF_SELLER, &seller, limit)),
        }?;
        page_of(rows, page)
    }

    async fn in_review(&mut self, limit: u32) -> Result<Vec<Product>> {
        products(run!(self.fetch_all::<ProductRow>(IN_REVIEW, i64::from(limit)))?)
    }

    async fn get(&mut self, id: ProductId) -> Result<Option<Product>> {
        let row = run!(self.fetch_optional::<ProductRow>(GET, id.to_string()))?;
        row.map(ProductRow::product).transpose()
    }

    async fn by_slug(&mut self, slug: &str) -> Result<Option<Product>> {
        let row = run!(self.fetch_optional::<ProductRow>(BY_SLUG, slug))?;
        row.map(ProductRow::product).transpose()
    }

    async fn lock(&mut self, id: ProductId) -> Result<Option<Product>> {
        let row = run!(self.fetch_optional::<ProductRow>(LOCK, id.to_string()))?;
        row.map(ProductRow::product).transpose()
    }

    async fn insert(&mut self, product: &Product) -> Result<()> {
        run!(self.execute(
            INSERT,
            product.id.to_string(),
            &product.slug,
            &product.name,
            &product.description,
            product.category.as_str(),
            product.price.minor_units,
            currency(product.price)?,
            product.credits.0,
            product.seller.map(|seller| seller.to_string()),
            product.state.as_str(),
            product.reason.as_deref(),
            i64::from(product.version),
            product.stock.map(i64::from),
            i64::from(product.sold),
            i64::from(product.ratings),
            i64::from(product.stars),
            product.created_at.as_micros(),
        ))?;
        Ok(())
    }

    async fn update(&mut self, product: &Product) -> Result<()> {
        run!(self.execute(
            UPDATE,
            product.id.to_string(),
            &product.name,
            &product.description,
            product.category.as_str(),
            product.price.minor_units,
            currency(product.price)?,
            product.credits.0,
            product.state.as_str(),
            product.reason.as_deref(),
            i64::from(product.version),
            product.stock.map(i64::from),
            i64::from(product.sold),
            i64::from(product.ratings),
            i64::from(product.stars),
        ))?;
        Ok(())
    }

    async fn content(&mut self, id: ProductId, version: u32) -> Result<Option<ProductContent>> {
        let (id, version) = (id.to_string(), i64::from(version));
        let row = run!(self.fetch_optional::<(String,)>(CONTENT, &id, version))?;
        let row = row
            .map(|(content,)| Row { table: "product_contents", id: &id }.json("content", &content));
        row.transpose()
    }

    async fn save_content(
        &mut self,
        id: ProductId,
        version: u32,
        content: &ProductContent,
        now: Timestamp,
    ) -> Result<()> {
        let (id, version) = (id.to_string(), i64::from(version));
        run!(self.execute(SAVE_CONTENT, id, version, json(content)?, now.as_micros()))?;
        Ok(())
    }

    async fn index(&mut self, id: ProductId, words: &[String]) -> Result<()> {
        let id = id.to_string();
        run!(self.execute(FORGET_WORDS, &id))?;
        run!(self.execute(ADD_WORDS, &id, json(&words)?))?;
        Ok(())
    }

    async fn rating(&mut self, id: ProductId, account: AccountId) -> Result<Option<Rating>> {
        let (id, account) = (id.to_string(), account.to_string());
        let row = run!(self.fetch_optional::<RatingRow>(RATING, id, account))?;
        row.map(RatingRow::rating).transpose()
    }

    async fn save_rating(&mut self, rating: &Rating) -> Result<()> {
        run!(self.execute(
            SAVE_RATING,
            rating.product_id.to_string(),
            rating.account_id.to_string(),
            i64::from(rating.stars),
            rating.text.as_deref(),
            rating.at.as_micros(),
        ))?;
        Ok(())
    }

    async fn ratings(&mut self, id: ProductId, page: &PageRequest) -> Result<Page<Rating>> {
        let (id, limit) = (id.to_string(), count(page)?);
        let rows = match after_dated(page)? {
            Some((at, account)) => {
                run!(self.fetch_all::<RatingRow>(RATINGS_AFTER, &id, limit, at, &account))
            }
            None => run!(self.fetch_all::<RatingRow>(RATINGS, &id, limit)),
        }?;
        let ratings = rows.into_iter().map(RatingRow::rating).collect::<Result<_>>()?;
        let cursor = |one: &Rating| dated_cursor(one.at.as_micros(), one.account_id);
        Ok(Page::from_rows(ratings, page.limit, cursor))
    }
}
